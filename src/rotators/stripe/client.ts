// Calls of Stripe's API, each with the key that it is made with, and Stripe's refusals without any part of a key: Stripe
// itself repeats the last six characters of one.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import {
  apiClient,
  refusedBy,
  type ApiAnswer,
  type ApiCall,
  type CallApi,
  type ApiSettings,
} from '../../platform/api-client.js';
import type { Clock } from '../../platform/clock.js';

export type StripeCall = Omit<ApiCall, 'json'>;

export interface StripeWorld {
  /** Makes a call with a key. */
  as(key: SecretValue, call: StripeCall): Promise<ApiAnswer>;
  readonly admin: SecretValue | undefined;
  readonly dashboard: string;
  /** What this run has seen Stripe refuse though it was made up; once is enough. */
  readonly controlled: Set<string>;
}

const errorSchema = z.object({
  error: z.object({ message: z.string().default(''), code: z.string().default('') }),
});

export function stripeWorld(
  settings: Pick<ApiSettings, 'address'> & { readonly dashboard: string },
  admin: SecretValue | undefined,
  clock: Clock,
): StripeWorld {
  const call: CallApi = apiClient({ provider: 'stripe', address: settings.address }, clock);
  return {
    as: (key, one) => call({ ...one, headers: { ...one.headers, authorization: `Bearer ${oneLine(key)}` } }),
    admin,
    dashboard: settings.dashboard,
    controlled: new Set(),
  };
}

export interface StripeReason {
  readonly message: string;
  readonly code: string;
}

/** What Stripe gives as its reason, and empty texts where it gives none. */
export function reasonOf({ body }: ApiAnswer): StripeReason {
  return errorSchema.safeParse(body).data?.error ?? { message: '', code: '' };
}

/** The permission of a restricted key that Stripe names in a refusal, such as `rak_charge_read`. */
export function missingPermission(answer: ApiAnswer): string | undefined {
  return /'(rak_[a-z0-9_]{1,80})'/.exec(reasonOf(answer).message)?.[1];
}

/** The account that Stripe names in a refusal. */
export function namedAccount(answer: ApiAnswer): string | undefined {
  return /\bon account '(acct_[A-Za-z0-9]{1,80})'/.exec(reasonOf(answer).message)?.[1];
}

export function withoutKeys(text: string): string {
  return text.replaceAll(/'?\b(?:[srp]k|whsec)_[A-Za-z0-9_*]+'?/g, '(a key)');
}

/** The error for an answer that says no. */
export function refused(call: StripeCall, answer: ApiAnswer, about: Parameters<typeof refusedBy>[3] = {}): AppError {
  return refusedBy('stripe', call, answer, { says: withoutKeys(reasonOf(answer).message), ...about });
}

/** The error for an answer that the administrator should not have got. */
export function adminRefused(call: StripeCall, answer: ApiAnswer): AppError {
  const needs = missingPermission(answer) ?? 'webhook endpoints: write';
  const hints: Readonly<Record<number, string>> = {
    401: 'the admin key of this provider is unknown to Stripe or expired',
    403: `the admin key of this provider lacks the permission ${needs}`,
  };
  return refused(call, answer, { hint: hints[answer.status] });
}

/** A key goes into a header, where a line break would end it. */
function oneLine(key: SecretValue): string {
  const text = key.reveal();
  if (/^[\x21-\x7e]+$/.test(text)) return text;
  throw new AppError('config', 'stripe: reading a key: its text: expected one line of letters, digits and signs');
}
