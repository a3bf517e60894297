import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ChecksumName } from '../detectors/detector.js';

/** `fail` means that the vendor can't have issued this; `unknown` that the check does not tell. */
export type ChecksumResult = 'pass' | 'fail' | 'unknown';

/** The checks that a rule can name. Each looks at the value only. */
export const checksums: Readonly<Record<ChecksumName, (value: string) => ChecksumResult>> = {
  'github-crc32': githubCrc32,
  'github-pat-sha256': githubPatSha256,
};

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const GITHUB_PREFIX_LENGTH = 4;
const GITHUB_CHECK_LENGTH = 6;

/** The last six characters are the CRC32 of what stands between them and the prefix, in base62 padded with `0`. */
function githubCrc32(value: string): ChecksumResult {
  const body = value.slice(GITHUB_PREFIX_LENGTH, -GITHUB_CHECK_LENGTH);
  return base62(crc32(body), GITHUB_CHECK_LENGTH) === value.slice(-GITHUB_CHECK_LENGTH) ? 'pass' : 'fail';
}

function base62(value: number, length: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = `${BASE62.charAt(rest % 62)}${text}`;
  return text.padStart(length, '0');
}

const PAT_CHECKED_LENGTH = 77;
const PAT_CHECK_LENGTH = 8;

/** Seen in published tokens but not documented by the vendor, so it may raise confidence and never drop a token. */
function githubPatSha256(value: string): ChecksumResult {
  const digest = createHash('sha256').update(value.slice(0, PAT_CHECKED_LENGTH)).digest();
  const check = value.slice(PAT_CHECKED_LENGTH, PAT_CHECKED_LENGTH + PAT_CHECK_LENGTH);
  return base32(digest.subarray(0, 5)) === check ? 'pass' : 'unknown';
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding; the length must be a multiple of five bytes. */
function base32(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let at = (bytes.length * 8) / 5; at > 0; at -= 1) {
    text = `${BASE32.charAt(Number(bits & 31n))}${text}`;
    bits >>= 5n;
  }
  return text;
}
