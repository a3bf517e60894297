// A provider, a store and a consumer in memory that go wrong as a script says: answers are lost, processes die, requests are
// refused, stops are seen late, strangers write. After each thing that happens the promises of a rotation are looked at.
import type { Consumer } from '../../src/consumers/consumer.js';
import type { Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { OrderName } from '../../src/journal/orders.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import type { SecretStore, StoreVersion } from '../../src/stores/secret-store.js';
import { OLD, type TestClock } from './rotation-world.js';

/** What may happen to one call. `crash` is the end of the process: nothing after it runs. */
export const TROUBLES = [
  'lost answer',
  'lost request',
  'unreachable',
  'crash before',
  'crash after',
  'limit',
  'refused',
  'quota',
  'stranger',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export class Crash extends Error {}

/** As the API client's, which the engine knows only by this property. */
class LimitError extends AppError {
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('provider-unreachable', 'model: no more requests for now');
    this.retryAfterMs = retryAfterMs;
  }
}

export interface ModelChoice {
  readonly order: OrderName;
  readonly maker: 'client' | 'server';
  /** How long a stopped credential is still accepted. */
  readonly deathDelayMs: number;
  /** The number of a call, and what happens to it. */
  readonly troubles: ReadonlyMap<number, Trouble>;
  /** What happens to the first call that makes a credential: the one whose answer nobody can have again. */
  readonly atFirstIssue: Trouble | undefined;
}

interface Login {
  secret: string;
  readonly by: 'old' | 'us' | 'stranger';
  isStopped: boolean;
  stoppedAt: number;
}

export class EngineModel {
  readonly logins = new Map<string, Login>([
    ['app', { secret: OLD.reveal(), by: 'old', isStopped: false, stoppedAt: 0 }],
  ]);
  current: StoreVersion | undefined;
  pending: StoreVersion | undefined;
  consumerHolds = OLD.reveal();
  /** Set by the driver of the test: in an emergency the old one may die first. */
  mayOldDieFirst: boolean;
  /** Broken promises, in words. */
  readonly broken: string[] = [];
  readonly calls: string[] = [];
  strangersMet = 0;
  readonly #choice: ModelChoice;
  readonly #clock: TestClock;
  #made = 0;
  #isVerified = false;

  constructor(choice: ModelChoice, clock: TestClock) {
    this.#choice = choice;
    this.#clock = clock;
    this.mayOldDieFirst = choice.order === 'in-place' || choice.order === 'roll';
  }

  /** Also for the journal's writes: a process may die before each of them. */
  beforeWrite(): void {
    const trouble = this.#next('write');
    if (trouble === 'crash before' || trouble === 'crash after') throw new Crash();
  }

  accepts(user: string, secret: string): boolean {
    const login = this.logins.get(user);
    if (login === undefined || login.secret !== secret) return false;
    return !login.isStopped || this.#clock.now().getTime() < login.stoppedAt + this.#choice.deathDelayMs;
  }

  /** Logins of ours that work, the old one with a new secret among them. */
  liveOurs(): readonly string[] {
    return [...this.logins]
      .filter(([, login]) => login.by !== 'stranger' && !login.isStopped && login.secret !== OLD.reveal())
      .map(([user]) => user);
  }

  isOldAlive(): boolean {
    return this.accepts('app', OLD.reveal());
  }

  get rotator(): Rotator {
    const { order, maker } = this.#choice;
    const rotator: Rotator = {
      provider: 'model',
      capabilities: {
        orders: [order],
        newIdentifier: order === 'overlap' ? ['overlap'] : [],
        prepare: maker === 'client',
        enable: order !== 'roll',
        endSessions: false,
        delete: order === 'overlap',
        nativeExpiry: false,
        propagationMs: this.#choice.deathDelayMs,
        testedAgainst: 'own reading',
        testDetail: 'a model',
      },
      snapshot: () => Promise.reject(new Error('the plan is made already')),
      issue: (ctx, _, prepared) => this.#call('issue', () => this.#issue(ctx.rotationId, prepared)),
      reconcile: (ctx, { prepared }) => this.#read('reconcile', () => this.#reconcile(ctx.rotationId, prepared)),
      removeLost: (_, __, attributes) => this.#call('remove lost', () => this.#remove(attributes['user']!)),
      verify: (_, __, successor) =>
        this.#read('verify', () => {
          const { user } = successor.attributes;
          if (!this.accepts(user!, successor.secret.reveal())) throw new AppError('provider-refused', 'model: refused');
          this.#isVerified = true;
        }),
      disable: () => this.#call('disable', () => this.#stop('app')),
      enable: () =>
        this.#call('enable', () => {
          const app = this.logins.get('app');
          if (app !== undefined) this.logins.set('app', { ...app, secret: OLD.reveal(), isStopped: false });
        }),
      confirm: (_, { current }) =>
        this.#read('confirm', () =>
          // In a roll the same question is asked about the value that it brought.
          this.accepts('app', current.secret.reveal()) ? ('accepted' as const) : ('rejected' as const),
        ),
      delete: () => this.#call('delete', () => this.#remove('app')),
      withdraw: (_, __, successor) =>
        this.#call('withdraw', () => {
          if (order === 'in-place') this.logins.set('app', { ...this.logins.get('app')!, secret: OLD.reveal() });
          else this.#remove(successor.attributes['user']!);
        }),
    };
    if (maker === 'server') return rotator;
    const user = (id: string): string => (order === 'in-place' ? 'app' : `app_${id}`);
    return {
      ...rotator,
      prepare: ({ rotationId }) => Promise.resolve(credential(user(rotationId), `made-here-${String(++this.#made)}`)),
    };
  }

  readonly store: SecretStore = {
    type: 'model',
    current: () => this.#read('current', () => this.current),
    previous: () => Promise.resolve(undefined),
    stage: ({ value, rotationId }) =>
      this.#call('stage', () => {
        if (this.pending?.value.equals(value) === true) return this.pending.id;
        if (this.current?.rotationId === rotationId && this.current.value.equals(value)) return this.current.id;
        const id = `v${String(++this.#made)}`;
        this.pending = { id, value, createdAt: '', rotationId };
        return id;
      }),
    staged: () => this.#read('staged', () => this.pending),
    pendingRotation: () => this.#read('pending', () => this.pending?.rotationId),
    promote: (_, __, id, expected) =>
      this.#call('promote', () => {
        if (this.current?.id === id) return;
        if (this.current?.id !== expected) throw new AppError('conflict', 'model: somebody wrote meanwhile');
        if (this.pending?.id !== id) throw new AppError('conflict', 'model: nothing is staged');
        this.current = this.pending;
        this.pending = undefined;
      }),
    discard: () => this.#call('discard', () => void (this.pending = undefined)),
    list: () => Promise.resolve([]),
  };

  readonly consumer: Consumer = {
    name: 'model:consumer',
    carries: ['user'],
    check: () => Promise.resolve('unknown'),
    update: ({ successor }) => this.#call('update', () => void (this.consumerHolds = successor.secret.reveal())),
  };

  #issue(rotationId: string, prepared: Credential | undefined): Credential {
    const { order } = this.#choice;
    const user =
      prepared?.attributes['user'] ?? (order === 'roll' ? 'app' : `app_${rotationId}_${String(++this.#made)}`);
    const secret = prepared?.secret.reveal() ?? `made-there-${String(++this.#made)}`;
    const known = this.logins.get(user);
    if (known !== undefined && order === 'overlap' && known.secret !== secret) this.broken.push('overwrote a login');
    this.logins.set(user, { secret, by: user === 'app' ? 'old' : 'us', isStopped: false, stoppedAt: 0 });
    return credential(user, secret);
  }

  #reconcile(rotationId: string, prepared: Credential | undefined): Awaited<ReturnType<Rotator['reconcile']>> {
    if (prepared !== undefined) {
      const { user } = prepared.attributes;
      return this.accepts(user!, prepared.secret.reveal()) ? { outcome: 'applied' } : { outcome: 'not-applied' };
    }
    if (this.#choice.order === 'roll') {
      return this.isOldAlive() ? { outcome: 'not-applied' } : { outcome: 'lost', attributes: { user: 'app' } };
    }
    const made = [...this.logins.keys()].find((user) => user.startsWith(`app_${rotationId}`));
    return made === undefined ? { outcome: 'not-applied' } : { outcome: 'lost', attributes: { user: made } };
  }

  #stop(user: string): void {
    const login = this.logins.get(user);
    if (login === undefined || login.isStopped) return;
    login.isStopped = true;
    login.stoppedAt = this.#clock.now().getTime();
  }

  #remove(user: string): void {
    if (this.logins.get(user)?.by === 'stranger') this.broken.push(`removed ${user}, which is a stranger's`);
    this.logins.delete(user);
  }

  #read<T>(what: string, effect: () => T): Promise<T> {
    return this.#call(what, effect);
  }

  async #call<T>(what: string, effect: () => T): Promise<T> {
    const trouble = this.#next(what);
    this.#fail(trouble, 'before', what);
    const result = effect();
    this.#look(what);
    this.#fail(trouble, 'after', what);
    return Promise.resolve(result);
  }

  #next(what: string): Trouble | undefined {
    const isFirstIssue = what === 'issue' && !this.calls.includes('issue');
    this.calls.push(what);
    const { troubles, atFirstIssue } = this.#choice;
    const trouble = (isFirstIssue ? atFirstIssue : undefined) ?? troubles.get(this.calls.length);
    if (trouble === 'stranger') {
      this.strangersMet += 1;
      this.logins.set(`stranger${String(this.calls.length)}`, {
        secret: `theirs-${String(this.calls.length)}`,
        by: 'stranger',
        isStopped: false,
        stoppedAt: 0,
      });
    }
    return trouble;
  }

  #fail(trouble: Trouble | undefined, when: 'before' | 'after', what: string): void {
    const [early, late] = [when === 'before', when === 'after'];
    if (trouble === 'crash before' && early) throw new Crash();
    if (trouble === 'crash after' && late) throw new Crash();
    if (trouble === 'lost request' && early) throw new AppError('ambiguous', `model: ${what}: no answer`);
    if (trouble === 'lost answer' && late) throw new AppError('ambiguous', `model: ${what}: no answer`);
    if (trouble === 'unreachable' && early) throw new AppError('provider-unreachable', `model: ${what}: not there`);
    if (trouble === 'limit' && early) throw new LimitError(this.calls.length % 2 === 0 ? 2000 : 90_000);
    if (trouble === 'refused' && early) throw new AppError('provider-refused', `model: ${what}: not allowed`);
    if (trouble === 'quota' && early) throw new AppError('needs-person', `model: ${what}: the quota is used up`);
  }

  /** The old one lives until everyone has a new one that was seen to work. */
  #look(what: string): void {
    const app = this.logins.get('app');
    const isOldStopped = app === undefined || app.isStopped || app.secret !== OLD.reveal();
    if (!isOldStopped || this.mayOldDieFirst) return;
    const isCurrent = this.current !== undefined && this.current.value.reveal() === this.consumerHolds;
    if (!this.#isVerified || !isCurrent || this.consumerHolds === OLD.reveal()) {
      this.broken.push(`${what}: the old one is dead and not everyone has the new one`);
    }
  }
}

function credential(user: string, secret: string): Credential {
  return { provider: 'model', secret: new SecretValue(secret), attributes: { user } };
}
