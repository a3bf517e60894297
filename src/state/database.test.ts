import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary.js';
import { openState } from './database.js';

/** Takes the write lock, says so, and commits a little after its standard input ends. */
const HOLD_LOCK_THEN_WRITE = `
  const db = require('better-sqlite3')(process.argv[1]);
  db.exec("begin immediate; insert into probe values ('theirs')");
  console.log('locked');
  process.stdin.resume().on('end', () => setTimeout(() => db.exec('commit'), 100));
`;

it('is private, whatever the umask', async () => {
  const folder = path.join(await temporaryFolder(), 'state');
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  const state = await openState(folder);
  await state.write((trx) => sql`create table probe (x)`.execute(trx));

  const modes = [folder, state.file, `${state.file}-wal`, `${state.file}-shm`].map(
    (file) => statSync(file).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  await state.close();
});

it('undoes a transaction that fails', async () => {
  const state = await openState(await temporaryFolder());
  onTestFinished(() => state.close());
  await state.write((trx) => sql`create table probe (x)`.execute(trx));

  const failing = state.write(async (trx) => {
    await sql`insert into probe values (1)`.execute(trx);
    throw new Error('stop');
  });

  await expect(failing).rejects.toThrow('stop');
  expect((await sql`select * from probe`.execute(state.db)).rows).toEqual([]);
});

it('waits for the write of another process', async () => {
  const folder = await temporaryFolder();
  const state = await openState(folder);
  onTestFinished(() => state.close());
  await state.write((trx) => sql`create table probe (x)`.execute(trx));
  const other = spawn(process.execPath, ['-e', HOLD_LOCK_THEN_WRITE, state.file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(other.stdout, 'data');

  other.stdin.end();
  await once(other.stdin, 'close');
  await state.write((trx) => sql`insert into probe values ('ours')`.execute(trx));

  const rows = await sql<{ x: string }>`select x from probe order by rowid`.execute(state.db);
  expect(rows.rows.map((row) => row.x)).toEqual(['theirs', 'ours']);
});

it('refuses a database of a newer version and says so', async () => {
  const folder = await temporaryFolder();
  const state = await openState(folder);
  await sql`insert into kysely_migration values ('9999-later', '2030-01-01')`.execute(state.db);
  await state.close();

  await expect(openState(folder)).rejects.toMatchObject({ code: 'config' });
});

it('names the file that it can not open', async () => {
  const folder = await temporaryFolder();
  mkdirSync(path.join(folder, 'state.db'));

  await expect(openState(folder)).rejects.toThrow(/state: opening: .*state\.db/);
});

it('says of a full disk that it is full, keeps nothing of that write, and goes on when there is room', async () => {
  const state = await openState(await temporaryFolder());
  const row = { at: '', actor: '', action: '', fingerprint: null, rotationId: null, previousHash: '', hash: '' };
  const add = (detail: string): Promise<unknown> =>
    state.write((trx) =>
      trx
        .insertInto('trail')
        .values({ ...row, detail })
        .execute(),
    );
  await sql`pragma max_page_count = 1`.execute(state.db);
  await expect(add('x'.repeat(1_000_000))).rejects.toMatchObject({
    code: 'config',
    message: expect.stringMatching(/the disk is full$/) as string,
  });
  await sql`pragma max_page_count = 100000`.execute(state.db);
  await add('y');
  expect(await state.db.selectFrom('trail').select('detail').execute()).toEqual([{ detail: 'y' }]);
  await state.close();
});
