import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary.js';
import { type Ledger, openLedger } from './ledger.js';

const DAY_MS = 86_400_000;

async function ledgerIn(folder: string, scope: string, rules = 'list'): Promise<Ledger> {
  const ledger = await openLedger(folder, { scope, rules });
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
  expect(ledger.source('name', 'second')).toEqual({ rules: 'list', body: 'b' });
  expect((await ledgerIn(folder, 'theirs')).source('name', 'second')).toBeUndefined();
});

it('gives a pack only in its scope', async () => {
  const folder = await temporaryFolder();
  const ours = await ledgerIn(folder, 'ours');
  const theirs = await ledgerIn(folder, 'theirs');
  ours.keepPack('id', 'a', 0);
  theirs.keepPack('id', 'b', 0);

  expect([ours.pack('id')?.body, theirs.pack('id')?.body]).toEqual(['a', 'b']);
});

it('forgets packs that no scan has used for a quarter of a year', async () => {
  const ledger = await ledgerIn(await temporaryFolder(), 'ours');
  ledger.keepPack('old', 'a', 0);
  ledger.keepPack('used', 'b', 0);

  ledger.write(60 * DAY_MS, () => {
    ledger.usePack('used', 60 * DAY_MS);
  });
  ledger.write(100 * DAY_MS, () => undefined);

  expect([ledger.pack('old'), ledger.pack('used')?.body]).toEqual([undefined, 'b']);
});

it('gives what was kept under other rules with their name, those of the run first', async () => {
  const folder = await temporaryFolder();
  const before = await ledgerIn(folder, 'ours', 'before');
  const now = await ledgerIn(folder, 'ours', 'now');
  before.keepSource('name', 'digest', 'a');
  before.keepPack('id', 'a', 1);

  expect(now.source('name', 'digest')).toEqual({ rules: 'before', body: 'a' });
  expect(now.pack('id')).toEqual({ rules: 'before', body: 'a' });

  now.renewSource('name');
  now.keepPack('id', 'b', 0);
  expect(now.source('name', 'digest')).toEqual({ rules: 'now', body: 'a' });
  expect([before.pack('id')?.body, now.pack('id')?.body]).toEqual(['a', 'b']);
});

it('keeps a pack under three lists of rules at most, those that were used last', async () => {
  const folder = await temporaryFolder();
  for (const [at, rules] of ['first', 'second', 'third', 'fourth'].entries()) {
    (await ledgerIn(folder, 'ours', rules)).keepPack('id', rules, at);
  }

  expect((await ledgerIn(folder, 'ours', 'first')).pack('id')?.body).toBe('fourth');
  expect((await ledgerIn(folder, 'ours', 'second')).pack('id')?.body).toBe('second');
});

it('remembers what a list of rules held as long as something is kept under it', async () => {
  const folder = await temporaryFolder();
  const before = await ledgerIn(folder, 'ours', 'before');
  before.write(0, () => {
    before.keepRules('text');
    before.keepSource('name', 'digest', 'a');
  });
  const now = await ledgerIn(folder, 'ours', 'now');
  now.write(0, () => undefined);
  expect([now.rules('before'), now.hasRules]).toEqual(['text', false]);

  now.write(0, () => {
    now.keepSource('name', 'digest', 'b');
  });
  expect(now.rules('before')).toBeUndefined();
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

  await expect(openLedger(folder, { scope: 'ours', rules: 'list' })).rejects.toThrow('not a database');
});
