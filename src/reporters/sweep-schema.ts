/** What the JSON of a sweep holds, as a schema; tests hold it against the types and against real reports. */
import { z } from 'zod';
import { CONFIDENCES, SEVERITIES } from '../core/finding.js';
import { SWEEP_CHANGES, SWEEP_LIVES, SWEEP_OUTCOMES } from '../core/sweep-report.js';
import { locationSchema } from './report-schema.js';
import { FINGERPRINT } from '../core/fingerprint.js';

const text = z.string();
const texts = z.array(text).readonly();
const count = z.int().min(0);
const seconds = z.number().min(0);
const time = z.iso.datetime();
const fingerprint = z
  .string()
  .regex(FINGERPRINT)
  .meta({ description: 'Keyed hash of the value, which stands nowhere' });
const state = z
  .enum(['complete', 'incomplete'])
  .meta({ description: 'Incomplete: some place could not be read whole' });

const target = z.strictObject({
  name: text.meta({ description: 'The path, pattern or address of the list, absolute' }),
  owner: text.optional(),
  outcome: z
    .enum(SWEEP_OUTCOMES)
    .meta({ description: 'known: nothing had to be read; incomplete: read with gaps; failed: nothing was read' }),
  seconds,
  bytes: count.meta({ description: 'Read this time' }),
  findings: count,
  gaps: z.array(z.strictObject({ what: text, reason: text })).readonly(),
});

const finding = z.strictObject({
  fingerprint,
  ruleId: text,
  provider: text,
  kind: text,
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  life: z.enum(SWEEP_LIVES),
  change: z.enum(SWEEP_CHANGES).optional().meta({ description: 'Since the sweep before; told once' }),
  validity: z.strictObject({
    state: z.enum(['active', 'inactive', 'unknown']),
    checkedAt: text.optional(),
    detail: text.optional(),
  }),
  firstSeenAt: time,
  since: z
    .strictObject({ commit: text.optional(), author: text.optional(), date: text })
    .optional()
    .meta({ description: 'The oldest commit known to hold it' }),
  targets: texts,
  owners: texts,
  places: count.meta({ description: 'In all' }),
  locations: z.array(locationSchema).readonly().meta({ description: 'The foremost few' }),
});

const summary = z.strictObject({
  finishedAt: time,
  state,
  lives: z.record(z.enum(SWEEP_LIVES), count).readonly(),
  severities: z.record(z.enum(SEVERITIES), count).readonly().meta({ description: 'Of what is open or being rotated' }),
  outcomes: z.record(z.enum(SWEEP_OUTCOMES), count).readonly(),
  seconds,
  bytes: count,
});

const rotation = z.strictObject({
  fingerprint,
  credential: text.meta({ description: 'The entry of the configuration' }),
  outcome: z
    .enum(['rotated', 'failed', 'planned'])
    .meta({ description: 'planned: it waits for a person, and message says why' }),
  message: text,
});

export const sweepSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('unleak'), version: text }),
  sweep: z.strictObject({ name: text, id: z.int().min(1) }).meta({ description: 'The list, and which sweep of it' }),
  startedAt: time,
  finishedAt: time,
  state,
  fingerprintKeyId: z.string().regex(/^[0-9a-f]{16}$/),
  resumed: count.meta({ description: 'Places that a sweep which was killed had finished' }),
  summary,
  trend: z.array(summary).readonly().meta({ description: 'The last sweeps of this list, oldest first, this one last' }),
  targets: z.array(target).readonly(),
  dropped: texts.meta({ description: 'Places of the sweep before that are no longer in the list' }),
  changes: z.array(finding).readonly().meta({ description: 'Worst first' }),
  rotations: z.array(rotation).readonly(),
});

/** JSON Schema of `sweep --json`. */
export function sweepJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(sweepSchema),
    $id: 'https://unleak.invalid/schemas/sweep.schema.json',
    title: 'Sweep of unleak',
  };
}
