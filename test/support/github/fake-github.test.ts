import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeGithub, startFakeGithub } from './fake-github.js';
import type { Account, Repository } from './model.js';
import { appJwt, bearer, type Got, rsaKeys, send, type Sent, sshPublicKey } from './test-client.js';

let now: Date;
let github: FakeGithub;
let alice: Account;
let bob: Account;
let acme: Account;
let orders: Repository;
let site: Repository;

beforeEach(async () => {
  now = new Date('2026-11-24T10:00:00Z');
  github = await startFakeGithub({ now: () => now });
  const { state } = github;
  alice = state.addUser('alice');
  bob = state.addUser('bob');
  acme = state.addOrganization('acme', { alice: 'admin', bob: 'member' });
  orders = state.addRepository(acme, 'orders', { collaborators: { bob: 'write' } });
  site = state.addRepository(acme, 'site', { isPrivate: false });
});
afterEach(() => github.stop());

const call = (operation: string, sent?: Sent): Promise<Got> => send(github.url, operation, sent);
const inOneHour = (): Date => new Date(now.getTime() + 3_600_000);
const ordersPath = { owner: 'acme', repo: 'orders' };
const KEYS = '/repos/{owner}/{repo}/keys';
const ACCESS_TOKENS = 'POST /app/installations/{installation_id}/access_tokens';

/** `iat` and `exp` around now, in seconds. */
const times = (from = -30, to = 300): { readonly iat: number; readonly exp: number } => {
  const seconds = Math.floor(now.getTime() / 1000);
  return { iat: seconds + from, exp: seconds + to };
};

describe('GET /user', () => {
  it('tells owner, scopes and expiry of a classic token', async () => {
    const token = github.state.addClassicToken(alice, ['repo', 'read:org'], { expiresAt: inOneHour() });
    const got = await call('GET /user', { authorization: bearer(token) });
    expect(got).toMatchObject({ status: 200, body: { login: 'alice', type: 'User', user_view_type: 'public' } });
    expect(got.headers.get('x-oauth-scopes')).toBe('repo, read:org');
    expect(got.headers.get('github-authentication-token-expiration')).toBe('2026-11-24 11:00:00 UTC');
  });

  it('tells more to a token with the scope user, in the older form of the header too', async () => {
    const token = github.state.addOauthToken(alice, ['user']);
    const got = await call('GET /user', { authorization: `token ${token.value}` });
    expect(got).toMatchObject({ status: 200, body: { user_view_type: 'private', two_factor_authentication: true } });
    expect(got.headers.get('github-authentication-token-expiration')).toBeNull();
  });

  it('tells no scopes of a fine-grained token, and its expiry with an offset', async () => {
    const token = github.state.addFineGrainedToken(alice, { expiresAt: inOneHour() });
    const got = await call('GET /user', { authorization: bearer(token) });
    expect(got.status).toBe(200);
    expect(got.headers.get('x-oauth-scopes')).toBeNull();
    const expiry = got.headers.get('github-authentication-token-expiration') ?? '';
    expect(expiry).toBe('2026-11-24 04:00:00 -0700');
    expect(new Date(expiry)).toEqual(inOneHour());
  });

  it('refuses a token from the second of its expiry', async () => {
    const token = github.state.addClassicToken(alice, [], { expiresAt: inOneHour() });
    expect((await call('GET /user', { authorization: bearer(token) })).status).toBe(200);
    now = inOneHour();
    const got = await call('GET /user', { authorization: bearer(token) });
    expect(got).toMatchObject({ status: 401, body: { message: 'Bad credentials' } });
  });

  it('refuses what it never issued, a refresh token, and nobody', async () => {
    const refresh = github.state.addRefreshToken(alice);
    const refused = { status: 401, body: { message: 'Bad credentials' } };
    expect(await call('GET /user', { authorization: bearer({ value: `ghp_${'x'.repeat(3)}` }) })).toMatchObject(
      refused,
    );
    expect(await call('GET /user', { authorization: bearer(refresh) })).toMatchObject(refused);
    expect(await call('GET /user')).toMatchObject({ status: 401, body: { message: 'Requires authentication' } });
  });

  it('is nothing for an App or its installation', async () => {
    const { app, installation } = addApp({ contents: 'read' });
    const token = github.state.addInstallationToken(installation);
    expect((await call('GET /user', { authorization: bearer(token) })).status).toBe(403);
    expect((await call('GET /user', { authorization: appJwt({ iss: app.id, ...times() }) })).status).toBe(403);
  });
});

describe('a credential that is refused', () => {
  it('uses up the budget of its source, after which a 403 says nothing about it', async () => {
    const authorization = bearer({ value: 'made up' });
    for (let count = 0; count < 60; count += 1) expect((await call('GET /user', { authorization })).status).toBe(401);
    const got = await call('GET /user', { authorization });
    expect(got.status).toBe(403);
    expect(got.headers.get('x-ratelimit-remaining')).toBe('0');
  });
});

describe('GET /user/keys', () => {
  beforeEach(() => {
    github.state.addSshKey(alice, sshPublicKey('laptop'), 'laptop');
    github.state.addSshKey(bob, sshPublicKey());
  });

  it('lists the own keys to a classic token with the scope, and denies them to one without', async () => {
    const wide = github.state.addClassicToken(alice, ['read:public_key']);
    const got = await call('GET /user/keys', { authorization: bearer(wide) });
    expect(got).toMatchObject({ status: 200, body: [{ title: 'laptop' }] });
    const narrow = github.state.addClassicToken(alice, ['repo']);
    expect((await call('GET /user/keys', { authorization: bearer(narrow) })).status).toBe(404);
  });

  it('asks a fine-grained token for the permission', async () => {
    const wide = github.state.addFineGrainedToken(alice, { permissions: { git_ssh_keys: 'read' } });
    expect((await call('GET /user/keys', { authorization: bearer(wide) })).status).toBe(200);
    const got = await call('GET /user/keys', { authorization: bearer(github.state.addFineGrainedToken(alice)) });
    expect(got.status).toBe(403);
    expect(got.headers.get('x-accepted-github-permissions')).toBe('git_ssh_keys=read');
  });
});

describe('POST /credentials/revoke', () => {
  const revoke = (credentials: unknown, sent: Sent = {}): Promise<Got> =>
    call('POST /credentials/revoke', { body: { credentials }, ...sent });
  const statusOf = async (token: { readonly value: string }): Promise<number> =>
    (await call('GET /user', { authorization: bearer(token) })).status;

  it('kills every kind of token but those of installations, without telling what it found', async () => {
    const { state } = github;
    const { installation } = addApp({ contents: 'read' });
    const users = [
      state.addClassicToken(alice, []),
      state.addFineGrainedToken(alice),
      state.addOauthToken(alice, []),
      state.addUserToServerToken(alice, installation),
    ];
    const refresh = state.addRefreshToken(alice);
    const kept = state.addInstallationToken(installation);
    const got = await revoke([...users, refresh, kept].map(({ value }) => value).concat('made up'));
    expect(got).toMatchObject({ status: 202, body: {} });
    expect(await Promise.all(users.map(statusOf))).toEqual([401, 401, 401, 401]);
    expect(refresh.status).toBe('dead');
    expect((await call('GET /installation/repositories', { authorization: bearer(kept) })).status).toBe(200);
  });

  it('leaves the token working for as many reads as it is told to', async () => {
    github.state.deathAfter = 2;
    const token = github.state.addClassicToken(alice, []);
    expect((await revoke([token.value])).status).toBe(202);
    expect(await statusOf(token)).toBe(200);
    expect(await statusOf(token)).toBe(200);
    expect(await statusOf(token)).toBe(401);
    expect(await statusOf(token)).toBe(401);
  });

  it('leaves the token working until a tick where time is told by hand', async () => {
    github.state.deathAfter = 'tick';
    const token = github.state.addClassicToken(alice, []);
    await revoke([token.value]);
    expect([await statusOf(token), await statusOf(token)]).toEqual([200, 200]);
    github.tick();
    expect(await statusOf(token)).toBe(401);
  });

  it('may be repeated without another delay', async () => {
    github.state.deathAfter = 1;
    const token = github.state.addClassicToken(alice, []);
    await revoke([token.value]);
    expect(await statusOf(token)).toBe(200);
    expect((await revoke([token.value])).status).toBe(202);
    expect(await statusOf(token)).toBe(401);
  });

  it('refuses whoever is logged in, and revokes nothing', async () => {
    const token = github.state.addClassicToken(alice, []);
    const other = github.state.addClassicToken(alice, []);
    expect((await revoke([token.value], { authorization: bearer(other) })).status).toBe(403);
    expect(await statusOf(token)).toBe(200);
  });

  it.each([
    { why: 'no body', sent: {} },
    { why: 'no credentials', sent: { body: {} } },
    { why: 'none in the list', sent: { body: { credentials: [] } } },
    { why: 'a bare string', sent: { body: { credentials: 'one' } } },
    { why: 'a number in the list', sent: { body: { credentials: [1] } } },
    { why: 'more than a thousand', sent: { body: { credentials: Array.from({ length: 1001 }, () => 'x') } } },
  ])('answers 422 to $why', async ({ sent }) => {
    expect((await call('POST /credentials/revoke', sent)).status).toBe(422);
  });

  it('takes a thousand', async () => {
    expect((await revoke(Array.from({ length: 1000 }, () => 'x'))).status).toBe(202);
  });

  it('removes the deploy keys that were made with the token', async () => {
    const token = github.state.addClassicToken(alice, ['repo']);
    const body = { key: sshPublicKey() };
    await call(`POST ${KEYS}`, { path: ordersPath, authorization: bearer(token), body });
    const kept = github.state.addDeployKey(orders, sshPublicKey());
    await revoke([token.value]);
    expect(github.state.deployKeys).toEqual([kept]);
  });

  it('answers 60 requests an hour from one source, and says when to come back', async () => {
    for (let count = 0; count < 60; count += 1) expect((await revoke(['x'])).status).toBe(202);
    now = new Date(now.getTime() + 60_000);
    const got = await revoke(['x']);
    expect(got.status).toBe(403);
    expect(got.headers.get('retry-after')).toBe('3540');
    expect(got.headers.get('x-ratelimit-limit')).toBe('60');
    expect(got.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(got.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-11-24T11:00:00Z') / 1000));
    // Whoever is logged in has a budget of their own.
    expect(await statusOf(github.state.addClassicToken(alice, []))).toBe(200);
    now = inOneHour();
    expect((await revoke(['x'])).status).toBe(202);
  });
});

function addApp(permissions: Readonly<Record<string, 'read' | 'write'>>, repositories: 'all' | Repository[] = 'all') {
  const app = github.state.addApp(acme, { slug: 'deployer', publicKey: rsaKeys.publicKey, permissions });
  return { app, installation: github.state.addInstallation(app, acme, repositories) };
}

describe('an App', () => {
  it('is known by a JWT that names its id or its client id', async () => {
    const { app } = addApp({ contents: 'read' });
    for (const iss of [app.id, String(app.id), app.clientId]) {
      const got = await call('GET /app', { authorization: appJwt({ iss, ...times(-60, 600) }) });
      expect(got).toMatchObject({ status: 200, body: { slug: 'deployer', installations_count: 1 } });
    }
  });

  it('is not known by a token, nor by nobody', async () => {
    const token = github.state.addClassicToken(alice, ['repo']);
    expect((await call('GET /app', { authorization: bearer(token) })).status).toBe(401);
    expect((await call('GET /app')).status).toBe(401);
  });

  it.each([
    { why: 'expires in more than ten minutes', claims: () => times(0, 601) },
    { why: 'has expired', claims: () => times(-600, 0) },
    { why: 'was issued in the future', claims: () => times(30, 300) },
    { why: 'has no time of issue', claims: () => ({ exp: times().exp }) },
    { why: 'has a time that is text', claims: () => ({ ...times(), exp: String(times().exp) }) },
    { why: 'names no issuer', claims: () => ({ ...times(), iss: undefined }) },
    { why: 'names another issuer', claims: () => ({ ...times(), iss: 1 }) },
  ])('is not believed by a JWT that $why', async ({ claims }) => {
    const { app } = addApp({});
    expect((await call('GET /app', { authorization: appJwt({ iss: app.id, ...claims() }) })).status).toBe(401);
  });

  it('is not believed by another key, another algorithm, or a changed claim', async () => {
    const { app } = addApp({});
    const claims = { iss: app.id, ...times() };
    const [, , signature = ''] = appJwt(claims).split('.');
    const [header = '', payload = ''] = appJwt({ ...claims, exp: claims.exp + 1 }).split('.');
    const unsigned = appJwt(claims, rsaKeys.privateKey, 'none');
    expect((await call('GET /app', { authorization: `${header}.${payload}.${signature}` })).status).toBe(401);
    expect((await call('GET /app', { authorization: unsigned })).status).toBe(401);
    expect((await call('GET /app', { authorization: appJwt(claims).replace('Bearer', 'token') })).status).toBe(401);
  });
});

describe('an installation token', () => {
  const mint = async (permissions: Parameters<typeof addApp>[0], body?: unknown, repositories?: Repository[]) => {
    const { app, installation } = addApp(permissions, repositories);
    const authorization = appJwt({ iss: app.id, ...times() });
    return call(ACCESS_TOKENS, { path: { installation_id: installation.id }, authorization, body });
  };
  const valueIn = ({ body }: Got): { readonly value: string } => ({ value: (body as { token: string }).token });

  it('has all that the installation has, for an hour', async () => {
    const got = await mint({ contents: 'write' });
    const permissions = { metadata: 'read', contents: 'write' };
    expect(got).toMatchObject({
      status: 201,
      body: { permissions, repository_selection: 'all', expires_at: '2026-11-24T11:00:00Z' },
    });
    const listed = await call('GET /installation/repositories', { authorization: bearer(valueIn(got)) });
    expect(listed.body).toMatchObject({ total_count: 2, repositories: [{ name: 'orders' }, { name: 'site' }] });
    now = inOneHour();
    const late = await call('GET /installation/repositories', { authorization: bearer(valueIn(got)) });
    expect(late.status).toBe(401);
  });

  it('can be narrowed to repositories and permissions', async () => {
    const got = await mint({ contents: 'write' }, { repositories: ['Orders'], permissions: { contents: 'read' } });
    expect(got).toMatchObject({
      status: 201,
      body: { permissions: { contents: 'read' }, repository_selection: 'selected', repositories: [{ name: 'orders' }] },
    });
    const authorization = bearer(valueIn(got));
    const listed = await call('GET /installation/repositories', { authorization });
    expect(listed.body).toMatchObject({ total_count: 1, repository_selection: 'selected' });
    expect((await call('GET /repos/{owner}/{repo}', { authorization, path: ordersPath })).status).toBe(200);
  });

  it.each([
    { why: 'more than the App may', body: { permissions: { contents: 'write' } } },
    { why: 'what the App may not at all', body: { permissions: { administration: 'read' } } },
    { why: 'a permission that does not exist', body: { permissions: { everything: 'read' } } },
    { why: 'a level that does not exist', body: { permissions: { contents: 'admin' } } },
    { why: 'a repository outside of the installation', body: { repositories: ['site'] } },
    { why: 'a repository that does not exist', body: { repository_ids: [1] } },
    { why: 'more than 500 repositories', body: { repositories: Array.from({ length: 501 }, () => 'orders') } },
    { why: 'an id that is text', body: { repository_ids: ['1'] } },
  ])('is not made for $why', async ({ body }) => {
    expect((await mint({ contents: 'read' }, body, [orders])).status).toBe(422);
    expect(github.state.tokens).toEqual([]);
  });

  it('is not made for a foreign, an unknown or a suspended installation, nor for a person', async () => {
    const { app, installation } = addApp({});
    const other = github.state.addApp(acme, { slug: 'other', publicKey: rsaKeys.publicKey, permissions: {} });
    const path = { installation_id: installation.id };
    const statusOf = async (sent: Sent): Promise<number> => (await call(ACCESS_TOKENS, sent)).status;
    expect(await statusOf({ path, authorization: appJwt({ iss: other.id, ...times() }) })).toBe(404);
    const authorization = appJwt({ iss: app.id, ...times() });
    expect(await statusOf({ path: { installation_id: 1 }, authorization })).toBe(404);
    expect(await statusOf({ path, authorization: bearer(github.state.addClassicToken(alice, ['repo'])) })).toBe(401);
    installation.isSuspended = true;
    expect(await statusOf({ path, authorization })).toBe(403);
  });

  it('ends itself at once, and nobody else can use that call', async () => {
    const { installation } = addApp({});
    const token = github.state.addInstallationToken(installation);
    const authorization = bearer(token);
    const classic = bearer(github.state.addClassicToken(alice, ['repo']));
    expect((await call('DELETE /installation/token', { authorization: classic })).status).toBe(403);
    expect(await call('DELETE /installation/token', { authorization })).toMatchObject({ status: 204, body: undefined });
    expect((await call('DELETE /installation/token', { authorization })).status).toBe(401);
  });

  it('rests while its installation is suspended', async () => {
    const { installation } = addApp({});
    const authorization = bearer(github.state.addInstallationToken(installation));
    installation.isSuspended = true;
    expect((await call('GET /installation/repositories', { authorization })).status).toBe(403);
    installation.isSuspended = false;
    expect((await call('GET /installation/repositories', { authorization })).status).toBe(200);
  });

  it('can have the stateless layout', async () => {
    const other = await startFakeGithub({ now: () => now, installationTokens: 'stateless' });
    try {
      const owner = other.state.addOrganization('acme');
      const app = other.state.addApp(owner, { slug: 'deployer', publicKey: rsaKeys.publicKey, permissions: {} });
      const path = { installation_id: other.state.addInstallation(app, owner).id };
      const got = await send(other.url, ACCESS_TOKENS, { path, authorization: appJwt({ iss: app.id, ...times() }) });
      expect(valueIn(got).value.startsWith(`ghs_${app.id}_ey`)).toBe(true);
      const authorization = bearer(valueIn(got));
      expect((await send(other.url, 'GET /installation/repositories', { authorization })).status).toBe(200);
    } finally {
      await other.stop();
    }
  });
});

describe('a repository', () => {
  const get = async (sent: Sent): Promise<number> => (await call('GET /repos/{owner}/{repo}', sent)).status;

  it('shows itself to those who may see it, with their rights', async () => {
    const path = ordersPath;
    const token = github.state.addClassicToken(bob, ['repo']);
    const got = await call('GET /repos/{owner}/{repo}', { path, authorization: bearer(token) });
    expect(got).toMatchObject({ status: 200, body: { permissions: { admin: false, push: true } } });
    expect(await get({ path: { owner: 'ACME', repo: 'Site' } })).toBe(200);
  });

  it('does not exist for anyone else', async () => {
    const { state } = github;
    const carol = state.addUser('carol');
    const path = ordersPath;
    expect(await get({ path })).toBe(404);
    expect(await get({ path, authorization: bearer(state.addClassicToken(carol, ['repo'])) })).toBe(404);
    expect(await get({ path, authorization: bearer(state.addClassicToken(alice, ['read:org'])) })).toBe(404);
    const elsewhere = state.addFineGrainedToken(alice, { owner: acme, repositories: [site] });
    expect(await get({ path, authorization: bearer(elsewhere) })).toBe(404);
    const { installation } = addApp({}, [site]);
    expect(await get({ path, authorization: bearer(state.addInstallationToken(installation)) })).toBe(404);
  });
});

describe('deploy keys', () => {
  const create = (authorization: string, body: unknown): Promise<Got> =>
    call(`POST ${KEYS}`, { path: ordersPath, authorization, body });

  it('can be made, listed, read and deleted once', async () => {
    const authorization = bearer(github.state.addClassicToken(alice, ['repo']));
    const key = sshPublicKey();
    const made = await create(authorization, { title: 'r1', key: `${key} alice@laptop`, read_only: true });
    expect(made).toMatchObject({ status: 201, body: { title: 'r1', key, read_only: true, added_by: 'alice' } });
    const path = { ...ordersPath, key_id: (made.body as { id: number }).id };
    expect((await call(`GET ${KEYS}`, { path, authorization })).body).toEqual([made.body]);
    expect((await call(`GET ${KEYS}/{key_id}`, { path, authorization })).body).toEqual(made.body);
    expect((await call(`DELETE ${KEYS}/{key_id}`, { path, authorization })).status).toBe(204);
    expect((await call(`DELETE ${KEYS}/{key_id}`, { path, authorization })).status).toBe(404);
    expect((await call(`GET ${KEYS}/{key_id}`, { path, authorization })).status).toBe(404);
  });

  it('may write unless told otherwise, even by a misspelt name', async () => {
    const authorization = bearer(github.state.addClassicToken(alice, ['repo']));
    const made = await create(authorization, { key: sshPublicKey(), readonly: true });
    expect(made).toMatchObject({ status: 201, body: { read_only: false } });
    expect(github.requests.at(-1)?.ignored).toEqual(['readonly']);
  });

  it('are unique over repositories and accounts', async () => {
    const { state } = github;
    const authorization = bearer(state.addClassicToken(alice, ['repo']));
    const used = [sshPublicKey(), sshPublicKey(), sshPublicKey()] as const;
    state.addDeployKey(orders, used[0]);
    state.addDeployKey(site, used[1]);
    state.addSshKey(bob, used[2]);
    for (const key of used) {
      expect(await create(authorization, { key: `${key} other comment` })).toMatchObject({
        status: 422,
        body: { message: 'Validation Failed', errors: [{ field: 'key', message: 'key is already in use' }] },
      });
    }
  });

  it.each([
    { why: 'no key', body: { title: 'x' } },
    { why: 'something else than a key', body: { key: 'ssh-ed25519 AAAA' } },
    { why: 'a key of another type than it says', body: { key: sshPublicKey().replace('ed25519', 'rsa') } },
    { why: 'a mistyped flag', body: { key: sshPublicKey(), read_only: 'true' } },
  ])('are not made from $why', async ({ body }) => {
    const authorization = bearer(github.state.addClassicToken(alice, ['repo']));
    expect((await create(authorization, body)).status).toBe(422);
    expect(github.state.deployKeys).toEqual([]);
  });

  it('do not exist for a classic token without the scope, or of someone who is no administrator', async () => {
    const body = { key: sshPublicKey() };
    expect((await create(bearer(github.state.addClassicToken(alice, ['read:org'])), body)).status).toBe(404);
    expect((await create(bearer(github.state.addClassicToken(bob, ['repo'])), body)).status).toBe(404);
    expect((await call(`POST ${KEYS}`, { path: ordersPath, body })).status).toBe(404);
  });

  it('ask a fine-grained or installation token for the permission, to change more than to read', async () => {
    const { state } = github;
    const { installation } = addApp({ administration: 'write' });
    const readers = [
      state.addFineGrainedToken(alice, {
        owner: acme,
        repositories: [orders],
        permissions: { administration: 'read' },
      }),
      state.addInstallationToken(installation, { permissions: { administration: 'read' } }),
    ];
    for (const reader of readers) {
      const authorization = bearer(reader);
      expect((await call(`GET ${KEYS}`, { path: ordersPath, authorization })).status).toBe(200);
      const refused = await create(authorization, { key: sshPublicKey() });
      expect(refused.status).toBe(403);
      expect(refused.headers.get('x-accepted-github-permissions')).toBe('administration=write');
    }
    const made = await create(bearer(state.addInstallationToken(installation)), { key: sshPublicKey() });
    expect(made).toMatchObject({ status: 201, body: { added_by: null } });
  });

  it('ask for an administrator behind a fine-grained token', async () => {
    const permissions = { administration: 'write' } as const;
    const token = github.state.addFineGrainedToken(bob, { owner: acme, repositories: 'all', permissions });
    expect((await create(bearer(token), { key: sshPublicKey() })).status).toBe(403);
  });

  it('come in pages that link to each other', async () => {
    const authorization = bearer(github.state.addClassicToken(alice, ['repo']));
    for (let count = 0; count < 5; count += 1) github.state.addDeployKey(orders, sshPublicKey(), { title: `${count}` });
    const seen: string[] = [];
    let query: string | undefined = 'per_page=2';
    for (let pages = 0; query !== undefined && pages < 5; pages += 1) {
      const got = await call(`GET ${KEYS}`, { path: ordersPath, authorization, query });
      seen.push(...(got.body as { title: string }[]).map(({ title }) => title));
      query = /<[^>]*\?([^>]*)>; rel="next"/.exec(got.headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual(['0', '1', '2', '3', '4']);
  });
});

describe('GET /orgs/{org}/personal-access-tokens', () => {
  const list = (authorization: string, query?: string): Promise<Got> =>
    call('GET /orgs/{org}/personal-access-tokens', {
      path: { org: 'acme' },
      authorization,
      ...(query === undefined ? {} : { query }),
    });
  const namesIn = ({ body }: Got): readonly string[] =>
    (body as { token_name: string }[]).map((item) => item.token_name);
  let authorization: string;

  beforeEach(() => {
    const { installation } = addApp({ organization_personal_access_tokens: 'read' });
    authorization = bearer(github.state.addInstallationToken(installation));
    const permissions = { contents: 'read', members: 'read' } as const;
    const { state } = github;
    state.addFineGrainedToken(alice, { owner: acme, name: 'first', repositories: [orders], permissions });
    state.addFineGrainedToken(bob, { owner: acme, name: 'second', repositories: 'all', expiresAt: now });
    state.addFineGrainedToken(bob, { name: 'of bob himself' });
    state.addClassicToken(bob, ['repo']);
  });

  it('lists what reaches the organization, newest first', async () => {
    const got = await list(authorization);
    expect(got.status).toBe(200);
    expect(got.body).toMatchObject([
      { token_name: 'second', repository_selection: 'all', token_expired: true, owner: { login: 'bob' } },
      {
        token_name: 'first',
        repository_selection: 'subset',
        token_expired: false,
        token_expires_at: null,
        token_last_used_at: null,
        permissions: { organization: { members: 'read' }, repository: { contents: 'read' } },
      },
    ]);
  });

  it.each([
    { query: 'direction=asc', names: ['first', 'second'] },
    { query: 'owner[]=alice', names: ['first'] },
    { query: 'repository=orders&direction=asc', names: ['first', 'second'] },
    { query: 'repository=site', names: ['second'] },
    { query: 'repository=nowhere', names: [] },
    { query: 'permission=contents_read', names: ['first'] },
    { query: 'permission=contents_write', names: [] },
    { query: 'last_used_before=2027-01-01T00:00:00Z', names: [] },
    { query: 'per_page=1&page=2', names: ['first'] },
  ])('filters by $query', async ({ query, names }) => {
    expect(namesIn(await list(authorization, query))).toEqual(names);
  });

  it('finds a token by its id and by its last use', async () => {
    const first = github.state.tokens.find((token) => 'name' in token && token.name === 'first');
    expect(namesIn(await list(authorization, `token_id[]=${first?.id}`))).toEqual(['first']);
    await call('GET /user', { authorization: bearer({ value: first?.value ?? '' }) });
    expect(namesIn(await list(authorization, 'last_used_after=2026-01-01T00:00:00Z'))).toEqual(['first']);
  });

  it('links to the next page and to the one before', async () => {
    expect((await list(authorization, 'per_page=1')).headers.get('link')).toContain('page=2>; rel="next"');
    expect((await list(authorization, 'per_page=1&page=2')).headers.get('link')).toContain('page=1>; rel="prev"');
  });

  it.each(['sort=name', 'direction=up', 'per_page=many', 'last_used_before=yesterday'])(
    'answers 422 to %s',
    async (query) => {
      expect((await list(authorization, query)).status).toBe(422);
    },
  );

  it('is closed to persons, to other installations and to those without the permission', async () => {
    const { state } = github;
    expect((await list(bearer(state.addClassicToken(alice, ['admin:org'])))).status).toBe(403);
    const elsewhere = state.addInstallation(state.apps[0] ?? addApp({}).app, bob);
    expect((await list(bearer(state.addInstallationToken(elsewhere)))).status).toBe(403);
    const { installation } = addApp({ contents: 'read' });
    const got = await list(bearer(state.addInstallationToken(installation)));
    expect(got.status).toBe(403);
    expect(got.headers.get('x-accepted-github-permissions')).toBe('organization_personal_access_tokens=read');
  });
});
