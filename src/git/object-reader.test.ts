import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  busyHistory,
  catAllObjects,
  GitFixture,
  importHistory,
  TemporaryFolder,
} from '../../test/support/git-fixtures.js';
import { ObjectReader } from './object-reader.js';
import { openRepository } from './repository.js';

describe('an object reader', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(folder.path, 'repository'));
  });
  afterEach(() => folder[Symbol.dispose]());

  const open = (env: NodeJS.ProcessEnv = {}): ObjectReader => new ObjectReader(openRepository(fixture.path), env);

  function expectAll(reader: ObjectReader): void {
    const all = catAllObjects(fixture.path);
    expect(all.size).toBeGreaterThan(0);
    for (const [id, { type, bytes }] of all) {
      const object = reader.read(id);
      if (!('type' in object)) throw new Error(`${id} is a stream`);
      expect(object.type).toBe(type);
      expect(object.bytes.equals(bytes)).toBe(true);
    }
    reader.close();
  }

  it('gives every object as git does, loose, in packs of deltas, and in several packs', () => {
    importHistory(fixture, busyHistory(300));
    fixture.repack('-f', '--depth=50', '--window=10');
    fixture.git('reset', '-q', '--hard');
    fixture.commitFile('loose.txt', 'loose');
    expectAll(open());
    fixture.git('repack', '-q', '-d');
    expectAll(open());
  });

  it('reads an index of version 1, and deltas on ids', () => {
    importHistory(fixture, busyHistory(100));
    fixture.git('config', 'pack.indexVersion', '1');
    fixture.git('config', 'repack.useDeltaBaseOffset', 'false');
    fixture.repack('-f');
    expectAll(open());
  });

  it('finds what alternates and the environment name', () => {
    const id = fixture.commitFile('a', 'borrowed');
    const other = new GitFixture(join(folder.path, 'other'));
    const reader = (env: NodeJS.ProcessEnv): ObjectReader => new ObjectReader(openRepository(other.path), env);
    expect(() => reader({}).read(id)).toThrow('it is not in this repository');
    expect(reader({ GIT_ALTERNATE_OBJECT_DIRECTORIES: join(fixture.path, '.git/objects') }).has(id)).toBe(true);
    expect(reader({ GIT_OBJECT_DIRECTORY: join(fixture.path, '.git/objects') }).has(id)).toBe(true);
    writeFileSync(join(other.path, '.git/objects/info/alternates'), `${join(fixture.path, '.git/objects')}\n`);
    expect(reader({}).has(id)).toBe(true);
  });

  it('finds ids by their first digits', () => {
    const loose = fixture.commitFile('a', 'a');
    fixture.repack();
    const second = fixture.commitFile('b', 'b');
    const reader = open();
    for (const id of [loose, second]) {
      expect(reader.idsWith(id.slice(0, 10), 10)).toEqual([id]);
      expect(reader.idsWith(id, 10)).toEqual([id]);
    }
    expect(reader.idsWith('', 2)).toHaveLength(2);
  });

  it('takes no damaged copy, and no content of another id, for an object', () => {
    const id = fixture.git('rev-parse', `${fixture.commitFile('a', 'genuine')}:a`);
    const other = fixture.git('rev-parse', `${fixture.commitFile('b', 'another')}:b`);
    const fileOf = (of: string): string => join(fixture.path, '.git/objects', of.slice(0, 2), of.slice(2));
    chmodSync(fileOf(id), 0o644);
    writeFileSync(fileOf(id), readFileSync(fileOf(other)));
    expect(() => open().read(id)).toThrow('belongs to another id');
    writeFileSync(fileOf(id), 'damaged');
    expect(() => open().read(id)).toThrow(/corrupt|damaged/);
  });

  it('fails for each damage to a pack, and never gives another content', () => {
    importHistory(fixture, busyHistory(20, 6));
    fixture.repack('-f');
    const all = catAllObjects(fixture.path);
    const packFolder = join(fixture.path, '.git/objects/pack');
    for (const name of readdirSync(packFolder).filter((one) => /\.(idx|pack)$/.test(one))) {
      const path = join(packFolder, name);
      const good = readFileSync(path);
      chmodSync(path, 0o644);
      for (let at = 0; at < good.length; at += Math.ceil(good.length / 40)) {
        const bad = Buffer.from(good);
        bad[at] = bad[at]! ^ 0x5a;
        writeFileSync(path, at % 3 === 0 ? bad.subarray(0, at) : bad);
        const reader = open();
        for (const [id, { bytes }] of all) {
          try {
            const object = reader.read(id);
            expect('bytes' in object && object.bytes.equals(bytes)).toBe(true);
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/corrupt-input|not-found/) as string });
          }
        }
        reader.close();
      }
      writeFileSync(path, good);
    }
  });

  it('streams a large file out of a pack', async () => {
    const large = Buffer.alloc(33 * 2 ** 20, 'large ');
    const id = fixture.git('rev-parse', `${fixture.commitFile('large', large)}:large`);
    fixture.repack();
    const object = open().read(id);
    if ('type' in object) throw new Error('held in memory');
    const chunks: Buffer[] = [];
    for await (const chunk of object.stream()) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(large)).toBe(true);
  });

  it('knows the empty tree and file that no repository has to hold', () => {
    for (const [type, id] of [
      ['tree', fixture.git('hash-object', '-t', 'tree', '/dev/null')],
      ['blob', fixture.git('hash-object', '/dev/null')],
    ] as const) {
      expect(open().readAs(type, id).length).toBe(0);
    }
  });
});
