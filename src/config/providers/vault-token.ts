import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

/** Part of a path of the API, which must not climb out of it. */
const path = text.refine((value) => value.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), {
  error: 'expected a path like secret/data/orders, without /v1/ before it',
});

const schema = z.strictObject({
  type: z.literal('vault-token'),
  address: url,
  namespace: text.optional(),
  admin: reference.meta({ description: 'A token, or an AppRole as JSON text { "role_id": …, "secret_id": … }' }),
  'approle-mount': path.default('approle'),
  ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' }),
  policies: z.array(text).min(1).optional().meta({
    description: 'What the replacement may do, of the leaked token’s policies; all of them unless said otherwise',
  }),
  role: text.optional().meta({ description: 'Token role that makes the replacement; it has to make orphans' }),
  check: path.optional().meta({ description: 'A path that the replacement has to be able to read' }),
});

/** Service tokens of a Vault or OpenBao server. */
export const vaultToken = {
  schema,
  provider: 'vault',
  needed: [],
  optional: [],
  suggests: [
    'address: # https://HOST:8200',
    'admin: # a reference to another token, or to an AppRole as JSON, that may create and revoke tokens',
  ],
} as const satisfies ProviderType;
