import type { Finding, Location, Report, SourceCoverage } from '../core/finding.js';
import { cleanerFor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { coverageLines, placeName, shortCommit, summaryOf } from './summary.js';

type Clean = (text: string) => string;

/**
 * For test reports of CI systems: a failed test for each secret; for each source one that passed where all of it was
 * read, and is in error, gap by gap, where it was not.
 */
export const junitReporter: Reporter = {
  format: 'junit',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const clean = cleanerFor(report);
  const failures = report.findings.length;
  const skipped = report.suppressed.length;
  const errors = report.coverage.filter(({ gaps }) => gaps.length > 0).length;
  const seconds = (Date.parse(report.finishedAt) - Date.parse(report.startedAt)) / 1000;
  const counts = {
    tests: String(failures + skipped + report.coverage.length),
    failures: String(failures),
    errors: String(errors),
    time: seconds.toFixed(3),
  };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `<testsuites${attributes({ name: 'unleak', ...counts })}>\n`;
  const timestamp = report.startedAt.replace(/\.\d+Z$/, '');
  yield `  <testsuite${attributes({ name: 'leaked credentials', ...counts, skipped: String(skipped), timestamp })}>\n`;
  yield '    <properties>\n';
  yield `      <property${attributes({ name: 'state', value: report.state })}/>\n`;
  yield `      <property${attributes({ name: 'version', value: report.tool.version })}/>\n`;
  yield `      <property${attributes({ name: 'fingerprintKeyId', value: report.fingerprintKeyId })}/>\n`;
  yield '    </properties>\n';
  for (const finding of report.findings) yield* failed(finding, options, clean);
  for (const { ruleId, fingerprint, reason } of report.suppressed) {
    yield* testcase(ruleId, fingerprint, `<skipped${attributes({ message: clean(reason) })}/>`, clean);
  }
  for (const coverage of report.coverage) yield* covered(coverage, clean);
  yield `    <system-out>${escaped(summaryOf(report))}</system-out>\n`;
  yield '  </testsuite>\n</testsuites>\n';
}

function failed(finding: Finding, options: ReporterOptions, clean: Clean): Iterable<string> {
  const { provider, kind, severity, confidence } = finding;
  const message = `${severity}: leaked ${clean(provider)} ${clean(kind)} (confidence ${confidence})`;
  const lines = [
    ...finding.reasons.map((reason) => `because: ${clean(reason)}`),
    ...finding.locations.map((location) => `place: ${placeText(location, clean)}`),
    ...options.remediationOf(finding).steps.map((step) => `next: ${clean(step)}`),
  ];
  const failure = `<failure${attributes({ type: severity, message })}>${escaped(lines.join('\n'))}</failure>`;
  return testcase(finding.ruleId, finding.fingerprint, failure, clean);
}

function covered(coverage: SourceCoverage, clean: Clean): Iterable<string> {
  const gaps = coverage.gaps.map(({ what, reason }) => `${clean(what)}: ${clean(reason)}`);
  const out = coverageLines(coverage).map(clean).join('\n');
  const error =
    gaps.length === 0
      ? ''
      : `<error${attributes({ type: 'incomplete', message: 'not all of it could be read' })}>${escaped(gaps.join('\n'))}</error>`;
  return testcase('coverage', coverage.source, `${error}<system-out>${escaped(out)}</system-out>`, clean);
}

function* testcase(classname: string, name: string, body: string, clean: Clean): Iterable<string> {
  yield `    <testcase${attributes({ classname: clean(classname), name: clean(name) })}>${body}</testcase>\n`;
}

function placeText(location: Location, clean: Clean): string {
  const { startLine, startColumn, commit } = location;
  const place = `${clean(placeName(location))}:${String(startLine)}:${String(startColumn)} (${location.source})`;
  return commit === undefined ? place : `${place} since commit ${shortCommit(commit)}`;
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
}

/** XML has no way to write U+FFFE and U+FFFF; the control characters, which it lacks too, are gone already. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\uFFFE', String.raw`\u{fffe}`)
    .replaceAll('\uFFFF', String.raw`\u{ffff}`);
}
