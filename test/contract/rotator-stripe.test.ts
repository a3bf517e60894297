import { describe, expect, it, onTestFinished } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { RotationContext, SuccessorPlan } from '../../src/rotators/rotator.js';
import { stripeBroken, stripeLimited, type Permission, type StripeOptions } from '../support/stripe/fake-stripe.js';
import { EVENTS, KEY_REPLACEMENT, stripeScene, webhookReplacement, type StripeScene } from '../support/stripe-scene.js';
import { byPersonContract, type ByPersonWorld } from './rotators-by-person.js';
import { errorText, newContext, planOf } from './rotators.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

byPersonContract('stripe with a restricted key', async () => keyWorld(await stripeScene()));
serverMadeContract('stripe with a webhook endpoint', async () => webhookWorld(await stripeScene()));

type Shared = 'otherSecrets' | 'providerState' | 'isLive' | 'countLiveLogins' | 'providerLog' | 'stop';

function shared(scene: StripeScene): Pick<Required<ByPersonWorld>, Shared> {
  const { stripe, admin } = scene;
  return {
    otherSecrets: [admin.value],
    providerState: () => Promise.resolve(stripe.state.stateText()),
    isLive: (one) => Promise.resolve(scene.isLive(one)),
    countLiveLogins: () => Promise.resolve(scene.countLive() - 1),
    providerLog: () => Promise.resolve(JSON.stringify(stripe.seen)),
    stop: async () => {
      await stripe.stop();
      expect(stripe.violations).toEqual([]);
    },
  };
}

function keyWorld(scene: StripeScene): ByPersonWorld {
  const { state } = scene.stripe;
  const expired = (): SecretValue => {
    const secret = scene.newKey();
    scene.expire(secret);
    return secret;
  };
  return {
    ...shared(scene),
    rotator: scene.rotator(KEY_REPLACEMENT),
    credential: scene.key,
    changeSecret: () => Promise.resolve(state.expireKey(scene.leaked)),
    create: () => Promise.resolve(scene.newKey()),
    stopByPerson: ({ secret }) => scene.expire(secret),
    loseAnswer: () => () => 0,
    mistakes: [
      { why: 'leaked key', says: 'the leaked key itself', make: () => scene.key.secret },
      { why: 'administrator', says: 'administrator', make: () => new SecretValue(scene.admin.value) },
      { why: 'secret key', says: 'may do everything', make: () => new SecretValue(state.addKey().value) },
      { why: 'publishable key', says: 'for browsers', make: () => scene.newKey({ kind: 'publishable' }) },
      { why: 'test mode', says: 'it is of test mode', make: () => scene.newKey({ isLive: false }) },
      {
        why: 'cut off',
        says: 'Stripe does not know it',
        make: () => new SecretValue(scene.newKey().reveal().slice(0, -1)),
      },
      { why: 'signing secret', says: 'not a whole key', make: () => scene.signingSecret.secret },
      { why: 'expired', says: 'Stripe does not know it', make: expired },
      {
        why: 'may not read charges',
        says: 'permission rak_charge_read',
        make: () => scene.newKey({ permissions: ['rak_webhook_read'] }),
      },
      {
        why: 'may read the balance too',
        says: 'it may read /v1/balance, which is forbidden',
        make: () => scene.newKey({ permissions: ['rak_charge_read', 'rak_balance_read'] }),
      },
      {
        why: 'may read payouts too, which nobody named',
        says: 'it may read /v1/payouts?limit=1, which is forbidden',
        make: () => scene.newKey({ permissions: ['rak_charge_read', 'rak_payout_read'] }),
      },
    ],
  };
}

function webhookWorld(scene: StripeScene): ServerMadeWorld {
  const { stripe, endpointId } = scene;
  const old = (): (typeof stripe.state.endpoints)[number] | undefined =>
    stripe.state.endpoints.find(({ id }) => id === endpointId);
  return {
    ...shared(scene),
    rotator: scene.rotator(webhookReplacement(scene)),
    credential: scene.signingSecret,
    isMarked: true,
    loseAnswer: (n) => stripe.injectAt(n, { kind: 'lose-answer' }),
    removeLeaked: () => {
      const endpoint = old();
      if (endpoint !== undefined) stripe.state.removeEndpoint(endpoint);
      return Promise.resolve();
    },
    withoutLeaked: (text) => {
      const all = JSON.parse(text) as { endpoints: { id: string }[]; keys: unknown };
      const endpoints = all.endpoints.filter(({ id }) => id !== endpointId);
      return JSON.stringify({ endpoints, keys: all.keys }, undefined, 2);
    },
  };
}

async function started(options: StripeOptions = {}): Promise<StripeScene> {
  const scene = await stripeScene(options);
  onTestFinished(async () => {
    await scene.stripe.stop();
    expect(scene.stripe.violations).toEqual([]);
    expect(scene.stripe.pendingFaults).toBe(0);
  });
  return scene;
}

interface Planned {
  readonly scene: StripeScene;
  readonly rotator: ReturnType<StripeScene['rotator']>;
  readonly ctx: RotationContext;
  readonly plan: SuccessorPlan;
}

async function plannedWebhook(options: StripeOptions = {}): Promise<Planned> {
  const scene = await started(options);
  const rotator = scene.rotator(webhookReplacement(scene));
  const ctx = newContext();
  return { scene, rotator, ctx, plan: await planOf({ rotator, credential: scene.signingSecret }, 'overlap', ctx) };
}

async function plannedKey(options: StripeOptions = {}): Promise<Planned> {
  const scene = await started(options);
  const rotator = scene.rotator(KEY_REPLACEMENT);
  const ctx = newContext();
  return { scene, rotator, ctx, plan: await planOf({ rotator, credential: scene.key }, 'by-person', ctx) };
}

const failureOf = async (attempt: Promise<unknown>): Promise<string> =>
  errorText(await attempt.catch((error: unknown) => error));

describe('a leaked key of Stripe', () => {
  it('is asked for in words and with the page of its mode', async () => {
    const { rotator, ctx, plan, scene } = await plannedKey();
    const request = await rotator.request!(ctx, plan);
    expect(request.instructions).toContain(`unleak ${ctx.rotationId}`);
    expect(request.instructions).toContain('Charges: read');
    expect(request.instructions).toContain(scene.stripe.state.accountId);
    const link = new URL(request.link ?? '');
    expect(`${link.origin}${link.pathname}`).toBe('https://dashboard.stripe.com/apikeys/create');
    expect([...link.searchParams]).toEqual([
      ['name', `unleak ${ctx.rotationId}`],
      ['permissions[]', 'rak_charge_read'],
    ]);
  });

  it('goes on for a while after a person has expired it, and counts as dead only when Stripe refuses it', async () => {
    const { rotator, ctx, plan, scene } = await plannedKey({ deathAfterUses: 3 });
    scene.expire(scene.key.secret);
    const answers: string[] = [];
    for (let asked = 0; asked < 4; asked += 1) answers.push(await rotator.confirm(ctx, plan));
    expect(answers).toEqual(['accepted', 'accepted', 'accepted', 'rejected']);
    expect(rotator.capabilities.propagationMs).toBeGreaterThan(0);
  });

  it('says where and how a person expires it', async () => {
    const { rotator, ctx, plan } = await plannedKey();
    const text = await failureOf(rotator.disable(ctx, plan));
    expect(text).toContain('https://dashboard.stripe.com/apikeys ;');
    expect(text).toContain('expiration "now"');
  });

  it.each([
    ['a limit', stripeLimited(60)],
    ['trouble at Stripe', stripeBroken],
    ['an answer that is none of Stripe', { status: 200, body: '<html>' }],
    ['a 401 about the request', { status: 401, body: { error: { message: 'You did not provide an API key.' } } }],
    ['a 403 that names no account', { status: 403, body: { error: { message: 'Forbidden' } } }],
  ])('is not taken for dead or alive after %s', async (_, answer) => {
    const { rotator, ctx, plan, scene } = await plannedKey();
    const attempts = answer.status === 500 ? 3 : 1;
    scene.stripe.inject('GET /v1/account', { kind: 'answer', answer }, attempts);
    const said = await rotator.confirm(ctx, plan).catch((error: { code: string }) => error.code);
    expect(['unknown', 'provider-unreachable']).toContain(said);
  });

  it('is not taken for alive by an endpoint that lets in a key that nobody issued', async () => {
    const { rotator, ctx, plan, scene } = await plannedKey();
    const answer = { status: 200, body: { id: scene.stripe.state.accountId, object: 'account' } };
    scene.stripe.inject('GET /v1/account', { kind: 'answer', answer }, 2);
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
  });

  it.each<{ why: string; had: readonly Permission[]; wish: Partial<typeof KEY_REPLACEMENT>; says: string | undefined }>(
    [
      { why: 'has what is planned', had: ['rak_charge_read'], wish: {}, says: undefined },
      { why: 'may write what is planned to be read', had: ['rak_charge_write'], wish: {}, says: undefined },
      { why: 'may less', had: ['rak_balance_read'], wish: {}, says: 'the leaked key may not do that: Charges: read' },
      {
        why: 'is not seen to write',
        had: ['rak_charge_read'],
        wish: { permissions: { Charges: 'write' } } as never,
        says: 'nobody can see that the leaked key may: Charges: write',
      },
      {
        why: 'may write by the word of a person',
        had: ['rak_charge_read'],
        wish: { permissions: { Charges: 'write' }, leakedMay: { 'Charges and Refunds': 'write' } } as never,
        says: undefined,
      },
      {
        why: 'is asked for what no read shows',
        had: ['rak_charge_read'],
        wish: { permissions: { 'Terminal readers': 'read' } } as never,
        says: 'nobody can see that the leaked key may: Terminal readers: read',
      },
    ],
  )('is replaced by no more than it may, where it is restricted and $why', async ({ had, wish, says }) => {
    const scene = await started();
    const leaked = { ...scene.key, secret: scene.newKey({ permissions: had }) };
    const asked = scene.rotator({ ...KEY_REPLACEMENT, ...wish }).snapshot(newContext(), leaked);
    if (says === undefined) expect((await asked).orders).toEqual(['by-person']);
    else expect(await failureOf(asked)).toContain(says);
  });

  it('that can not be asked makes the person compare', async () => {
    const scene = await started();
    const leaked = { ...scene.key, secret: scene.newKey({ permissions: ['rak_charge_read'] }) };
    const rotator = scene.rotator({ ...KEY_REPLACEMENT, account: scene.stripe.state.accountId });
    scene.stripe.inject('GET /v1/account', { kind: 'answer', answer: { status: 418, body: {} } });
    const ctx = newContext();
    const plan = await planOf({ rotator, credential: leaked }, 'by-person', ctx);
    expect((await rotator.request!(ctx, plan)).instructions).toContain(
      'if it could not do all of Charges: read, abort',
    );
  });

  it('that is dead needs the account from the configuration', async () => {
    const scene = await started();
    const { accountId } = scene.stripe.state;
    scene.expire(scene.key.secret);
    const blind = await scene.rotator(KEY_REPLACEMENT).snapshot(newContext(), scene.key);
    expect(blind.orders).toEqual([]);
    expect(blind.impossible['by-person']).toContain('add account');
    const told = await scene.rotator({ ...KEY_REPLACEMENT, account: accountId }).snapshot(newContext(), scene.key);
    expect(told.orders).toEqual(['by-person']);
    expect(told.notes.join()).toContain('dead already');
  });

  it('is not replaced by a key of another account', async () => {
    const [scene, other] = [await started(), await started()];
    const elsewhere = { ...KEY_REPLACEMENT, account: other.stripe.state.accountId };
    const snapshot = await scene.rotator(elsewhere).snapshot(newContext(), scene.key);
    expect(snapshot.impossible['by-person']).toContain('is configured');
  });

  it.each([
    ['a signing secret', (scene: StripeScene) => scene.signingSecret.secret, 'webhook-endpoint'],
    ['a publishable key', (scene: StripeScene) => scene.newKey({ kind: 'publishable' }), 'meant to be public'],
    [
      'a key of an organization',
      () => new SecretValue(['sk', 'org', 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1Hs5'].join('_')),
      'keys of',
    ],
  ])('is not %s', async (_, secretOf, says) => {
    const scene = await started();
    const credential: Credential = { provider: 'stripe', secret: secretOf(scene), attributes: {} };
    const asked = scene.rotator(KEY_REPLACEMENT).snapshot(newContext(), credential);
    expect(await failureOf(asked)).toContain(says);
  });
});

describe('a leaked signing secret of Stripe', () => {
  it('goes with an endpoint that is told of the same, or of less where that is configured', async () => {
    const { scene, rotator, ctx, plan } = await plannedWebhook();
    const successor = await rotator.issue(ctx, plan);
    const made = scene.stripe.state.endpoints.at(-1);
    expect(made).toMatchObject({ url: 'https://shop.example/hook', enabledEvents: EVENTS, description: 'orders' });
    expect(made?.metadata).toEqual({ team: 'shop', unleak_rotation: ctx.rotationId });
    expect(successor.attributes['endpoint']).toBe(made?.id);

    const narrow = scene.rotator({ ...webhookReplacement(scene), events: EVENTS.slice(0, 1) } as never);
    const other = newContext();
    const less = await planOf({ rotator: narrow, credential: scene.signingSecret }, 'overlap', other);
    await narrow.issue(other, less);
    expect(scene.stripe.state.endpoints.at(-1)?.enabledEvents).toEqual(EVENTS.slice(0, 1));
    expect(less.snapshot.notes.join()).toContain('charge.failed');
  });

  it('is found by the address of its endpoint, where only one has it', async () => {
    const scene = await started();
    const byUrl = { type: 'webhook-endpoint', endpoint: 'https://shop.example/hook', connect: false } as const;
    const found = await scene.rotator(byUrl).snapshot(newContext(), scene.signingSecret);
    expect(found.facts['endpoint']).toBe(scene.endpointId);
    scene.stripe.state.addEndpoint({ isLive: true, url: byUrl.endpoint, enabledEvents: ['*'] });
    const many = await scene.rotator(byUrl).snapshot(newContext(), scene.signingSecret);
    expect(many.orders).toEqual([]);
    expect(many.impossible['overlap']).toContain('several');
  });

  it('needs a person where the account may have no more endpoints, and goes on when one has made room', async () => {
    const { scene, rotator, ctx, plan } = await plannedWebhook({ maxEndpoints: 2 });
    const other = scene.stripe.state.addEndpoint({ isLive: true, url: 'https://old.example', enabledEvents: ['*'] });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
    await expect(rotator.freeSlot!(ctx, plan, scene.endpointId)).rejects.toMatchObject({ code: 'conflict' });
    await expect(rotator.freeSlot!(ctx, plan, other.id)).rejects.toMatchObject({ code: 'conflict' });
    other.isDisabled = true;
    await rotator.freeSlot!(ctx, plan, other.id);
    await rotator.freeSlot!(ctx, plan, other.id);
    await rotator.issue(ctx, plan);
    expect(scene.stripe.state.endpoints).toHaveLength(2);
  });

  it('asks again under another name where Stripe repeats a refusal that no longer holds', async () => {
    const { scene, rotator, ctx, plan } = await plannedWebhook();
    const repeated = {
      status: 400,
      headers: { 'idempotent-replayed': 'true' },
      body: { error: { message: 'maximum of 2' } },
    };
    scene.stripe.inject('POST /v1/webhook_endpoints', { kind: 'answer', answer: repeated });
    await rotator.issue(ctx, plan);
    expect(scene.stripe.state.endpoints).toHaveLength(2);
  });

  it('makes one endpoint where a creation that was given up arrives late', async () => {
    const { scene, rotator, ctx, plan } = await plannedWebhook();
    scene.stripe.inject('POST /v1/webhook_endpoints', { kind: 'lose-answer' });
    // The list is asked before the endpoint shows in it.
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    const empty = { status: 200, body: { object: 'list', data: [], has_more: false, url: '/' } };
    scene.stripe.inject('GET /v1/webhook_endpoints', { kind: 'answer', answer: empty });
    const successor = await rotator.issue(ctx, plan);
    expect(scene.stripe.state.endpoints).toHaveLength(2);
    await expect(rotator.verify(ctx, plan, successor)).resolves.toBeUndefined();
  });

  it('names the permission that the administrator lacks', async () => {
    const scene = await started();
    const narrow = scene.stripe.state.addKey({ kind: 'restricted', permissions: ['rak_webhook_read'] });
    const rotator = scene.rotator(webhookReplacement(scene), new SecretValue(narrow.value));
    const ctx = newContext();
    const plan = await planOf({ rotator, credential: scene.signingSecret }, 'overlap', ctx);
    const text = await failureOf(rotator.issue(ctx, plan));
    expect(text).toContain('rak_webhook_write');
    // Stripe repeats the end of a key that it refuses.
    expect(text.includes(narrow.value.slice(-6))).toBe(false);
  });

  it('is not taken for dead by an administrator of another mode or account', async () => {
    const { scene, ctx, plan } = await plannedWebhook();
    const test = scene.stripe.state.addKey({ isLive: false });
    const ofTest = scene.rotator(webhookReplacement(scene), new SecretValue(test.value));
    await expect(ofTest.confirm(ctx, plan)).rejects.toMatchObject({ code: 'config' });
    const other = await started();
    const ofOther = other.rotator(webhookReplacement(scene));
    await expect(ofOther.confirm(ctx, plan)).rejects.toMatchObject({ code: 'config' });
    await expect(ofOther.issue(ctx, plan)).rejects.toMatchObject({ code: 'config' });
    await expect(ofOther.disable(ctx, plan)).rejects.toMatchObject({ code: 'config' });
  });

  it('cannot be replaced without an administrator, or where there is no such endpoint', async () => {
    const scene = await started();
    const without = await import('../../src/rotators/stripe.js').then(({ stripeRotator }) =>
      stripeRotator({ api: scene.stripe.url, replacement: webhookReplacement(scene) }, undefined, scene.clock),
    );
    const alone = await without.snapshot(newContext(), scene.signingSecret);
    expect(alone.impossible['overlap']).toContain('admin');
    const nowhere = scene.rotator({ type: 'webhook-endpoint', endpoint: 'we_1', connect: false });
    const none = await nowhere.snapshot(newContext(), scene.signingSecret);
    expect(none.impossible['overlap']).toContain('no webhook endpoint');
  });

  it('leaves an endpoint that somebody enabled again', async () => {
    const { scene, rotator, ctx, plan } = await plannedWebhook();
    await rotator.issue(ctx, plan);
    await rotator.disable(ctx, plan);
    await rotator.enable!(ctx, plan);
    await expect(rotator.delete!(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    expect(scene.stripe.state.endpoints).toHaveLength(2);
  });

  it.each([
    ['a limit', stripeLimited(60), 'provider-unreachable'],
    ['trouble at Stripe', stripeBroken, 'ambiguous'],
  ])('is not asked for twice after %s', async (_, answer, code) => {
    const { scene, rotator, ctx, plan } = await plannedWebhook();
    scene.stripe.inject('POST /v1/webhook_endpoints', { kind: 'answer', answer });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code });
    expect(scene.stripe.state.endpoints).toHaveLength(1);
    expect(scene.stripe.seen.filter(({ changes }) => changes)).toHaveLength(1);
  });
});
