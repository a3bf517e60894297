import {
  chmodSync,
  mkdirSync,
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
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createPrivateFile,
  ensurePrivateFolder,
  readOwnedFile,
  readPrivateFile,
  writePrivateFile,
} from './private-files.js';
import { runCommand } from './process.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unleak-files-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe('writePrivateFile', () => {
  it('writes with mode 0600 and leaves no temporary file', async () => {
    const path = join(dir, 'a');
    await writePrivateFile(path, 'one');
    await writePrivateFile(path, 'two');
    expect(readFileSync(path, 'utf8')).toBe('two');
    expect(modeOf(path)).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['a']);
  });

  it('refuses to write through a symlink', async () => {
    writeFileSync(join(dir, 'target'), 'untouched');
    symlinkSync(join(dir, 'target'), join(dir, 'link'));
    await expect(writePrivateFile(join(dir, 'link'), 'x')).rejects.toMatchObject({ code: 'config' });
    expect(readFileSync(join(dir, 'target'), 'utf8')).toBe('untouched');
  });

  it('says not-found where the folder is missing', async () => {
    await expect(writePrivateFile(join(dir, 'no', 'a'), 'x')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('createPrivateFile', () => {
  it('gives true once and then leaves the file alone', async () => {
    const path = join(dir, 'a');
    expect(await createPrivateFile(path, 'one')).toBe(true);
    expect(await createPrivateFile(path, 'two')).toBe(false);
    expect(readFileSync(path, 'utf8')).toBe('one');
    expect(modeOf(path)).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['a']);
  });

  it('does not take the place of a dangling symlink', async () => {
    symlinkSync(join(dir, 'nowhere'), join(dir, 'link'));
    expect(await createPrivateFile(join(dir, 'link'), 'x')).toBe(false);
    expect(readdirSync(dir)).toEqual(['link']);
  });
});

describe('readPrivateFile', () => {
  it('gives undefined for a missing file', async () => {
    expect(await readPrivateFile(join(dir, 'none'))).toBeUndefined();
  });

  it('refuses a file that others may read and says how to mend it', async () => {
    const path = join(dir, 'a');
    writeFileSync(path, 'x', { mode: 0o644 });
    await expect(readPrivateFile(path)).rejects.toMatchObject({ code: 'config', hint: `chmod 600 ${path}` });
    chmodSync(path, 0o600);
    expect(await readPrivateFile(path)).toEqual(Buffer.from('x'));
  });

  it('refuses symlinks and folders', async () => {
    writeFileSync(join(dir, 'a'), 'x', { mode: 0o600 });
    symlinkSync(join(dir, 'a'), join(dir, 'link'));
    await expect(readPrivateFile(join(dir, 'link'))).rejects.toThrow(/is a symlink/);
    await expect(readPrivateFile(dir)).rejects.toThrow(/is not a regular file/);
  });

  it('does not wait for a writer on a named pipe', async () => {
    const path = join(dir, 'pipe');
    await runCommand(['mkfifo', '-m', '600', path], { env: process.env, timeoutMs: 5000 });
    await expect(readPrivateFile(path)).rejects.toThrow(/is not a regular file/);
  });
});

describe('readOwnedFile', () => {
  it('accepts a file that others may read and refuses one that they may write', async () => {
    const path = join(dir, 'a');
    writeFileSync(path, 'x');
    chmodSync(path, 0o644);
    expect(await readOwnedFile(path)).toEqual(Buffer.from('x'));
    chmodSync(path, 0o664);
    await expect(readOwnedFile(path)).rejects.toMatchObject({ hint: `chmod go-w ${path}` });
  });
});

describe('ensurePrivateFolder', () => {
  it('makes missing folders with mode 0700 and may be called again', async () => {
    const path = join(dir, 'a', 'b');
    await ensurePrivateFolder(path);
    await ensurePrivateFolder(path);
    expect(modeOf(path)).toBe(0o700);
    expect(modeOf(join(dir, 'a'))).toBe(0o700);
  });

  it('refuses a folder that others may write to, a symlink and a file', async () => {
    mkdirSync(join(dir, 'open'));
    chmodSync(join(dir, 'open'), 0o777);
    symlinkSync(dir, join(dir, 'link'));
    writeFileSync(join(dir, 'file'), '');
    await expect(ensurePrivateFolder(join(dir, 'open'))).rejects.toThrow(/others may write/);
    await expect(ensurePrivateFolder(join(dir, 'link'))).rejects.toThrow(/symlink/);
    await expect(ensurePrivateFolder(join(dir, 'file'))).rejects.toMatchObject({ code: 'config' });
  });
});
