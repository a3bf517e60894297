// One call of GitHub's REST API, sent once, with its own credential or with none. A limit that is used up and an answer
// that did not come are errors here, so that nobody takes them for a word about a credential.
import { AppError, type ErrorCode } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import { exchange, requireSafeAddress, type HttpAnswer } from '../../platform/exchange.js';

export interface GithubCall {
  readonly doing: string;
  /** What it is done to, as a person knows it. */
  readonly about: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the API's address, already encoded. */
  readonly path: string;
  /** Sent as the caller's credential; without it the request is anonymous. */
  readonly as?: SecretValue | undefined;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface GithubAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; undefined where it is no JSON. */
  readonly body: unknown;
}

/**
 * Gives 2xx and 4xx as answers: their meaning depends on the call. Fails with `provider-unreachable` where nothing can
 * have happened or for a read, and with `ambiguous` where a change may have been made and no answer came.
 */
export type CallGithub = (call: GithubCall) => Promise<GithubAnswer>;

/** GitHub takes no more requests from us for a while. Says nothing of any credential, and nothing was changed. */
export class GithubLimitError extends AppError {
  readonly retryAt: Date;
  /** How long from now on, as the rotation waits for it. */
  readonly retryAfterMs: number;

  constructor(call: GithubCall, status: number, retryAt: Date, now: Date) {
    const retryAfterMs = Math.max(1000, retryAt.getTime() - now.getTime());
    const seconds = Math.ceil(retryAfterMs / 1000);
    const who = call.as === undefined ? 'GitHub takes 60 anonymous requests an hour from one address' : 'rate limit';
    super('provider-unreachable', `${subject(call)}: status ${String(status)}: no more requests for now`, {
      hint: `${who}: retry after ${String(seconds)} s (${retryAt.toISOString()})`,
    });
    this.retryAt = retryAt;
    this.retryAfterMs = retryAfterMs;
  }
}

const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** What GitHub asks for where a refusal for too many requests names no time. */
const DEFAULT_PAUSE_MS = 60_000;
const API_VERSION = '2022-11-28';

export function githubClient(api: string, clock: Clock): CallGithub {
  const address = requireSafeAddress('github', api);
  return async (call) => {
    const answer = await send(address, call);
    const retryAt = endOfLimit(answer, clock.now());
    if (retryAt !== undefined) throw new GithubLimitError(call, answer.status, retryAt, clock.now());
    if (answer.status >= 500) throw noAnswer(call, `status ${String(answer.status)}`);
    if (answer.status >= 300 && answer.status < 400) {
      throw new AppError('provider-refused', `${subject(call)}: status ${String(answer.status)}: it has moved`, {
        hint: 'a repository that was renamed has to be configured under its new name',
      });
    }
    return answer;
  };
}

/** The error for an answer that says no. */
export function refused(call: GithubCall, answer: GithubAnswer, hint?: string, code?: ErrorCode): AppError {
  const needs = answer.headers['x-accepted-github-permissions'];
  const needed = needs === undefined ? undefined : `GitHub asks for ${printable(needs)}`;
  const hints = [hint, needed].filter((part) => part !== undefined).join('; ');
  const message = `${subject(call)}: status ${String(answer.status)}: ${messageOf(answer.body)}`;
  return new AppError(code ?? 'provider-refused', message, hints === '' ? {} : { hint: hints });
}

/** GitHub's own word about a failure, cut and made printable; it never repeats a credential. */
export function messageOf(body: unknown): string {
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : undefined;
  return typeof message === 'string' ? printable(message) : 'no message';
}

export function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, '?').slice(0, 120);
}

export function subject({ doing, about }: GithubCall): string {
  return `github: ${doing}: ${about}`;
}

async function send(address: string, call: GithubCall): Promise<GithubAnswer> {
  const body = call.json === undefined ? undefined : JSON.stringify(call.json);
  const sending = exchange({
    what: subject(call),
    method: call.method,
    url: `${address}${call.path}`,
    headers: {
      accept: 'application/vnd.github+json',
      'user-agent': 'unleak',
      'x-github-api-version': API_VERSION,
      ...(call.as === undefined ? {} : { authorization: `Bearer ${call.as.reveal()}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    signal: call.signal,
  });
  return sending.then(parsed, (error: unknown) => {
    // A read that got no answer has changed nothing.
    const isLostRead = call.method === 'GET' && error instanceof AppError && error.code === 'ambiguous';
    throw isLostRead ? new AppError('provider-unreachable', error.message, { hint: 'try again' }) : error;
  });
}

function parsed({ status, headers, body }: HttpAnswer): GithubAnswer {
  try {
    return { status, headers, body: JSON.parse(body) as unknown };
  } catch {
    return { status, headers, body: undefined };
  }
}

function noAnswer(call: GithubCall, detail: string): AppError {
  return new AppError(call.method === 'GET' ? 'provider-unreachable' : 'ambiguous', `${subject(call)}: ${detail}`);
}

/** When GitHub listens again, where this answer is a refusal for too many requests. */
function endOfLimit({ status, headers, body }: GithubAnswer, now: Date): Date | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const retryAfter = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(retryAfter)) return later(now, retryAfter * 1000);
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    return later(now, reset * 1000 - now.getTime());
  }
  const isLimit = status === 429 || messageOf(body).toLowerCase().includes('rate limit');
  return isLimit ? later(now, DEFAULT_PAUSE_MS) : undefined;
}

/** Bounded by a day, whatever a header says. */
function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + Math.min(Math.max(ms, 1000), 86_400_000));
}
