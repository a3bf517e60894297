// Base64 that is wrapped: at 60 to 76 columns in mail, PEM and YAML, with the line ends escaped in JSON.
import type { Span } from '../core/span.js';
import { BASE64 } from './alphabets.js';
import { tableOf } from './bytes.js';
import { runEnd } from './runs.js';

/** Shorter lines are words that follow each other. */
const MIN_LINE = 32;
const MAX_INDENT = 64;
/** How far before a span a text is followed to its start. */
const MAX_BEFORE = 64 * 1024;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BACKSLASH = 0x5c;
const BLANKS = tableOf(' \t');
const PADDING = tableOf('=');
/** Before a line, with blanks: comments and citations. */
const MARGIN = tableOf(' \t#*>;');
const LINE_ENDS = tableOf('\r\n');
const ESCAPED_ENDS = tableOf('nr');
/** What may follow a line that belongs to the text: more of it, or what ends it. */
const AFTER_LINE = tableOf('\r\n\\"\'`=<,)');
const STANDARD_ONLY = tableOf('+/');
const URL_ONLY = tableOf('-_');

/** The part of a run that one alphabet can explain. */
export function firstLine(bytes: Uint8Array, start: number, end: number): Span {
  let foreign: Uint8Array | undefined;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at]!;
    if (foreign?.[byte] === 1) return { start, end: at };
    if (foreign === undefined)
      foreign = STANDARD_ONLY[byte] === 1 ? URL_ONLY : URL_ONLY[byte] === 1 ? STANDARD_ONLY : undefined;
  }
  return { start, end };
}

/** The line and those that go on with it. */
export function linesFrom(bytes: Uint8Array, first: Span): readonly Span[] {
  const lines = [first];
  for (let line = first; line.end - line.start >= MIN_LINE;) {
    const start = nextLineStart(bytes, line.end);
    if (start === -1) break;
    const end = runEnd(bytes, BASE64, start);
    if (end === start || (end < bytes.length && AFTER_LINE[bytes[end]!] !== 1)) break;
    line = { start, end };
    lines.push(line);
  }
  return lines;
}

/** Where the next line's text begins behind a line end, escaped or not; -1 when no line ends there. */
function nextLineStart(bytes: Uint8Array, end: number): number {
  let at = end;
  if (bytes[at] === BACKSLASH) {
    while (bytes[at] === BACKSLASH && at < end + 8) {
      while (bytes[at] === BACKSLASH && at < end + 8) at += 1;
      if (ESCAPED_ENDS[bytes[at] ?? 0] !== 1) return -1;
      at += 1;
    }
    return at;
  }
  if (bytes[at] === CARRIAGE_RETURN) at += 1;
  if (bytes[at] !== NEWLINE) return -1;
  const last = Math.min(bytes.length, at + MAX_INDENT);
  at += 1;
  while (at < last && MARGIN[bytes[at]!] === 1) at += 1;
  return at;
}

/** Where a text that reaches up to `at` may have begun: before the run there, and before full lines above it. */
export function startBefore(bytes: Uint8Array, at: number): number {
  const floor = Math.max(0, at - MAX_BEFORE);
  let start = runStart(bytes, at, floor, PADDING);
  for (;;) {
    const lineStart = runStart(bytes, start, floor, BASE64);
    const margin = runStart(bytes, lineStart, floor, BLANKS);
    const above = runStart(bytes, margin, floor, LINE_ENDS);
    const isFull = above < margin && above - runStart(bytes, above, floor, BASE64) >= MIN_LINE;
    if (!isFull) return lineStart;
    start = above;
  }
}

function runStart(bytes: Uint8Array, at: number, floor: number, alphabet: Uint8Array): number {
  let start = at;
  while (start > floor && alphabet[bytes[start - 1]!] === 1) start -= 1;
  return start;
}
