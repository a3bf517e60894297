import { z } from 'zod';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const schema = z.strictObject({
  type: z.literal('aws-iam'),
  account: z.string().regex(/^[0-9]{12}$/, 'expected the 12 digits of an account in quotes'),
  admin: reference.meta({ description: 'Name of a profile, or JSON text { "accessKeyId": …, "secretAccessKey": … }' }),
  region: text.default('us-east-1'),
  endpoint: url.optional(),
  principal: z.enum(['purpose-made', 'same-user']).default('purpose-made'),
});

/** The IAM of an AWS account. */
export const awsIam = {
  schema,
  provider: 'aws',
  needed: ['key-id'],
  optional: ['account'],
  suggests: [
    'account: # the 12 digits in quotes',
    'admin: # env:AWS_PROFILE, or a reference to keys that may manage IAM users',
  ],
} as const satisfies ProviderType;
