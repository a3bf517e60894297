import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentOf, isEnvFile, pathWithin } from './places.js';

describe('the environment of a file', () => {
  it.each([
    ['.env.development', 'development'],
    ['.env.local', 'development'],
    ['.env.test', 'test'],
    ['.env.test.local', 'test'],
    ['.env.example', 'example'],
    ['.env.production', 'production'],
    ['config/application-dev.yml', 'development'],
    ['appsettings.Development.json', 'development'],
    ['docker-compose.dev.yml', 'development'],
    ['test/fixtures/response.json', 'test'],
    ['src/payments/__tests__/charge.ts', 'test'],
    ['src/charge.test.ts', 'test'],
    ['src/charge.spec.ts', 'test'],
    ['orders_test.go', 'test'],
    ['test_orders.py', 'test'],
    ['src/OrdersTest.java', 'test'],
    ['spec/orders_spec.rb', 'test'],
    ['examples/quickstart.sh', 'example'],
    ['deploy/prod/values.yaml', 'production'],
    ['deploy/dev/values.yaml', 'development'],
    ['bundle.zip!test/fixtures/a.json', 'test'],
    ['tests\\fixtures\\a.json', 'test'],
    ['test/config.production.json', 'production'],
  ])('of %s is %s', (path, environment) => {
    expect(environmentOf(path)).toBe(environment);
  });

  it.each([
    '.env',
    'src/index.ts',
    'config/settings.py',
    'lib/latest.json',
    'contest/rules.md',
    'usr/local/etc/orders.conf',
    'docs/openapi-spec.yaml',
    'src/attestation.ts',
    'Greatest.md',
    '',
  ])('of %j is not known', (path) => {
    expect(environmentOf(path)).toBeUndefined();
  });

  it('is judged by the inner folder before the outer ones', () => {
    expect(environmentOf('production/test/a.yml')).toBe('test');
    expect(environmentOf('examples/prod/a.yml')).toBe('production');
  });
});

it.each([
  '.env',
  '.env.local',
  '.env-staging',
  '.envrc',
  'orders.env',
  'ci/orders.env.production',
  'a\\.env',
  'x.zip!.env',
])('%s is an env file', (path) => {
  expect(isEnvFile(path)).toBe(true);
});

it.each(['env', 'environment.ts', '.environment', 'src/env.d.ts', '.env/readme.md', 'a.envelope', 'x.env.d/file'])(
  '%s is no env file',
  (path) => {
    expect(isEnvFile(path)).toBe(false);
  },
);

describe('the part of a path that counts', () => {
  const line = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 };
  it.each([
    ['what lies in the repository', { repository: '/home/ann/dev/orders', path: 'src/a.ts' }, 'src/a.ts'],
    [
      'what lies below the scanned folder',
      { repository: '/home/ann/test', path: '/home/ann/test/src/a.ts' },
      'src/a.ts',
    ],
    ['a file and its folder of what lies anywhere', { path: '/home/ann/dev/orders/test/a.ts' }, 'test/a.ts'],
    ['the member of an archive, too', { path: 'a.zip', member: 'test/a.ts' }, 'a.zip!test/a.ts'],
  ])('is %s', (_, place, within) => {
    expect(pathWithin({ source: 'file', ...line, ...place })).toBe(within);
  });

  it('is nothing where there is no path', () => {
    expect(pathWithin({ source: 'git-commit', ...line })).toBeUndefined();
  });
});

it('judges any path, however long, without an error and in little time', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (path) => {
      expect([undefined, 'test', 'example', 'development', 'production']).toContain(environmentOf(path));
      expect(typeof isEnvFile(path)).toBe('boolean');
    }),
  );
  const begun = performance.now();
  for (const part of ['a', '/', '.env', 'test', '.', 'aTest']) environmentOf(part.repeat(100_000));
  for (const part of ['a', '/', '.env', '.env.', '-']) isEnvFile(part.repeat(100_000));
  expect(performance.now() - begun).toBeLessThan(2000);
});
