import { describe, expect, it } from 'vitest';
import { placeOf } from './place.js';

describe('place of a value', () => {
  it.each([
    ['.env.production', 'settings'],
    ['config/database.yml', 'settings'],
    ['Dockerfile', 'settings'],
    ['src/login.ts', 'code'],
    ['docs/guide.md', 'prose'],
    ['notes.dat', 'unknown'],
  ])('takes %s for %s', (path, kind) => {
    expect(placeOf(path).kind).toBe(kind);
  });

  it.each([
    ['src/login.ts', false, false],
    ['tests/login.py', true, false],
    ['src/login.spec.ts', true, false],
    ['app/OrdersTest.java', true, false],
    ['docs/guide.md', true, true],
    ['app/.env.example', true, true],
    ['contest/latest.py', false, false],
  ])('knows of %s whether it is a test (%s) or a manual (%s)', (path, isTrial, isManual) => {
    expect(placeOf(path)).toMatchObject({ isTrial, isManual });
  });

  it('takes no hint from folders above what is scanned', () => {
    expect(placeOf('/home/ci/tests/examples/orders/.env')).toMatchObject({ isTrial: false, isManual: false });
    expect(placeOf('examples/orders/.env')).toMatchObject({ isManual: false });
  });

  it('knows when folder and file both speak of tests', () => {
    expect(placeOf('tests/test_keys.py').isTestTwice).toBe(true);
    expect(placeOf('tests/certs/server.key').isTestTwice).toBe(false);
  });
});
