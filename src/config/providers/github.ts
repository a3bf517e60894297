import { z } from 'zod';
import { permissions, reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z.strictObject({
  type: z.literal('github'),
  api: url.default('https://api.github.com'),
  web: url.default('https://github.com'),
  admin: reference.optional().meta({ description: 'A token that may add deploy keys' }),
  replacement: z
    .discriminatedUnion('type', [
      z
        .strictObject({
          type: z.literal('fine-grained-token'),
          owner: text,
          login: text.optional().meta({ description: 'Who creates the token, where it is not the leaked one’s user' }),
          repositories: z.array(text).min(1),
          permissions,
          'expires-in-days': z.int().min(1).max(366),
        })
        .transform(({ 'expires-in-days': expiresInDays, ...rest }) => ({ ...rest, expiresInDays })),
      z.strictObject({
        type: z.literal('deploy-key'),
        repository: text.regex(/^[^/]+\/[^/]+$/, 'expected owner/name'),
      }),
    ])
    .meta({ description: 'What a leaked token of this provider is replaced by' }),
});

/** github.com, or a GitHub Enterprise Server. */
export const github = {
  schema,
  provider: 'github',
  needed: [],
  optional: [],
  suggests: [
    'admin: # a reference to a token that may add deploy keys; without it a person creates the token',
    'replacement: # { type: deploy-key, repository: OWNER/NAME } or { type: fine-grained-token, ... }',
  ],
} as const satisfies ProviderType;
