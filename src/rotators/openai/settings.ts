// What a person configures for OpenAI, and how a plan keeps what was found: as planned, whatever the settings say later.
import { z } from 'zod';
import type { SecretValue } from '../../core/secret-value.js';
import type { JsonValue, SuccessorPlan } from '../rotator.js';

export interface OpenaiSettings {
  /** `https://HOST`; `http://` only to this machine. */
  readonly api: string;
  /** An admin key of the organization, never the leaked one. */
  readonly admin: SecretValue;
  /** Id of the project whose keys these are. */
  readonly project?: string | undefined;
  /** Who owns the replacement: the leaked key's own service account unless said otherwise, or one made for it. */
  readonly serviceAccount?: string | undefined;
  /** What the replacement may do. OpenAI does not tell what the leaked key may. */
  readonly scopes?: readonly string[] | undefined;
  /** Somebody's reason why the replacement of a key that may do everything may do everything too. */
  readonly allScopes?: string | undefined;
  /** A path that the replacement has to be able to read, as `/v1/files`. */
  readonly check?: string | undefined;
}

const factsSchema = z.object({
  kind: z.enum(['project-key', 'admin-key']),
  /** Empty for an admin key. */
  project: z.string(),
  /** Of the leaked key; null where it was dead when the plan was made. */
  keyId: z.string().nullable(),
  /** Service account of the replacement; null where one is made for it, or for an admin key. */
  account: z.string().nullable(),
  /** None means all, which only a waiver or an admin key brings. */
  scopes: z.array(z.string()).readonly(),
  check: z.string().nullable(),
});
export type OpenaiFacts = Readonly<z.output<typeof factsSchema>>;

export function factsToKeep(facts: OpenaiFacts): Readonly<Record<string, JsonValue>> {
  return { ...facts };
}

export function plannedFacts(plan: SuccessorPlan): OpenaiFacts {
  return factsSchema.parse(plan.snapshot.facts);
}
