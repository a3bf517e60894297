import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { adminLogin, type PostgresSettings } from './world.js';

const settings: PostgresSettings = { host: 'db.internal', port: 5433, database: 'shop', tls: 'verify-full' };
const secret = ['p@ss', 'wörd%'].join(' ');

function url(host: string, user = 'adm in', password = secret): SecretValue {
  return new SecretValue(
    `postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}/any?sslmode=disable`,
  );
}

describe('adminLogin', () => {
  it('takes a plain password for the configured user', () => {
    const login = adminLogin({ ...settings, adminUser: 'root' }, new SecretValue(secret));
    expect(login.user).toBe('root');
    expect(login.password.reveal()).toBe(secret);
  });

  it('takes user and password from a URL of the configured server', () => {
    const login = adminLogin(settings, url('DB.internal:5433'));
    expect(login.user).toBe('adm in');
    expect(login.password.reveal()).toBe(secret);
  });

  it.each([
    ['another host', url('evil.example:5433')],
    ['another port', url('db.internal:5432')],
    ['the default port instead of ours', url('db.internal')],
    ['several hosts', url('db.internal:5433,evil.example:5433')],
    ['no password', url('db.internal:5433', 'adm', '')],
    ['no user', url('db.internal:5433', '')],
    ['a broken escape', new SecretValue(`postgres://adm:${['%', 'zz'].join('')}@db.internal:5433/x`)],
    ['a password without a user', new SecretValue(secret)],
  ])('refuses %s and does not repeat it', (_why, admin) => {
    let failure: unknown;
    try {
      adminLogin(settings, admin);
    } catch (error) {
      failure = error;
    }
    expect(failure).toBeInstanceOf(AppError);
    expect(failure).toMatchObject({ code: 'config' });
    expect((failure as AppError).cause).toBeUndefined();
    expect((failure as AppError).message).not.toMatch(/evil|p%40ss|p@ss|%zz/);
  });

  it('refuses a URL of another user than the configured one', () => {
    expect(() => adminLogin({ ...settings, adminUser: 'root' }, url('db.internal:5433'))).toThrow(AppError);
  });
});
