/** Encodings and check sums, written from the page of facts and not from the engine: what is wrong there is right here. */

const DIGITS = '0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const BASE62 = DIGITS + UPPER + UPPER.toLowerCase();
const BASE32 = `${UPPER}234567`;
export const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
export const BASE58_XRP = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

export function crc32(text: string | Buffer): number {
  let sum = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

export function crc16(bytes: Buffer): number {
  let sum = 0;
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1) & 0xffff;
  }
  return sum;
}

/** Most significant digit first, padded on the left with the alphabet's first. */
export function toBase(value: number, alphabet: string, length: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / alphabet.length))
    text = alphabet.charAt(rest % alphabet.length) + text;
  return text.padStart(length, alphabet.charAt(0));
}

export function hex32(value: number): string {
  return value.toString(16).padStart(8, '0');
}

export function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export function base32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('');
}

export function fromBase32(text: string): Buffer {
  const bits = [...text.toUpperCase()].map((char) => BASE32.indexOf(char).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

export function base58(bytes: Buffer, alphabet = BASE58): string {
  let value = BigInt(`0x${bytes.toString('hex') || '0'}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = alphabet.charAt(Number(value % 58n)) + text;
  for (const byte of bytes) {
    if (byte !== 0) break;
    text = alphabet.charAt(0) + text;
  }
  return text;
}

/** BIP-173, constant 1. */
export function bech32(name: string, bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const data = (bits.match(/.{1,5}/g) ?? []).map((five) => Number.parseInt(five.padEnd(5, '0'), 2));
  const letters = [...name].map((letter) => letter.charCodeAt(0));
  const sum =
    polymod([...letters.map((code) => code >> 5), 0, ...letters.map((code) => code & 31), ...data, 0, 0, 0, 0, 0, 0]) ^
    1;
  const check = Array.from({ length: 6 }, (_, index) => (sum >>> (5 * (5 - index))) & 31);
  return `${name}1${[...data, ...check].map((value) => BECH32.charAt(value)).join('')}`;
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generators.forEach((generator, bit) => {
      if ((top >>> bit) & 1) sum ^= generator;
    });
  }
  return sum >>> 0;
}

export function base64url(text: string | Buffer): string {
  return Buffer.from(text).toString('base64url');
}

/** Marvin32 of the bytes, as Microsoft's identifiable keys use it; the seed is eight letters. */
export function marvin32(bytes: Buffer, seed: string): number {
  const start = Buffer.from(seed, 'latin1');
  let low = start.readUInt32BE(4);
  let high = start.readUInt32BE(0);
  const mix = (): void => {
    high = (high ^ low) >>> 0;
    low = rotate(low, 20);
    low = (low + high) >>> 0;
    high = rotate(high, 9);
    high = (high ^ low) >>> 0;
    low = rotate(low, 27);
    low = (low + high) >>> 0;
    high = rotate(high, 19);
  };
  const whole = bytes.length - (bytes.length % 4);
  const last = Buffer.alloc(4);
  bytes.copy(last, 0, whole);
  last[bytes.length - whole] = 0x80;
  for (let at = 0; at < whole; at += 4) {
    low = (low + bytes.readUInt32LE(at)) >>> 0;
    mix();
  }
  low = (low + last.readUInt32LE(0)) >>> 0;
  mix();
  mix();
  return (low ^ high) >>> 0;
}

function rotate(value: number, by: number): number {
  return ((value << by) | (value >>> (32 - by))) >>> 0;
}
