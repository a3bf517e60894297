import type { Span } from '../core/span.js';

/** The spans with up to `reach` bytes more on both sides, joined where they meet. */
export function widened(bytes: Uint8Array, within: readonly Span[], reach: number): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of within) {
    if (end <= start) continue;
    const wide = { start: Math.max(0, start - reach), end: Math.min(bytes.length, end + reach) };
    const last = spans.at(-1);
    if (last !== undefined && wide.start <= last.end) last.end = Math.max(last.end, wide.end);
    else spans.push(wide);
  }
  return spans;
}

/** Whether a stretch shares a byte with one of the spans; to be asked in the order of the stretches' ends. */
export function overlapWith(within: readonly Span[]): (stretch: Span) => boolean {
  let index = 0;
  return ({ start, end }) => {
    for (; index < within.length; index += 1) {
      const span = within[index]!;
      if (span.end > start && span.end > span.start) return span.start < end;
    }
    return false;
  };
}

/** Whether a place is in one of the spans; to be asked in ascending order. */
export function insideOf(spans: readonly Span[]): (at: number) => boolean {
  let index = 0;
  return (at) => {
    while (index < spans.length && spans[index]!.end <= at) index += 1;
    return index < spans.length && spans[index]!.start <= at;
  };
}
