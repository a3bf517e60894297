/**
 * What a configuration may say about how findings are judged: rules of its own, suppressions, severities. The limits are for
 * files of repositories, whose authors may want a scan to take for ever.
 */
import { z } from 'zod';
import { isFingerprint } from '../core/fingerprint.js';
import { SEVERITIES } from '../core/finding.js';

const MAX_RULES = 500;
const MAX_SUPPRESSIONS = 2000;
const MAX_PATTERN = 4000;

const text = z.string().min(1, 'expected text that is not empty').max(1000, 'expected at most 1000 characters');
const pattern = z
  .string()
  .min(1)
  .max(MAX_PATTERN, `expected a pattern of at most ${String(MAX_PATTERN)} characters`);
const keyword = z
  .string()
  .regex(/^[ -~]{3,100}$/, 'expected 3 to 100 characters of plain ASCII')
  .transform((value) => value.toLowerCase());
// Parts are joined: else a file with examples would hold what its own rules report.
const example = z.union(
  [
    text,
    z
      .array(text)
      .min(1)
      .max(50)
      .transform((parts) => parts.join('')),
  ],
  {
    error: 'expected text, or a list of parts to join',
  },
);

const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)+$/, 'expected an id like acme-live-key'),
  kind: text,
  severity: z.enum(SEVERITIES),
  keywords: z.array(keyword).min(1).max(50).meta({ description: 'One of them stands in or near every match' }),
  pattern: pattern.meta({ description: 'RE2, with a group (?<secret>...)' }),
  boundary: z.enum(['alphanumeric', 'base64', 'base64url', 'hex', 'none']).default('alphanumeric'),
  'min-entropy': z.number().min(0).max(8).optional(),
  'max-bytes': z.int().min(1).max(4096).optional().meta({ description: 'How far from its keyword a match reaches' }),
  path: text.optional().meta({ description: 'Only in files that match: * and ? within a folder, ** for any folders' }),
  'path-pattern': pattern.optional().meta({ description: 'Only in files whose path matches this RE2 pattern' }),
  examples: z
    .strictObject({ positive: z.array(example).max(100).default([]), negative: z.array(example).max(100).default([]) })
    .default({ positive: [], negative: [] })
    .meta({ description: 'What must be found and what must not: unleak rules test' }),
});

const suppressionSchema = z
  .strictObject({
    fingerprint: z.string().refine(isFingerprint, { error: 'expected v1: and 32 hex digits' }).optional(),
    rule: text.optional(),
    path: text.optional().meta({ description: '* and ? within a folder, ** for any folders' }),
    'path-pattern': pattern.optional().meta({ description: 'RE2 pattern that finds something in the path' }),
    value: pattern.optional().meta({ description: 'RE2 pattern that finds something in the value' }),
    commits: z
      .array(z.string().regex(/^[0-9a-f]{7,64}$/, 'expected the id of a commit'))
      .min(1)
      .max(1000)
      .optional(),
    reason: text,
    owner: text.optional(),
    until: z.iso.date('expected a date like 2026-12-31').optional(),
  })
  .refine(
    (one) =>
      [one.fingerprint, one.rule, one.path, one['path-pattern'], one.value, one.commits].some(
        (part) => part !== undefined,
      ),
    { error: 'expected at least one of fingerprint, rule, path, path-pattern, value, commits' },
  );

export const judgingShape = {
  rules: z
    .array(ruleSchema)
    .max(MAX_RULES, `expected at most ${String(MAX_RULES)} rules`)
    .default([]),
  suppressions: z
    .array(suppressionSchema)
    .max(MAX_SUPPRESSIONS, `expected at most ${String(MAX_SUPPRESSIONS)} suppressions`)
    .default([]),
  severities: z
    .record(text, z.enum(SEVERITIES))
    .refine((value) => Object.keys(value).length <= MAX_SUPPRESSIONS, { error: 'too many' })
    .default({}),
};
export const judgingSchema = z.object(judgingShape);
/** A file that holds nothing else. */
export const judgingFileSchema = z.strictObject(judgingShape);

export type JudgingConfig = Readonly<z.output<typeof judgingSchema>>;
export type CustomRule = JudgingConfig['rules'][number];
export type SuppressionConfig = JudgingConfig['suppressions'][number];

export const EMPTY_JUDGING: JudgingConfig = judgingSchema.parse({});
