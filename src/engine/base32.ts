const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of RFC 4648 text in either letter case, without padding; undefined where no encoder writes such text. */
export function fromBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const char of text.toUpperCase()) {
    const digit = DIGITS.indexOf(char);
    if (digit === -1) return undefined;
    bits = (bits << 5) | digit;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes.push(bits >> count);
    bits &= (1 << count) - 1;
  }
  // What is left over of the last digit is zero.
  return count < 5 && bits === 0 ? Buffer.from(bytes) : undefined;
}
