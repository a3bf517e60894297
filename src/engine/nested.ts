import type { Span } from '../core/span.js';
import type { Decoded, Decoder } from '../decoders/decoder.js';
import type { Candidate } from './candidate.js';
import type { Steps } from './steps.js';

/** Encodings inside of encodings. */
const MAX_DEPTH = 4;
/** Bytes that may be decoded for each byte of the fragment, so that text in many encodings at once stays linear. */
const MAX_EXPANSION = 3;
const FREE_BYTES = 64 * 1024;

/** Where a decoded stretch begins and ends depends on what else is encoded so far around it. */
const STRETCH_REACH = 1600;

/** How much may still be decoded for one fragment, and how deep. Shared by all that is decoded from it. */
export class DecodingBudget {
  readonly depth: number;
  readonly #left: { bytes: number };

  constructor(fragmentBytes: number);
  constructor(fragmentBytes: number, depth: number, left: { bytes: number });
  constructor(fragmentBytes: number, depth = 0, left = { bytes: FREE_BYTES + MAX_EXPANSION * fragmentBytes }) {
    this.depth = depth;
    this.#left = left;
  }

  get isSpent(): boolean {
    return this.depth >= MAX_DEPTH || this.#left.bytes <= 0;
  }

  /** For what was decoded, one level down. */
  take(bytes: number): DecodingBudget {
    this.#left.bytes -= bytes;
    return new DecodingBudget(0, this.depth + 1, this.#left);
  }
}

type Scan = (bytes: Buffer, budget: DecodingBudget) => Steps<readonly Candidate[]>;

/** Between two pauses so many stretches of encoded text, which are short where there are many. */
const STRETCHES_AT_ONCE = 32;

/** What stands encoded in the bytes, in their offsets. Innermost texts are scanned like any other. */
export function* decodeAll(
  decoders: readonly Decoder[],
  bytes: Buffer,
  within: readonly Span[],
  budget: DecodingBudget,
  scan: Scan,
): Steps<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  let stretches = 0;
  for (const decoder of decoders) {
    if (budget.isSpent) break;
    for (const decoded of decoder.decode(bytes, within)) {
      stretches += 1;
      if (stretches % STRETCHES_AT_ONCE === 0 && (yield) === true) return candidates;
      for (const one of yield* scan(decoded.bytes, budget.take(decoded.bytes.length))) {
        candidates.push(outward(one, decoded, decoder.name));
      }
      if (budget.isSpent) break;
    }
  }
  return candidates;
}

function outward(candidate: Candidate, { outer, toOuter }: Decoded, name: string): Candidate {
  const start = toOuter(candidate.secret.start);
  return {
    ...candidate,
    secret: { start, end: Math.max(start + 1, toOuter(candidate.secret.end)) },
    footprint: { start: outer.start - STRETCH_REACH, end: outer.end + STRETCH_REACH },
    encodings: [name, ...(candidate.encodings ?? [])],
  };
}
