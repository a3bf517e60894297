import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beyond, scopesFor } from './scopes.js';
import type { Home } from './settings.js';

const NAMES = [
  'api',
  'read_api',
  'read_user',
  'read_repository',
  'write_repository',
  'sudo',
  'k8s_proxy',
  'self_rotate',
];
const scopes = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 });
const person: Home = { kind: 'person', userId: 1, username: null };
const project: Home = { kind: 'project', id: '1', web: null };

describe('the scopes of a replacement', () => {
  it('are never beyond those of the leaked token, whatever is configured', () => {
    fc.assert(
      fc.property(
        scopes,
        fc.option(scopes, { nil: undefined }),
        fc.constantFrom(person, project),
        (own, wanted, target) => {
          let given: readonly string[];
          try {
            given = scopesFor(wanted, own, target);
          } catch (error) {
            expect(error).toMatchObject({ code: 'config' });
            return;
          }
          expect(beyond(given, own)).toEqual([]);
          expect(given.length).toBeGreaterThan(0);
          if (wanted === undefined && target === project) expect(given).not.toContain('sudo');
        },
      ),
    );
  });

  it.each([
    { wanted: 'read_repository', own: 'write_repository', isIn: true },
    { wanted: 'write_repository', own: 'read_repository', isIn: false },
    { wanted: 'read_api', own: 'api', isIn: true },
    { wanted: 'api', own: 'read_api', isIn: false },
    { wanted: 'sudo', own: 'api', isIn: false },
    { wanted: 'admin_mode', own: 'api', isIn: false },
    { wanted: 'create_runner', own: 'api', isIn: false },
  ])('$own includes $wanted: $isIn', ({ wanted, own, isIn }) => {
    expect(beyond([wanted], [own])).toEqual(isIn ? [] : [wanted]);
  });

  it('are those that are configured where the leaked token is dead, and none without', () => {
    expect(scopesFor(['read_api'], undefined, project)).toEqual(['read_api']);
    expect(() => scopesFor(undefined, undefined, project)).toThrow('nobody knows');
    expect(() => scopesFor(undefined, ['sudo'], project)).toThrow('none is left');
  });
});
