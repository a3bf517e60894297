import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Home } from './support/command.js';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const PRINT_LOADED = fileURLToPath(new URL('support/print-loaded.mjs', import.meta.url));
/** What a scan opens with them is named in the bundle, and loaded when there is such a thing. */
const ON_DEMAND = ['better-sqlite3', 'fzstd', 'libarchive-wasm', 'xz-decompress', 'yauzl'];

/** Packages that a file asks for, wherever in it. */
function packagesNamedIn(file: string): string[] {
  const code = readFileSync(join(dist, file), 'utf8');
  return [...new Set([...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? ''))].filter(
    (name) => !name.startsWith('node:'),
  );
}

describe('the built command line', () => {
  let home: Home;
  beforeEach(() => {
    home = new Home();
  });
  afterEach(() => home.remove());

  /** Packages that a run has loaded, and words of those that are in the bundle. */
  async function loadedBy(argv: readonly string[], input = ''): Promise<readonly string[]> {
    const list = join(home.folder, 'loaded');
    const env = {
      NODE_OPTIONS: `--import=${PRINT_LOADED}`,
      UNLEAK_TEST_LOADED_FILE: list,
      NODE_DISABLE_COMPILE_CACHE: '1',
    };
    await home.run(argv, { env, input });
    return JSON.parse(readFileSync(list, 'utf8')) as readonly string[];
  }

  it('is one file that a file without packages loads', () => {
    expect(packagesNamedIn('unleak.cjs')).toEqual([]);
    expect(
      readdirSync(dist)
        .filter((name) => name.endsWith('.cjs'))
        .toSorted(),
    ).toEqual(['cli.cjs', 'hook-main.cjs', 'unleak-hook.cjs', 'unleak.cjs']);
  });

  it('needs no package to print its version', async () => {
    expect(await loadedBy(['--version'])).toEqual([]);
  });

  it('scans with the one package that finds', async () => {
    expect(await loadedBy(['scan', '--no-state', '-'], 'nothing to see\n')).toEqual(['re2']);
  });

  it.each(['cli.cjs', 'hook-main.cjs'])('has %s in ASCII, as which it is read', (file) => {
    expect(readFileSync(join(dist, file)).every((byte) => byte < 0x80)).toBe(true);
  });
});

describe('what an installed hook runs', () => {
  it('is one file that loads one package, and two more where an unleak.yaml has a say', () => {
    expect(packagesNamedIn('hook-main.cjs').toSorted()).toEqual([...ON_DEMAND, 're2', 'yaml', 'zod'].toSorted());
  });

  it('is found by a file that loads no package', () => {
    expect(packagesNamedIn('unleak-hook.cjs')).toEqual([]);
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
