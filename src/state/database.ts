import path from 'node:path';
import { Kysely, Migrator, SqliteDialect, sql, type Migration, type Transaction } from 'kysely';
import { AppError, errorCodeOf } from '../core/errors.js';
import { first } from './migrations/0001-first.js';
import { validity } from './migrations/0002-validity.js';
import { sweep } from './migrations/0003-sweep.js';
import { incident } from './migrations/0004-incident.js';
import { sweepMessage } from './migrations/0005-sweep-message.js';
import { openSqlite } from './sqlite.js';
import type { Tables } from './tables.js';

/** Applied in the order of their names; a name is never reused. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-validity': validity,
  '0003-sweep': sweep,
  '0004-incident': incident,
  '0005-sweep-message': sweepMessage,
};

export type Reader = Kysely<Tables> | Transaction<Tables>;

/** The one door to what unleak remembers. Close it when done. */
export class State {
  readonly db: Kysely<Tables>;
  readonly file: string;

  constructor(db: Kysely<Tables>, file: string) {
    this.db = db;
    this.file = file;
  }

  /**
   * Runs `work` in one durable transaction. The write lock is taken at the start: a transaction that begins by reading
   * and then writes fails in SQLite when another process wrote in between.
   */
  async write<T>(work: (trx: Reader) => Promise<T>): Promise<T> {
    return this.db.connection().execute(async (connection) => {
      await sql`begin immediate`.execute(connection);
      try {
        const result = await work(connection);
        await sql`commit`.execute(connection);
        return result;
      } catch (error) {
        await sql`rollback`.execute(connection).catch(() => undefined); // the first error is the one to tell
        throw errorCodeOf(error) === 'SQLITE_FULL' ? noRoom(this.file, error) : error;
      }
    });
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }
}

function noRoom(file: string, cause: unknown): AppError {
  return new AppError('config', `state: writing: ${file}: the disk is full`, {
    hint: 'nothing of this step is on record: make room, then go on',
    cause,
  });
}

/**
 * Opens the state database in the folder, made 0700 with the file 0600 where missing, and brings its tables up to date.
 * Fails with `config` when the folder can't be used or was written by a newer version.
 */
export async function openState(folder: string): Promise<State> {
  const file = path.join(folder, 'state.db');
  try {
    const database = await openSqlite(file, 'FULL');
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
    await migrate(db, file);
    return new State(db, file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('config', `state: opening: ${file}: ${errorCodeOf(error) ?? 'failed'}`, {
      hint: 'check the folder and its permissions, or set UNLEAK_STATE_DIR',
      cause: error,
    });
  }
}

async function migrate(db: Kysely<Tables>, file: string): Promise<void> {
  const applied = await appliedMigrations(db);
  const unknown = applied.filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) {
    throw new AppError('config', `state: opening: ${file}: written by a newer version (${unknown.join(', ')})`, {
      hint: 'update unleak, or set UNLEAK_STATE_DIR to another folder',
    });
  }
  if (applied.length === Object.keys(MIGRATIONS).length) return;
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new AppError('config', `state: migrating: ${file}: failed`, { cause: error });
}

async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[]> {
  const table = await sql<{ name: string }>`select name from sqlite_master where name = 'kysely_migration'`.execute(db);
  if (table.rows.length === 0) return [];
  const rows = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.rows.map((row) => row.name);
}
