import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surpriseOf } from './language-model.js';
import { isEncodedText, lookAt } from './value-look.js';

describe('language model', () => {
  it.each(['defaultToConfig', 'PASSWORD_RESET_TOKEN', 'get-elements-by-name', 'required', 'Freundschaft'])(
    'finds nothing surprising in %s',
    (text) => {
      expect(surpriseOf(text)).toBeLessThan(4.5);
    },
  );

  it('is surprised by what a machine made, in every one of a thousand draws of 24 characters', () => {
    const chars = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
    const text = fc.array(fc.constantFrom(...chars), { minLength: 24, maxLength: 24 }).map((list) => list.join(''));
    const low = fc.sample(text, { numRuns: 1000, seed: 7 }).filter((value) => surpriseOf(value) < 4.6);
    expect(low.length).toBeLessThan(20);
  });

  it('gives a number for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const bits = surpriseOf(text);
        return bits >= 0 && bits <= 16;
      }),
    );
  });
});

describe('look of a value', () => {
  const machineMade = ['f81d4c', '02b7e9', 'a35c60', 'd92e17'].join('');

  it.each([
    ['random', machineMade],
    ['random', ['kT7vQ2', 'xLm9Zr', 'Y4bWnE'].join('')],
    ['random', 'xqkjwzvbp'],
    ['random', ['yyNlut', 'DUMWaP'].join('')],
    ['words', 'CircleOfLife'],
    ['random', `live_${machineMade}`],
    ['random', `1003.${machineMade}`],
    ['mixed', `the-parts-of-a-name-that-goes-on-2-${machineMade}`],
    ['uuid', '3f2c9a1e-77b4-4c1d-9e0f-5a6b7c8d9e0f'],
    ['number', '2026-11-24'],
    ['signs', '***---'],
    ['name', 'TOKEN_KIND_V2'],
    ['name', 'readTokenFromFile2'],
    ['name', 'oauth2-client-credentials-v2'],
    ['words', 'Enter the password'],
    ['words', 'sunshine'],
    ['mixed', 'Summer2019!'],
    ['mixed', 'hunter22'],
  ])('is %s for %s', (look, value) => {
    expect(lookAt(value).look).toBe(look);
  });

  it('tells readable text in base64 from bytes', () => {
    expect(isEncodedText(Buffer.from('you may read this').toString('base64'))).toBe(true);
    expect(isEncodedText(machineMade)).toBe(false);
  });
});
