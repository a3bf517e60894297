import { describe, expect, it, onTestFinished } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { openaiRotator, type OpenaiSettings } from '../../src/rotators/openai.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { openaiAnswers, type FakeOpenaiOptions } from '../support/openai/fake-openai.js';
import { openaiScene, type OpenaiScene } from '../support/openai/openai-scene.js';
import type { NewKey, Told } from '../support/openai/state.js';
import { newContext, planOf } from './rotators.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

const A_DAY_MS = 24 * 3600 * 1000;
const SCOPES = ['api.model.read', 'api.model.request'];
const KEY = '/v1/organization/projects/:project/api_keys/:id';
const ACCOUNTS = '/v1/organization/projects/:project/service_accounts';

serverMadeContract('openai, key of a service account', () => contractWorld((scene) => scene.leaked));
serverMadeContract('openai, key of a person', () => contractWorld((scene) => scene.userKey));
serverMadeContract('openai, admin key', () =>
  contractWorld(({ openai, user }) => openai.state.addAdminKey(user.id, { name: 'leaked' })),
);

describe('keys of OpenAI', () => {
  it('makes a key of the same account with the configured scopes, which ends at the planned time', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = { ...(await planOf({ rotator, credential }, 'overlap', ctx)), expiresAt: inADay() };
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    const key = projectKey(scene, made.attributes['api-key-id']);
    expect(key).toMatchObject({ name: `unleak ${ctx.rotationId}`, scopes: SCOPES });
    expect(key.owner).toEqual({ kind: 'service-account', id: scene.account.id });
    expect(Math.abs((key.expiresAt ?? 0) * 1000 - Date.parse(plan.expiresAt))).toBeLessThan(5_000);
  });

  it("makes a service account for what was a person's, with the least role, and takes it back too", async () => {
    const { rotator, credential, scene } = await open({ leaked: 'userKey' });
    const { state } = scene.openai;
    const before = state.stateText();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    expect(plan.snapshot.notes.join()).toContain('belongs to a service account');
    const made = await rotator.issue(ctx, plan);
    expect(state.account(made.attributes['service-account']!)).toMatchObject({ role: 'member' });
    await rotator.withdraw(ctx, plan, made);
    expect(state.stateText()).toBe(before);
  });

  it('takes no service account away in which somebody else made a key meanwhile', async () => {
    const { rotator, credential, scene } = await open({ leaked: 'userKey' });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const made = await rotator.issue(ctx, plan);
    scene.openai.state.addServiceAccountKey(scene.project.id, made.attributes['service-account']!);
    await expect(rotator.withdraw(ctx, plan, made)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('shrinks a live key before it deletes it', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    scene.openai.inject(`DELETE ${KEY}`, { kind: 'lose-request' });
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    const key = projectKey(scene, scene.leaked.id);
    expect(key.scopes).toEqual(['api.model.read']);
    expect((key.expiresAt ?? Infinity) * 1000).toBeLessThanOrEqual(Date.now() + 2_000);
    await rotator.disable(ctx, plan);
    expect(scene.openai.state.key(scene.leaked.id)).toBeUndefined();
  });

  it('deletes a key that can not be shrunk any more', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const answer = { status: 400, body: { error: { message: 'no', code: 'key_expired' } } };
    scene.openai.inject(`POST ${KEY}`, { kind: 'answer', answer });
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('is content with an end where a key goes only with its service account', async () => {
    let now = Date.now();
    const scene = await newScene({ keepsServiceAccountKeys: true, now: () => now });
    const { rotator, credential } = openAt(scene, scene.leaked.value);
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    now += 2_000;
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    expect(scene.openai.state.account(scene.account.id)).toBeDefined();
  });

  it('says that a key is alive as long as a cache lets it in, and how long that may be', async () => {
    const { rotator, credential } = await open({ options: { deathAfterUses: 2 } });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    await rotator.disable(ctx, plan);
    const said = [];
    for (let n = 0; n < 3; n += 1) said.push(await rotator.confirm(ctx, plan));
    expect(said).toEqual(['accepted', 'accepted', 'rejected']);
    expect(rotator.capabilities.propagationMs).toBeGreaterThan(60_000);
  });

  it.each([
    { why: 'a used-up quota', answer: openaiAnswers.quotaUsedUp(), says: 'provider-unreachable' },
    { why: 'a limit', answer: openaiAnswers.rateLimited(60), says: 'provider-unreachable' },
    { why: 'a server that fails', answer: openaiAnswers.broken(), says: 'provider-unreachable' },
    { why: 'a bare 401', answer: { status: 401, body: { error: { message: 'no' } } }, says: 'unknown' },
    { why: 'a bare 403', answer: { status: 403, body: '' }, says: 'unknown' },
    { why: 'a dead key', answer: { status: 401, body: { error: { code: 'invalid_api_key' } } }, says: 'rejected' },
  ])('says $says of $why', async ({ answer, says }) => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    scene.openai.inject('GET /v1/models', { kind: 'answer', answer }, 3);
    const said: unknown = await rotator.confirm(ctx, plan).catch((error: unknown) => (error as { code: string }).code);
    expect(said).toBe(says);
  });

  it('does not believe a server that accepts every key', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    scene.openai.inject('GET /v1/models', { kind: 'answer', answer: { status: 200, body: { data: [] } } }, 2);
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
  });

  it.each([401, 403] as const)('takes a key for alive that may not list models: status %i', async (status) => {
    const { rotator, credential } = await open({
      options: { missingScopeStatus: status },
      key: { scopes: ['api.model.request'] },
      settings: { scopes: ['api.model.request'] },
    });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    await rotator.verify(ctx, plan, await rotator.issue(ctx, plan));
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('never gives all by silence, and never more than the leaked key was seen to have', async () => {
    const none = await open({ settings: { scopes: undefined } });
    const empty = await open({ settings: { scopes: [] } });
    const both = await open({ settings: { allScopes: 'it runs everything' } });
    const narrow = await open({ key: { scopes: ['api.model.request'] } });
    const all = await open({
      key: { scopes: ['api.model.request'] },
      settings: { scopes: undefined, allScopes: 'it runs everything' },
    });
    for (const { rotator, credential } of [none, empty, both, narrow, all]) {
      await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'config' });
    }
  });

  it('gives all where somebody says why', async () => {
    const { rotator, credential, scene } = await open({
      settings: { scopes: undefined, allScopes: 'it runs everything' },
    });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    expect(plan.snapshot.notes.join()).toContain('it runs everything');
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    expect(projectKey(scene, made.attributes['api-key-id']).scopes).toEqual([]);
  });

  it('needs a person where several keys look like the leaked one, and never guesses', async () => {
    const { rotator, credential, scene } = await open();
    const redacted = projectKey(scene, scene.leaked.id).redacted;
    scene.openai.state.addServiceAccountKey(scene.project.id, scene.account.id, { redacted });
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('does not take a live key that looks like the dead one', async () => {
    const { rotator, credential, scene } = await open();
    const { state } = scene.openai;
    const redacted = projectKey(scene, scene.leaked.id).redacted;
    state.removeKey(scene.leaked.id);
    const other = state.addServiceAccountKey(scene.project.id, scene.account.id, { redacted });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    expect(plan.snapshot.notes.join()).toContain('dead already');
    await rotator.disable(ctx, plan);
    expect(state.key(other.id)).toBeDefined();
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('finds a key on a later page, and one whose owner lost the access', async () => {
    const scene = await newScene();
    const { state } = scene.openai;
    for (let n = 0; n < 230; n += 1) state.addUserKey(scene.project.id, scene.user.id);
    const other = state.addUser('other@example.com');
    const last = state.addUserKey(scene.project.id, other.id);
    state.takeAccess(other.id, scene.project.id);
    const { rotator, credential } = openAt(scene, last.value, { scopes: ['api.model.request'] });
    const plan = await planOf({ rotator, credential }, 'overlap', newContext());
    expect(plan.snapshot.facts['keyId']).toBe(last.id);
  });

  it('says which project the key belongs to where another one is configured', async () => {
    const scene = await newScene();
    const other = scene.openai.state.addProject('other');
    const { rotator, credential } = openAt(scene, scene.leaked.value, { project: other.id });
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining(scene.project.id) as string,
    });
  });

  it.each([
    { why: 'that has no role', role: 'none' as const, exists: true },
    { why: 'that is not there', role: 'member' as const, exists: false },
  ])('does not plan with a service account $why', async ({ role, exists }) => {
    const scene = await newScene();
    const account = scene.openai.state.addServiceAccount(scene.project.id, 'other', role);
    if (!exists) scene.openai.state.removeAccount(account.id);
    const { rotator, credential } = openAt(scene, scene.leaked.value, { serviceAccount: account.id });
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'config' });
  });

  it('plans although the quota is used up', async () => {
    const { rotator, credential, scene } = await open();
    scene.openai.inject('GET /v1/models', { kind: 'answer', answer: openaiAnswers.quotaUsedUp() }, 3);
    const plan = await planOf({ rotator, credential }, 'overlap', newContext());
    expect(plan.snapshot.facts['keyId']).toBe(scene.leaked.id);
    expect(plan.snapshot.notes.join()).toContain('no quota is left');
  });

  it('needs a person where no more keys fit, and deletes the one that the person names', async () => {
    const scene = await newScene({ maxKeysPerAccount: 2 });
    const spare = scene.openai.state.addServiceAccountKey(scene.project.id, scene.account.id);
    const { rotator, credential } = openAt(scene, scene.leaked.value);
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining('--free-slot') as string,
    });
    await expect(rotator.freeSlot?.(ctx, plan, scene.leaked.id)).rejects.toMatchObject({ code: 'usage' });
    await expect(rotator.freeSlot?.(ctx, plan, '../x')).rejects.toMatchObject({ code: 'usage' });
    await rotator.freeSlot?.(ctx, plan, spare.id);
    await rotator.freeSlot?.(ctx, plan, spare.id);
    await rotator.verify(ctx, plan, await rotator.issue(ctx, plan));
  });

  it('needs a person where the organization allows only a shorter life', async () => {
    const { rotator, credential } = await open({ options: { maxKeySeconds: 3600 } });
    const ctx = newContext();
    const plan = { ...(await planOf({ rotator, credential }, 'overlap', ctx)), expiresAt: inADay() };
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining('max-lifetime') as string,
    });
  });

  it('names what the administrator lacks where it is no admin key, and where it is dead', async () => {
    const scene = await newScene();
    const user = openAt(scene, scene.leaked.value, { admin: new SecretValue(scene.userKey.value) });
    await expect(user.rotator.snapshot(newContext(), user.credential)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('sk-admin-') as string,
    });
    scene.openai.state.removeKey(scene.admin.id);
    const dead = openAt(scene, scene.leaked.value);
    await expect(dead.rotator.snapshot(newContext(), dead.credential)).rejects.toMatchObject({
      hint: expect.stringContaining('admin is dead') as string,
    });
  });

  it('does not let a leaked admin key replace itself', async () => {
    const scene = await newScene();
    const { rotator, credential } = openAt(scene, scene.admin.value);
    await expect(rotator.snapshot(newContext(), credential)).rejects.toMatchObject({ code: 'config' });
  });

  it('does not verify a key of another name, nor one that can not read the configured path', async () => {
    const { rotator, credential, scene } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const other = scene.openai.state.addServiceAccountKey(scene.project.id, scene.account.id, { name: 'other' });
    const attributes = { 'api-key-id': other.id, 'service-account': scene.account.id };
    const wrong = { provider: 'openai', secret: new SecretValue(other.value), attributes };
    await expect(rotator.verify(ctx, plan, wrong)).rejects.toMatchObject({ code: 'conflict' });
    const narrow = openAt(scene, scene.leaked.value, { scopes: ['api.model.request'], check: '/v1/models' });
    const second = newContext();
    const narrowPlan = await planOf(narrow, 'overlap', second);
    const made = await narrow.rotator.issue(second, narrowPlan);
    await expect(narrow.rotator.verify(second, narrowPlan, made)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('tells when the leaked key was last used', async () => {
    const { rotator, credential } = await open();
    const ctx = newContext();
    const plan = await planOf({ rotator, credential }, 'overlap', ctx);
    const last = await rotator.lastUse?.(ctx, plan);
    expect(Date.now() - (last?.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it('finds what was lost in any of its three steps', async () => {
    for (const route of [`POST ${ACCOUNTS}`, `POST ${ACCOUNTS}/:account`, `POST ${ACCOUNTS}/:account/api_keys`]) {
      const { rotator, credential, scene } = await open({ leaked: 'userKey' });
      const before = scene.openai.state.stateText();
      const ctx = newContext();
      const plan = await planOf({ rotator, credential }, 'overlap', ctx);
      scene.openai.inject(route, { kind: 'lose-answer' });
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      const found = await rotator.reconcile(ctx, { effect: 'issue', plan });
      expect(found).toMatchObject({ outcome: 'lost' });
      await rotator.removeLost?.(ctx, plan, found.outcome === 'lost' ? found.attributes : {});
      expect(scene.openai.state.stateText()).toBe(before);
    }
  });
});

interface Opened {
  readonly scene: OpenaiScene;
  readonly rotator: Rotator;
  readonly credential: Credential;
}

async function newScene(options: FakeOpenaiOptions = {}, leaked: NewKey = {}): Promise<OpenaiScene> {
  const scene = await openaiScene(options, leaked);
  onTestFinished(async () => {
    expect(scene.openai.violations).toEqual([]);
    await scene.openai.stop();
  });
  return scene;
}

function openAt(scene: OpenaiScene, leaked: string, settings: Partial<OpenaiSettings> = {}): Omit<Opened, 'scene'> {
  const all: OpenaiSettings = {
    api: scene.openai.url,
    admin: new SecretValue(scene.admin.value),
    project: scene.project.id,
    scopes: SCOPES,
    ...settings,
  };
  const credential = { provider: 'openai', secret: new SecretValue(leaked), attributes: {} };
  return { rotator: openaiRotator(all, systemClock), credential };
}

async function open(
  about: {
    readonly options?: FakeOpenaiOptions;
    readonly key?: NewKey;
    readonly settings?: Partial<OpenaiSettings>;
    readonly leaked?: 'leaked' | 'userKey';
  } = {},
): Promise<Opened> {
  const scene = await newScene(about.options, about.key);
  return { scene, ...openAt(scene, scene[about.leaked ?? 'leaked'].value, about.settings) };
}

function projectKey(
  { openai }: OpenaiScene,
  id = '',
): Extract<ReturnType<OpenaiScene['openai']['state']['key']>, { kind: 'project' }> {
  const key = openai.state.key(id);
  if (key?.kind !== 'project') throw new Error(`no project key ${id}`);
  return key;
}

function inADay(): string {
  return new Date(Date.now() + A_DAY_MS).toISOString();
}

async function contractWorld(choose: (scene: OpenaiScene) => Told): Promise<ServerMadeWorld> {
  const scene = await openaiScene();
  const { openai, admin } = scene;
  const { state } = openai;
  const leaked = choose(scene);
  const { rotator, credential } = openAt(scene, leaked.value);
  const own = new Set([admin, scene.leaked, scene.userKey].map(({ id }) => id).filter((id) => id !== leaked.id));
  const isAdminKey = state.key(leaked.id)?.kind === 'admin';
  const isLive = async ({ secret }: Credential): Promise<boolean> => {
    const path = isAdminKey ? '/v1/organization/projects' : '/v1/models';
    const answer = await fetch(`${openai.url}${path}`, { headers: { authorization: `Bearer ${secret.reveal()}` } });
    return answer.status === 200;
  };
  return {
    rotator,
    credential,
    otherSecrets: [admin.value, isAdminKey ? scene.leaked.value : admin.value],
    isMarked: true,
    providerState: () => Promise.resolve(state.stateText()),
    countLiveLogins: () => {
      const keys = isAdminKey ? state.adminKeys() : state.keysOf(scene.project.id);
      return Promise.resolve(keys.filter((key) => !own.has(key.id) && !state.isExpired(key)).length);
    },
    isLive,
    loseAnswer: (n) => openai.injectAt(n, { kind: 'lose-answer' }),
    removeLeaked: () => Promise.resolve(state.removeKey(leaked.id)),
    withoutLeaked: (text) => text,
    stop: async () => {
      expect(openai.violations).toEqual([]);
      await openai.stop();
    },
  };
}
