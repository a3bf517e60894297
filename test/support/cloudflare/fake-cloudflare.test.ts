import { afterEach, describe, expect, it } from 'vitest';
import { send } from './cloudflare-client.js';
import { cloudflareScene, type CloudflareScene } from './cloudflare-scene.js';
import { cloudflareAnswers } from './fake-cloudflare.js';
import { allZonesResources, groupId, userResources, zoneResources } from './permissions.js';

let scene: CloudflareScene;

async function start(...args: Parameters<typeof cloudflareScene>): Promise<CloudflareScene> {
  scene = await cloudflareScene(...args);
  return scene;
}
afterEach(async () => {
  await scene.cloudflare.stop();
});

const call = (
  ...[request, credential, body]: [string, Parameters<typeof send>[2]?, unknown?]
): ReturnType<typeof send> => send(scene.cloudflare.url, request, credential, body);

/** Reads the DNS records of the zone, which is what the leaked token is for. */
const useToken = (token: string, zone = scene.zone): ReturnType<typeof send> =>
  call(`GET /zones/${zone.id}/dns_records`, { token });

function tokenBody(more: object = {}): object {
  const permission_groups = [{ id: groupId('Zone Read') }, { id: groupId('DNS Read') }];
  return {
    name: 'reader',
    policies: [{ effect: 'allow', permission_groups, resources: zoneResources(scene.zone) }],
    ...more,
  };
}

describe.each(['user', 'account'] as const)('tokens of a %s', (kind) => {
  const base = (): string => (kind === 'user' ? '/user/tokens' : `/accounts/${scene.account.id}/tokens`);

  it('are made, told once, listed without their value, and work', async () => {
    const { manager, cloudflare } = await start(kind);
    const made = await call(
      `POST ${base()}`,
      { token: manager.value },
      tokenBody({ expires_on: '2099-01-01T00:00:00Z' }),
    );
    const { id, value } = made.result as { id: string; value: string };
    expect(value).toMatch(kind === 'user' ? /^cfut_[A-Za-z0-9]{40}[0-9a-f]{8}$/ : /^cfat_[A-Za-z0-9]{40}[0-9a-f]{8}$/);
    const got = await call(`GET ${base()}/${id}`, { token: manager.value });
    expect(got.result).toMatchObject({ id, name: 'reader', status: 'active', expires_on: '2099-01-01T00:00:00Z' });
    const list = await call(`GET ${base()}`, { token: manager.value });
    expect(list.body['result_info']).toMatchObject({ page: 1, per_page: 20, count: 3, total_count: 3 });
    expect(JSON.stringify([got.body, list.body, cloudflare.state.stateText()])).not.toContain(value);
    expect((await useToken(value)).status).toBe(200);
    expect(cloudflare.violations).toEqual([]);
  });

  it('are disabled and enabled again by an update, which replaces everything that it names not', async () => {
    const { manager, leaked } = await start(kind);
    const put = (body: object): ReturnType<typeof send> =>
      call(`PUT ${base()}/${leaked.id}`, { token: manager.value }, body);
    await put(tokenBody({ status: 'disabled', condition: { request_ip: { in: ['127.0.0.0/8'] } } }));
    const whileDisabled = await useToken(leaked.value);
    const verified = await call(`GET ${base()}/verify`, { token: leaked.value });
    const enabled = await put(tokenBody({ status: 'active' }));
    expect([whileDisabled.status, whileDisabled.code]).toEqual([403, 10000]);
    expect(verified.result).toMatchObject({ id: leaked.id, status: 'disabled' });
    expect(enabled.result).not.toHaveProperty('condition');
    expect((await useToken(leaked.value)).status).toBe(200);
  });

  it('keep their status where an update names none, and are refused without policies', async () => {
    const { manager, leaked, cloudflare } = await start(kind);
    const put = (body: object): ReturnType<typeof send> =>
      call(`PUT ${base()}/${leaked.id}`, { token: manager.value }, body);
    await put(tokenBody({ status: 'disabled' }));
    await put(tokenBody({ name: 'renamed' }));
    expect(cloudflare.state.token(leaked.id)).toMatchObject({ name: 'renamed', isDisabled: true });
    expect((await put({ name: 'x', status: 'disabled' })).status).toBe(400);
    expect(cloudflare.violations).toEqual([expect.stringContaining('body: policies')]);
  });

  it('are rolled in place: the old value dies at once and the new one has the same rights', async () => {
    const { manager, leaked } = await start(kind);
    const { result } = await call(`PUT ${base()}/${leaked.id}/value`, { token: manager.value });
    expect(result).toEqual(expect.any(String));
    expect(await call(`GET ${base()}/verify`, { token: leaked.value })).toMatchObject({ status: 401, code: 1000 });
    expect((await useToken(String(result))).status).toBe(200);
    expect((await useToken(String(result), scene.otherZone)).code).toBe(10000);
  });

  it('are deleted once, and absent the second time', async () => {
    const { manager, leaked, cloudflare } = await start(kind);
    const remove = (): ReturnType<typeof send> => call(`DELETE ${base()}/${leaked.id}`, { token: manager.value });
    expect((await remove()).result).toEqual({ id: leaked.id });
    expect((await remove()).status).toBe(404);
    expect(await useToken(leaked.value)).toMatchObject({ status: 403, code: 10000 });
    expect(cloudflare.state.tokensOf(scene.owner)).toHaveLength(1);
  });

  it('go on working for so many uses where death is delayed so', async () => {
    const { manager, leaked } = await start(kind, { deathAfterUses: 2 });
    await call(`DELETE ${base()}/${leaked.id}`, { token: manager.value });
    const statuses = [await useToken(leaked.value), await useToken(leaked.value), await useToken(leaked.value)];
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 403]);
  });

  it('are refused beyond the limit', async () => {
    const { manager } = await start(kind, { maxTokens: { user: 2, account: 2 } });
    const { status } = await call(`POST ${base()}`, { token: manager.value }, tokenBody());
    expect(status).toBe(400);
    expect(scene.cloudflare.state.tokensOf(scene.owner)).toHaveLength(2);
  });

  it('neither read nor write tokens without the permission for it', async () => {
    const { leaked } = await start(kind);
    for (const request of [`GET ${base()}`, `GET ${base()}/${leaked.id}`, `DELETE ${base()}/${leaked.id}`]) {
      expect(await call(request, { token: leaked.value })).toMatchObject({
        status: 403,
        code: kind === 'user' ? 9109 : 10000,
      });
    }
  });
});

it('goes on accepting a rolled value for so long where death is delayed so', async () => {
  let now = Date.now();
  const { manager, leaked } = await start('user', { deathDelayMs: 60_000, now: () => now });
  await call(`PUT /user/tokens/${leaked.id}/value`, { token: manager.value }, {});
  const before = await useToken(leaked.value);
  now += 60_000;
  expect([before.status, (await useToken(leaked.value)).status]).toEqual([200, 403]);
});

it('knows each kind of token only at its own verify call', async () => {
  const { leaked, account } = await start('account');
  expect(await call('GET /user/tokens/verify', { token: leaked.value })).toMatchObject({ status: 401, code: 1000 });
  const other = scene.cloudflare.state.addAccount('Other');
  expect((await call(`GET /accounts/${other.id}/tokens/verify`, { token: leaked.value })).status).toBe(401);
  expect((await call(`GET /accounts/${account.id}/tokens/verify`, { token: leaked.value })).status).toBe(200);
});

it('takes no global key for verify', async () => {
  const { user } = await start();
  const got = await call('GET /user/tokens/verify', { email: user.email, key: user.globalKey });
  expect([got.status, got.code]).toEqual([400, 1001]);
});

it('may answer to a stopped token as to one that never was', async () => {
  const { manager, leaked } = await start('user', { verifiesStopped: 'as-invalid' });
  await call(`PUT /user/tokens/${leaked.id}`, { token: manager.value }, tokenBody({ status: 'disabled' }));
  expect((await call('GET /user/tokens/verify', { token: leaked.value })).status).toBe(401);
});

it('lets a token expire, and lists it then only when asked', async () => {
  let now = Date.parse('2030-01-01T00:00:00Z');
  const { manager, leaked } = await start('user', { now: () => now }, { expiresOn: '2030-01-02T00:00:00Z' });
  const ids = async (query: string): Promise<readonly string[]> =>
    ((await call(`GET /user/tokens${query}`, { token: manager.value })).result as { id: string }[]).map(({ id }) => id);
  expect(await ids('')).toContain(leaked.id);
  now = Date.parse('2030-01-02T00:00:00Z');
  expect(await ids('')).not.toContain(leaked.id);
  expect(await ids('?include_expired=true')).toContain(leaked.id);
  expect((await call('GET /user/tokens/verify', { token: leaked.value })).result).toMatchObject({ status: 'expired' });
});

it('refuses a token before its time', async () => {
  const { leaked } = await start('user', {}, { notBefore: '2099-01-01T00:00:00Z' });
  expect((await useToken(leaked.value)).status).toBe(403);
});

it('refuses a token from another address with a code that dead tokens have too', async () => {
  const { leaked } = await start('user', {}, { condition: { request_ip: { in: ['203.0.113.0/24'] } } });
  const got = await useToken(leaked.value);
  expect([got.status, got.code]).toEqual([403, 9109]);
  expect(JSON.stringify(got.body)).toContain('from location: 127.0.0.1');
});

it('lets a denial beat a grant', async () => {
  const { owner, account, zone, otherZone, cloudflare } = await start();
  const groups = ['Zone Read', 'DNS Read'] as const;
  const policies = [
    { groups, resources: allZonesResources(account.id) },
    { effect: 'deny' as const, groups: ['DNS Read'] as const, resources: zoneResources(zone) },
  ];
  const { value } = cloudflare.state.addToken(owner, { name: 'all but one', policies });
  expect((await useToken(value)).status).toBe(403);
  expect((await useToken(value, otherZone)).status).toBe(200);
});

it('shows a token only the zones that it may read', async () => {
  const { leaked, zone, manager, user } = await start();
  const names = async (query: string, credential: Parameters<typeof call>[1]): Promise<unknown> =>
    ((await call(`GET /zones${query}`, credential)).result as { name: string }[]).map(({ name }) => name);
  expect(await names('', { token: leaked.value })).toEqual([zone.name]);
  expect(await names('?name=example.net', { token: leaked.value })).toEqual([]);
  expect(await names('?name=example.net', { email: user.email, key: user.globalKey })).toEqual(['example.net']);
  expect((await call('GET /zones', { token: manager.value })).status).toBe(403);
});

it.each(['current', 'legacy'] as const)('gives a global key of the %s form all rights of its user', async (form) => {
  const { cloudflare, account } = await start();
  const { email, globalKey, id } = cloudflare.state.addUser('second@example.com', [account], form);
  const credential = { email, key: globalKey };
  expect((await call('GET /user', credential)).result).toMatchObject({ id, email });
  expect((await call('GET /accounts', credential)).result).toHaveLength(1);
  const made = await call('POST /user/tokens', credential, tokenBody());
  expect(made.status).toBe(200);
  cloudflare.state.changeGlobalKey(id);
  expect(await call('GET /user', credential)).toMatchObject({ status: 403, code: 9103 });
});

it('lists no accounts to a token of an account', async () => {
  const { leaked } = await start('account');
  expect(await call('GET /accounts', { token: leaked.value })).toMatchObject({ status: 400, code: 1001 });
});

it.each([
  { why: 'another scheme', headers: { authorization: 'Token abc' }, status: 400 },
  { why: 'no credential', headers: {}, status: 400 },
  { why: 'a token and a key', headers: { authorization: 'Bearer abc', 'x-auth-key': 'abc' }, status: 400 },
])('records a request with $why', async ({ headers, status }) => {
  const { cloudflare } = await start();
  const response = await fetch(`${cloudflare.url}/client/v4/user`, { headers: { ...headers } });
  expect(response.status).toBe(status);
  expect(cloudflare.violations).toHaveLength(1);
});

it.each([
  { why: 'an unknown permission group', more: { permission_groups: [{ id: '0'.repeat(32) }] } },
  { why: 'a resource of another kind', more: { resources: userResources('0'.repeat(32)) } },
  { why: 'no resources', more: { resources: {} } },
  { why: 'an unknown field', more: { roles: [] } },
])('refuses a policy with $why and records it', async ({ more }) => {
  const { cloudflare, manager, zone } = await start();
  const policy = {
    effect: 'allow',
    permission_groups: [{ id: groupId('DNS Read') }],
    resources: zoneResources(zone),
    ...more,
  };
  const got = await call('POST /user/tokens', { token: manager.value }, { name: 'x', policies: [policy] });
  expect(got.status).toBe(400);
  expect(cloudflare.violations).toHaveLength(1);
});

it('refuses a header that has not the form of a token without a word about the token', async () => {
  const { cloudflare } = await start();
  const got = await call('GET /user/tokens/verify', { token: 'short' });
  expect(got).toMatchObject({ status: 400, code: 6003 });
  expect(cloudflare.violations).toEqual([]);
});

it('pages through tokens in both directions', async () => {
  const { manager } = await start();
  const page = async (query: string): Promise<unknown> =>
    ((await call(`GET /user/tokens?${query}`, { token: manager.value })).result as { name: string }[]).map(
      ({ name }) => name,
    );
  expect(await page('page=1&per_page=1')).toEqual(['manager']);
  expect(await page('page=2&per_page=1')).toEqual(['dns reader']);
  expect(await page('page=3&per_page=1')).toEqual([]);
  expect(await page('direction=desc')).toEqual(['dns reader', 'manager']);
  expect((await call('GET /user/tokens?per_page=500', { token: manager.value })).status).toBe(400);
});

it('loses the answer of a change that it made', async () => {
  const { cloudflare, manager, leaked } = await start();
  cloudflare.inject('PUT /client/v4/user/tokens/:id/value', { kind: 'lose-answer' });
  await expect(call(`PUT /user/tokens/${leaked.id}/value`, { token: manager.value })).rejects.toThrow('fetch failed');
  expect((await useToken(leaked.value)).status).toBe(403);
});

it('answers as it is told: a used-up rate with the time to wait, a broken gateway', async () => {
  const { cloudflare, leaked } = await start();
  cloudflare.inject('GET /client/v4/user/tokens/verify', { kind: 'answer', answer: cloudflareAnswers.rateLimited(7) });
  const got = await call('GET /user/tokens/verify', { token: leaked.value });
  expect([got.status, got.headers.get('retry-after')]).toEqual([429, '7']);
  expect(cloudflareAnswers.broken().status).toBe(502);
});

it('changes nothing that its state shows when it is only looked at', async () => {
  const { cloudflare, leaked, manager } = await start();
  const before = cloudflare.state.stateText();
  await useToken(leaked.value);
  await call('GET /user/tokens', { token: manager.value });
  expect(cloudflare.state.stateText()).toBe(before);
  expect(cloudflare.state.token(leaked.id)?.lastUsedOn).toEqual(expect.any(String));
});
