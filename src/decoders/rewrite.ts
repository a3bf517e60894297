// What the decoders share that undo pieces within running text: find the pieces that matter, take the lines around them,
// and give those lines once more with everything undone, so that the name before a secret stays beside it.
import type { Span } from '../core/span.js';
import type { Decoded } from './decoder.js';
import { Pieces } from './pieces.js';
import { overlapWith, widened } from './spans.js';

/** How much of a line is kept before the first and after the last piece. */
const CONTEXT = 1024;
/** Short lines before and after are kept too, up to so many bytes: a key id may stand above its secret. */
const NEIGHBOURS = 160;
/** Pieces that are no further apart share a stretch. */
const MAX_GAP = 512;
/** A stretch that grows longer is cut. */
const MAX_STRETCH = 1 << 20;

const NEWLINE = 0x0a;

/** One way to write things in pieces, applied to one buffer. Places are asked for in ascending order. */
export interface Marks {
  /** Where something may stand that can be undone, from `from` on, or -1. */
  readonly next: (from: number) => number;
  /** As `next`, for what may be telling, where that is quicker to find. */
  readonly nextTelling?: (from: number) => number;
  /** Where it ends when it is worth decoding the text around for it; -1 for what is only undone in passing. */
  telling(at: number): number;
  /** Writes what stands at `at`, undone, and gives where it ends; `at` when there is nothing to undo. */
  undo(at: number, into: Pieces): number;
  /** How far to go on behind a mark that is nothing: 2 where the next byte belongs to it. */
  readonly width: number;
}

/** Marks in a view that begins with the bytes and may end before them; nothing before `start` will be asked for. */
export type MarksIn = (view: Buffer, start: number) => Marks;

/** The lines around everything telling, with all marks undone. */
export function* rewrite(
  bytes: Buffer,
  within: readonly Span[],
  marksIn: MarksIn,
): Generator<Decoded, void, undefined> {
  const isWanted = overlapWith(within);
  for (const span of widened(bytes, within, CONTEXT)) {
    const view = span.end === bytes.length ? bytes : bytes.subarray(0, span.end);
    for (const stretch of stretches(view, span.start, marksIn)) {
      if (isWanted(stretch)) yield undone(view, stretch, marksIn);
    }
  }
}

function* stretches(view: Buffer, from: number, marksIn: MarksIn): Generator<Span, void, undefined> {
  const marks = marksIn(view, from);
  let found = nextTelling(marks, from);
  let floor = from;
  while (found !== undefined) {
    const start = contextStart(view, found.start, floor);
    let end = found.end;
    found = nextTelling(marks, end);
    while (found !== undefined && found.start - end <= MAX_GAP && found.end - start <= MAX_STRETCH) {
      end = found.end;
      found = nextTelling(marks, end);
    }
    floor = contextEnd(view, end, found?.start ?? view.length);
    yield { start, end: floor };
  }
}

function nextTelling(marks: Marks, from: number): Span | undefined {
  const next = marks.nextTelling ?? marks.next;
  for (let at = next(from); at !== -1; at = next(at + marks.width)) {
    const end = marks.telling(at);
    if (end !== -1) return { start: at, end };
  }
  return undefined;
}

function undone(view: Buffer, stretch: Span, marksIn: MarksIn): Decoded {
  const part = view.subarray(0, stretch.end);
  const marks = marksIn(part, stretch.start);
  const pieces = new Pieces(part, stretch.end - stretch.start);
  let copied = stretch.start;
  let at = marks.next(stretch.start);
  while (at !== -1) {
    pieces.copy(copied, at);
    copied = marks.undo(at, pieces);
    at = marks.next(copied > at ? copied : at + marks.width);
  }
  pieces.copy(copied, stretch.end);
  return pieces.finish(stretch);
}

function contextStart(bytes: Buffer, at: number, floor: number): number {
  const first = Math.max(floor, at - CONTEXT);
  let start = at;
  while (start > first && (bytes[start - 1] !== NEWLINE || at - start < NEIGHBOURS)) start -= 1;
  return start;
}

function contextEnd(bytes: Buffer, at: number, ceiling: number): number {
  const last = Math.min(ceiling, at + CONTEXT);
  let end = at;
  while (end < last && (bytes[end] !== NEWLINE || end - at < NEIGHBOURS)) end += 1;
  return end;
}
