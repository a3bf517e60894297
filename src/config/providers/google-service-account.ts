import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z.strictObject({
  type: z.literal('google-service-account'),
  admin: reference.meta({
    description: 'The key file of another service account that may manage the keys of this one, or an access token',
  }),
  permissions: z
    .array(text.regex(/^[A-Za-z0-9.-]+$/, 'expected permissions like pubsub.topics.publish'))
    .min(1)
    .optional()
    .meta({ description: 'What the account has to be allowed in its project; the new key is tried with it' }),
  iam: url.optional().meta({ description: 'Address of the API that keys are managed by' }),
  oauth: url.optional().meta({ description: 'Address that access tokens come from' }),
  resources: url.optional().meta({ description: 'Address of the API that the new key is tried at' }),
});

/** Key files of Google's service accounts. */
export const googleServiceAccount = {
  schema,
  provider: 'google',
  needed: ['account', 'key-id'],
  optional: [],
  suggests: ['admin: # a reference to the key file of another service account that may manage the keys of this one'],
  // So that the store holds a whole key file.
  fields: ['field: private_key', 'id-field: private_key_id'],
} as const satisfies ProviderType;
