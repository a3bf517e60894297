// What V8 made of a program's text, kept between runs of it. Node 22 can do this by itself; 20, which we also run on, cannot.
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import { elapsedMs } from '../core/elapsed.js';
import { ensurePrivateFolderSync, readPrivateFileSync, writePrivateFileSync } from './private-files.js';

const PREFIX = 'compiled-';
/** One for each of the commands that somebody uses, twice: for the node or the release before. About 1 MB each. */
const KEPT = 12;
const SEAL_LENGTH = 4;
/** After such a run nobody notices that it takes a hundredth of a second more to see whether it compiled more than before. */
const LONG_MS = 2000;
const MORE = 1.1;

export interface CompiledSettings {
  /** One of ours: what is believed there can do all that this program can. */
  readonly folder: string;
  /** Tells this text from every other; V8 itself compares no more than the length. */
  readonly hash: string;
  /** What the program is to do: what is kept is for what one run needed. */
  readonly use: string;
  /** Of a module in the same folder. */
  readonly require: NodeJS.Require;
}

export interface LoadedProgram {
  readonly exports: unknown;
  /** Whether an earlier run had kept what V8 made of it. */
  readonly isFromKept: boolean;
  /**
   * Keeps what is compiled by now, if nothing was kept before, or much less and this run was long. Fails silently, since it
   * only makes the next start faster.
   */
  readonly keep: () => void;
}

/**
 * Loads a CommonJS file of ASCII as `require` does, and faster where an earlier run kept what V8 made of it under this very
 * node with the same flags. Node's own `NODE_DISABLE_COMPILE_CACHE` turns that off.
 */
export function loadCompiled(path: string, settings: CompiledSettings): LoadedProgram {
  // One byte a character is what V8 reads fastest.
  const text = readFileSync(path, 'latin1');
  const isOff = (process.env['NODE_DISABLE_COMPILE_CACHE'] ?? '') !== '';
  const file = join(settings.folder, nameFor(path, settings));
  const cachedData = isOff ? undefined : attempt(() => unsealed(readPrivateFileSync(file)));
  const script = new Script(`(function(exports,require,module,__filename,__dirname){${text}\n})`, {
    filename: path,
    cachedData,
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (this: unknown, ...scope: unknown[]) => void;
  run.call(module.exports, module.exports, settings.require, module, path, dirname(path));
  const isFromKept = cachedData !== undefined && script.cachedDataRejected !== true;
  const keep = (): void => {
    if (isOff || (isFromKept && elapsedMs() < LONG_MS)) return;
    attempt(() => {
      const compiled = script.createCachedData();
      if (isFromKept && compiled.length < cachedData.length * MORE) return;
      ensurePrivateFolderSync(settings.folder);
      writePrivateFileSync(file, Buffer.concat([sealOf(compiled), compiled]));
      removeOldest(settings.folder);
    });
  };
  return { exports: module.exports, isFromKept, keep };
}

function nameFor(path: string, { use, hash }: CompiledSettings): string {
  return `${PREFIX}${basename(path)}-${use}-${cachedDataVersionTag().toString(16)}-${hash}`;
}

/** V8 believes what it is given; what a disk has spoiled must not reach it. */
function unsealed(content: Buffer | undefined): Buffer | undefined {
  if (content === undefined) return undefined;
  const compiled = content.subarray(SEAL_LENGTH);
  return sealOf(compiled).equals(content.subarray(0, SEAL_LENGTH)) ? compiled : undefined;
}

function sealOf(bytes: Uint8Array): Buffer {
  const seal = Buffer.alloc(SEAL_LENGTH);
  seal.writeUInt32BE(crc32(bytes));
  return seal;
}

function removeOldest(folder: string): void {
  const ours = readdirSync(folder)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { name } of ours.slice(KEPT)) rmSync(join(folder, name), { force: true });
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
