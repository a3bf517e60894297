import type { Finding, Location, Report } from '../core/finding.js';
import { cleanerFor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { coverageLines, summaryOf } from './summary.js';

const COLUMNS = [
  'record',
  'severity',
  'confidence',
  'provider',
  'kind',
  'rule',
  'fingerprint',
  'validity',
  'source',
  'repository',
  'path',
  'line',
  'column',
  'commit',
  'author',
  'date',
  'detail',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

/**
 * A table for spreadsheets: a row for each place of each secret, then what was accepted, covered and missed, and the
 * state. Every field is quoted. Lines end with a line feed alone, which spreadsheets take too.
 */
export const csvReporter: Reporter = {
  format: 'csv',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const clean = cleanerFor(report);
  yield csvLine(COLUMNS);
  for (const row of rows(report, options)) yield csvLine(COLUMNS.map((column) => clean(row[column] ?? '')));
}

function* rows(report: Report, options: ReporterOptions): Iterable<Row> {
  for (const finding of report.findings) yield* findingRows(finding, options);
  for (const { ruleId, fingerprint, reason, locations } of report.suppressed) {
    for (const location of locations) {
      yield { record: 'accepted', rule: ruleId, fingerprint, detail: reason, ...placeOf(location) };
    }
  }
  for (const coverage of report.coverage) {
    const { source } = coverage;
    const lines = coverageLines(coverage);
    for (const detail of lines.length === 0 ? ['nothing scanned'] : lines) {
      yield { record: 'coverage', path: source, detail };
    }
    for (const { what, reason } of coverage.gaps) yield { record: 'gap', path: what, detail: reason };
  }
  yield { record: 'state', detail: `${report.state}: ${summaryOf(report)}` };
}

function* findingRows(finding: Finding, options: ReporterOptions): Iterable<Row> {
  const { severity, confidence, provider, kind, fingerprint } = finding;
  for (const location of finding.locations) {
    yield {
      record: 'finding',
      severity,
      confidence,
      provider,
      kind,
      rule: finding.ruleId,
      fingerprint,
      validity: finding.validity.state,
      detail: options.remediationOf(finding).steps.join('; '),
      ...placeOf(location),
    };
  }
}

function placeOf(location: Location): Row {
  const { source, repository, path, object, commit, author, date } = location;
  return {
    source,
    repository: repository ?? '',
    path: path ?? object ?? '',
    line: String(location.startLine),
    column: String(location.startColumn),
    commit: commit ?? '',
    author: author ?? '',
    date: date ?? '',
  };
}

/** Every field quoted, and none that a spreadsheet would take for a formula. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map((field) => `"${harmless(field).replaceAll('"', '""')}"`).join(',')}\n`;
}

/**
 * A field that begins with one of these is a formula to a spreadsheet, quoted or not; an apostrophe makes it text. Also
 * after a semicolon, at which a spreadsheet of another locale divides what is quoted for commas.
 */
function harmless(field: string): string {
  return field.replaceAll(/(^|;)(\s*["']*\s*[=+\-@\uff1d\uff0b\uff0d\uff20|%])/g, "$1'$2");
}
