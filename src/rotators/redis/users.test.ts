import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { connectionsOf } from './sessions.js';
import { sumOf, userOf } from './users.js';

const sum = sumOf(new SecretValue('old'));

describe('userOf', () => {
  it('reads flags and sums', () => {
    const reply = ['flags', ['on', 'nopass'], 'passwords', [sum], 'commands', '+@all', 'selectors', []];
    expect(userOf('app', reply)).toEqual({ name: 'app', isOn: true, takesAny: true, sums: [sum] });
  });

  it('takes a value that is called like a name for a value', () => {
    const reply = ['flags', ['off'], 'commands', 'passwords', 'passwords', []];
    expect(userOf('app', reply)).toMatchObject({ isOn: false, sums: [] });
  });

  it.each([
    ['nothing', []],
    ['a text', 'OK'],
    ['no flags', ['passwords', [sum]]],
    ['a sum that is none', ['flags', ['on'], 'passwords', ['!x']]],
  ])('refuses %s', (_what, reply) => {
    expect(() => userOf('app', reply)).toThrow(AppError);
  });

  it('gives a user or an error of ours, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (reply) => {
        try {
          expect(userOf('app', reply).name).toBe('app');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
    );
  });
});

describe('connectionsOf', () => {
  it('reads number and user of each line', () => {
    const text = 'id=3 addr=1.2.3.4:5 name= user=app lib-name=x\nid=4 addr=1.2.3.4:6 user=default\n';
    expect(connectionsOf(text)).toEqual([
      { id: 3, user: 'app' },
      { id: 4, user: 'default' },
    ]);
  });

  it('passes over what is no such line', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const { id } of connectionsOf(text)) expect(Number.isSafeInteger(id)).toBe(true);
      }),
    );
  });
});
