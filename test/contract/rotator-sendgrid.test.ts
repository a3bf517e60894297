import { afterEach, describe, expect, it } from 'vitest';
import type { AppError } from '../../src/core/errors.js';
import type { SendgridSettings } from '../../src/rotators/sendgrid.js';
import type { FakeAnswer } from '../support/fake/fake-provider.js';
import { LEAKED_SCOPES, sendgridScene, type SendgridScene } from '../support/sendgrid-scene.js';
import { rateLimited } from '../support/sendgrid/answers.js';
import { mintKey } from '../support/sendgrid/mint.js';
import { FULL_ACCESS } from '../support/sendgrid/scopes.js';
import { newContext, planOf } from './rotators.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

for (const oneKeyAs of ['list', 'object'] as const) {
  serverMadeContract(`sendgrid, one key as ${oneKeyAs}`, () => worldOf(oneKeyAs));
}

describe('keys of SendGrid', () => {
  let scene: SendgridScene;
  const open = async (options: Parameters<typeof sendgridScene>[0] = {}): Promise<SendgridScene> => {
    scene = await sendgridScene(options);
    return scene;
  };
  const planWith = async (settings: Partial<SendgridSettings> = {}, ctx = newContext()) => {
    const rotator = scene.rotator(settings);
    return { rotator, ctx, plan: await planOf({ rotator, credential: scene.credential }, 'overlap', ctx) };
  };
  afterEach(async () => {
    expect(scene.sendgrid.violations).toEqual([]);
    await scene.sendgrid.stop();
  });

  it('makes a key with the scopes of the leaked one and the name of the rotation', async () => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    const made = await rotator.issue(ctx, plan);
    const key = sendgrid.state.find(made.attributes['api-key-id']!)!;
    expect(key.name).toBe(`unleak ${ctx.rotationId}`);
    expect(key.scopes.filter((scope) => LEAKED_SCOPES.includes(scope))).toEqual(LEAKED_SCOPES);
    expect(plan.snapshot.notes.join()).toContain('do not expire');
  });

  it('makes a narrower key where scopes are configured, and says what is lost', async () => {
    const { sendgrid } = await open({ leakedScopes: FULL_ACCESS });
    const { rotator, ctx, plan } = await planWith({ scopes: ['mail.send'] });
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    const { scopes } = sendgrid.state.find(made.attributes['api-key-id']!)!;
    expect(scopes.filter((scope) => FULL_ACCESS.includes(scope))).toEqual(['mail.send']);
    expect(plan.snapshot.notes.join()).toContain(`loses ${String(FULL_ACCESS.length - 1)} scopes`);
  });

  it('warns of a replacement that can let others in', async () => {
    await open({ leakedScopes: ['api_keys.create', 'mail.send'] });
    const { plan } = await planWith();
    expect(plan.snapshot.notes.join()).toContain('may let others in (api_keys.create)');
  });

  it('refuses scopes that the leaked key does not have', async () => {
    await open();
    await expect(planWith({ scopes: ['teammates.create'] })).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('the leaked key does not have them') as string,
    });
  });

  it('refuses to replace a key that may nothing, since a key without scopes may everything', async () => {
    const { sendgrid } = await open({ leakedScopes: [] });
    await expect(planWith()).rejects.toMatchObject({
      code: 'config',
      message: expect.stringContaining('none') as string,
    });
    expect(sendgrid.state.keys).toHaveLength(2);
  });

  it('refuses the administrator itself, what is no key, and a key of another account', async () => {
    const { admin, credentialOf } = await open();
    const snapshot = (value: string) => scene.rotator().snapshot(newContext(), credentialOf(value));
    await expect(snapshot(admin.value)).rejects.toMatchObject({ code: 'config' });
    await expect(snapshot('x'.repeat(69))).rejects.toMatchObject({ code: 'unsupported' });
    const other = await sendgridScene();
    const rotator = other.rotator();
    // Alive by its own word and unknown to the administrator.
    other.sendgrid.state.delete(other.leaked);
    await expect(rotator.snapshot(newContext(), other.credential)).rejects.toMatchObject({ code: 'config' });
    await other.sendgrid.stop();
  });

  it('says so where the list does not have a key that works, and finds it by its configured name', async () => {
    const { sendgrid, leaked, credentialOf, rotator } = await open();
    // The id within the value is not documented: here it is another than the list's.
    const odd = { ...leaked, value: mintKey().value };
    sendgrid.state.allKeys.splice(sendgrid.state.allKeys.indexOf(leaked), 1, odd);
    const credential = credentialOf(odd.value);
    await expect(rotator().snapshot(newContext(), credential)).rejects.toMatchObject({
      code: 'config',
      hint: expect.stringContaining('key-name') as string,
    });
    const named = await rotator({ keyName: 'orders' }).snapshot(newContext(), credential);
    expect(named.facts['keyId']).toBe(leaked.id);
    sendgrid.state.addKey('orders', ['mail.send']);
    const ambiguous = rotator({ keyName: 'orders' }).snapshot(newContext(), credential);
    await expect(ambiguous).rejects.toMatchObject({ code: 'config' });
    const narrower = rotator({ keyName: 'administrator' }).snapshot(newContext(), credential);
    await expect(narrower).rejects.toMatchObject({ code: 'config' });
  });

  it('plans with what the list says of the key where the account lets in other addresses only', async () => {
    const { sendgrid } = await open();
    const ctx = newContext();
    const rotator = scene.rotator();
    const forbidden = { status: 403, body: { errors: [{ field: null, message: 'access forbidden' }] } };
    sendgrid.inject('GET /v3/scopes', { kind: 'answer', answer: forbidden });
    await expect(rotator.snapshot(ctx, scene.credential)).rejects.toMatchObject({ code: 'provider-refused' });
    // The first question is the administrator's, the second the leaked key's.
    sendgrid.inject('GET /v3/scopes', { kind: 'late', ms: 0 });
    sendgrid.inject('GET /v3/scopes', { kind: 'answer', answer: forbidden });
    const { facts } = await rotator.snapshot(ctx, scene.credential);
    expect(facts).toMatchObject({ keyId: scene.leaked.id, scopes: LEAKED_SCOPES });
  });

  it('makes only a replacement, of configured scopes, where the leaked key is dead', async () => {
    const { sendgrid, leaked } = await open();
    sendgrid.state.delete(leaked);
    await expect(planWith()).rejects.toMatchObject({ code: 'config' });
    const { rotator, ctx, plan } = await planWith({ scopes: ['mail.send'] });
    expect(plan.snapshot.notes.join()).toContain('dead already');
    await rotator.verify(ctx, plan, await rotator.issue(ctx, plan));
    await rotator.disable(ctx, plan);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    expect(sendgrid.state.keys).toHaveLength(2);
  });

  it('names the scopes that the admin key lacks before anything is begun', async () => {
    await open({ adminScopes: ['api_keys.read', 'mail.send'] });
    await expect(planWith()).rejects.toMatchObject({
      code: 'needs-person',
      message: expect.stringContaining('lacks the scopes api_keys.create, api_keys.delete') as string,
    });
  });

  it('names the scope of an admin key that was narrowed after the plan', async () => {
    const { sendgrid, admin } = await open();
    const { rotator, ctx, plan } = await planWith();
    sendgrid.state.narrow(admin, ['api_keys.read']);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('api_keys.create') as string,
    });
    await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({
      code: 'provider-refused',
      hint: expect.stringContaining('api_keys.delete') as string,
    });
  });

  it('asks a person to make room in a full account, and makes it with the key that the person names', async () => {
    const { sendgrid, admin, leaked } = await open({ maxKeys: 3 });
    const idle = sendgrid.state.addKey('idle', ['stats.read']);
    const { rotator, ctx, plan } = await planWith();
    const failure: unknown = await rotator.issue(ctx, plan).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'needs-person' });
    expect((failure as AppError).hint).toContain(`resume ${ctx.rotationId} --free-slot`);
    for (const id of [leaked.id, admin.id]) {
      await expect(rotator.freeSlot!(ctx, plan, id)).rejects.toMatchObject({ code: 'usage' });
    }
    await rotator.freeSlot!(ctx, plan, idle.id);
    await rotator.freeSlot!(ctx, plan, idle.id);
    const made = await rotator.issue(ctx, plan);
    const id = made.attributes['api-key-id']!;
    await expect(rotator.freeSlot!(newContext(), plan, id)).rejects.toMatchObject({ code: 'usage' });
    expect(sendgrid.state.keys.map((key) => key.name)).toEqual(['administrator', 'orders', `unleak ${ctx.rotationId}`]);
  });

  it('knows a full account by its number of keys where the refusal has other words', async () => {
    const { sendgrid } = await open();
    for (let count = 2; count < 100; count += 1) sendgrid.state.addKey(`key ${String(count)}`, ['stats.read']);
    const { rotator, ctx, plan } = await planWith();
    const answer = { status: 403, body: { errors: [{ field: null, message: 'access forbidden' }] } };
    sendgrid.inject('POST /v3/api_keys', { kind: 'answer', answer });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
  });

  it('asks a person about scopes that SendGrid does not give', async () => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    const answer = { status: 400, body: { errors: [{ field: 'scopes', message: 'invalid scopes' }] } };
    sendgrid.inject('POST /v3/api_keys', { kind: 'answer', answer });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      message: expect.stringContaining('invalid scopes') as string,
    });
  });

  it('does not verify a key that was given more or less than planned', async () => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    const made = await rotator.issue(ctx, plan);
    const key = sendgrid.state.find(made.attributes['api-key-id']!)!;
    sendgrid.state.narrow(key, FULL_ACCESS);
    await expect(rotator.verify(ctx, plan, made)).rejects.toMatchObject({ code: 'conflict' });
    sendgrid.state.narrow(key, ['mail.send']);
    await expect(rotator.verify(ctx, plan, made)).rejects.toMatchObject({
      code: 'provider-refused',
      message: expect.stringContaining('templates.read') as string,
    });
  });

  it.each([
    { scopes: ['mail.send'], route: 'POST /v3/mail/send' },
    { scopes: ['templates.read', 'stats.read'], route: 'GET /v3/templates' },
    { scopes: ['user.profile.read'], route: 'GET /v3/user/profile' },
    { scopes: ['api_keys.read'], route: 'GET /v3/api_keys' },
  ])('verifies a key for $scopes by $route', async ({ scopes, route }) => {
    const { sendgrid } = await open({ leakedScopes: scopes });
    const { rotator, ctx, plan } = await planWith();
    const made = await rotator.issue(ctx, plan);
    const before = sendgrid.seen.length;
    await rotator.verify(ctx, plan, made);
    expect(sendgrid.seen.slice(before).map((request) => request.route)).toEqual(['GET /v3/scopes', route]);
    const answer = { status: 403, body: { errors: [{ field: null, message: 'access forbidden' }] } };
    sendgrid.inject(route, { kind: 'answer', answer });
    await expect(rotator.verify(ctx, plan, made)).rejects.toMatchObject({ code: 'provider-refused' });
  });

  it('sends no mail when it verifies, and takes a refusal of the sender for a proof of the scope', async () => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    const made = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, made);
    // 202 would say that a mail goes out.
    expect(sendgrid.seen.findLast(({ route }) => route === 'POST /v3/mail/send')?.status).toBe(200);
    const message = 'The from address does not match a verified Sender Identity';
    const answer = { status: 403, body: { errors: [{ field: 'from', message }] } };
    sendgrid.inject('POST /v3/mail/send', { kind: 'answer', answer });
    await expect(rotator.verify(ctx, plan, made)).resolves.toBeUndefined();
  });

  it('says accepted until SendGrid has forgotten a deleted key, and rejected then', async () => {
    await open({ deathAfterUses: 2 });
    const { rotator, ctx, plan } = await planWith();
    await rotator.disable(ctx, plan);
    expect(await rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'applied' });
    const said = [];
    for (let count = 0; count < 3; count += 1) said.push(await rotator.confirm(ctx, plan));
    expect(said).toEqual(['accepted', 'accepted', 'rejected']);
    expect(rotator.capabilities.propagationMs).toBeGreaterThan(0);
  });

  const grant = 'The provided authorization grant is invalid, expired, or revoked';
  const saying = (status: number, message: string): FakeAnswer => ({
    status,
    body: { errors: [{ field: null, message }] },
  });
  it.each([
    { why: 'the documented refusal', answer: saying(401, grant), says: 'rejected' },
    { why: 'a 401 that says no key was sent', answer: saying(401, 'authorization required'), says: 'unknown' },
    { why: 'a 401 without words', answer: { status: 401, body: '' }, says: 'unknown' },
    { why: 'a 403', answer: saying(403, 'access forbidden'), says: 'unknown' },
    { why: 'a limit', answer: rateLimited(60), says: 'unknown' },
    { why: 'a failure', answer: { status: 503, body: '' }, says: 'unknown', times: 3 },
    { why: 'an answer of another kind', answer: { status: 200, body: '<html>' }, says: 'unknown' },
  ])('says $says of a leaked key after $why', async ({ answer, says, times }) => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    sendgrid.inject('GET /v3/scopes', { kind: 'answer', answer }, times ?? 1);
    expect(await rotator.confirm(ctx, plan)).toBe(says);
  });

  it('believes no yes of an address that lets everybody in, and no no of one that lets in nobody', async () => {
    const { sendgrid } = await open();
    const { plan } = await planWith();
    const ctx = newContext();
    const yes = { status: 200, body: { scopes: ['mail.send'] } };
    sendgrid.inject('GET /v3/scopes', { kind: 'answer', answer: yes }, 2);
    expect(await scene.rotator().confirm(ctx, plan)).toBe('unknown');
    sendgrid.inject('GET /v3/scopes', { kind: 'answer', answer: saying(401, grant) }, 2);
    expect(await scene.rotator().confirm(ctx, plan)).toBe('unknown');
    expect(sendgrid.pendingFaults).toBe(0);
  });

  it('asks for a made-up key once per run', async () => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    await rotator.confirm(ctx, plan);
    const before = sendgrid.seen.length;
    await rotator.confirm(ctx, plan);
    expect(sendgrid.seen.length - before).toBe(1);
  });

  it('never sends a change twice', async () => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    sendgrid.inject('POST /v3/api_keys', { kind: 'lose-answer' });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    sendgrid.inject('POST /v3/api_keys', { kind: 'answer', answer: rateLimited(1) });
    expect(sendgrid.seen.filter(({ route }) => route === 'POST /v3/api_keys')).toHaveLength(1);
    const lost = await rotator.reconcile(ctx, { effect: 'issue', plan });
    await rotator.removeLost!(ctx, plan, lost.outcome === 'lost' ? lost.attributes : {});
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'provider-unreachable' });
    expect(sendgrid.state.keys).toHaveLength(2);
  });

  it('calls two keys with the name of the rotation a conflict', async () => {
    const { sendgrid } = await open();
    const { rotator, ctx, plan } = await planWith();
    for (let count = 0; count < 2; count += 1) sendgrid.state.addKey(`unleak ${ctx.rotationId}`, ['mail.send']);
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'conflict' });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
  });
});

async function worldOf(oneKeyAs: 'list' | 'object'): Promise<ServerMadeWorld> {
  const scene = await sendgridScene({ oneKeyAs });
  const { sendgrid, leaked, admin } = scene;
  const keysOf = () => sendgrid.state.keys.map(({ id, name, scopes }) => ({ id, name, scopes }));
  return {
    rotator: scene.rotator(),
    credential: scene.credential,
    otherSecrets: [admin.value],
    isMarked: true,
    providerState: () => Promise.resolve(JSON.stringify(keysOf())),
    countLiveLogins: () => Promise.resolve(sendgrid.state.keys.length - 1),
    isLive: async ({ secret }) => (await scene.statusOf(secret.reveal())) === 200,
    loseAnswer: (n) => sendgrid.injectAt(n, { kind: 'lose-answer' }),
    removeLeaked: () => Promise.resolve(sendgrid.state.delete(leaked)),
    withoutLeaked: (state) =>
      JSON.stringify((JSON.parse(state) as { id: string }[]).filter(({ id }) => id !== leaked.id)),
    providerLog: () => Promise.resolve(JSON.stringify(sendgrid.seen)),
    stop: async () => {
      expect(sendgrid.violations).toEqual([]);
      await sendgrid.stop();
    },
  };
}
