import { z } from 'zod';
import { AWS_PURPOSE_NAMES, unfit } from '../../scopes/aws-purposes.js';
import { reference, text, url } from '../fields.js';
import type { ProviderType } from './provider-type.js';

const arn = z
  .string()
  .regex(/^arn:[a-z-]+:[a-z0-9-]+:[^:$\s]*:[^:$\s]*:[^$\s]+$/, 'expected an ARN without variables')
  .max(2048, 'expected at most 2048 characters');
const action = z
  .string()
  .regex(/^(?:\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$/, 'expected an action like s3:GetObject')
  .max(128, 'expected at most 128 characters');

const rightsSchema = z.strictObject({
  actions: z.array(action).min(1, 'expected at least one action'),
  resources: z.array(z.union([z.literal('*'), arn])).min(1, 'expected at least one ARN'),
});

const purposeSchema = z
  .strictObject({ purpose: z.enum(AWS_PURPOSE_NAMES), resources: z.array(arn).min(1, 'expected at least one ARN') })
  .superRefine(({ purpose, resources }, ctx) => {
    for (const [at, resource] of resources.entries()) {
      const message = unfit(purpose, resource);
      if (message !== undefined) ctx.addIssue({ code: 'custom', message, path: ['resources', at] });
    }
  });

const allowItem = z.union([z.literal('used'), rightsSchema, purposeSchema]);

const schema = z
  .strictObject({
    type: z.literal('aws-iam'),
    account: z.string().regex(/^[0-9]{12}$/, 'expected the 12 digits of an account in quotes'),
    admin: reference.meta({
      description: 'Name of a profile, or JSON text { "accessKeyId": …, "secretAccessKey": … }',
    }),
    region: text.default('us-east-1'),
    endpoint: url.optional(),
    principal: z.enum(['purpose-made', 'same-user']).default('purpose-made'),
    allow: z
      .union([allowItem, z.array(allowItem).min(1, 'expected at least one entry')])
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .optional()
      .meta({
        description:
          'What the new key may do, never more than the old one: used, { purpose, resources }, { actions, resources }, or a list of these',
      }),
  })
  .refine(({ allow, principal }) => allow === undefined || principal === 'purpose-made', {
    error: 'expected principal: purpose-made beside it: a second key of the same user has all rights of that user',
    path: ['allow'],
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
    'allow: # what the new key needs: used, { purpose, resources } or { actions, resources }',
  ],
} as const satisfies ProviderType;
