import { assert, constant, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { endOf, isListedKind, isOneLine, isWholeOwn, keysOf, looksOwn, madeUpToken } from './tokens.js';

const secret = (text: string): SecretValue => new SecretValue(text);
const webToken = (claims: unknown): SecretValue =>
  secret(['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'c2ln'].join('.'));

describe('tokens of npm', () => {
  it('are told by their checksum: a made-up one is whole, and not any more when a character is another', () => {
    const own = secret(['npm', '_'].join(''));
    assert(
      property(tuple(constant(own)), ([like]) => {
        const made = madeUpToken(like).reveal();
        const last = made.endsWith('a') ? 'b' : 'a';
        return isWholeOwn(secret(made)) && !isWholeOwn(secret(made.slice(0, -1) + last));
      }),
    );
    expect(looksOwn(madeUpToken(secret('opaque')))).toBe(false);
  });

  it('are read without a failure whatever they are', () => {
    assert(
      property(string(), (text) => {
        const token = secret(text);
        return keysOf(token).length > 0 && endOf(token) === undefined && !isListedKind(token) && !isWholeOwn(token);
      }),
    );
    for (const claims of [null, 7, [], { exp: 'soon' }, { exp: 1e300 }, { token: { key: '../..' } }]) {
      expect(endOf(webToken(claims))).toBeUndefined();
      expect(isListedKind(webToken(claims))).toBe(false);
    }
  });

  it('say when they end and under which key they are kept, where they are web tokens that do', () => {
    const token = webToken({ exp: 1_800_000_000, token: { key: 'f'.repeat(32) } });
    expect(endOf(token)).toEqual(new Date('2027-01-15T08:00:00Z'));
    expect(keysOf(token)).toContain('f'.repeat(32));
    expect(isListedKind(token)).toBe(true);
  });

  it('of many lines, with blanks or of a few characters are none', () => {
    for (const text of ['short', 'two words are no token', `${'a'.repeat(20)}\nx-evil: 1`, '']) {
      expect(isOneLine(secret(text))).toBe(false);
    }
    expect(isOneLine(secret('a'.repeat(40)))).toBe(true);
  });
});
