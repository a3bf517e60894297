import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const id = z.string().regex(/^[A-Za-z0-9_-]+$/, 'expected an id of letters, digits, - and _');

const schema = z.strictObject({
  type: z.literal('openai'),
  api: url.default('https://api.openai.com'),
  admin: reference.meta({ description: 'An admin key of the organization (sk-admin-…)' }),
  project: id.optional().meta({ description: 'Project whose keys these are; not needed for admin keys' }),
  'service-account': id.optional().meta({
    description: 'Who owns the replacement; the leaked key’s own account, or a new one, unless said otherwise',
  }),
  scopes: z
    .array(z.string().regex(/^[a-z_]+(?:\.[a-z_]+)+$/, 'expected a scope like api.model.read'))
    .min(1)
    .optional()
    .meta({ description: 'What the replacement may do' }),
  'all-scopes': text.optional().meta({ description: 'Instead of scopes: the reason why it may do everything' }),
  check: z
    .string()
    .regex(/^\/v1\/[\x21-\x7e]+$/, 'expected a path like /v1/files')
    .optional()
    .meta({ description: 'A path that the replacement has to be able to read' }),
});

/** Keys of a project of OpenAI, and an organization's admin keys. */
export const openai = {
  schema,
  provider: 'openai',
  needed: [],
  optional: [],
  suggests: [
    'admin: # a reference to an admin key of the organization',
    'project: # the id of the project whose key leaked',
    'scopes: # what the replacement may do, as [api.model.read, api.model.request]',
  ],
} as const satisfies ProviderType;
