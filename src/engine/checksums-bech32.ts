import type { ChecksumResult } from './checksum-result.js';

const DIGITS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** BIP 173: what stands before the last `1`, and all digits behind it, leave the remainder one. Never in two letter cases. */
export function bech32(value: string): ChecksumResult {
  const text = value.toLowerCase();
  if (value !== text && value !== value.toUpperCase()) return 'fail';
  const at = text.lastIndexOf('1');
  const name = Array.from(text.slice(0, Math.max(0, at)), (char) => char.charCodeAt(0));
  const digits = Array.from(text.slice(at + 1), (char) => DIGITS.indexOf(char));
  if (name.length === 0 || digits.includes(-1)) return 'fail';
  const high = name.map((code) => code >> 5);
  const low = name.map((code) => code & 31);
  return remainderOf([...high, 0, ...low, ...digits]) === 1 ? 'pass' : 'fail';
}

function remainderOf(values: readonly number[]): number {
  let rest = 1;
  for (const value of values) {
    const top = rest >>> 25;
    rest = ((rest & 0x1ffffff) << 5) ^ value;
    for (const [bit, factor] of GENERATOR.entries()) rest ^= ((top >> bit) & 1) === 0 ? 0 : factor;
  }
  return rest;
}
