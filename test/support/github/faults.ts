import { type Answer, failure } from './answer.js';
import type { OperationName } from './handlers/index.js';

/** What goes wrong with one request. */
export type Fault =
  /** The connection is reset before anything happens. */
  | { readonly kind: 'lose-request' }
  /** The operation takes effect and the connection is reset before its answer. */
  | { readonly kind: 'lose-answer' }
  /** Another answer than the operation's; with `afterEffect`, the operation took effect all the same. */
  | {
      readonly kind: 'answer';
      readonly status: 401 | 403 | 404 | 429 | 500 | 502 | 503 | 504;
      readonly headers?: Readonly<Record<string, string>>;
      readonly afterEffect?: boolean;
    }
  | { readonly kind: 'secondary-rate-limit'; readonly status?: 403 | 429; readonly retryAfterSeconds?: number }
  /** The operation takes effect; its answer waits until `release()` or until the client goes away. */
  | { readonly kind: 'hold' };

interface Injected {
  readonly operation: OperationName;
  readonly fault: Fault;
  timesLeft: number;
}

/** Faults in waiting: the first that was injected for an operation meets its next request. */
export class Faults {
  readonly #injected: Injected[] = [];

  inject(operation: OperationName, fault: Fault, times: number): void {
    this.#injected.push({ operation, fault, timesLeft: times });
  }

  next(operation: OperationName): Fault | undefined {
    const found = this.#injected.find((injected) => injected.operation === operation && injected.timesLeft > 0);
    if (found === undefined) return undefined;
    found.timesLeft -= 1;
    return found.fault;
  }

  /** Faults that no request has met, so that a test can tell that it tested what it meant to. */
  get pending(): number {
    return this.#injected.reduce((sum, injected) => sum + injected.timesLeft, 0);
  }
}

const MESSAGES = {
  401: 'Bad credentials',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
} as const;

/** The answer that a fault puts in the operation's place, if it is of that kind. */
export function answerOf(fault: Fault): Answer | undefined {
  if (fault.kind === 'answer') {
    const answer = failure(fault.status, MESSAGES[fault.status]);
    return fault.headers === undefined ? answer : { ...answer, headers: fault.headers };
  }
  if (fault.kind !== 'secondary-rate-limit') return undefined;
  const { status = 403, retryAfterSeconds = 60 } = fault;
  const message = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
  return { ...failure(status, message), headers: { 'retry-after': String(retryAfterSeconds) } };
}

/** Whether the operation runs although a fault meets its request. */
export function takesEffect(fault: Fault | undefined): boolean {
  if (fault === undefined) return true;
  if (fault.kind === 'answer') return fault.afterEffect === true;
  return fault.kind === 'lose-answer' || fault.kind === 'hold';
}
