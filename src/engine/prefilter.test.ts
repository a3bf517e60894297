import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Prefilter } from './prefilter.js';

const KEYWORDS = ['pwd', 'password', 'token', '://', 'a_b', 'aaaa', 'sk_live_', '.eyj'] as const;

function found(keywords: readonly string[], bytes: Buffer, kernel = true): readonly string[] {
  const hits: string[] = [];
  new Prefilter(keywords, { kernel }).find(bytes, { start: 0, end: bytes.length }, (keyword, start) =>
    hits.push(`${String(start)} ${keywords[keyword] ?? '?'}`),
  );
  return hits.toSorted();
}

/** What the prefilter must equal: every keyword at every place, by the slowest of means. */
function oracle(keywords: readonly string[], bytes: Buffer): readonly string[] {
  const text = bytes.toString('latin1').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const hits: string[] = [];
  for (const keyword of keywords) {
    for (let at = text.indexOf(keyword); at !== -1; at = text.indexOf(keyword, at + 1)) {
      hits.push(`${String(at)} ${keyword}`);
    }
  }
  return hits.toSorted();
}

describe('Prefilter', () => {
  it('finds what a plain search finds in texts made of keywords, their parts and noise', () => {
    const piece = fc.oneof(
      fc.constantFrom(...KEYWORDS, 'PWD', 'PassWord', 'Token', 'pass', 'aaa', 'sk_', '\u0000'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(''));
        expect(found(KEYWORDS, bytes)).toEqual(oracle(KEYWORDS, bytes));
      }),
    );
  });

  it('finds what a plain search finds in random bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.array(fc.stringMatching(/^[a-c_]{3,6}$/), { minLength: 1, maxLength: 20 }),
        (noise, keywords) => {
          const unique = [...new Set(keywords)];
          const bytes = Buffer.from(noise.map((byte) => (byte < 200 ? 0x61 + (byte % 3) : byte)));
          expect(found(unique, bytes)).toEqual(oracle(unique, bytes));
        },
      ),
    );
  });

  it('finds in large texts what its twin in JavaScript finds, at every edge of its chunks', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 180, max: 3000 }), fc.integer({ min: 250_000, max: 600_000 })),
        fc.array(fc.tuple(fc.constantFrom(...KEYWORDS), fc.nat()), { maxLength: 40 }),
        (size, planted) => {
          const bytes = Buffer.alloc(size, 'some text; ');
          for (const [text, at] of planted) bytes.write(text, at % size);
          for (const edge of [262_144, 524_288]) bytes.write('password', Math.min(size - 8, edge - (size % 9)));
          bytes.write('pwd', size - 3);
          expect(found(KEYWORDS, bytes)).toEqual(found(KEYWORDS, bytes, false));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds a keyword of three characters at the very end', () => {
    expect(found(['pwd'], Buffer.from('the PWD'))).toEqual(['4 pwd']);
  });

  it('tells bytes apart that only folding makes alike', () => {
    expect(found(['a_b@'], Buffer.from('a\u007fb@ A_B` a_b@'))).toEqual(['10 a_b@']);
  });

  it('refuses a keyword that is too short to look for', () => {
    expect(() => new Prefilter(['ab'])).toThrow(RangeError);
  });
});
