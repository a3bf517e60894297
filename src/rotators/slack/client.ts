// Calls of Slack's Web API, each with its own token or with none. Slack says no with status 200 and a word; a word that
// says that its servers had trouble is no answer.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, printable, type ApiCall } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';

export interface SlackCall {
  readonly doing: string;
  readonly about: string;
  /** As `auth.test`. */
  readonly method: string;
  readonly as?: SecretValue | undefined;
  readonly form?: Readonly<Record<string, string>>;
  /** Said of a call that changes nothing: it is sent again where no answer came. */
  readonly reads?: boolean;
  readonly signal: AbortSignal;
}

export interface SlackAnswer {
  /** Absent where it is a yes. */
  readonly error?: string | undefined;
  readonly body: unknown;
  /** Of the token that was shown; undefined where Slack does not say. */
  readonly scopes: readonly string[] | undefined;
}

export type CallSlack = (call: SlackCall) => Promise<SlackAnswer>;

const answerSchema = z.object({ ok: z.boolean(), error: z.string().optional() });
const TROUBLE = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
];

export function slackClient(address: string, clock: Clock): CallSlack {
  const api = apiClient({ provider: 'slack', address }, clock);
  return async (call) => {
    const { status, headers, body } = await api(requestOf(call));
    const said = answerSchema.safeParse(body).data;
    const word = said?.ok === true ? undefined : (said?.error ?? `status ${String(status)}`);
    if (said === undefined || (word !== undefined && TROUBLE.includes(word))) {
      const code = call.reads === true ? 'provider-unreachable' : 'ambiguous';
      throw new AppError(code, `slack: ${call.doing}: ${call.about}: ${printable(word ?? 'no answer')}`);
    }
    const names = headers['x-oauth-scopes']?.split(',').map((name) => name.trim());
    const scopes = names?.filter((name) => /^[a-z.:_-]+$/.test(name));
    return { error: word === undefined ? undefined : printable(word), body, scopes };
  };
}

/** The error for an answer that says no. */
export function refused(call: SlackCall, { error = 'no' }: SlackAnswer, hint?: string): AppError {
  return new AppError('provider-refused', `slack: ${call.doing}: ${call.about}: ${error}`, { hint });
}

function requestOf({ doing, about, method, as, form = {}, reads = false, signal }: SlackCall): ApiCall {
  const headers = as === undefined ? {} : { headers: { authorization: `Bearer ${oneLine(as)}` } };
  return { doing, about, method: 'POST', path: `/api/${method}`, ...headers, form, repeatable: reads, signal };
}

/** A token goes into a header, where a line break would end it. */
function oneLine(token: SecretValue): string {
  const text = token.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'slack: reading a token: its text: expected one line of letters, digits and signs');
}
