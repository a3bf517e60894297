import fc from 'fast-check';
import { escape } from 'mysql2';
import { describe, expect, it } from 'vitest';
import { isLike } from './functions.js';
import { tokensOf } from './lexer.js';
import { Refusal } from './refusal.js';
import { parse } from './statements.js';

const WORDS = [
  ['ALTER USER', 'CREATE USER', 'IDENTIFIED BY', 'WITH', 'AS', 'RETAIN CURRENT PASSWORD', 'DISCARD OLD PASSWORD'],
  ['SELECT', 'FROM', 'WHERE', 'AND', 'NOT', 'IN', 'LIKE', 'IS NULL', 'ORDER BY', 'LIMIT', 'GRANT', 'ON', 'TO'],
  ["'x'", "'a'@'%'", 'mysql.user', '`q`', '*', ',', '(', ')', '=', '1', '@@version', 'CURRENT_USER()', ';', '->>'],
].flat();

describe('statements', () => {
  it('give back each text as it was before the client wrote it into the statement', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(tokensOf(escape(text))).toMatchObject([{ kind: 'text', value: text }]);
        expect(tokensOf(`"${text.replace(/[\\"]/g, '\\$&')}"`)).toMatchObject([{ kind: 'text', value: text }]);
      }),
    );
  });

  it('are read or refused with a number, whatever they are', () => {
    const words = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ maxLength: 6 })), { maxLength: 14 });
    fc.assert(
      fc.property(
        fc.oneof(
          words.map((list) => list.join(' ')),
          fc.string({ maxLength: 80 }),
        ),
        (sql) => {
          expect(outcome(sql)).toMatch(/^(read|1064|1096|1470|3140)$/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('that are hostile are refused in bounded time', () => {
    const depth = 2000;
    for (const sql of [
      `SELECT ${'('.repeat(depth)}1${')'.repeat(depth)}`,
      `SELECT ${'NOT '.repeat(depth)}1`,
      `/*${'*/ /*'.repeat(10_000)}`,
      `SELECT '${"''".repeat(30_000)}`,
      `SELECT 1${' '.repeat(70_000)}`,
    ]) {
      expect(outcome(sql)).toMatch(/^(1064|1153|1436)$/);
    }
  });

  it('are written into the log without the passwords they carry', () => {
    const secret = fc.string({ unit: fc.constantFrom(...`abcdef0123456789'"\\ %`), minLength: 12, maxLength: 30 });
    fc.assert(
      fc.property(secret, secret, (one, other) => {
        const sql = `ALTER USER a@'%' IDENTIFIED BY ${escape(one)} REPLACE ${escape(other)} RETAIN CURRENT PASSWORD`;
        expect(parse(sql).loggable).toBe(
          `ALTER USER a@'%' IDENTIFIED BY <secret> REPLACE <secret> RETAIN CURRENT PASSWORD`,
        );
      }),
    );
  });

  it.each([
    { sql: "ALTER USER 'a'@'LocalHost' DISCARD OLD PASSWORD", account: { user: 'a', host: 'localhost' } },
    { sql: 'ALTER USER `a b`@`%` DISCARD OLD PASSWORD', account: { user: 'a b', host: '%' } },
    { sql: '/* why */ alter user a discard old password; -- done', account: { user: 'a', host: '%' } },
    { sql: 'ALTER USER CURRENT_USER DISCARD OLD PASSWORD', account: 'self' },
  ])('name an account: $sql', ({ sql, account }) => {
    expect(parse(sql).statement).toMatchObject({ kind: 'alter-user', changes: [{ account, discardsOld: true }] });
  });

  it.each([
    'ALTER USER a IDENTIFIED BY x',
    "ALTER USER a IDENTIFIED BY 'x' RETAIN PASSWORD",
    'ALTER USER a IDENTIFIED WITH mysql_native_password RETAIN CURRENT PASSWORD',
    'SELECT 1; SELECT 2',
    '/*!80000 SELECT 1 */',
    'SELECT 1 FROM mysql.user JOIN mysql.user',
    'GRANT SELECT ON *.user TO a',
    'KILL -1',
    'FLUSH PRIVILEGES NOW',
    '',
  ])("are a mistake of syntax where they are not MySQL's or not understood: %s", (sql) => {
    expect(outcome(sql)).toBe('1064');
  });
});

describe('LIKE', () => {
  it('takes the percent sign for anything and the underscore for one character', () => {
    const piece = fc.constantFrom('a', 'b', '%', '_');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 }),
        fc.array(piece, { maxLength: 6 }),
        (text, pattern) => {
          expect(isLike(text, pattern.join(''))).toBe(naive(text, pattern.join('')));
        },
      ),
    );
  });

  it('takes what a backslash stands before as it is', () => {
    expect(isLike('10%', '10\\%')).toBe(true);
    expect(isLike('100', '10\\%')).toBe(false);
  });
});

function outcome(sql: string): string {
  try {
    parse(sql);
    return 'read';
  } catch (error) {
    if (error instanceof Refusal) return String(error.errno);
    throw error;
  }
}

function naive(text: string, pattern: string): boolean {
  if (pattern === '') return text === '';
  const rest = pattern.slice(1);
  if (pattern.startsWith('%')) return naive(text, rest) || (text !== '' && naive(text.slice(1), pattern));
  return text !== '' && (pattern.startsWith('_') || pattern[0] === text[0]) && naive(text.slice(1), rest);
}
