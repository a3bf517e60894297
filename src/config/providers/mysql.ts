import { z } from 'zod';
import { port, reference, text } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z
  .strictObject({
    type: z.literal('mysql'),
    host: text.regex(/^[A-Za-z0-9._:[\]-]+$/, 'expected a host name or an address'),
    port: port.default(3306),
    admin: reference.meta({ description: 'A mysql:// or mariadb:// URL, or with admin-user only its password' }),
    'admin-user': text.optional(),
    tls: z.enum(['verify-full', 'disable']).default('verify-full'),
    ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' }),
  })
  .transform(({ 'admin-user': adminUser, ...rest }) => ({ ...rest, adminUser }));

/** A MariaDB or MySQL server. */
export const mysql = {
  schema,
  provider: 'mysql',
  needed: ['user'],
  optional: [],
  suggests: ['host', 'port', 'admin: # env:NAME, file:PATH or STORE:PATH#FIELD of an admin login'],
} as const satisfies ProviderType;
