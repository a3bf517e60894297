// Reads of a provider's API for a listing: an answer is a page of what was asked for, or an error that says what is missing.
import type { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiCall, type ApiSettings } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';

export interface ApiRead {
  readonly doing: string;
  readonly about: string;
  readonly path: string;
  /** Only for lookups that a provider makes by POST. */
  readonly json?: unknown;
  readonly method?: 'GET' | 'LIST' | 'POST';
  /** What whoever asks has to be allowed, for the hint of a refusal. */
  readonly needs: string;
  readonly signal: AbortSignal;
}

export interface ApiReader {
  read<T>(call: ApiRead, schema: z.ZodType<T>): Promise<T>;
  /** The same; undefined where the provider says that there is none. */
  readIfThere<T>(call: ApiRead, schema: z.ZodType<T>, isGone: (body: unknown) => boolean): Promise<T | undefined>;
}

/** More pages than this in one list are taken for a server that never ends. */
export const MAX_PAGES = 1000;

export function apiReader(
  settings: ApiSettings,
  headers: (signal: AbortSignal) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>,
  clock: Clock,
): ApiReader {
  const api = apiClient(settings, clock);
  const { provider } = settings;
  const ask = async <T>(
    { needs, method = 'GET', ...rest }: ApiRead,
    schema: z.ZodType<T>,
    isGone: (body: unknown) => boolean,
  ): Promise<T | undefined> => {
    const call: ApiCall = { ...rest, method, repeatable: true, headers: await headers(rest.signal) };
    const answer = await api(call);
    if (answer.status >= 400 && isGone(answer.body)) return undefined;
    if (answer.status === 403 && answer.headers['x-ratelimit-remaining'] === '0') throw usedUp(call);
    if (answer.status !== 200) {
      // No words of the provider: some repeat a part of the credential that they refuse.
      const hint = answer.status === 401 ? `admin is dead, or lacks ${needs}` : `admin needs ${needs}`;
      throw refusedBy(provider, call, answer, { hint });
    }
    const { data } = schema.safeParse(answer.body);
    if (data !== undefined) return data;
    throw new AppError(
      'provider-refused',
      `${provider}: ${call.doing}: ${call.about}: the answer is not as documented`,
      {
        hint: 'is the address that of the provider’s API',
      },
    );
  };
  return {
    readIfThere: ask,
    async read(call, schema) {
      const found = await ask(call, schema, () => false);
      if (found !== undefined) return found;
      throw new AppError('provider-refused', `${provider}: ${call.doing}: ${call.about}: no answer`);
    },
  };
}

/** GitHub says so with the status of a refusal. */
function usedUp({ doing, about }: ApiCall): AppError {
  return new AppError('provider-unreachable', `github: ${doing}: ${about}: no more requests for now`, {
    hint: 'rate limit: try again within the hour',
  });
}

/** A list that never ends must not look like one that does. */
export function tooMany(provider: string, doing: string): AppError {
  return new AppError('provider-refused', `${provider}: ${doing}: more than ${String(MAX_PAGES)} pages`);
}

/** A secret as it may go into a header, where a line break would end it. */
export function headerText(provider: string, secret: SecretValue): string {
  const text = secret.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', `${provider}: reading admin: its text: expected one line of letters, digits and signs`);
}

/** Seconds since 1970 as a time; undefined and null as they are. */
export function timeOf(seconds: number | null | undefined): string | null | undefined {
  return typeof seconds === 'number' ? new Date(seconds * 1000).toISOString() : seconds;
}

/** The entry only where there is a value, as our types want it. */
export function optional<K extends string, V>(name: K, value: V | undefined): { readonly [name in K]?: V } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [name in K]?: V };
}
