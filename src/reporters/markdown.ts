import type { Finding, Location, Report } from '../core/finding.js';
import { cleanerFor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { count, coverageLines, foremost, placeName, shortCommit, summaryOf } from './summary.js';

/** More places of one secret than this are counted, not listed: a comment on a change has a limit. */
const MAX_PLACES = 10;

type Clean = (text: string) => string;

/** A page for a comment, an issue or the summary of a job: a table by secret, then what was covered and what was not. */
export const markdownReporter: Reporter = {
  format: 'markdown',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const clean = cleanerFor(report);
  const code = (text: string): string => codeSpan(clean(text));
  yield `## unleak: ${summaryOf(report)}\n`;
  if (report.findings.length > 0) {
    yield '\n| severity | what | fingerprint | places | next |\n| --- | --- | --- | --- | --- |\n';
    for (const finding of report.findings) yield findingRow(finding, options, code);
  }
  if (report.suppressed.length > 0) {
    yield '\n### Accepted\n\n| rule | fingerprint | places | reason |\n| --- | --- | --- | --- |\n';
    for (const { ruleId, fingerprint, reason, locations } of report.suppressed) {
      yield row([code(ruleId), code(fingerprint), String(locations.length), code(reason)]);
    }
  }
  yield '\n### Coverage\n\n| source | read |\n| --- | --- |\n';
  for (const coverage of report.coverage) {
    const lines = coverageLines(coverage);
    yield row([code(coverage.source), (lines.length === 0 ? ['nothing scanned'] : lines).map(code).join('<br>')]);
  }
  const gaps = report.coverage.flatMap((coverage) => coverage.gaps);
  if (gaps.length === 0) return;
  yield '\n### Not read\n\nThe scan is **incomplete**.\n\n| what | why |\n| --- | --- |\n';
  for (const { what, reason } of gaps) yield row([code(what), code(reason)]);
}

function findingRow(finding: Finding, options: ReporterOptions, code: Clean): string {
  const places = foremost(finding.locations);
  const shown = places.slice(0, MAX_PLACES).map((location) => placeText(location, code));
  const more = places.length - MAX_PLACES;
  if (more > 0) shown.push(`and ${count(more, 'other')}`);
  const steps = options.remediationOf(finding).steps.map(code);
  const what = [code(finding.ruleId), code(`${finding.provider} ${finding.kind}`)].join('<br>');
  return row([finding.severity, what, code(finding.fingerprint), shown.join('<br>'), steps.join('<br>')]);
}

function placeText(location: Location, code: Clean): string {
  const { startLine, startColumn, commit } = location;
  const place = code(`${placeName(location)}:${String(startLine)}:${String(startColumn)}`);
  return commit === undefined ? place : `${place} since ${code(shortCommit(commit))}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/**
 * In a code span nothing is markup, no address becomes a link and nobody is mentioned. A backtick would end it and a bar
 * the cell; whether a backslash saves the bar differs between readers, so both are written as control characters are.
 */
export function codeSpan(text: string): string {
  if (text.trim() === '') return '(empty)';
  return `\`${text.replaceAll('`', String.raw`\x60`).replaceAll('|', String.raw`\x7c`)}\``;
}
