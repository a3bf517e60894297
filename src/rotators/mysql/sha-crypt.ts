// The sum that MySQL keeps of a password under caching_sha2_password and sha256_password: SHA-crypt with SHA-256, as Ulrich
// Drepper specified it, with a salt of up to 20 bytes. With it we tell whether a sum is a password's without a login, and
// give the server a sum instead of a password.
import { createHash } from 'node:crypto';

const DIGITS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Bytes of the digest as they stand in groups of three, each of which makes four digits; two more follow. */
const GROUPS = Array.from({ length: 10 }, (_, index) => {
  const [one, two, three] = [index, index + 10, index + 20] as const;
  return [[one, two, three] as const, [three, one, two] as const, [two, three, one] as const][index % 3]!;
});

/** 43 digits. Takes time in proportion to `rounds`, and memory to the square of the password's length. */
export function shaCrypt(password: Uint8Array, salt: Uint8Array, rounds: number): string {
  const first = firstDigest(password, salt);
  const passwordBytes = stretched(sha256(...Array.from(password, () => password)), password.length);
  const saltBytes = stretched(sha256(...Array.from({ length: 16 + first[0]! }, () => salt)), salt.length);
  let digest = first;
  for (let round = 0; round < rounds; round += 1) {
    const isOdd = round % 2 === 1;
    const hash = createHash('sha256').update(isOdd ? passwordBytes : digest);
    if (round % 3 !== 0) hash.update(saltBytes);
    if (round % 7 !== 0) hash.update(passwordBytes);
    digest = hash.update(isOdd ? digest : passwordBytes).digest();
  }
  return digitsOf(digest);
}

function firstDigest(password: Uint8Array, salt: Uint8Array): Buffer {
  const other = sha256(password, salt, password);
  const parts: Uint8Array[] = [password, salt, stretched(other, password.length)];
  for (let bits = password.length; bits > 0; bits >>= 1) parts.push(bits % 2 === 1 ? other : password);
  return sha256(...parts);
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** So many bytes of the digest, over and over. */
function stretched(digest: Uint8Array, length: number): Buffer {
  return Buffer.alloc(length, digest);
}

function digitsOf(digest: Uint8Array): string {
  const groups = GROUPS.map(([high, middle, low]) => digits(digest[high]!, digest[middle]!, digest[low]!, 4));
  return `${groups.join('')}${digits(0, digest[31]!, digest[30]!, 3)}`;
}

function digits(high: number, middle: number, low: number, count: number): string {
  const bits = (high << 16) | (middle << 8) | low;
  return Array.from({ length: count }, (_, index) => DIGITS[(bits >> (6 * index)) & 63]!).join('');
}
