/** Shannon entropy of the characters of `text`, in bits per character; 0 for an empty text. */
export function entropyOf(text: string): number {
  const counts = new Uint32Array(ASCII);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= ASCII) return entropyOfAny(text);
    counts[code]! += 1;
  }
  let bits = 0;
  // In the order of the text, as the sum depends on it.
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const count = counts[code]!;
    if (count === 0) continue;
    bits -= (count / text.length) * Math.log2(count / text.length);
    counts[code] = 0;
  }
  return bits;
}

const ASCII = 128;

function entropyOfAny(text: string): number {
  const counts = new Map<string, number>();
  let total = 0;
  for (const char of text) {
    counts.set(char, (counts.get(char) ?? 0) + 1);
    total += 1;
  }
  let bits = 0;
  for (const count of counts.values()) bits -= (count / total) * Math.log2(count / total);
  return bits;
}
