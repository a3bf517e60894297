import type { Report, SourceCoverage } from '../../src/core/finding.js';
import { jsonReporter } from '../../src/reporters/json.js';

/**
 * A report as it is printed, without times and without how much of it was known.
 *
 * @param options.without units that are only counted where something is read
 */
export function lasting(report: Report, { without = [] }: { readonly without?: readonly string[] } = {}): unknown {
  const coverage = report.coverage.map((one) => comparable(one, without));
  const timeless: Report = { ...report, startedAt: '', finishedAt: '', coverage };
  const options = { showSecrets: false, remediationOf: () => ({ rotator: null, steps: [] }) };
  return JSON.parse([...jsonReporter.render(timeless, options)].join(''));
}

function comparable(coverage: SourceCoverage, without: readonly string[]): SourceCoverage {
  const units = Object.entries(coverage.units)
    .filter(([unit]) => !without.includes(unit))
    .map(([unit, { enumerated }]) => [unit, { enumerated, scanned: 0, skipped: {}, bytes: 0 }] as const);
  return { ...coverage, units: Object.fromEntries(units) };
}
