// What a person configures for Stripe, and how a plan keeps it: as planned, whatever the settings say later.
import { z } from 'zod';
import { AppError } from '../../core/errors.js';
import type { StripePermissions } from '../../scopes/stripe.js';
import type { JsonValue, SuccessorPlan } from '../rotator.js';

export interface RestrictedKeyReplacement {
  readonly type: 'restricted-key';
  /** `acct_...`: whose the new key has to be, where the leaked one can't be asked any more. */
  readonly account?: string | undefined;
  /** What to tick in the dashboard, by its names of resources. */
  readonly permissions: StripePermissions;
  /** Reads that the new key has to be able to make, as `/v1/charges?limit=1`; at least one. */
  readonly check: readonly string[];
  /** Reads that it must not be able to make. */
  readonly forbidden: readonly string[];
  /** What the leaked key may, as its page in the dashboard shows: of a restricted key nobody else is told. */
  readonly leakedMay?: StripePermissions | undefined;
}

export interface WebhookEndpointReplacement {
  readonly type: 'webhook-endpoint';
  /** Whose secret has leaked: `we_...`, or its address where only one endpoint has it. */
  readonly endpoint: string;
  /** What the new endpoint is told of, of what the old one was; all of it unless said otherwise. */
  readonly events?: readonly string[] | undefined;
  /** It is told of connected accounts; Stripe does not say so of an endpoint. */
  readonly connect: boolean;
}

export type StripeReplacement = RestrictedKeyReplacement | WebhookEndpointReplacement;

export interface StripeSettings {
  /** `https://api.stripe.com` unless said otherwise; `http://` only to this machine. */
  readonly api?: string | undefined;
  /** Where people sign in. */
  readonly dashboard?: string | undefined;
  readonly replacement: StripeReplacement;
}

export const STRIPE_API = 'https://api.stripe.com';
export const STRIPE_DASHBOARD = 'https://dashboard.stripe.com';

const account = z.string().regex(/^acct_[A-Za-z0-9]+$/);
/** It is sent as it is, so it may not climb out of the API. */
const path = z
  .string()
  .regex(/^\/v1\/[A-Za-z0-9_./-]+(?:\?[A-Za-z0-9_=&%.[\]-]*)?$/)
  .refine((text) => !text.split(/[/?]/).includes('..'));

const permissions = z.record(z.string().min(1), z.enum(['read', 'write']));

const restrictedKey = z.object({
  type: z.literal('restricted-key'),
  account: account.optional(),
  permissions,
  check: z.array(path).min(1).readonly(),
  forbidden: z.array(path).readonly(),
  leakedMay: permissions.optional(),
});
const webhookEndpoint = z.object({
  type: z.literal('webhook-endpoint'),
  endpoint: z.string().regex(/^(?:we_[A-Za-z0-9]+|https?:\/\/\S+)$/),
  events: z.array(z.string().min(1)).min(1).readonly().optional(),
  connect: z.boolean(),
});

/** The same, checked. Fails with `config` and the name of what is wrong. */
export function checkedReplacement(replacement: StripeReplacement): StripeReplacement {
  const schema = z.discriminatedUnion('type', [restrictedKey, webhookEndpoint]);
  const { data, error } = schema.safeParse(replacement);
  if (error === undefined) return data;
  const where = error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new AppError('config', `stripe: reading the settings: replacement: ${where}: not what Stripe can take`, {
    hint: 'a read is a path like /v1/charges?limit=1, an endpoint we_... or its address, an account acct_...',
  });
}

/** What the plan of a restricted key keeps. */
const keyFacts = z.object({
  account: account.nullable(),
  replacement: restrictedKey,
  /** What nobody could hold against the rights of the leaked key. */
  unproven: z.array(z.string()).readonly().default([]),
});
export type KeyFacts = z.output<typeof keyFacts>;

/** What the plan of an endpoint keeps: the old one as it was, and what the new one will be told of. */
const endpointFacts = z.object({
  account: account.nullable(),
  endpoint: z.string(),
  url: z.string(),
  events: z.array(z.string()).min(1).readonly(),
  apiVersion: z.string().nullable(),
  description: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  connect: z.boolean(),
});
export type EndpointFacts = z.output<typeof endpointFacts>;

export function factsToKeep(facts: KeyFacts | EndpointFacts): Readonly<Record<string, JsonValue>> {
  return JSON.parse(JSON.stringify(facts)) as Readonly<Record<string, JsonValue>>;
}

export const plannedKey = (plan: SuccessorPlan): KeyFacts => keyFacts.parse(plan.snapshot.facts);

export function plannedEndpoint(plan: SuccessorPlan): EndpointFacts {
  const { data } = endpointFacts.safeParse(plan.snapshot.facts);
  if (data !== undefined) return data;
  throw new AppError('config', 'stripe: reading the plan: the endpoint: none was found when it was made', {
    hint: 'check the endpoint of this provider’s replacement and plan again',
  });
}
