import type { Span } from '../core/span.js';

/**
 * The stretches that a rule's pattern has to look at: around each keyword, joined where they meet. Keywords come almost
 * in order (the prefilter reports by the end of its window), so joining looks back as far as needed.
 */
export class Windows {
  readonly #spans: { start: number; end: number }[] = [];

  add(start: number, end: number): void {
    const joined = { start, end };
    for (let last = this.#spans.at(-1); last !== undefined && last.end >= joined.start; last = this.#spans.at(-1)) {
      if (last.start > joined.end) break;
      joined.start = Math.min(joined.start, last.start);
      joined.end = Math.max(joined.end, last.end);
      this.#spans.pop();
    }
    this.#spans.push(joined);
  }

  /** A stretch of its own, that is not joined with the others; the same start again adds nothing. */
  addApart(start: number, end: number): void {
    if (this.#spans.at(-1)?.start !== start) this.#spans.push({ start, end });
  }

  spans(): readonly Span[] {
    return this.#spans;
  }
}
