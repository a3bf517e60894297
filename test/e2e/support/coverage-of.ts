import type { CommandResult } from './command.js';

interface SourceCoverage {
  readonly source: string;
  readonly units: Readonly<Record<string, { readonly skipped: Readonly<Record<string, number>> }>>;
  readonly gaps: readonly { readonly what: string; readonly reason: string }[];
}

/** What a report in JSON says of what was and was not read. */
export class CoverageOf {
  readonly state: string;
  /** Paths where something was found; a member of an archive stands behind an exclamation mark. */
  readonly found: readonly string[];
  readonly #coverage: readonly SourceCoverage[];

  constructor({ stdout }: CommandResult) {
    const report = JSON.parse(stdout) as {
      state: string;
      coverage: SourceCoverage[];
      findings: { locations: { path?: string }[] }[];
    };
    this.state = report.state;
    this.#coverage = report.coverage;
    this.found = report.findings.flatMap(({ locations }) => locations.map(({ path = '' }) => path));
  }

  /** How many units of a kind were left out for each reason, over all sources. */
  skipped(unit: string): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { units } of this.#coverage) {
      for (const [reason, count] of Object.entries(units[unit]?.skipped ?? {})) {
        counts[reason] = (counts[reason] ?? 0) + count;
      }
    }
    return counts;
  }

  get gaps(): readonly string[] {
    return this.#coverage.flatMap(({ gaps }) => gaps).map(({ what, reason }) => `${what}: ${reason}`);
  }
}
