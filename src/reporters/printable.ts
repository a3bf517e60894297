/**
 * Text that may stand on a terminal: control characters, which could move the cursor or start an escape sequence, and
 * characters that turn the direction of writing or can't be seen, which could make one path look like another, are
 * shown as `\\xNN` or `\\u{NNNN}`.
 */
export function printable(text: string): string {
  return replaceUnsafe(text, escaped);
}

export function isPrintable(text: string): boolean {
  return text.search(UNSAFE) === -1;
}

/** The text with each character replaced that must not be printed. */
export function replaceUnsafe(text: string, by: (character: string) => string): string {
  return text.replaceAll(UNSAFE, by);
}

/**
 * Controls, soft hyphens, zero-width and direction marks, line and paragraph separators, embeddings, isolates, tags and lone
 * surrogates.
 */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\u{e0000}-\u{e007f}]/gu;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}
