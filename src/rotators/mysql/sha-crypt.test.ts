import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shaCrypt } from './sha-crypt.js';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** As a MySQL 8 server kept them: salt and sum, in hex since salts hold control characters. */
const fromServers = [
  {
    password: 'pass3',
    salt: '34341f5017121d0420134615056d3519305c4c57',
    sum: ['507a4b4e584e482e5351544e324b2e44764b5865', '66567243336f56367739736f61386e424b695741395443'],
  },
  {
    password: 'pass1',
    salt: '1a502f3d02576a0150494d096659325e017e0808',
    sum: ['6e516b42326e5762733366615556756e61316661', '74354533594255684536356e79772f5971397876772f32'],
  },
];

/** As the C library's crypt(3) and `openssl passwd -5` give them, of lengths on both sides of the digest's 32 bytes. */
const fromOthers = [
  { password: 'hello', salt: 'saltsaltsaltsalt', sum: ['kq9SlArTTKC1Ge0EPFNm1', 'SjvIKPXqOytH246id8j30/'] },
  {
    password: 'correct horse battery staple, and then some more of it',
    salt: 'NaClNaCl',
    sum: ['qIYdTTMwtX6v1l1m/dlae', 'hVvoa7M2/w4BMcFuIYefg9'],
  },
];

describe('shaCrypt', () => {
  it.each(fromServers)('gives what a server keeps of $password', ({ password, salt, sum }) => {
    expect(shaCrypt(Buffer.from(password), bytes(salt), 5000)).toBe(bytes(sum.join('')).toString('latin1'));
  });

  it.each(fromOthers)('gives what other implementations give, of a password of $password.length', (row) => {
    const { password, salt, sum } = row;
    expect(shaCrypt(Buffer.from(password), Buffer.from(salt), 5000)).toBe(sum.join(''));
  });

  it('gives 43 digits of whatever it is given, the same each time, and others for another password', () => {
    const some = fc.uint8Array({ minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(some, some, fc.uint8Array({ maxLength: 20 }), (password, other, salt) => {
        const sum = shaCrypt(password, salt, 10);
        expect(sum).toMatch(/^[./0-9A-Za-z]{43}$/);
        expect(shaCrypt(password, salt, 10)).toBe(sum);
        fc.pre(!Buffer.from(password).equals(other));
        expect(shaCrypt(other, salt, 10)).not.toBe(sum);
      }),
    );
  });
});
