/**
 * Text in which each character is one byte, so that a file of any encoding, or of none, can be changed in one place and
 * keep every other byte. Secrets are brought into the same form before they are compared.
 */

export function byteTextOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function fromFile(bytes: Buffer): string {
  return bytes.toString('latin1');
}

export function toFile(byteText: string): Buffer {
  return Buffer.from(byteText, 'latin1');
}

/** Everything but the unreserved characters of RFC 3986 becomes `%XX`, so the result needs no quotes anywhere. */
export function percentEncode(byteText: string): string {
  return byteText.replace(
    /[^A-Za-z0-9._~-]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** A `%` that starts no escape stands for itself. */
export function percentDecode(byteText: string): string {
  return byteText.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A place in a text and what is to stand there. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with all edits made; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start);
  return ordered.reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}
