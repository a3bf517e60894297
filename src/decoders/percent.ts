import { hexNumber, hexPair, nextByte } from './bytes.js';
import type { Decoder } from './decoder.js';
import { rewrite, type Marks } from './rewrite.js';

const PERCENT = 0x25;
const LOWER_U = 0x75;

/** `%41`, as URLs and forms have it, and `%u0041` of JavaScript's `escape`. A partly encoded text is decoded as a whole. */
export const percent: Decoder = {
  name: 'percent',
  decode: (bytes, within) => rewrite(bytes, within, marksIn),
};

function marksIn(view: Buffer): Marks {
  return {
    width: 1,
    next: (from) => nextByte(view, PERCENT, from),
    telling(at) {
      const value = valueAt(view, at);
      // A format as in `%02d` gives a control character, a word in Chinese bytes above ASCII: no secret is hidden in them.
      return isPlain(value) ? at + widthAt(view, at) : -1;
    },
    undo(at, into) {
      const value = valueAt(view, at);
      if (value === -1) return at;
      const width = widthAt(view, at);
      if (width > 3) into.putCodePoint(value, at, width);
      else into.put(value, at, width);
      return at + width;
    },
  };
}

function valueAt(view: Buffer, at: number): number {
  if (view[at + 1] !== LOWER_U) return hexPair(view, at + 1);
  const code = hexNumber(view, at + 2, 4);
  return code >= 0xd800 && code < 0xe000 ? -1 : code;
}

function widthAt(view: Buffer, at: number): number {
  return view[at + 1] === LOWER_U ? 6 : 3;
}

function isPlain(value: number): boolean {
  return (value >= 0x20 && value < 0x7f) || value === 0x0a || value === 0x0d || value === 0x09;
}
