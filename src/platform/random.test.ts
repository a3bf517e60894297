import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomId, randomPassword, URL_SAFE_ALPHABET } from './random.js';

describe('randomPassword', () => {
  it('has the asked length and only characters of the alphabet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 2, max: 64 }), (length, size) => {
        const alphabet = URL_SAFE_ALPHABET.slice(0, size);
        const password = randomPassword({ length, alphabet });
        expect(password).toHaveLength(length);
        expect([...password].every((character) => alphabet.includes(character))).toBe(true);
      }),
    );
  });

  it('throws away the bytes that would favour the first characters', () => {
    const batches = [Uint8Array.of(255, 254, 2), Uint8Array.of(255, 1, 0)];
    // 256 = 85 * 3 + 1, so only 255 is one too many.
    expect(randomPassword({ length: 3, alphabet: 'abc' }, () => batches.shift() ?? Uint8Array.of())).toBe('ccb');
  });

  it('gives another password each time', () => {
    const passwords = new Set(Array.from({ length: 200 }, () => randomPassword({ length: 16 })));
    expect(passwords.size).toBe(200);
  });

  it.each(['', 'a', 'aa', 'x'.repeat(300)])('refuses an alphabet that is no choice (%#)', (alphabet) => {
    expect(() => randomPassword({ length: 8, alphabet })).toThrow(RangeError);
  });
});

describe('randomId', () => {
  it('gives so many hex digits', () => {
    expect(randomId()).toMatch(/^[0-9a-f]{32}$/);
    expect(randomId(12)).toMatch(/^[0-9a-f]{12}$/);
    expect(randomId(7)).toMatch(/^[0-9a-f]{7}$/);
  });
});
