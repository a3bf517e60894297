import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadCompiled } from './code-cache.js';

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a program loaded with what V8 made of it before', () => {
  let folder: string;
  let program: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unleak-code-'));
    program = join(folder, 'program.cjs');
    writeFileSync(program, 'exports.answer = () => 41; exports.where = __dirname;');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const load = () =>
    loadCompiled(program, { folder, hash: hashOf(program), use: 'test', require: createRequire(program) }) as {
      exports: { answer: () => number; where: string };
      isFromKept: boolean;
      keep: () => void;
    };
  const kept = (): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('compiled-'));

  it('is the same with and without it', () => {
    const first = load();
    expect(first.exports.answer()).toBe(41);
    expect(first.exports.where).toBe(folder);
    expect(first.isFromKept).toBe(false);
    first.keep();
    const second = load();
    expect(second.isFromKept).toBe(true);
    expect(second.exports.answer()).toBe(41);
    expect(second.exports).not.toBe(first.exports);
  });

  it('keeps one private file, once', () => {
    load().keep();
    const [name = ''] = kept();
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    utimesSync(join(folder, name), 1000, 1000);
    load().keep();
    expect(kept()).toEqual([name]);
    expect(statSync(join(folder, name)).mtimeMs).toBe(1000_000);
  });

  it('is that of the text that is there now, even of the same length', () => {
    load().keep();
    writeFileSync(program, readFileSync(program, 'utf8').replace('41', '42'));
    expect(load().exports.answer()).toBe(42);
  });

  it('is kept for each use', () => {
    load().keep();
    const other = loadCompiled(program, {
      folder,
      hash: hashOf(program),
      use: 'other',
      require: createRequire(program),
    });
    expect(other.isFromKept).toBe(false);
    other.keep();
    expect(kept()).toHaveLength(2);
  });

  it('is neither kept nor taken where node is told to keep none', () => {
    load().keep();
    vi.stubEnv('NODE_DISABLE_COMPILE_CACHE', '1');
    expect(load()).toMatchObject({ isFromKept: false });
    rmSync(join(folder, kept()[0] ?? ''));
    load().keep();
    expect(kept()).toEqual([]);
    vi.unstubAllEnvs();
  });

  it('is not taken from a file that others may write', () => {
    load().keep();
    chmodSync(join(folder, kept()[0] ?? ''), 0o666);
    expect(load()).toMatchObject({ isFromKept: false });
  });

  it('is made anew where the file is spoiled', () => {
    load().keep();
    const file = join(folder, kept()[0] ?? '');
    const good = readFileSync(file);
    for (const at of [0, 40, good.length - 1]) {
      const spoiled = Buffer.from(good);
      spoiled[at]! ^= 1;
      writeFileSync(file, spoiled);
      const { isFromKept, keep } = load();
      expect(isFromKept).toBe(false);
      keep();
      expect(load()).toMatchObject({ isFromKept: true });
    }
    writeFileSync(file, good.subarray(0, 40));
    expect(load()).toMatchObject({ isFromKept: false });
  });

  it('keeps no more than the last twelve', () => {
    for (let version = 0; version < 14; version += 1) {
      writeFileSync(program, `exports.answer = () => ${String(version)};`);
      load().keep();
    }
    expect(kept()).toHaveLength(12);
    expect(load().exports.answer()).toBe(13);
  });

  it('runs where nothing can be kept', () => {
    const { exports, keep } = loadCompiled(program, {
      folder: join(program, 'missing'),
      hash: 'x',
      use: 'test',
      require: createRequire(program),
    });
    keep();
    expect((exports as { answer: () => number }).answer()).toBe(41);
  });
});
