import { hexPair, nextByte, searchFor } from './bytes.js';
import type { Decoder } from './decoder.js';
import { rewrite, type Marks } from './rewrite.js';

const EQUALS = 0x3d;
const CARRIAGE_RETURN = 0x0d;
const NEWLINE = 0x0a;
/** A line of mail is broken before its 77th character, and encoders come close to that. */
const MIN_BROKEN_LINE = 60;
const MAX_BROKEN_LINE = 80;

/** `=3D` and lines that end in `=`, as mail has them. */
export const quotedPrintable: Decoder = {
  name: 'quoted-printable',
  decode(bytes, within) {
    const isMail = says(bytes, 'quoted', '-printable') || says(bytes, 'Quoted', '-Printable');
    return rewrite(bytes, within, (view) => marksIn(view, isMail));
  },
};

/** Six characters with a rare one first are found ten times as fast as all of them. */
function says(bytes: Buffer, start: string, rest: string): boolean {
  for (let at = bytes.indexOf(start); at !== -1; at = bytes.indexOf(start, at + 1)) {
    const end = at + start.length;
    if (bytes.toString('latin1', end, end + rest.length) === rest) return true;
  }
  return false;
}

/** Source code has `=` everywhere and lines that end in it. So without the header that says so only what is typical counts. */
function marksIn(view: Buffer, isMail: boolean): Marks {
  return {
    width: 1,
    next: (from) => nextByte(view, EQUALS, from),
    ...(isMail ? {} : { nextTelling: typicalIn(view) }),
    telling(at) {
      const soft = softBreakEnd(view, at);
      if (soft !== -1) return isMail || isFullLine(view, at) ? soft : -1;
      const value = hexPair(view, at + 1);
      return value === EQUALS || (isMail && value !== -1) ? at + 3 : -1;
    },
    undo(at, into) {
      const soft = softBreakEnd(view, at);
      if (soft !== -1) return soft;
      const value = hexPair(view, at + 1);
      if (value === -1) return at;
      into.put(value, at, 3);
      return at + 3;
    },
  };
}

/** Three native searches are quicker than to stop at every `=`. */
function typicalIn(view: Buffer): (from: number) => number {
  const searches = ['=3D', '=\n', '=\r\n'].map((needle) => searchFor(view, needle));
  return (from) => {
    let first = -1;
    for (const search of searches) {
      const at = search(from);
      if (at !== -1 && (first === -1 || at < first)) first = at;
    }
    return first;
  };
}

function softBreakEnd(view: Buffer, at: number): number {
  const newline = view[at + 1] === CARRIAGE_RETURN ? at + 2 : at + 1;
  return view[newline] === NEWLINE ? newline + 1 : -1;
}

/** Whether the line that ends at `at` is as long as a broken one, and no padding of base64 ends it. */
function isFullLine(view: Buffer, at: number): boolean {
  if (view[at - 1] === EQUALS) return false;
  const start = view.subarray(Math.max(0, at - MAX_BROKEN_LINE - 1), at).lastIndexOf(NEWLINE);
  const length = start === -1 ? at : Math.min(at, MAX_BROKEN_LINE + 1) - start - 1;
  return length >= MIN_BROKEN_LINE && length <= MAX_BROKEN_LINE;
}
