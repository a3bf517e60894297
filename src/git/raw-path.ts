/**
 * File names are bytes, reports are text. What is shown is reversible, so that a file in a report can be opened again, and
 * holds nothing that moves a cursor, breaks a line or turns the direction of writing.
 */
const UNSAFE = /[\\\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Most names are so, and of the pattern above the first use takes a hook a hundredth of its time. */
const PLAIN = /^[ -[\]-~]*$/;
const ESCAPE = /\\(?:x([0-9a-f]{2})|\\)/g;

/** Text for a path's bytes: UTF-8 as it is, a backslash doubled, all that is invalid or unsafe as `\xNN`. */
export function showPath(path: Buffer): string {
  const text = path.toString('utf8');
  if (PLAIN.test(text)) return text;
  if (!text.includes('\ufffd')) return escapeUnsafe(text);
  return Buffer.from(text, 'utf8').equals(path) ? escapeUnsafe(text) : showInvalid(path);
}

/** The bytes that `showPath` made this text of. */
export function readShownPath(text: string): Buffer {
  if (!text.includes('\\')) return Buffer.from(text, 'utf8');
  const parts: Buffer[] = [];
  let end = 0;
  for (const match of text.matchAll(ESCAPE)) {
    parts.push(Buffer.from(text.slice(end, match.index), 'utf8'));
    parts.push(match[1] === undefined ? Buffer.from('\\') : Buffer.from(match[1], 'hex'));
    end = match.index + match[0].length;
  }
  parts.push(Buffer.from(text.slice(end), 'utf8'));
  return Buffer.concat(parts);
}

function escapeUnsafe(text: string): string {
  return text.replace(UNSAFE, escapeOf);
}

/** Names of nothing but such characters come by the hundred thousand, so each is spelt out once. */
const escapes = new Map<string, string>([['\\', '\\\\']]);
function escapeOf(char: string): string {
  let escape = escapes.get(char);
  if (escape === undefined) escapes.set(char, (escape = escapeBytes(Buffer.from(char, 'utf8'))));
  return escape;
}

/** Not UTF-8 as a whole: ASCII stays readable, every other byte is escaped. */
function showInvalid(path: Buffer): string {
  let shown = '';
  for (const byte of path) shown += shownByte[byte] ??= showByte(byte);
  return shown;
}

function escapeBytes(bytes: Buffer): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

/** Of names that are no UTF-8. */
const shownByte: (string | undefined)[] = [];
function showByte(byte: number): string {
  return byte < 0x80 ? escapeUnsafe(String.fromCharCode(byte)) : escapeBytes(Buffer.of(byte));
}
