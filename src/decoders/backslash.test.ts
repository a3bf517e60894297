import { describe, expect, it } from 'vitest';
import { decodedTexts, originOf } from '../../test/support/decoded.js';
import { backslash } from './backslash.js';

const raw = String.raw;

describe('backslash', () => {
  it.each([
    ['bytes', raw`key = "\x61b\x63"`, 'key = "abc"'],
    ['characters', raw`key = "\u0061\u{62}\U00000063"`, 'key = "abc"'],
    ['octal', raw`key=$'\141\142c'`, "key=$'abc'"],
    ['quotes of JSON in JSON', raw`"{\"password\":\"a/b\"}"`, '"{"password":"a/b"}"'],
    ['slashes of PHP', raw`"https:\/\/user:pw@host\/"`, '"https://user:pw@host/"'],
    ['lines of an env file', raw`"A=1\nPASSWORD=x\r\n"`, '"A=1\nPASSWORD=x\r\n"'],
    ['properties', raw`url=jdbc\:postgresql\://host`, 'url=jdbc:postgresql://host'],
    ['underscores of Markdown', raw`a\_b`, 'a_b'],
    ['a pair of surrogates beside', raw`\u0061\ud83d\ude00`, 'a😀'],
    ['one level of several', raw`\\\"x\\\"`, raw`\"x\"`],
  ])('undoes %s and keeps the text around', (_what, text, expected) => {
    expect(decodedTexts(backslash, text)).toEqual([expected]);
  });

  it('says where a character comes from', () => {
    expect(originOf(backslash, raw`key = "\x61b\u0063"`, 'abc')).toBe(raw`\x61b\u0063`);
    expect(originOf(backslash, raw`key = "\x61b\u0063" + z`, '" + z')).toBe('" + z');
  });

  it.each([
    ['line ends alone', raw`printf("hello\n");`],
    ['a path', raw`C:\Users\name\docs`],
    ['a pattern', raw`/\d+\s*\b\w/`],
    ['Chinese', raw`"\u4e2d\u6587"`],
    ['half a pair', raw`"\ud83d"`],
    ['no character', raw`"\u{110000}"`],
    ['a backslash at the end', 'x\\'],
  ])('gives nothing for %s', (_what, text) => {
    expect(decodedTexts(backslash, text)).toEqual([]);
  });

  it('joins lines that are near and parts those that are not', () => {
    const near = `${raw`a\x61`}\n${raw`b\x62`}\n`;
    expect(decodedTexts(backslash, near)).toHaveLength(1);
    expect(decodedTexts(backslash, `${near}${'some line\n'.repeat(400)}${near}`)).toHaveLength(2);
  });
});
