import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { showPath } from '../git/raw-path.js';
import { showCommand } from './show-command.js';

const POSITION = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 5 };

describe('the command that shows a place', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'unleak-test-')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['a space', Buffer.from('with space')],
    ['quotes', Buffer.from(`it's "quoted"`)],
    ['what a shell would run', Buffer.from('$(touch x); `touch y` && touch z')],
    ['a backslash', Buffer.from('back\\slash')],
    ['a newline inside', Buffer.from('line\nbreak')],
    ['a percent sign and a backslash', Buffer.from("100%s\\n'")],
    ['an escape sequence', Buffer.from('\u001b[31mred')],
    ['bytes that are not UTF-8', Buffer.from([0x66, 0xff, 0x80, 0x67])],
    ['a dash at its start', Buffer.from('-n')],
  ])('works for a file whose name holds %s', (_, name) => {
    mkdirSync(join(folder, 'sub'));
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/sub/`), name]), 'first\nsecond\nthird\n');
    const command = showCommand({ ...POSITION, source: 'file', repository: folder, path: `sub/${showPath(name)}` });
    const relative = showCommand({ ...POSITION, source: 'file', path: showPath(name) });
    expect(execFileSync('sh', ['-c', command ?? 'false'], { encoding: 'utf8' })).toBe('second\n');
    const options = { encoding: 'utf8', cwd: join(folder, 'sub') } as const;
    expect(execFileSync('sh', ['-c', relative ?? 'false'], options)).toBe('second\n');
  });

  it('lists the names of an archive', () => {
    const file = { ...POSITION, source: 'file', path: 'a.tgz', encodings: ['gzip', 'tar', 'name'] } as const;
    writeFileSync(join(folder, 'first'), '');
    writeFileSync(join(folder, 'second'), '');
    execFileSync('tar', ['-czf', 'a.tgz', 'first', 'second'], { cwd: folder });
    const options = { encoding: 'utf8', cwd: folder } as const;
    expect(execFileSync('sh', ['-c', showCommand(file) ?? 'false'], options)).toBe('second\n');
    expect(showCommand({ ...file, encodings: ['zip', 'name'] })).toBe('unzip -Z1 a.tgz | sed -n 2p');
    expect(showCommand({ ...file, encodings: ['zip', 'tar', 'name'] })).toBeUndefined();
  });

  it('is none where a name must not be shown, or nothing is left to show', () => {
    const file = { ...POSITION, source: 'file', path: 'hidden' } as const;
    expect(showCommand(file, (text) => text !== 'hidden')).toBeUndefined();
    expect(showCommand({ ...POSITION, source: 'stdin', path: 'x' })).toBeUndefined();
  });
});
