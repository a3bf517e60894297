/** How the prefilter's table and the memory of its kernel are laid out; both the kernel and its twin rest on it. */
export const TABLE_BITS = 17;
export const TABLE_SHIFT = 32 - TABLE_BITS;
/** One bit for each hash. There are two tables one behind the other, so that chance alone fills few windows in both. */
export const TABLE_BYTES = 2 ** TABLE_BITS / 8;
export const HASH_MULTIPLIER = 0x9e3779b1;
export const SECOND_MULTIPLIER = 0x85ebca77;

export const CHUNK_BYTES = 256 * 1024;
export const TEXT_AT = TABLE_BYTES * 2;
/** Behind the text, and the bytes that a look beyond its end may read. */
export const OUT_AT = TEXT_AT + CHUNK_BYTES + 64;
/** Each position may be written, and those of the last turn too. */
export const PAGES = Math.ceil((OUT_AT + (CHUNK_BYTES + 16) * 4) / 65_536);
