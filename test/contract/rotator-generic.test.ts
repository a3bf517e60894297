import { afterEach, describe, expect, it } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Rotator, RotationContext, SuccessorPlan } from '../../src/rotators/rotator.js';
import { startFakeService, type FakeService, type ServiceKey } from '../support/generic/fake-service.js';
import { guideRotator } from '../support/generic/guide.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';
import { newContext, planOf } from './rotators.js';

serverMadeContract('generic, over HTTP', worldOf);

const credentialOf = ({ value }: Pick<ServiceKey, 'value'>): Credential => ({
  provider: 'generic',
  secret: new SecretValue(value),
  attributes: {},
});

const rotatorFor = (service: FakeService, options: Parameters<typeof guideRotator>[1] = {}): Rotator =>
  guideRotator('billing', { here: { 'https://billing.internal': service.url }, admin: service.admin, ...options });

describe('a generic rotator over HTTP', () => {
  let service: FakeService | undefined;

  afterEach(async () => {
    await service?.stop();
    service = undefined;
  });

  async function open(options: Parameters<typeof guideRotator>[1] = {}): Promise<{
    service: FakeService;
    leaked: ServiceKey;
    rotator: Rotator;
    ctx: RotationContext;
    plan: SuccessorPlan;
  }> {
    service = await startFakeService();
    const leaked = service.addKey('orders');
    const rotator = rotatorFor(service, options);
    const ctx = newContext();
    const plan = await planOf({ rotator, credential: credentialOf(leaked) }, rotator.capabilities.orders[0]!, ctx);
    return { service, leaked, rotator, ctx, plan };
  }

  it('deletes the leaked key once it is dead, twice if asked twice, and never while it works', async () => {
    const { service, leaked, rotator, ctx, plan } = await open();
    const other = service.addKey('somebody else');
    expect(plan.snapshot.deleteOld).toBe(true);
    await expect(rotator.delete!(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    await rotator.disable(ctx, plan);
    await rotator.delete!(ctx, plan);
    await rotator.delete!(ctx, plan);
    expect(service.keys).toEqual([other]);
    expect(service.keys).not.toContain(leaked);
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('gives the replacement the planned end, and none where there is none', async () => {
    const { service, rotator, ctx, plan } = await open();
    await rotator.issue(ctx, { ...plan, expiresAt: '2030-01-01T00:00:00.000Z' });
    await rotator.issue(newContext(), plan);
    expect(service.keys.map(({ expires }) => expires)).toEqual([undefined, '2030-01-01T00:00:00.000Z', undefined]);
    expect(rotator.capabilities.nativeExpiry).toBe(true);
  });

  it('tells a person what the configuration says of a quota', async () => {
    const { service, rotator, ctx, plan } = await open();
    service.limits.quota = 1;
    const outcome = rotator.issue(ctx, plan);
    await expect(outcome).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining('delete a key'),
    });
    expect(service.keys).toHaveLength(1);
  });

  it.each([
    [403, 'provider-refused', 'lacks a right'],
    [401, 'provider-refused', 'not let in'],
    [418, 'provider-refused', 'expected: 201'],
    [202, 'ambiguous', 'expect'],
  ])('calls status %i of a change %s', async (status, code, hint) => {
    const { service, rotator, ctx, plan } = await open();
    service.inject('POST /v1/keys', { kind: 'answer', answer: { status, body: {} } });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code, hint: expect.stringContaining(hint) });
  });

  it('calls an answer without the secret ambiguous, and finds what was made', async () => {
    const { service, rotator, ctx, plan } = await open();
    const answer = { status: 201, body: { data: { id: 'x' } } };
    service.inject('POST /v1/keys', { kind: 'answer', answer, afterEffect: true });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
    expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toMatchObject({ outcome: 'lost' });
  });

  it.each([
    [429, 'rejects'],
    [500, 'rejects'],
    [302, 'rejects'],
    [403, 'unknown'],
    [404, 'unknown'],
  ])('takes status %i for no word about a credential', async (status, outcome) => {
    const { service, rotator, ctx, plan } = await open();
    await rotator.confirm(ctx, plan);
    service.inject('GET /v1/me', { kind: 'answer', answer: { status, headers: { 'retry-after': '60' } } }, 3);
    if (outcome === 'unknown') expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    else await expect(rotator.confirm(ctx, plan)).rejects.toBeInstanceOf(Error);
  });

  it('believes neither a yes nor a no of a service that says the same to a credential that nobody has', async () => {
    const { service, leaked, ctx, plan } = await open();
    const rotator = rotatorFor(service);
    service.inject('GET /v1/me', { kind: 'answer', answer: { status: 200, body: { key: leaked } } }, 2);
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
  });

  it('believes no no from a place that does not let the administrator in', async () => {
    const { service, ctx, plan } = await open();
    const rotator = rotatorFor(service);
    service.keys[0]!.isActive = false;
    service.inject('GET /v1/keys', { kind: 'answer', answer: { status: 401 } });
    expect(await rotator.confirm(ctx, plan)).toBe('unknown');
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
  });

  it('says accepted as long as a stopped key is still let in', async () => {
    const { service, rotator, ctx, plan } = await open({ change: { propagation: '5m' } });
    await rotator.disable(ctx, plan);
    service.limits.usesAfterDeath = 2;
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    expect(rotator.capabilities.propagationMs).toBe(300_000);
  });

  it('plans for a leaked key that is dead already, and needs no id of it', async () => {
    const { service, leaked, rotator } = await open();
    leaked.isActive = false;
    const snapshot = await rotator.snapshot(newContext(), credentialOf(leaked));
    expect(snapshot.facts).toEqual({ identified: {} });
    service.keys.splice(0);
    await expect(rotator.snapshot(newContext(), credentialOf(leaked))).resolves.toBeDefined();
  });

  it('tells before it begins that the administrator is not let in', async () => {
    const { service, leaked } = await open();
    const rotator = rotatorFor(service, { admin: 'wrong' });
    const outcome = rotator.snapshot(newContext(), credentialOf(leaked));
    await expect(outcome).rejects.toMatchObject({ code: 'provider-refused', message: expect.stringContaining('find') });
  });

  it('keeps no secret in clear that somebody takes for an id', async () => {
    const { service, leaked, rotator: _, ctx, plan } = await open();
    const issue = {
      http: {
        method: 'POST',
        url: '/v1/keys',
        headers: { 'x-admin-token': '{{ admin }}' },
        json: { name: '{{ mark }}' },
      },
      expect: { status: [201] },
      take: { secret: 'data.value', id: 'data.value' },
    };
    const rotator = rotatorFor(service, { change: { issue } });
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'config' });
    expect(leaked.isActive).toBe(true);
  });

  it('leads a name from a hostile file nowhere else', async () => {
    const { service, leaked } = await open();
    const url = '/v1/keys/{{ attributes.user }}/disable';
    const disable = {
      http: { method: 'POST', url, headers: { 'x-admin-token': '{{ admin }}' } },
      expect: { status: [204] },
    };
    const rotator = rotatorFor(service, { change: { disable } });
    const disabling = async (user: string): Promise<void> => {
      const credential = { ...credentialOf(leaked), attributes: { user } };
      const ctx = newContext();
      await rotator.disable(ctx, await planOf({ rotator, credential }, 'overlap', ctx));
    };
    await expect(disabling('..')).rejects.toMatchObject({ code: 'config' });
    await expect(disabling(`../keys/${leaked.id}`)).rejects.toMatchObject({ code: 'provider-refused' });
    await expect(disabling('a?b=c#d')).rejects.toMatchObject({ code: 'provider-refused' });
    expect(service.seen.at(-1)!.path).toBe('/v1/keys/a%3Fb%3Dc%23d/disable');
    expect(leaked.isActive).toBe(true);
  });

  describe('without find', () => {
    it('ends in a conflict that says what to look for when an answer is lost', async () => {
      const { service, rotator, ctx, plan } = await open({ without: ['find'] });
      service.inject('POST /v1/keys', { kind: 'lose-answer' });
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      const found = await rotator.reconcile(ctx, { effect: 'issue', plan });
      expect(found).toMatchObject({ outcome: 'conflict', detail: expect.stringContaining(`unleak ${ctx.rotationId}`) });
      expect(plan.snapshot.notes.join('\n')).toContain('no step find');
    });

    it('withdraws what the journal knows, and asks a person where there is no step for it', async () => {
      const { service, rotator, ctx, plan } = await open({ without: ['find'] });
      const successor = await rotator.issue(ctx, plan);
      await rotator.withdraw(ctx, plan, successor);
      await rotator.withdraw(ctx, plan, successor);
      expect(service.keys).toHaveLength(1);
      const bare = rotatorFor(service, { without: ['find', 'withdraw'] });
      const second = await bare.issue(ctx, plan);
      const outcome = bare.withdraw(ctx, plan, second);
      const hint = expect.stringContaining(second.attributes['id']!) as string;
      await expect(outcome).rejects.toMatchObject({ code: 'needs-person', hint });
      service.keys.pop();
      await expect(bare.withdraw(ctx, plan, second)).resolves.toBeUndefined();
    });
  });

  describe('that rolls a key', () => {
    const rolling = {
      without: ['disable', 'enable', 'delete', 'withdraw', 'find'],
      change: {
        issue: {
          http: { method: 'POST', url: '/v1/keys/{{ old.id }}/roll', headers: { 'x-admin-token': '{{ admin }}' } },
          expect: { status: [200] },
          take: { secret: 'data.value' },
        },
      },
    };

    it('has no other order, and the old secret is dead with the new one', async () => {
      const { service, rotator, ctx, plan } = await open(rolling);
      expect(plan).toMatchObject({ order: 'roll', snapshot: { orders: ['roll'], deleteOld: false } });
      expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toEqual({ outcome: 'not-applied' });
      const successor = await rotator.issue(ctx, plan);
      expect(service.keys.map(({ value }) => value === successor.secret.reveal())).toEqual([true]);
      await expect(rotator.verify(ctx, plan, successor)).resolves.toBeUndefined();
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    });

    it('rolls once more where the answer with the secret was lost', async () => {
      const { service, rotator, ctx, plan } = await open(rolling);
      service.inject('POST /v1/keys/:id/roll', { kind: 'lose-answer' });
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      expect(await rotator.reconcile(ctx, { effect: 'issue', plan })).toEqual({ outcome: 'lost', attributes: {} });
      const successor = await rotator.issue(ctx, plan);
      expect(service.keys.map(({ value }) => value === successor.secret.reveal())).toEqual([true]);
    });
  });

  it('leaves a lost replacement to a person where no step removes it', async () => {
    const { service, rotator, ctx, plan } = await open({ without: ['withdraw'] });
    await rotator.issue(ctx, plan);
    const found = await rotator.reconcile(ctx, { effect: 'issue', plan });
    const id = service.keys[1]!.id;
    expect(found).toMatchObject({ outcome: 'conflict', detail: expect.stringContaining(id) });
  });
});

async function worldOf(): Promise<ServerMadeWorld> {
  const service = await startFakeService();
  const leaked = service.addKey('orders');
  const stateOf = (): readonly Pick<ServiceKey, 'id' | 'name' | 'isActive'>[] =>
    service.keys.map(({ id, name, isActive }) => ({ id, name, isActive }));
  return {
    // Its `delete` has tests of its own: no step tells whether it happened.
    rotator: rotatorFor(service, { without: ['delete'] }),
    credential: credentialOf(leaked),
    otherSecrets: [service.admin],
    isMarked: true,
    providerState: () => Promise.resolve(JSON.stringify(stateOf())),
    countLiveLogins: () => Promise.resolve(service.keys.filter(({ isActive }) => isActive).length),
    isLive: ({ secret }) =>
      Promise.resolve(service.keys.some(({ value, isActive }) => isActive && value === secret.reveal())),
    loseAnswer: (n) => service.injectAt(n, { kind: 'lose-answer' }),
    removeLeaked: () => Promise.resolve(void service.keys.splice(service.keys.indexOf(leaked), 1)),
    withoutLeaked: (state) => state,
    providerLog: () => Promise.resolve(JSON.stringify(service.seen)),
    stop: async () => {
      expect(service.violations).toEqual([]);
      await service.stop();
    },
  };
}
