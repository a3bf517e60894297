import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAll } from '../../test/support/containers.js';
import { keepNative } from '../core/keep-native.js';
import { containerOf } from './containers.js';
import { sqlite } from './sqlite.js';

function databaseOf(...statements: readonly string[]): Buffer {
  const database = keepNative(new Database(':memory:'));
  for (const statement of statements) database.exec(statement);
  const bytes = database.serialize();
  database.close();
  return bytes;
}

const users = [
  'CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, password TEXT, photo BLOB)',
  "INSERT INTO users VALUES (1, 'ann', 'first one', x'00ff41'), (2, NULL, 'second', NULL)",
];

describe('a SQLite database', () => {
  it('gives every value of every table with the name of its column', async () => {
    const bytes = databaseOf(...users, 'CREATE TABLE "odd "" name" ("a b")', `INSERT INTO "odd "" name" VALUES ('x')`);
    expect(containerOf(bytes)).toBe(sqlite);
    const { members, problem } = await readAll(sqlite, bytes);
    expect(problem).toBeUndefined();
    expect(members.map(({ path }) => path)).toEqual(['users', 'odd " name']);
    expect(members[0]?.text).toBe('name: ann\npassword: first one\nphoto: \0\ufffdA\n\npassword: second\n\n');
    expect(members[1]?.text).toBe('a b: x\n\n');
  });

  it('can be read when it was written with a write-ahead log', async () => {
    const bytes = databaseOf(...users);
    bytes.fill(2, 18, 20);
    const { members, problem } = await readAll(sqlite, bytes);
    expect(problem).toBeUndefined();
    expect(members[0]?.text).toContain('password: second');
  });

  it('is not changed by being read', async () => {
    const bytes = databaseOf(...users);
    const before = Buffer.from(bytes);
    await readAll(sqlite, bytes);
    expect(bytes.equals(before)).toBe(true);
  });

  it('has its search tables read and nothing computed that it defines', async () => {
    const bytes = databaseOf(
      'CREATE VIRTUAL TABLE notes USING fts5(body)',
      "INSERT INTO notes VALUES ('a word in a note')",
      'CREATE TABLE huge (a TEXT, b GENERATED ALWAYS AS (zeroblob(1000)) VIRTUAL)',
      "INSERT INTO huge VALUES ('small')",
      'CREATE VIEW all_huge AS SELECT b FROM huge',
    );
    const { members, problem } = await readAll(sqlite, bytes);
    expect(problem).toBeUndefined();
    expect(members.find(({ path }) => path === 'notes_content')?.text).toContain('a word in a note');
    expect(members.find(({ path }) => path === 'huge')?.text).toBe('a: small\n\n');
    expect(members.some(({ path }) => path === 'all_huge')).toBe(false);
  });

  it('with damage anywhere ends, with tables or with a reason', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `('${String(i)}-${'x'.repeat(100)}')`).join(', ');
    const bytes = databaseOf(...users, 'CREATE TABLE long (a TEXT)', `INSERT INTO long VALUES ${rows}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 16, max: bytes.length - 1 }), fc.nat(255)), {
          minLength: 1,
          maxLength: 30,
        }),
        async (changes) => {
          const broken = Buffer.from(bytes);
          for (const [at, byte] of changes) broken[at] = byte;
          const { members } = await readAll(sqlite, broken);
          expect(members.length).toBeLessThan(50);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('that breaks off gives what can be read and a reason', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `('row ${String(i)} ${'x'.repeat(100)}')`).join(', ');
    const bytes = databaseOf('CREATE TABLE long (a TEXT)', `INSERT INTO long VALUES ${rows}`);
    const { problem } = await readAll(sqlite, bytes.subarray(0, bytes.length / 2));
    expect(problem).toContain('sqlite');
  });
});
