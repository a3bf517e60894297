import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { includes, includesAction, includesResource, matches, overlaps } from './aws-patterns.js';

/** What a pattern means, in another notation. */
function asExpression(pattern: string): RegExp {
  const source = pattern.replace(/[.+^$()|[\]\\{}]/g, '\\$&');
  return new RegExp(`^(?:${source.replaceAll('*', '.*').replaceAll('?', '.')})$`, 's');
}

const pattern = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), maxLength: 9 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', ':'), maxLength: 9 });

/** Words of three letters, all of them up to a length. */
function* words(longest: number): Generator<string> {
  let last = [''];
  yield '';
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((one) => ['a', 'b', ':'].map((letter) => one + letter));
    yield* last;
  }
}

describe('matches', () => {
  it('agrees with a regular expression of the same meaning', () => {
    fc.assert(
      fc.property(pattern, word, (one, text) => {
        expect(matches(one, text)).toBe(asExpression(one).test(text));
      }),
    );
  });
});

describe('includes', () => {
  it.each([
    ['*', 'anything*', true],
    ['arn:*', 'arn:x*', true],
    ['a*c', 'a?b*c', true],
    ['a?*', 'a*?', true],
    ['a?', 'a?', true],
    ['a*', '*', false],
    ['a?', 'a*', false],
    ['ab', 'a?', false],
    ['a*b', 'a*', false],
  ])('%s and %s: %s', (outer, inner, expected) => {
    expect(includes(outer, inner)).toBe(expected);
  });

  it('never says yes where a text of the inner pattern is none of the outer', () => {
    const texts = [...words(6)];
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        fc.pre(includes(outer, inner));
        const [wide, narrow] = [asExpression(outer), asExpression(inner)];
        expect(texts.filter((text) => narrow.test(text) && !wide.test(text))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('says yes for a pattern and itself, and for a text and what matches it', () => {
    fc.assert(
      fc.property(pattern, word, (one, text) => {
        expect(includes(one, one)).toBe(true);
        expect(includes(one, text)).toBe(matches(one, text));
      }),
    );
  });
});

describe('overlaps', () => {
  it('says yes exactly where some text is one of both', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });
    const texts = [...words(8)];
    fc.assert(
      fc.property(short, short, (one, other) => {
        const [a, b] = [asExpression(one), asExpression(other)];
        expect(overlaps(one, other)).toBe(texts.some((text) => a.test(text) && b.test(text)));
      }),
      { numRuns: 60 },
    );
  });

  it('ends soon on patterns that are made to last', () => {
    const hostile = '*a'.repeat(1000);
    expect(overlaps(hostile, `${'*b'.repeat(1000)}c`)).toBe(false);
    expect(includes(hostile, `${'a'.repeat(2000)}b`)).toBe(false);
  }, 5_000);
});

describe('actions and ARNs', () => {
  it('are compared part by part', () => {
    expect(includesAction('*', 's3:*')).toBe(true);
    expect(includesAction('S3:get*', 's3:GetObject')).toBe(true);
    expect(includesAction('s3*', 's3:GetObject')).toBe(false);
    expect(includesResource('*', 'arn:aws:s3:::b/*')).toBe(true);
    expect(includesResource('arn:aws:s3:::b/*', 'arn:aws:s3:::b/x:y/*')).toBe(true);
    // AWS lets a wildcard reach over no colon before the resource.
    expect(includesResource('arn:aws:*', 'arn:aws:s3:::b/*')).toBe(false);
    expect(includesResource('arn:aws:s3*:b/*', 'arn:aws:s3:::b/*')).toBe(false);
  });

  it('keep the case of a resource', () => {
    expect(includesResource('arn:aws:s3:::Bucket/*', 'arn:aws:s3:::bucket/*')).toBe(false);
  });
});
