import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archive, expand, hasTool, runTool, writeFiles } from '../../test/support/containers.js';
import { TemporaryFolder } from '../../test/support/git-fixtures.js';
import type { Fragment } from '../core/fragment.js';
import { sliceBytes } from '../core/slices.js';
import { Expander } from './expand.js';
import { EXPAND_LIMITS, type ExpandLimits } from './expand-limits.js';
import { FragmentFeed } from './fragment-feed.js';
import { MemberTally } from './member-tally.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder[Symbol.dispose]());

const within = (change: Partial<ExpandLimits>): { limits: ExpandLimits } => ({
  limits: { ...EXPAND_LIMITS, ...change },
});
let made = 0;

/** Archives of one test, each in a folder of its own. */
function pack(command: readonly string[], files: Readonly<Record<string, string | Buffer>>): Buffer {
  return archive(`${folder.path}/${String((made += 1))}`, command, files);
}
const tarOf = (files: Readonly<Record<string, string | Buffer>>): Buffer => pack(['tar', '-cf'], files);
const zipOf = (files: Readonly<Record<string, string | Buffer>>): Buffer => pack(['zip', '-q', '-X'], files);

describe('what is nested', () => {
  it('is named level by level, and a compressed file adds no level of names', async () => {
    const jar = zipOf({ 'config/prod.yml': 'password: one\n' });
    const image = gzipSync(tarOf({ 'layers/app.tar.gz': gzipSync(tarOf({ 'lib/app.jar': jar })) }));
    const { members, gaps, units } = await expand(image);
    expect(gaps).toEqual([]);
    expect(members.get('layers/app.tar.gz!lib/app.jar!config/prod.yml [gzip tar gzip tar zip]')).toBe(
      'password: one\n',
    );
    expect(units).toEqual({ enumerated: 5, scanned: 5, skipped: {} });
  });

  it.runIf(['bzip2', 'xz', 'zstd'].every(hasTool))('may be compressed in every way, one in the other', async () => {
    let bytes: Buffer = Buffer.from('password: one\n');
    for (const tool of ['gzip', 'bzip2', 'xz', 'zstd', 'xz']) bytes = runTool(tool, ['-c'], bytes);
    const { members, gaps } = await expand(bytes);
    expect(gaps).toEqual([]);
    expect(members.get(' [xz zstd xz bzip2 gzip]')).toBe('password: one\n');
  });

  it('deeper than allowed is a gap, and still scanned as it is', async () => {
    let bytes: Buffer = gzipSync('password: one\n');
    for (let i = 0; i < 3; i += 1) bytes = gzipSync(bytes);
    const { members, gaps } = await expand(bytes, within({ maxDepth: 3 }));
    expect(gaps).toEqual(['file: gzip: not opened: nested deeper than 3 levels']);
    expect([...members.keys()]).toContain(' [gzip gzip gzip]');
  });

  it('of an image for containers gives every layer, its settings and what a later layer takes away', async () => {
    const first = tarOf({ 'app/.env': 'PASSWORD=one\n' });
    const second = tarOf({ 'app/.wh..env': '', 'app/main.js': 'run()\n' });
    const config = JSON.stringify({ config: { Env: ['TOKEN=two'] }, history: [{ created_by: 'ARG KEY=three' }] });
    const layout = { 'blobs/sha256/a': gzipSync(first), 'blobs/sha256/b': second, 'blobs/sha256/c': config };
    const { members, units } = await expand(tarOf({ ...layout, 'index.json': '{}', 'oci-layout': '{}' }));
    expect(members.get('blobs/sha256/a!app/.env [tar gzip tar]')).toBe('PASSWORD=one\n');
    expect(members.get('blobs/sha256/c [tar]')).toContain('TOKEN=two');
    expect(units.skipped).toEqual({ empty: 1 });
  });

  it('of compiled code is text that stands there as it is', async () => {
    writeFiles(folder.path, {
      'A.java': 'class A { static String s = "pass" + "word-one-ü"; }',
      'b.py': 'TOKEN = "token-two"\n',
    });
    if (hasTool('javac')) {
      runTool('javac', ['-encoding', 'utf8', 'A.java'], undefined, folder.path);
      const jar = runTool('zip', ['-q', '-', 'A.class'], undefined, folder.path);
      expect((await expand(jar)).members.get('A.class [zip]')).toContain('password-one-ü');
    }
    runTool('python3', ['-c', 'import py_compile; py_compile.compile("b.py", "b.pyc")'], undefined, folder.path);
    const wheel = runTool('zip', ['-q', '-', 'b.pyc'], undefined, folder.path);
    expect((await expand(wheel)).members.get('b.pyc [zip]')).toContain('token-two');
  });
});

describe('an archive', () => {
  it('behind a program is known by its end', async () => {
    for (const program of ['#!/bin/sh\nexec java -jar "$0"\n', '\u007fELF', 'MZ']) {
      const { members } = await expand(
        Buffer.concat([Buffer.from(`${program}${'-'.repeat(300)}`), zipOf({ a: 'one' })]),
      );
      expect([...members]).toEqual([['a [zip]', 'one']]);
    }
  });

  it('has the names of its members scanned too, whatever becomes of these', async () => {
    const { names } = await expand(gzipSync(tarOf({ 'keys/one': 'x', two: zipOf({ 'keys/three': '' }) })));
    expect(
      names
        .split('\n')
        .filter((name) => !name.endsWith('/'))
        .toSorted(),
    ).toEqual(['', 'keys/one', 'keys/three', 'two']);
  });

  it('is counted as other tools count it', async () => {
    const files = Object.fromEntries(Array.from({ length: 57 }, (_, i) => [`d/${String(i)}`, i % 5 === 0 ? '' : 'x']));
    const root = `${folder.path}/many`;
    writeFiles(root, files);
    runTool('ln', ['-s', '1', `${root}/d/link`]);
    const bytes = runTool('tar', ['-cf', '-', 'd'], undefined, root);
    const listed = runTool('tar', ['-tf', '-'], bytes).toString().trim().split('\n').length;
    const { units, bytes: scanned } = await expand(bytes);
    expect(units).toEqual({ enumerated: listed, scanned: 45, skipped: { empty: 12, folder: 1, link: 1 } });
    expect(scanned).toBe(45);
  });

  it('with one damaged member has the others scanned and the damage named', async () => {
    const bytes = zipOf({ a: 'first '.repeat(100), b: 'second '.repeat(100), c: 'third '.repeat(100) });
    const at = bytes.indexOf('b', bytes.indexOf('PK\x03\x04', 10, 'latin1') + 30) + 1;
    bytes.fill(0xff, at, at + 4);
    const { members, gaps, units } = await expand(bytes, { path: 'app.zip' });
    expect([...members.keys()]).toEqual(expect.arrayContaining(['a [zip]', 'c [zip]']));
    expect(gaps).toEqual([expect.stringMatching(/^app\.zip!b: deflate: /)]);
    expect(units).toEqual({ enumerated: 3, scanned: 2, skipped: { unreadable: 1 } });
  });

  it('with a name that would lead out of a folder is only read', async () => {
    const bytes = runTool('python3', ['-c', ESCAPING_TAR]);
    const { members } = await expand(bytes);
    const names = ['../../up', '/etc/absolute', String.raw`two\x0alines`, String.raw`in\xffvalid`];
    expect([...members.keys()]).toEqual(names.map((name) => `${name} [tar]`));
  });
});

const ESCAPING_TAR = `
import tarfile, io, sys
t = tarfile.open(fileobj=sys.stdout.buffer, mode="w|", format=tarfile.GNU_FORMAT)
for name in ["../../up", "/etc/absolute", "two\\nlines", "in\\udcffvalid"]:
    i = tarfile.TarInfo(name); i.size = 7; t.addfile(i, io.BytesIO(b"content"))
t.close()
`;

describe('a bomb', () => {
  it('that unfolds to very much is left at the ratio that is allowed', async () => {
    const bytes = gzipSync(Buffer.alloc(64 * 2 ** 20));
    const { gaps, bytes: scanned, units } = await expand(bytes);
    expect(gaps).toEqual(['file: opened only in part: it unfolds to more than 200 times its size']);
    expect(scanned).toBeLessThan(17 * 2 ** 20);
    expect(units).toEqual({ enumerated: 1, scanned: 0, skipped: { limit: 1 } });
  });

  it('of archives in archives is left at the size that is allowed, over all levels', async () => {
    const inner = zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, i) => [String(i), 'x'.repeat(10_000)])));
    const outer = zipOf(Object.fromEntries(Array.from({ length: 16 }, (_, i) => [String(i), inner])));
    const { gaps } = await expand(outer, within({ maxBytes: 500_000, maxShare: 1 }));
    expect(gaps).toEqual(['file: opened only in part: it unfolds to more than 500000 bytes']);
  });

  it('of very many files is left at the number that is allowed', async () => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [String(i), 'x']));
    const { gaps, units } = await expand(tarOf(files), within({ maxEntries: 20 }));
    expect(gaps).toEqual(['file: opened only in part: more than 20 members']);
    expect(units.enumerated).toBe(20);
  });

  it('that takes too long is left at the time that is allowed', async () => {
    let now = 0;
    const nowMs = (): number => (now += 30_000);
    const { gaps } = await expand(tarOf({ a: 'x', b: 'x', c: 'x', d: 'x', e: 'x', f: 'x' }), { nowMs });
    expect(gaps).toEqual(['file: opened only in part: it took longer than 120 s']);
  });

  it('that holds itself is left at the depth that is allowed', async () => {
    // A gzip file whose content is a gzip file, and so on: not itself, but as deep.
    let bytes: Buffer = Buffer.from('end');
    for (let i = 0; i < 50; i += 1) bytes = gzipSync(bytes);
    expect((await expand(bytes)).gaps).toEqual(['file: gzip: not opened: nested deeper than 8 levels']);
  });

  it('that is nested and has to be held in memory is left where that is too much', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251));
    const bytes = tarOf({ 'a.zip': zipOf({ noise }), b: 'next' });
    const { gaps, members } = await expand(bytes, within({ maxHeldBytes: 200 }));
    expect(gaps).toEqual(['file!a.zip: zip: not opened: too large to be held in memory']);
    expect(members.get('b [tar]')).toBe('next');
  });
});

describe('something that comes in several fragments and can not be read as a whole', () => {
  async function openSlices(bytes: Buffer, after: readonly Fragment[] = []) {
    const origin = { source: 'git-blob', object: 'aa' } as const;
    const slices = [...sliceBytes(bytes)].map((slice): Fragment => ({ ...slice, origin, encodings: [] }));
    const [first, ...rest] = [...slices, ...after];
    const feed = new FragmentFeed(
      (async function* () {
        for (const fragment of rest) yield await Promise.resolve(fragment);
      })(),
    );
    const taken: Fragment[] = [];
    const gaps: string[] = [];
    const expander = new Expander({
      signal: new AbortController().signal,
      take: (fragment) => void taken.push(fragment),
      isDue: () => false,
      rest: () => Promise.resolve(),
      showPath: (path) => path.toString(),
      tally: new MemberTally({ add: (what, reason) => gaps.push(`${what}: ${reason}`), list: () => [] }),
    });
    await expander.open(first as Fragment, feed);
    return { taken, gaps, slices: slices.length, next: (await feed.next()).value as Fragment | undefined };
  }

  const noise = Buffer.alloc(9_000_000);
  for (let i = 0, state = 1; i < noise.length; i += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    noise[i] = state >>> 24;
  }

  it.each([
    { kind: 'tar', pack: tarOf },
    { kind: 'zip', pack: zipOf },
  ])('is opened all the same: $kind', async ({ kind, pack: packFiles }) => {
    const bytes = packFiles({ noise, last: 'password: one\n' });
    const { taken, gaps, slices } = await openSlices(bytes);
    expect(gaps).toEqual([]);
    const inside = taken.filter(({ origin }) => origin.member !== undefined);
    expect(taken.length - inside.length).toBe(slices);
    expect(taken.at(-1)).toMatchObject({ bytes: Buffer.from('noise\nlast\n'), encodings: [kind, 'name'] });
    expect(inside.at(-1)?.bytes.toString()).toBe('password: one\n');
    const noisy = inside.filter(({ origin }) => origin.member === 'noise');
    expect(noisy[0]?.bytes.equals(noise.subarray(0, noisy[0].bytes.length))).toBe(true);
  });

  it('leaves what comes after it to be read', async () => {
    const next: Fragment = {
      bytes: Buffer.from('next'),
      origin: { source: 'git-blob', object: 'bb' },
      startLine: 1,
      startColumn: 1,
      encodings: [],
    };
    const { next: read } = await openSlices(tarOf({ noise }), [next]);
    expect(read).toBe(next);
  });
});
