import { corrupt } from './corrupt.js';

/**
 * The positions of the set bits of a compressed bitmap as git stores it (EWAH: words that repeat are counted), and where
 * it ends in `bytes`. Fails with `corrupt-input`, also for a position of `limit` or more.
 */
export function readEwah(
  bytes: Buffer,
  start: number,
  limit: number,
): { readonly positions: number[]; readonly end: number } {
  if (start + 12 > bytes.length) throw corrupt('bitmap: cut off');
  const wordCount = bytes.readUInt32BE(start + 4);
  const wordsAt = start + 8;
  const end = wordsAt + wordCount * 8 + 4;
  if (end > bytes.length) throw corrupt('bitmap: cut off');
  const positions: number[] = [];
  let bit = 0;
  for (let word = 0; word < wordCount;) {
    const high = bytes.readUInt32BE(wordsAt + word * 8);
    const low = bytes.readUInt32BE(wordsAt + word * 8 + 4);
    word += 1;
    // Of the 64 bits the lowest is the repeated bit, 32 count the repeated words, 31 the plain words that follow.
    const repeated = (low >>> 1) + (high & 1) * 2 ** 31;
    const plain = high >>> 1;
    if ((low & 1) === 1) addRun(positions, bit, repeated * 64, limit);
    bit += repeated * 64;
    if (word + plain > wordCount) throw corrupt('bitmap: cut off');
    for (const last = word + plain; word < last; word += 1, bit += 64) {
      addBits(positions, bit, bytes.readUInt32BE(wordsAt + word * 8 + 4), limit);
      addBits(positions, bit + 32, bytes.readUInt32BE(wordsAt + word * 8), limit);
    }
  }
  return { positions, end };
}

function addRun(positions: number[], from: number, count: number, limit: number): void {
  if (from + count > limit + 63) throw corrupt('bitmap: longer than what it describes');
  for (let bit = from; bit < Math.min(from + count, limit); bit += 1) positions.push(bit);
}

function addBits(positions: number[], from: number, bits: number, limit: number): void {
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const position = from + 31 - Math.clz32(rest & -rest);
    if (position >= limit) throw corrupt('bitmap: longer than what it describes');
    positions.push(position);
  }
}
