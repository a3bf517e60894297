import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { fromData, isSameData, toData } from './data.js';

const back = (text: string): string => fromData(toData('p', new SecretValue(text))).reveal();

describe('a secret in Vault', () => {
  it('keeps any text that is no JSON object', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('[1]', '"x"', '12', 'null', '{', '', '{"a":1'),
    );
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!isObject(text));
        expect(back(text)).toBe(text);
      }),
    );
  });

  it('keeps any JSON object, or refuses it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const text = JSON.stringify(object);
        let result: string | undefined;
        try {
          result = back(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'conflict' });
        }
        if (result !== undefined) expect(JSON.parse(result)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is plain text where its one field is a text called value', () => {
    expect(fromData({ value: 'plain' }).reveal()).toBe('plain');
    expect(fromData({ value: 1 }).reveal()).toBe('{"value":1}');
    expect(fromData({ value: 'a', other: 'b' }).reveal()).toBe('{"value":"a","other":"b"}');
  });

  it.each([
    ['would come back as plain text', '{"value":"x"}', /one field value/],
    ['holds a number that would be rounded', '{"a":[{"n":12345678901234567890}]}', /rounded/],
  ])('is refused where it %s', (_, text, message) => {
    expect(() => toData('p', new SecretValue(text))).toThrow(message);
  });
});

describe('isSameData', () => {
  it('does not look at the order of fields or the spelling of characters', () => {
    expect(
      isSameData(
        { a: 1, b: { c: '<ü>', d: [1, null] } },
        JSON.parse('{"b":{"d":[1,null],"c":"\\u003c\\u00fc>"},"a":1}'),
      ),
    ).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: { b: 'c' } }, { a: '{"b":"c"}' }],
  ])('tells %j from %j', (one, other) => {
    expect(isSameData(one, other)).toBe(false);
  });
});

function isObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
