import type { Report } from '../core/finding.js';
import { Redactor } from './redact.js';
import { coverageOf, findingOf, headOf, suppressedOf } from './report-json.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { jsonList, safeJson } from './safe-json.js';

/** The report for programs: the fields of `schemas/report.schema.json`, two spaces of indent, finding by finding. */
export const jsonReporter: Reporter = {
  format: 'json',
  canShowSecrets: true,
  render,
};

function* render(report: Report, options: ReporterOptions): Iterable<string> {
  const redactor = new Redactor(report);
  const text = (value: string): string => (options.showSecrets ? value : redactor.text(value));
  yield '{\n';
  for (const [name, value] of Object.entries(headOf(report, text))) yield `  "${name}": ${safeJson(value)},\n`;
  yield* jsonList(
    'coverage',
    mapped(report.coverage, (one) => coverageOf(one, text)),
    '  ',
  );
  yield ',\n';
  yield* jsonList(
    'suppressed',
    mapped(report.suppressed, (one) => suppressedOf(one, text)),
    '  ',
  );
  yield ',\n';
  yield* jsonList(
    'findings',
    mapped(report.findings, (one) => findingOf(one, options, text)),
    '  ',
  );
  yield '\n}\n';
}

/** One by one, when they are asked for: a report may hold very many. */
function* mapped<T, U>(items: readonly T[], map: (item: T) => U): Iterable<U> {
  for (const item of items) yield map(item);
}
