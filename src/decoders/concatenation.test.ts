import { describe, expect, it } from 'vitest';
import { decodedTexts, originOf } from '../../test/support/decoded.js';
import { concatenation } from './concatenation.js';

describe('concatenation', () => {
  it.each([
    ['plus', `x = "ab" + 'cd';`, `x = "abcd';`],
    ['plus over lines', `x = "ab"\n    + "cd" +\n    "ef";`, 'x = "abcdef";'],
    ['dots', `x = 'ab'.'cd' . 'ef';`, "x = 'abcdef';"],
    ['bars of SQL', `'ab'||'cd'`, `'abcd'`],
    ['signs of Haskell and Elixir', `"ab" ++ "cd" <> "ef"`, '"abcdef"'],
    ['Basic, over lines', `"ab" & _\r\n  "cd"`, '"abcd"'],
    ['nothing', `("ab" "cd"\n   f"ef")`, '("abcdef")'],
    ['a backslash between', `"ab" \\\n"cd"`, '"abcd"'],
    ['a backslash within', `"ab\\\n   cd"`, '"abcd"'],
    ['a template', '`ab${"cd"}ef`', '`abcdef`'],
    ['a template of Ruby', `"ab#{'cd'}ef"`, '"abcdef"'],
    ['a joined list', `["ab", 'cd',\n "ef"].join("")`, `["abcdef"].join("")`],
    ['a joined list of Python', `''.join(("ab", "cd"))`, `''.join(("abcd"))`],
    ['a block of YAML', 'password: >-\n    abcd\nx: 1', 'password: abcd\nx: 1'],
    ['a literal block of YAML', 'password: |\n    abcd\nx: 1', 'password: abcd\nx: 1'],
  ])('joins what is joined by %s', (_what, text, expected) => {
    expect(decodedTexts(concatenation, text)).toEqual([expected]);
  });

  it('says where each piece comes from', () => {
    expect(originOf(concatenation, `x = "ab" + "cd";`, 'abcd')).toBe('ab" + "cd');
    expect(originOf(concatenation, '`ab${"cd"}ef`', 'cd')).toBe('cd"}');
  });

  it.each([
    ['a list', `["ab", "cd", "ef"]`],
    ['a list joined by something', `["ab", "cd"].join("-")`],
    ['a variable between', `"ab" + x + "cd"`],
    ['empty texts', `"" + x + ""`],
    ['rows of CSV', `"ab","cd"\n"ef","gh"\n`],
    ['a doubled quote', `'it''s'`],
    ['arguments over lines', `run \\\n  --flag \\\n  --other`],
    ['comparisons', `a === "ab" && b === "cd"`],
    ['an empty block of YAML', 'a: >-\nb: |\n'],
    ['a comparison in a type', 'x: >1'],
  ])('gives nothing for %s', (_what, text) => {
    expect(decodedTexts(concatenation, text)).toEqual([]);
  });
});
