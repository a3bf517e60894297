import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import {
  accountOf,
  alterStatement,
  keepsUnknownPassword,
  passwordMethod,
  takes,
  takesNobody,
  withMethod,
  withoutMethod,
  type Method,
} from './accounts.js';

const [one, two] = [passwordMethod(new SecretValue('one')), passwordMethod(new SecretValue('two'))];

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

describe('passwordMethod', () => {
  it('is what the server itself keeps of a password', () => {
    // As MariaDB 10.11 answers to SELECT PASSWORD('one').
    expect(one).toEqual({
      plugin: 'mysql_native_password',
      authentication: ['*74445CD742AF268FD22', '66DA0D12758951D638F7'].join('8'),
    });
  });
});

describe('sets of methods', () => {
  const method: fc.Arbitrary<Method> = fc.record({
    plugin: fc.constantFrom('mysql_native_password', 'unix_socket', 'ed25519'),
    authentication: fc.stringMatching(/^[A-Z0-9]{1,8}$/),
  });
  const accountWith = (methods: readonly Method[]) => ({ user: 'app', host: '%', isLocked: false, methods });

  it('add what is missing once, and keep everything else', () => {
    fc.assert(
      fc.property(fc.array(method), (methods) => {
        const added = withMethod(withMethod(methods, one), one);
        expect(added.filter((entry) => entry.authentication === one.authentication)).toHaveLength(1);
        for (const kept of methods) expect(takes(accountWith(added), kept)).toBe(true);
      }),
    );
  });

  it('never are without any password that could be asked for', () => {
    fc.assert(
      fc.property(fc.array(method), (methods) => {
        const left = withoutMethod(withMethod(methods, one), one);
        expect(takes(accountWith(left), one)).toBe(false);
        expect(left.some(({ plugin }) => plugin === one.plugin)).toBe(true);
      }),
    );
  });

  it('let nobody in when the last password is taken away, until there is another', () => {
    const stopped = withoutMethod([one], one);
    expect(takesNobody(accountWith(stopped))).toBe(true);
    expect(withMethod(stopped, two)).toEqual([two]);
  });

  it('tell a password that can not be compared from none', () => {
    expect(keepsUnknownPassword(accountWith([{ plugin: 'ed25519', authentication: 'x' }]))).toBe(true);
    expect(keepsUnknownPassword(accountWith([one, { plugin: 'unix_socket', authentication: '' }]))).toBe(false);
  });
});

describe('alterStatement', () => {
  it('names each account with its methods', () => {
    const account = { user: "o'brien", host: '10.%', isLocked: false, methods: [one] };
    const methods = [
      { plugin: 'p', authentication: 'a' },
      { plugin: 'unix_socket', authentication: '' },
    ];
    expect(alterStatement([{ account, methods }])).toBe(
      "ALTER USER 'o''brien'@'10.%' IDENTIFIED VIA 'p' USING 'a' OR 'unix_socket'",
    );
  });

  it('lets no name out of its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (user) => {
        const account = { user, host: '%', isLocked: false, methods: [one] };
        const statement = alterStatement([{ account, methods: [one] }]);
        const name = /^ALTER USER '((?:[^'\\]|''|\\.)*)'@'%' IDENTIFIED VIA /su.exec(statement)?.[1];
        expect(name?.replaceAll("''", "'").replaceAll('\\\\', '\\')).toBe(user);
      }),
    );
  });
});
