import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseForm } from './form.js';

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[[\]]/.test(text));

describe('parseForm', () => {
  it('gives back every hash that was sent with brackets', () => {
    fc.assert(
      fc.property(fc.dictionary(word, fc.string(), { maxKeys: 8 }), (hash) => {
        const form = new URLSearchParams(
          Object.entries(hash).map(([key, value]): [string, string] => [`metadata[${key}]`, value]),
        );
        const expected = Object.keys(hash).length === 0 ? {} : { metadata: { ...hash } };
        expect(parseForm(form.toString())).toEqual(expected);
      }),
    );
  });

  it('gives back every list, with numbers in its brackets in any order and without', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 20 }), fc.boolean(), (list, isNumbered) => {
        const pairs = list.map((value, index): [string, string] => [
          `enabled_events[${isNumbered ? String(index) : ''}]`,
          value,
        ]);
        const form = new URLSearchParams(isNumbered ? pairs.toReversed() : pairs);
        expect(parseForm(form.toString())).toEqual({ enabled_events: list });
      }),
    );
  });

  it('never fails, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseForm(text)).toMatch(/^(object|undefined)$/);
      }),
    );
  });

  it.each(['a[b][c]=1', '[a]=1', 'a[=1', 'a=1&a[b]=2'])('takes %s for no form', (text) => {
    expect(parseForm(text)).toBeUndefined();
  });
});
