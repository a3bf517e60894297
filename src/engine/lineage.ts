import type { Fragment, Lineage } from '../core/fragment.js';
import type { Span } from '../core/span.js';
import type { Candidate } from './candidate.js';

/** A keyword whose rules reach so far that what follows it may have changed although its surroundings did not. */
export interface FarKeyword {
  readonly index: number;
  readonly start: number;
}

/** What a scan of one fragment found out, as far as a fragment that was made from it can use it. */
export interface Found {
  readonly candidates: readonly Candidate[];
  readonly farKeywords: readonly FarKeyword[];
  /** Rules of which no candidate is left, in text that was encoded in it or in what it was made from. */
  readonly hidden: ReadonlySet<string>;
}

/** What a fragment has from its base, in its own offsets, and where it has to be looked at itself. */
export interface Inheritance extends Found {
  /** The places where it differs, sorted; a mere seam is empty. */
  readonly changed: readonly Span[];
}

interface Known extends Found {
  readonly self: number;
  readonly length: number;
}

/** Beyond it, to scan the whole is cheaper than to map what is known. */
const MAX_KNOWN = 2_000;
const MAX_WORK = 200_000;

/**
 * The fragments that others may be made from: the branch of the delta family that the walk is on. What was found in a
 * base and was copied with all its surroundings is found in the copy too, so only what changed has to be scanned.
 */
export class Lineages {
  readonly #branch: Known[] = [];

  /** Undefined when all of the fragment has to be scanned. */
  inherit(fragment: Fragment): Inheritance | undefined {
    const { lineage, bytes } = fragment;
    if (lineage?.base === undefined || lineage.copies === undefined) return undefined;
    const base = this.#branch[lineage.depth - 1];
    if (base === undefined || base.self !== lineage.base) return undefined;
    const copies = copiesOf(lineage.copies, base.length, bytes.length);
    const known = base.candidates.length + base.farKeywords.length;
    if (known > MAX_KNOWN || known * copies.length > MAX_WORK) return undefined;
    const candidates: Candidate[] = [];
    const changed = [...changedBetween(copies, bytes.length)];
    for (const copy of copies) {
      for (const one of base.candidates) {
        const copied = moved(one, copy);
        if (copied !== undefined) candidates.push(copied);
        // Its surroundings changed, perhaps far from it: how what is encoded there falls into pieces depends on both.
        else if (isWithin(one.secret.start, copy)) changed.push(shifted(clipped(one.secret, copy), copy.shift));
      }
    }
    return {
      changed: changed.sort((left, right) => left.start - right.start),
      candidates,
      hidden: base.hidden,
      farKeywords: copies.flatMap((copy) =>
        base.farKeywords.flatMap(({ index, start }) =>
          isWithin(start, copy) ? { index, start: start + copy.shift } : [],
        ),
      ),
    };
  }

  remember({ lineage, bytes }: Fragment, found: Found): void {
    if (lineage === undefined) return;
    this.#branch.length = Math.min(this.#branch.length, lineage.depth);
    if (this.#branch.length === lineage.depth) this.#branch.push(known(lineage, bytes.length, found));
  }
}

function known({ self }: Lineage, length: number, { candidates, farKeywords, hidden }: Found): Known {
  return { self, length, candidates, farKeywords, hidden };
}

interface Copy {
  /** In the base. */
  readonly from: number;
  readonly end: number;
  /** What to add to get from there to the fragment. */
  readonly shift: number;
  /** Whether what lies before or after is the same too: nothing. */
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
}

function copiesOf(list: readonly number[], baseLength: number, length: number): readonly Copy[] {
  const copies: Copy[] = [];
  for (let at = 0; at + 2 < list.length; at += 3) {
    const [to, from, count] = [list[at]!, list[at + 1]!, list[at + 2]!];
    copies.push({
      from,
      end: from + count,
      shift: to - from,
      isAtStart: to === 0 && from === 0,
      isAtEnd: to + count === length && from + count === baseLength,
    });
  }
  return copies;
}

/** Between two copies, and at an end where the copy has another neighbour than it had. */
function changedBetween(copies: readonly Copy[], length: number): readonly Span[] {
  const changed: Span[] = [];
  let end = 0;
  for (const [at, copy] of copies.entries()) {
    const start = copy.from + copy.shift;
    if (at > 0 || start > 0 || !copy.isAtStart) changed.push({ start: end, end: start });
    end = copy.end + copy.shift;
  }
  if (copies.at(-1)?.isAtEnd !== true) changed.push({ start: end, end: length });
  return changed;
}

/** The candidate where the copy has it; undefined when its surroundings were not copied with it. */
function moved(candidate: Candidate, { from, end, shift, isAtStart, isAtEnd }: Copy): Candidate | undefined {
  const { secret, footprint } = candidate;
  const isWhole =
    secret.start >= from &&
    secret.end <= end &&
    (isAtStart || footprint.start >= from) &&
    (isAtEnd || footprint.end <= end);
  if (!isWhole) return undefined;
  return { ...candidate, secret: shifted(secret, shift), footprint: shifted(footprint, shift) };
}

function isWithin(at: number, { from, end }: Copy): boolean {
  return at >= from && at < end;
}

function clipped({ start, end }: Span, copy: Copy): Span {
  return { start, end: Math.min(end, copy.end) };
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
