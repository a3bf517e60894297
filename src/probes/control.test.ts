import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeUpName, madeUpSecret } from './control.js';

const shapeOf = (text: string): string =>
  text.replaceAll(/[a-z]/g, 'a').replaceAll(/[A-Z]/g, 'A').replaceAll(/[0-9]/g, '0');
const hex = '0f3c'.repeat(8);

describe('a made-up secret', () => {
  it('is never the secret and has its length', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (secret) => {
        const made = madeUpSecret(secret, 'random');
        expect(made === secret).toBe(false);
        expect(made).toHaveLength(secret.length);
      }),
    );
  });

  it('keeps letters, digits and signs in their places', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_-]{20,60}$/).filter((text) => !/^[0-9a-f-]+$/i.test(text));
    fc.assert(
      fc.property(part, (secret) => {
        expect(shapeOf(madeUpSecret(secret, 'random'))).toBe(shapeOf(secret));
      }),
    );
  });

  it.each([
    ['gh', 'p_', 4],
    ['sk-', 'ant-api03-', 13],
    ['xo', 'xb-', 5],
    ['S', 'G.', 3],
    ['do', 'p_v1_', 7],
    ['AI', 'za', 4],
  ])('keeps what says of which kind it is: %s%s', (a, b, length) => {
    const secret = `${a}${b}${'Qx7'.repeat(12)}`;
    const made = madeUpSecret(secret, 'random');
    expect(made.slice(0, length)).toBe(secret.slice(0, length));
    expect(made.slice(length) === secret.slice(length)).toBe(false);
  });

  it('stays hexadecimal', () => {
    expect(madeUpSecret(hex, 'random')).toMatch(/^[0-9a-f]{32}$/);
    const uuid = [hex.slice(0, 8), 'beef', '4bad', '8fed', hex.slice(0, 12)].join('-');
    expect(madeUpSecret(uuid, 'random')).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('ends with the checksum of what stands before it, where the format has one', () => {
    const made = madeUpSecret(['gh', 'p_', 'Ab3'.repeat(12)].join(''), 'random-crc32');
    const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
    const value = Array.from(made.slice(-6)).reduce((sum, digit) => sum * 62 + digits.indexOf(digit), 0);
    expect(value).toBe(crc32(made.slice(4, -6)) >>> 0);
  });

  it('is still a JSON Web Token, about somebody else', () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = [part({ alg: 'HS256' }), part({ sub: 'somebody', exp: 4_000_000_000 }), 'c2lnbmF0dXJlMTIz'].join('.');
    const [header = '', payload = '', signature] = madeUpSecret(token, 'random').split('.');
    expect(header).toBe(token.split('.')[0]);
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { sub: string; exp: number };
    expect(claims.sub).toMatch(/^[a-z]{8}$/);
    expect(claims.sub === 'somebody').toBe(false);
    expect(claims.exp).toBe(4_000_000_000);
    expect(signature === token.split('.')[2]).toBe(false);
  });
});

it('makes up a name that is nobody’s, in the same form', () => {
  expect(madeUpName('ann@example.com')).toMatch(/^[a-z]+@[a-z]+\.[a-z]+$/);
  expect(madeUpName(['AK', 'IA', 'QX7'.repeat(5), 'A'].join(''))).toMatch(/^AKIA[A-Z0-9]{16}$/);
});
