import { z } from 'zod';
import { CLOUDFLARE_PURPOSE_NAMES, CLOUDFLARE_PURPOSES } from '../../scopes/cloudflare.js';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const id = z.string().regex(/^[0-9a-f]{32}$/, 'expected an id of 32 hex digits');

const permissions = z.array(text).min(1).optional().meta({ description: 'Names of permission groups, as DNS Read' });
const purpose = z
  .enum(CLOUDFLARE_PURPOSE_NAMES)
  .optional()
  .meta({ description: 'What it is for, from which its permission groups follow' });

const allowance = z
  .union([
    z.strictObject({ purpose, permissions, zones: z.array(id).min(1), account: id.optional() }),
    z.strictObject({ purpose, permissions, account: id }),
    z.strictObject({ purpose, permissions, 'all-zones-of': id }),
  ])
  .refine((one) => (one.purpose === undefined) !== (one.permissions === undefined), {
    error: 'expected either purpose or permissions',
    path: ['purpose'],
  })
  .refine((one) => one.purpose === undefined || kindOf(one) === CLOUDFLARE_PURPOSES[one.purpose].of, {
    error: 'expected zones, or for what is deployed to an account the account alone',
    path: ['purpose'],
  })
  .transform(({ purpose: chosen, ...rest }) => ({
    ...rest,
    permissions: rest.permissions ?? (chosen === undefined ? [] : [...CLOUDFLARE_PURPOSES[chosen].permissions]),
  }));

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

function kindOf(one: object): 'zones' | 'account' {
  return 'zones' in one || 'all-zones-of' in one ? 'zones' : 'account';
}

/** API tokens of a user or account of Cloudflare, and global keys. */
export const cloudflare = {
  schema,
  provider: 'cloudflare',
  needed: [],
  // The e-mail address beside a global key.
  optional: ['user'],
  suggests: ({ ruleId }) => [
    'admin: # a reference to another token, that may create, change and delete tokens',
    ...(ruleId?.includes('global-key') === true
      ? ['email: # address of the user whose key it is, unless it stands beside it']
      : ['# account: its id, where the token belongs to an account and not to a user']),
    'allow: # the least that it is for',
    `  - purpose: # ${CLOUDFLARE_PURPOSE_NAMES.join(', ')}`,
    '    zones: # [ID] of each zone; for workers and pages account: ID instead',
    '# from-addresses: ranges from which it is used, as [192.0.2.0/24]',
  ],
} as const satisfies ProviderType;
