import type { Gap, SourceCoverage, UnitCoverage } from '../core/finding.js';

/** Where gaps are collected. `group` is what many of one kind are counted under. */
export interface Gaps {
  add(what: string, reason: string, group: string): void;
  list(): readonly Gap[];
}

/** Counts the members of one source's containers: each is scanned, or skipped for a reason. */
export class MemberTally {
  readonly gaps: Gaps;
  readonly #skipped = new Map<string, number>();
  #scanned = 0;
  #bytes = 0;

  constructor(gaps: Gaps) {
    this.gaps = gaps;
  }

  scan(bytes: number): void {
    this.#scanned += 1;
    this.#bytes += bytes;
  }

  skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  /** The source's own coverage, and what was met inside beside it. */
  addTo(coverage: SourceCoverage): SourceCoverage {
    const skipped = Object.fromEntries([...this.#skipped].sort(([left], [right]) => (left < right ? -1 : 1)));
    const enumerated = Object.values(skipped).reduce((sum, count) => sum + count, this.#scanned);
    const members: UnitCoverage = { enumerated, scanned: this.#scanned, skipped, bytes: this.#bytes };
    return {
      ...coverage,
      units: enumerated === 0 ? coverage.units : { ...coverage.units, members },
      gaps: [...coverage.gaps, ...this.gaps.list()],
    };
  }
}
