import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { AppError, exitCodeOf } from './errors.js';
import { FingerprintKey, isFingerprint } from './fingerprint.js';
import { SecretValue } from './secret-value.js';

describe('a secret value', () => {
  const secret = new SecretValue('hunter-two');

  it.each([
    ['string conversion', (): string => String(secret)],
    ['JSON', (): string => JSON.stringify({ secret })],
    ['inspect', (): string => inspect({ secret }, { showHidden: true, depth: 9 })],
    ['concatenation', (): string => `a${String(secret)}b`],
  ])('does not show in %s', (_, print) => {
    expect(print()).not.toContain('hunter');
    expect(secret.reveal()).toBe('hunter-two');
  });
});

describe('a fingerprint', () => {
  const key = (byte: number): FingerprintKey => new FingerprintKey(Buffer.alloc(32, byte));
  const value = new SecretValue('value');

  it('is the same for the same value and key, and another for another', () => {
    expect(key(1).fingerprint(value)).toBe(key(1).fingerprint(new SecretValue('value')));
    expect(key(1).fingerprint(value)).not.toBe(key(2).fingerprint(value));
    expect(key(1).fingerprint(value)).not.toBe(key(1).fingerprint(new SecretValue('other')));
    expect(isFingerprint(key(1).fingerprint(value))).toBe(true);
  });

  it('names its key without giving it away', () => {
    expect(key(1).id).toMatch(/^[0-9a-f]{16}$/);
    expect(key(1).id).not.toBe(key(2).id);
    expect(() => new FingerprintKey(Buffer.alloc(16))).toThrow(/32 bytes/);
  });
});

it('gives each kind of error its exit code, and an unknown one 70', () => {
  expect(exitCodeOf(new AppError('usage', 'x'))).toBe(2);
  expect(exitCodeOf(new AppError('conflict', 'x'))).toBe(4);
  expect(exitCodeOf(new Error('x'))).toBe(70);
});
