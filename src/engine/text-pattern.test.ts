import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PROGRAM, patternProblem, programSize, textMatcher } from './text-pattern.js';

describe('programSize', () => {
  it.each([
    { pattern: 'abc', size: 3 },
    { pattern: 'a{10}', size: 10 },
    { pattern: '(?:ab){2,10}', size: 40 },
    { pattern: '(?:(?:a{10}){10}){10}', size: 1220 },
    { pattern: String.raw`\p{L}x`, size: 401 },
    { pattern: '[{}]x', size: 4 },
  ])('of $pattern is about $size', ({ pattern, size }) => {
    expect(programSize(pattern)).toBe(size);
  });

  it('is a number for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^[()[\]{}|*+?\\0-9,a-c]{0,40}$/), (a, b) => {
        for (const text of [a, b]) expect(programSize(text)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('patternProblem', () => {
  it.each([
    { why: 'a repetition of a repetition', pattern: '(?:(?:[a-z]{100}){100}){10}' },
    { why: 'an open bracket', pattern: '(a' },
    { why: 'a look ahead', pattern: '(?=a)b' },
    { why: 'a back reference', pattern: String.raw`(a)\1` },
    { why: 'very many Unicode classes', pattern: String.raw`(?:\p{L}\p{N}){50}` },
  ])('refuses $why, and does not quote it', ({ pattern }) => {
    const problem = patternProblem(pattern);
    expect(problem).toMatch(/^[a-z]/i);
    expect(problem?.includes(pattern)).toBe(false);
  });

  it('takes ordinary patterns', () => {
    for (const pattern of ['(?<secret>acme_[a-z]{20,40})', String.raw`(?i)^test/.*\.py$`, 'a|b|c', '[[:alpha:]]+']) {
      expect(patternProblem(pattern)).toBeUndefined();
      expect(programSize(pattern)).toBeLessThan(MAX_PROGRAM);
    }
  });
});

it('a pattern that makes others take for ever is done in time', () => {
  const matches = textMatcher('^(?:a+)+$');
  const started = performance.now();
  expect(matches(`${'a'.repeat(100_000)}b`)).toBe(false);
  expect(performance.now() - started).toBeLessThan(5000);
});
