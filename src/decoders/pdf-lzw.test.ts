import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../test/support/containers.js';
import { pdf } from './pdf.js';
import { earlyChange, unlzw } from './pdf-lzw.js';

/** The example of the standard for PDF, ISO 32000-1, 7.4.4.2. */
const EXAMPLE = {
  codes: Buffer.from([0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01]),
  text: Buffer.from([45, 45, 45, 45, 45, 65, 45, 45, 45, 66]),
};

/** As the standard tells it: the longest known text, and a new one that is a byte longer. */
function lzw(text: Buffer, early: number): Buffer {
  const bits: string[] = [];
  let known = new Map<string, number>();
  let width = 9;
  const put = (code: number): void => void bits.push(code.toString(2).padStart(width, '0'));
  const clear = (): void => {
    put(256);
    known = new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]));
    known.set('clear', 256).set('end', 257);
    width = 9;
  };
  clear();
  let held = '';
  for (const byte of text) {
    const longer = held + String.fromCharCode(byte);
    if (known.has(longer)) {
      held = longer;
      continue;
    }
    put(known.get(held)!);
    known.set(longer, known.size);
    // The reader knows each text one code later than we do.
    if (known.size - 1 + early >= 1 << width) width += 1;
    if (known.size === 4094) clear();
    held = String.fromCharCode(byte);
  }
  if (held !== '') {
    put(known.get(held)!);
    if (known.size + early >= 1 << width) width += 1;
  }
  put(257);
  const all = bits.join('');
  return Buffer.from(all.match(/.{1,8}/g)!.map((part) => Number.parseInt(part.padEnd(8, '0'), 2)));
}

const undone = (bytes: Buffer, early = 1): Buffer => Buffer.concat([...unlzw(bytes, early)]);

describe('LZW', () => {
  it('is undone as the standard shows', () => {
    expect(undone(EXAMPLE.codes)).toEqual(EXAMPLE.text);
  });

  it('gives any bytes back, whichever way the codes get longer', () => {
    const content = fc
      .tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 300 }), fc.nat(255))
      .map(([part, count, step]) =>
        Buffer.concat(Array.from({ length: count }, (_, at) => Buffer.from(part).fill((at * step) & 255, 0, 1))),
      );
    fc.assert(
      fc.property(content, fc.constantFrom(0, 1), (bytes, early) => {
        expect(undone(lzw(bytes, early), early).equals(bytes)).toBe(true);
      }),
    );
  });

  it('ends with any bytes, and unfolds them in small pieces', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const piece of unlzw(Buffer.from(bytes), 1)) expect(piece.length).toBeLessThan(3_000_000);
      }),
    );
    const bomb = lzw(Buffer.alloc(2_000_000), 1);
    let total = 0;
    for (const piece of unlzw(bomb, 1)) {
      total += piece.length;
      expect(piece.length).toBeLessThan(3_000_000);
    }
    expect(total).toBe(2_000_000);
  });

  it('of a stream in a PDF is undone, and damage is told', async () => {
    const stream = (bytes: Buffer, more = ''): Buffer =>
      Buffer.concat([
        Buffer.from(`%PDF-1.2\n7 0 obj\n<< /Filter /LZWDecode ${more} >>\nstream\n`),
        bytes,
        Buffer.from('\nendstream\nendobj\n'),
      ]);
    const text = Buffer.from('password: one\n'.repeat(200));
    const late = '/DecodeParms << /EarlyChange 0 >>';
    expect(earlyChange(late)).toBe(0);
    for (const bytes of [stream(lzw(text, 1)), stream(lzw(text, 0), late)]) {
      expect((await readAll(pdf, bytes)).members).toEqual([{ path: 'object 7', text: text.toString() }]);
    }
    const broken = Buffer.concat([lzw(text, 1).subarray(0, 90), Buffer.alloc(30, 0xff)]);
    const { members } = await readAll(pdf, stream(broken));
    expect(members[0]?.problem).toBe('pdf: the compressed data is damaged');
    expect(members[0]?.text?.startsWith('password: one\n')).toBe(true);
  });
});
