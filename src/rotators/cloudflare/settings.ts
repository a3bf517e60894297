// What a person configures for Cloudflare, and how a plan keeps what was found: as planned, whatever the settings say
// later.
import { z } from 'zod';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { CloudflareAllowance } from '../../scopes/cloudflare.js';
import type { JsonValue, SuccessorPlan } from '../rotator.js';

export interface CloudflareSettings {
  /** `https://HOST`; `http://` only to this machine. */
  readonly api: string;
  /** A token that may manage tokens, never the leaked one. Without it a leaked global key makes its own replacement. */
  readonly admin?: SecretValue | undefined;
  /** Whose tokens these are, where they belong to an account and not to a user. */
  readonly account?: string | undefined;
  /** E-mail address of the user whose global key leaked, where the finding does not name it. */
  readonly email?: string | undefined;
  /** What the replacement may do; all that the leaked token may unless said otherwise. */
  readonly allow?: readonly CloudflareAllowance[] | undefined;
  /** Ranges of addresses from which the replacement may be used, as `192.0.2.0/24`. */
  readonly fromAddresses?: readonly string[] | undefined;
  /** A path below `/client/v4` that the replacement has to be able to read, as `/zones/ID/dns_records`. */
  readonly check?: string | undefined;
}

export type CloudflareKind = 'user-token' | 'account-token' | 'global-key';

const group = z.object({
  id: z.string(),
  name: z.string().optional(),
  meta: z.record(z.string(), z.string()).optional(),
});
export const policySchema = z.object({
  effect: z.enum(['allow', 'deny']),
  permission_groups: z.array(group),
  resources: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
});
export type Policy = Readonly<z.output<typeof policySchema>>;

const addresses = z.array(z.string()).nullish();
export const conditionSchema = z
  .object({ request_ip: z.object({ in: addresses, not_in: addresses }).nullish() })
  .nullish()
  .transform((condition) => plainCondition(condition?.request_ip?.in ?? [], condition?.request_ip?.not_in ?? []));
export type Condition = { request_ip: { in?: string[]; not_in?: string[] } } | null;

const factsSchema = z.object({
  kind: z.enum(['user-token', 'account-token', 'global-key']),
  /** Path of the tokens of this owner. */
  tokens: z.string(),
  /** Of the leaked token; null for a global key, and where the token was dead when the plan was made. */
  tokenId: z.string().nullable(),
  /** Of the replacement, without its mark. */
  name: z.string(),
  policies: z.array(policySchema).min(1).readonly(),
  condition: conditionSchema,
  /** Path of the call that proves the replacement; null where only `verify` is asked. */
  check: z.string().nullable(),
  /** Of the user whose global key leaked. */
  email: z.string().nullable(),
});
export type CloudflareFacts = Readonly<z.output<typeof factsSchema>>;

export function factsToKeep(facts: CloudflareFacts): Readonly<Record<string, JsonValue>> {
  return JSON.parse(JSON.stringify(facts)) as Record<string, JsonValue>;
}

export function plannedFacts(plan: SuccessorPlan): CloudflareFacts {
  return factsSchema.parse(plan.snapshot.facts);
}

export function plainCondition(allowed: readonly string[], denied: readonly string[]): Condition {
  if (allowed.length + denied.length === 0) return null;
  return {
    request_ip: {
      ...(allowed.length === 0 ? {} : { in: [...allowed] }),
      ...(denied.length === 0 ? {} : { not_in: [...denied] }),
    },
  };
}

/** What the leaked secret is, by its form; an old token looks the same for a user and an account. */
export function kindOf({ account }: CloudflareSettings, { secret }: Credential): CloudflareKind {
  const text = secret.reveal();
  if (isGlobalKey(secret)) return 'global-key';
  if (text.startsWith('cfut_')) return 'user-token';
  if (text.startsWith('cfat_')) return 'account-token';
  if (/^[A-Za-z0-9_-]{40}$/.test(text)) return account === undefined ? 'user-token' : 'account-token';
  throw new AppError(
    'unsupported',
    'cloudflare: looking at the leaked secret: its form: no API token and no global key',
    {
      hint: 'keys of an origin CA, of tunnels and of R2 are replaced on the dashboard',
    },
  );
}

export function isGlobalKey(secret: SecretValue): boolean {
  return /^(?:cfk_|[a-f0-9]{37}$)/.test(secret.reveal());
}

/** Whether its form alone says whose it is, so that no other `verify` could know it. */
export function isSurelyOfUser({ secret }: Credential): boolean {
  return secret.reveal().startsWith('cfut_');
}
