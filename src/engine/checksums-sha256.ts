import { createHash } from 'node:crypto';
import type { ChecksumResult } from './checksum-result.js';

const PAT_CHECKED_LENGTH = 77;
const PAT_CHECK_LENGTH = 8;

/** Seen in published tokens but not documented by the vendor, so it may raise confidence and never drop a token. */
export function githubPatSha256(value: string): ChecksumResult {
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
