import { z } from 'zod';
import { duration, reference, text, url } from '../fields.js';
import { checkEntry } from './generic-checks.js';
import { confirmSchema, findSchema, stepSchema, templates } from './generic-steps.js';
import type { ProviderType } from './provider-type.js';

const ALPHABET_SIZE = { min: 2, max: 256 };

const newSchema = z.strictObject({
  length: z.int().min(16, 'expected at least 16 characters').max(4096).default(40),
  alphabet: text
    .refine((value) => new Set(value).size === value.length && value.length <= ALPHABET_SIZE.max, {
      error: 'expected distinct characters, 256 at most',
    })
    .refine((value) => value.length >= ALPHABET_SIZE.min, { error: 'expected at least two characters' })
    .optional(),
  attributes: templates.default({}).meta({ description: 'Of the replacement, as user: orders-{{ rotation }}' }),
});

const schema = z
  .strictObject({
    type: z.literal('generic'),
    address: url.optional().meta({ description: 'Of the service; every url is on its host' }),
    ca: text.optional().meta({ description: 'File with the certificate of the authority that signed the service’s' }),
    admin: reference.optional().meta({ description: 'What {{ admin }} stands for' }),
    'made-by': z.enum(['server', 'us']).meta({ description: 'Who makes the new secret' }),
    new: newSchema.optional().meta({ description: 'The secret that is made here' }),
    propagation: duration.optional().meta({ description: 'How long the service may go on accepting a stopped one' }),
    identify: stepSchema
      .optional()
      .meta({ description: 'Tells of the leaked secret which one it is, as {{ old.id }}' }),
    issue: stepSchema,
    verify: stepSchema,
    confirm: confirmSchema,
    disable: stepSchema.optional().meta({ description: 'Without it issuing ends the old credential' }),
    enable: stepSchema.optional(),
    delete: stepSchema.optional(),
    find: findSchema.optional().meta({ description: 'Finds what this rotation made by {{ mark }}' }),
    withdraw: stepSchema.optional().meta({ description: 'Removes what this rotation made' }),
  })
  .superRefine(checkEntry)
  .transform(({ type, address, ca, admin, 'made-by': madeBy, new: ours, propagation, ...steps }) => ({
    type,
    address,
    ca,
    admin,
    ours: madeBy === 'us' ? (ours ?? newSchema.parse({})) : undefined,
    propagationMs: propagation,
    steps,
  }));

/** A service that no other type knows, in a person's own words: HTTP requests or commands. */
export const generic = {
  schema,
  needed: [],
  optional: ['user', 'host', 'port', 'database', 'key-id', 'account', 'key', 'id', 'organization', 'project'],
  suggests: ['# see docs/generic-rotator.md'],
} as const satisfies ProviderType;
