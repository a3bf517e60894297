import { fromBase32 } from './base32.js';
import type { ChecksumResult } from './checksum-result.js';

const STELLAR_SEED = 0x90;
const STELLAR_BYTES = 35;

/** Version, 32 bytes, CRC16: SEP-23. */
export function stellarCrc16(value: string): ChecksumResult {
  const bytes = fromBase32(value);
  return bytes?.length === STELLAR_BYTES && bytes[0] === STELLAR_SEED && endsInCrc16(bytes) ? 'pass' : 'fail';
}

const NATS_BYTES = 36;
const NATS_SEED = 18;
/** Account, cluster, server, operator, user, curve: `strkey.go` of nats-io/nkeys. */
const NATS_TYPES = [0, 16, 104, 112, 160, 184];

/** Two bytes say that it is a seed and of what, then 32 bytes, then CRC16. */
export function natsCrc16(value: string): ChecksumResult {
  const bytes = fromBase32(value);
  if (bytes?.length !== NATS_BYTES || !endsInCrc16(bytes)) return 'fail';
  const head = bytes.readUInt16BE();
  return head >> 11 === NATS_SEED && NATS_TYPES.includes((head >> 3) & 0xff) ? 'pass' : 'fail';
}

/** The polynomial 0x1021 from zero, as XMODEM has it; lowest byte first. */
function endsInCrc16(bytes: Buffer): boolean {
  let crc = 0;
  for (const byte of bytes.subarray(0, -2)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ ((crc & 0x8000) === 0 ? 0 : 0x1021)) & 0xffff;
  }
  return bytes.readUInt16LE(bytes.length - 2) === crc;
}
