import type { Span } from '../core/span.js';

/** What a stretch of the outer bytes says when its encoding is undone. */
export interface Decoded {
  readonly bytes: Buffer;
  /** The stretch of the outer bytes that was decoded. */
  readonly outer: Span;
  /** Where in the outer bytes the decoded byte at this offset comes from; also asked for `bytes.length`. */
  readonly toOuter: (offset: number) => number;
}

/**
 * An encoding that stands inside of other text. Data and pure functions: the same bytes give the same stretches, in
 * order, in time linear in the bytes, whatever they hold. Nothing is thrown: what does not decode is left out.
 */
export interface Decoder {
  /** As `encodings` in a report names it: `base64`. */
  readonly name: string;
  /**
   * Every encoded stretch that overlaps one of the spans (sorted, disjoint), each once, however far it reaches beyond the
   * span. Cheap where there is none.
   */
  decode(bytes: Buffer, within: readonly Span[]): Iterable<Decoded>;
}
