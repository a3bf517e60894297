import { onTestFinished } from 'vitest';
import type { Consumer, ConsumerState } from '../../src/consumers/consumer.js';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { Journal, type JournalEvent } from '../../src/journal/journal.js';
import type { Lease, RotationPlan } from '../../src/journal/rotation.js';
import type { Clock } from '../../src/platform/clock.js';
import type { RotationParts } from '../../src/rotation/parts.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { openState, type State } from '../../src/state/database.js';
import type { SecretStore, StoreVersion } from '../../src/stores/secret-store.js';
import { temporaryFolder } from './temporary.js';

/** A holder of a lease whose process has ended. */
export const GONE = 'gone-1-a';

export const OLD = new SecretValue('old-value-of-the-test');

/** Reversible and recognisable, so that a test can tell sealed from clear. */
export const testSealer = {
  seal: (value: SecretValue): Promise<Buffer> =>
    Promise.resolve(Buffer.from(`sealed:${Buffer.from(value.reveal()).toString('hex')}`)),
  unseal: (bytes: Buffer): Promise<SecretValue> =>
    Promise.resolve(new SecretValue(Buffer.from(bytes.toString().replace('sealed:', ''), 'hex').toString())),
};

/** Time that moves only when somebody sleeps or a test says so. */
export class TestClock implements Clock {
  #now = new Date('2026-01-01T00:00:00Z').getTime();

  now(): Date {
    return new Date(this.#now);
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  sleep(ms: number): Promise<void> {
    this.advance(ms);
    return Promise.resolve();
  }
}

export type Fault = { readonly at: string; readonly when: 'before' | 'after'; readonly error: Error };

/**
 * A provider with any number of logins, a store and a consumer, all in memory and all able to fail before or after they
 * did what they were asked.
 */
export class World {
  readonly logins = new Map<string, { secret: string; marker?: string }>();
  stored: { current?: StoreVersion; previous?: StoreVersion; pending?: StoreVersion } = {};
  consumerHolds = OLD.reveal();
  readonly calls: string[] = [];
  fault: Fault | undefined;
  #versions = 0;

  constructor() {
    this.logins.set('app', { secret: OLD.reveal() });
  }

  async run<T>(at: string, effect: () => T): Promise<T> {
    this.calls.push(at);
    this.#fail(at, 'before');
    const result = effect();
    this.#fail(at, 'after');
    return Promise.resolve(result);
  }

  #fail(at: string, when: 'before' | 'after'): void {
    const { fault } = this;
    if (fault === undefined || fault.at !== at || fault.when !== when) return;
    this.fault = undefined;
    throw fault.error;
  }

  readonly rotator: Rotator = {
    provider: 'memory',
    capabilities: {
      orders: ['overlap', 'in-place'],
      newIdentifier: ['overlap'],
      prepare: true,
      enable: false,
      endSessions: false,
      delete: true,
      nativeExpiry: false,
      testedAgainst: 'own reading',
      testDetail: 'none',
    },
    snapshot: () =>
      this.run('snapshot', () => ({
        facts: { logins: [...this.logins.keys()] },
        secrets: {},
        orders: ['overlap', 'in-place'] as const,
        impossible: {},
        deleteOld: true,
        notes: [],
        effects: {},
      })),
    prepare: (ctx, plan) =>
      this.run('prepare', () => ({
        provider: 'memory',
        secret: new SecretValue(`new-${ctx.rotationId}`),
        attributes: { user: plan.order === 'overlap' ? `app_${ctx.rotationId}` : 'app' },
      })),
    issue: (ctx, plan, prepared) =>
      this.run('issue', () => {
        const made = prepared!;
        const marker = plan.order === 'overlap' ? { marker: ctx.rotationId } : {};
        this.logins.set(made.attributes['user']!, { secret: made.secret.reveal(), ...marker });
        return made;
      }),
    reconcile: (_, intent) =>
      this.run('reconcile', () => {
        const login = this.logins.get(intent.prepared!.attributes['user']!);
        return login?.secret === intent.prepared!.secret.reveal()
          ? { outcome: 'applied' as const }
          : { outcome: 'not-applied' as const };
      }),
    verify: (_, __, successor) =>
      this.run('verify', () => {
        if (this.logins.get(successor.attributes['user']!)?.secret !== successor.secret.reveal()) {
          throw new AppError('provider-refused', 'memory: verifying: refused');
        }
      }),
    disable: () => this.run('disable', () => void this.logins.set('app', { secret: '' })),
    confirm: (_, plan) =>
      this.run('confirm', () =>
        this.logins.get('app')?.secret === plan.current.secret.reveal() ? ('accepted' as const) : ('rejected' as const),
      ),
    delete: () => this.run('delete', () => void this.logins.delete('app')),
    withdraw: (ctx, plan, successor) =>
      this.run('withdraw', () => {
        const user = successor.attributes['user']!;
        if (plan.order === 'in-place') this.logins.set('app', { secret: plan.current.secret.reveal() });
        else if (this.logins.get(user)?.marker === ctx.rotationId) this.logins.delete(user);
      }),
  };

  readonly store: SecretStore = {
    type: 'memory',
    current: () => this.run('current', () => this.stored.current),
    previous: () => this.run('previous', () => this.stored.previous),
    stage: (request) =>
      this.run('stage', () => {
        const { pending } = this.stored;
        if (pending?.rotationId !== undefined && pending.rotationId !== request.rotationId) {
          throw new AppError('conflict', 'memory: staging: another rotation is pending');
        }
        if (pending?.value.equals(request.value) === true) return pending.id;
        const id = `v${String(++this.#versions)}`;
        this.stored.pending = { id, value: request.value, createdAt: '', rotationId: request.rotationId };
        return id;
      }),
    staged: (_, rotationId) =>
      this.run('staged', () => (this.stored.pending?.rotationId === rotationId ? this.stored.pending : undefined)),
    pendingRotation: () => Promise.resolve(this.stored.pending?.rotationId),
    promote: (_, __, versionId, expected) =>
      this.run('promote', () => {
        const { current, pending } = this.stored;
        if (current?.id === versionId) return;
        if (current?.id !== expected) throw new AppError('conflict', 'memory: promoting: somebody wrote meanwhile');
        this.stored = { ...(current === undefined ? {} : { previous: current }), current: pending! };
      }),
    discard: () => this.run('discard', () => void delete this.stored.pending),
    list: () => Promise.resolve([]),
  };

  readonly consumer: Consumer = {
    name: 'memory:consumer',
    carries: ['user'],
    check: () => this.run('check', (): ConsumerState => (this.consumerHolds === OLD.reveal() ? 'old' : 'new')),
    update: (change) => this.run('update', () => void (this.consumerHolds = change.successor.secret.reveal())),
  };

  /** As `rotator`, but a person creates the login and brings its secret. */
  readonly byPerson: Rotator = (() => {
    const { prepare: _, ...rest } = this.rotator;
    return {
      ...rest,
      capabilities: { ...rest.capabilities, orders: ['by-person'] as const, prepare: false },
      request: () =>
        this.run('request', () => ({ instructions: 'make a login', link: 'https://provider.example/new' })),
      intake: (_ctx, _plan, brought) =>
        this.run('intake', () => {
          const [user, secret] = brought.reveal().split(':');
          if (this.logins.get(user!)?.secret !== secret) throw new AppError('needs-person', 'memory: not a login');
          return { provider: 'memory', secret: new SecretValue(secret!), attributes: { user: user! } };
        }),
    } satisfies Rotator;
  })();

  /** As `rotator`, but the secret is made by the provider and told once, in the answer to `issue`. */
  readonly serverMade: Rotator = (() => {
    const { prepare: _, ...rest } = this.rotator;
    return {
      ...rest,
      capabilities: { ...rest.capabilities, orders: ['overlap'] as const, prepare: false },
      issue: (ctx) =>
        this.run('issue', () => {
          const user = `app_${ctx.rotationId}_${String(this.logins.size)}`;
          const secret = `new-${ctx.rotationId}`;
          this.logins.set(user, { secret, marker: ctx.rotationId });
          return { provider: 'memory', secret: new SecretValue(secret), attributes: { user } };
        }),
      reconcile: (_, intent) =>
        this.run('reconcile', () => {
          const made = [...this.logins].find(([user]) => user !== 'app' && intent.effect === 'issue');
          return made === undefined
            ? { outcome: 'not-applied' as const }
            : { outcome: 'lost' as const, attributes: { user: made[0] } };
        }),
      removeLost: (_, __, attributes) => this.run('remove-lost', () => void this.logins.delete(attributes['user']!)),
    } satisfies Rotator;
  })();

  /** Logins that work for somebody who knows a value that this world ever gave out. */
  liveLogins(): readonly string[] {
    return [...this.logins].filter(([, login]) => login.secret !== '').map(([user]) => user);
  }
}

export interface Setting {
  readonly world: World;
  readonly clock: TestClock;
  readonly state: State;
  readonly journal: Journal;
  readonly events: JournalEvent[];
  readonly parts: RotationParts;
  start(plan?: Partial<RotationPlan>): Promise<Lease>;
}

export async function rotationSetting(): Promise<Setting> {
  const world = new World();
  const clock = new TestClock();
  const state = await openState(await temporaryFolder());
  onTestFinished(() => state.close());
  const events: JournalEvent[] = [];
  const onEvent = (_: unknown, event: JournalEvent): Promise<void> => Promise.resolve(void events.push(event));
  const journal = new Journal({
    state,
    sealer: testSealer,
    now: () => clock.now(),
    isHolderGone: (holder) => holder === GONE,
    onEvent,
  });
  const parts: RotationParts = {
    journal,
    rotator: world.rotator,
    store: world.store,
    consumers: [world.consumer],
    clock,
    onStep: () => undefined,
  };
  const start = async (plan: Partial<RotationPlan> = {}): Promise<Lease> => {
    await journal.create('r000000000001', { ...examplePlan, ...plan }, { old: OLD, snapshot: new SecretValue('{}') });
    return journal.acquire('r000000000001', 'test');
  };
  return { world, clock, state, journal, events, parts, start };
}

export const examplePlan: RotationPlan = {
  order: 'overlap',
  credentialName: 'app',
  fingerprint: 'v1:00000000000000000000000000000000',
  rotator: 'memory-one',
  provider: 'memory',
  attributes: { user: 'app' },
  purpose: 'tests',
  place: { store: 'memory', path: 'app' },
  consumers: [],
  graceMs: 0,
  deleteOld: true,
  facts: {},
  notes: [],
};
