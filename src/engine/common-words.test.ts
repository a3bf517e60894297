import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likelihoodOf } from './common-words.js';

/** Whether the check lets a pattern run on `text`, which begins with the keyword. */
function isLikely(keyword: string, text: string): boolean | undefined {
  return likelihoodOf(keyword)?.(Buffer.from(text), keyword.length);
}

const machineMade = ['f81d4c', '02b7e9', 'a35c60'].join('');

describe('check before a pattern runs', () => {
  it.each([
    ['password', 'password: x'],
    ['password', `password 'x'`],
    ['password', 'password for the wiki is x'],
    ['password', 'password</key>\n<string>x</string>'],
    ['password', 'password\n  value: x'],
    ['token', `token: "${machineMade}"`],
    ['token', `tokens = [\n  '${machineMade}']`],
    ['key', `key</name>\n<value>${machineMade}</value>`],
    ['key', `key: string = "${machineMade}"`],
    ['bearer', `bearer ${machineMade}`],
    ['basic', `basic ZGVwbG95OmtUN3Z`],
    ['://', '://deploy:x@host'],
  ])('lets %s in: %s', (keyword, text) => {
    expect(isLikely(keyword, text)).toBe(true);
  });

  it.each([
    ['password', 'passwords, secrets'],
    ['token', 'tokenize(text)'],
    ['token', 'token = next(lexer)'],
    ['key', 'key: value, other: more'],
    ['bearer', 'bearer of good news to all'],
    ['basic', 'basic authentication'],
    ['://', '://host/a@b'],
  ])('keeps %s out: %s', (keyword, text) => {
    expect(isLikely(keyword, text)).toBe(false);
  });

  it('has no say in rare words, and an answer for any bytes', () => {
    expect(likelihoodOf('acme_live_')).toBe(undefined);
    const keywords = fc.constantFrom('password', 'token', 'basic', '://');
    fc.assert(
      fc.property(keywords, fc.uint8Array({ maxLength: 400 }), fc.nat(400), (keyword, bytes, at) => {
        return typeof likelihoodOf(keyword)?.(bytes, at) === 'boolean';
      }),
    );
  });
});
