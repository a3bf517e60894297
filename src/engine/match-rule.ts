import type { Match, Pattern } from './pattern.js';
import type { Span } from '../core/span.js';

/** A match that still touches the edge of a window of this reach is longer than anything a rule describes. */
const MAX_REACH = 64 * 1024;
/** Overlapping attempts may read a window this many times more, beyond what is free, so that hostile text can't make a scan quadratic. */
const MAX_REREADS = 1;
const FREE_REREAD_BYTES = 64 * 1024;

/**
 * Searches the windows of one rule. `accept` says whether a match is taken: then the search goes on behind its secret;
 * else just behind where it began, because a wrong match may have swallowed the start of a right one.
 */
export function matchWindows(
  pattern: Pattern,
  bytes: Buffer,
  windows: readonly Span[],
  reach: number,
  accept: (match: Match, secret: Span) => boolean,
): void {
  let floor = 0;
  for (const window of windows) {
    const search = pattern.over(bytes, window);
    let from = Math.max(window.start, floor);
    let rereadBudget = FREE_REREAD_BYTES + MAX_REREADS * (window.end - window.start);
    while (from < window.end) {
      const narrow = search(from);
      if (narrow === undefined) break;
      const match = widened(pattern, bytes, window, narrow, reach, floor);
      const secret = match === undefined ? undefined : secretOf(match);
      if (match === undefined || secret === undefined) {
        from = Math.max(narrow.end, from + 1);
        continue;
      }
      const isTaken = accept(match, secret);
      const next = isTaken ? Math.max(secret.end, match.start + 1) : Math.max(secret.start, match.start + 1);
      rereadBudget -= Math.max(0, match.end - next);
      // A match that was widened to the left may end where this search began, or before it.
      from = Math.max(from + 1, rereadBudget > 0 ? next : Math.max(match.end, next));
      if (isTaken) floor = from;
    }
  }
}

/** As `matchWindows`, for a rule whose matches begin with a name: tries it at the start of each window and only there. */
export function matchNames(
  pattern: Pattern,
  bytes: Buffer,
  windows: readonly Span[],
  accept: (match: Match, secret: Span) => boolean,
): void {
  let floor = 0;
  for (const { start, end } of windows) {
    if (start < floor) continue;
    const match = roomyMatch(pattern, bytes, start, end);
    const secret = match === undefined ? undefined : secretOf(match);
    if (match !== undefined && secret !== undefined && accept(match, secret)) floor = secret.end;
  }
}

/** Looks again with more room as long as the match ends where we stopped looking. */
function roomyMatch(pattern: Pattern, bytes: Buffer, start: number, end: number): Match | undefined {
  let match = pattern.at(bytes, { start, end });
  for (let room = end - start; match?.end === start + room && match.end < bytes.length;) {
    room *= 2;
    if (room > MAX_REACH) return isInside(secretOf(match), start, match.end) ? match : undefined;
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
): Match | undefined {
  let match: Match | undefined = narrow;
  let { start, end } = window;
  for (let room = reach; match !== undefined;) {
    const isCutBefore = match.start === start && start > floor;
    const isCutAfter = match.end === end && end < bytes.length;
    if (!isCutBefore && !isCutAfter) return match;
    room *= 2;
    if (room > MAX_REACH) return isInside(secretOf(match), start, end) ? match : undefined;
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
