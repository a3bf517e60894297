import { describe, expect, it, onTestFinished } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { cloudflareRotator, type CloudflareSettings } from '../../src/rotators/cloudflare.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { send } from '../support/cloudflare/cloudflare-client.js';
import { cloudflareScene, type CloudflareScene } from '../support/cloudflare/cloudflare-scene.js';
import { cloudflareAnswers, type FakeCloudflareOptions } from '../support/cloudflare/fake-cloudflare.js';
import { allZonesResources, groupId, zoneResources } from '../support/cloudflare/permissions.js';
import type { NewToken } from '../support/cloudflare/state.js';
import { newContext, planOf } from './rotators.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

const A_DAY_MS = 24 * 3600 * 1000;
const TOKENS = '/client/v4/user/tokens';

serverMadeContract('cloudflare, token of a user', () => contractWorld('user'));
serverMadeContract('cloudflare, token of an account', () => contractWorld('account'));

describe('tokens of Cloudflare', () => {
  it('makes a token that may the same, ends at the planned time and carries the rotation', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = { ...(await planOf({ rotator, credential }, 'overlap', ctx)), expiresAt: inADay() };
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    const token = scene.cloudflare.state.token(made.attributes['token-id']!)!;
    expect(token.name).toBe(`unleak ${ctx.rotationId} dns reader`);
    expect(token.policies[0]).toMatchObject({ resources: zoneResources(scene.zone) });
    expect(Math.abs(Date.parse(token.expiresOn!) - Date.parse(plan.expiresAt))).toBeLessThan(1000);
    expect(made.attributes['expires']).toBe(token.expiresOn);
  });

  it('keeps to what it names itself when it replaces its own replacement', async () => {
    const { rotator, credential, scene } = await open({ leaked: { name: 'unleak r0123456789ab dns reader' } });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const made = await rotator.issue(ctx, plan);
    const token = scene.cloudflare.state.token(made.attributes['token-id']!);
    expect(token?.name).toBe(`unleak ${ctx.rotationId} dns reader`);
  });

  it('gives only what is configured: fewer permissions, fewer zones, fewer addresses', async () => {
    const account = await cloudflareScene();
    onTestFinished(() => account.cloudflare.stop());
    const { state } = account.cloudflare;
    const policies = [
      { groups: ['Zone Read', 'DNS Write'] as const, resources: allZonesResources(account.account.id) },
      { effect: 'deny', groups: ['DNS Write'] as const, resources: zoneResources(account.otherZone) } as const,
    ];
    const leaked = state.addToken(account.owner, {
      name: 'wide',
      policies,
      condition: { request_ip: { in: ['127.0.0.0/8'] } },
    });
    const allow = [{ permissions: ['DNS Read'], zones: [account.zone.id], account: account.account.id }];
    const { rotator, credential } = openAt(account, leaked.value, { allow, fromAddresses: ['127.0.0.1/32'] });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    expect(plan.snapshot.notes.join()).toContain('loses the permissions Zone Read, DNS Write');
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    const token = state.token(made.attributes['token-id']!)!;
    expect(token.condition).toEqual({ request_ip: { in: ['127.0.0.1/32'] } });
    expect(token.policies.map(({ effect, groupIds }) => [effect, groupIds])).toEqual([
      ['allow', [groupId('DNS Read')]],
      ['deny', [groupId('DNS Write')]],
    ]);
    const records = await send(account.cloudflare.url, `GET /zones/${account.otherZone.id}/dns_records`, {
      token: made.secret.reveal(),
    });
    expect(records.status).toBe(403);
  });

  it.each([
    { why: 'a permission that it lacks', allow: { permissions: ['DNS Write'], own: true }, says: 'DNS Write' },
    { why: 'a zone that it lacks', allow: { permissions: ['DNS Read'], own: false }, says: 'DNS Read' },
    { why: 'a permission that nobody has', allow: { permissions: ['DNS Sing'], own: true }, says: 'no group' },
  ])('refuses to plan $why', async ({ allow: { permissions, own }, says }) => {
    const scene = await newScene();
    const zones = [own ? scene.zone.id : scene.otherZone.id];
    const { rotator, credential } = openAt(scene, scene.leaked.value, { allow: [{ permissions, zones }] });
    const planned = rotator.snapshot(newContext(), credential);
    await expect(planned).rejects.toMatchObject({ code: 'config', message: expect.stringContaining(says) as string });
  });

  it('refuses addresses from which the leaked token may not be used', async () => {
    const condition = { request_ip: { in: ['127.0.0.1'] } };
    const { rotator, credential } = await open({ leaked: { condition }, settings: { fromAddresses: ['127.0.0.0/8'] } });
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'config' });
  });

  it('keeps condition and end of the leaked token when it disables and enables it', async () => {
    const condition = { request_ip: { in: ['127.0.0.1'], not_in: ['192.0.2.1'] } };
    const { rotator, credential, scene } = await open({ leaked: { condition, expiresOn: inADay() } });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const before = scene.cloudflare.state.stateText();
    await rotator.disable(ctx, plan);
    expect(scene.cloudflare.state.token(scene.leaked.id)).toMatchObject({ isDisabled: true, condition });
    await rotator.enable?.(ctx, plan);
    expect(scene.cloudflare.state.stateText()).toBe(before);
  });

  it.each(['by-status', 'as-invalid'] as const)(
    'takes both words for a disabled token: %s',
    async (verifiesStopped) => {
      const { rotator, credential } = await open({ options: { verifiesStopped } });
      const ctx = newContext();
      const plan = await planOf({ rotator, credential }, 'overlap', ctx);
      await rotator.disable(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    },
  );

  it('says that a token is alive as long as a cache lets it in', async () => {
    const { rotator, credential } = await open({ options: { deathAfterUses: 2 } });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    await rotator.disable(ctx, plan);
    const said = [];
    for (let n = 0; n < 3; n += 1) said.push(await rotator.confirm(ctx, plan));
    expect(said).toEqual(['accepted', 'accepted', 'rejected']);
  });

  it.each([
    { why: 'forbidden', answer: cloudflareAnswers.forbidden(), says: 'unknown' },
    { why: 'dead', answer: cloudflareAnswers.invalidToken(), says: 'rejected' },
    { why: 'a gateway that fails', answer: cloudflareAnswers.broken(), says: 'provider-unreachable' },
    { why: 'a limit', answer: cloudflareAnswers.rateLimited(60), says: 'provider-unreachable' },
  ])('takes for $says what verify answers: $why', async ({ answer, says }) => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    scene.cloudflare.inject(`GET ${TOKENS}/verify`, { kind: 'answer', answer }, 3);
    const said: unknown = await rotator.confirm(ctx, plan).catch((error: unknown) => (error as { code: string }).code);
    expect(said).toBe(says);
  });

  it('does not believe a server that accepts every token', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const answer = { status: 200, body: { success: true, result: { id: scene.leaked.id, status: 'active' } } };
    scene.cloudflare.inject(`GET ${TOKENS}/verify`, { kind: 'answer', answer }, 2);
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
  });

  it('needs a person where no more tokens fit, and deletes the one that the person names', async () => {
    const scene = await newScene({ maxTokens: { user: 3 } });
    const other = scene.cloudflare.state.addToken(scene.owner, {
      name: 'forgotten',
      policies: [{ groups: ['Zone Read'], resources: zoneResources(scene.zone) }],
    });
    const { rotator, credential } = openAt(scene, scene.leaked.value);
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining('--free-slot') as string,
    });
    await expect(rotator.freeSlot?.(ctx, plan, scene.leaked.id)).rejects.toMatchObject({ code: 'usage' });
    await expect(rotator.freeSlot?.(ctx, plan, scene.manager.id)).rejects.toMatchObject({ code: 'usage' });
    await expect(rotator.freeSlot?.(ctx, plan, '../../zones')).rejects.toMatchObject({ code: 'usage' });
    await rotator.freeSlot?.(ctx, plan, other.id);
    await rotator.freeSlot?.(ctx, plan, other.id);
    await rotator.verify(ctx, plan, await rotator.issue(ctx, plan));
  });

  it('names the permission that the administrator lacks', async () => {
    const scene = await newScene();
    const reader = scene.cloudflare.state.addToken(scene.owner, {
      name: 'reader',
      policies: [{ groups: ['API Tokens Read'], resources: { [`com.cloudflare.api.user.${scene.user.id}`]: '*' } }],
    });
    const { rotator, credential } = openAt(scene, scene.leaked.value, { admin: new SecretValue(reader.value) });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('API Tokens Write') as string,
    });
  });

  it('does not let the leaked token replace itself, nor without an administrator', async () => {
    const scene = await newScene();
    const own = openAt(scene, scene.leaked.value, { admin: new SecretValue(scene.leaked.value) });
    await expect(own.rotator.snapshot(newContext(), own.credential)).rejects.toMatchObject({ code: 'config' });
    const none = openAt(scene, scene.leaked.value, { admin: undefined });
    await expect(none.rotator.snapshot(newContext(), none.credential)).rejects.toMatchObject({ code: 'config' });
  });

  it('makes a replacement of a dead token only where it is told what it may', async () => {
    const scene = await newScene();
    scene.cloudflare.state.removeToken(scene.leaked.id);
    const bare = openAt(scene, scene.leaked.value);
    await expect(bare.rotator.snapshot(newContext(), bare.credential)).rejects.toMatchObject({ code: 'config' });
    const allow = [{ permissions: ['DNS Read'], zones: [scene.zone.id] }];
    const { rotator, credential } = openAt(scene, scene.leaked.value, { allow });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    await rotator.verify(ctx, plan, await rotator.issue(ctx, plan));
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('takes no unknown token of an old form for a dead one: it may belong to an account', async () => {
    const scene = await newScene();
    const policies = [{ groups: ['DNS Read'] as const, resources: zoneResources(scene.zone) }];
    const owner = { kind: 'account', id: scene.account.id } as const;
    const token = scene.cloudflare.state.addToken(owner, { name: 'old', policies, form: 'legacy' });
    const { rotator, credential } = openAt(scene, token.value);
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({
      code: 'config',
      hint: expect.stringContaining('configure account') as string,
    });
  });

  it('needs a person where the token tells its id only to other addresses', async () => {
    const { rotator, credential } = await open({ leaked: { condition: { request_ip: { in: ['192.0.2.1'] } } } });
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('does not verify a token that can not read the configured path', async () => {
    const scene = await newScene();
    const check = `/zones/${scene.otherZone.id}/dns_records`;
    const { rotator, credential } = openAt(scene, scene.leaked.value, { check });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const made = await rotator.issue(ctx, plan);
    await expect(rotator.verify(ctx, plan, made)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('does not verify a token that somebody gave more than planned', async () => {
    const { rotator, credential, scene } = await open();
    const { state } = scene.cloudflare;
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const made = await rotator.issue(ctx, plan);
    const token = state.token(made.attributes['token-id']!)!;
    const more = {
      id: '',
      effect: 'allow',
      groupIds: [groupId('DNS Write')],
      resources: zoneResources(scene.otherZone),
    } as const;
    state.updateToken(token.id, { ...token, policies: [...token.policies, more] }, false);
    await expect(rotator.verify(ctx, plan, made)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('finds its lost token on a later page', async () => {
    const { rotator, credential, scene } = await open({ options: { maxTokens: { user: 500 } } });
    const policies = [{ groups: ['Zone Read'] as const, resources: zoneResources(scene.zone) }];
    for (let n = 0; n < 120; n += 1)
      scene.cloudflare.state.addToken(scene.owner, { name: `other ${String(n)}`, policies });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const made = await rotator.issue(ctx, plan);
    const found = await rotator.reconcile(ctx, { effect: 'issue', plan });
    expect(found).toEqual({ outcome: 'lost', attributes: { 'token-id': made.attributes['token-id'] } });
  });

  it('tells when the leaked token was last used', async () => {
    const { rotator, credential } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const last = await rotator.lastUse?.(ctx, plan);
    expect(Date.now() - (last?.getTime() ?? 0)).toBeLessThan(60_000);
  });
});

describe('a roll of a token of Cloudflare', () => {
  it('gives it another value and ends the old one, with its permissions', async () => {
    const { rotator, credential } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'roll', ctx);
    expect(plan.snapshot.orders).toContain('roll');
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('rolls again where the answer was lost, and only then', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'roll', ctx);
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toEqual({ outcome: 'not-applied' });
    scene.cloudflare.inject(`PUT ${TOKENS}/:id/value`, { kind: 'lose-answer' });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'lost' });
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('is a conflict where somebody deleted or disabled the token meanwhile', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'roll', ctx);
    await rotator.disable(ctx, plan);
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'conflict' });
    scene.cloudflare.state.removeToken(scene.leaked.id);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'conflict' });
  });

  it('takes nothing back', async () => {
    const { rotator, credential } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'roll', ctx);
    const made = await rotator.issue(ctx, plan);
    await expect(rotator.withdraw(ctx, plan, made)).rejects.toMatchObject({ code: 'unsupported' });
    await rotator.verify(ctx, plan, made);
  });
});

describe('a global key of Cloudflare', () => {
  const openKey = async (settings: Partial<CloudflareSettings> = {}) => {
    const scene = await newScene();
    const allow = [{ permissions: ['DNS Read'], zones: [scene.zone.id] }];
    const email = scene.user.email;
    return { scene, ...openAt(scene, scene.user.globalKey, { allow, email, ...settings }) };
  };

  it.each([
    { why: 'by the configured administrator', settings: {} },
    { why: 'by itself, where there is none', settings: { admin: undefined } },
  ])('is replaced by a narrow token, made $why, and ended by a person', async ({ settings }) => {
    const { rotator, credential, scene } = await openKey(settings);
    const ctx = newContext();
    const plan = { ...(await planOf({ rotator, credential }, 'overlap', ctx)), expiresAt: inADay() };
    expect(plan.snapshot).toMatchObject({ orders: ['overlap'], deleteOld: false });
    expect(plan.snapshot.notes.join().includes('the leaked key itself creates')).toBe('admin' in settings);
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining('https://dash.cloudflare.com/profile/api-tokens') as string,
    });
    expect(await rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'not-applied' });
    scene.cloudflare.state.changeGlobalKey(scene.user.id);
    await rotator.disable(ctx, plan);
    expect(await rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'applied' });
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    await rotator.verify(ctx, plan, made);
    await expect(rotator.enable?.(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('is given no replacement that nobody described, and none without its e-mail address', async () => {
    const any = await openKey({ allow: undefined });
    await expect(any.rotator.snapshot(newContext(), any.credential)).rejects.toMatchObject({ code: 'config' });
    const none = await openKey({ email: undefined });
    await expect(none.rotator.snapshot(newContext(), none.credential)).rejects.toMatchObject({ code: 'config' });
    const wrong = await openKey({ email: 'other@example.com' });
    await expect(wrong.rotator.snapshot(newContext(), wrong.credential)).rejects.toMatchObject({
      code: 'config',
      hint: expect.stringContaining('configure email') as string,
    });
  });

  it('works with the e-mail address that stands beside it', async () => {
    const { rotator, credential, scene } = await openKey({ email: undefined });
    const found = { ...credential, attributes: { user: scene.user.email } };
    const plan = await planOf({ rotator, credential: found }, 'overlap', newContext());
    expect(await rotator.confirm(newContext(), plan)).toBe('accepted');
  });

  it('says what is missing where it is dead before it made its replacement', async () => {
    const { rotator, credential, scene } = await openKey({ admin: undefined });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    scene.cloudflare.state.changeGlobalKey(scene.user.id);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('configure admin') as string,
    });
  });
});

it('takes no global key for an administrator, and sends it nowhere', async () => {
  const scene = await newScene();
  const { rotator, credential } = openAt(scene, scene.leaked.value, { admin: new SecretValue(scene.user.globalKey) });
  await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({
    code: 'config',
    message: expect.stringContaining('admin: it is a global key') as string,
  });
  expect(scene.cloudflare.seen).toEqual([]);
});

it('does not take what is replaced on the dashboard', async () => {
  const { rotator, credential } = await open();
  const other = { ...credential, secret: new SecretValue(['v1.0', 'a'.repeat(24), 'b'.repeat(146)].join('-')) };
  await expect(rotator.snapshot(newContext(), other)).rejects.toMatchObject({ code: 'unsupported' });
});

interface Opened {
  readonly scene: CloudflareScene;
  readonly rotator: Rotator;
  readonly credential: Credential;
}

async function newScene(options: FakeCloudflareOptions = {}, leaked: Partial<NewToken> = {}): Promise<CloudflareScene> {
  const scene = await cloudflareScene('user', options, leaked);
  onTestFinished(async () => {
    expect(scene.cloudflare.violations).toEqual([]);
    await scene.cloudflare.stop();
  });
  return scene;
}

function openAt(
  scene: CloudflareScene,
  leaked: string,
  settings: Partial<CloudflareSettings> = {},
): Omit<Opened, 'scene'> {
  const account = scene.owner.kind === 'account' ? { account: scene.owner.id } : {};
  const all = { api: scene.cloudflare.url, admin: new SecretValue(scene.manager.value), ...account, ...settings };
  const credential = { provider: 'cloudflare', secret: new SecretValue(leaked), attributes: {} };
  return { rotator: cloudflareRotator(all, systemClock), credential };
}

async function open(
  about: {
    readonly options?: FakeCloudflareOptions;
    readonly leaked?: Partial<NewToken>;
    readonly settings?: Partial<CloudflareSettings>;
  } = {},
): Promise<Opened> {
  const scene = await newScene(about.options, about.leaked);
  return { scene, ...openAt(scene, scene.leaked.value, about.settings) };
}

function inADay(): string {
  return new Date(Date.now() + A_DAY_MS).toISOString();
}

async function contractWorld(kind: 'user' | 'account'): Promise<ServerMadeWorld> {
  const scene = await cloudflareScene(kind);
  const { cloudflare } = scene;
  const { state } = cloudflare;
  const { rotator, credential } = openAt(scene, scene.leaked.value);
  const status = async ({ secret }: Credential): Promise<number> => {
    const answer = await send(cloudflare.url, `GET /zones/${scene.zone.id}/dns_records`, { token: secret.reveal() });
    return answer.status;
  };
  return {
    rotator,
    credential,
    otherSecrets: [scene.manager.value, scene.user.globalKey],
    isMarked: true,
    providerState: () => Promise.resolve(state.stateText()),
    countLiveLogins: () => {
      const tokens = state.tokensOf(scene.owner).filter(({ id }) => id !== scene.manager.id);
      return Promise.resolve(tokens.filter((token) => state.statusOf(token) === 'active').length);
    },
    isLive: async (shown) => (await status(shown)) === 200,
    loseAnswer: (n) => cloudflare.injectAt(n, { kind: 'lose-answer' }),
    removeLeaked: () => Promise.resolve(state.removeToken(scene.leaked.id)),
    withoutLeaked: (text) => {
      const { tokens } = JSON.parse(text) as { tokens: { id: string }[] };
      return JSON.stringify({ tokens: tokens.filter(({ id }) => id !== scene.leaked.id) }, undefined, 2);
    },
    stop: async () => {
      expect(cloudflare.violations).toEqual([]);
      await cloudflare.stop();
    },
  };
}
