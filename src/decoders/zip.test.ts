import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archive, readAll, runTool, writeFiles } from '../../test/support/containers.js';
import { TemporaryFolder } from '../../test/support/git-fixtures.js';
import { containerOf } from './containers.js';
import { zip } from './zip.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder[Symbol.dispose]());

const files = { 'config/prod.yml': 'password: one\n'.repeat(50), b: 'second' };
const expected = Object.entries(files).map(([path, text]) => ({ path, text }));

/** A zip with entries of any name, as no tool would write it. */
function pythonZip(script: string): Buffer {
  const target = join(folder.path, 'made.zip');
  const prelude = 'import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED)\n';
  execFileSync('python3', ['-W', 'ignore', '-c', `${prelude}${script}\nz.close()`, target]);
  return readFileSync(target);
}

describe('a zip', () => {
  it.each(['store', 'deflate', 'bzip2'])('with the method %s gives every file', async (method) => {
    const bytes = archive(folder.path, ['zip', '-q', '-X', '-Z', method], files);
    expect(containerOf(bytes)).toBe(zip);
    expect(await readAll(zip, bytes)).toEqual({ members: expected, problem: undefined });
  });

  it('with the method LZMA gives every file, also where no directory says how long it is', async () => {
    const bytes = pythonZip(
      `z.compression = zipfile.ZIP_LZMA\n${Object.entries(files)
        .map(([path, text]) => `z.writestr(${JSON.stringify(path)}, ${JSON.stringify(text)})`)
        .join('\n')}`,
    );
    expect(bytes.readUInt16LE(8)).toBe(14);
    expect(await readAll(zip, bytes)).toEqual({ members: expected, problem: undefined });
    const { members } = await readAll(zip, bytes.subarray(0, bytes.indexOf('PK\x01\x02', 0, 'latin1')));
    expect(members).toEqual(expected);
  });

  it('behind a program gives every file, whether offsets count from the program or not', async () => {
    const bytes = archive(folder.path, ['zip', '-q'], files);
    const program = Buffer.from(`#!/bin/sh\n${'exec java -jar "$0"\n'.repeat(20)}`);
    expect(await readAll(zip, Buffer.concat([program, bytes]))).toEqual({ members: expected, problem: undefined });
    writeFiles(folder.path, { self: Buffer.concat([program, bytes]) });
    runTool('zip', ['-q', '-A', join(folder.path, 'self')]);
    const adjusted = readFileSync(join(folder.path, 'self'));
    expect(await readAll(zip, adjusted)).toEqual({ members: expected, problem: undefined });
  });

  it('with zip64 sizes and a comment gives every file', async () => {
    const bytes = pythonZip(
      'z.comment = b"c" * 70\nwith z.open("big", "w", force_zip64=True) as f: f.write(b"content")',
    );
    expect(await readAll(zip, bytes)).toEqual({ members: [{ path: 'big', text: 'content' }], problem: undefined });
  });

  it('counts folders and what is encrypted', async () => {
    const bytes = archive(folder.path, ['zip', '-q', '-r', '-P', 'pass'], files);
    const { members } = await readAll(zip, bytes);
    expect(members).toEqual(expected.map(({ path }) => ({ path, skipped: 'encrypted' })));
    const withFolder = pythonZip('z.writestr("folder/", "")');
    expect((await readAll(zip, withFolder)).members).toEqual([{ path: 'folder/', skipped: 'folder' }]);
    const hiding = pythonZip('z.writestr("folder/", "password: one")');
    expect((await readAll(zip, hiding)).members).toEqual([{ path: 'folder/', text: 'password: one' }]);
  });

  it('takes a name for a name, whatever it says', async () => {
    const bytes = pythonZip(
      String.raw`for name in ["../../etc/passwd", "/absolute", "two\nlines", "a\u202eb"]: z.writestr(name, "content")`,
    );
    const { members } = await readAll(zip, bytes);
    const names = ['../../etc/passwd', '/absolute', String.raw`two\x0alines`, String.raw`a\xe2\x80\xaeb`];
    expect(members).toEqual(names.map((path) => ({ path, text: 'content' })));
  });

  it('gives entries that its directory does not name', async () => {
    const hidden = pythonZip('z.writestr("hidden", "hidden content " * 20)');
    const end = hidden.indexOf(Buffer.from('PK\x01\x02'));
    const bytes = archive(folder.path, ['zip', '-q'], files);
    const { members, problem } = await readAll(zip, Buffer.concat([hidden.subarray(0, end), bytes]));
    expect(problem).toBeUndefined();
    expect(members).toEqual([...expected, { path: 'hidden', text: 'hidden content '.repeat(20) }]);
  });

  it('reads what is there when sizes in the directory lie', async () => {
    const bytes = pythonZip('z.writestr("a", "content " * 100)');
    const directory = bytes.indexOf(Buffer.from('PK\x01\x02'));
    for (const size of [0, 1, 0x7fff_ffff]) {
      const lying = Buffer.from(bytes);
      lying.writeUInt32LE(size, directory + 24);
      expect((await readAll(zip, lying)).members).toEqual([{ path: 'a', text: 'content '.repeat(100) }]);
    }
    const short = Buffer.from(bytes);
    short.writeUInt32LE(4, directory + 20);
    const { members } = await readAll(zip, short);
    expect(members[0]?.problem).toContain('deflate');
  });

  it('names a method that it does not know', async () => {
    const bytes = pythonZip('z.writestr("a", "content " * 100)');
    bytes.writeUInt16LE(97, bytes.indexOf(Buffer.from('PK\x01\x02')) + 10);
    const { members } = await readAll(zip, bytes);
    expect(members).toEqual([{ path: 'a', skipped: 'unreadable', problem: 'zip: compression method 97 is not known' }]);
  });

  it('cut anywhere gives beginnings of its files and says what is wrong', async () => {
    const bytes = archive(folder.path, ['zip', '-q'], files);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        const { members, problem } = await readAll(zip, bytes.subarray(0, length));
        expect(problem).toBeDefined();
        for (const { path, text = '' } of members) {
          const whole = files[path as keyof typeof files];
          if (whole !== undefined) expect(whole.startsWith(text)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('without its end gives every file whole', async () => {
    const bytes = archive(folder.path, ['zip', '-q'], files);
    const { members } = await readAll(zip, bytes.subarray(0, bytes.indexOf(Buffer.from('PK\x01\x02'))));
    expect(members).toEqual(expected);
  });

  it('with damage anywhere ends', async () => {
    const bytes = archive(folder.path, ['zip', '-q'], files);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const broken = Buffer.from(bytes);
        broken[at] = (broken[at] ?? 0) ^ flip;
        const { members } = await readAll(zip, broken);
        expect(members.length).toBeLessThan(10);
      }),
      { numRuns: 300 },
    );
  });
});
