import { z } from 'zod';
import { port, reference, text } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z
  .strictObject({
    type: z.literal('postgres'),
    host: text.regex(/^[A-Za-z0-9._:[\]-]+$|^\/[^\0]*$/, 'expected a host name, an address or the folder of a socket'),
    port: port.default(5432),
    database: text.default('postgres'),
    admin: reference.meta({ description: 'A postgres:// URL, or with admin-user only its password' }),
    'admin-user': text.optional(),
    tls: z.enum(['verify-full', 'disable']).default('verify-full'),
    ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' }),
  })
  .transform(({ 'admin-user': adminUser, ...rest }) => ({ ...rest, adminUser }));

/** A PostgreSQL server. */
export const postgres = {
  schema,
  provider: 'postgres',
  needed: ['user'],
  optional: [],
  suggests: ['host', 'port', 'admin: # env:NAME, file:PATH or STORE:PATH#FIELD of an admin login'],
} as const satisfies ProviderType;
