import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { accountOf, mariadb } from './mariadb.js';
import { methodFor, NATIVE } from './methods.js';

const [one, two] = [methodFor(NATIVE, new SecretValue('one')), methodFor(NATIVE, new SecretValue('two'))];

function only(privileges: unknown): ReturnType<typeof accountOf>[number] {
  const [account] = accountOf('app', '%', JSON.stringify(privileges));
  if (account === undefined) throw new RangeError('no account');
  return account;
}

describe('accountOf', () => {
  it('reads a single password', () => {
    const account = only({ access: 0, plugin: one.plugin, authentication_string: one.authentication });
    expect(account).toEqual({ user: 'app', host: '%', isLocked: false, methods: [one] });
  });

  it('reads several passwords, of which the empty entry stands for the one outside the list', () => {
    const second = { plugin: two.plugin, authentication_string: two.authentication };
    const account = only({ plugin: one.plugin, authentication_string: one.authentication, auth_or: [{}, second] });
    expect(account.methods).toEqual([one, two]);
  });

  it('leaves roles out and sees locks', () => {
    expect(accountOf('app', '', JSON.stringify({ is_role: true }))).toEqual([]);
    expect(only({ account_locked: true, plugin: 'unix_socket' })).toMatchObject({ isLocked: true });
  });

  it.each(['', '[]', '{"plugin":1}', '{"auth_or":{}}', 'null', '{'])('refuses what is no such row: %s', (text) => {
    expect(() => accountOf('app', '%', text)).toThrow(AppError);
  });

  it('gives accounts or an error of ours, whatever the row holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          expect(accountOf('app', '%', text).length).toBeLessThanOrEqual(1);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('statements', () => {
  it('name each account with its methods', () => {
    const account = { user: "o'brien", host: '10.%', isLocked: false, methods: [one] };
    const methods = [
      { plugin: 'p', authentication: 'a' },
      { plugin: 'unix_socket', authentication: '' },
    ];
    expect(mariadb.statements([{ account, methods }])).toEqual([
      "ALTER USER 'o''brien'@'10.%' IDENTIFIED VIA 'p' USING 'a' OR 'unix_socket'",
    ]);
  });

  it('are none where nothing changes', () => {
    expect(mariadb.statements([])).toEqual([]);
  });

  it('let no name out of its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (user) => {
        const account = { user, host: '%', isLocked: false, methods: [one] };
        const [statement = ''] = mariadb.statements([{ account, methods: [one] }]);
        const name = /^ALTER USER '((?:[^'\\]|''|\\.)*)'@'%' IDENTIFIED VIA /su.exec(statement)?.[1];
        expect(name?.replaceAll("''", "'").replaceAll('\\\\', '\\')).toBe(user);
      }),
    );
  });
});
