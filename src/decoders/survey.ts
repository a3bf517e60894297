import type { Span } from '../core/span.js';
import { AFTER_QUOTE, BASE64, BLANKS, HEX_INSIDE, PIECE, QUOTES, STARTERS } from './alphabets.js';
import { isHexDigit } from './bytes.js';
import { widened } from './spans.js';
import { SCALAR_KERNEL, SIMD_KERNEL } from './survey-kernel.generated.js';
import {
  AFTER_QUOTE_BIT,
  BASE64_BIT,
  BASE64_TAG,
  BLANK_BIT,
  CHUNK_BYTES,
  CLASSES_AT,
  HEX_DIGIT_BIT,
  HEX_INSIDE_BIT,
  JOINT_TAG,
  MIN_HEX_DIGITS,
  OUT_AT,
  PIECE_BIT,
  QUOTE_BIT,
  STARTER_BIT,
  TEXT_AT,
} from './survey-layout.js';

/** What a first look at every byte tells the decoders that would each have to look at every byte; all ascending. */
export interface Survey {
  /** What was looked at: the wanted spans and their surroundings. */
  readonly regions: readonly Span[];
  /** Where runs of base64 begin that are long enough. */
  readonly base64Runs: readonly number[];
  /** Some place in each run of digits in hexadecimal that is long enough. */
  readonly hexRuns: readonly number[];
  /** What may join two pieces: closing quotes, ends of lines behind a backslash, templates, blocks of YAML. */
  readonly joints: readonly number[];
}

/** Below it, looking is quicker than asking. */
const MIN_BYTES = 1024;
/** How far around what is wanted a decoder may look. */
export const SURVEY_REACH = 4096;

/** What each byte is, for the kernels' looks at single bytes and for ours. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isIn = (table: Uint8Array, bit: number): number => (table[byte] === 1 ? bit : 0);
  const runs = isIn(BASE64, BASE64_BIT) | isIn(HEX_INSIDE, HEX_INSIDE_BIT) | isIn(BLANKS, BLANK_BIT);
  const joints = isIn(QUOTES, QUOTE_BIT) | isIn(AFTER_QUOTE, AFTER_QUOTE_BIT) | isIn(PIECE, PIECE_BIT);
  return runs | joints | isIn(STARTERS, STARTER_BIT) | (isHexDigit(byte) ? HEX_DIGIT_BIT : 0);
});

let latest:
  { readonly bytes: Buffer; readonly within: readonly Span[]; readonly survey: Survey | undefined } | undefined;

/** The survey of the spans and what lies around them; made once for all decoders. Undefined for what is short. */
export function surveyOf(bytes: Buffer, within: readonly Span[]): Survey | undefined {
  if (latest?.bytes === bytes && latest.within === within) return latest.survey;
  const regions = widened(bytes, within, SURVEY_REACH);
  const total = regions.reduce((sum, { start, end }) => sum + end - start, 0);
  latest = { bytes, within, survey: total >= MIN_BYTES ? kernel()?.survey(bytes, regions) : undefined };
  return latest.survey;
}

let loaded: Kernel | undefined;

function kernel(): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  loaded ??= new Kernel();
  return loaded;
}

type Places = Record<'base64Runs' | 'hexRuns' | 'joints', number[]>;

class Kernel {
  readonly #reset: () => void;
  readonly #survey: (count: number) => number;
  readonly #memory: Uint8Array;
  readonly #entries: Uint32Array;

  constructor() {
    const { exports } = new WebAssembly.Instance(kernelModule());
    const { buffer } = exports['memory'] as WebAssembly.Memory;
    this.#reset = exports['reset'] as () => void;
    this.#survey = exports['survey'] as (count: number) => number;
    this.#memory = new Uint8Array(buffer);
    this.#entries = new Uint32Array(buffer, OUT_AT);
    this.#memory.set(CLASSES, CLASSES_AT);
  }

  survey(bytes: Buffer, regions: readonly Span[]): Survey {
    const survey = { regions, base64Runs: [], hexRuns: [], joints: [] };
    for (const region of regions) {
      this.#reset();
      for (let start = region.start; start < region.end; start += CHUNK_BYTES) {
        this.#look(bytes, { start, end: Math.min(region.end, start + CHUNK_BYTES) }, region.end, survey);
      }
    }
    return survey;
  }

  #look(bytes: Buffer, { start, end }: Span, regionEnd: number, into: Places): void {
    const count = end - start;
    // A joint is seen by its neighbours: one byte before and two behind.
    const before = start === 0 ? 0 : 1;
    const behind = Math.min(2, bytes.length - end);
    this.#memory[TEXT_AT - 1] = 0;
    this.#memory.set(bytes.subarray(start - before, end + behind), TEXT_AT - before);
    this.#memory.fill(0, TEXT_AT + count + behind, TEXT_AT + count + 2);
    const found = this.#survey(count);
    for (let at = 0; at < found; at += 1) {
      const entry = this.#entries[at]!;
      // A run that began in the chunk before has a negative place.
      const place = start + ((entry | 0) >> 2);
      const tag = entry & 3;
      if (tag === BASE64_TAG) into.base64Runs.push(place);
      else if (tag === JOINT_TAG) into.joints.push(place);
      else {
        const digits = enoughDigits(bytes, place, regionEnd);
        if (digits !== -1) into.hexRuns.push(digits);
      }
    }
  }
}

function kernelModule(): WebAssembly.Module {
  try {
    return new WebAssembly.Module(Buffer.from(SIMD_KERNEL, 'base64'));
  } catch {
    // Not every processor has vectors, and without them the module is not valid.
    return new WebAssembly.Module(Buffer.from(SCALAR_KERNEL, 'base64'));
  }
}

/** Where a run, which may be blanks and commas for the most part, has enough digits; or -1. */
function enoughDigits(bytes: Buffer, start: number, end: number): number {
  let digits = 0;
  let last = 0;
  for (let at = start; at < end; at += 1) {
    const kind = CLASSES[bytes[at]!]!;
    if ((kind & HEX_DIGIT_BIT) !== 0) {
      digits += 1;
      if (digits === MIN_HEX_DIGITS) return at;
    } else if ((kind & HEX_INSIDE_BIT) === 0 || (kind & last & BLANK_BIT) !== 0) return -1;
    last = kind;
  }
  return -1;
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
