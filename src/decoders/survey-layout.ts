/** How the survey's kernel sees bytes and lays out its memory; both kernels and their caller rest on it. */
export const CLASSES_AT = 0;
/** Whole turns of the kernels. */
export const CHUNK_BYTES = 256 * 1024;
/** One byte of the text before stands in front of it. */
export const TEXT_AT = 256 + 64;
export const OUT_AT = TEXT_AT + CHUNK_BYTES + 64;
/** Each byte may make an entry of 4 as a joint; of runs there are fewer. */
export const PAGES = Math.ceil((OUT_AT + CHUNK_BYTES * 8) / 65_536);

/** What a byte can be, as bits. */
export const BASE64_BIT = 1;
export const HEX_INSIDE_BIT = 2;
export const BLANK_BIT = 4;
export const QUOTE_BIT = 8;
export const AFTER_QUOTE_BIT = 16;
export const PIECE_BIT = 32;
export const STARTER_BIT = 64;
export const HEX_DIGIT_BIT = 128;

/** What an entry tells, in its two low bits; the place stands above them. */
export const BASE64_TAG = 0;
export const HEX_TAG = 1;
export const JOINT_TAG = 2;

export const MIN_BASE64_RUN = 20;
export const MIN_HEX_DIGITS = 24;
