// Lists of literals that the program joins with nothing between: `["a", "b"].join("")`, `"".join(["a", "b"])`,
// `join("", "a", "b")`.
import type { Span } from '../core/span.js';
import { searchFor, tableOf } from './bytes.js';

/** A list is followed so far; what is longer builds no credential. */
const MAX_LIST = 4096;

const WORD = 'join(';
const OPENERS = tableOf('[(');
const CLOSERS = tableOf('])');

/** The inside of each list, found from `start` on. Nothing is read twice, so many beginnings without an end stay linear. */
export function joinedLists(view: Buffer, start: number): readonly Span[] {
  const lists: Span[] = [];
  const search = searchFor(view, WORD);
  let floor = start;
  let closer = start;
  for (let at = search(start); at !== -1; at = search(at + WORD.length)) {
    const inside = at + WORD.length;
    const before = listBefore(view, at, floor);
    if (before !== undefined) lists.push(before);
    else if (isJoiningNothing(view, at)) {
      closer = closerFrom(view, Math.max(closer, inside));
      if (closer - inside <= MAX_LIST) lists.push({ start: inside, end: closer });
    }
    floor = at;
  }
  return lists;
}

/** `[...].join("")`, looked for back to the word that was found last. */
function listBefore(view: Buffer, at: number, floor: number): Span | undefined {
  if (!/[\])]\s*\.\s*$/.test(view.toString('latin1', Math.max(0, at - 16), at))) return undefined;
  if (!/^join\(\s*(?:""|''|``)\s*\)/.test(view.toString('latin1', at, at + 24))) return undefined;
  const first = Math.max(floor, at - MAX_LIST);
  for (let open = at - 1; open >= first; open -= 1) {
    if (OPENERS[view[open]!] === 1) return { start: open + 1, end: at };
  }
  return undefined;
}

/** Whether the empty separator stands before the word or is the first argument. */
function isJoiningNothing(view: Buffer, at: number): boolean {
  const inside = at + WORD.length;
  if (/^\s*(?:""|'')\s*,/.test(view.toString('latin1', inside, inside + 16))) return true;
  return /(?:""|'')\s*\.\s*$/.test(view.toString('latin1', Math.max(0, at - 16), at));
}

function closerFrom(view: Buffer, from: number): number {
  let at = from;
  while (at < view.length && CLOSERS[view[at]!] !== 1) at += 1;
  return at;
}
