import { describe, expect, it, onTestFinished } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { googleApiKeyRotator, type GoogleApiKeySettings } from '../../src/rotators/google.js';
import { googleFailure, googleLimited } from '../support/google/fake-google.js';
import type { GoogleApiKey } from '../support/google/model.js';
import { API_KEY_PERMISSIONS, apiKeyScene, TRANSLATE, type ApiKeyScene } from '../support/google-scene.js';
import { newContext, planOf } from './rotators.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

const MODELS = 'generativelanguage.googleapis.com';

serverMadeContract('google-api-key', async () => worldOf(await apiKeyScene()));

function worldOf(scene: ApiKeyScene): ServerMadeWorld {
  const { google, credential, leaked, rotator, admin } = scene;
  const live = (): readonly GoogleApiKey[] =>
    google.state.apiKeys.filter(({ deletedAtMs }) => deletedAtMs === undefined);
  return {
    rotator,
    credential,
    // What is deleted can be undeleted for a while, and does nothing.
    providerState: () =>
      Promise.resolve(JSON.stringify(live().map(({ value: _value, lastUsedAtMs: _at, ...rest }) => rest))),
    countLiveLogins: () => Promise.resolve(live().length),
    isLive: async ({ secret }) => (await scene.statusOf(secret.reveal())) === 200,
    loseAnswer: (n) => google.injectAt(n, { kind: 'lose-answer' }),
    occupyName: async (plan) => {
      const made = google.state.apiKeys.find(({ id }) => id.startsWith('unleak-'))!;
      Object.assign(made, { deletedAtMs: undefined, ended: undefined, displayName: "somebody else's" });
      await Promise.resolve(plan);
    },
    removeLeaked: () => {
      Object.assign(leaked, { deletedAtMs: google.state.now, ended: { atMs: google.state.now } });
      return Promise.resolve();
    },
    isMarked: true,
    rereads: true,
    withoutLeaked: (state) => state,
    providerLog: () => Promise.resolve(JSON.stringify(google.seen)),
    otherSecrets: [admin.reveal()],
    stop: async () => {
      expect(google.violations).toEqual([]);
      await scene.stop();
    },
  };
}

async function sceneWith(options: Parameters<typeof apiKeyScene>[0] = {}): Promise<ApiKeyScene> {
  const scene = await apiKeyScene(options);
  onTestFinished(async () => {
    await scene.stop();
    expect(scene.google.violations).toEqual([]);
  });
  return scene;
}

/** Plans and issues; gives what was made as the provider keeps it. */
async function made(scene: ApiKeyScene): Promise<GoogleApiKey> {
  const ctx = newContext();
  const plan = await planOf(scene, 'overlap', ctx);
  const successor = await scene.rotator.issue(ctx, plan);
  await scene.rotator.verify(ctx, plan, successor);
  const key = scene.google.state.apiKeys.find(({ value }) => value === successor.secret.reveal())!;
  expect(key.displayName).toBe(`unleak ${ctx.rotationId}`);
  return key;
}

describe('what the replacement may be used for', () => {
  it.each([
    { why: 'its services and methods', limits: { apiTargets: [{ service: TRANSLATE, methods: ['Get*'] }] } },
    {
      why: 'the addresses that it may be used from',
      limits: { apiTargets: [{ service: TRANSLATE }], serverKeyRestrictions: { allowedIps: ['127.0.0.1'] } },
    },
    {
      why: 'other addresses, from which it is not tried',
      limits: { apiTargets: [{ service: TRANSLATE }], serverKeyRestrictions: { allowedIps: ['192.0.2.1'] } },
    },
    {
      why: 'the pages that it stands in',
      limits: {
        apiTargets: [{ service: TRANSLATE }],
        browserKeyRestrictions: { allowedReferrers: ['https://orders.internal/*'] },
      },
    },
  ])('is what the leaked key was for: $why', async ({ limits }) => {
    const key = await made(await sceneWith({ restrictions: limits }));
    expect(key.restrictions).toEqual(limits);
  });

  it('is what is configured, of what the leaked key was for', async () => {
    const restrictions = { apiTargets: [{ service: MODELS }, { service: TRANSLATE }] };
    const scene = await sceneWith({ restrictions, settings: { apis: [TRANSLATE], allowedIps: ['127.0.0.1'] } });
    const plan = await planOf(scene, 'overlap', newContext());
    expect(plan.snapshot.notes.join()).toContain(`no more for ${MODELS}`);
    expect((await made(scene)).restrictions).toEqual({
      apiTargets: [{ service: TRANSLATE }],
      serverKeyRestrictions: { allowedIps: ['127.0.0.1'] },
    });
  });

  it('is not everything, unless somebody said so until a day that has not come', async () => {
    const scene = await sceneWith({ restrictions: {} });
    const word = { reason: 'many services', owner: 'ann', until: '2999-01-01' };
    const openWith = (own: Partial<GoogleApiKeySettings>) => ({
      ...scene,
      rotator: googleApiKeyRotator({ ...scene.settings, ...own }, scene.clock),
    });
    await expect(planOf(scene, 'overlap', newContext())).rejects.toMatchObject({ code: 'config' });
    const late = openWith({ unrestricted: { ...word, until: '2020-01-01' } });
    await expect(planOf(late, 'overlap', newContext())).rejects.toMatchObject({ code: 'config' });
    expect((await made(openWith({ unrestricted: word }))).restrictions).toBeUndefined();
    expect((await made(openWith({ apis: [TRANSLATE] }))).restrictions).toEqual({
      apiTargets: [{ service: TRANSLATE }],
    });
  });

  it.each([
    { why: 'a service that the leaked key lacks', settings: { apis: [MODELS] } },
    { why: 'an address that the leaked key lacks', settings: { allowedIps: ['192.0.2.7'] } },
  ])('is refused for $why', async ({ settings }) => {
    const restrictions = {
      apiTargets: [{ service: TRANSLATE }],
      serverKeyRestrictions: { allowedIps: ['127.0.0.1'] },
    };
    const scene = await sceneWith({ restrictions, settings });
    await expect(planOf(scene, 'overlap', newContext())).rejects.toMatchObject({ code: 'config' });
  });
});

describe('what a person has to do', () => {
  it.each(API_KEY_PERMISSIONS.filter((one) => one !== 'apikeys.keys.list'))(
    'is told by the permission that is missing: %s',
    async (missing) => {
      const permissions = API_KEY_PERMISSIONS.filter((one) => one !== missing);
      const scene = await sceneWith({ permissions });
      const ctx = newContext();
      const run = async (): Promise<void> => {
        const plan = await planOf(scene, 'overlap', ctx);
        await scene.rotator.issue(ctx, plan);
        await scene.rotator.disable(ctx, plan);
        await scene.rotator.enable?.(ctx, plan);
      };
      await expect(run()).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining(missing) as string,
      });
    },
  );

  it('is to make room where the project is full', async () => {
    const scene = await sceneWith();
    while (scene.google.state.apiKeys.length < 300) scene.google.state.addApiKey(scene.project);
    const ctx = newContext();
    const plan = await planOf(scene, 'overlap', ctx);
    await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('is to wait where Google takes no more calls', async () => {
    const scene = await sceneWith();
    const ctx = newContext();
    const plan = await planOf(scene, 'overlap', ctx);
    scene.google.inject('POST /v2/projects/:project/locations/global/keys', {
      kind: 'answer',
      answer: googleLimited(),
    });
    await expect(scene.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'provider-unreachable' });
  });

  it('is nothing for a secret of another kind or a key that nobody has', async () => {
    const scene = await sceneWith();
    const of = (text: string) => ({ ...scene.credential, secret: new SecretValue(text) });
    await expect(scene.rotator.snapshot(newContext(), of('x'))).rejects.toMatchObject({ code: 'unsupported' });
    const unknown = of(['AI', 'za', 'k'.repeat(35)].join(''));
    await expect(scene.rotator.snapshot(newContext(), unknown)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('is to configure a check where none is known', async () => {
    const restrictions = { apiTargets: [{ service: 'maps-backend.googleapis.com' }] };
    const scene = await sceneWith({ restrictions, settings: { check: undefined } });
    await expect(planOf(scene, 'overlap', newContext())).rejects.toMatchObject({
      code: 'config',
      hint: expect.stringContaining('configure check') as string,
    });
  });
});

describe('what counts as a word about a key', () => {
  const ROUTE = 'GET /language/translate/v2/languages';

  it.each([
    { why: 'a service that is turned off', answer: googleFailure('PERMISSION_DENIED', 'It is disabled.') },
    { why: 'a bare 403', answer: { status: 403 } },
    { why: 'a 401', answer: googleFailure('UNAUTHENTICATED', 'Who are you?') },
  ])('is not $why', async ({ answer }) => {
    const scene = await sceneWith();
    const ctx = newContext();
    const plan = await planOf(scene, 'overlap', ctx);
    scene.google.inject(ROUTE, { kind: 'answer', answer });
    expect(await scene.rotator.confirm(ctx, plan)).toBe('unknown');
  });

  it('is no yes of an API that takes any key', async () => {
    const scene = await sceneWith();
    const ctx = newContext();
    const plan = await planOf(scene, 'overlap', ctx);
    scene.google.inject(ROUTE, { kind: 'answer', answer: { status: 200, body: {} } }, 2);
    expect(await scene.rotator.confirm(ctx, plan)).toBe('unknown');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
  });

  it('is a yes of a key that is blocked here by its own limits', async () => {
    const restrictions = { apiTargets: [{ service: TRANSLATE }], serverKeyRestrictions: { allowedIps: ['192.0.2.1'] } };
    const scene = await sceneWith({ restrictions });
    const ctx = newContext();
    expect(await scene.rotator.confirm(ctx, await planOf(scene, 'overlap', ctx))).toBe('accepted');
  });

  it('comes late: a deleted key works on for a while, and a new one is waited for', async () => {
    const scene = await sceneWith({ deathAfterUses: 2 });
    const ctx = newContext();
    const plan = await planOf(scene, 'overlap', ctx);
    const successor = await scene.rotator.issue(ctx, plan);
    const invalid = googleFailure('INVALID_ARGUMENT', 'API key not valid.', [{ reason: 'API_KEY_INVALID' }]);
    scene.google.inject(ROUTE, { kind: 'answer', answer: invalid }, 3);
    await scene.rotator.verify(ctx, plan, successor);
    await scene.rotator.disable(ctx, plan);
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await scene.rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('is not that a new key never works', async () => {
    const scene = await sceneWith({ settings: { apis: [TRANSLATE] } });
    const ctx = newContext();
    const plan = await planOf(scene, 'overlap', ctx);
    const successor = await scene.rotator.issue(ctx, plan);
    const invalid = googleFailure('INVALID_ARGUMENT', 'API key not valid.', [{ reason: 'API_KEY_INVALID' }]);
    scene.google.inject(ROUTE, { kind: 'answer', answer: invalid }, 1000);
    await expect(scene.rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'provider-refused' });
  });
});

it('waits for what Google has accepted, and calls it ambiguous when that does not end', async () => {
  const slow = await sceneWith({ operationPolls: 5 });
  await made(slow);
  const endless = await sceneWith({ operationPolls: 1000 });
  const ctx = newContext();
  const plan = await planOf(endless, 'overlap', ctx);
  await expect(endless.rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
  expect(await endless.rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'applied' });
});

it('does not verify a key whose limits somebody changed', async () => {
  const scene = await sceneWith();
  const ctx = newContext();
  const plan = await planOf(scene, 'overlap', ctx);
  const successor = await scene.rotator.issue(ctx, plan);
  scene.google.state.apiKeys.at(-1)!.restrictions = undefined;
  await expect(scene.rotator.verify(ctx, plan, successor)).rejects.toMatchObject({ code: 'conflict' });
});
