import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSecretGroup } from './capture-groups.js';

describe('withSecretGroup', () => {
  it.each([
    { pattern: 'abc', group: undefined, result: '(?<secret>abc)' },
    { pattern: 'a(b)c', group: undefined, result: 'a(?<secret>b)c' },
    { pattern: 'a(b)c(d)', group: undefined, result: 'a(?<secret__g1>b)c(?<secret__g2>d)' },
    { pattern: 'a(b)c(d)', group: 2, result: 'a(?:b)c(?<secret>d)' },
    { pattern: 'a(b(c))', group: 2, result: 'a(?:b(?<secret>c))' },
    { pattern: '(?i)(?:a)(?P<x>b)', group: 1, result: '(?i)(?:a)(?<secret>b)' },
    { pattern: String.raw`\((a)[(](b)`, group: 2, result: String.raw`\((?:a)[(](?<secret>b)` },
    { pattern: '[](](a)', group: 1, result: '[](](?<secret>a)' },
    { pattern: 'a(b)', group: 0, result: 'a(?<secret>b)' },
  ])('names group $group of $pattern', ({ pattern, group, result }) => {
    expect(withSecretGroup(pattern, group)).toBe(result);
  });

  it('gives nothing for a group that is not there', () => {
    expect(withSecretGroup('a(b)', 2)).toBeUndefined();
  });

  it('matches what the pattern matched', () => {
    const part = fc.constantFrom('a', '(b)', '(?:c)', '[(d]', String.raw`\(`, '(e(f))', 'g?');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), fc.string({ maxLength: 8 }), (parts, text) => {
        const pattern = parts.join('');
        const named = withSecretGroup(pattern, undefined) ?? '';
        const subject = `${text}abcd(efg${text}`;
        expect(new RegExp(named).exec(subject)?.[0]).toBe(new RegExp(pattern).exec(subject)?.[0]);
      }),
    );
  });
});
