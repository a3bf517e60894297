import { crc32 } from 'node:zlib';
import type { ChecksumResult } from './checksum-result.js';
import { inDigits } from './digits.js';

const PREFIX_LENGTH = 4;
const BASE62_LENGTH = 6;

/** `ghp_`, `npm_`: the last six characters are the CRC32 of what stands between them and the prefix, in base62. */
export function prefixedCrc32(value: string): ChecksumResult {
  const body = value.slice(PREFIX_LENGTH, -BASE62_LENGTH);
  return inDigits(crc32(body), BASE62_LENGTH) === value.slice(-BASE62_LENGTH) ? 'pass' : 'fail';
}

const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE36_LENGTH = 7;

/** Routable tokens: the last seven characters are the CRC32 of all before them, in base36. */
export function gitlabCrc32(value: string): ChecksumResult {
  const expected = inDigits(crc32(value.slice(0, -BASE36_LENGTH)), BASE36_LENGTH, BASE36);
  return value.endsWith(expected) ? 'pass' : 'fail';
}

const HEX_LENGTH = 8;

/** The vendor documents a checksum and not which, so what holds for published tokens may raise and never drop. */
export function cloudflareCrc32(value: string): ChecksumResult {
  const body = value.slice(value.indexOf('_') + 1, -HEX_LENGTH);
  return crc32(body).toString(16).padStart(HEX_LENGTH, '0') === value.slice(-HEX_LENGTH) ? 'pass' : 'unknown';
}
