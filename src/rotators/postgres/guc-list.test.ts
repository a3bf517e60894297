import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinGucList, splitGucList } from './guc-list.js';

describe('splitGucList', () => {
  it('reads back whatever was written as a quoted list', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (elements) => {
        expect(splitGucList(joinGucList(elements))).toEqual(elements);
      }),
    );
  });

  it('either gives names without a comma, a space or a quote for bare elements, or refuses the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const bare = text.includes('"') ? [] : (splitGucList(text) ?? []);
        for (const element of bare) expect(element).not.toMatch(/[\s,"]/);
      }),
    );
  });

  it.each([
    ['orders, "$user", public', ['orders', '$user', 'public']],
    ['"a""b",c', ['a"b', 'c']],
    ['""', ['']],
    ['', []],
    ['x;DROP/**/ROLE/**/y', ['x;DROP/**/ROLE/**/y']],
  ])('splits %s', (text, elements) => {
    expect(splitGucList(text)).toEqual(elements);
  });

  it.each(['a b', 'a,', ',a', '"a', 'a,,b', '"a"b'])('refuses %s', (text) => {
    expect(splitGucList(text)).toBeUndefined();
  });
});
