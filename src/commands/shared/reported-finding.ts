/** One finding of a JSON report. A report comes from anywhere: only what names and places a finding is taken from it. */
import { z } from 'zod';
import { isFingerprint } from '../../core/fingerprint.js';
import { CONFIDENCES, SEVERITIES, type Location, type SourceKind } from '../../core/finding.js';
import type { ReportedFinding } from '../../state/record-finding.js';

const text = z.string().max(10_000);
const texts = z.array(text).max(1000);
const number = z.int().nonnegative();

const location = z.object({
  source: text.transform((name) => name as SourceKind),
  repository: text.optional(),
  path: text.optional(),
  member: text.optional(),
  startLine: number,
  startColumn: number,
  endLine: number.default(0),
  endColumn: number.default(0),
  object: text.optional(),
  commit: text.optional(),
  author: text.optional(),
  date: text.optional(),
  refs: texts.optional(),
  inHead: z.boolean().optional(),
  place: text.optional(),
  encodings: texts.optional(),
});

const finding = z.object({
  fingerprint: text.refine(isFingerprint),
  ruleId: text,
  provider: text,
  kind: text,
  severity: z.enum(SEVERITIES),
  confidence: z.enum(CONFIDENCES),
  companions: z.array(z.object({ name: text, value: text })).max(100),
  locations: z.array(location),
});

const report = z.object({ fingerprintKeyId: text, findings: z.array(finding) });

/** The findings whose fingerprint begins so, or all; undefined where the text is no report. Never throws. */
export function reportedFindings(content: string, fingerprint = ''): readonly ReportedFinding[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return undefined;
  }
  const parsed = report.safeParse(json);
  if (!parsed.success) return undefined;
  const { findings, fingerprintKeyId: keyId } = parsed.data;
  return findings
    .filter((one) => one.fingerprint.startsWith(fingerprint))
    .map((one) => ({ ...one, keyId, locations: one.locations.map(withoutUndefined) }));
}

function withoutUndefined(place: z.output<typeof location>): Location {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined)) as unknown as Location;
}
