/** What the JSON of an audit holds, as a schema; a test holds it against the types and against a real report. */
import { z } from 'zod';
import { AUDIT_RULES } from '../core/audit-report.js';
import { SEVERITIES } from '../core/finding.js';
import { FINGERPRINT } from '../core/fingerprint.js';

const text = z.string();
const texts = z.array(text).readonly();
const count = z.int().min(0);
const fingerprint = z.string().regex(FINGERPRINT);

const token = z.strictObject({
  provider: text,
  listedBy: text.meta({ description: 'The entry of the configuration' }),
  kind: text.meta({ description: 'In the provider’s words' }),
  id: text,
  name: text,
  owner: text.optional(),
  scopes: texts,
  resources: texts,
  created: text.optional(),
  expires: text
    .nullable()
    .optional()
    .meta({ description: 'Null: never; absent: the provider knows no end of such tokens' }),
  lastUsed: text.nullable().optional().meta({ description: 'Null: never; absent: the provider does not tell' }),
  broad: texts.meta({ description: 'Why it may do more than one purpose needs' }),
  root: text.optional(),
  onePer: text.optional(),
  stored: texts.meta({ description: 'STORE:PATH#FIELD' }),
  found: z.array(fingerprint).readonly().meta({ description: 'Findings that are this token' }),
});

const violation = z.strictObject({
  rule: z.enum(AUDIT_RULES),
  severity: z.enum(SEVERITIES),
  provider: text,
  subject: z.strictObject({ type: z.enum(['token', 'stored', 'finding']), kind: text, id: text, name: text }),
  owner: text.optional(),
  detail: text,
  advice: text,
  fingerprints: z.array(fingerprint).readonly(),
  places: texts,
});

const waived = violation.extend({
  waiver: z.strictObject({ reason: text, owner: text, until: text.meta({ description: 'Its last day' }) }),
});

const source = z.strictObject({
  name: text,
  kind: z.enum(['provider', 'store', 'scans']),
  type: text,
  state: z.enum(['listed', 'partly', 'failed', 'no-listing']),
  listed: count,
  problems: z.array(z.strictObject({ what: text, hint: text.optional() })).readonly(),
  untold: texts.meta({ description: 'What the provider does not tell, so that it was not judged' }),
});

const plan = z.strictObject({
  credential: text,
  fingerprint: fingerprint.optional(),
  outcome: z.enum(['planned', 'not-planned']),
  steps: texts,
  message: text,
});

export const auditSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('unleak'), version: text }),
  startedAt: text,
  finishedAt: text,
  state: z.enum(['complete', 'incomplete']),
  limits: z.strictObject({
    maxLifetimeDays: z.record(text, count),
    isConfigured: z.boolean(),
    unusedDays: count,
  }),
  sources: z.array(source).readonly(),
  violations: z.array(violation).readonly(),
  waived: z.array(waived).readonly().meta({ description: 'Accepted by policy.waivers until the day named' }),
  plans: z.array(plan).readonly().optional(),
  tokens: z.array(token).readonly(),
});

/** JSON Schema of `audit --format json`. */
export function auditJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(auditSchema),
    $id: 'https://unleak.invalid/schemas/audit.schema.json',
    title: 'Audit of unleak',
  };
}
