// Calls of a registry, each with the token that it is made with, and what its refusals ask for.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import { apiClient, refusedBy, type ApiAnswer, type ApiCall } from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';
import { requireSafeAddress } from '../../platform/exchange.js';
import type { NpmReplacement, NpmSettings } from './settings.js';

export type NpmCall = Omit<ApiCall, 'headers'>;

export interface NpmWorld {
  as(token: SecretValue, call: NpmCall): Promise<ApiAnswer>;
  /** Another token of the same user, which may list and delete tokens. */
  readonly admin: SecretValue | undefined;
  /** `HOST[:PORT]` */
  readonly host: string;
  readonly web: string | undefined;
  readonly replacement: NpmReplacement;
  readonly clock: Clock;
  /** Whether this run has seen the registry refuse a token that nobody issued. */
  readonly memory: { canTellTokensApart: boolean };
}

const errorSchema = z.object({ error: z.string() });
const messageSchema = z.object({ message: z.string() });

export function npmWorld(
  { registry, web, replacement }: NpmSettings,
  admin: SecretValue | undefined,
  clock: Clock,
): NpmWorld {
  const address = requireSafeAddress('npm', registry);
  const call = apiClient({ provider: 'npm', address }, clock);
  return {
    as: (token, one) => call({ ...one, headers: { authorization: `Bearer ${oneLine(token)}` } }),
    admin,
    host: new URL(address).host,
    web: web === undefined ? undefined : requireSafeAddress('npm', web),
    replacement,
    clock,
    memory: { canTellTokensApart: false },
  };
}

export function reasonOf({ body }: ApiAnswer): string {
  return errorSchema.safeParse(body).data?.error ?? messageSchema.safeParse(body).data?.message ?? '';
}

/** The call was right and the token lives: the registry wants its owner's one-time password beside it. */
export function demandsOneTimePassword(answer: ApiAnswer): boolean {
  const challenge = answer.headers['www-authenticate'] ?? '';
  return answer.status === 401 && (/\botp\b/i.test(challenge) || /one-time pass/i.test(reasonOf(answer)));
}

/** The token is not for this address, which says nothing of its life. */
export function isForAnotherAddress({ status, headers }: ApiAnswer): boolean {
  return status === 401 && /\bipaddress\b/i.test(headers['www-authenticate'] ?? '');
}

/** The error for an answer that says no; the token itself, which stands in a path, is left out of it. */
export function refused(call: NpmCall, answer: ApiAnswer, hint?: string): AppError {
  const says = reasonOf(answer).replaceAll(/\S{30,}/g, '(left out)');
  return refusedBy('npm', call, answer, { says, hint });
}

/** A token goes into a header, where a line break would end it. */
function oneLine(token: SecretValue): string {
  const text = token.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'npm: reading a token: its text: expected one line of letters, digits and signs');
}
