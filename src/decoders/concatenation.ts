import type { Span } from '../core/span.js';
import { AFTER_QUOTE, PIECE, QUOTES } from './alphabets.js';
import { searchFor, tableOf } from './bytes.js';
import type { Decoder } from './decoder.js';
import { joinedLists } from './joined-lists.js';
import { rewrite, type Marks } from './rewrite.js';
import { insideOf } from './spans.js';
import { cursorOver, surveyOf } from './survey.js';

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BACKSLASH = 0x5c;
const DOUBLE_QUOTE = 0x22;
const COMMA = 0x2c;
const BAR = 0x7c;
const LESS = 0x3c;
const MORE = 0x3e;
const UNDERSCORE = 0x5f;
/** Blanks, sign and line ends between two literals take no more than this. */
const MAX_JOINT = 256;

const BLANKS = tableOf(' \t');
const SPACE = tableOf(' \t\r\n');
const AFTER_QUOTE_IN_LIST = tableOf(' \t\r\n+.&|~<\\"\'`,');
const PREFIXES = tableOf('fFrRbBuULN@$');
const SINGLE = tableOf('+.&~,');
const DOUBLE = tableOf('+.');

type InList = (at: number) => boolean;

/**
 * Literals that a program joins: `"a" + "b"`, `"a" . 'b'`, neighbours without a sign, lists that are joined with nothing,
 * pieces of templates, lines that go on behind a backslash, and YAML's blocks, whose value begins on the next line.
 */
export const concatenation: Decoder = {
  name: 'concatenation',
  decode(bytes, within) {
    const survey = surveyOf(bytes, within);
    return rewrite(bytes, within, (view, start) => marksIn(view, start, survey?.joints));
  },
};

/** @param joints places from a survey, among which all marks are, but for those in lists */
function marksIn(view: Buffer, start: number, joints?: readonly number[]): Marks {
  const lists = joinedLists(view, start);
  const isInList = insideOf(lists);
  const after = lists.length === 0 ? AFTER_QUOTE : AFTER_QUOTE_IN_LIST;
  const surveyed = joints === undefined ? undefined : surveyedJoints(view, joints, lists);
  const others =
    surveyed !== undefined ? [] : ['\\\n', '\\\r\n', '${', '#{', ': >', ': |'].map((needle) => searchFor(view, needle));
  const jointEnd = (at: number): number => {
    const byte = view[at]!;
    if (QUOTES[byte] === 1) return literalsEnd(view, at, isInList);
    if (byte === BACKSLASH) return continuationEnd(view, at);
    return byte === 0x3a ? blockEnd(view, at) : pieceEnd(view, at);
  };
  return {
    width: 1,
    next(from) {
      if (surveyed !== undefined) return surveyed(from);
      let before = view.length;
      for (const search of others) {
        const at = search(from);
        if (at !== -1 && at < before) before = at;
      }
      const joint = nextJoint(view, from, before, after, isInList);
      return joint !== -1 ? joint : before < view.length ? before : -1;
    },
    telling: jointEnd,
    undo(at, into) {
      const end = jointEnd(at);
      if (end === -1) return at;
      if (view[at] === 0x3a) into.copy(at, at + 2);
      else if (view[at + 1] === 0x7b) into.copy(at + 3, end - 2);
      return end;
    },
  };
}

/** The next joint of a survey, or, where commas join too, the next in a list. Asked in ascending order. */
function surveyedJoints(view: Buffer, joints: readonly number[], lists: readonly Span[]): (from: number) => number {
  const next = cursorOver(joints);
  let listed = { from: 0, at: -1 };
  return (from) => {
    let outside = next(from);
    while (outside !== -1 && outside < view.length) {
      if (QUOTES[view[outside]!] !== 1 || isJoint(view, outside, AFTER_QUOTE, isNowhere)) break;
      outside = next(outside + 1);
    }
    if (outside >= view.length) outside = -1;
    if (lists.length === 0) return outside;
    const isKnown = from >= listed.from && (listed.at === -1 || from <= listed.at);
    if (!isKnown) listed = { from, at: nextListed(view, from, lists) };
    return outside === -1 ? listed.at : listed.at === -1 ? outside : Math.min(outside, listed.at);
  };
}

function nextListed(view: Buffer, from: number, lists: readonly Span[]): number {
  for (const list of lists) {
    if (list.end <= from) continue;
    const isInside: InList = (at) => at >= list.start && at < list.end;
    const end = Math.min(view.length, list.end);
    const at = nextJoint(view, Math.max(from, list.start), end, AFTER_QUOTE_IN_LIST, isInside);
    if (at !== -1) return at;
  }
  return -1;
}

const isNowhere: InList = () => false;

/** The closing quote before the next joint. */
function nextJoint(view: Buffer, from: number, end: number, after: Uint8Array, isInList: InList): number {
  let at = Math.max(1, from);
  // Eight bytes a turn, one branch for all: quotes are rarer than that.
  for (; at + 8 <= end; at += 8) {
    const first = QUOTES[view[at]!]! | QUOTES[view[at + 1]!]! | QUOTES[view[at + 2]!]! | QUOTES[view[at + 3]!]!;
    const second = QUOTES[view[at + 4]!]! | QUOTES[view[at + 5]!]! | QUOTES[view[at + 6]!]! | QUOTES[view[at + 7]!]!;
    if ((first | second) === 0) continue;
    for (let near = at; near < at + 8; near += 1) if (isJoint(view, near, after, isInList)) return near;
  }
  for (; at < end; at += 1) if (isJoint(view, at, after, isInList)) return at;
  return -1;
}

function isJoint(view: Buffer, at: number, after: Uint8Array, isInList: InList): boolean {
  if (QUOTES[view[at]!] !== 1 || after[view[at + 1] ?? 0] !== 1 || PIECE[view[at - 1]!] !== 1) return false;
  return at + 2 < view.length && literalsEnd(view, at, isInList) !== -1;
}

/** Behind the quote that opens the next literal. */
function literalsEnd(view: Buffer, at: number, isInList: InList): number {
  const limit = Math.min(view.length - 1, at + MAX_JOINT);
  const first = skip(view, at + 1, limit, SPACE);
  const operatorEnd = skipOperator(view, first);
  const hasOperator = operatorEnd > first;
  if (view[first] === COMMA && !isInList(at)) return -1;
  let open = skip(view, operatorEnd, limit, SPACE);
  const continuation = lineContinuation(view, open);
  if (continuation > open) open = skip(view, continuation, limit, SPACE);
  // A letter before the quote says how the literal is read: `f"..."`.
  if (open > at + 1 && QUOTES[view[open]!] !== 1 && PREFIXES[view[open]!] === 1) open += 1;
  if (open >= limit || QUOTES[view[open]!] !== 1 || PIECE[view[open + 1]!] !== 1) return -1;
  if (hasOperator || continuation > 0) return open + 1;
  // A doubled quote is one quote in SQL and CSV, and rows that begin with a quote are no pieces of one text.
  const areNeighbours = open === at + 1 ? view[at] !== view[open] : view[open - 1] !== NEWLINE;
  return areNeighbours ? open + 1 : -1;
}

function skip(view: Buffer, from: number, limit: number, table: Uint8Array): number {
  let at = from;
  while (at < limit && table[view[at]!] === 1) at += 1;
  return at;
}

/** `+ ++ . .. & ~ || <> ,` */
function skipOperator(view: Buffer, at: number): number {
  const [byte, next] = [view[at]!, view[at + 1]!];
  if (SINGLE[byte] === 1) return DOUBLE[byte] === 1 && next === byte ? at + 2 : at + 1;
  return (byte === BAR && next === BAR) || (byte === LESS && next === MORE) ? at + 2 : at;
}

/** Behind `\\` or Basic's `_` at the end of a line; -1 when there is none. */
function lineContinuation(view: Buffer, at: number): number {
  if (view[at] !== BACKSLASH && view[at] !== UNDERSCORE) return -1;
  const end = view[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1;
  return view[end] === NEWLINE ? end + 1 : -1;
}

/** A backslash at the end of a line, amid a word: the next line's indentation goes with it. */
function continuationEnd(view: Buffer, at: number): number {
  if (at === 0 || PIECE[view[at - 1]!] !== 1) return -1;
  const last = Math.min(view.length, at + MAX_JOINT);
  let end = view[at + 1] === CARRIAGE_RETURN ? at + 3 : at + 2;
  while (end < last && BLANKS[view[end]!] === 1) end += 1;
  return end < last && PIECE[view[end]!] === 1 ? end : -1;
}

/** Behind `${"piece"}` within a template. */
function pieceEnd(view: Buffer, at: number): number {
  const quote = view[at + 2] ?? 0;
  if (QUOTES[quote] !== 1) return -1;
  const last = Math.min(view.length, at + MAX_JOINT);
  for (let end = at + 3; end < last && view[end] !== NEWLINE; end += 1) {
    if (view[end] === quote) return view[end + 1] === 0x7d ? end + 2 : -1;
  }
  return -1;
}

/** Behind `: >-` or `: |` at the end of a line, where the value begins. */
function blockEnd(view: Buffer, at: number): number {
  const last = Math.min(view.length, at + MAX_JOINT);
  let end = at + 3;
  while (end < last && SPACE[view[end]!] !== 1) {
    if (end > at + 5) return -1;
    end += 1;
  }
  let hasNewline = false;
  for (; end < last && SPACE[view[end]!] === 1; end += 1) hasNewline ||= view[end] === NEWLINE;
  const isIndented = hasNewline && BLANKS[view[end - 1]!] === 1;
  return isIndented && end < last && (PIECE[view[end]!] === 1 || view[end] === DOUBLE_QUOTE) ? end : -1;
}
