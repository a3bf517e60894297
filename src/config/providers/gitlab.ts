import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const path = text.regex(/^[^/\s]+(\/[^/\s]+)*$/, 'expected a path like acme/orders');

const schema = z.strictObject({
  type: z.literal('gitlab'),
  address: url.default('https://gitlab.com').meta({ description: 'Of the server, without /api' }),
  admin: reference.optional().meta({ description: 'A token with the scope api that may manage the tokens' }),
  ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the server’s' }),
  scopes: z.array(text).min(1).optional().meta({
    description: 'What the replacement may do, of the leaked token’s scopes; all of them unless said otherwise',
  }),
  'access-level': z.enum(['guest', 'planner', 'reporter', 'developer', 'maintainer', 'owner']).optional().meta({
    description: 'Role of a project’s or group’s replacement; the leaked token’s, or developer in place of a person’s',
  }),
  replacement: z
    .union([z.strictObject({ project: path }), z.strictObject({ group: path })])
    .optional()
    .meta({ description: 'The project or group whose token replaces the leaked one' }),
  audit: z
    .strictObject({ groups: z.array(path).default([]), projects: z.array(path).default([]) })
    .optional()
    .meta({
      description: 'Whose tokens unleak audit lists, where admin is not of an administrator, who is shown all of them',
    }),
});

/** gitlab.com, or a GitLab of one's own. */
export const gitlab = {
  schema,
  provider: 'gitlab',
  needed: [],
  optional: [],
  suggests: [
    'admin: # a reference to a token that may manage tokens; without it a person creates the replacement',
    'replacement: # { project: GROUP/NAME } for a token of a project in place of a person’s',
  ],
} as const satisfies ProviderType;
