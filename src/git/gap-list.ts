import type { Gap } from '../core/finding.js';

/** A damaged pack has a hundred thousand unreadable objects and one cause: so many of one group are named. */
const NAMED_PER_GROUP = 20;

/** Collects gaps; those of one group beyond the first twenty are counted in one line. */
export class GapList {
  readonly #gaps: Gap[] = [];
  readonly #counts = new Map<string, number>();

  add(what: string, reason: string, group: string = what): void {
    const count = (this.#counts.get(group) ?? 0) + 1;
    this.#counts.set(group, count);
    if (count <= NAMED_PER_GROUP) this.#gaps.push({ what, reason });
  }

  list(): Gap[] {
    const more = [...this.#counts]
      .filter(([, count]) => count > NAMED_PER_GROUP)
      .map(([group, count]) => ({ what: group, reason: `${String(count - NAMED_PER_GROUP)} more of this kind` }));
    return [...this.#gaps, ...more];
  }
}
