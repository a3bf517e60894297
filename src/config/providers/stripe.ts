import { z } from 'zod';
import { readsOf, STRIPE_PURPOSE_NAMES, STRIPE_PURPOSES, type StripePermissions } from '../../scopes/stripe.js';
import { permissions, reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const read = text.regex(/^\/v1\/\S+$/, 'expected a read like /v1/charges?limit=1');

const key = z
  .strictObject({
    type: z.literal('restricted-key').optional(),
    account: text
      .regex(/^acct_/, 'expected acct_...')
      .optional()
      .meta({ description: 'Whose the new key has to be, where the leaked one can not be asked any more' }),
    purpose: z
      .enum(STRIPE_PURPOSE_NAMES)
      .optional()
      .meta({ description: 'What the key is for, from which its permissions follow' }),
    permissions: permissions
      .optional()
      .meta({ description: 'What to tick in the dashboard, by its names of resources, instead of a purpose' }),
    check: z
      .array(read)
      .min(1)
      .optional()
      .meta({ description: 'Reads that the new key has to be able to make; those of its permissions where known' }),
    forbidden: z.array(read).default([]).meta({ description: 'More reads that it must not be able to make' }),
    'leaked-may': permissions
      .optional()
      .meta({ description: 'What the leaked restricted key may, as its page shows; needed where no read can show it' }),
  })
  .refine((one) => (one.purpose === undefined) !== (one.permissions === undefined), {
    error: 'expected either purpose or permissions',
    path: ['purpose'],
  })
  .transform(({ purpose, permissions: explicit, check, 'leaked-may': leakedMay, ...rest }) => {
    const chosen: StripePermissions = explicit ?? (purpose === undefined ? {} : STRIPE_PURPOSES[purpose]);
    return {
      ...rest,
      type: 'restricted-key' as const,
      permissions: chosen,
      check: check ?? readsOf(chosen),
      leakedMay,
    };
  })
  .refine(({ check }) => check.length > 0, {
    error: 'expected reads that these permissions allow: none is known of them',
    path: ['check'],
  });

const endpoint = z.strictObject({
  type: z.literal('webhook-endpoint'),
  endpoint: text
    .regex(/^(?:we_|https?:\/\/)/, 'expected we_... or the address of the endpoint')
    .meta({ description: 'Whose signing secret has leaked: its id, or its address where only one has it' }),
  events: z.array(text).min(1).optional().meta({ description: 'Fewer events than the old endpoint is told of' }),
  connect: z.boolean().default(false).meta({ description: 'It is told of connected accounts' }),
});

const schema = z.strictObject({
  type: z.literal('stripe'),
  api: url.default('https://api.stripe.com'),
  dashboard: url.default('https://dashboard.stripe.com'),
  admin: reference.optional().meta({ description: 'A key that may read and write webhook endpoints' }),
  replacement: z
    .discriminatedUnion('type', [key, endpoint])
    .meta({ description: 'What a leaked secret of this provider is replaced by' }),
});

const forKeys = [
  'replacement: # a restricted key that a person creates, with the least for:',
  `  purpose: # ${STRIPE_PURPOSE_NAMES.join(', ')}`,
];
const forSigningSecrets = [
  'admin: # a reference to a key that may read and write webhook endpoints',
  'replacement: { type: webhook-endpoint, endpoint: } # its id, we_..., or its address',
];

/** Keys of one Stripe account, or the signing secret of one of its webhook endpoints. */
export const stripe = {
  schema,
  provider: 'stripe',
  needed: [],
  optional: [],
  suggests: ({ ruleId }) => (ruleId === 'stripe-webhook-secret' ? forSigningSecrets : forKeys),
} as const satisfies ProviderType;
