import type { Content } from '../core/fragment.js';
import { type Container, damaged, type Member } from './container.js';

// In these formats the length of a string stands before it, and the mark of the next thing behind it. Either may look like a
// letter or a digit, so that what is scanned as it stands seems to go on: `N`, Python's mark of None, behind most of them.

const MAX_BYTES = 16 * 2 ** 20;
const PIECE_BYTES = 1 << 16;
const NEWLINE = Buffer.from('\n');

/** The strings of a compiled Java class, a line each. */
export const javaClass: Container = {
  name: 'java-class',
  access: 'random',
  maxBytes: MAX_BYTES,
  firstBytes: [0xca],
  // Apple's files for several processors begin alike, with their number where this has a version of 45 or more.
  matches: (head) => head.length >= 10 && head.readUInt32BE(0) === 0xcafe_babe && head.readUInt16BE(6) >= 45,
  open: (content) => stringsOf(content, classStrings),
};

/** The strings of compiled Python, a line each. */
export const compiledPython: Container = {
  name: 'pyc',
  access: 'random',
  maxBytes: MAX_BYTES,
  // A number of the version, which is never two characters of text, and the end of a line.
  matches: (head) => head[2] === 0x0d && head[3] === 0x0a && head.length >= 16 && isPythonVersion(head.readUInt16LE(0)),
  open: (content) => stringsOf(content, pythonStrings),
};

function isPythonVersion(magic: number): boolean {
  return (magic >= 3000 && magic < 4000) || magic >= 50_000;
}

async function* stringsOf(content: Content, read: (file: Buffer) => Generator<Buffer>): AsyncGenerator<Member> {
  yield { path: Buffer.from('strings'), chunks: lines(read(content.read(0, content.size))) };
}

/** What was read before a failure is given before it. */
async function* lines(strings: Iterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let held = 0;
  let failure: { readonly error: unknown } | undefined;
  try {
    for (const text of strings) {
      parts.push(text, NEWLINE);
      held += text.length + 1;
      if (held < PIECE_BYTES) continue;
      yield Buffer.concat(parts);
      parts = [];
      held = 0;
    }
  } catch (error) {
    failure = { error };
  }
  if (held > 0) yield Buffer.concat(parts);
  // oxlint-disable-next-line only-throw-error -- what was caught goes on as it is
  if (failure !== undefined) throw failure.error;
}

const UTF8 = 1;
/** Bytes behind the tag of a constant. */
const CONSTANT_BYTES: Readonly<Record<number, number>> = {
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 2,
  8: 2,
  9: 4,
  10: 4,
  11: 4,
  12: 4,
  15: 3,
  16: 2,
  17: 4,
  18: 4,
  19: 2,
  20: 2,
};

function* classStrings(file: Buffer): Generator<Buffer> {
  const count = file.readUInt16BE(8);
  for (let at = 10, constant = 1; constant < count; constant += 1) {
    const tag = file[at];
    if (tag === undefined || at + 3 > file.length) throw damaged('java-class: it ends too early');
    if (tag === UTF8) {
      const end = at + 3 + file.readUInt16BE(at + 1);
      yield file.subarray(at + 3, end);
      at = end;
      continue;
    }
    const length = CONSTANT_BYTES[tag];
    if (length === undefined)
      throw damaged(`java-class: constant ${String(constant)}: tag ${String(tag)} is not known`);
    // Numbers of eight bytes count twice.
    if (length === 8) constant += 1;
    at += 1 + length;
  }
}

const REFERENCED = 0x80;
const SHORT = new Set([...'zZ'].map((type) => type.charCodeAt(0)));
const LONG = new Set([...'stuaA'].map((type) => type.charCodeAt(0)));

/**
 * Whatever looks like the head of a string with nothing but text behind it: what stands between strings differs from
 * version to version. Two may overlap, since one of them may be chance.
 */
function* pythonStrings(file: Buffer): Generator<Buffer> {
  const text = new TextRuns(file);
  let ended = 0;
  for (let at = 16; at + 2 < file.length; at += 1) {
    const type = (file[at] as number) & ~REFERENCED;
    let start = at + 2;
    let end = -1;
    if (SHORT.has(type)) end = start + (file[at + 1] as number);
    else if (LONG.has(type) && at + 5 < file.length) {
      start = at + 5;
      end = start + file.readUInt32LE(at + 1);
    }
    if (end <= Math.max(start, ended) || end > file.length || text.endFrom(start) < end) continue;
    yield file.subarray(start, end);
    ended = end;
  }
}

/** The head of a short string is three bytes shorter than that of a long one. */
const MAX_STEP_BACK = 3;

/** Where text ends, asked at places that hardly ever go back: each byte is looked at about once. */
class TextRuns {
  readonly #bytes: Buffer;
  #from = 0;
  #end = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The first byte from here on that is no text. */
  endFrom(start: number): number {
    if (start > this.#end || start < this.#from - MAX_STEP_BACK) {
      this.#from = start;
      this.#end = this.#firstOther(start, this.#bytes.length);
    } else if (start < this.#from) {
      const other = this.#firstOther(start, this.#from);
      if (other < this.#from) return other;
      this.#from = start;
    }
    return this.#end;
  }

  #firstOther(from: number, to: number): number {
    let at = from;
    while (at < to && isText(this.#bytes[at] as number)) at += 1;
    return at;
  }
}

function isText(byte: number): boolean {
  return byte >= 0x20 ? byte !== 0x7f : byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
