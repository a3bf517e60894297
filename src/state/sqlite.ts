import { closeSync, constants, fchmodSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import type { Database as Connection, Statement } from 'better-sqlite3';
import { keepNative } from '../core/keep-native.js';

/** How long a write waits for another process's write, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/** A connection that prepares each text once. The texts are few: values are parameters. */
export interface SqliteConnection {
  exec(text: string): void;
  prepare(text: string): Statement<unknown[]>;
  close(): void;
}

/** Opens a database file, made 0600 in a folder made 0700 where missing. Fails with the system's or SQLite's error. */
export async function openSqlite(file: string, synchronous: 'FULL' | 'NORMAL'): Promise<SqliteConnection> {
  const { default: Database } = await import('better-sqlite3');
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  createPrivately(file);
  const sqlite = keepNative(new Database(file, { timeout: BUSY_TIMEOUT_MS }));
  // By `exec`, which makes no statement objects.
  sqlite.exec(`pragma journal_mode = WAL; pragma synchronous = ${synchronous}; pragma foreign_keys = ON`);
  // Overwritten rows must not linger in free pages, even though secrets in them are sealed.
  sqlite.exec('pragma secure_delete = ON');
  return keepingStatements(sqlite);
}

function keepingStatements(sqlite: Connection): SqliteConnection {
  const statements = new Map<string, Statement<unknown[]>>();
  return {
    exec: (text) => void sqlite.exec(text),
    close: () => void sqlite.close(),
    prepare(text) {
      const statement = statements.get(text) ?? keepNative(sqlite.prepare<unknown[]>(text));
      statements.set(text, statement);
      return statement;
    },
  };
}

function createPrivately(file: string): void {
  const flags = constants.O_CREAT | constants.O_RDWR | constants.O_NOFOLLOW;
  const fd = openSync(file, flags, 0o600);
  try {
    fchmodSync(fd, 0o600);
  } finally {
    closeSync(fd);
  }
}
