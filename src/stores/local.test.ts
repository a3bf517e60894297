import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import { systemClock, type Clock } from '../platform/clock.js';
import { Sealer } from '../sealing/sealer.js';
import { readRevision, writeRevision } from './local-files.js';
import { localStore, type LocalStore } from './local.js';
import { openLocalStore } from './open.js';

const signal = AbortSignal.timeout(10 * 60_000);
const now = new Date('2026-05-06T07:08:09.000Z');
const clock: Clock = { ...systemClock, now: () => now };
const value = (text: string): SecretValue => new SecretValue(['synthetic', text].join('/'));
const R1 = 'r111111111111';

let dir: string;
let store: LocalStore;
let sealer: Sealer;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-local-'));
  sealer = await Sealer.ephemeral();
  store = localStore({ dir, sealer, clock });
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const folder = (): string => join(dir, 'apps%2fdb');
const numbered = (): readonly string[] => readdirSync(folder()).sort();
const setAge = (path: string, ms: number): void => {
  const time = new Date(now.getTime() - ms);
  utimesSync(path, time, time);
};
const HOUR = 60 * 60 * 1000;

describe('files', () => {
  it('are private and hold no value in clear', async () => {
    await store.put('apps/db', value('one'), signal);
    await store.stage({ path: 'apps/db', rotationId: R1, value: value('two'), metadata: {} }, signal);
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    for (const name of numbered()) {
      expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(folder(), name), 'utf8')).not.toMatch(/synthetic|c3ludGhldGlj/);
    }
  });

  it('keep the last two revisions and empty the ones before', async () => {
    for (const text of ['1', '2', '3', '4']) await store.put('apps/db', value(text), signal);
    const sizes = numbered().map((name) => statSync(join(folder(), name)).size > 0);
    expect(numbered()).toEqual(['1.json', '2.json', '3.json', '4.json']);
    expect(sizes).toEqual([false, false, true, true]);
  });

  it('drop emptied revisions after a month and left-over temporary files after an hour', async () => {
    for (const text of ['1', '2', '3']) await store.put('apps/db', value(text), signal);
    writeFileSync(join(folder(), '.unleak-4.json.aa.tmp'), 'half');
    writeFileSync(join(folder(), '.unleak-4.json.bb.tmp'), 'being written');
    setAge(join(folder(), '.unleak-4.json.aa.tmp'), 2 * HOUR);
    setAge(join(folder(), '.unleak-4.json.bb.tmp'), HOUR / 2);
    setAge(join(folder(), '1.json'), 40 * 24 * HOUR);
    await store.put('apps/db', value('4'), signal);
    expect(numbered()).toEqual(['.unleak-4.json.bb.tmp', '2.json', '3.json', '4.json']);
  });

  it('hold nothing that no label points to', async () => {
    for (const text of ['1', '2', '3']) await store.put('apps/db', value(text), signal);
    const { state } = await readRevision(folder());
    expect(state.versions).toHaveLength(2);
    expect((await store.previous('apps/db', signal))?.value.equals(value('2'))).toBe(true);
  });
});

describe('two writers', () => {
  it('do not overwrite each other when one slept since it read', async () => {
    await store.put('apps/db', value('1'), signal);
    const stale = await readRevision(folder());
    for (const text of ['2', '3', '4', '5']) await store.put('apps/db', value(text), signal);
    expect(await writeRevision(folder(), stale, stale.state, now)).toBe(false);
    expect((await store.current('apps/db', signal))?.value.equals(value('5'))).toBe(true);
  });

  it('lose no write when ten put at the same time', async () => {
    const ids = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        localStore({ dir, sealer, clock }).put('apps/db', value(String(index)), signal),
      ),
    );
    expect(new Set(ids).size).toBe(10);
    expect((await readRevision(folder())).number).toBe(10);
  });
});

describe('a crash', () => {
  it('that left a temporary file behind does not matter to readers and writers', async () => {
    mkdirSync(folder(), { recursive: true });
    writeFileSync(join(folder(), '.unleak-1.json.cc.tmp'), '{"half":');
    expect(await store.current('apps/db', signal)).toBeUndefined();
    expect(await store.list(signal)).toEqual([]);
    await store.put('apps/db', value('1'), signal);
    expect((await store.current('apps/db', signal))?.value.equals(value('1'))).toBe(true);
  });

  it('that broke a revision is an error that names the file', async () => {
    await store.put('apps/db', value('1'), signal);
    writeFileSync(join(folder(), '2.json'), '{"schemaVersion":', { mode: 0o600 });
    await expect(store.current('apps/db', signal)).rejects.toThrow(/2\.json: not JSON/);
    writeFileSync(join(folder(), '2.json'), '{"schemaVersion":2}', { mode: 0o600 });
    await expect(store.current('apps/db', signal)).rejects.toThrow(/not a revision/);
  });
});

describe('names', () => {
  it.each([
    { why: 'an absolute name', path: '/absolute' },
    { why: 'a name with ..', path: 'a/../b' },
    { why: 'two dots', path: '..' },
    { why: 'a name with .', path: './a' },
    { why: 'an empty part', path: 'a//b' },
    { why: 'a trailing slash', path: 'a/' },
    { why: 'an empty name', path: '' },
    { why: 'a NUL', path: 'a\0b' },
    { why: 'a line feed', path: 'a\nb' },
    { why: 'a lone surrogate', path: 'a\ud800' },
    { why: 'a name that is too long', path: 'x'.repeat(256) },
  ])('refuse $why', async ({ path }) => {
    await expect(store.current(path, signal)).rejects.toMatchObject({ code: 'config' });
    await expect(store.put(path, value('1'), signal)).rejects.toMatchObject({ code: 'config' });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('with other letters come back from the list', async () => {
    const names = ['.hidden', 'Über/Straße', 'a b', 'a%2fb', 'a/b'];
    for (const name of names) await store.put(name, value(name), signal);
    expect((await store.list(signal)).map(({ path }) => path)).toEqual([...names].sort());
  });

  it('of folders that are not ours are passed over', async () => {
    mkdirSync(join(dir, 'Foreign'));
    mkdirSync(join(dir, '%2e%2e'));
    expect(await store.list(signal)).toEqual([]);
  });
});

describe('openLocalStore', () => {
  it('opens a local store below the data folder or in the given one', async () => {
    const deps = { env: { XDG_DATA_HOME: join(dir, 'data'), HOME: dir }, clock, sealer };
    const inside = localStore({ dir: join(dir, 'data', 'unleak', 'stores', 'mine'), sealer, clock });
    await inside.put('a', value('1'), signal);
    expect((await openLocalStore('mine', {}, deps).current('a', signal))?.value.equals(value('1'))).toBe(true);
    const other = openLocalStore('mine', { dir: '~/elsewhere' }, deps);
    await other.stage({ path: 'a', rotationId: R1, value: value('2'), metadata: {} }, signal);
    expect(existsSync(join(dir, 'elsewhere', 'a', '1.json'))).toBe(true);
  });
});
