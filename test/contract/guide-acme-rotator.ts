import { randomBytes } from 'node:crypto';
import { attribute, type Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Rotator, RotationContext, SuccessorPlan } from '../../src/rotators/rotator.js';

/** The calls of the vendor's API that are used here; the real one sends them, a test's fake keeps state. */
export interface AcmeApi {
  /** Status 409 where the name is taken. */
  create(name: string, key: SecretValue, signal: AbortSignal): Promise<number>;
  find(name: string, signal: AbortSignal): Promise<{ readonly active: boolean } | undefined>;
  setActive(name: string, active: boolean, signal: AbortSignal): Promise<void>;
  remove(name: string, signal: AbortSignal): Promise<void>;
  /** Status of a call made with the key itself: 200, or the documented 401. */
  whoAmI(key: SecretValue, signal: AbortSignal): Promise<number>;
}

/** The example of docs/adding-a-rotator.md. Replaces Acme API keys: a second one, then the leaked one is switched off. */
export function acmeRotator(api: AcmeApi): Rotator {
  const nameOf = (ctx: RotationContext, plan: SuccessorPlan): string =>
    `${attribute(plan.current, 'name')}-${ctx.rotationId}`;
  const works = async (key: SecretValue, signal: AbortSignal): Promise<boolean> =>
    (await api.whoAmI(key, signal)) === 200;
  return {
    provider: 'acme',
    capabilities: {
      orders: ['overlap'],
      newIdentifier: ['overlap'],
      prepare: true,
      enable: true,
      endSessions: false,
      delete: false,
      nativeExpiry: false,
      testedAgainst: 'own reading',
      testDetail: 'the example server of this guide',
    },
    async snapshot({ signal }, current) {
      signal.throwIfAborted();
      const name = attribute(current, 'name');
      if ((await api.find(name, signal)) === undefined) {
        throw new AppError('not-found', `acme: snapshot: key ${name}: there is none of that name`);
      }
      return {
        facts: { name },
        secrets: {},
        orders: ['overlap'],
        impossible: {},
        deleteOld: false,
        notes: [],
        effects: { overlap: { issue: 'creates a second key', disable: 'switches the leaked key off' } },
      };
    },
    prepare(ctx, plan) {
      const secret = new SecretValue(['acme', 'live', randomBytes(18).toString('hex')].join('_'));
      return Promise.resolve({ provider: 'acme', secret, attributes: { name: nameOf(ctx, plan) } });
    },
    async issue(ctx, plan, prepared) {
      const successor = needed(prepared);
      const status = await api.create(nameOf(ctx, plan), successor.secret, ctx.signal);
      // 409: an earlier attempt got through, or somebody else has the name.
      if (status === 409 && !(await works(successor.secret, ctx.signal))) throw conflict('issue', nameOf(ctx, plan));
      return successor;
    },
    async reconcile(ctx, { effect, plan, prepared }) {
      if (effect === 'issue') {
        const successor = needed(prepared);
        if ((await api.find(nameOf(ctx, plan), ctx.signal)) === undefined) return { outcome: 'not-applied' };
        if (await works(successor.secret, ctx.signal)) return { outcome: 'applied', successor };
        return { outcome: 'conflict', detail: 'the name of the successor is taken' };
      }
      const isLive = effect === 'disable' && (await works(plan.current.secret, ctx.signal));
      return { outcome: isLive ? 'not-applied' : 'applied' };
    },
    async verify(ctx, _plan, successor) {
      if (await works(successor.secret, ctx.signal)) return;
      throw new AppError('provider-refused', `acme: verify: key ${attribute(successor, 'name')}: refused`);
    },
    async disable(ctx, plan) {
      // Where somebody set another key under that name, the leaked one is dead already.
      if (!(await works(plan.current.secret, ctx.signal))) return;
      await api.setActive(attribute(plan.current, 'name'), false, ctx.signal);
    },
    async enable(ctx, plan) {
      await api.setActive(attribute(plan.current, 'name'), true, ctx.signal);
    },
    async confirm(ctx, plan) {
      const status = await api.whoAmI(plan.current.secret, ctx.signal);
      if (status === 200) return 'accepted';
      return status === 401 ? 'rejected' : 'unknown';
    },
    async withdraw(ctx, plan, successor) {
      const name = attribute(successor, 'name');
      if (name !== nameOf(ctx, plan)) throw conflict('withdraw', name);
      if ((await api.find(name, ctx.signal)) === undefined) return;
      if (!(await works(successor.secret, ctx.signal))) throw conflict('withdraw', name);
      await api.remove(name, ctx.signal);
    },
  };
}

function needed(prepared: Credential | undefined): Credential {
  if (prepared === undefined) throw new RangeError('acme: the successor is prepared before it is issued');
  return prepared;
}

function conflict(doing: string, name: string): AppError {
  return new AppError('conflict', `acme: ${doing}: key ${name}: is not of this rotation`);
}
