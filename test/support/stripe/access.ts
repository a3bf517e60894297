// Who asks, whether they may, and whether they asked before.
import type { FakeAnswer, FakeRequest } from '../fake/fake-provider.js';
import * as answers from './answers.js';
import type { Permission, StripeKey } from './model.js';
import type { StripeState } from './state.js';

export type Act = (request: FakeRequest, key: StripeKey) => FakeAnswer;

/** Lets the act happen for a living key that may do this; otherwise Stripe's refusal. */
export function asking(state: StripeState, permission: Permission, act: Act): (request: FakeRequest) => FakeAnswer {
  return (request) => {
    state.complaints.push(...headerProblems(request));
    const value = keyOf(request);
    if (value === undefined) return answers.noKey;
    const key = state.use(value);
    if (key === undefined) return answers.invalidKey(value);
    if (key === 'expired') return answers.expiredKey(value);
    if (key.kind === 'publishable') return answers.publishableKey;
    if (!allows(key, permission)) return answers.morePermissions(value, state.accountId, permission);
    return act(request, key);
  };
}

/** As a bearer, or as the name of basic authentication with no password. */
function keyOf({ headers }: FakeRequest): string | undefined {
  const [, scheme, rest = ''] = /^(Bearer|Basic) (\S+)$/.exec(headers.authorization ?? '') ?? [];
  if (scheme === 'Bearer') return rest;
  return scheme === 'Basic' ? /^([^:]+):$/.exec(Buffer.from(rest, 'base64').toString('latin1'))?.[1] : undefined;
}

function allows({ kind, permissions }: StripeKey, wanted: Permission): boolean {
  const withWrite = wanted.replace(/_read$/, '_write');
  return kind === 'secret' || permissions.some((had) => had === wanted || had === withWrite);
}

function headerProblems({ method, path, headers, text }: FakeRequest): readonly string[] {
  const version = headers['stripe-version'];
  const hasFormType = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const wrong = [
    ...(headers.authorization === undefined ? ['no credential'] : []),
    ...(version !== undefined && !/^\d{4}-\d\d-\d\d(\.[a-z]+)?$/.test(String(version)) ? ['no such version'] : []),
    ...(text !== '' && !hasFormType ? ['a body that is no form by its type'] : []),
    ...(headers['stripe-account'] === undefined ? [] : ['a connected account, which this fake has not']),
  ];
  return wrong.map((words) => `${method} ${path}: ${words}`);
}

interface Remembered {
  readonly asked: string;
  readonly answer: FakeAnswer;
  readonly untilMs: number;
}

/** What Stripe keeps by idempotency key, in each mode: the answer to what was done. */
export class Idempotency {
  readonly #answers = new Map<string, Remembered>();

  readonly #state: StripeState;

  constructor(state: StripeState) {
    this.#state = state;
  }

  /** The act, or the answer that it had when it was asked with this idempotency key. */
  once(act: Act): Act {
    return (request, key) => {
      const given = request.headers['idempotency-key'];
      if (typeof given !== 'string') return act(request, key);
      if (given.length > 255) return answers.refusal(400, 'Idempotency keys must be at most 255 characters');
      const name = JSON.stringify([key.isLive, given]);
      const asked = JSON.stringify([request.method, request.path, request.text]);
      const echo = { 'idempotency-key': given };
      const earlier = this.#answers.get(name);
      if (earlier !== undefined && this.#state.now() < earlier.untilMs) {
        if (earlier.asked !== asked) return answers.otherParameters(given);
        const { answer } = earlier;
        return { ...answer, headers: { ...answer.headers, ...echo, 'idempotent-replayed': 'true' } };
      }
      const answer = act(request, key);
      // Stripe keeps refusals too, except of parameters that fail the check; here none is kept.
      const untilMs = this.#state.now() + this.#state.rememberMs;
      if (answer.status < 300) this.#answers.set(name, { asked, answer, untilMs });
      return { ...answer, headers: { ...answer.headers, ...echo } };
    };
  }
}
