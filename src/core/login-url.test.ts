import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from './errors.js';
import { adminLoginFrom, type AdminPlace } from './login-url.js';
import { SecretValue } from './secret-value.js';

const place: AdminPlace = {
  who: 'mysql',
  schemes: ['mysql', 'mariadb'],
  host: 'db.internal',
  port: 3307,
  defaultPort: 3306,
};
const secret = ['p@ss', 'wörd%'].join(' ');

function url(host: string, user = 'adm in', password = secret): SecretValue {
  return new SecretValue(`mariadb://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}/any`);
}

describe('adminLoginFrom', () => {
  it('takes a plain password for the configured user', () => {
    const login = adminLoginFrom({ ...place, user: 'root' }, new SecretValue(secret));
    expect([login.user, login.password.reveal() === secret]).toEqual(['root', true]);
  });

  it('takes user and password from a URL of the configured server', () => {
    const login = adminLoginFrom(place, url('DB.internal:3307'));
    expect([login.user, login.password.reveal() === secret]).toEqual(['adm in', true]);
  });

  it('gives back any user and password that a URL carries', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (user, password) => {
        const login = adminLoginFrom(place, url('db.internal:3307', user, password));
        expect([login.user, login.password.reveal() === password]).toEqual([user, true]);
      }),
    );
  });

  it('takes an address of version 6 with or without brackets', () => {
    const login = adminLoginFrom({ ...place, host: '::1' }, url('[::1]:3307'));
    expect(login.user).toBe('adm in');
  });

  it.each([
    ['another host', url('evil.example:3307')],
    ['another port', url('db.internal:3306')],
    ['the default port instead of ours', url('db.internal')],
    ['no password', url('db.internal:3307', 'adm', '')],
    ['no user', url('db.internal:3307', '')],
    ['a broken escape', new SecretValue(`mysql://adm:${['%', 'zz'].join('')}@db.internal:3307/x`)],
    ['what is no URL', new SecretValue(`mysql://adm:p@ss@db.internal:port`)],
    ['a password without a user', new SecretValue(secret)],
  ])('refuses %s and does not repeat it', (_why, admin) => {
    let failure: unknown;
    try {
      adminLoginFrom(place, admin);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'config' });
    expect((failure as AppError).cause).toBeUndefined();
    expect((failure as AppError).message).not.toMatch(/evil|p%40ss|p@ss|%zz/);
  });

  it('refuses a URL of another user than the configured one', () => {
    expect(() => adminLoginFrom({ ...place, user: 'root' }, url('db.internal:3307'))).toThrow(AppError);
  });
});
