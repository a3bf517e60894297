/** Keys that Microsoft made recognizable: https://github.com/microsoft/security-utilities describes marks and seeds. */
import { crc32 } from 'node:zlib';
import { fromBase32 } from './base32.js';
import type { ChecksumResult } from './checksum-result.js';
import { inDigits } from './digits.js';
import { marvin32 } from './marvin32.js';

const MARK_LENGTH = 4;
/** Characters of base64 behind the mark, without padding. */
const BEHIND_MARK = 6;
const CHECK_BYTES = 4;
const BUS_SEEDS = ['Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0'];

/** By mark: how many bytes a key has, and the seeds of its kinds. */
const MARKS: Readonly<Record<string, { readonly bytes: number; readonly seeds: readonly string[] }>> = {
  '+ASt': { bytes: 64, seeds: ['Default0'] },
  ACDb: {
    bytes: 64,
    seeds: ['MastRW00', 'MastRO00', 'SysAll00', 'SystRO00', 'SystRW00', 'Resour00', 'Encryp00'],
  },
  '+ABa': { bytes: 64, seeds: ['AbAcct00'] },
  '+AMC': { bytes: 64, seeds: ['Classic0'] },
  APIM: { bytes: 64, seeds: ['Tenant00', 'IoTHub00', 'Gatewy00', 'GitKey00'] },
  '+ASb': { bytes: 32, seeds: BUS_SEEDS },
  '+AEh': { bytes: 32, seeds: BUS_SEEDS },
  '+ARm': { bytes: 32, seeds: BUS_SEEDS },
  AIoT: { bytes: 32, seeds: ['IoTHub00', 'Device00', 'DpsKey00'] },
  AzCa: { bytes: 32, seeds: ['Access00'] },
  AZEG: { bytes: 32, seeds: ['Default0'] },
  '+ACR': { bytes: 39, seeds: ['ACRDflt0'] },
  AzSe: { bytes: 39, seeds: ['Query000', 'PAdmin00'] },
  AzFu: { bytes: 40, seeds: ['Functi00', 'System00', 'Master00'] },
};
/** Its seed is not published, and that it is the common one is a guess. */
const MARK_OF_A_GUESS = 'AZEG';

/** The last four bytes are the hash of the others, under one of the seeds of the mark. An older key has no mark and no check. */
export function azureMarvin32(value: string): ChecksumResult {
  const text = value.replace(/=+$/, '');
  const mark = text.slice(-MARK_LENGTH - BEHIND_MARK, -BEHIND_MARK);
  const known = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined;
  const bytes = Buffer.from(text, 'base64');
  if (known === undefined || bytes.length !== known.bytes) return 'unknown';
  const check = bytes.readUInt32LE(bytes.length - CHECK_BYTES);
  if (known.seeds.some((seed) => marvin32(bytes.subarray(0, -CHECK_BYTES), seed) === check)) return 'pass';
  return mark === MARK_OF_A_GUESS ? 'unknown' : 'fail';
}

const ANNOTATED_CHECKED_LENGTH = 80;
const ANNOTATED_CHECK_LENGTH = 4;

/** Common annotated keys: four characters behind the 60 bytes that they check, in base62, in the first releases in base64. */
export function azureAnnotatedMarvin32(value: string): ChecksumResult {
  const hash = Buffer.alloc(4);
  hash.writeUInt32LE(marvin32(Buffer.from(value.slice(0, ANNOTATED_CHECKED_LENGTH), 'base64'), 'Default0'));
  const check = value.slice(ANNOTATED_CHECKED_LENGTH, ANNOTATED_CHECKED_LENGTH + ANNOTATED_CHECK_LENGTH);
  // Whether a zero byte in front is written down, sources differ on.
  const plain = inDigits(hash.readUInt32BE(), 0).padEnd(6, '0');
  const isRight = [base62Of(hash), plain, hash.toString('base64')].some((text) => text.startsWith(check));
  return check.length === ANNOTATED_CHECK_LENGTH && isRight ? 'pass' : 'fail';
}

/** A zero digit for each zero byte in front, as the vendor's encoder writes it; filled up with zeros at the end. */
function base62Of(bytes: Buffer): string {
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return (''.padStart(zeros, '0') + inDigits(bytes.readUInt32BE(), 0)).padEnd(6, '0');
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

const DEVOPS_BYTES = 32;
/** Where the bytes of the check stand among the others, lowest first. */
const DEVOPS_CHECK_AT = [22, 8, 7, 2];
/** Of tokens of a user and of an application. */
const DEVOPS_WORDS = [0xe0b9692d, 0x1019f92e];

/** Tokens of 52 characters: four scattered bytes are the CRC32 of the 28 others, under a fixed word. */
export function azureDevopsCrc32(value: string): ChecksumResult {
  const bytes = fromBase32(value);
  if (bytes?.length !== DEVOPS_BYTES) return 'fail';
  const check = Buffer.from(DEVOPS_CHECK_AT.map((at) => bytes[at] ?? 0)).readUInt32LE();
  const rest = crc32(bytes.filter((_byte, at) => !DEVOPS_CHECK_AT.includes(at)));
  return DEVOPS_WORDS.some((word) => (rest ^ word) >>> 0 === check) ? 'pass' : 'fail';
}
