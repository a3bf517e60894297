import { createHash } from 'node:crypto';
import { fromBase58 } from './base58.js';
import { bip39Words } from './bip39-words.js';
import type { ChecksumResult } from './checksum-result.js';

const PAT_CHECKED_LENGTH = 77;
const PAT_CHECK_LENGTH = 8;

/** Seen in published tokens but not documented by the vendor, so it may raise confidence and never drop a token. */
export function githubPatSha256(value: string): ChecksumResult {
  const digest = sha256(value.slice(0, PAT_CHECKED_LENGTH));
  const check = value.slice(PAT_CHECKED_LENGTH, PAT_CHECKED_LENGTH + PAT_CHECK_LENGTH);
  return base32(digest.subarray(0, 5)) === check ? 'pass' : 'unknown';
}

const SUPABASE_CHECK_LENGTH = 8;

/** The hash covers the project's name too, which is fixed only where one runs the service oneself. */
export function supabaseSha256(value: string): ChecksumResult {
  const at = value.length - SUPABASE_CHECK_LENGTH;
  const digest = sha256(`supabase-self-hosted|${value.slice(0, at - 1)}`).toString('base64url');
  return value.slice(at - 1) === `_${digest.slice(0, SUPABASE_CHECK_LENGTH)}` ? 'pass' : 'unknown';
}

const BASE58_CHECK_BYTES = 4;

/** Bitcoin: the last four bytes are the first of SHA-256 of SHA-256 of the others. */
export function base58Check(value: string): ChecksumResult {
  const bytes = fromBase58(value);
  if (bytes === undefined || bytes.length <= BASE58_CHECK_BYTES) return 'fail';
  const digest = sha256(sha256(bytes.subarray(0, -BASE58_CHECK_BYTES)));
  return digest.subarray(0, BASE58_CHECK_BYTES).equals(bytes.subarray(-BASE58_CHECK_BYTES)) ? 'pass' : 'fail';
}

/** Eleven bits for each word; the last few of them, one for each three words, are the first of SHA-256 of the others. */
export function bip39Sha256(value: string): ChecksumResult {
  const words = value.trim().split(/\s+/);
  const indices = words.map((word) => bip39Words().indexOf(word));
  if (words.length % 3 !== 0 || indices.includes(-1)) return 'fail';
  const bits = indices.map((index) => index.toString(2).padStart(11, '0')).join('');
  const checkLength = words.length / 3;
  const entropy = Buffer.from(
    (bits.slice(0, -checkLength).match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
  );
  const first = (sha256(entropy)[0] ?? 0).toString(2).padStart(8, '0');
  return bits.endsWith(first.slice(0, checkLength)) ? 'pass' : 'fail';
}

function sha256(data: string | Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
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
