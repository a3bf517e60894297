/** Keys that Microsoft made recognizable: https://github.com/microsoft/security-utilities describes marks and seeds. */
import type { ChecksumResult } from './checksum-result.js';
import { inDigits } from './digits.js';

const STORAGE_MARK = '+ASt';
const STORAGE_MARK_AT = 76;
const STORAGE_SEED = 'Default0';
const CHECK_BYTES = 4;

/** The last four of the 64 bytes are the hash of the others. A key from before 2021 has no mark and no check. */
export function azureStorageMarvin32(value: string): ChecksumResult {
  if (!value.startsWith(STORAGE_MARK, STORAGE_MARK_AT)) return 'unknown';
  const bytes = Buffer.from(value, 'base64');
  const expected = marvin32(bytes.subarray(0, -CHECK_BYTES), STORAGE_SEED);
  return bytes.readUInt32LE(bytes.length - CHECK_BYTES) === expected ? 'pass' : 'fail';
}

const ENTRA_DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~';
const ENTRA_SEED = 'AadPwd00';
const ENTRA_HASH_LENGTH = 6;
const ENTRA_CHECK_LENGTH = 3;

/** The last three characters are the first three of the hash of the text before them, in base 66. */
export function entraMarvin32(value: string): ChecksumResult {
  const hash = marvin32(Buffer.from(value.slice(0, -ENTRA_CHECK_LENGTH), 'latin1'), ENTRA_SEED);
  const digits = inDigits(hash, ENTRA_HASH_LENGTH, ENTRA_DIGITS);
  return value.endsWith(digits.slice(0, ENTRA_CHECK_LENGTH)) ? 'pass' : 'fail';
}

/** Marvin32 as .NET has it: 32 bits of state twice, the seed read big-endian from eight ASCII characters. */
function marvin32(bytes: Buffer, seed: string): number {
  const seedBytes = Buffer.from(seed, 'latin1');
  let low = seedBytes.readUInt32BE(4);
  let high = seedBytes.readUInt32BE(0);
  const mix = (word: number): void => {
    low = (low + word) >>> 0;
    high = (high ^ low) >>> 0;
    low = (rotated(low, 20) + high) >>> 0;
    high = (rotated(high, 9) ^ low) >>> 0;
    low = (rotated(low, 27) + high) >>> 0;
    high = rotated(high, 19);
  };
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) mix(bytes.readUInt32LE(at));
  const last = Buffer.alloc(4);
  bytes.copy(last, 0, whole);
  last[bytes.length - whole] = 0x80;
  mix(last.readUInt32LE(0));
  mix(0);
  return (low ^ high) >>> 0;
}

function rotated(value: number, by: number): number {
  return ((value << by) | (value >>> (32 - by))) >>> 0;
}
