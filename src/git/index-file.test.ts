import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf } from '../../test/support/failure-of.js';
import { GitFixture, TemporaryFolder } from '../../test/support/git-fixtures.js';
import { readEwah } from './ewah.js';
import { type IndexEntry, parseIndex, readIndex, readIndexFile } from './index-file.js';
import type { IdBytes } from './object-id-table.js';

/** As `git ls-files --stage` writes an entry, with the path as it is. */
function lineOf({ mode, id, stage, path }: IndexEntry): string {
  return `${mode.toString(8).padStart(6, '0')} ${id.toString('hex')} ${String(stage)}\t${path.toString('latin1')}`;
}

function linesOfGit(fixture: GitFixture, ...options: string[]): string[] {
  const text = fixture.gitBytes(['ls-files', '--stage', '-z', ...options]).toString('latin1');
  return text.split('\0').filter((line) => line !== '');
}

function noShared(): never {
  throw new Error('there is no shared index');
}

describe('an index', () => {
  let folder: TemporaryFolder;
  beforeEach(() => {
    folder = new TemporaryFolder();
  });
  afterEach(() => folder[Symbol.dispose]());

  function make(objectFormat: 'sha1' | 'sha256' = 'sha1'): GitFixture {
    const fixture = new GitFixture(join(folder.path, `repository-${objectFormat}`), { objectFormat });
    for (const name of ['a', 'long/er/path/one.txt', 'long/er/path/two.txt', 'line\nbreak', 'ünïcode', 'z'.repeat(200)])
      fixture.write(name, `content of ${name}`);
    fixture.commit('first');
    return fixture;
  }

  function pathOf(fixture: GitFixture): string {
    return join(fixture.path, '.git/index');
  }

  function expectAsGit(fixture: GitFixture, idBytes: IdBytes = 20, ...options: string[]): void {
    expect(readIndex(pathOf(fixture), idBytes).map(lineOf)).toEqual(linesOfGit(fixture, ...options));
  }

  it.each(['2', '3', '4'])('is read as git reads it in version %s', (version) => {
    const fixture = make();
    fixture.git('update-index', '--index-version', version);
    // Version 3 is only written where an entry needs it.
    fixture.write('announced', 'x');
    if (version !== '2') fixture.git('add', '-N', 'announced');
    const { version: found, entries } = readIndexFile(pathOf(fixture));
    expect(found).toBe(Number(version));
    expectAsGit(fixture);
    expect(entries.filter(({ isIntentToAdd }) => isIntentToAdd).map(({ path }) => path.toString())).toEqual(
      version === '2' ? [] : ['announced'],
    );
  });

  it('is read with ids of SHA-256', () => {
    const fixture = make('sha256');
    expectAsGit(fixture, 32);
    fixture.git('update-index', '--index-version', '4');
    expectAsGit(fixture, 32);
  });

  it('that rests on a shared one is read with its changes, additions and deletions', () => {
    const fixture = make();
    fixture.git('update-index', '--split-index');
    expectAsGit(fixture);
    fixture.write('a', 'changed');
    fixture.write('long/added', 'added');
    fixture.git('add', 'a', 'long/added');
    fixture.git('rm', '-q', '--cached', 'ünïcode');
    expect(readFileSync(pathOf(fixture)).includes('link')).toBe(true);
    expectAsGit(fixture);
    rmSync(join(fixture.path, '.git', sharedName(fixture)));
    expect(() => readIndex(pathOf(fixture))).toThrow(/ENOENT/);
  });

  function sharedName(fixture: GitFixture): string {
    return fixture.git('rev-parse', '--shared-index-path').split('/').at(-1) as string;
  }

  it('that is sparse is read with its folders', () => {
    const fixture = make();
    fixture.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'other');
    const folders = readIndex(pathOf(fixture)).filter(({ mode }) => mode === 0o040000);
    expect(folders.map(({ path }) => path.toString())).toEqual(['long/']);
    expectAsGit(fixture, 20, '--sparse');
  });

  it('gives every side of a conflict, and keeps them when it is resolved', () => {
    const fixture = make();
    fixture.git('checkout', '-q', '-b', 'side');
    fixture.commitFile('a', 'theirs');
    fixture.git('checkout', '-q', 'main');
    fixture.commitFile('a', 'ours');
    expect(() => fixture.git('merge', 'side')).toThrow(/merge side/);
    expectAsGit(fixture);
    const sides = readIndex(pathOf(fixture)).filter(({ stage }) => stage > 0);
    expect(sides.map(({ stage }) => stage)).toEqual([1, 2, 3]);
    fixture.write('a', 'both');
    fixture.git('add', 'a');
    expect(readIndexFile(pathOf(fixture)).resolved.map(lineOf)).toEqual(sides.map(lineOf));
  });

  it('fails with nothing but the one error on damaged bytes, whether or not the checksum was mended', () => {
    const fixture = make();
    fixture.git('update-index', '--index-version', '4');
    const version4 = readFileSync(pathOf(fixture));
    fixture.git('update-index', '--index-version', '2');
    fixture.git('update-index', '--split-index');
    const shared = readFileSync(join(fixture.path, '.git', sharedName(fixture)));
    const split = readFileSync(pathOf(fixture));
    const change = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(version4, split, shared),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (bytes, changes, isMended) => {
          const damaged = Buffer.from(bytes);
          for (const [at, mask] of changes)
            damaged[at % (damaged.length - 20)] = (damaged[at % (damaged.length - 20)] as number) ^ mask;
          if (isMended)
            createHash('sha1')
              .update(damaged.subarray(0, -20))
              .digest()
              .copy(damaged, damaged.length - 20);
          if (damaged.equals(bytes)) return;
          const outcome = failureOf(() => parseIndex(damaged, 20, () => shared));
          if (isMended) expect([undefined, 'corrupt-input']).toContain(outcome);
          else expect(outcome).toBe('corrupt-input');
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is refused when short entries stand for endless paths', () => {
    const path = Buffer.alloc(60_000, 0x61);
    const stat = Buffer.alloc(62);
    // Each takes nothing away from the path before it and adds one byte.
    const grown = Array.from({ length: 5000 }, () => Buffer.concat([stat, Buffer.from([0, 0x62, 0])]));
    const head = Buffer.from('DIRC\0\0\0\x04\0\0\0\0', 'latin1');
    head.writeUInt32BE(grown.length + 1, 8);
    const bytes = Buffer.concat([head, stat, Buffer.from([0]), path, Buffer.from([0]), ...grown, Buffer.alloc(20)]);
    expect(() => parseIndex(bytes, 20, noShared)).toThrow(/longer than an index holds/);
  });
});

describe('a compressed bitmap', () => {
  /** Each word of 64 bits written as it is, with no runs. */
  function plain(positions: readonly number[], words: number): Buffer {
    const bytes = Buffer.alloc(8 + (words + 1) * 8 + 4);
    bytes.writeUInt32BE(words * 64, 0);
    bytes.writeUInt32BE(words + 1, 4);
    bytes.writeUInt32BE(words * 2, 8);
    for (const position of positions) {
      const at = 16 + Math.floor(position / 64) * 8 + 7 - Math.floor((position % 64) / 8);
      bytes[at] = (bytes[at] as number) | (1 << (position % 8));
    }
    return bytes;
  }

  it('gives back the positions that were set', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(639), { maxLength: 100 }), (positions) => {
        const bytes = plain(positions, 10);
        const sorted = positions.toSorted((left, right) => left - right);
        expect(readEwah(bytes, 0, 640)).toEqual({ positions: sorted, end: bytes.length });
      }),
    );
  });

  it('gives the positions of a run, and refuses a run without end', () => {
    const run = (words: number): Buffer => {
      const bytes = Buffer.alloc(20);
      bytes.writeUInt32BE(1, 4);
      bytes.writeUInt32BE(words * 2 + 1, 12);
      return bytes;
    };
    expect(readEwah(run(2), 0, 100).positions).toEqual(Array.from({ length: 100 }, (_, position) => position));
    expect(failureOf(() => readEwah(run(2 ** 30), 0, 100))).toBe('corrupt-input');
  });

  it('fails with nothing but the one error on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([undefined, 'corrupt-input']).toContain(failureOf(() => readEwah(Buffer.from(bytes), 0, 1000)));
      }),
    );
  });
});
