import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary.js';
import { type Ledger, openLedger } from './ledger.js';

const DAY_MS = 86_400_000;

async function ledgerIn(folder: string, scope: string): Promise<Ledger> {
  const ledger = await openLedger(folder, scope);
  onTestFinished(() => {
    ledger.close();
  });
  return ledger;
}

it('gives a source only under its last digest and in its scope', async () => {
  const folder = await temporaryFolder();
  const ledger = await ledgerIn(folder, 'ours');
  ledger.keepSource('name', 'first', 'a');
  ledger.keepSource('name', 'second', 'b');

  expect(ledger.source('name', 'first')).toBeUndefined();
  expect(ledger.source('name', 'second')).toBe('b');
  expect((await ledgerIn(folder, 'theirs')).source('name', 'second')).toBeUndefined();
});

it('gives a pack only in its scope', async () => {
  const folder = await temporaryFolder();
  const ours = await ledgerIn(folder, 'ours');
  const theirs = await ledgerIn(folder, 'theirs');
  ours.keepPack('id', 'a', 0);
  theirs.keepPack('id', 'b', 0);

  expect([ours.pack('id'), theirs.pack('id')]).toEqual(['a', 'b']);
});

it('forgets packs that no scan has used for a quarter of a year', async () => {
  const ledger = await ledgerIn(await temporaryFolder(), 'ours');
  ledger.keepPack('old', 'a', 0);
  ledger.keepPack('used', 'b', 0);

  ledger.write(60 * DAY_MS, () => {
    ledger.usePack('used', 60 * DAY_MS);
  });
  ledger.write(100 * DAY_MS, () => undefined);

  expect([ledger.pack('old'), ledger.pack('used')]).toEqual([undefined, 'b']);
});

it('takes back all of a write that fails', async () => {
  const ledger = await ledgerIn(await temporaryFolder(), 'ours');

  expect(() => {
    ledger.write(0, () => {
      ledger.keepPack('id', 'a', 0);
      throw new Error('stop');
    });
  }).toThrow('stop');

  expect(ledger.pack('id')).toBeUndefined();
});

it('is private', async () => {
  const folder = await temporaryFolder();
  const ledger = await ledgerIn(folder, 'ours');
  ledger.keepPack('id', 'a', 0);

  expect(statSync(join(folder, 'ledger.db')).mode & 0o777).toBe(0o600);
});

it('fails for a file that is no database, and leaves it', async () => {
  const folder = await temporaryFolder();
  writeFileSync(join(folder, 'ledger.db'), 'something else that is long enough to be looked at '.repeat(20));

  await expect(openLedger(folder, 'ours')).rejects.toThrow('not a database');
});
