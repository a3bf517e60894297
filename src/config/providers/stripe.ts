import { z } from 'zod';
import { permissions, reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const read = text.regex(/^\/v1\/\S+$/, 'expected a read like /v1/charges?limit=1');

const schema = z.strictObject({
  type: z.literal('stripe'),
  api: url.default('https://api.stripe.com'),
  dashboard: url.default('https://dashboard.stripe.com'),
  admin: reference.optional().meta({ description: 'A key that may read and write webhook endpoints' }),
  replacement: z
    .discriminatedUnion('type', [
      z.strictObject({
        type: z.literal('restricted-key'),
        account: text
          .regex(/^acct_/, 'expected acct_...')
          .optional()
          .meta({ description: 'Whose the new key has to be, where the leaked one can not be asked any more' }),
        permissions: permissions.meta({ description: 'What to tick in the dashboard, by its names of resources' }),
        check: z.array(read).min(1).meta({ description: 'Reads that the new key has to be able to make' }),
        forbidden: z.array(read).default([]).meta({ description: 'Reads that it must not be able to make' }),
      }),
      z.strictObject({
        type: z.literal('webhook-endpoint'),
        endpoint: text
          .regex(/^(?:we_|https?:\/\/)/, 'expected we_... or the address of the endpoint')
          .meta({ description: 'Whose signing secret has leaked: its id, or its address where only one has it' }),
        events: z.array(text).min(1).optional().meta({ description: 'Fewer events than the old endpoint is told of' }),
        connect: z.boolean().default(false).meta({ description: 'It is told of connected accounts' }),
      }),
    ])
    .meta({ description: 'What a leaked secret of this provider is replaced by' }),
});

/** Keys of one Stripe account, or the signing secret of one of its webhook endpoints. */
export const stripe = {
  schema,
  provider: 'stripe',
  needed: [],
  optional: [],
  suggests: [
    'admin: # for a whsec_ secret: a reference to a key that may read and write webhook endpoints',
    'replacement: # { type: restricted-key, permissions, check } for a key, { type: webhook-endpoint, endpoint } for whsec_',
  ],
} as const satisfies ProviderType;
