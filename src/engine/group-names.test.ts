import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutNames } from './group-names.js';
import { Pattern } from './pattern.js';

describe('withoutNames', () => {
  it.each([
    { why: 'a named group', pattern: '(?<a>x)', source: '(x)', names: ['a'] },
    { why: 'one in the way of Python', pattern: '(?P<a>x)', source: '(x)', names: ['a'] },
    { why: 'one behind a plain group', pattern: '(x)(?<a>y)', source: '(x)(y)', names: [undefined, 'a'] },
    {
      why: 'nested ones, in the order in which they open',
      pattern: '(?<a>(?<b>x))',
      source: '((x))',
      names: ['a', 'b'],
    },
    { why: 'none where a group only holds together', pattern: '(?:x)(?i:y)(?i)', source: '(?:x)(?i:y)(?i)', names: [] },
    { why: 'none in a class', pattern: '[(?<a>](?<b>x)', source: '[(?<a>](x)', names: ['b'] },
    { why: 'none in a class that begins with its end', pattern: '[](](?<b>x)', source: '[](](x)', names: ['b'] },
    {
      why: 'none in a class with a class in it',
      pattern: '[[:alpha:](](?<b>x)',
      source: '[[:alpha:](](x)',
      names: ['b'],
    },
    {
      why: 'none behind a backslash',
      pattern: String.raw`\((?<a>x)\\(y)`,
      source: String.raw`\((x)\\(y)`,
      names: ['a', undefined],
    },
    {
      why: 'none in a quotation',
      pattern: String.raw`\Q(?<a>\E(?<b>x)`,
      source: String.raw`\Q(?<a>\E(x)`,
      names: ['b'],
    },
  ])('finds $why', ({ pattern, source, names }) => {
    expect(withoutNames(pattern)).toEqual({ source, names: [undefined, ...names] });
  });
});

it('names what a pattern caught, whatever plain groups, classes and alternatives stand before', () => {
  const part = fc.constantFrom('(q)', '(?:q)', '[()]', String.raw`\(`, '(q|(r))', '[^(\\]]', String.raw`\Q(\E`);
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (before) => {
      const pattern = new Pattern(`(?:${before.join('')})?(?<left>l+)(?:(?<none>n)|(?<right>r+))`);
      const bytes = Buffer.from('....llrrr');
      const match = pattern.over(bytes, { start: 2, end: bytes.length })(2);
      expect([...(match?.groups ?? [])]).toEqual([
        ['left', { start: 4, end: 6 }],
        ['right', { start: 6, end: 9 }],
      ]);
    }),
  );
});
