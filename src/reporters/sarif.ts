import type { Finding, Location, Report, Severity, SuppressedFinding } from '../core/finding.js';
import { cleanerFor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { jsonList, safeJson } from './safe-json.js';
import { SarifPlaces } from './sarif-places.js';
import { coverageLines, foremost, placeName, shortCommit, summaryOf } from './summary.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const LEVEL = { low: 'note', medium: 'warning', high: 'error', critical: 'error' } as const satisfies Record<
  Severity,
  string
>;
/** GitHub sorts by this number, from 0 to 10. */
const SECURITY_SEVERITY = { low: '3.0', medium: '5.5', high: '8.0', critical: '9.5' } as const satisfies Record<
  Severity,
  string
>;

type Clean = (text: string) => string;

interface Words {
  readonly clean: Clean;
  readonly places: SarifPlaces;
  readonly options: ReporterOptions;
}

/**
 * SARIF 2.1.0 for code scanning: a result for each secret, the place that can be opened first, the others related. The
 * region has lines only: SARIF counts columns in characters, we count bytes, and a wrong column is worse than none; the
 * byte columns are properties. An incomplete scan says `executionSuccessful: false` and names each gap.
 */
export const sarifReporter: Reporter = {
  format: 'sarif',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const clean = cleanerFor(report);
  const words = { clean, places: new SarifPlaces(report, clean), options };
  const ruleIds = [...new Set([...report.findings, ...report.suppressed].map(({ ruleId }) => ruleId))].toSorted();
  const indexOf = new Map(ruleIds.map((id, index) => [id, index]));
  yield `{\n  "$schema": ${safeJson(SCHEMA)},\n  "version": "2.1.0",\n  "runs": [\n    {\n`;
  yield* member('tool', { driver: driverOf(report, ruleIds, clean) });
  yield* member('originalUriBaseIds', words.places.originalUriBaseIds());
  yield* member('invocations', [invocationOf(report, words)]);
  yield* member('properties', { state: report.state, fingerprintKeyId: report.fingerprintKeyId });
  yield* jsonList('results', results(report, indexOf, words), '      ');
  yield '\n    }\n  ]\n}\n';
}

function* member(name: string, value: unknown): Iterable<string> {
  yield `      "${name}": ${safeJson(value, 2).replaceAll('\n', '\n      ')},\n`;
}

function driverOf(report: Report, ruleIds: readonly string[], clean: Clean): object {
  const byRule = new Map(report.findings.map((finding) => [finding.ruleId, finding]));
  return {
    name: report.tool.name,
    version: report.tool.version,
    rules: ruleIds.map((id) => {
      const finding = byRule.get(id);
      const what = finding === undefined ? clean(id) : `leaked ${clean(finding.provider)} ${clean(finding.kind)}`;
      return {
        id: clean(id),
        shortDescription: { text: what },
        properties: {
          tags: ['security', 'secret'],
          ...(finding === undefined ? {} : { 'security-severity': SECURITY_SEVERITY[finding.severity] }),
        },
      };
    }),
  };
}

function invocationOf(report: Report, { clean, places }: Words): object {
  const notifications = report.coverage.flatMap((coverage) => {
    const source = places.shown(coverage.source);
    const lines = coverageLines(coverage);
    const read = lines.length === 0 ? ['nothing scanned'] : lines.map(clean);
    return [
      ...read.map((text) => ({ level: 'note', message: { text: `coverage: ${source}: ${text}` } })),
      ...coverage.gaps.map(({ what, reason }) => ({
        level: 'error',
        message: { text: `not scanned: ${source}: ${places.shown(what)}: ${clean(reason)}` },
      })),
    ];
  });
  const summary = { level: report.state === 'complete' ? 'note' : 'error', message: { text: summaryOf(report) } };
  return {
    executionSuccessful: report.state === 'complete',
    startTimeUtc: report.startedAt,
    endTimeUtc: report.finishedAt,
    toolExecutionNotifications: [...notifications, summary],
  };
}

function* results(report: Report, indexOf: ReadonlyMap<string, number>, words: Words): Iterable<object> {
  for (const finding of report.findings) yield resultOf(finding, indexOf.get(finding.ruleId)!, words);
  for (const suppressed of report.suppressed) yield acceptedOf(suppressed, indexOf.get(suppressed.ruleId)!, words);
}

function resultOf(finding: Finding, ruleIndex: number, words: Words): object {
  const { clean, options } = words;
  const { ruleId, fingerprint, provider, kind, severity, confidence, reasons, validity, companions } = finding;
  const steps = options.remediationOf(finding).steps.map(clean);
  const what = `Leaked ${clean(provider)} ${clean(kind)}, fingerprint ${fingerprint}.`;
  return {
    ruleId: clean(ruleId),
    ruleIndex,
    level: LEVEL[severity],
    message: { text: [what, ...steps.map((step) => `Next: ${step}`)].join('\n') },
    ...placesOf(finding.locations, words),
    partialFingerprints: { 'unleakFingerprint/v1': fingerprint },
    properties: {
      severity,
      confidence,
      reasons: reasons.map(clean),
      validity: validity.state,
      ...(validity.detail === undefined ? {} : { validityDetail: clean(validity.detail) }),
      length: finding.secret.length,
      companions: companions.map(({ name, value }) => ({ name: clean(name), value: clean(value) })),
    },
  };
}

function acceptedOf(suppressed: SuppressedFinding, ruleIndex: number, words: Words): object {
  const { ruleId, fingerprint, reason, locations } = suppressed;
  const { clean } = words;
  return {
    ruleId: clean(ruleId),
    ruleIndex,
    level: 'note',
    message: { text: `Accepted secret, fingerprint ${fingerprint}.` },
    ...placesOf(locations, words),
    partialFingerprints: { 'unleakFingerprint/v1': fingerprint },
    suppressions: [{ kind: 'external', justification: clean(reason) }],
  };
}

function placesOf(all: readonly Location[], words: Words): object {
  const [first, ...others] = foremost(all);
  return {
    locations: first === undefined ? [] : [locationOf(first, words)],
    ...(others.length === 0
      ? {}
      : { relatedLocations: others.map((location, i) => ({ id: i + 1, ...locationOf(location, words) })) }),
  };
}

function locationOf(location: Location, { clean, places }: Words): object {
  const { source, startLine, startColumn, endLine, endColumn, object, commit, author, date, inHead } = location;
  const since = commit === undefined ? '' : `, since commit ${shortCommit(commit)}`;
  const name = location.repository === undefined ? places.shown(placeName(location)) : clean(placeName(location));
  return {
    physicalLocation: {
      artifactLocation: places.artifact(location),
      region: { startLine, endLine },
    },
    message: { text: `${name}:${String(startLine)}:${String(startColumn)} (${source}${since})` },
    properties: {
      source,
      startColumnBytes: startColumn,
      endColumnBytes: endColumn,
      ...(object === undefined ? {} : { object }),
      ...(commit === undefined ? {} : { commit }),
      ...(author === undefined ? {} : { author: clean(author) }),
      ...(date === undefined ? {} : { date }),
      ...(inHead === undefined ? {} : { inHead }),
      ...(location.refs === undefined ? {} : { refs: location.refs.map(clean) }),
      ...(location.encodings === undefined ? {} : { encodings: location.encodings.map(clean) }),
    },
  };
}
