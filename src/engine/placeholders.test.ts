import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeholderReason, saysExample, speaksOfSecrets } from './placeholders.js';
import { segments } from './segments.js';

const strong = ['kT7', 'vQ2x', 'Lm9'].join('');

describe('a word in the middle of what a machine made', () => {
  it.each([
    ['adb30', '5a30657de536199ac477a3d1bb0'],
    ['APwETk', 'XhapIBu965SJ36h9tOGVV'],
    ['66g1d9g53k', '812jp7t6fk'],
    ['6504a8b174', '3a92d03488'],
  ])('is no reason to drop it: %s...', (...parts) => {
    expect(placeholderReason(parts.join(''))).toBe(undefined);
  });

  it('says that it is an example only where it stands by itself', () => {
    const machineMade = ['60nbelg3kqezwq', '69evntxe0o26e4'].join('');
    expect(saysExample(`${machineMade}fake`)).toBe(false);
    expect(saysExample(`fake-${machineMade}`)).toBe(true);
    expect(saysExample('AKIAFAKEFAKEFAKEFAKE1234')).toBe(true);
    expect(saysExample('myfakekey')).toBe(true);
  });
});

describe('placeholders', () => {
  it.each([
    'test-api-key-2',
    'wrong-password',
    'sometoken',
    'superS3cret',
    'p@ssw0rd',
    'abc123',
    'a1b2c3d4e5',
    '0123456789abcdef0123456789abcdef',
    ['asdfoiw378', '50234lkjsdfsdf'].join(''),
    '%3A%40%2F',
    '请输入密码',
    'ENC[${KEY}]',
  ])('takes %s for no secret', (value) => {
    expect(placeholderReason(value)).toBeDefined();
  });

  it.each([strong, 'hunter22', 'orders2024', 'river-falcon-7', 'Polaris#25!', 'zaq12wsx'])(
    'takes %s for what it is',
    (value) => {
      expect(placeholderReason(value)).toBe(undefined);
    },
  );

  it('hears what a value says of itself in any company', () => {
    expect(speaksOfSecrets('keystone_Passw0rd')).toBe(true);
    expect(speaksOfSecrets(strong)).toBe(false);
  });

  it('answers for any text within a second', { timeout: 20_000 }, () => {
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => typeof placeholderReason(text) !== 'number'));
    const start = performance.now();
    placeholderReason('test'.repeat(5000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('segments', () => {
  it('cuts a text into words of the list, or says that it can not', () => {
    expect(segments('mytesttoken', ['my', 'test', 'token', 'to'])).toEqual(['my', 'test', 'token']);
    expect(segments('mytestx', ['my', 'test'])).toBe(undefined);
  });

  it('gives words that join to the text', () => {
    const words = ['a', 'ab', 'b', 'ba'];
    fc.assert(fc.property(fc.stringMatching(/^[ab]{1,30}$/), (text) => segments(text, words)?.join('') === text));
  });
});
