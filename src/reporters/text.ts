import type { Finding, Location, Report, SourceCoverage } from '../core/finding.js';
import { printable } from './printable.js';
import { Redactor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { showCommand } from './show-command.js';
import { count, coverageLines, judgedByLine, placeName, shortCommit, summaryOf } from './summary.js';

/** More places of one secret than this are counted, not listed; json lists them all. */
const MAX_PLACES = 25;

/** The report for people: by secret, each place with the command that shows it, and what to do next. */
export const textReporter: Reporter = {
  format: 'text',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const redactor = new Redactor(report);
  const clean = (text: string): string => printable(redactor.text(text));
  for (const finding of report.findings) yield* findingText(finding, options, redactor);
  for (const { ruleId, fingerprint, reason, locations } of report.suppressed) {
    yield `accepted: ${clean(ruleId)} ${fingerprint} in ${count(locations.length, 'place')}: ${clean(reason)}\n`;
  }
  if (report.suppressed.length > 0) yield '\n';
  for (const one of report.judgedBy ?? []) yield `judged by: ${clean(judgedByLine(one))}\n`;
  for (const coverage of report.coverage) yield* coverageText(coverage, clean);
  yield `${summaryOf(report)}\n`;
}

function* findingText(finding: Finding, options: ReporterOptions, redactor: Redactor): Iterable<string> {
  const clean = (text: string): string => printable(redactor.text(text));
  yield `${finding.severity}: ${clean(finding.provider)} ${clean(finding.kind)} (${clean(finding.ruleId)})\n`;
  yield field('fingerprint', finding.fingerprint);
  yield field('value', `${String(finding.secret)}, ${count(finding.secret.length, 'character')}`);
  yield field('confidence', [finding.confidence, ...finding.reasons.map(clean)].join('; '));
  const { state, detail } = finding.validity;
  if (state !== 'unknown' || detail !== undefined) {
    yield field('validity', [state, ...(detail === undefined ? [] : [clean(detail)])].join(': '));
  }
  if (finding.companions.length > 0) {
    yield field('with', finding.companions.map(({ name, value }) => `${clean(name)} ${clean(value)}`).join(', '));
  }
  for (const location of finding.locations.slice(0, MAX_PLACES)) yield* placeText(location, redactor);
  const more = finding.locations.length - MAX_PLACES;
  if (more > 0) yield field('place', `and ${String(more)} more (--json lists them)`);
  for (const step of options.remediationOf(finding).steps) yield field('next', clean(step));
  yield '\n';
}

function* placeText(location: Location, redactor: Redactor): Iterable<string> {
  const clean = (text: string): string => printable(redactor.text(text));
  const parts = [`${clean(placeName(location))}:${String(location.startLine)}:${String(location.startColumn)}`];
  const { commit, author, date } = location;
  if (commit !== undefined) {
    const by = author === undefined ? '' : ` by ${clean(author)}`;
    parts.push(`since commit ${shortCommit(commit)}${by}${date === undefined ? '' : ` on ${clean(date)}`}`);
  }
  if (location.refs !== undefined && location.refs.length > 0) parts.push(`in ${location.refs.map(clean).join(' ')}`);
  if (location.inHead === false) parts.push('no longer in HEAD');
  if (location.place !== undefined) parts.push(clean(location.place));
  if (location.source !== 'git-blob' && location.source !== 'file') parts.push(location.source);
  if (location.encodings !== undefined && location.encodings.length > 0) {
    parts.push(`encoded as ${location.encodings.map(clean).toReversed().join(' in ')}`);
  }
  yield field('place', parts.join(', '));
  const command = showCommand(location, (text) => redactor.text(text) === text);
  if (command !== undefined) yield field('', `$ ${command}`);
}

function* coverageText(coverage: SourceCoverage, clean: (text: string) => string): Iterable<string> {
  for (const line of coverageLines(coverage)) yield `coverage: ${clean(coverage.source)}: ${clean(line)}\n`;
  for (const { what, reason } of coverage.gaps) yield `gap: ${clean(what)}: ${clean(reason)}\n`;
}

function field(name: string, text: string): string {
  return `  ${name.padEnd(12)}${text}\n`;
}
