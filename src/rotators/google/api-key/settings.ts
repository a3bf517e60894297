// What a person configures for API keys, and how a plan keeps what was found: as planned, whatever is configured later.
import { z } from 'zod';
import type { CallApi } from '../../../platform/api-client.js';
import type { JsonValue, SuccessorPlan } from '../../rotator.js';
import type { GoogleSettings, GoogleWorld } from '../client.js';

export interface GoogleApiKeySettings extends GoogleSettings {
  /** Of the API that keys are managed by. */
  readonly apikeys?: string | undefined;
  /** Services that the replacement may be used for, as `translate.googleapis.com`; those of the leaked key otherwise. */
  readonly apis?: readonly string[] | undefined;
  /** Addresses and ranges that the replacement may be used from; those of the leaked key otherwise. */
  readonly allowedIps?: readonly string[] | undefined;
  /** Somebody's word that the replacement of a key that is not restricted is not restricted either. */
  readonly unrestricted?: { readonly reason: string; readonly owner: string; readonly until: string } | undefined;
  /** A harmless read that a key is tried with; for some services it is known. Without a key in it. */
  readonly check?: string | undefined;
}

export interface ApiKeyWorld extends GoogleWorld {
  readonly settings: GoogleApiKeySettings;
  readonly apikeys: CallApi;
  /** The host of a check, by its address. */
  readonly checkAt: (address: string) => CallApi;
  /** Whether the checked API was seen to refuse a made-up key; once per run is enough. */
  readonly memory: { canTellKeysApart: boolean };
}

export const APIKEYS = 'https://apikeys.googleapis.com';

/** What Google keeps of a key's limits. What is not known here is copied as it is. */
export const restrictionsSchema = z.looseObject({
  apiTargets: z.array(z.looseObject({ service: z.string(), methods: z.array(z.string()).optional() })).optional(),
  serverKeyRestrictions: z.looseObject({ allowedIps: z.array(z.string()).optional() }).optional(),
  browserKeyRestrictions: z.looseObject({ allowedReferrers: z.array(z.string()).optional() }).optional(),
});

export type Restrictions = z.output<typeof restrictionsSchema>;

const factsSchema = z.object({
  /** `projects/123/locations/global` */
  parent: z.string(),
  /** The leaked key's whole name; its text says nothing of its secret. */
  key: z.string(),
  restrictions: restrictionsSchema.nullable(),
  check: z.string(),
});

type ApiKeyFacts = z.output<typeof factsSchema>;

export function factsToKeep(facts: ApiKeyFacts): Readonly<Record<string, JsonValue>> {
  return JSON.parse(JSON.stringify(facts)) as Record<string, JsonValue>;
}

export function plannedFacts({ snapshot }: Pick<SuccessorPlan, 'snapshot'>): ApiKeyFacts {
  return factsSchema.parse(snapshot.facts);
}
