import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Home } from './support/command.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

/** What is loaded together with a file of dist: its static imports, all the way down; `seen` gets the files of ours. */
function packagesLoadedWith(file: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(file)) return packages;
  seen.add(file);
  for (const name of staticImports(file)) {
    if (!name.startsWith('.')) packages.add(name);
    else for (const found of packagesLoadedWith(join(dirname(file), name), seen)) packages.add(found);
  }
  return packages;
}

function staticImports(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  // The build leaves no blanks, and puts many statements in one line.
  const statement = /(?:^|[;}])\s*(?:import|export)\s*(?:[\w*{}\s,$]+?\s*from\s*)?["']([^"'\\]+)["'](?=;|$)/gm;
  return [...code.matchAll(statement)].map(([, name]) => name ?? '');
}

/** The chunk that a dynamic import of this module became. */
function chunkOf(file: string, name: string): string {
  const found = new RegExp(`import\\("(\\.[^"]*/${name}-[^"/]+\\.js)"\\)`).exec(readFileSync(file, 'utf8'))?.[1];
  if (found === undefined) throw new Error(`${file} does not load ${name} on demand`);
  return join(dirname(file), found);
}

const notOurs = (packages: ReadonlySet<string>): string[] => [...packages].filter((name) => !name.startsWith('node:'));

describe('the built command line', () => {
  const cli = chunkOf(join(dist, 'unleak.js'), 'cli');
  it('imports nothing before DEBUG is removed', () => {
    expect([...packagesLoadedWith(join(dist, 'unleak.js'))]).toEqual(['node:fs']);
  });

  it('needs one package to print its help and version', () => {
    expect(notOurs(packagesLoadedWith(cli))).toEqual(['commander']);
  });

  it('scans without loading what only rotations need', () => {
    const chunks = readdirSync(join(dist, 'chunks'));
    const scanner = chunks.find((name) => name.startsWith('make-scanner-')) ?? 'no chunk for the scanner';
    const files = new Set<string>();
    const ofScanner = notOurs(packagesLoadedWith(join(dist, 'chunks', scanner), files));
    expect(ofScanner).toContain('re2');
    const loaded = [...notOurs(packagesLoadedWith(chunkOf(cli, 'scan'), files)), ...ofScanner];
    for (const heavy of ['pg', 'better-sqlite3', 'yaml', 'simple-git', 'cli-progress']) {
      expect(loaded).not.toContain(heavy);
    }
    // These are in the bundle, each in chunks of its own, where a word tells them.
    const holding = (word: string): string[] =>
      chunks.map((name) => join(dist, 'chunks', name)).filter((file) => readFileSync(file, 'utf8').includes(word));
    for (const word of ['SelectQueryNode', 'ZodError', 'Decrypter']) {
      const holders = holding(word);
      expect(holders, word).not.toEqual([]);
      expect(holders.filter((file) => files.has(file))).toEqual([]);
    }
  });
});

describe('what an installed hook runs', () => {
  const loader = join(dist, 'unleak-hook.cjs');
  const main = join(dist, 'hook-main.cjs');

  it('is one file that loads one package, and two more where an unleak.yaml has a say', () => {
    const code = readFileSync(main, 'utf8');
    const loaded = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
    expect(notOurs(new Set(loaded))).toEqual(['re2', 'zod', 'yaml']);
  });

  it('is found by a file that loads no package', () => {
    expect(readFileSync(loader, 'utf8')).not.toMatch(/\brequire\("(?!node:)/);
  });

  it('is ASCII, as which it is read', () => {
    expect(readFileSync(main).every((byte) => byte < 0x80)).toBe(true);
  });
});

describe('with DEBUG set', () => {
  let home: Home;
  beforeEach(() => {
    home = new Home();
  });
  afterEach(() => {
    home.remove();
  });

  it('a run prints nothing more than without', async () => {
    const { code, stderr } = await home.run(['scan', '-'], { input: 'nothing to see\n', env: { DEBUG: '*' } });
    expect(code).toBe(0);
    expect(stderr).toBe('');
  });
});
