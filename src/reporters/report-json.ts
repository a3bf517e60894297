import type { Finding, Location, Report, SourceCoverage, SuppressedFinding, Validity } from '../core/finding.js';
import type { JsonCoverage, JsonFinding, JsonHead, JsonLocation, JsonSuppressed } from './report-schema.js';
import type { ReporterOptions } from './reporter.js';
import { showCommand } from './show-command.js';

/** What is done to each text that comes from outside. */
export type Text = (value: string) => string;

/** The report's own fields, in the order in which they are written. */
export function headOf(report: Report, text: Text): JsonHead {
  const { schemaVersion, tool, startedAt, finishedAt, state, fingerprintKeyId, judgedBy } = report;
  const head = { schemaVersion, tool, startedAt, finishedAt, state, fingerprintKeyId };
  if (judgedBy === undefined) return head;
  return { ...head, judgedBy: judgedBy.map((one) => ({ ...one, file: text(one.file) })) };
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
  const { fingerprint, ruleId, reason, locations } = suppressed;
  return {
    fingerprint,
    ruleId,
    reason: text(reason),
    locations: locations.map((location) => locationOf(location, text)),
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
  const { repository, path, member, author, refs, place, marker } = location;
  const show = showCommand(location, (value) => text(value) === value);
  return {
    ...location,
    ...(repository === undefined ? {} : { repository: text(repository) }),
    ...(path === undefined ? {} : { path: text(path) }),
    ...(member === undefined ? {} : { member: text(member) }),
    ...(author === undefined ? {} : { author: text(author) }),
    ...(refs === undefined ? {} : { refs: refs.map(text) }),
    ...(place === undefined ? {} : { place: text(place) }),
    ...(marker === undefined ? {} : { marker: text(marker) }),
    ...(show === undefined ? {} : { show }),
  };
}
