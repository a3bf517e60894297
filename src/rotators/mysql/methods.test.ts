import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../../core/secret-value.js';
import {
  fits,
  keepsUnknownPassword,
  methodFor,
  NATIVE,
  takes,
  takesNobody,
  withoutPassword,
  withPassword,
  type Method,
} from './methods.js';

const PLUGINS = [NATIVE, 'caching_sha2_password', 'sha256_password'] as const;
const [one, two] = [new SecretValue('one'), new SecretValue('two')];

const accountWith = (methods: readonly Method[]) => ({ user: 'app', host: '%', isLocked: false, methods });

/** Of two passwords and of ways to log in that have none. */
const someMethods = fc.array(
  fc.oneof(
    fc.constantFrom(...PLUGINS.flatMap((plugin) => [methodFor(plugin, one), methodFor(plugin, two)])),
    fc.record({
      plugin: fc.constantFrom('unix_socket', 'ed25519'),
      authentication: fc.stringMatching(/^[A-Z0-9]{1,8}$/),
    }),
  ),
  { maxLength: 5 },
);

describe('methodFor', () => {
  it('is what MariaDB itself keeps of a password', () => {
    // As MariaDB 10.11 answers to SELECT PASSWORD('one').
    expect(methodFor(NATIVE, one)).toEqual({
      plugin: NATIVE,
      authentication: ['*74445CD742AF268FD22', '66DA0D12758951D638F7'].join('8'),
    });
  });

  it.each(PLUGINS)('fits its password and no other: %s', (plugin) => {
    const method = methodFor(plugin, one);
    expect(method.plugin).toBe(plugin);
    expect([fits(method, one), fits(method, two)]).toEqual([true, false]);
  });

  it.each([
    ['caching_sha2_password', 70, /^\$A\$005\$[0-9A-Za-z]{20}[./0-9A-Za-z]{43}$/],
    ['sha256_password', 67, /^\$5\$[0-9A-Za-z]{20}\$[./0-9A-Za-z]{43}$/],
  ] as const)('salts in the form that the server checks: %s', (plugin, length, form) => {
    const [first, second] = [methodFor(plugin, one), methodFor(plugin, one)];
    expect(first.authentication).toMatch(form);
    expect(first.authentication).toHaveLength(length);
    expect(first.authentication).not.toBe(second.authentication);
  });
});

describe('fits', () => {
  it('compares with a sum that a MySQL 8 server made, control characters and all', () => {
    const sum = ['2441243030352434341f5017121d0420134615056d3519305c4c57507a4b4e584e482e', '5351544e324b2e44764b'];
    const rest = '586566567243336f56367739736f61386e424b695741395443';
    const authentication = Buffer.from(`${sum.join('')}${rest}`, 'hex').toString('utf8');
    const method = { plugin: 'caching_sha2_password', authentication };
    expect([fits(method, new SecretValue('pass3')), fits(method, new SecretValue('pass1'))]).toEqual([true, false]);
  });

  it('takes nothing for a fit that it can not compare, and says so of the account', () => {
    const many = methodFor('caching_sha2_password', one).authentication.replace('$005$', '$FFF$');
    const unknown = [
      { plugin: 'ed25519', authentication: 'x' },
      { plugin: 'caching_sha2_password', authentication: 'x' },
      { plugin: 'caching_sha2_password', authentication: many },
    ];
    for (const method of unknown) {
      expect(fits(method, one)).toBe(false);
      expect(keepsUnknownPassword(accountWith([method]))).toBe(true);
    }
    const known = [methodFor(NATIVE, one), { plugin: 'unix_socket', authentication: '' }];
    expect(keepsUnknownPassword(accountWith(known))).toBe(false);
  });

  it('never fits an account without a password, nor a password that is longer than a server takes', () => {
    const long = new SecretValue('x'.repeat(10_000));
    for (const plugin of PLUGINS) expect(fits({ plugin, authentication: '' }, new SecretValue(''))).toBe(false);
    expect(fits(methodFor('caching_sha2_password', one), long)).toBe(false);
  });

  it('answers in time, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLUGINS, 'other'),
        fc.string(),
        fc.string(),
        (plugin, authentication, password) => {
          expect(fits({ plugin, authentication }, new SecretValue(password))).toBe(false);
        },
      ),
    );
  });
});

describe('sets of methods', () => {
  it('add what is missing once, and keep everything else', () => {
    fc.assert(
      fc.property(someMethods, (methods) => {
        const added = withPassword(withPassword(methods, one), one);
        expect(takes(accountWith(added), one)).toBe(true);
        expect(added.slice(0, methods.length)).toEqual(methods);
        expect(added.length - methods.length).toBe(takes(accountWith(methods), one) ? 0 : 1);
      }),
    );
  });

  it('never are without any password that could be asked for', () => {
    fc.assert(
      fc.property(someMethods, (methods) => {
        const left = withoutPassword(withPassword(methods, one), one);
        expect(takes(accountWith(left), one)).toBe(false);
        expect(left.some(({ plugin }) => PLUGINS.includes(plugin as typeof NATIVE))).toBe(true);
        expect(takesNobody(accountWith(left))).toBe(!takes(accountWith(left), two));
      }),
    );
  });

  it.each(PLUGINS)('let nobody in when the last password is taken away, until there is another: %s', (plugin) => {
    const stopped = withoutPassword([methodFor(plugin, one)], one);
    expect(takesNobody(accountWith(stopped))).toBe(true);
    expect(takes(accountWith(stopped), one)).toBe(false);
    const again = withPassword(stopped, two);
    expect(again).toMatchObject([{ plugin }]);
    expect(takes(accountWith(again), two)).toBe(true);
  });

  it('know the sum by which MariaDB itself lets nobody in', () => {
    expect(takesNobody(accountWith([{ plugin: NATIVE, authentication: 'invalid' }]))).toBe(true);
  });
});
