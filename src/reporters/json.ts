import type { Finding, Location, Report, SourceCoverage, SuppressedFinding, Validity } from '../core/finding.js';
import { printable } from './printable.js';
import { Redactor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';

/** The report for programs: the fields that DESIGN.md promises, two spaces of indent, one finding after the other. */
export const jsonReporter: Reporter = {
  format: 'json',
  canShowSecrets: true,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const redactor = new Redactor(report);
  const text = (value: string): string => (options.showSecrets ? value : redactor.text(value));
  yield '{\n';
  yield `  "schemaVersion": ${String(report.schemaVersion)},\n`;
  yield `  "tool": ${inline(report.tool)},\n`;
  yield `  "startedAt": ${inline(report.startedAt)},\n`;
  yield `  "finishedAt": ${inline(report.finishedAt)},\n`;
  yield `  "state": ${inline(report.state)},\n`;
  yield `  "fingerprintKeyId": ${inline(report.fingerprintKeyId)},\n`;
  yield* list(
    'coverage',
    report.coverage.map((coverage) => coverageOf(coverage, text)),
  );
  yield ',\n';
  yield* list(
    'suppressed',
    report.suppressed.map((suppressed) => suppressedOf(suppressed, text)),
  );
  yield ',\n';
  yield* list(
    'findings',
    lazily(report.findings, (finding) => findingOf(finding, options, text)),
  );
  yield '\n}\n';
}

function* list(name: string, items: Iterable<unknown>): Iterable<string> {
  yield `  "${name}": [`;
  let separator = '\n';
  for (const item of items) {
    yield `${separator}    ${safe(JSON.stringify(item, null, 2)).replaceAll('\n', '\n    ')}`;
    separator = ',\n';
  }
  yield separator === '\n' ? ']' : '\n  ]';
}

function* lazily<T>(items: readonly T[], map: (item: T) => unknown): Iterable<unknown> {
  for (const item of items) yield map(item);
}

type Text = (value: string) => string;

function findingOf(finding: Finding, options: ReporterOptions, text: Text): object {
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

function validityOf(validity: Validity, text: Text): object {
  return validity.detail === undefined ? validity : { ...validity, detail: text(validity.detail) };
}

function locationOf(location: Location, text: Text): object {
  const { repository, path, author, refs } = location;
  return {
    ...location,
    ...(repository === undefined ? {} : { repository: text(repository) }),
    ...(path === undefined ? {} : { path: text(path) }),
    ...(author === undefined ? {} : { author: text(author) }),
    ...(refs === undefined ? {} : { refs: refs.map(text) }),
  };
}

function suppressedOf(suppressed: SuppressedFinding, text: Text): object {
  return {
    ...suppressed,
    reason: text(suppressed.reason),
    locations: suppressed.locations.map((location) => locationOf(location, text)),
  };
}

function coverageOf(coverage: SourceCoverage, text: Text): object {
  return {
    source: text(coverage.source),
    units: coverage.units,
    gaps: coverage.gaps.map(({ what, reason }) => ({ what: text(what), reason: text(reason) })),
  };
}

function inline(value: unknown): string {
  return safe(JSON.stringify(value));
}

/**
 * JSON.stringify leaves DEL, C1 controls and direction marks raw, and reports get printed. As `\u` escapes they parse
 * to the same text.
 */
function safe(json: string): string {
  let result = '';
  for (const character of json) {
    if (character === '\n' || printable(character) === character) result += character;
    else for (let i = 0; i < character.length; i += 1) result += escapedUnit(character.charCodeAt(i));
  }
  return result;
}

function escapedUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
