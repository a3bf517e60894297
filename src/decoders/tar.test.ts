import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archive, readAll, runTool, writeFiles } from '../../test/support/containers.js';
import { TemporaryFolder } from '../../test/support/git-fixtures.js';
import { containerOf } from './containers.js';
import { tar } from './tar.js';

let folder: TemporaryFolder;
beforeEach(() => (folder = new TemporaryFolder()));
afterEach(() => folder[Symbol.dispose]());

const longName = `${'folder/'.repeat(40)}${'n'.repeat(90)}.env`;
const files = { 'config/prod.env': 'PASSWORD=one\n', [longName]: 'deep\n', empty: '', 'two\nlines': 'odd\n' };

describe('a tar', () => {
  it.each(['v7', 'ustar', 'gnu', 'posix'])('of the format %s gives every file with its whole name', async (format) => {
    const { [longName]: long, ...short } = files;
    const content = format === 'v7' || format === 'ustar' ? short : { ...short, [longName]: long };
    const bytes = archive(folder.path, ['tar', `--format=${format}`, '-cf'], content as Record<string, string>);
    expect(containerOf(bytes)).toBe(tar);
    const { members, problem } = await readAll(tar, bytes);
    expect(problem).toBeUndefined();
    const expected = Object.entries(content).map(([path, text]) => ({
      path: path.replace('\n', String.raw`\x0a`),
      text,
    }));
    expect(members).toEqual(expected);
  });

  it('counts folders, links and devices and reads on behind them', async () => {
    const root = `${folder.path}/in`;
    writeFiles(root, { 'a/file': 'first' });
    runTool('ln', ['-s', 'file', `${root}/a/soft`]);
    runTool('ln', [`${root}/a/file`, `${root}/a/zhard`]);
    runTool('mkfifo', [`${root}/a/pipe`]);
    writeFiles(root, { zlast: 'last' });
    const bytes = runTool('tar', ['--sort=name', '-cf', '-', 'a', 'zlast'], undefined, root);
    const { members } = await readAll(tar, bytes);
    expect(members).toEqual([
      { path: 'a/', skipped: 'folder' },
      { path: 'a/file', text: 'first' },
      { path: 'a/pipe', skipped: 'special' },
      { path: 'a/soft', skipped: 'link' },
      { path: 'a/zhard', skipped: 'link' },
      { path: 'zlast', text: 'last' },
    ]);
  });

  it('with a file full of holes gives what is written in it, and the next file whole', async () => {
    const root = `${folder.path}/in`;
    writeFiles(root, { next: 'next' });
    runTool('python3', [
      '-c',
      'import sys\nwith open(sys.argv[1], "wb") as f:\n for i in range(40):\n  f.seek(i * 65536); f.write(b"part%d;" % i)',
      `${root}/holes`,
    ]);
    for (const format of ['gnu', 'posix']) {
      const bytes = runTool('tar', ['-S', `--format=${format}`, '-cf', '-', 'holes', 'next'], undefined, root);
      const { members, problem } = await readAll(tar, bytes);
      expect(problem).toBeUndefined();
      expect(members.map(({ path }) => path)).toEqual(['holes', 'next']);
      expect(members[0]?.text).toMatch(/part0;[^]*part39;/);
      expect(members[1]?.text).toBe('next');
    }
  });

  it('goes on after damage and says that there is some', async () => {
    const bytes = archive(folder.path, ['tar', '-cf'], { a: 'first', b: 'second', c: 'third' });
    bytes.fill(0xff, 1024, 1100);
    const { members, problem } = await readAll(tar, bytes);
    expect(members).toEqual([
      { path: 'a', text: 'first' },
      { path: 'c', text: 'third' },
    ]);
    expect(problem).toContain('no header');
  });

  it('followed by another one gives both', async () => {
    const one = archive(folder.path, ['tar', '-cf'], { a: 'first' });
    const { members } = await readAll(tar, Buffer.concat([one, one]));
    expect(members).toHaveLength(2);
  });

  it('names a size that nothing stands behind, and keeps what is there', async () => {
    const bytes = archive(folder.path, ['tar', '--format=ustar', '-cf'], { a: 'first' });
    const { members, problem } = await readAll(tar, withSize(bytes, '77777777777'));
    expect(members[0]?.text?.startsWith('first')).toBe(true);
    expect(members[0]?.problem).toContain('too early');
    expect(problem).toContain('too early');
  });

  it('cut anywhere gives a beginning of what the whole gives', async () => {
    const bytes = archive(folder.path, ['tar', '--format=ustar', '-cf'], { a: 'first\n'.repeat(200), b: 'second' });
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), fc.integer({ min: 1, max: 3000 }), async (length, chunkBytes) => {
        const { members } = await readAll(tar, bytes.subarray(0, length), chunkBytes);
        for (const [index, { text }] of members.entries()) {
          const whole = index === 0 ? 'first\n'.repeat(200) : 'second';
          if (!whole.startsWith(text ?? '')) throw new Error(`member ${String(index)} is not a beginning`);
        }
        if (length > 4096) expect(members[1]?.text).toBe('second');
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is no tar', () => {
  it.each([
    ['text', Buffer.from('a line of text\n'.repeat(100))],
    ['zeros', Buffer.alloc(2048)],
    ['numbers', Buffer.from('0000644 '.repeat(200))],
  ])('is not taken for one: %s', (_, bytes) => {
    expect(containerOf(bytes)).toBeUndefined();
  });
});

/** The same archive with another size in its first header, and the right sum. */
function withSize(bytes: Buffer, size: string): Buffer {
  const copy = Buffer.from(bytes);
  copy.write(size.padStart(11, '0'), 124, 'latin1');
  copy.fill(0x20, 148, 156);
  const sum = copy.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  copy.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return copy;
}
