import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z.strictObject({
  type: z.literal('sendgrid'),
  address: url.default('https://api.sendgrid.com'),
  admin: reference.meta({ description: 'A key with api_keys.create, api_keys.read and api_keys.delete' }),
  scopes: z.array(text).min(1).optional().meta({
    description: 'What the replacement may do, of the leaked key’s scopes; all of them unless said otherwise',
  }),
  'key-name': text
    .optional()
    .meta({ description: 'The leaked key’s name at SendGrid, where its id is not found there' }),
});

/** API keys of one SendGrid account or subuser. */
export const sendgrid = {
  schema,
  provider: 'sendgrid',
  needed: [],
  optional: [],
  suggests: ['admin: # a reference to another key of the account, that may create, read and delete keys'],
} as const satisfies ProviderType;
