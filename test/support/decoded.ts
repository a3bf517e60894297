import type { Decoder } from '../../src/decoders/decoder.js';

/** What a decoder makes of a whole text, as text. */
export function decodedTexts(decoder: Decoder, text: string | Buffer): readonly string[] {
  const bytes = Buffer.from(text);
  const stretches = [...decoder.decode(bytes, [{ start: 0, end: bytes.length }])];
  return stretches.map((stretch) => stretch.bytes.toString('utf8'));
}

/** The outer text that the first occurrence of `part` in what was decoded comes from. */
export function originOf(decoder: Decoder, text: string | Buffer, part: string): string | undefined {
  const bytes = Buffer.from(text);
  for (const stretch of decoder.decode(bytes, [{ start: 0, end: bytes.length }])) {
    const at = stretch.bytes.indexOf(part);
    if (at === -1) continue;
    return bytes.toString('utf8', stretch.toOuter(at), stretch.toOuter(at + Buffer.byteLength(part)));
  }
  return undefined;
}
