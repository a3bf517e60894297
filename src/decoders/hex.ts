import type { Span } from '../core/span.js';
import { HEX_INSIDE } from './alphabets.js';
import { hexPair, isAsciiText, isHexDigit, tableOf } from './bytes.js';
import type { Decoded, Decoder } from './decoder.js';
import { Pieces } from './pieces.js';
import { nextRun, runEnd } from './runs.js';
import { overlapWith, widened } from './spans.js';
import { cursorOver, surveyOf } from './survey.js';
import { MIN_HEX_DIGITS } from './survey-layout.js';

/** Fewer bytes hold no token. */
const MIN_BYTES = 12;
/** Digits, what may stand between bytes, and the `x` of `0x`. */
const BETWEEN = tableOf(' ,:;-\t\r\n');
const MAX_BETWEEN = 40;
/** How far before a span a text may begin. */
const REACH = 4096;
const ZERO = 0x30;
const LOWER_X = 0x78;
/** gzip and zlib. */
const STREAM_START = /^(?:1f8b08|78(?:01|5e|9c|da))/i;

/** What a text or a stream may begin with; what is no pair of digits is -1, and looked up as 0x1ff. */
const STARTS = new Uint8Array(0x200);
for (let byte = 0; byte < 0x80; byte += 1) if (isAsciiText(byte) || byte === 0 || byte === 0x1f) STARTS[byte] = 1;

interface Group extends Span {
  /** Where the digits begin, behind `0x`. */
  readonly digits: number;
}

/** Hexadecimal bytes: `676870...`, `0x67, 0x68`, `67:68`, `67 68`, in groups of one size, over lines. */
export const hex: Decoder = {
  name: 'hex',
  *decode(bytes, within) {
    const isWanted = overlapWith(within);
    const runFrom = runsOf(bytes, within);
    for (const span of widened(bytes, within, REACH)) {
      const view = bytes.subarray(0, span.end);
      let at = span.start;
      for (let run = runFrom(view, at); run !== undefined; run = runFrom(view, at)) {
        for (const decoded of textsIn(view, run)) if (isWanted(decoded.outer)) yield decoded;
        at = run.end;
      }
    }
  },
};

/** The next run that may hold a text, by the survey where there is one. */
function runsOf(bytes: Buffer, within: readonly Span[]): (view: Buffer, from: number) => Span | undefined {
  const survey = surveyOf(bytes, within);
  if (survey === undefined) return (view, from) => nextRun(view, HEX_INSIDE, MIN_HEX_DIGITS, from, view.length);
  const next = cursorOver(survey.hexRuns);
  return (view, from) => {
    const inside = next(from);
    if (inside === -1 || inside >= view.length) return undefined;
    let start = inside;
    while (start > from && HEX_INSIDE[view[start - 1]!] === 1) start -= 1;
    return { start, end: runEnd(view, HEX_INSIDE, inside) };
  };
}

function* textsIn(view: Buffer, run: Span): Generator<Decoded, void, undefined> {
  let at = run.start;
  while (at + 2 <= run.end) {
    const digits = isPrefix(view, at) ? at + 2 : at;
    // Most groups are numbers or hashes, and their first byte says so.
    const decoded =
      STARTS[hexPair(view, digits) & 0x1ff] === 1 ? decodeFrom(view, groupAt(view, at, run.end), run.end) : undefined;
    if (decoded !== undefined && !isDecimal(view, decoded)) yield decoded;
    at = decoded?.outer.end ?? Math.max(at + 1, digitsEnd(view, digits, run.end));
  }
}

/** Numbers of two digits are no text. */
function isDecimal(view: Buffer, { bytes, outer, toOuter }: Decoded): boolean {
  const arePairs = !isPrefix(view, outer.start) && toOuter(1) > outer.start + 2;
  return arePairs && !bytes.some((byte) => (byte & 0xf) > 9);
}

function isPrefix(view: Buffer, at: number): boolean {
  return view[at] === ZERO && ((view[at + 1] ?? 0) | 0x20) === LOWER_X;
}

function digitsEnd(view: Buffer, at: number, end: number): number {
  let last = at;
  while (last < end && isHexDigit(view[last])) last += 1;
  return last;
}

function groupAt(view: Buffer, at: number, end: number): Group {
  const digits = isPrefix(view, at) ? at + 2 : at;
  return { start: at, digits, end: digitsEnd(view, digits, end) };
}

/** The text that begins with a group and goes on with groups like it. */
function decodeFrom(view: Buffer, first: Group, end: number): Decoded | undefined {
  const size = first.end - first.digits;
  if (size % 2 !== 0 || size === 0) return undefined;
  const isStream = size > 2 * MIN_BYTES && STREAM_START.test(view.toString('latin1', first.digits, first.digits + 6));
  const length = isStream ? size / 2 : lengthOf(view, first, end);
  if (length < MIN_BYTES) return undefined;
  const pieces = new Pieces(view, length);
  let last = first.start;
  for (let digits = first.digits; pieces.length < length;) {
    const groupEnd = digitsEnd(view, digits, end);
    for (let at = digits; at < groupEnd && pieces.length < length; at += 2) {
      pieces.put(hexPair(view, at), at, 2);
      last = at + 2;
    }
    digits = nextDigits(view, groupEnd, first.digits - first.start, end);
  }
  return pieces.finish({ start: first.start, end: last });
}

/** How many bytes there are up to the first that is no text. Most are none, so it is asked first. */
function lengthOf(view: Buffer, first: Group, end: number): number {
  const size = first.end - first.digits;
  const prefix = first.digits - first.start;
  let length = 0;
  let before = -1;
  for (let digits = first.digits, groupEnd = first.end; ;) {
    for (let at = digits; at < groupEnd; at += 2) {
      const byte = hexPair(view, at);
      // In UTF-16 every other byte is zero; two of them are padding.
      if (!isAsciiText(byte) && (byte !== 0 || before === 0)) return length;
      before = byte;
      length += 1;
    }
    if (groupEnd - digits !== size) return length;
    digits = nextDigits(view, groupEnd, prefix, end);
    if (digits === -1) return length;
    groupEnd = digitsEnd(view, digits, end);
    if (groupEnd === digits || groupEnd - digits > size || (groupEnd - digits) % 2 !== 0) return length;
  }
}

/** Where the next group's digits begin; -1 when nothing, or something with another prefix, follows. */
function nextDigits(view: Buffer, groupEnd: number, prefix: number, end: number): number {
  const last = Math.min(end, groupEnd + MAX_BETWEEN);
  let at = groupEnd;
  while (at < last && BETWEEN[view[at]!] === 1) at += 1;
  if (at === groupEnd || at === last) return -1;
  return isPrefix(view, at) === (prefix === 2) ? at + prefix : -1;
}
