// What a person configures for keys of service accounts, and how a plan keeps what was found.
import { z } from 'zod';
import type { CallApi } from '../../../platform/api-client.js';
import type { JsonValue, SuccessorPlan } from '../../rotator.js';
import type { GoogleSettings, GoogleWorld } from '../client.js';

export interface GoogleServiceAccountSettings extends GoogleSettings {
  /** Of the API that service accounts and their keys are managed by. */
  readonly iam?: string | undefined;
  /** Of the API that the new key is tried at. */
  readonly resources?: string | undefined;
  /** Permissions that the account must have in its project, as `pubsub.topics.publish`. */
  readonly permissions?: readonly string[] | undefined;
}

export interface ServiceAccountWorld extends GoogleWorld {
  readonly settings: GoogleServiceAccountSettings;
  readonly iam: CallApi;
  readonly resources: CallApi;
  /** Accounts for which the token endpoint was seen to refuse a made-up key; once per run is enough. */
  readonly memory: { readonly controlled: Set<string> };
}

export const IAM = 'https://iam.googleapis.com';
export const RESOURCES = 'https://cloudresourcemanager.googleapis.com';
/** Of a certificate that is to last until somebody ends it (RFC 5280, section 4.1.2.5). */
export const FOR_EVER = '9999-12-31T23:59:59Z';

const factsSchema = z.object({
  email: z.string(),
  project: z.string(),
  /** The account's number, which a key file has as `client_id`. */
  uniqueId: z.string(),
  keyId: z.string(),
  /** Whether the leaked key was still there. */
  isThere: z.boolean(),
  /** Ids of the account's own keys when the plan was made. */
  known: z.array(z.string()),
  permissions: z.array(z.string()),
});

type ServiceAccountFacts = z.output<typeof factsSchema>;

export function factsToKeep(facts: ServiceAccountFacts): Readonly<Record<string, JsonValue>> {
  return { ...facts };
}

export function plannedFacts({ snapshot }: Pick<SuccessorPlan, 'snapshot'>): ServiceAccountFacts {
  return factsSchema.parse(snapshot.facts);
}
