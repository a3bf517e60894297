import type { SourceCoverage } from '../core/finding.js';
import { GapList } from '../git/gap-list.js';

/** Counts the units of one source: what is enumerated is either scanned or skipped for a reason. */
export class Tally {
  readonly gaps: GapList;
  readonly #source: string;
  readonly #unit: string;
  readonly #skipped = new Map<string, number>();
  #scanned = 0;
  #bytes = 0;

  constructor(source: string, unit: string, gaps: GapList = new GapList()) {
    this.#source = source;
    this.#unit = unit;
    this.gaps = gaps;
  }

  get enumerated(): number {
    return [...this.#skipped.values()].reduce((sum, count) => sum + count, this.#scanned);
  }

  scan(bytes: number): void {
    this.#scanned += 1;
    this.#bytes += bytes;
  }

  skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1);
  }

  coverage(): SourceCoverage {
    const unit = {
      enumerated: this.enumerated,
      scanned: this.#scanned,
      skipped: Object.fromEntries([...this.#skipped].sort(([left], [right]) => (left < right ? -1 : 1))),
      bytes: this.#bytes,
    };
    return { source: this.#source, units: { [this.#unit]: unit }, gaps: this.gaps.list() };
  }
}
