import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { vaultTokenRotator, type VaultTokenSettings } from '../../src/rotators/vault-token.js';
import { missingBackend } from '../support/backends.js';
import { startFake, type FakeAnswer } from '../support/fake/fake-provider.js';
import { lossyHttpProxy } from '../support/lossy-http-proxy.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { accessorsOf, ADMIN_POLICY, lookUp, vaultTokenScene } from '../support/vault-token-world.js';
import { newContext, planOf } from './rotators.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

const missing = missingBackend('bao');
const A_DAY_MS = 24 * 3600 * 1000;

describe.skipIf(missing !== undefined)(`vault tokens at OpenBao${missing === undefined ? '' : ` (${missing})`}`, () => {
  let bao: Openbao;
  beforeAll(async () => {
    bao = await startOpenbao();
  });
  afterAll(() => bao.stop());

  serverMadeContract('vault-token', () => worldOf(bao));

  const sceneOf = (options: Parameters<typeof vaultTokenScene>[1] = {}) => vaultTokenScene(bao, options);
  const openWith = async (options: Parameters<typeof vaultTokenScene>[1] = {}) => {
    const scene = await sceneOf(options);
    return { ...scene, rotator: vaultTokenRotator(scene.settings, systemClock) };
  };

  it('makes an orphan that ends at the planned time and carries the rotation', async () => {
    const world = await openWith();
    const ctx = newContext();
    const expiresAt = new Date(Date.now() + A_DAY_MS).toISOString();
    const plan = { ...(await planOf(world, 'overlap', ctx)), expiresAt };
    const made = await world.rotator.issue(ctx, plan);
    const token = await lookUp(bao, made.attributes['accessor']!);
    expect(token).toMatchObject({
      orphan: true,
      policies: ['default', world.policy],
      meta: { 'unleak-rotation': ctx.rotationId },
    });
    const max = token?.['explicit_max_ttl'] as number;
    expect(max).toBeGreaterThan(A_DAY_MS / 1000 - 60);
    expect(max).toBeLessThanOrEqual(A_DAY_MS / 1000);
  });

  it('gives only the policies that are configured', async () => {
    const scene = await sceneOf({
      token: { policies: ['one', 'two'] },
      settings: { policies: ['two'], check: undefined },
    });
    const rotator = vaultTokenRotator(scene.settings, systemClock);
    const ctx = newContext();
    const plan = await planOf({ ...scene, rotator }, 'overlap', ctx);
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(await lookUp(bao, made.attributes['accessor']!)).toMatchObject({ policies: ['default', 'two'] });
    expect(plan.snapshot.notes.join()).toContain('loses the policies one');
  });

  it('does not give the policy default to the replacement of a token that had it not', async () => {
    const world = await openWith({ token: { no_default_policy: true } });
    const ctx = newContext();
    const plan = await planOf(world, 'overlap', ctx);
    const made = await world.rotator.issue(ctx, plan);
    await world.rotator.verify(ctx, plan, made);
    expect(await lookUp(bao, made.attributes['accessor']!)).toMatchObject({ policies: [world.policy] });
  });

  it.each([
    { why: 'policies that the leaked token lacks', settings: { policies: ['other'] }, says: /does not have them/ },
    { why: 'the policy root', settings: { policies: ['root'] }, says: /no replacement is root/ },
  ])('refuses $why', async ({ settings, says }) => {
    const world = await openWith({ settings });
    const plan = world.rotator.snapshot(newContext(), world.credential);
    await expect(plan).rejects.toMatchObject({ code: 'config', message: expect.stringMatching(says) as string });
  });

  it('replaces a root token only by what is configured', async () => {
    const { auth } = await bao.call('POST', 'auth/token/create-orphan', { policies: ['root'] });
    const { client_token: token } = auth as { client_token: string };
    const credential = { provider: 'vault', secret: new SecretValue(token), attributes: {} };
    const scene = await sceneOf();
    const rotator = vaultTokenRotator(scene.settings, systemClock);
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'config' });
    const narrow = vaultTokenRotator({ ...scene.settings, policies: [scene.policy] }, systemClock);
    const ctx = newContext();
    const plan = await planOf({ rotator: narrow, credential }, 'overlap', ctx);
    const made = await narrow.issue(ctx, plan);
    await narrow.verify(ctx, plan, made);
    expect(plan.snapshot.notes.join()).toContain('loses the policies root');
    await narrow.disable(ctx, plan);
    expect(await narrow.confirm(ctx, plan)).toBe('rejected');
  });

  it('refuses the administrator itself, and secrets that are no service token', async () => {
    const { settings, admin } = await sceneOf();
    const rotator = vaultTokenRotator(settings, systemClock);
    const snapshot = (text: string) =>
      rotator.snapshot(newContext(), { provider: 'vault', secret: new SecretValue(text), attributes: {} });
    await expect(snapshot(admin)).rejects.toMatchObject({ code: 'config' });
    for (const prefix of ['hvb.', 'b.', 'hvr.', '01234567-89ab-']) {
      await expect(snapshot(`${prefix}${'x'.repeat(24)}`)).rejects.toMatchObject({ code: 'unsupported' });
    }
  });

  it('refuses the replacement of a token that is bound to addresses, without a role that binds it too', async () => {
    const role = `bound-${String(Date.now())}`;
    await bao.call('POST', `auth/token/roles/${role}`, {
      token_bound_cidrs: ['127.0.0.1/32'],
      orphan: true,
      allowed_policies_glob: ['orders-*'],
    });
    const scene = await sceneOf();
    const { auth } = await bao.call('POST', `auth/token/create/${role}`, { policies: [scene.policy] });
    const { client_token: token } = auth as { client_token: string };
    const credential = { provider: 'vault', secret: new SecretValue(token), attributes: {} };
    const without = vaultTokenRotator(scene.settings, systemClock).snapshot(newContext(), credential);
    await expect(without).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('bound') as string,
    });
    const rotator = vaultTokenRotator({ ...scene.settings, role }, systemClock);
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(await lookUp(bao, made.attributes['accessor']!)).toMatchObject({ bound_cidrs: ['127.0.0.1'] });
  });

  it('says of a token that is dead already that only a replacement is made', async () => {
    const scene = await sceneOf();
    await bao.call('POST', 'auth/token/revoke-accessor', { accessor: scene.accessor });
    const plain = vaultTokenRotator(scene.settings, systemClock).snapshot(newContext(), scene.credential);
    await expect(plain).rejects.toMatchObject({ code: 'config' });
    const rotator = vaultTokenRotator({ ...scene.settings, policies: [scene.policy] }, systemClock);
    const ctx = newContext();
    const plan = await planOf({ ...scene, rotator }, 'overlap', ctx);
    expect(plan.snapshot.notes.join()).toContain('dead already');
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    await rotator.disable(ctx, plan);
  });

  it('tells how many tokens may die with the leaked one, and they do', async () => {
    const creator = `creator-${String(Date.now())}`;
    const rule = 'path "auth/token/create" { capabilities = ["update"] }';
    await bao.call('POST', `sys/policies/acl/${creator}`, { policy: rule });
    const world = await openWith({ token: { policies: [creator] }, settings: { check: undefined } });
    const body = JSON.stringify({ policies: ['default'] });
    const headers = { 'x-vault-token': world.credential.secret.reveal() };
    const answer = await fetch(`${bao.address}/v1/auth/token/create`, { method: 'POST', headers, body });
    const child = ((await answer.json()) as { auth: { accessor: string } }).auth.accessor;
    const ctx = newContext();
    const plan = await planOf(world, 'overlap', ctx);
    expect(plan.snapshot.notes.join()).toMatch(/at most [1-9]/);
    await world.rotator.disable(ctx, plan);
    expect(await lookUp(bao, child)).toBeUndefined();
  });

  it('finds its lost token among others that were made meanwhile', async () => {
    const world = await openWith();
    const ctx = newContext();
    const plan = await planOf(world, 'overlap', ctx);
    for (let n = 0; n < 15; n += 1) await bao.tokenWith('path "x" { capabilities = ["read"] }');
    const made = await world.rotator.issue(ctx, plan);
    const found = await world.rotator.reconcile(ctx, { effect: 'issue', plan });
    expect(found).toEqual({ outcome: 'lost', attributes: { accessor: made.attributes['accessor'] } });
  });

  it.each(['auth/token/lookup', 'auth/token/accessors', 'auth/token/create-orphan', 'auth/token/revoke-accessor'])(
    'names the rule for %s where the administrator lacks it',
    async (path) => {
      const policy = ADMIN_POLICY.split('\n').filter((line) => !line.includes(`"${path}"`));
      const scene = await sceneOf();
      const token = new SecretValue(await bao.tokenWith(policy.join('\n')));
      const rotator = vaultTokenRotator({ ...scene.settings, auth: { token } }, systemClock);
      const ctx = newContext();
      const run = async (): Promise<void> => {
        const plan = await planOf({ ...scene, rotator }, 'overlap', ctx);
        await rotator.issue(ctx, plan);
        await rotator.disable(ctx, plan);
      };
      await expect(run()).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining(`path "${path}"`) as string,
      });
      expect(await scene.statusOf(scene.credential.secret.reveal())).toBe(200);
    },
  );

  it('needs a person where the administrator may not give the policies', async () => {
    const scene = await sceneOf();
    const policy = ADMIN_POLICY.replace('["create", "update", "sudo"]', '["create", "update"]');
    const token = new SecretValue(await bao.tokenWith(policy));
    const rotator = vaultTokenRotator({ ...scene.settings, auth: { token } }, systemClock);
    const ctx = newContext();
    const plan = await planOf({ ...scene, rotator }, 'overlap', ctx);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
    expect(await scene.live()).toEqual([scene.accessor]);
  });

  it('administers with an AppRole too', async () => {
    const { roleId, secretId } = await bao.appRole(ADMIN_POLICY);
    const approle = { roleId, secretId: new SecretValue(secretId), mount: 'approle' };
    const world = await openWith({ settings: { auth: { approle } } });
    const ctx = newContext();
    const plan = await planOf(world, 'overlap', ctx);
    const made = await world.rotator.issue(ctx, plan);
    await world.rotator.verify(ctx, plan, made);
    const wrong = { approle: { ...approle, secretId: new SecretValue('no') } };
    const other = vaultTokenRotator({ ...world.settings, auth: wrong }, systemClock);
    await expect(other.snapshot(ctx, world.credential)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('does not verify a token that can not read the configured path', async () => {
    const world = await openWith({ settings: { check: 'sys/policies/acl' } });
    const ctx = newContext();
    const plan = await planOf(world, 'overlap', ctx);
    const made = await world.rotator.issue(ctx, plan);
    await expect(world.rotator.verify(ctx, plan, made)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('is content with the right to read where nothing stands at the configured path', async () => {
    const scene = await sceneOf();
    const settings = { ...scene.settings, check: scene.check.replace(/orders$/, 'nothing') };
    const rotator = vaultTokenRotator(settings, systemClock);
    const ctx = newContext();
    const plan = await planOf({ ...scene, rotator }, 'overlap', ctx);
    await expect(rotator.verify(ctx, plan, await rotator.issue(ctx, plan))).resolves.toBeUndefined();
  });
});

describe('vault tokens: what counts as a word about a token', () => {
  const leaked = { provider: 'vault', secret: new SecretValue('s.'.padEnd(26, 'k')), attributes: {} };
  const facts = {
    accessor: 'abc',
    policies: ['p'],
    withDefault: true,
    renewable: true,
    boundCidrs: [],
    role: null,
    check: null,
  };
  const snapshot = { facts, secrets: {}, orders: [], impossible: {}, deleteOld: false, notes: [], effects: {} };
  const plan = { order: 'overlap', current: leaked, snapshot } as const;

  const confirmAt = async (answers: readonly FakeAnswer[]): Promise<unknown> => {
    let next = 0;
    const answer = (): FakeAnswer => answers[Math.min(next++, answers.length - 1)]!;
    const route = { method: 'POST', path: '/v1/auth/token/lookup-accessor', changes: false, answer } as const;
    const { z } = await import('zod');
    const fake = await startFake({
      name: 'vault',
      routes: [{ ...route, body: z.object({ accessor: z.string() }) }],
      refuse: (status) => ({ status }),
    });
    onTestFinished(() => fake.stop());
    const settings: VaultTokenSettings = { address: fake.url, auth: { token: new SecretValue('admin-token') } };
    const said: unknown = await vaultTokenRotator(settings, systemClock)
      .confirm(newContext(), plan)
      .catch((error: unknown) => (error as { code: string }).code);
    expect(fake.violations).toEqual([]);
    return said;
  };
  const gone = (status: number): FakeAnswer => ({
    status,
    body: { errors: ['1 error occurred:\n\t* invalid accessor'] },
  });
  const alive: FakeAnswer = { status: 200, body: { data: { accessor: 'abc' } } };

  it.each([
    { why: 'status 400 with invalid accessor', answers: [gone(400)], says: 'rejected' },
    { why: 'status 403 with invalid accessor', answers: [gone(403)], says: 'rejected' },
    {
      why: 'a bare 403',
      answers: [{ status: 403, body: { errors: ['permission denied'] } }],
      says: 'provider-refused',
    },
    { why: 'a 404 without words', answers: [{ status: 404, body: { errors: [] } }], says: 'provider-refused' },
    { why: 'a sealed server', answers: [{ status: 503, body: { errors: ['Vault is sealed'] } }], says: 'unknown' },
    { why: 'a limit', answers: [{ status: 429, headers: { 'retry-after': '60' } }], says: 'unknown' },
    { why: 'a token, and no for an invented one', answers: [alive, gone(400)], says: 'accepted' },
    { why: 'a server that knows every accessor', answers: [alive], says: 'unknown' },
  ])('says $says of $why', async ({ answers, says }) => {
    expect(await confirmAt(answers)).toBe(says);
  });
});

async function worldOf(bao: Openbao): Promise<ServerMadeWorld> {
  const proxy = await lossyHttpProxy(bao.address);
  const scene = await vaultTokenScene(bao, { address: proxy.address });
  const own = new Set((await accessorsOf(bao)).filter((accessor) => accessor !== scene.accessor));
  const isChange = ({ path }: { path: string }): boolean => /\/(create-orphan|create|revoke-accessor)$/.test(path);
  return {
    rotator: vaultTokenRotator(scene.settings, systemClock),
    credential: scene.credential,
    otherSecrets: [scene.admin, bao.rootToken],
    isMarked: true,
    providerState: async () => {
      const accessors = (await accessorsOf(bao)).filter((accessor) => !own.has(accessor));
      return JSON.stringify(await Promise.all(accessors.map((accessor) => lookUp(bao, accessor))));
    },
    countLiveLogins: async () => (await scene.live()).length,
    isLive: async ({ secret }) => (await scene.statusOf(secret.reveal())) === 200,
    loseAnswer: (n) => {
      let [seen, lost] = [0, 0];
      proxy.decide((request) => {
        if (!isChange(request) || ++seen !== n) return 'pass';
        lost += 1;
        return 'lose';
      });
      return () => lost;
    },
    removeLeaked: async () => {
      await bao.call('POST', 'auth/token/revoke-accessor', { accessor: scene.accessor });
    },
    withoutLeaked: (state) => state,
    stop: () => proxy.stop(),
  };
}
