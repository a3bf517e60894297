import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const id = z.string().regex(/^[0-9a-f]{32}$/, 'expected an id of 32 hex digits');

const permissions = z.array(text).min(1).meta({ description: 'Names of permission groups, as DNS Read' });

const allowance = z.union([
  z.strictObject({ permissions, zones: z.array(id).min(1), account: id.optional() }),
  z.strictObject({ permissions, account: id }),
  z.strictObject({ permissions, 'all-zones-of': id }),
]);

const schema = z.strictObject({
  type: z.literal('cloudflare'),
  api: url.default('https://api.cloudflare.com'),
  admin: reference.optional().meta({ description: 'A token that may create, change and delete tokens' }),
  account: id.optional().meta({ description: 'Account that the tokens belong to, where they are not a user’s own' }),
  email: text.optional().meta({ description: 'Address of the user whose global key leaked' }),
  allow: z.array(allowance).min(1).optional().meta({
    description: 'What the replacement may do; all that the leaked token may unless said otherwise',
  }),
  'from-addresses': z.array(text).min(1).optional().meta({
    description: 'Ranges of addresses from which the replacement may be used',
  }),
  check: z
    .string()
    .regex(/^\/[\x21-\x7e]*$/, 'expected a path like /zones/ID/dns_records, without /client/v4 before it')
    .optional()
    .meta({ description: 'A path that the replacement has to be able to read' }),
});

/** API tokens of a user or account of Cloudflare, and global keys. */
export const cloudflare = {
  schema,
  provider: 'cloudflare',
  needed: [],
  // The e-mail address beside a global key.
  optional: ['user'],
  suggests: [
    'admin: # a reference to another token, that may create, change and delete tokens',
    'account: # its id, where the token belongs to an account',
    'allow: # what the replacement may do, as [{ permissions: [DNS Read], zones: [ID] }]',
  ],
} as const satisfies ProviderType;
