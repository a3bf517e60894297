import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keepNative } from '../../src/core/keep-native.js';

export type StateRow = Readonly<Record<string, unknown>>;

/**
 * One statement over the state of a home, while a command may be at work there: the rows that it answers, none of a
 * statement that writes. Fails where there is no state yet.
 */
export function askState(home: string, statement: string, ...values: readonly unknown[]): readonly StateRow[] {
  const file = join(home, 'state', 'unleak', 'state.db');
  // Who only reads must not tidy up after a command that was killed.
  const readonly = statement.startsWith('select');
  const database = keepNative(new Database(file, { readonly, fileMustExist: true }));
  try {
    const prepared = keepNative(database.prepare<unknown[], StateRow>(statement));
    if (prepared.reader) return prepared.all(...values);
    prepared.run(...values);
    return [];
  } finally {
    database.close();
  }
}
