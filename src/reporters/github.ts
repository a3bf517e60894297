import type { Finding, Location, Report } from '../core/finding.js';
import { cleanerFor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { count, coverageLines, foremost, placeName, shortCommit, summaryOf } from './summary.js';

type Clean = (text: string) => string;

/**
 * Commands to the runner of GitHub Actions, which shows them at the line of the file: one for each secret, at the place
 * that can be opened, since GitHub shows only the first ten of a step. Every line begins with `::`, and no text from
 * outside begins one.
 */
export const githubReporter: Reporter = {
  format: 'github',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const clean = cleanerFor(report);
  for (const finding of report.findings) yield findingLine(finding, options, clean);
  for (const { ruleId, fingerprint, reason } of report.suppressed) {
    yield command('notice', { title: 'accepted' }, clean(`${ruleId} ${fingerprint}: ${reason}`));
  }
  for (const coverage of report.coverage) {
    const source = clean(coverage.source);
    const lines = coverageLines(coverage);
    for (const text of lines.length === 0 ? ['nothing scanned'] : lines) {
      yield command('notice', { title: 'coverage' }, `${source}: ${clean(text)}`);
    }
    for (const { what, reason } of coverage.gaps) {
      yield command('error', { title: 'not scanned' }, `${source}: ${clean(what)}: ${clean(reason)}`);
    }
  }
  yield command(report.state === 'complete' ? 'notice' : 'error', { title: 'unleak' }, summaryOf(report));
}

function findingLine(finding: Finding, options: ReporterOptions, clean: Clean): string {
  const [first, ...others] = foremost(finding.locations);
  const level = finding.severity === 'low' ? 'warning' : 'error';
  const title = `${finding.severity}: leaked ${clean(finding.provider)} ${clean(finding.kind)}`;
  const parts = [`${clean(finding.ruleId)} ${finding.fingerprint}`];
  if (first !== undefined) parts.push(placeText(first, clean));
  if (others.length > 0) parts.push(`and in ${count(others.length, 'other place')}`);
  const steps = options.remediationOf(finding).steps.map(clean).join('\n');
  return command(
    level,
    { ...(first === undefined ? {} : lineOf(first, clean)), title },
    `${parts.join(', ')}\n${steps}`,
  );
}

/** Only what lies in the checked-out tree has a line that GitHub can show. */
function lineOf(location: Location, clean: Clean): Record<string, string> {
  if (location.path === undefined || location.source === 'stdin') return {};
  const { startLine, endLine } = location;
  return { file: clean(location.path), line: String(startLine), endLine: String(endLine) };
}

function placeText(location: Location, clean: Clean): string {
  const place = `${clean(placeName(location))}:${String(location.startLine)}:${String(location.startColumn)}`;
  return location.commit === undefined ? place : `${place} since commit ${shortCommit(location.commit)}`;
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${name} ${list.join(',')}::${data(message)}\n`;
}

/** The runner undoes exactly these, in the message and, with two more, in a property. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
