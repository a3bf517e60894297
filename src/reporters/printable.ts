/**
 * Text that may stand on a terminal: control characters, which could move the cursor or start an escape sequence, and
 * characters that turn the direction of writing or can't be seen, which could make one path look like another, are
 * shown as `\xNN` or `\u{NNNN}`.
 */
export function printable(text: string): string {
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    result += isUnsafe(code) ? escaped(code) : character;
  }
  return result;
}

export function isPrintable(text: string): boolean {
  return printable(text) === text;
}

function escaped(code: number): string {
  const hex = code.toString(16);
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : `\\u{${hex}}`;
}

function isUnsafe(code: number): boolean {
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0xad) return true;
  // Zero-width and direction marks, line and paragraph separators, embeddings, isolates, tags, lone surrogates.
  if (code >= 0x200b && code <= 0x200f) return true;
  if (code >= 0x2028 && code <= 0x202e) return true;
  if (code >= 0x2060 && code <= 0x206f) return true;
  if (code >= 0xd800 && code <= 0xdfff) return true;
  return code === 0xfeff || code === 0x61c || code === 0x180e || (code >= 0xe0000 && code <= 0xe007f);
}
