// Calls of a provider's HTTP API: each sent with its own credential or with none, a change once, a read again where no
// answer came. A limit that is used up and an answer that did not come are errors here, so that nobody takes them for a
// word about a credential.
import { AppError, type ErrorCode } from '../core/errors.js';
import type { Clock } from './clock.js';
import { exchange, requireSafeAddress, type HttpAnswer } from './exchange.js';
import { randomId } from './random.js';

export interface ApiCall {
  readonly doing: string;
  /** What it is done to, as a person knows it. Never a secret. */
  readonly about: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'LIST';
  /** Below the API's address, already encoded. */
  readonly path: string;
  /** With the credential, as `authorization`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** A body of another kind; `headers` says which. */
  readonly text?: string;
  /** Said of a call that changes nothing, or ends the same however often it is made: it is sent again where no answer came. */
  readonly repeatable?: boolean;
  readonly signal: AbortSignal;
}

export interface ApiAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed; undefined where it is no JSON. */
  readonly body: unknown;
}

/**
 * Gives 2xx and 4xx as answers, but 429: their meaning depends on the call. Fails with `provider-unreachable` where
 * nothing can have happened or for a read, and with `ambiguous` where a change may have been made and no answer came.
 */
export type CallApi = (call: ApiCall) => Promise<ApiAnswer>;

/** The provider takes no more requests from us for a while. Says nothing of any credential, and nothing was changed. */
export class ApiLimitError extends AppError {
  readonly retryAfterMs: number;

  constructor(subject: string, retryAfterMs: number) {
    super('provider-unreachable', `${subject}: status 429: no more requests for now`, {
      hint: `rate limit: retry after ${String(Math.ceil(retryAfterMs / 1000))} s`,
    });
    this.retryAfterMs = retryAfterMs;
  }
}

export interface ApiSettings {
  /** Begins every message. */
  readonly provider: string;
  /** `https://HOST`, or `http://` to this machine. */
  readonly address: string;
  /** PEM text of the authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
}

const TIMEOUT_MS = 15_000;
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 250;
/** A limit that ends later is an error at once: the caller's deadline is near. */
const LONGEST_PAUSE_MS = 10_000;
const DEFAULT_LIMIT_MS = 60_000;

export function apiClient(settings: ApiSettings, clock: Clock): CallApi {
  const address = requireSafeAddress(settings.provider, settings.address);
  return async (call) => {
    const isRepeatable = call.repeatable ?? (call.method === 'GET' || call.method === 'LIST');
    for (let attempt = 1; ; attempt += 1) {
      try {
        return checked(settings.provider, call, await send(settings, address, call), clock);
      } catch (error) {
        const pauseMs = isRepeatable && attempt < ATTEMPTS ? pauseAfter(error, attempt) : undefined;
        if (pauseMs === undefined) throw isRepeatable ? withoutDoubt(error) : error;
        await clock.sleep(pauseMs, call.signal);
      }
    }
  };
}

/** The error for an answer that says no. The provider's own word is cut and made printable. */
export function refusedBy(
  provider: string,
  call: ApiCall,
  answer: ApiAnswer,
  about: { readonly says?: string | undefined; readonly hint?: string | undefined; readonly code?: ErrorCode } = {},
): AppError {
  const says = about.says === undefined ? '' : `: ${printable(about.says)}`;
  const message = `${subjectOf(provider, call)}: status ${String(answer.status)}${says}`;
  return new AppError(about.code ?? 'provider-refused', message, about.hint === undefined ? {} : { hint: about.hint });
}

export function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, '?').slice(0, 120);
}

function subjectOf(provider: string, { doing, about }: ApiCall): string {
  return `${provider}: ${doing}: ${about}`;
}

function checked(provider: string, call: ApiCall, answer: HttpAnswer, clock: Clock): ApiAnswer {
  const { status, headers, body } = answer;
  const subject = subjectOf(provider, call);
  if (status === 429) throw new ApiLimitError(subject, retryAfterMs(headers['retry-after'], clock));
  if (status >= 500) throw new AppError('ambiguous', `${subject}: status ${String(status)}`);
  if (status >= 300 && status < 400) {
    throw new AppError('provider-refused', `${subject}: status ${String(status)}: it points elsewhere`, {
      hint: 'no redirect is followed; check the address in the configuration',
    });
  }
  return { status, headers, body: parsed(body) };
}

function send(settings: ApiSettings, address: string, call: ApiCall): Promise<HttpAnswer> {
  const { type, body } = bodyOf(call);
  return exchange({
    what: subjectOf(settings.provider, call),
    method: call.method,
    url: `${address}${call.path}`,
    headers: {
      accept: 'application/json',
      'user-agent': 'unleak',
      ...(type === undefined ? {} : { 'content-type': type }),
      ...call.headers,
    },
    body,
    ca: settings.ca,
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_ANSWER_BYTES,
    signal: call.signal,
  });
}

function bodyOf({ json, form, text }: ApiCall): { readonly type?: string; readonly body?: string } {
  if (text !== undefined) return { type: 'text/plain', body: text };
  if (form !== undefined) {
    return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() };
  }
  return json === undefined ? {} : { type: 'application/json', body: JSON.stringify(json) };
}

/** How long to wait before the same call is made again; undefined where that would not help. */
function pauseAfter(error: unknown, attempt: number): number | undefined {
  if (!(error instanceof AppError)) return undefined;
  if (error instanceof ApiLimitError) {
    return error.retryAfterMs <= LONGEST_PAUSE_MS ? error.retryAfterMs + jitterMs() : undefined;
  }
  if (error.code !== 'ambiguous' && error.code !== 'provider-unreachable') return undefined;
  return FIRST_PAUSE_MS * 2 ** (attempt - 1) + jitterMs();
}

/** So that many that were refused at once do not come back at once. */
function jitterMs(): number {
  return Number.parseInt(randomId(2), 16);
}

/** What may be repeated has changed nothing that the next call does not find. */
function withoutDoubt(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'ambiguous') return error;
  return new AppError('provider-unreachable', error.message, { hint: 'try again' });
}

/** How long a provider wants to be left alone; a minute where it does not say. */
export function retryAfterMs(header: string | undefined, clock: Clock): number {
  if (header === undefined) return DEFAULT_LIMIT_MS;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? DEFAULT_LIMIT_MS : Math.max(0, date - clock.now().getTime());
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
