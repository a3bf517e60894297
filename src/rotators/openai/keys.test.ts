import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import { looksLike } from './keys.js';

const KEY = ['sk', 'proj', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('-');

describe('what a list shows of a key', () => {
  it.each(['sk-...6789', 'sk-proj-abc...6789', 'sk-proj-abc***6789', 'sk-proj-ab\u2026789'])(
    'may mean this one: %s',
    (text) => {
      expect(looksLike(text, new SecretValue(KEY))).toBe(true);
    },
  );

  it.each([
    '',
    '...',
    'sk-...',
    'sk-...89',
    '...789',
    'sk-proj-abd...6789',
    'sk-proj-abc...6780',
    'sk-...x...6789',
    KEY,
  ])('does not mean this one: %j', (text) => {
    expect(looksLike(text, new SecretValue(KEY))).toBe(false);
  });

  it('is no longer than the key', () => {
    expect(looksLike('sk-abc...abc', new SecretValue('sk-abc'))).toBe(false);
  });

  it('means every key that it was made of, and none with another end', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_-]{20,60}$/);
    const shown = fc.record({ start: fc.integer({ min: 3, max: 8 }), end: fc.integer({ min: 3, max: 6 }) });
    fc.assert(
      fc.property(word, shown, (body, { start, end }) => {
        const key = `sk-${body}`;
        const text = `${key.slice(0, start)}...${key.slice(-end)}`;
        expect(looksLike(text, new SecretValue(key))).toBe(true);
        expect(looksLike(text, new SecretValue(`${key}!`))).toBe(false);
      }),
    );
  });
});
