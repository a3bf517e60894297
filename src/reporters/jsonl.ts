import type { Report } from '../core/finding.js';
import { Redactor } from './redact.js';
import { coverageOf, findingOf, headOf, suppressedOf } from './report-json.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { safeJson } from './safe-json.js';

/** One JSON object a line: findings, accepted ones, and last a summary. Output without its last line was cut off. */
export const jsonlReporter: Reporter = {
  format: 'jsonl',
  canShowSecrets: true,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const redactor = new Redactor(report);
  const text = (value: string): string => (options.showSecrets ? value : redactor.text(value));
  for (const finding of report.findings) yield line('finding', findingOf(finding, options, text));
  for (const suppressed of report.suppressed) yield line('suppressed', suppressedOf(suppressed, text));
  yield line('summary', {
    ...headOf(report, text),
    coverage: report.coverage.map((one) => coverageOf(one, text)),
    findings: report.findings.length,
    suppressed: report.suppressed.length,
  });
}

function line(type: string, fields: object): string {
  return `${safeJson({ type, ...fields })}\n`;
}
