/**
 * What the JSON formats write, as a schema: the types of `report-json.ts` come from here, so the published schema can't
 * tell other fields than the code writes. Only types of it are imported at run time of a scan.
 */
import { z } from 'zod';
import { CONFIDENCES, SEVERITIES, type SourceKind } from '../core/finding.js';
import { FINGERPRINT } from '../core/fingerprint.js';

const SOURCES = [
  'git-blob',
  'git-commit',
  'git-tag',
  'git-dangling',
  'git-tree',
  'git-index',
  'git-ref',
  'git-file',
  'worktree',
  'file',
  'file-name',
  'stdin',
] as const satisfies readonly SourceKind[];
const count = z.int().min(0);
const place = z.int().min(1);
const fingerprint = z
  .string()
  .regex(FINGERPRINT)
  .meta({ description: 'Keyed hash of the value; the same wherever it stands' });
const text = z.string().min(1);

export const locationSchema = z
  .strictObject({
    source: z.enum(SOURCES),
    repository: z.string().optional().meta({ description: 'Absolute path of the repository or scanned root' }),
    path: z
      .string()
      .optional()
      .meta({ description: 'Inside the repository, or of the file, or the name of the stream' }),
    member: z
      .string()
      .optional()
      .meta({ description: 'Path inside of an archive, which is the end of path too; empty in a compressed file' }),
    startLine: place,
    startColumn: place.meta({ description: 'From 1, in bytes' }),
    endLine: place,
    endColumn: place,
    object: z
      .string()
      .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
      .optional(),
    commit: z.string().optional().meta({ description: 'The oldest commit known to hold it' }),
    author: z.string().optional(),
    date: z.string().optional(),
    refs: z.array(z.string()).readonly().optional(),
    inHead: z.boolean().optional(),
    place: z.string().optional().meta({ description: 'What keeps it where no branch or tag does' }),
    show: z.string().optional().meta({ description: 'A command for a shell that shows it' }),
    encodings: z.array(z.string()).readonly().optional(),
    marker: z.string().optional().meta({ description: 'The inline marker on its line' }),
  })
  .readonly();

const coverage = z
  .strictObject({
    source: z.string(),
    units: z
      .record(
        z.string(),
        z
          .strictObject({
            enumerated: count,
            scanned: count,
            skipped: z.record(z.string(), count).readonly(),
            bytes: count,
          })
          .readonly(),
      )
      .readonly(),
    gaps: z.array(z.strictObject({ what: z.string(), reason: z.string() }).readonly()).readonly(),
  })
  .readonly()
  .meta({ description: 'enumerated = scanned + the sum of skipped; each gap makes the report incomplete' });

const suppressed = z
  .strictObject({ fingerprint, ruleId: text, reason: z.string(), locations: z.array(locationSchema).readonly() })
  .readonly();

const finding = z
  .strictObject({
    fingerprint,
    ruleId: text,
    provider: text,
    kind: text,
    severity: z.enum(SEVERITIES),
    confidence: z.enum(CONFIDENCES),
    reasons: z.array(z.string()).readonly(),
    secret: z
      .strictObject({
        redacted: z.string(),
        length: count,
        value: z.string().optional().meta({ description: 'Only with --show-secrets' }),
      })
      .readonly(),
    validity: z
      .strictObject({
        state: z.enum(['active', 'inactive', 'unknown']),
        checkedAt: z.string().optional(),
        detail: z.string().optional(),
      })
      .readonly(),
    locations: z.array(locationSchema).readonly(),
    companions: z.array(z.strictObject({ name: z.string(), value: z.string() }).readonly()).readonly(),
    remediation: z.strictObject({ rotator: z.string().nullable(), steps: z.array(z.string()).readonly() }).readonly(),
  })
  .readonly();

const judgedBy = z
  .array(
    z
      .strictObject({
        file: z.string(),
        isTrusted: z.boolean().meta({ description: 'Whether the user named or trusted it' }),
        holds: z.record(z.string(), count).readonly(),
        suppressed: count.meta({ description: 'Places that it took out of the findings' }),
        changed: count.meta({ description: 'Findings whose severity it changed' }),
      })
      .readonly(),
  )
  .readonly()
  .optional()
  .meta({ description: 'Baselines and configuration that had a say' });

const headShape = {
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('unleak'), version: text }).readonly(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  state: z.enum(['complete', 'incomplete']),
  fingerprintKeyId: z.string().regex(/^[0-9a-f]{16}$/),
  judgedBy,
};
const head = z.strictObject(headShape).readonly();
const report = z
  .strictObject({
    ...headShape,
    coverage: z.array(coverage).readonly(),
    suppressed: z.array(suppressed).readonly(),
    findings: z.array(finding).readonly(),
  })
  .readonly();

export type JsonLocation = z.infer<typeof locationSchema>;
export type JsonCoverage = z.infer<typeof coverage>;
export type JsonSuppressed = z.infer<typeof suppressed>;
export type JsonFinding = z.infer<typeof finding>;
export type JsonHead = z.infer<typeof head>;
export type JsonReport = z.infer<typeof report>;

/** JSON Schema of `--format json`. */
export function reportJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(report),
    $id: 'https://unleak.invalid/schemas/report.schema.json',
    title: 'Report of unleak',
  };
}
