import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { isKeyRefused, reasonOf } from './client.js';
import { idWithin, isMark, markOf } from './settings.js';

const letters = (length: number): fc.Arbitrary<string> =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(...'abcXYZ019_-') });

describe('a key of SendGrid', () => {
  it('names its id, and no other text does', () => {
    fc.assert(
      fc.property(letters(22), letters(43), fc.string(), (id, rest, other) => {
        const key = ['SG', id, rest].join('.');
        expect(idWithin(new SecretValue(key))).toBe(id);
        expect(idWithin(new SecretValue(`${key}.${other}`))).toBeUndefined();
        if (!other.startsWith('SG.')) expect(idWithin(new SecretValue(other))).toBeUndefined();
      }),
    );
  });

  it('is known as made by a rotation by its name', () => {
    expect(isMark(markOf({ rotationId: 'r0123456789ab', signal: new AbortController().signal }))).toBe(true);
    for (const name of ['unleak', 'unleak r1', 'my unleak r0123456789ab', 'unleak r0123456789ab 2']) {
      expect(isMark(name)).toBe(false);
    }
  });
});

describe('an answer of SendGrid', () => {
  it('is read whatever it holds, and only a 401 with its words is a refusal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 499 }), fc.jsonValue(), (status, body) => {
        const answer = { status, headers: {}, body };
        expect(typeof reasonOf(answer)).toBe('string');
        expect(isKeyRefused(answer)).toBe(false);
      }),
    );
    const words = { errors: [{ message: 'The provided authorization grant is invalid, expired, or revoked' }] };
    expect(isKeyRefused({ status: 401, headers: {}, body: words })).toBe(true);
    expect(isKeyRefused({ status: 403, headers: {}, body: words })).toBe(false);
  });
});
