import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTokenRefused, reasonOf } from './client.js';

describe('an answer of GitLab', () => {
  it('is read whatever it holds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 499 }), fc.jsonValue(), (status, body) => {
        expect(typeof reasonOf({ status, headers: {}, body })).toBe('string');
        if (status !== 401) expect(isTokenRefused({ status, headers: {}, body })).toBe(false);
      }),
    );
  });

  it.each([
    { why: 'a message', body: { message: '400 Bad request - no' }, says: '400 Bad request - no' },
    { why: 'an object of messages', body: { message: { name: ['is taken'] } }, says: '{"name":["is taken"]}' },
    { why: 'an error with words', body: { error: 'invalid_token', error_description: 'x' }, says: 'invalid_token: x' },
    { why: 'a page', body: undefined, says: '' },
  ])('gives $why as its reason', ({ body, says }) => {
    expect(reasonOf({ status: 400, headers: {}, body })).toBe(says);
  });
});
