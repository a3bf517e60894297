import { nextByte } from './bytes.js';
import type { Decoder } from './decoder.js';
import { rewrite, type Marks } from './rewrite.js';

const ESCAPE = 0x1b;
const BELL = 0x07;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
/** What follows ESC: `[` begins a control sequence, `]` a command that ends in BEL or ESC `\`. */
const CONTROL = 0x5b;
const COMMAND = 0x5d;
const MAX_CONTROL = 64;
/** A link carries its address; a longer one is not worth searching for its end. */
const MAX_COMMAND = 4096;

/** Colours, cursor movements, links and titles of terminals, as CI logs have them. */
export const ansi: Decoder = {
  name: 'ansi',
  decode: (bytes, within) => rewrite(bytes, within, marksIn),
};

function marksIn(view: Buffer): Marks {
  return {
    width: 1,
    next: (from) => nextByte(view, ESCAPE, from),
    // Two bytes alone stand in many binaries by chance.
    telling: (at) => (view[at + 1] === CONTROL || view[at + 1] === COMMAND ? sequenceEnd(view, at) : -1),
    undo(at) {
      const end = sequenceEnd(view, at);
      return end === -1 ? at : end;
    },
  };
}

/** Where the sequence at `at` ends, or -1 when none does. */
function sequenceEnd(view: Buffer, at: number): number {
  const kind = view[at + 1];
  if (kind === undefined) return -1;
  if (kind === CONTROL) return controlEnd(view, at + 2);
  if (kind === COMMAND) return commandEnd(view, at + 2);
  // ESC, intermediate bytes, one final byte: `ESC ( B` chooses a character set.
  if (kind >= 0x20 && kind <= 0x2f) return (view[at + 2] ?? 0) >= 0x30 ? at + 3 : -1;
  return kind >= 0x30 && kind <= 0x7e ? at + 2 : -1;
}

function controlEnd(view: Buffer, start: number): number {
  const last = Math.min(view.length, start + MAX_CONTROL);
  for (let at = start; at < last; at += 1) {
    const byte = view[at]!;
    if (byte >= 0x40 && byte <= 0x7e) return at + 1;
    if (byte < 0x20 || byte > 0x3f) return -1;
  }
  return -1;
}

function commandEnd(view: Buffer, start: number): number {
  const last = Math.min(view.length, start + MAX_COMMAND);
  for (let at = start; at < last; at += 1) {
    const byte = view[at]!;
    if (byte === BELL) return at + 1;
    if (byte === NEWLINE) return -1;
    if (byte === ESCAPE) return view[at + 1] === BACKSLASH ? at + 2 : -1;
  }
  return -1;
}
