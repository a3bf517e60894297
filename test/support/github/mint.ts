// Tokens in GitHub's published layouts, made anew on each run. The checks are computed here on their own, so that a
// mistake in the scanner's does not repeat itself.
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const CHECK_LENGTH = 6;

export type ShortPrefix = 'ghp' | 'gho' | 'ghu' | 'ghs' | 'ghr';

/** Prefix, 30 random characters (70 in a refresh token) and the CRC32 of those in base62. */
export function mintShortToken(prefix: ShortPrefix): string {
  const body = randomText(prefix === 'ghr' ? 70 : 30);
  return `${prefix}_${body}${crcText(body)}`;
}

/** 22 and 59 characters; of the latter the eight after 43 are the start of a SHA-256 in base32. */
export function mintFineGrainedToken(): string {
  const head = `${['github', 'pat'].join('_')}_${randomText(22)}_${randomText(43)}`;
  return `${head}${hashText(head)}${randomText(8)}`;
}

/** The stateless layout of installation tokens since 2026: the App's id and a JWT, of no fixed length. */
export function mintStatelessToken(appId: number): string {
  const header = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'JWT' })).toString('base64url');
  const payload = Buffer.from(JSON.stringify({ iss: appId, jti: randomBytes(16).toString('hex') })).toString(
    'base64url',
  );
  return `ghs_${appId}_${header}.${payload}.${randomBytes(64).toString('base64url')}`;
}

function randomText(length: number): string {
  return Array.from({ length }, () => BASE62.charAt(randomInt(BASE62.length))).join('');
}

function crcText(body: string): string {
  const digits: string[] = [];
  let rest = crc32(body);
  while (digits.length < CHECK_LENGTH) {
    digits.unshift(BASE62.charAt(rest % BASE62.length));
    rest = Math.floor(rest / BASE62.length);
  }
  return digits.join('');
}

function hashText(head: string): string {
  const bits = [...createHash('sha256').update(head).digest().subarray(0, 5)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  return Array.from({ length: 8 }, (_, index) =>
    BASE32.charAt(Number.parseInt(bits.slice(index * 5, index * 5 + 5), 2)),
  ).join('');
}
