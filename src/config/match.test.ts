import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Location } from '../core/finding.js';
import { matchesGlob } from '../core/glob.js';
import { parseConfig } from './load.js';
import { matchCredential, suggestCredential, type Matchable } from './match.js';

const place = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 };
const worktree: Location = { source: 'worktree', repository: '/srv/orders', path: 'deploy/.env', ...place };
const finding: Matchable = {
  provider: 'postgres',
  fingerprint: `v1:${'0'.repeat(32)}`,
  companions: Object.entries({
    user: 'orders_app',
    host: 'DB.internal',
    port: '5432',
    database: 'orders',
    key: 'DB_PASSWORD',
  }).map(([name, value]) => ({ name, value })),
  locations: [worktree],
};

const matching = (...matches: readonly string[]): readonly string[] => {
  const entries = matches.map(
    (match, index) =>
      `  - { name: c${String(index)}, match: ${match}, rotator: db, store: local, path: p, purpose: p }`,
  );
  const text = `providers: { db: { type: postgres, host: h, admin: env:A } }\ncredentials:\n${entries.join('\n')}\n`;
  return matchCredential(parseConfig('f', text), finding).map(({ name }) => name);
};

describe('matchCredential', () => {
  it.each([
    '{ provider: postgres }',
    '{ host: db.INTERNAL, user: orders_app, port: 5432, database: orders, key: DB_PASSWORD }',
    `{ fingerprint: 'v1:${'0'.repeat(32)}' }`,
    "{ path: '**/.env' }",
    '{ path: deploy/.env }',
    "{ path: '/srv/*/deploy/.env' }",
  ])('finds the entry for %s', (match) => {
    expect(matching(match)).toEqual(['c0']);
  });

  it.each([
    '{ provider: mysql }',
    '{ user: orders_app, host: other }',
    '{ port: 5433 }',
    "{ path: '*.env' }",
    `{ fingerprint: 'v1:${'1'.repeat(32)}' }`,
  ])('does not take %s for it', (match) => {
    expect(matching(match)).toEqual([]);
  });

  it('does not match a condition on what the finding does not know', () => {
    const config = parseConfig(
      'f',
      'providers: { db: { type: postgres, host: h, admin: env:A } }\ncredentials: [{ name: c, match: { user: x }, rotator: db, store: local, path: p, purpose: p }]\n',
    );
    expect(matchCredential(config, { ...finding, companions: [] })).toEqual([]);
  });

  it('gives all entries where several match', () => {
    expect(matching('{ provider: postgres }', '{ user: other }', '{ user: orders_app }')).toEqual(['c0', 'c2']);
  });
});

describe('suggestCredential', () => {
  it('gives lines that need a host, an admin and a purpose and then are a configuration that matches', () => {
    const text = suggestCredential(finding);
    expect(() => parseConfig('f', text)).toThrow(/3 mistakes/);
    const filled = text
      .replace('host: #', 'host: db.internal #')
      .replace('admin: #', 'admin: env:ADMIN #')
      .replace('purpose: #', 'purpose: orders #');
    const config = parseConfig('f', filled);
    expect(matchCredential(config, finding)).toHaveLength(1);
    expect(config.credentials[0]?.consumers).toEqual([
      { kind: 'env-file', path: '/srv/orders/deploy/.env', key: 'DB_PASSWORD' },
    ]);
  });

  it.each([
    { names: [], type: 'google-api-key', field: 'token' },
    { names: ['account', 'key-id'], type: 'google-service-account', field: 'private_key' },
  ])('takes the type of its provider that fits what the finding names: $type', ({ names, type, field }) => {
    const companions = names.map((name) => ({ name, value: 'x' }));
    const text = suggestCredential({ ...finding, provider: 'google', companions });
    expect(text).toContain(`type: ${type}\n`);
    expect(text).toContain(`field: ${field}\n`);
  });

  it('never puts the host of the finding where a connection goes', () => {
    for (const line of suggestCredential(finding)
      .split('\n')
      .filter((one) => /^ {4}host:/.test(one))) {
      expect(line.slice(0, line.indexOf('#'))).not.toMatch(/internal/i);
    }
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(fc.constantFrom('\u001b', '\u009b', '\u202e', '"', '\\', '\n', '#', ': ', 'a'), { maxLength: 6 })
      .map((parts) => parts.join('')),
  );

  it('stays the same YAML whatever the finding holds', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (user, host, key, path) => {
        const companions = Object.entries({ user, host, key }).map(([name, value]) => ({ name, value }));
        const hostile: Matchable = { ...finding, companions, locations: [{ ...worktree, path: `${path}/.env` }] };
        const text = suggestCredential(hostile)
          .replace('host: #', 'host: h #')
          .replace('admin: #', 'admin: env:A #')
          .replace('purpose: #', 'purpose: p #');
        fc.pre(user !== '' && host !== '' && key !== '');
        const config = parseConfig('f', text);
        expect(config.credentials[0]?.match).toEqual({ provider: 'postgres', host, user });
        expect(Object.keys(config.providers)).toHaveLength(1);
        expect(text).not.toMatch(/[^\n -~\p{L}\p{N}]/u);
      }),
    );
  });
});

describe('matchesGlob', () => {
  it.each([
    ['a/b/c', 'a/*/c', true],
    ['a/b/c', 'a/*', false],
    ['a/b/c', 'a/**', true],
    ['a', 'a/**', true],
    ['a/b/c/d', 'a/**/d', true],
    ['a/d', 'a/**/d', true],
    ['.env.local', '.env*', true],
    ['x.env', '.env', false],
    ['abc', 'a?c', true],
    ['a/c', 'a?c', false],
    ['a/b/a/c', '**/a/c', true],
    ['', '', true],
  ])('says for %s and %s: %s', (path, pattern, expected) => {
    expect(matchesGlob(path, pattern)).toBe(expected);
  });

  it('agrees with a search by trying everything', () => {
    const slow = (text: string, pattern: string): boolean => {
      if (pattern === '') return text === '';
      if (pattern.startsWith('*')) return slow(text, pattern.slice(1)) || (text !== '' && slow(text.slice(1), pattern));
      return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && slow(text.slice(1), pattern.slice(1));
    };
    const single = fc.stringMatching(/^[ab*?]{0,8}$/).filter((pattern) => pattern !== '**');
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{0,8}$/), single, (text, pattern) => {
        expect(matchesGlob(text, pattern)).toBe(slow(text, pattern));
      }),
      { numRuns: 500 },
    );
  });
});
