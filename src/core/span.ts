/** A stretch of bytes, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
