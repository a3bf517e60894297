import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Span } from '../../src/core/span.js';
import type { Decoded, Decoder } from '../../src/decoders/decoder.js';

export interface DecoderCase {
  readonly decoder: Decoder;
  /** Writes a text of plain ASCII as the decoder reads it. */
  encode(text: string): Buffer;
  /** Bytes that look most like the encoding; more of them are made than of others. */
  readonly pieces: readonly string[];
  /** How many bytes may come from one. */
  readonly maxGrowth: number;
}

export function whole(bytes: Buffer): readonly Span[] {
  return [{ start: 0, end: bytes.length }];
}

export function decodeAll(decoder: Decoder, bytes: Buffer, within = whole(bytes)): readonly Decoded[] {
  return [...decoder.decode(bytes, within)];
}

/** Each sentence of the interface, for one decoder. */
export function decoderContract({ decoder, encode, pieces, maxGrowth }: DecoderCase): void {
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc
      .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 12 })), {
        maxLength: 60,
      })
      .map((parts) => Buffer.from(parts.join(''), 'latin1')),
    fc
      .array(fc.string({ unit: 'grapheme-ascii', minLength: 24, maxLength: 60 }), { maxLength: 4 })
      .map((texts) => Buffer.concat(texts.map((text) => encode(text)))),
  );

  it('gives back a text that was encoded, with a place for each byte, in order', () => {
    const texts = fc.stringMatching(/^[A-Za-z0-9_]{24,60}$/);
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isFirst) => {
        const before = isFirst ? '' : 'the text\n';
        const encoded =
          decoder.name === 'inflate' ? encode(text) : Buffer.concat([padded(decoder, before), encode(text)]);
        const decoded = decodeAll(decoder, encoded).find(({ bytes }) => bytes.includes(text));
        expect(decoded).toBeDefined();
        const at = decoded?.bytes.indexOf(text) ?? -1;
        const places = Array.from({ length: text.length + 1 }, (_, index) => decoded?.toOuter(at + index) ?? -1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(places[0]).toBeGreaterThanOrEqual(decoder.name === 'inflate' ? 0 : padded(decoder, before).length);
        expect(places.at(-1)).toBeLessThanOrEqual(encoded.length);
      }),
    );
  });

  it('never throws, and gives stretches in order, inside of the bytes, no larger than they may be', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        let end = 0;
        for (const decoded of decodeAll(decoder, bytes)) {
          expect(decoded.outer.start).toBeGreaterThanOrEqual(end);
          expect(decoded.outer.end).toBeGreaterThan(decoded.outer.start);
          expect(decoded.outer.end).toBeLessThanOrEqual(bytes.length);
          expect(decoded.bytes.length).toBeLessThanOrEqual(maxGrowth * (decoded.outer.end - decoded.outer.start));
          end = decoded.outer.end;
          expectPlacesInside(decoded);
        }
      }),
    );
  });

  it('gives the same each time, and leaves the bytes as they are', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const copy = Buffer.from(bytes);
        const [first, second] = [decodeAll(decoder, bytes), decodeAll(decoder, bytes)];
        expect(first.map(({ bytes: content, outer }) => [content.toString('hex'), outer])).toEqual(
          second.map(({ bytes: content, outer }) => [content.toString('hex'), outer]),
        );
        expect(bytes.equals(copy)).toBe(true);
      }),
    );
  });

  it('gives what overlaps a span, each once, and nothing else', () => {
    const cuts = fc.uniqueArray(fc.nat(400), { maxLength: 8 }).map((places) => places.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(noise, cuts, (bytes, places) => {
        const spans = spansOf(places.filter((place) => place <= bytes.length));
        const found = decodeAll(decoder, bytes, spans).map(({ outer }) => outer);
        for (const outer of found) expect(spans.some((span) => overlaps(span, outer))).toBe(true);
        expect(new Set(found.map(({ start }) => start)).size).toBe(found.length);
        // A stretch of all bytes may be cut otherwise here, but none of it that lies in a span is lost.
        const all = decodeAll(decoder, bytes).map(({ outer }) => outer);
        const lost = all.filter(
          (outer) => spans.some((span) => overlaps(span, outer)) && !found.some((other) => overlaps(other, outer)),
        );
        expect(lost).toEqual([]);
      }),
    );
  });

  it('gives nothing for no bytes and for no spans', () => {
    expect(decodeAll(decoder, Buffer.alloc(0))).toEqual([]);
    expect(decodeAll(decoder, encode('a text that is long enough for all'), [])).toEqual([]);
  });
}

/** What stands before an encoded text, in the width of its characters. */
function padded(decoder: Decoder, text: string): Buffer {
  return Buffer.from(decoder.name === 'utf-16' ? '' : text);
}

function expectPlacesInside({ bytes, outer, toOuter }: Decoded): void {
  let before = outer.start;
  for (let offset = 0; offset <= bytes.length; offset += 1) {
    const place = toOuter(offset);
    if (place < before || place > outer.end)
      expect.fail(`offset ${offset}: place ${place} after ${before} of ${outer.end}`);
    before = place;
  }
  expect(before).toBe(outer.end);
}

function spansOf(places: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  for (let index = 0; index + 1 < places.length; index += 2)
    spans.push({ start: places[index]!, end: places[index + 1]! });
  return spans;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
