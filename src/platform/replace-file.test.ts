import {
  chmodSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readUserFile, replaceFile } from './replace-file.js';

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-replace-'));
  path = join(dir, '.env');
  writeFileSync(path, 'old');
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const next = Buffer.from('new');
const options = { tempName: 'r1', expected: Buffer.from('old') };

it('replaces the content and keeps the mode, even bits that the umask forbids', async () => {
  chmodSync(path, 0o666);
  await replaceFile(path, next, options);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(statSync(path).mode & 0o777).toBe(0o666);
  expect(readdirSync(dir)).toEqual(['.env']);
});

it.runIf(process.geteuid?.() === 0)('keeps owner and group', async () => {
  const { chownSync } = await import('node:fs');
  chownSync(path, 12345, 23456);
  await replaceFile(path, next, options);
  expect(statSync(path)).toMatchObject({ uid: 12345, gid: 23456 });
});

it('takes over what a killed attempt of the same name left behind', async () => {
  writeFileSync(join(dir, '.unleak-r1.tmp'), 'half');
  await replaceFile(path, next, options);
  expect(readdirSync(dir)).toEqual(['.env']);
});

it('does not write through a symlink that stands at the temporary name', async () => {
  writeFileSync(join(dir, 'victim'), 'untouched');
  symlinkSync(join(dir, 'victim'), join(dir, '.unleak-r1.tmp'));
  await replaceFile(path, next, options);
  expect(readFileSync(join(dir, 'victim'), 'utf8')).toBe('untouched');
  expect(readFileSync(path, 'utf8')).toBe('new');
});

it('changes nothing where the file is not what was expected', async () => {
  await expect(replaceFile(path, next, { tempName: 'r1', expected: Buffer.from('other') })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(dir)).toEqual(['.env']);
});

it('refuses a symlink, a hard-linked file and a missing one', async () => {
  symlinkSync(path, join(dir, 'link'));
  await expect(replaceFile(join(dir, 'link'), next, options)).rejects.toThrow(/symlink/);
  await expect(readUserFile(join(dir, 'link'))).rejects.toThrow(/symlink/);
  linkSync(path, join(dir, 'second'));
  await expect(replaceFile(path, next, options)).rejects.toThrow(/hard links/);
  await expect(replaceFile(join(dir, 'none'), next, options)).rejects.toMatchObject({ code: 'not-found' });
  await expect(readUserFile(join(dir, 'none'))).rejects.toMatchObject({ code: 'not-found' });
  expect(readFileSync(path, 'utf8')).toBe('old');
});
