import { createHash } from 'node:crypto';
import type { Finding, Location, Report, Severity } from '../core/finding.js';
import { cleanerFor } from './redact.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { jsonList, safeJson } from './safe-json.js';
import { coverageLines, foremost, summaryOf } from './summary.js';

const SCHEMA_VERSION = '15.0.0';
/** GitLab asks for a commit with every place; its own analyzer gives this where there is none. */
const NO_COMMIT = '0000000';
const MAX_NAME = 255;
const SEVERITY = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' } as const satisfies Record<
  Severity,
  string
>;

type Clean = (text: string) => string;

/**
 * GitLab's secret detection report, format 15: a vulnerability for each place, since GitLab shows one place of each; the
 * fingerprint that joins them is an identifier. A gap is a message of level `fatal`. The status is `failure` only where
 * nothing was found: whether GitLab takes over the findings of a scan that failed is documented nowhere.
 */
export const gitlabReporter: Reporter = {
  format: 'gitlab',
  canShowSecrets: false,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const clean = cleanerFor(report);
  yield '{\n';
  yield `  "version": ${safeJson(SCHEMA_VERSION)},\n`;
  yield `  "scan": ${safeJson(scanOf(report, clean), 2).replaceAll('\n', '\n  ')},\n`;
  yield* jsonList('vulnerabilities', vulnerabilities(report, options, clean), '  ');
  yield '\n}\n';
}

function scanOf(report: Report, clean: Clean): object {
  const tool = { id: 'unleak', name: 'unleak', version: report.tool.version, vendor: { name: 'unleak' } };
  return {
    type: 'secret_detection',
    status: report.state === 'incomplete' && report.findings.length === 0 ? 'failure' : 'success',
    start_time: seconds(report.startedAt),
    end_time: seconds(report.finishedAt),
    analyzer: tool,
    scanner: tool,
    messages: [...messages(report, clean)],
  };
}

function* messages(report: Report, clean: Clean): Iterable<object> {
  for (const { source, units, gaps } of report.coverage) {
    const lines = coverageLines({ source, units, gaps });
    for (const text of lines.length === 0 ? ['nothing scanned'] : lines) {
      yield { level: 'info', value: `coverage: ${clean(source)}: ${clean(text)}` };
    }
    for (const { what, reason } of gaps) {
      yield { level: 'fatal', value: `not scanned: ${clean(source)}: ${clean(what)}: ${clean(reason)}` };
    }
  }
  for (const { ruleId, fingerprint, reason } of report.suppressed) {
    yield { level: 'info', value: `accepted: ${clean(ruleId)} ${fingerprint}: ${clean(reason)}` };
  }
  yield { level: report.state === 'complete' ? 'info' : 'warn', value: `${report.state}: ${summaryOf(report)}` };
}

function* vulnerabilities(report: Report, options: ReporterOptions, clean: Clean): Iterable<object> {
  for (const finding of report.findings) {
    const seen = new Set<string>();
    for (const location of foremost(finding.locations)) {
      const id = idOf(finding, location);
      if (seen.has(id)) continue;
      seen.add(id);
      yield vulnerabilityOf(finding, location, id, options, clean);
    }
  }
}

function vulnerabilityOf(
  finding: Finding,
  location: Location,
  id: string,
  options: ReporterOptions,
  clean: Clean,
): object {
  const { fingerprint, ruleId, provider, kind, confidence, reasons } = finding;
  const name = `Leaked ${clean(provider)} ${clean(kind)}`;
  return {
    id,
    category: 'secret_detection',
    name: name.slice(0, MAX_NAME),
    description: `${name}: ${String(finding.secret.length)} characters, confidence ${confidence}; ${reasons.map(clean).join('; ')}`,
    severity: SEVERITY[finding.severity],
    solution: options.remediationOf(finding).steps.map(clean).join('\n'),
    identifiers: [
      { type: 'unleak_rule_id', name: `unleak rule ${clean(ruleId)}`, value: clean(ruleId) },
      { type: 'unleak_fingerprint', name: `unleak fingerprint ${fingerprint}`, value: fingerprint },
    ],
    location: locationOf(location, clean),
  };
}

function locationOf(location: Location, clean: Clean): object {
  const { path, author, date, commit, startLine, endLine } = location;
  return {
    ...(path === undefined ? {} : { file: clean(path) }),
    start_line: startLine,
    end_line: endLine,
    commit: {
      sha: commit ?? NO_COMMIT,
      ...(author === undefined ? {} : { author: clean(author) }),
      ...(date === undefined ? {} : { date }),
    },
  };
}

/** The same place of the same secret has the same id in every report; GitLab wants something like a UUID. */
function idOf({ fingerprint, ruleId }: Finding, location: Location): string {
  const { source, repository, path, object, commit, startLine, startColumn } = location;
  const place = JSON.stringify([fingerprint, ruleId, source, repository, path, object, commit, startLine, startColumn]);
  const hex = createHash('sha256').update('unleak gitlab id v1\0').update(place).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** GitLab's pattern has no fraction and no zone; times are UTC. */
function seconds(time: string): string {
  return time.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
