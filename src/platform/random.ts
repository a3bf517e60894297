import { randomBytes } from 'node:crypto';

/** Gives so many random bytes; tests pass their own. */
export type RandomSource = (bytes: number) => Uint8Array;

/** Letters, digits, `-` and `_`: stands unquoted in URLs, shells, dotenv files and SQL, and 32 of them are 192 bits. */
export const URL_SAFE_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export interface PasswordShape {
  readonly length: number;
  /** Distinct single-unit characters, 2 to 256 of them. */
  readonly alphabet?: string;
}

/** So many random lower-case hex digits. */
export function randomId(hexDigits = 32, source: RandomSource = randomBytes): string {
  const bytes = Buffer.from(source(Math.ceil(hexDigits / 2)));
  return bytes.toString('hex').slice(0, hexDigits);
}

/** A random password in which each character of the alphabet is equally likely at each place. */
export function randomPassword(
  { length, alphabet = URL_SAFE_ALPHABET }: PasswordShape,
  source: RandomSource = randomBytes,
): string {
  const size = alphabet.length;
  if (size < 2 || size > 256 || new Set(alphabet).size !== size) {
    throw new RangeError(`random password: expected an alphabet of 2 to 256 distinct characters: got ${String(size)}`);
  }
  // A byte at or above the largest multiple of the alphabet's size would favour its first characters.
  const limit = 256 - (256 % size);
  let password = '';
  while (password.length < length) {
    for (const byte of source(length)) {
      if (byte < limit && password.length < length) password += alphabet.charAt(byte % size);
    }
  }
  return password;
}
