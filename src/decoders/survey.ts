import type { Span } from '../core/span.js';
import { AFTER_QUOTE, BASE64, HEX_INSIDE, PIECE, QUOTES } from './alphabets.js';
import { isHexDigit, tableOf } from './bytes.js';
import { KERNEL } from './survey-kernel.generated.js';
import {
  AFTER_QUOTE_BIT,
  BASE64_BIT,
  BASE64_TAG,
  BLANK_BIT,
  CHUNK_BYTES,
  HEX_DIGIT_BIT,
  HEX_INSIDE_BIT,
  HEX_TAG,
  OUT_AT,
  PIECE_BIT,
  QUOTE_BIT,
  STARTER_BIT,
  TEXT_AT,
} from './survey-layout.js';

/** What a first look at every byte tells the decoders that would each have to look at every byte; all ascending. */
export interface Survey {
  /** Where runs of base64 begin that are long enough. */
  readonly base64Runs: readonly number[];
  /** Some place in each run of digits in hexadecimal that is long enough. */
  readonly hexRuns: readonly number[];
  /** What may join two pieces: closing quotes, ends of lines behind a backslash, templates, blocks of YAML. */
  readonly joints: readonly number[];
}

/** Below it, looking is quicker than asking. */
const MIN_BYTES = 4096;

let latest:
  { readonly bytes: Buffer; readonly within: readonly Span[]; readonly survey: Survey | undefined } | undefined;

/** The survey of a text that is to be decoded whole; made once for all decoders. Undefined for parts and short texts. */
export function surveyOf(bytes: Buffer, within: readonly Span[]): Survey | undefined {
  if (latest?.bytes === bytes && latest.within === within) return latest.survey;
  const isWhole = within.length === 1 && within[0]!.start === 0 && within[0]!.end === bytes.length;
  latest = { bytes, within, survey: isWhole && bytes.length >= MIN_BYTES ? kernel()?.survey(bytes) : undefined };
  return latest.survey;
}

let loaded: Kernel | undefined;

function kernel(): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  loaded ??= new Kernel();
  return loaded;
}

class Kernel {
  readonly #reset: () => void;
  readonly #survey: (count: number) => number;
  readonly #memory: Uint8Array;
  readonly #entries: Uint32Array;

  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNEL, 'base64')));
    const { buffer } = exports['memory'] as WebAssembly.Memory;
    this.#reset = exports['reset'] as () => void;
    this.#survey = exports['survey'] as (count: number) => number;
    this.#memory = new Uint8Array(buffer);
    this.#entries = new Uint32Array(buffer, OUT_AT);
    this.#memory.set(classes(), 0);
  }

  survey(bytes: Buffer): Survey {
    const [base64Runs, hexRuns, joints]: [number[], number[], number[]] = [[], [], []];
    this.#reset();
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      const count = Math.min(CHUNK_BYTES, bytes.length - start);
      const before = start === 0 ? 0 : 1;
      this.#memory[TEXT_AT - 1] = 0;
      // A joint is seen by its neighbours: one byte before and two behind.
      this.#memory.set(bytes.subarray(start - before, start + count + 2), TEXT_AT - before);
      if (start + count === bytes.length) this.#memory.fill(0, TEXT_AT + count, TEXT_AT + count + 2);
      const found = this.#survey(count);
      for (let at = 0; at < found; at += 1) {
        const entry = this.#entries[at]!;
        // A run that began in the chunk before has a negative place.
        const place = start + ((entry | 0) >> 2);
        const tag = entry & 3;
        (tag === BASE64_TAG ? base64Runs : tag === HEX_TAG ? hexRuns : joints).push(place);
      }
    }
    return { base64Runs, hexRuns, joints };
  }
}

function classes(): Uint8Array {
  const blanks = tableOf(' \t\r\n');
  const starters = tableOf('\\$#:');
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    let bits = BASE64[byte] === 1 ? BASE64_BIT : 0;
    if (HEX_INSIDE[byte] === 1) bits |= HEX_INSIDE_BIT;
    if (isHexDigit(byte)) bits |= HEX_DIGIT_BIT;
    if (blanks[byte] === 1) bits |= BLANK_BIT;
    if (QUOTES[byte] === 1) bits |= QUOTE_BIT;
    if (AFTER_QUOTE[byte] === 1) bits |= AFTER_QUOTE_BIT;
    if (PIECE[byte] === 1) bits |= PIECE_BIT;
    return starters[byte] === 1 ? bits | STARTER_BIT : bits;
  });
}

/** The next place from `from` on, or -1. Quick when asked in ascending order, and right in any. */
export function cursorOver(places: readonly number[]): (from: number) => number {
  let index = 0;
  return (from) => {
    if (index > 0 && places[index - 1]! >= from) index = 0;
    // Doubling steps: a cursor that is new to a late place does not walk there.
    let step = 1;
    while (index + step < places.length && places[index + step]! < from) [index, step] = [index + step, step * 2];
    while (index < places.length && places[index]! < from) {
      const half = Math.max(1, step >> 1);
      if (index + half < places.length && places[index + half]! < from) index += half;
      else if (half === 1) index += 1;
      step = half;
    }
    return places[index] ?? -1;
  };
}
