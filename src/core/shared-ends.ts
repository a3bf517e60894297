import type { Span } from './span.js';

/** Where a text differs from what it was before: all between what both begin and end with. A mere seam is empty. */
export function changedIn(before: Buffer, after: Buffer): Span {
  const start = sharedStart(before, after);
  return { start, end: after.length - sharedEnd(before, after, start) };
}

/** How many bytes both begin with. */
export function sharedStart(left: Buffer, right: Buffer): number {
  return longest(Math.min(left.length, right.length), (from, to) => left.compare(right, from, to, from, to) === 0);
}

/** How many bytes both end with, without the first `from` of either. */
export function sharedEnd(left: Buffer, right: Buffer, from: number): number {
  return longest(
    Math.min(left.length, right.length) - from,
    (near, far) =>
      left.compare(right, right.length - far, right.length - near, left.length - far, left.length - near) === 0,
  );
}

/** The largest length up to `limit` for which everything is the same, found with few comparisons. */
function longest(limit: number, isSame: (from: number, to: number) => boolean): number {
  let known = 0;
  let step = 64;
  while (known < limit && isSame(known, Math.min(limit, known + step))) {
    known = Math.min(limit, known + step);
    step *= 2;
  }
  let differs = Math.min(limit, known + step);
  if (known === limit) return known;
  while (known + 1 < differs) {
    const middle = (known + differs) >>> 1;
    if (isSame(known, middle)) known = middle;
    else differs = middle;
  }
  return known;
}
