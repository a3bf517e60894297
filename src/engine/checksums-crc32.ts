import { crc32 } from 'node:zlib';
import type { ChecksumResult } from './checksum-result.js';
import { inDigits } from './digits.js';

const PREFIX_LENGTH = 4;
const BASE62_LENGTH = 6;

/** `ghp_`, `npm_`, `vcp_`: the last six characters are the CRC32 of what stands between them and the prefix, in base62. */
export function prefixedCrc32(value: string): ChecksumResult {
  const body = value.slice(PREFIX_LENGTH, -BASE62_LENGTH);
  return ifEqual(value.slice(-BASE62_LENGTH), inDigits(crc32(body), BASE62_LENGTH));
}

/** The same for Review Board, whose first release with such tokens had another, unknown order of digits: a failure says nothing. */
export function reviewBoardCrc32(value: string): ChecksumResult {
  return prefixedCrc32(value) === 'pass' ? 'pass' : 'unknown';
}

/** Synapse: behind the last `_` stands the CRC32 of all before it, in base62. */
export function matrixCrc32(value: string): ChecksumResult {
  const at = value.lastIndexOf('_');
  return ifEqual(value.slice(at + 1), inDigits(crc32(value.slice(0, at)), BASE62_LENGTH));
}

const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz';
const BASE36_LENGTH = 7;

/** Routable tokens: the last seven characters are the CRC32 of all before them, in base36. */
export function gitlabCrc32(value: string): ChecksumResult {
  const expected = inDigits(crc32(value.slice(0, -BASE36_LENGTH)), BASE36_LENGTH, BASE36);
  return ifEqual(value.slice(-BASE36_LENGTH), expected);
}

const HEX_LENGTH = 8;

/** The vendor documents a checksum and not which, so what holds for published tokens may raise and never drop. */
export function cloudflareCrc32(value: string): ChecksumResult {
  const body = value.slice(value.indexOf('_') + 1, -HEX_LENGTH);
  return inHex(crc32(body)) === value.slice(-HEX_LENGTH) ? 'pass' : 'unknown';
}

/** Behind the last `_` stands the CRC32 of what is between the underscores. */
export function zuploCrc32(value: string): ChecksumResult {
  const at = value.lastIndexOf('_');
  return ifEqual(value.slice(at + 1), inHex(crc32(value.slice(value.indexOf('_') + 1, at))));
}

/** Behind the last `_` stands the CRC32 of all before it, lowest byte first. */
export function grafanaCrc32(value: string): ChecksumResult {
  const at = value.lastIndexOf('_');
  return ifEqual(value.slice(at + 1), littleEndian(crc32(value.slice(0, at))).toString('hex'));
}

/** Atlassian and Bitbucket: the last eight digits, in capitals, are the CRC32 of all before them. */
export function atlassianCrc32(value: string): ChecksumResult {
  const checked = value.slice(0, -HEX_LENGTH);
  return ifEqual(value.slice(-HEX_LENGTH), inHex(crc32(checked)).toUpperCase());
}

/** The last six characters are the CRC32 of what stands between them and the prefix, lowest byte first, in base64. */
export function confluentCrc32(value: string): ChecksumResult {
  const check = value.slice(-6);
  const expected = littleEndian(crc32(value.slice(PREFIX_LENGTH, -6))).toString('base64');
  return ifEqual(check, expected.slice(0, 6));
}

function ifEqual(found: string, expected: string): ChecksumResult {
  return found === expected ? 'pass' : 'fail';
}

function inHex(value: number): string {
  return value.toString(16).padStart(HEX_LENGTH, '0');
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
