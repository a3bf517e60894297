import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z.strictObject({
  type: z.literal('npm'),
  registry: url.meta({ description: 'Address of the registry; no token is sent anywhere else' }),
  web: url.optional().meta({ description: 'Where people sign in, for the link to the page that makes a token' }),
  admin: reference.optional().meta({
    description: 'Another token of the same user, for a leaked one that may not delete itself',
  }),
  replacement: z
    .strictObject({
      packages: z.array(text).min(1).meta({ description: 'Packages and scopes that the new token is for' }),
      permission: z.enum(['read', 'write']),
      'expires-in-days': z.int().min(1).max(366),
      user: text.optional().meta({ description: 'Whose it has to be, where the leaked one can not be asked any more' }),
      check: z.array(text).default([]).meta({ description: 'Packages that it has to be able to read' }),
    })
    .transform(({ 'expires-in-days': expiresInDays, ...rest }) => ({ ...rest, expiresInDays }))
    .meta({ description: 'The granular access token that a person is asked for' }),
});

/** Tokens of one npm registry. */
export const npm = {
  schema,
  provider: 'npm',
  needed: [],
  // The line of an .npmrc names the registry: it has to be the configured one.
  optional: ['host'],
  suggests: [
    'registry: # https://HOST of the registry that issued the token; type it yourself',
    'replacement: # { packages: ["@scope"], permission: read, expires-in-days: 30 }',
  ],
} as const satisfies ProviderType;
