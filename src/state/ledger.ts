/**
 * What earlier scans have read, so that it need not be read again. A cache in a file of its own: it may be deleted at any
 * time, and is opened without the rest of the state, which takes longer to load than a scan that finds nothing new.
 */
import path from 'node:path';
import { openSqlite, type SqliteConnection } from './sqlite.js';

/** Another version of the tables holds nothing that we can use. */
const VERSION = 3;
/** A pack that no scan has met for so long was most likely replaced. */
const PACK_DAYS = 90;
const DAY_MS = 86_400_000;
/** Under so many lists of rules the same pack is kept: somebody may scan with his own and without, in turn. */
const LISTS_OF_PACK = 3;

const TABLES = `
  drop table if exists source; drop table if exists pack; drop table if exists rules;
  create table source (name text primary key, scope text not null, rules text not null, digest text not null,
    body text not null, grams blob);
  create table pack (scope text not null, id text not null, rules text not null, body text not null, grams blob,
    usedAt integer not null, primary key (scope, id, rules)) without rowid;
  create table rules (id text primary key, body text not null);
  pragma user_version = ${String(VERSION)}`;

export interface KeptBody {
  /** Name of the list of rules that it was read with. */
  readonly rules: string;
  readonly body: string;
}

/** What may be needed of it once rules change. */
type Grams = Buffer | undefined;

/** Whose entries these are. */
export interface LedgerScope {
  /** Who may use them, which code read them, with which fingerprint key: one of another scope is never given. */
  readonly scope: string;
  /** Names the list of rules of this run; what was read with another one is given with the name of that. */
  readonly rules: string;
}

export class Ledger {
  readonly #db: SqliteConnection;
  readonly #scope: string;
  readonly #rules: string;

  constructor(db: SqliteConnection, { scope, rules }: LedgerScope) {
    this.#db = db;
    this.#scope = scope;
    this.#rules = rules;
  }

  /** What was kept of a source, if all that it would read is named by the same digest as then. */
  source(name: string, digest: string): KeptBody | undefined {
    const row = this.#db
      .prepare('select rules, body from source where name = ? and scope = ? and digest = ?')
      .get(name, this.#scope, digest);
    return row as KeptBody | undefined;
  }

  /** What was kept beside the last state of a source. */
  gramsOfSource(name: string): Grams {
    return gramsOf(this.#db.prepare('select grams from source where name = ? and scope = ?').get(name, this.#scope));
  }

  /** Keeps the last state of a source; the one before is forgotten. */
  keepSource(name: string, digest: string, body: string, grams?: Grams): void {
    this.#db
      .prepare('insert or replace into source (name, scope, rules, digest, body, grams) values (?, ?, ?, ?, ?, ?)')
      .run(name, this.#scope, this.#rules, digest, body, grams ?? null);
  }

  /** Says that what is kept of a source holds under the rules of this run too. */
  renewSource(name: string): void {
    this.#db.prepare('update source set rules = ? where name = ? and scope = ?').run(this.#rules, name, this.#scope);
  }

  /** What was kept under the rules of this run, else what was kept last under others. */
  pack(id: string): KeptBody | undefined {
    const row = this.#db
      .prepare('select rules, body from pack where scope = ? and id = ? order by rules = ? desc, usedAt desc limit 1')
      .get(this.#scope, id, this.#rules);
    return row as KeptBody | undefined;
  }

  /** What was kept beside a pack under these rules. */
  gramsOfPack(id: string, rules: string): Grams {
    return gramsOf(
      this.#db.prepare('select grams from pack where scope = ? and id = ? and rules = ?').get(this.#scope, id, rules),
    );
  }

  keepPack(id: string, body: string, nowMs: number, grams?: Grams): void {
    this.#db
      .prepare('insert or replace into pack (scope, id, rules, body, grams, usedAt) values (?, ?, ?, ?, ?, ?)')
      .run(this.#scope, id, this.#rules, body, grams ?? null, nowMs);
    this.#forgetLists(id);
  }

  /** Says that what is kept of a pack under those rules holds under the rules of this run too. */
  renewPack(id: string, rules: string, nowMs: number): void {
    this.#db
      .prepare(
        `insert or replace into pack (scope, id, rules, body, grams, usedAt)
          select scope, id, ?, body, grams, ? from pack where scope = ? and id = ? and rules = ?`,
      )
      .run(this.#rules, nowMs, this.#scope, id, rules);
    this.#forgetLists(id);
  }

  usePack(id: string, nowMs: number): void {
    this.#db
      .prepare('update pack set usedAt = ? where scope = ? and id = ? and rules = ?')
      .run(nowMs, this.#scope, id, this.#rules);
  }

  #forgetLists(id: string): void {
    this.#db
      .prepare(
        `delete from pack where scope = ? and id = ? and rules not in
          (select rules from pack where scope = ? and id = ? order by rules = ? desc, usedAt desc limit ?)`,
      )
      .run(this.#scope, id, this.#scope, id, this.#rules, LISTS_OF_PACK);
  }

  /** The rules of the list of this name, as they were kept with `keepRules`. */
  rules(id: string): string | undefined {
    const row = this.#db.prepare('select body from rules where id = ?').get(id);
    return (row as { readonly body: string } | undefined)?.body;
  }

  /** Whether it is known what the list of this run holds. */
  get hasRules(): boolean {
    return this.#db.prepare('select 1 from rules where id = ?').get(this.#rules) !== undefined;
  }

  /** Keeps what the list of this run holds. */
  keepRules(body: string): void {
    this.#db.prepare('insert or replace into rules (id, body) values (?, ?)').run(this.#rules, body);
  }

  /** Runs `work` in one transaction, and forgets packs that were not met for long and lists that nothing is kept under. */
  write(nowMs: number, work: () => void): void {
    this.#db.exec('begin immediate');
    try {
      work();
      this.#db.prepare('delete from pack where usedAt < ?').run(nowMs - PACK_DAYS * DAY_MS);
      this.#db.exec('delete from rules where id not in (select rules from source union select rules from pack)');
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
export async function openLedger(folder: string, scope: LedgerScope): Promise<Ledger> {
  const db = await openSqlite(path.join(folder, 'ledger.db'), 'NORMAL');
  const row = db.prepare('pragma user_version').get() as { readonly user_version: number };
  if (row.user_version !== VERSION) db.exec(`begin immediate; ${TABLES}; commit`);
  return new Ledger(db, scope);
}

function gramsOf(row: unknown): Grams {
  return (row as { readonly grams: Buffer | null } | undefined)?.grams ?? undefined;
}
