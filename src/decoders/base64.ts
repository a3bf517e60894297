import type { Span } from '../core/span.js';
import { BASE64 } from './alphabets.js';
import { isCandidate } from './base64-head.js';
import { firstLine, linesFrom, startBefore } from './base64-lines.js';
import { tableOf } from './bytes.js';
import { isTextStart } from './content.js';
import type { Decoded, Decoder } from './decoder.js';
import { nextRun, runEnd } from './runs.js';
import { insideOf, overlapWith } from './spans.js';
import { cursorOver, surveyOf } from './survey.js';
import { MIN_BASE64_RUN } from './survey-layout.js';

/** In a manifest of Kubernetes every value is encoded, so short passwords are too. */
const MIN_RUN_IN_SECRET = 8;
/** Documents of a larger file are told by their names alone. */
const MAX_KIND_AT = 64 * 1024;
/** Below this no token fits in, only a password, and that is one only by its name. */
const MIN_UNNAMED = 24;
/** Within so many bytes of a run's start the text may begin behind a path: `basic/SGVs...`. */
const MAX_PREFIX = 96;
/** A value that gets its name back. */
const MIN_VALUE = 6;
const MAX_VALUE = 200;
const MAX_NAME_DISTANCE = 128;

const BACKSLASH = 0x5c;
const PADDING = 0x3d;
const SEPARATORS = tableOf('+-/_');
const SIGN = ': ';
const NAMED =
  /(?:^|[\s"'`,{([?&;])([A-Za-z_][\w.-]{1,63})\\*["'`]?\]?[ \t]*(?:=>|:=|[:=])[ \t]*(?:!!binary[ \t]*)?(?:[|>]-?\s*)?\\*["'`]?$/;

/**
 * Base64 and base64url of text, of UTF-16, and of compressed streams, wrapped or not, padded or not. A value that loses
 * its meaning without the name before it (`password: aHVudGVyMg==`) is given as `password: hunter2`.
 */
export const base64: Decoder = {
  name: 'base64',
  *decode(bytes, within) {
    const minRun = isKubernetesSecret(bytes) ? MIN_RUN_IN_SECRET : MIN_BASE64_RUN;
    const isWanted = overlapWith(within);
    const runFrom = runsOf(bytes, within, minRun);
    let floor = 0;
    let given = 0;
    for (const { start, end } of within) {
      let at = Math.max(floor, startBefore(bytes, start));
      // A name in the span may belong to a value behind it.
      const last = end + MAX_NAME_DISTANCE;
      for (let run = runFrom(at, last); run !== undefined && run.start < last; run = runFrom(at, last)) {
        const text = textIn(bytes, run, minRun, given);
        at = text?.end ?? run.end;
        if (text?.decoded !== undefined) {
          given = at;
          if (isWanted(text.decoded.outer)) yield text.decoded;
        }
      }
      floor = at;
    }
  },
};

/** The next run that is long enough, by the survey where there is one. */
function runsOf(
  bytes: Buffer,
  within: readonly Span[],
  minRun: number,
): (from: number, end: number) => Span | undefined {
  const survey = minRun === MIN_BASE64_RUN ? surveyOf(bytes, within) : undefined;
  if (survey === undefined) return (from, end) => nextRun(bytes, BASE64, minRun, from, end);
  const next = cursorOver(survey.base64Runs);
  const isSurveyed = insideOf(survey.regions);
  return (from, end) => {
    // What began before the surroundings, or goes on behind a text that ended amid a run, was not met.
    if (!isSurveyed(from)) return nextRun(bytes, BASE64, minRun, from, end);
    const here = runEnd(bytes, BASE64, from);
    if (here - from >= minRun) return { start: from, end: here };
    const start = next(from);
    return start === -1 ? undefined : { start, end: runEnd(bytes, BASE64, start + minRun) };
  };
}

function isKubernetesSecret(bytes: Buffer): boolean {
  // A manifest says so near its beginning; code may say the word anywhere.
  const head = bytes.length > MAX_KIND_AT ? bytes.subarray(0, MAX_KIND_AT) : bytes;
  return /kind: Secret|"kind": ?"Secret"/.test(head.includes('Secret') ? head.toString('latin1') : '');
}

/** What a run says, and where to go on; undefined when it says nothing. */
function textIn(
  bytes: Buffer,
  run: Span,
  minRun: number,
  floor: number,
): { decoded?: Decoded; end: number } | undefined {
  const start = textStart(bytes, run, minRun);
  if (start === -1) return undefined;
  const lines = linesFrom(bytes, firstLine(bytes, start, run.end));
  const encodedEnd = lines.at(-1)!.end;
  let end = encodedEnd;
  while (bytes[end] === PADDING && end < encodedEnd + 2) end += 1;
  const isShort = encodedEnd - start < MIN_UNNAMED;
  if (isShort && (end - start) % 4 !== 0) return { end };
  const content = Buffer.from(lines.map((line) => bytes.toString('latin1', line.start, line.end)).join(''), 'base64');
  const plain = { bytes: content, outer: { start, end }, toOuter: originIn(lines, content.length, end) };
  const name = nameBefore(bytes, start, floor);
  if (name === undefined) return isShort ? { end } : { decoded: plain, end };
  return { decoded: isBareValue(content) ? withName(bytes, name, plain) : plain, end };
}

/** Where in the run a text begins; -1 when nowhere. */
function textStart(bytes: Buffer, run: Span, minRun: number): number {
  // The letter of an escaped line end before the text: `"\nSGVs..."`.
  const start = bytes[run.start - 1] === BACKSLASH ? run.start + 1 : run.start;
  if (isCandidate(bytes, start, run.end)) return start;
  const last = Math.min(run.end - minRun, start + MAX_PREFIX);
  for (let at = start; at < last; at += 1) {
    if (SEPARATORS[bytes[at]!] === 1 && isCandidate(bytes, at + 1, run.end)) return at + 1;
  }
  return -1;
}

/** Each character says six bits, so the byte at `offset` begins in character `offset * 4 / 3`. */
function originIn(lines: readonly Span[], length: number, end: number): (offset: number) => number {
  const firsts: number[] = [];
  let count = 0;
  for (const line of lines) {
    firsts.push(count);
    count += line.end - line.start;
  }
  return (offset) => {
    if (offset >= length) return end;
    const character = Math.floor((offset * 4) / 3);
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firsts[middle]! <= character) low = middle;
      else high = middle - 1;
    }
    return lines[low]!.start + character - firsts[low]!;
  };
}

/** Behind `floor`, up to where another text was found. */
function nameBefore(bytes: Buffer, start: number, floor: number): Span | undefined {
  const before = bytes.toString('latin1', Math.max(floor, start - MAX_NAME_DISTANCE), start);
  const name = NAMED.exec(before);
  if (name?.[1] === undefined) return undefined;
  const nameStart = start - before.length + name.index + name[0].indexOf(name[1]);
  return { start: nameStart, end: nameStart + name[1].length };
}

/** One printable line that says nothing of itself. */
function isBareValue(content: Buffer): boolean {
  if (content.length < MIN_VALUE || content.length > MAX_VALUE || !isTextStart(content, content.length)) return false;
  return !content.some((byte) => byte < 0x20 || byte === 0x3a || byte === 0x3d);
}

function withName(bytes: Buffer, name: Span, { bytes: content, outer, toOuter }: Decoded): Decoded {
  const head = Buffer.concat([bytes.subarray(name.start, name.end), Buffer.from(SIGN)]);
  const nameLength = name.end - name.start;
  return {
    bytes: Buffer.concat([head, content]),
    outer: { start: name.start, end: outer.end },
    toOuter(offset) {
      if (offset < nameLength) return name.start + offset;
      return offset < head.length ? name.end : toOuter(offset - head.length);
    },
  };
}
