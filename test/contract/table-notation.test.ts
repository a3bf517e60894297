import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Draw } from '../corpus/draw.js';
import { drawPieces, isFixed, parseBody } from './table-notation.js';

const seeds = fc.integer();
const draw = (seed: number, body: string): readonly string[] =>
  (parseBody(body) ?? []).map((form) => form.map(({ pieces }) => drawPieces(new Draw(seed), pieces)).join(' '));

describe('notation of the table', () => {
  it('draws as many characters of an alphabet as it says, and no others', () => {
    fc.assert(
      fc.property(seeds, fc.nat({ max: 60 }), fc.nat({ max: 60 }), (seed, min, more) => {
        const [value = ''] = draw(seed, `ab-[0-9a-f]{${String(min)},${String(min + more)}}`);
        expect(value).toMatch(new RegExp(`^ab-[0-9a-f]{${String(min)},${String(min + more)}}$`));
      }),
    );
  });

  it('reads forms, pairs, groups and remarks', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(draw(seed, '[a-z]{3} or [0-9]{2}')).toEqual([
          expect.stringMatching(/^[a-z]{3}$/),
          expect.stringMatching(/^[0-9]{2}$/),
        ]);
        expect(draw(seed, 'key [a-z]{3}, secret [0-9]{2}')).toEqual([expect.stringMatching(/^[a-z]{3} [0-9]{2}$/)]);
        expect(draw(seed, '[a-f]{4} each')).toEqual([expect.stringMatching(/^[a-f]{4} [a-f]{4}$/)]);
        expect(draw(seed, '(u. or w.)?[0-9]{2}={0,2}')).toEqual([expect.stringMatching(/^(?:[uw]\.)?[0-9]{2}={0,2}$/)]);
        expect(draw(seed, '[A-Z]{4} (8 in [some] samples)')).toEqual([expect.stringMatching(/^[A-Z]{4}$/)]);
        expect(draw(seed, String.raw`[\[\]x]{3}`)).toEqual([expect.stringMatching(/^[[\]x]{3}$/)]);
      }),
    );
  });

  it('gives no form for prose', () => {
    expect(parseBody('any token up to end of line')).toBeUndefined();
    expect(parseBody('base64 lines up to the END line')).toBeUndefined();
    expect(parseBody('key [a-z]{3}, and then what the vendor says')).toBeUndefined();
  });

  it('reads whatever it is given without running away', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (body) => void parseBody(body)),
      { numRuns: 500 },
    );
  });

  it('tells formats of one length from others', () => {
    const fixed = (body: string): boolean => isFixed(parseBody(body)?.[0]?.[0]?.pieces ?? []);
    expect(fixed('ab[0-9]{4}')).toBe(true);
    expect(fixed('ab[0-9]{4,5}')).toBe(false);
    expect(fixed('ab[0-9]{4}=?')).toBe(false);
  });
});
