import type { Finding, Location, Report, SourceCoverage, SuppressedFinding, Validity } from '../core/finding.js';
import type { JsonCoverage, JsonFinding, JsonHead, JsonLocation, JsonSuppressed } from './report-schema.js';
import type { ReporterOptions } from './reporter.js';

/** What is done to each text that comes from outside. */
export type Text = (value: string) => string;

/** The report's own fields, in the order in which they are written. */
export function headOf(report: Report): JsonHead {
  const { schemaVersion, tool, startedAt, finishedAt, state, fingerprintKeyId } = report;
  return { schemaVersion, tool, startedAt, finishedAt, state, fingerprintKeyId };
}

export function findingOf(finding: Finding, options: ReporterOptions, text: Text): JsonFinding {
  const { secret } = finding;
  return {
    fingerprint: finding.fingerprint,
    ruleId: finding.ruleId,
    provider: finding.provider,
    kind: finding.kind,
    severity: finding.severity,
    confidence: finding.confidence,
    reasons: finding.reasons.map(text),
    secret: {
      redacted: String(secret),
      length: secret.length,
      ...(options.showSecrets ? { value: secret.reveal() } : {}),
    },
    validity: validityOf(finding.validity, text),
    locations: finding.locations.map((location) => locationOf(location, text)),
    companions: finding.companions.map(({ name, value }) => ({ name, value: text(value) })),
    remediation: options.remediationOf(finding),
  };
}

export function suppressedOf(suppressed: SuppressedFinding, text: Text): JsonSuppressed {
  return {
    ...suppressed,
    reason: text(suppressed.reason),
    locations: suppressed.locations.map((location) => locationOf(location, text)),
  };
}

export function coverageOf(coverage: SourceCoverage, text: Text): JsonCoverage {
  return {
    source: text(coverage.source),
    units: coverage.units,
    gaps: coverage.gaps.map(({ what, reason }) => ({ what: text(what), reason: text(reason) })),
  };
}

function validityOf(validity: Validity, text: Text): JsonFinding['validity'] {
  return validity.detail === undefined ? validity : { ...validity, detail: text(validity.detail) };
}

function locationOf(location: Location, text: Text): JsonLocation {
  const { repository, path, author, refs } = location;
  return {
    ...location,
    ...(repository === undefined ? {} : { repository: text(repository) }),
    ...(path === undefined ? {} : { path: text(path) }),
    ...(author === undefined ? {} : { author: text(author) }),
    ...(refs === undefined ? {} : { refs: refs.map(text) }),
  };
}
