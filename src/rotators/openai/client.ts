// Calls of OpenAI's API, each with the key that it is made with, and what its answers say.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import type { OpenaiSettings } from './settings.js';

export type OpenaiCall = Omit<ApiCall, 'headers'>;

export interface OpenaiWorld {
  readonly settings: OpenaiSettings;
  readonly clock: Clock;
  as(key: SecretValue, call: OpenaiCall): Promise<ApiAnswer>;
  asAdmin(call: OpenaiCall): Promise<ApiAnswer>;
  /** Whether this run has seen a made-up key refused. */
  readonly memory: { tellsKeysApart: boolean };
}

const errorSchema = z.object({
  error: z.object({ message: z.string().nullish(), code: z.string().nullish(), param: z.string().nullish() }),
});

export function openaiWorld(settings: OpenaiSettings, clock: Clock): OpenaiWorld {
  const api = apiClient({ provider: 'openai', address: settings.api }, clock);
  const as: OpenaiWorld['as'] = (key, call) => api({ ...call, headers: { authorization: `Bearer ${oneLine(key)}` } });
  return {
    settings,
    clock,
    as,
    asAdmin: (call) => as(settings.admin, call),
    memory: { tellsKeysApart: false },
  };
}

export function errorOf({ body }: ApiAnswer): {
  readonly code?: string;
  readonly param?: string;
  readonly says: string;
} {
  const { message, code, param } = errorSchema.safeParse(body).data?.error ?? {};
  // The vendor repeats a part of the key that it refuses.
  const says = [code, message?.replaceAll(/\b(?:sk|sess)-\S+/g, 'KEY')].filter(
    (text) => text !== undefined && text !== null,
  );
  return {
    ...(code === undefined || code === null ? {} : { code }),
    ...(param === undefined || param === null ? {} : { param }),
    says: says.join(': '),
  };
}

/** The only word for a dead key: a scope that is missing gets the same status and no code. */
export function isInvalidKey(answer: ApiAnswer): boolean {
  return answer.status === 401 && errorOf(answer).code === 'invalid_api_key';
}

/** The key was recognised and may not do this. */
export function isDenied(answer: ApiAnswer): boolean {
  const isRefused = answer.status === 401 || answer.status === 403;
  return isRefused && errorOf(answer).code === undefined && /\bmissing scopes\b/i.test(errorOf(answer).says);
}

export function isGone(answer: ApiAnswer): boolean {
  return answer.status === 404 && errorOf(answer).code === 'not_found';
}

/** The answer that says yes, as its schema has it. */
export function resultOf<T>(call: OpenaiCall, answer: ApiAnswer, schema: z.ZodType<T>): T {
  if (answer.status !== 200) throw adminRefused(call, answer);
  const { data } = schema.safeParse(answer.body);
  if (data !== undefined) return data;
  // A change that was made and not understood is as good as one whose answer was lost.
  const code = call.method === 'GET' ? 'provider-refused' : 'ambiguous';
  throw refusedBy('openai', call, answer, { says: 'the answer is not what the description says', code });
}

/** The error for an answer that the administrator should not have got. */
export function adminRefused(call: OpenaiCall, answer: ApiAnswer): AppError {
  const { says } = errorOf(answer);
  const right = `api.management.${call.method === 'GET' ? 'read' : 'write'}`;
  const hints: readonly (readonly [boolean, string])[] = [
    [isInvalidKey(answer), 'admin is dead: configure another admin key'],
    [
      answer.status === 401 || answer.status === 403,
      `admin has to be an admin key (sk-admin-) with the scope ${right}`,
    ],
    [answer.status === 404, 'is project the id of a project of this organization'],
  ];
  return refusedBy('openai', call, answer, { says, hint: hints.find(([isSo]) => isSo)?.[1] });
}

/** A key goes into a header, where a line break would end it. */
function oneLine(key: SecretValue): string {
  const text = key.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'openai: reading a key: its text: expected one line of letters, digits and signs');
}
