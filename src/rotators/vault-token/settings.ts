// What a person configures for the tokens of a Vault or OpenBao server, and how a plan keeps it: as planned, whatever the
// settings say later.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { JsonValue, SuccessorPlan } from '../rotator.js';

export type VaultTokenAuth =
  | { readonly token: SecretValue }
  | { readonly approle: { readonly roleId: string; readonly secretId: SecretValue; readonly mount: string } };

export interface VaultTokenSettings {
  /** `https://HOST[:PORT]`; `http://` only to this machine. */
  readonly address: string;
  readonly namespace?: string | undefined;
  /** PEM text of the authority that signed the server's certificate; the usual ones otherwise. */
  readonly ca?: string | undefined;
  /** The administrator, never the leaked token. */
  readonly auth: VaultTokenAuth;
  /** What the replacement may do, of what the leaked token may; all of its token's policies unless said otherwise. */
  readonly policies?: readonly string[] | undefined;
  /** A token role to make the replacement with; it has to make orphans. */
  readonly role?: string | undefined;
  /** A path that the replacement has to be able to read, as `secret/data/orders`. */
  readonly check?: string | undefined;
}

const factsSchema = z.object({
  /** Null where the token was dead when the plan was made. */
  accessor: z.string().nullable(),
  policies: z.array(z.string()).min(1),
  withDefault: z.boolean(),
  renewable: z.boolean(),
  boundCidrs: z.array(z.string()),
  role: z.string().nullable(),
  check: z.string().nullable(),
});

/** What a plan says about the leaked token and its replacement. */
export type VaultTokenFacts = Readonly<z.output<typeof factsSchema>>;

export function factsToKeep(facts: VaultTokenFacts): Readonly<Record<string, JsonValue>> {
  return { ...facts };
}

export function plannedFacts(plan: SuccessorPlan): VaultTokenFacts {
  return factsSchema.parse(plan.snapshot.facts);
}

/** Name under which the accessors that existed before are sealed: who holds one may be able to end its token. */
export const KNOWN = 'known-accessors';

/** The accessors that existed when the plan was made, so that only newer tokens need a look. */
export function knownAccessors(plan: SuccessorPlan): ReadonlySet<string> {
  return new Set(plan.snapshot.secrets[KNOWN]?.reveal().split(' '));
}
