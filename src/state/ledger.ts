/**
 * What earlier scans have read, so that it need not be read again. A cache in a file of its own: it may be deleted at any
 * time, and is opened without the rest of the state, which takes longer to load than a scan that finds nothing new.
 */
import path from 'node:path';
import { openSqlite, type SqliteConnection } from './sqlite.js';

/** Another version of the tables holds nothing that we can use. */
const VERSION = 1;
/** A pack that no scan has met for so long was most likely replaced. */
const PACK_DAYS = 90;
const DAY_MS = 86_400_000;

const TABLES = `
  drop table if exists source; drop table if exists pack;
  create table source (name text primary key, scope text not null, digest text not null, body text not null);
  create table pack (scope text not null, id text not null, body text not null, usedAt integer not null,
    primary key (scope, id)) without rowid;
  pragma user_version = ${String(VERSION)}`;

/**
 * Entries hold under a scope: who may use them, under which rules, with which fingerprint key. One of another scope is
 * never given.
 */
export class Ledger {
  readonly #db: SqliteConnection;
  readonly #scope: string;

  constructor(db: SqliteConnection, scope: string) {
    this.#db = db;
    this.#scope = scope;
  }

  /** What was kept of a source, if all that it would read is named by the same digest as then. */
  source(name: string, digest: string): string | undefined {
    const row = this.#db
      .prepare('select body from source where name = ? and scope = ? and digest = ?')
      .get(name, this.#scope, digest);
    return bodyOf(row);
  }

  /** Keeps the last state of a source; the one before is forgotten. */
  keepSource(name: string, digest: string, body: string): void {
    this.#db
      .prepare('insert or replace into source (name, scope, digest, body) values (?, ?, ?, ?)')
      .run(name, this.#scope, digest, body);
  }

  pack(id: string): string | undefined {
    return bodyOf(this.#db.prepare('select body from pack where scope = ? and id = ?').get(this.#scope, id));
  }

  keepPack(id: string, body: string, nowMs: number): void {
    this.#db
      .prepare('insert or replace into pack (scope, id, body, usedAt) values (?, ?, ?, ?)')
      .run(this.#scope, id, body, nowMs);
  }

  usePack(id: string, nowMs: number): void {
    this.#db.prepare('update pack set usedAt = ? where scope = ? and id = ?').run(nowMs, this.#scope, id);
  }

  /** Runs `work` in one transaction, and forgets packs that were not met for long. */
  write(nowMs: number, work: () => void): void {
    this.#db.exec('begin immediate');
    try {
      work();
      this.#db.prepare('delete from pack where usedAt < ?').run(nowMs - PACK_DAYS * DAY_MS);
      this.#db.exec('commit');
    } catch (error) {
      this.#db.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#db.close();
  }
}

/** Opens the ledger in the state folder and makes it where it is missing or of another version. */
export async function openLedger(folder: string, scope: string): Promise<Ledger> {
  const db = await openSqlite(path.join(folder, 'ledger.db'), 'NORMAL');
  const row = db.prepare('pragma user_version').get() as { readonly user_version: number };
  if (row.user_version !== VERSION) db.exec(`begin immediate; ${TABLES}; commit`);
  return new Ledger(db, scope);
}

function bodyOf(row: unknown): string | undefined {
  return (row as { readonly body: string } | undefined)?.body;
}
