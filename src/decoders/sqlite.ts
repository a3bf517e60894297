import type { Database } from 'better-sqlite3';
import type { Content } from '../core/fragment.js';
import { keepNative } from '../core/keep-native.js';
import { type Container, damaged, type Member } from './container.js';

/** It is copied twice: out of the file, and into SQLite's own memory. */
const MAX_BYTES = 256 * 2 ** 20;
const PIECE_BYTES = 1 << 16;
const MAGIC = Buffer.from('SQLite format 3\0');
/** Write and read version in the header: 1 is rollback journal, 2 is WAL, which a copy in memory can't be opened with. */
const VERSIONS_AT = 18;

/** Every value of every table, as `column: value`, so that a column's name is known as context. */
export const sqlite: Container = {
  name: 'sqlite',
  access: 'random',
  maxBytes: MAX_BYTES,
  firstBytes: [0x53],
  matches: (head) => head.subarray(0, MAGIC.length).equals(MAGIC),
  open: readDatabase,
};

async function* readDatabase(content: Content): AsyncGenerator<Member> {
  const { default: Sqlite } = await import('better-sqlite3');
  const bytes = Buffer.from(content.read(0, content.size));
  bytes.fill(1, VERSIONS_AT, VERSIONS_AT + 2);
  let problem: unknown;
  let database: Database | undefined;
  try {
    database = keepNative(new Sqlite(bytes, { readonly: true }));
    // Nothing in the file's own schema may call a function that does something.
    database.exec('pragma trusted_schema = OFF');
    for (const table of tablesOf(database)) {
      const rows = linesOf(database, table);
      yield { path: Buffer.from(table), chunks: piecesOf(rows, (error) => (problem ??= error)) };
    }
  } catch (error) {
    problem ??= error;
  } finally {
    database?.close();
  }
  if (problem !== undefined)
    throw damaged(`sqlite: ${problem instanceof Error ? problem.message : 'damaged'}`, problem);
}

/** Tables with rows of their own: a virtual table keeps them in others, and a view in none. */
function tablesOf(database: Database): readonly string[] {
  return keepNative(
    database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY rowid"),
  )
    .pluck()
    .all();
}

function* linesOf(database: Database, table: string): Generator<Buffer> {
  const columns = columnsOf(database, table);
  if (columns.length === 0) return;
  const list = columns.map(quoted).join(', ');
  const query = keepNative(
    database.prepare<[], readonly unknown[]>(`SELECT ${list} FROM ${quoted(table)} NOT INDEXED`),
  );
  const rows = keepNative(query.raw().iterate());
  for (const row of rows) {
    for (const [index, value] of row.entries()) {
      if (typeof value === 'string') yield Buffer.from(`${columns[index] ?? ''}: ${value}\n`);
      else if (Buffer.isBuffer(value))
        yield Buffer.concat([Buffer.from(`${columns[index] ?? ''}: `), value, Buffer.from('\n')]);
    }
    // Rows are kept apart, so that what is said of one is not context of the next.
    yield Buffer.from('\n');
  }
}

/** Not the ones that are computed: what they compute is the file's to say. */
function columnsOf(database: Database, table: string): readonly string[] {
  const query = keepNative(
    database.prepare<[string], { readonly name: string; readonly hidden: number }>(
      'SELECT name, hidden FROM pragma_table_xinfo(?)',
    ),
  );
  return query
    .all(table)
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Lines in larger pieces. A table that breaks off does not keep the next one from being read. */
async function* piecesOf(lines: Iterable<Buffer>, fail: (error: unknown) => void): AsyncGenerator<Buffer> {
  let ready: Buffer[] = [];
  let length = 0;
  try {
    for (const line of lines) {
      ready.push(line);
      length += line.length;
      if (length < PIECE_BYTES) continue;
      yield Buffer.concat(ready);
      [ready, length] = [[], 0];
    }
  } catch (error) {
    fail(error);
  }
  if (length > 0) yield Buffer.concat(ready);
}
