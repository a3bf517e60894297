/** Marvin32 as .NET has it: 32 bits of state twice, the seed read big-endian from eight ASCII characters. */
export function marvin32(bytes: Buffer, seed: string): number {
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
