// Archives made to write elsewhere, to unfold without end or to fill the memory: names are names, and limits are gaps.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runTool, writeFiles } from '../support/containers.js';
import { setting, tokenOf } from '../support/places.js';
import { type CommandResult, Home } from './support/command.js';
import { CoverageOf } from './support/coverage-of.js';

const TIMEOUT = { timeout: 180_000 };
const MIB = 2 ** 20;
/** Of these a scan of next to nothing holds a third. */
const MAX_HELD_MIB = 450;
const preload = fileURLToPath(new URL('support/print-memory.mjs', import.meta.url));

let home: Home;
beforeEach(() => {
  home = new Home();
});
afterEach(() => {
  home.remove();
});

/** Archives that no tool would write: the script gets the path of the archive and that of a folder out of the tree. */
function byPython(name: string, script: string, input: Readonly<Record<string, string>>): void {
  const prelude =
    'import io, json, sys, tarfile, zipfile\npath, outside, texts = sys.argv[1:]\ntexts = json.loads(texts)\n';
  const args = [join(home.work, name), join(home.folder, 'outside'), JSON.stringify(input)];
  execFileSync('python3', ['-W', 'ignore', '-c', prelude + script, ...args]);
}

const ZIP = `
with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
  z.writestr('../../up.env', texts['up'])
  z.writestr(outside + '/absolute.env', texts['absolute'])
  z.writestr('..\\\\..\\\\windows.env', texts['windows'])
  link = zipfile.ZipInfo('link')
  link.create_system, link.external_attr = 3, 0o120777 << 16
  z.writestr(link, outside)
  z.writestr('link/through.env', texts['through'])
`;

const TAR = `
with tarfile.open(path, 'w') as t:
  def add(name, text=None, **fields):
    entry = tarfile.TarInfo(name)
    for key, value in fields.items(): setattr(entry, key, value)
    if text is None: return t.addfile(entry)
    entry.size = len(text)
    t.addfile(entry, io.BytesIO(text.encode()))
  add('../../up.env', texts['up'])
  add(outside + '/absolute.env', texts['absolute'])
  add('link', type=tarfile.SYMTYPE, linkname=outside)
  add('link/through.env', texts['through'])
  add('hard', type=tarfile.LNKTYPE, linkname='/etc/hostname')
  add('pipe', type=tarfile.FIFOTYPE)
  add('zeros', type=tarfile.CHRTYPE, devmajor=1, devminor=5)
  add('disk', type=tarfile.BLKTYPE, devmajor=7)
`;

const textsFor = (kind: string): Record<string, string> =>
  Object.fromEntries(
    ['up', 'absolute', 'windows', 'through'].map((name) => [name, setting(tokenOf(`${kind} ${name}`))]),
  );

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

describe('archives whose members name places out of the tree', () => {
  it.each([
    ['a.zip', ZIP, ['../../up.env', '/absolute.env', String.raw`..\\..\\windows.env`, 'link/through.env'], {}],
    ['a.tar', TAR, ['../../up.env', '/absolute.env', 'link/through.env'], { link: 2, special: 3 }],
  ])('are read and nothing is written: %s', TIMEOUT, async (name, script, members, skipped) => {
    byPython(name, script, textsFor(name));
    const before = filesOf(home.folder);
    const result = await home.run(['scan', '--json', '--no-state', '.']);
    expect(filesOf(home.folder)).toEqual(before);
    expect(existsSync(join(home.folder, 'outside'))).toBe(false);
    const coverage = new CoverageOf(result);
    const shown = coverage.found.map((place) => place.replace(join(home.folder, 'outside'), ''));
    expect(shown.sort()).toEqual(members.map((member) => `${name}!${member}`).sort());
    expect(coverage.skipped('members')).toEqual(skipped);
    expect([coverage.state, result.code]).toEqual(['complete', 1]);
  });
});

function heldMib({ stderr }: CommandResult): number {
  return Number(/held (\d+) MiB/.exec(stderr)?.[1] ?? Number.NaN);
}

/** A tar of a million files of a byte, packed: a thousand of them a thousand times. */
function millionFiles(): Buffer {
  const names = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`in/${String(at).padStart(4, '0')}`, 'x']));
  writeFiles(home.folder, names);
  const blocks = runTool('tar', ['-b1', '-cf', '-', 'in'], undefined, home.folder);
  const thousand = gzipSync(blocks.subarray(0, blocks.length - 1024));
  return Buffer.concat(Array.from({ length: 1000 }, () => thousand));
}

function nestedGzip(levels: number): Buffer {
  let bytes: Buffer = Buffer.from(setting(tokenOf('deep')));
  for (let level = 0; level < levels; level += 1) bytes = gzipSync(bytes);
  return bytes;
}

const line = (write: (at: number) => string): string => {
  const parts: string[] = [];
  for (let bytes = 0; bytes < 5 * MIB; bytes += parts.at(-1)?.length ?? 0) parts.push(write(parts.length));
  return parts.join('');
};

describe('what would fill the memory', () => {
  it.each<readonly [string, () => string | Buffer, RegExp | undefined]>([
    ['a tar of a million files', millionFiles, /more than 100000 members/],
    ['a hundred files in each other', () => nestedGzip(100), /nested deeper than 8 levels/],
    ['a line of 5 MB', () => line((at) => `${String(at * 7919)}abc`), undefined],
    ['a line of 5 MB with keywords all over', () => line((at) => `the token of secret ${String(at)}, `), undefined],
    ['a line of 5 MB in base64', () => Buffer.alloc(4 * MIB, 'some text ').toString('base64'), undefined],
    ['brackets 5 MB deep', () => '['.repeat(5 * MIB), undefined],
  ])('does not: %s', TIMEOUT, async (_, write, gap) => {
    writeFileSync(join(home.work, 'hostile'), write());
    writeFileSync(join(home.work, 'plain.env'), setting(tokenOf('plain')));
    const env = { NODE_OPTIONS: `--import=${preload}` };
    const result = await home.run(['scan', '--json', '--no-state', '.'], { env });
    expect(heldMib(result)).toBeLessThan(MAX_HELD_MIB);
    const coverage = new CoverageOf(result);
    expect(result.code).toBe(1);
    expect(coverage.found).toContain('plain.env');
    expect(coverage.state).toBe(gap === undefined ? 'complete' : 'incomplete');
    expect(coverage.gaps.join('\n')).toMatch(gap ?? /^$/);
  });

  it('is incomplete where nothing was found and a limit was reached', TIMEOUT, async () => {
    writeFileSync(join(home.work, 'hostile.gz'), nestedGzip(100));
    const result = await home.run(['scan', '--json', '--no-state', '.']);
    expect([new CoverageOf(result).state, result.code]).toEqual(['incomplete', 3]);
  });
});
