import type { Span } from '../core/span.js';
import { nextByte } from './bytes.js';
import type { Decoded, Decoder } from './decoder.js';
import { Pieces } from './pieces.js';
import { overlapWith, widened } from './spans.js';

/** Fewer characters hold no credential. */
const MIN_CHARACTERS = 8;
/** So many steps without a zero, and a native search goes on. */
const FEW_STEPS = 8;
/** How far before a span a text may begin and after it end. */
const REACH = 4096;

interface Form {
  readonly name: string;
  readonly width: 2 | 4;
  /** Which of a character's bytes comes first. */
  readonly isLittle: boolean;
  readonly mark: Buffer;
}

// UTF-32's mark begins with UTF-16's, so it is asked for first.
const FORMS: readonly Form[] = [
  { name: 'utf-32le', width: 4, isLittle: true, mark: Buffer.from([0xff, 0xfe, 0, 0]) },
  { name: 'utf-32be', width: 4, isLittle: false, mark: Buffer.from([0, 0, 0xfe, 0xff]) },
  { name: 'utf-16le', width: 2, isLittle: true, mark: Buffer.from([0xff, 0xfe]) },
  { name: 'utf-16be', width: 2, isLittle: false, mark: Buffer.from([0xfe, 0xff]) },
];

/** UTF-16 and UTF-32 in both byte orders: whole files, with a mark or without, and strings in binaries at any alignment. */
export const utf16: Decoder = {
  name: 'utf-16',
  *decode(bytes, within) {
    const isWanted = overlapWith(within);
    for (const span of widened(bytes, within, REACH)) {
      const view = bytes.subarray(0, span.end);
      for (const decoded of textsIn(view, span.start)) if (isWanted(decoded.outer)) yield decoded;
    }
  },
};

function* textsIn(view: Buffer, start: number): Generator<Decoded, void, undefined> {
  let from = start;
  const marked = start === 0 ? FORMS.find(({ mark }) => view.subarray(0, mark.length).equals(mark)) : undefined;
  if (marked !== undefined) {
    const end = runEnd(view, marked.mark.length, marked, isAnyCharacter);
    if (end > marked.mark.length) yield decodeRun(view, { start: marked.mark.length, end }, marked);
    from = end;
  }
  for (;;) {
    const found = nextRun(view, from);
    if (found === undefined) return;
    yield decodeRun(view, found.run, found.form);
    from = found.run.end;
  }
}

interface Run {
  readonly run: Span;
  readonly form: Form;
}

/** In ASCII every other byte of UTF-16 is zero, so text without a zero costs one native search. */
function nextRun(view: Buffer, from: number): Run | undefined {
  let zero = nextByte(view, 0, from);
  while (zero !== -1) {
    let at = Math.max(from, zero - 3);
    if (at + 4 > view.length) return undefined;
    // A run is longer than two steps, so four bytes at every fourth place find it at any alignment.
    for (let without = 0; without < FEW_STEPS && at + 4 <= view.length; at += 4) {
      const [a, b, c, d] = [view[at]!, view[at + 1]!, view[at + 2]!, view[at + 3]!];
      without = a !== 0 && b !== 0 && c !== 0 && d !== 0 ? without + 1 : 0;
      if ((a | c) === 0 ? !mayBeWide(view, at, b, d, 1) : (b | d) !== 0 || !mayBeWide(view, at, a, c, 0)) continue;
      const found = longestAt(view, at, from);
      if (found !== undefined) return found;
    }
    zero = nextByte(view, 0, at);
  }
  return undefined;
}

/**
 * Whether of four bytes two are ASCII, as in UTF-16, or one, as in UTF-32, and then one of the next four too. The two
 * others are zero; `offset` is where the first stands.
 */
function mayBeWide(view: Buffer, at: number, first: number, second: number, offset: number): boolean {
  if (first !== 0 && second !== 0) return isAscii(first) && isAscii(second);
  const place = at + offset + (first === 0 ? 2 : 0);
  return isAscii(view[place]!) && isAscii(view[place + 4] ?? 0) && view[place + 2] === 0 && view[place + 3] === 0;
}

/** Of the forms that may be read around `at` the one that makes most of it. */
function longestAt(view: Buffer, at: number, from: number): Run | undefined {
  let longest: Run | undefined;
  let most = MIN_CHARACTERS - 1;
  for (const form of FORMS) {
    for (let place = at; place < at + form.width; place += 1) {
      const run = runAround(view, place, form, from);
      const characters = (run.end - run.start) / form.width;
      if (characters > most) [longest, most] = [{ run, form }, characters];
    }
  }
  return longest;
}

function runAround(view: Buffer, at: number, form: Form, from: number): Span {
  let start = at;
  if (!isAscii(unitAt(view, at, form))) return { start, end: start };
  while (start - form.width >= from && isLikelyCharacter(unitAt(view, start - form.width, form))) start -= form.width;
  return { start, end: runEnd(view, at, form, isLikelyCharacter) };
}

function runEnd(view: Buffer, start: number, form: Form, isCharacter: (code: number) => boolean): number {
  let end = start;
  while (end + form.width <= view.length && isCharacter(unitAt(view, end, form))) end += form.width;
  return end;
}

function decodeRun(view: Buffer, run: Span, form: Form): Decoded {
  const pieces = new Pieces(view, (run.end - run.start) / form.width);
  for (let at = run.start; at < run.end; at += form.width) {
    const unit = unitAt(view, at, form);
    const isPair = form.width === 2 && unit >= 0xd800 && unit < 0xdc00 && at + 2 < run.end;
    const low = isPair ? unitAt(view, at + 2, form) : -1;
    if (low >= 0xdc00 && low < 0xe000) {
      pieces.putCodePoint(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00), at, 4);
      at += 2;
    } else {
      pieces.putCodePoint(unit, at, form.width);
    }
  }
  return pieces.finish(run);
}

/** The 16 or 32 bits at `at`, or -1 beyond the end. */
function unitAt(view: Buffer, at: number, { width, isLittle }: Form): number {
  if (at < 0 || at + width > view.length) return -1;
  if (width === 2) return isLittle ? view[at]! | (view[at + 1]! << 8) : (view[at]! << 8) | view[at + 1]!;
  return isLittle ? view.readUInt32LE(at) : view.readUInt32BE(at);
}

function isAscii(code: number): boolean {
  return (code >= 0x20 && code < 0x7f) || code === 0x0a || code === 0x0d || code === 0x09;
}

/** Without a mark: Latin, Greek, Cyrillic, and the signs that text processors use. Others are too likely by chance. */
function isLikelyCharacter(code: number): boolean {
  return isAscii(code) || (code >= 0xa0 && code < 0x530) || (code >= 0x2010 && code < 0x2070);
}

function isAnyCharacter(code: number): boolean {
  return isAscii(code) || (code >= 0x80 && code < 0x110000);
}
