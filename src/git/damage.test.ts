import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  busyHistory,
  catAllObjects,
  GitFixture,
  importHistory,
  TemporaryFolder,
} from '../../test/support/git-fixtures.js';
import { failureOf } from '../../test/support/failure-of.js';
import { ObjectDatabase } from './object-database.js';
import { parsePackIndex } from './pack-index.js';
import { openRepository } from './repository.js';

interface Outcome {
  readonly ids: Set<string>;
  readonly contents: string[];
  readonly problems: string[];
}

/** Everything that can be read, and a line for everything that can't. */
function readAll(path: string): Outcome {
  const database = new ObjectDatabase(openRepository(path));
  const outcome: Outcome = { ids: new Set(), contents: [], problems: [] };
  for (const item of database.objects()) {
    if (item.kind === 'object') {
      outcome.ids.add(database.ids.hex(item.number));
      outcome.contents.push(item.bytes.toString('latin1'));
    } else outcome.problems.push(item.kind === 'unreadable' ? item.reason : item.kind);
  }
  outcome.problems.push(...database.gaps.list().map(({ what, reason }) => `${what}: ${reason}`));
  database.close();
  return outcome;
}

interface Entry {
  readonly id: string;
  readonly kind: number;
  readonly baseId?: string;
  readonly data: Buffer;
}

/** Writes a pack and an index that agree with each other, whatever the ids claim. */
function writePack(repository: string, name: string, entries: readonly Entry[]): void {
  const parts = [Buffer.from('PACK\0\0\0\x02'), uint32(entries.length)];
  const placed = entries.map(({ id, kind, baseId = '', data }) => {
    const offset = parts.reduce((sum, part) => sum + part.length, 0);
    const size = Buffer.from([0x80 | (kind << 4) | (data.length & 15), data.length >> 4]);
    parts.push(size, Buffer.from(baseId, 'hex'), deflateSync(data));
    return { id, offset };
  });
  const pack = withSum(Buffer.concat(parts));
  writeFileSync(join(repository, `.git/objects/pack/pack-${name}.pack`), pack);
  writeFileSync(join(repository, `.git/objects/pack/pack-${name}.idx`), makeIndex(placed, pack.subarray(-20)));
}

function makeIndex(entries: readonly { readonly id: string; readonly offset: number }[], packSum: Buffer): Buffer {
  const sorted = [...entries].sort((left, right) => (left.id < right.id ? -1 : 1));
  const fanout = Array.from({ length: 256 }, (_, first) =>
    uint32(sorted.filter(({ id }) => Number.parseInt(id.slice(0, 2), 16) <= first).length),
  );
  return withSum(
    Buffer.concat([
      Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]),
      ...fanout,
      ...sorted.map(({ id }) => Buffer.from(id, 'hex')),
      ...sorted.map(() => uint32(0)),
      ...sorted.map(({ offset }) => uint32(offset)),
      packSum,
    ]),
  );
}

function withSum(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, createHash('sha1').update(bytes).digest()]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function blobId(text: string): string {
  return createHash('sha1')
    .update(`blob ${String(text.length)}\0${text}`)
    .digest('hex');
}

describe('a damaged or hostile repository', () => {
  let folder: TemporaryFolder;
  let fixture: GitFixture;
  let catalogued: number;
  beforeEach(() => {
    folder = new TemporaryFolder();
    fixture = new GitFixture(join(folder.path, 'repository'));
    importHistory(fixture, busyHistory(40, 10));
    fixture.repack('-f', '--depth=20');
    catalogued = catAllObjects(fixture.path).size;
  });
  afterEach(() => folder[Symbol.dispose]());

  function packPath(): string {
    return fixture.packs()[0] as string;
  }

  function overwrite(path: string, content: Buffer): void {
    chmodSync(path, 0o644);
    writeFileSync(path, content);
  }

  it('is read up to the place where a pack was cut off', () => {
    const all = catAllObjects(fixture.path).size;
    const pack = readFileSync(packPath());
    overwrite(packPath(), pack.subarray(0, pack.length / 2));
    const { ids, problems } = readAll(fixture.path);
    expect(ids.size).toBeGreaterThan(20);
    expect(ids.size).toBeLessThan(all);
    expect(problems.join('\n')).toContain('the pack is cut off');
  });

  it('never loses an object in silence or breaks the reader when a byte of its pack is flipped', () => {
    const all = catAllObjects(fixture.path);
    const pack = readFileSync(packPath());
    fc.assert(
      fc.property(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const damaged = Buffer.from(pack);
        damaged[at] = (damaged[at] as number) ^ mask;
        overwrite(packPath(), damaged);
        const { ids, problems } = readAll(fixture.path);
        // A flip may be without effect: pack versions 2 and 3 are the same, and zlib does not use every bit.
        expect(problems.length > 0 || [...all.keys()].every((id) => ids.has(id))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is told from a whole one when its index is damaged, whether or not the checksum was mended', () => {
    const path = packPath().replace(/pack$/, 'idx');
    const index = readFileSync(path);
    const count = catAllObjects(fixture.path).size;
    fc.assert(
      fc.property(fc.nat(index.length - 21), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, mask, isMended) => {
        const damaged = Buffer.from(index);
        damaged[at] = (damaged[at] as number) ^ mask;
        overwrite(path, isMended ? withSum(damaged.subarray(0, -20)) : damaged);
        const { contents, problems } = readAll(fixture.path);
        // Under a wrong id, or with a wrong checksum of its entry, an object is read all the same.
        const isNameOnly = at >= 1032 && at < 1032 + count * 24;
        const isReadAll = isMended && isNameOnly && contents.length === count;
        expect(problems.length > 0 || isReadAll).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('does not hide an entry that the index leaves out', () => {
    const texts = ['first text', 'second text'];
    const entries = texts.map((text) => ({ id: blobId(text), kind: 3, data: Buffer.from(text) }));
    writePack(fixture.path, 'a', entries);
    const whole = readFileSync(join(fixture.path, '.git/objects/pack/pack-a.pack'));
    const index = makeIndex([{ id: entries[0]?.id ?? '', offset: 12 }], whole.subarray(-20));
    writeFileSync(join(fixture.path, '.git/objects/pack/pack-a.idx'), index);
    const problems = readAll(fixture.path).problems.join('\n');
    expect(problems).toContain('count differently');
    expect(problems).toContain('the data ends before its entry');
  });

  it('does not hide an object behind a harmless one under its id in another pack', () => {
    const real = 'the real content';
    writePack(fixture.path, 'a', [{ id: blobId(real), kind: 3, data: Buffer.from('harmless') }]);
    writePack(fixture.path, 'b', [{ id: blobId(real), kind: 3, data: Buffer.from(real) }]);
    const { contents, problems } = readAll(fixture.path);
    expect(contents).toContain(real);
    expect(contents).toContain('harmless');
    expect(problems.join('\n')).toContain('belongs to another id');
  });

  it('reads a delta whose base is in another pack', () => {
    const base = 'a base that stands in another pack';
    const result = 'a base+';
    const delta = Buffer.from([base.length, result.length, 0x90, 6, 1, 0x2b]);
    writePack(fixture.path, 'a', [{ id: blobId(result), kind: 7, baseId: blobId(base), data: delta }]);
    writePack(fixture.path, 'b', [{ id: blobId(base), kind: 3, data: Buffer.from(base) }]);
    const { contents, problems } = readAll(fixture.path);
    expect(contents).toEqual(expect.arrayContaining([base, result]));
    expect(problems).toEqual([]);
  });

  it.each([
    ['within one pack', 'a', 'a'],
    ['between two packs', 'a', 'b'],
  ])('ends when deltas go in a circle %s', (_, first, second) => {
    const [left, right] = ['11'.repeat(20), '22'.repeat(20)];
    const delta = Buffer.from([1, 1, 1, 65]);
    const entries = [
      { id: left, kind: 7, baseId: right, data: delta },
      { id: right, kind: 7, baseId: left, data: delta },
    ];
    if (first === second) writePack(fixture.path, first, entries);
    else for (const [at, name] of [first, second].entries()) writePack(fixture.path, name, entries.slice(at, at + 1));
    const { problems } = readAll(fixture.path);
    expect(problems).toHaveLength(2);
  });

  it('names a loose object whose content has another id, and reads it', () => {
    const id = fixture.dangling('a text');
    const other = fixture.dangling('another text');
    const pathOf = (object: string): string => join(fixture.path, '.git/objects', object.slice(0, 2), object.slice(2));
    overwrite(pathOf(id), readFileSync(pathOf(other)));
    const { contents, problems } = readAll(fixture.path);
    expect(contents.filter((content) => content === 'another text')).toHaveLength(2);
    expect(problems.join('\n')).toContain('belongs to another id');
  });

  it('does not stop at FIFOs, links and folders in the place of objects', () => {
    const objects = join(fixture.path, '.git/objects');
    mkdirSync(join(objects, '00'), { recursive: true });
    mkdirSync(join(objects, '01', '1'.repeat(38)), { recursive: true });
    execFileSync('mkfifo', [
      join(objects, '00', '0'.repeat(38)),
      join(objects, 'pack/pack-f.pack'),
      join(objects, 'pack/pack-f.idx'),
    ]);
    symlinkSync('loop', join(objects, '00', '2'.repeat(38)));
    const { ids, problems } = readAll(fixture.path);
    expect(ids.size).toBe(catAllObjects(packOnly()).size);
    expect(problems.filter((problem) => problem.includes('not a regular file'))).toHaveLength(5);
  });

  /** A copy with nothing but the good pack, for git, which would wait at the FIFO. */
  function packOnly(): string {
    const copy = new GitFixture(join(folder.path, 'copy'));
    const packs = join(copy.path, '.git/objects/pack');
    for (const name of readdirSync(join(fixture.path, '.git/objects/pack'))) {
      if (!name.startsWith('pack-f'))
        writeFileSync(join(packs, name), readFileSync(join(fixture.path, '.git/objects/pack', name)));
    }
    return copy.path;
  }

  it('is told from a whole one when a multi-pack index is damaged or names what is not here', () => {
    fixture.git('multi-pack-index', 'write');
    const path = join(fixture.path, '.git/objects/pack/multi-pack-index');
    const index = readFileSync(path);
    fc.assert(
      fc.property(fc.nat(index.length - 21), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, mask, isMended) => {
        const damaged = Buffer.from(index);
        damaged[at] = (damaged[at] as number) ^ mask;
        overwrite(path, isMended ? withSum(damaged.subarray(0, -20)) : damaged);
        const { ids, problems } = readAll(fixture.path);
        expect(ids.size).toBe(catalogued);
        // Where it says that an object stands is not used, so a mended lie about that is without effect.
        expect(isMended || problems.length > 0).toBe(true);
      }),
      { numRuns: 40 },
    );
    overwrite(path, index);
    rmSync(packPath());
    expect(readAll(fixture.path).problems.join('\n')).toMatch(/it names pack-.*not here.*\n.*it names \d+ objects/s);
  });

  it('is read by the pack where the index of the pack is damaged', () => {
    const path = packPath().replace(/pack$/, 'idx');
    overwrite(path, readFileSync(path).subarray(0, 1000));
    const { ids, problems } = readAll(fixture.path);
    expect(ids.size).toBe(catalogued);
    expect(problems).toEqual([expect.stringContaining('pack index: ')]);
  });

  it('is read up to the place where a pack without an index was cut off', () => {
    const pack = readFileSync(packPath());
    rmSync(packPath().replace(/pack$/, 'idx'));
    overwrite(packPath(), pack.subarray(0, pack.length / 2));
    const { ids, problems } = readAll(fixture.path);
    expect(ids.size).toBeGreaterThan(20);
    expect(ids.size).toBeLessThan(catalogued);
    expect(problems.join('\n')).toContain('count differently');
  });

  it('never breaks the reader or loses an object in silence when a pack without an index is damaged', () => {
    const all = catAllObjects(fixture.path);
    const pack = readFileSync(packPath());
    rmSync(packPath().replace(/pack$/, 'idx'));
    fc.assert(
      fc.property(fc.nat(pack.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const damaged = Buffer.from(pack);
        damaged[at] = (damaged[at] as number) ^ mask;
        overwrite(packPath(), damaged);
        const { ids, problems } = readAll(fixture.path);
        // What an object should be called nobody knows without an index, so another content is another object.
        expect(problems.length > 0 || ids.size === all.size).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('names an alternate that is not there, and ends when alternates go in a circle', () => {
    const info = join(fixture.path, '.git/objects/info');
    writeFileSync(join(info, 'alternates'), '../objects\n/nonexistent/objects\n# remark\n');
    const { problems } = readAll(fixture.path);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain('alternate /nonexistent/objects');
  });

  it.each([
    [
      'an unknown object format',
      (git: string) => writeFileSync(join(git, 'config'), '[extensions]\nobjectFormat = md5\n'),
      'unsupported',
    ],
    ['no folder of objects', (git: string) => rmSync(join(git, 'objects'), { recursive: true }), 'corrupt-input'],
  ] as const)('is refused with %s', (_, damage, code) => {
    damage(join(fixture.path, '.git'));
    expect(failureOf(() => openRepository(fixture.path))).toBe(code);
  });
});

describe('a pack index', () => {
  const ids = Array.from({ length: 40 }, (_, index) => createHash('sha1').update(String(index)).digest('hex'));
  const index = makeIndex(
    ids.map((id, at) => ({ id, offset: 12 + at * 10 })),
    Buffer.alloc(20, 7),
  );

  it('finds each id, and none that it does not hold', () => {
    const parsed = parsePackIndex(index);
    for (const [at, id] of ids.entries())
      expect(parsed.offsetAt(parsed.find(Buffer.from(id, 'hex')))).toBe(12 + at * 10);
    expect(parsed.find(Buffer.alloc(20, 0xff))).toBe(-1);
  });

  it('throws nothing but the one error when it is damaged and its checksum mended', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(30), (changes, cut) => {
        const body = Buffer.from(index.subarray(0, index.length - 20 - cut));
        for (const [at, byte] of changes) body[at % body.length] = byte;
        const failure = failureOf(() => {
          const parsed = parsePackIndex(withSum(body));
          for (let position = 0; position < parsed.count; position += 1) parsed.offsetAt(position);
        });
        expect(['corrupt-input', undefined]).toContain(failure);
      }),
      { numRuns: 400 },
    );
  });
});
