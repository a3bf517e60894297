import type { Match, Pattern } from './pattern.js';
import type { Span } from '../core/span.js';
import type { Steps } from './steps.js';

/** A match that still touches the edge of a window of this reach is longer than anything a rule describes. */
const MAX_REACH = 64 * 1024;
/** Between two pauses so many searches: some milliseconds. */
const SEARCHES_AT_ONCE = 128;
/** What one rule may read again in a fragment: so many bytes, and once more what its windows hold. */
const FREE_REREAD_BYTES = 64 * 1024;
/** What it may read behind and before its windows, where a match reaches their edge; also once what they hold. */
const FREE_WIDENING_BYTES = 256 * 1024;

/**
 * Keeps the search of one rule linear in hostile text. What it loses there: once rereads are spent, matches that begin
 * inside of a wrong match; once widening is, those that are longer than their window.
 */
class Reading {
  #rereads = FREE_REREAD_BYTES;
  #widening = FREE_WIDENING_BYTES;
  #seen = 0;

  /** A window begins; windows may overlap. */
  enter({ start, end }: Span): void {
    const fresh = Math.max(0, end - Math.max(start, this.#seen));
    this.#seen = Math.max(this.#seen, end);
    this.#rereads += fresh;
    this.#widening += fresh;
  }

  /** Whether so much may be read once more. */
  reread(bytes: number): boolean {
    this.#rereads -= Math.max(0, bytes);
    return this.#rereads > 0;
  }

  /** Whether there is room left to look further, and by so much it shrinks. */
  widen(bytes: number): boolean {
    if (this.#widening <= 0) return false;
    this.#widening -= bytes;
    return true;
  }
}

/**
 * Searches the windows of one rule. `accept` says whether a match is taken: then the search goes on behind its secret;
 * else just behind where it began, because a wrong match may have swallowed the start of a right one. Gives false when it
 * was told to stop.
 */
export function* matchWindows(
  pattern: Pattern,
  bytes: Buffer,
  windows: readonly Span[],
  reach: number,
  accept: (match: Match, secret: Span) => boolean,
): Steps<boolean> {
  const reading = new Reading();
  let floor = 0;
  let searches = 0;
  for (const window of windows) {
    const search = pattern.over(bytes, window);
    let from = Math.max(window.start, floor);
    reading.enter(window);
    while (from < window.end) {
      searches += 1;
      if (searches % SEARCHES_AT_ONCE === 0 && (yield) === true) return false;
      const narrow = search(from);
      if (narrow === undefined) break;
      const match = widened(pattern, bytes, window, narrow, reach, floor, reading);
      const secret = match === undefined ? undefined : secretOf(match);
      if (match === undefined || secret === undefined) {
        from = Math.max(narrow.end, from + 1);
        continue;
      }
      const isTaken = accept(match, secret);
      const next = isTaken ? Math.max(secret.end, match.start + 1) : Math.max(secret.start, match.start + 1);
      // A match that was widened to the left may end where this search began, or before it.
      from = Math.max(from + 1, reading.reread(match.end - next) ? next : Math.max(match.end, next));
      if (isTaken) floor = from;
    }
  }
  return true;
}

/** As `matchWindows`, for a rule whose matches begin with a name: tries it at the start of each window and only there. */
export function* matchNames(
  pattern: Pattern,
  bytes: Buffer,
  windows: readonly Span[],
  accept: (match: Match, secret: Span) => boolean,
): Steps<boolean> {
  const reading = new Reading();
  let floor = 0;
  let searches = 0;
  for (const window of windows) {
    const { start } = window;
    searches += 1;
    if (searches % SEARCHES_AT_ONCE === 0 && (yield) === true) return false;
    reading.enter(window);
    if (start < floor) continue;
    const match = roomyMatch(pattern, bytes, window, reading);
    const secret = match === undefined ? undefined : secretOf(match);
    if (match === undefined || secret === undefined) continue;
    if (accept(match, secret)) floor = secret.end;
    else if (!reading.reread(match.end - start)) floor = match.end;
  }
  return true;
}

/** Looks again with more room as long as the match ends where we stopped looking. */
function roomyMatch(pattern: Pattern, bytes: Buffer, { start, end }: Span, reading: Reading): Match | undefined {
  let match = pattern.at(bytes, { start, end });
  for (let room = end - start; match?.end === start + room && match.end < bytes.length;) {
    room *= 2;
    if (room > MAX_REACH || !reading.widen(room)) {
      return isInside(secretOf(match), start, match.end) ? match : undefined;
    }
    match = pattern.at(bytes, { start, end: Math.min(bytes.length, start + room) });
  }
  return match;
}

/** Looks again with more room where a match ends at the window's edge and not at the fragment's. */
function widened(
  pattern: Pattern,
  bytes: Buffer,
  window: Span,
  narrow: Match,
  reach: number,
  floor: number,
  reading: Reading,
): Match | undefined {
  let match: Match | undefined = narrow;
  let { start, end } = window;
  for (let room = reach; match !== undefined;) {
    const isCutBefore = match.start === start && start > floor;
    const isCutAfter = match.end === end && end < bytes.length;
    if (!isCutBefore && !isCutAfter) return match;
    room *= 2;
    if (room > MAX_REACH || !reading.widen(2 * room)) {
      return isInside(secretOf(match), start, end) ? match : undefined;
    }
    if (isCutBefore) start = Math.max(floor, start - room);
    if (isCutAfter) end = Math.min(bytes.length, end + room);
    match = pattern.over(bytes, { start, end })(isCutBefore ? start : match.start);
  }
  return match;
}

/** Then only the context is longer than we look, and the secret itself is whole. */
function isInside(secret: Span | undefined, start: number, end: number): boolean {
  return secret !== undefined && secret.start > start && secret.end < end;
}

function secretOf(match: Match): Span | undefined {
  for (const [name, span] of match.groups) {
    if ((name === 'secret' || name.startsWith('secret__')) && span.end > span.start) return span;
  }
  return undefined;
}
