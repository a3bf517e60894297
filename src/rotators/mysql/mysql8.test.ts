import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { isSame, methodFor, withoutPassword, withPassword, type Account, type Method } from './methods.js';
import { accountIn, mysql8 } from './mysql8.js';

const PLUGIN = 'caching_sha2_password';
const [old, fresh, foreign] = ['old', 'new', 'foreign'].map((text) => new SecretValue(text)) as [
  SecretValue,
  SecretValue,
  SecretValue,
];
const [oldSum, newSum, foreignSum] = [methodFor(PLUGIN, old), methodFor(PLUGIN, fresh), methodFor(PLUGIN, foreign)];

const accountWith = (methods: readonly Method[], host = '%'): Account => ({
  user: 'app',
  host,
  isLocked: false,
  methods,
});

const row = (own: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  user: 'app',
  host: '%',
  plugin: PLUGIN,
  authentication_string: oldSum.authentication,
  account_locked: 'N',
  attributes: null,
  ...own,
});

describe('accountIn', () => {
  it('reads an account with one password', () => {
    expect(accountIn(row({}))).toEqual({ ...accountWith([oldSum]), hasFurtherFactors: false });
  });

  it.each(['text', 'value'])('reads the retained password beside its own from JSON as %s', (form) => {
    const attributes = { additional_password: newSum.authentication, metadata: { team: 'orders' } };
    const account = accountIn(row({ attributes: form === 'text' ? JSON.stringify(attributes) : attributes }));
    expect(account.methods).toEqual([oldSum, newSum]);
  });

  it('sees locks, further factors and accounts without a password', () => {
    const attributes = { multi_factor_authentication: [{ plugin: 'authentication_fido' }] };
    expect(accountIn(row({ attributes, account_locked: 'Y' }))).toMatchObject({
      isLocked: true,
      hasFurtherFactors: true,
    });
    expect(accountIn(row({ authentication_string: null })).methods).toEqual([{ plugin: PLUGIN, authentication: '' }]);
  });

  it.each(['{', '[]', '"x"', '{"additional_password":1}'])('refuses attributes that are none: %s', (attributes) => {
    expect(() => accountIn(row({ attributes }))).toThrow(AppError);
  });

  it('gives an account or an error of ours, whatever the row holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.jsonValue()), fc.jsonValue(), (attributes, plugin) => {
        try {
          expect(accountIn(row({ attributes, plugin })).methods.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('obstacle', () => {
  it('is none for an account with its own password alone, or with that one twice', () => {
    for (const methods of [[oldSum], [oldSum, oldSum]]) {
      expect(mysql8.obstacle(accountWith(methods), old, 'overlap')).toBeUndefined();
      expect(mysql8.obstacle(accountWith(methods), old, 'in-place')).toBeUndefined();
    }
  });

  it('is, for an overlap, a password that somebody else retained', () => {
    const account = accountWith([oldSum, foreignSum]);
    expect(mysql8.obstacle(account, old, 'overlap')).toContain("somebody else's rotation is under way");
    expect(mysql8.obstacle(account, old, 'in-place')).toBeUndefined();
  });

  it('is, for both orders, that the leaked password is the one retained, and says what ends it', () => {
    const account = accountWith([foreignSum, oldSum]);
    for (const order of ['overlap', 'in-place'] as const) {
      expect(mysql8.obstacle(account, old, order)).toContain('DISCARD OLD PASSWORD ends the leaked one');
    }
  });

  it('is a further factor', () => {
    const account = { ...accountWith([oldSum]), hasFurtherFactors: true };
    expect(mysql8.obstacle(account, old, 'in-place')).toContain('more than a password');
  });
});

/** What the manual says of the statements: the account's own password and the one retained. */
function carriedOut(start: readonly Method[], statements: readonly string[]): readonly Method[] {
  let [primary, retained] = start;
  for (const statement of statements) {
    const sum = /IDENTIFIED WITH '(\w+)' AS '([^']*)'/.exec(statement);
    if (sum === null) {
      expect(statement).toBe("ALTER USER 'app'@'%' DISCARD OLD PASSWORD");
      retained = undefined;
      continue;
    }
    if (statement.endsWith(' RETAIN CURRENT PASSWORD')) retained = primary;
    primary = { plugin: sum[1]!, authentication: sum[2]! };
  }
  return [primary, retained].filter((method) => method !== undefined);
}

describe('statements', () => {
  const statements = (methods: readonly Method[], target: readonly Method[]): readonly string[] =>
    mysql8.statements([{ account: accountWith(methods), methods: target }]);

  it('retain the old password, and discard it later', () => {
    expect(statements([oldSum], withPassword([oldSum], fresh))).toEqual([
      expect.stringMatching(
        /^ALTER USER 'app'@'%' IDENTIFIED WITH 'caching_sha2_password' AS '\S+' RETAIN CURRENT PASSWORD$/,
      ),
    ]);
    const both = [newSum, oldSum];
    expect(statements(both, withoutPassword(both, old))).toEqual(["ALTER USER 'app'@'%' DISCARD OLD PASSWORD"]);
  });

  it('replace the password at once in place', () => {
    expect(statements([oldSum], withoutPassword([oldSum, newSum], old))).toEqual([
      `ALTER USER 'app'@'%' IDENTIFIED WITH '${PLUGIN}' AS '${newSum.authentication}'`,
    ]);
  });

  it('are none where nothing changes, in whatever order the two stand', () => {
    expect(statements([oldSum, newSum], [newSum, oldSum])).toEqual([]);
    expect(mysql8.statements([])).toEqual([]);
  });

  it('change several accounts at once', () => {
    const changes = ['%', '10.%'].map((host) => ({ account: accountWith([newSum, oldSum], host), methods: [newSum] }));
    expect(mysql8.statements(changes)).toEqual([
      "ALTER USER 'app'@'%' DISCARD OLD PASSWORD, 'app'@'10.%' DISCARD OLD PASSWORD",
    ]);
  });

  it('refuse a third password', () => {
    expect(() => statements([oldSum, foreignSum], [oldSum, foreignSum, newSum])).toThrow(AppError);
  });

  it('lead to what was asked for, and lock out nobody on the way who shall get in', () => {
    const sets = fc.uniqueArray(fc.constantFrom(oldSum, newSum, foreignSum), { minLength: 1, maxLength: 2 });
    const starts = fc.oneof(sets, fc.constant([oldSum, oldSum]));
    const has = (methods: readonly Method[], one: Method): boolean => methods.some((method) => isSame(method, one));
    fc.assert(
      fc.property(starts, sets, (start, target) => {
        const all = statements(start, target);
        for (let count = 0; count <= all.length; count += 1) {
          const now = carriedOut(start, all.slice(0, count));
          for (const stays of start.filter((method) => has(target, method))) expect(has(now, stays)).toBe(true);
        }
        const end = carriedOut(start, all);
        for (const method of [...end, ...target]) expect(has(target, method) && has(end, method)).toBe(true);
      }),
    );
  });
});
