// What V8 made of a program's text, kept between runs of it. Node 22 can do this by itself; 20, which we also run on, cannot.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { constants, Script } from 'node:vm';
import { readPrivateFileSync, writePrivateFileSync } from './private-files.js';

const PREFIX = 'compiled-';
/** One for each node that somebody changes between, and for the release before. */
const KEPT = 4;
const HASH_LENGTH = 32;

export interface LoadedProgram {
  readonly exports: unknown;
  /** Whether an earlier run had kept what V8 made of it. */
  readonly isFromKept: boolean;
  /** Keeps what is compiled by now, if nothing was kept before; fails silently, since it only makes the next start faster. */
  readonly keep: () => void;
}

/**
 * Loads a CommonJS file as `require` does, and faster where `folder` holds what an earlier run kept of this very text
 * under this very node.
 *
 * @param folder one of ours: what is believed there can do all that this program can
 */
export function loadCompiled(path: string, folder: string): LoadedProgram {
  // The bundler writes nothing but ASCII, and one byte a character is what V8 reads fastest.
  const text = readFileSync(path, 'latin1');
  const file = join(folder, nameFor(path, text));
  const cachedData = attempt(() => unsealed(readPrivateFileSync(file)));
  const script = new Script(`(function(exports,require,module,__filename,__dirname){${text}\n})`, {
    filename: path,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  const run = script.runInThisContext() as (this: unknown, ...scope: unknown[]) => void;
  run.call(module.exports, module.exports, createRequire(path), module, path, dirname(path));
  const isFromKept = cachedData !== undefined && script.cachedDataRejected !== true;
  const keep = (): void => {
    if (isFromKept) return;
    attempt(() => {
      const compiled = script.createCachedData();
      writePrivateFileSync(file, Buffer.concat([hashOf(compiled), compiled]));
      removeOldest(folder);
    });
  };
  return { exports: module.exports, isFromKept, keep };
}

/** V8 itself compares no more of the text than its length. */
function nameFor(path: string, text: string): string {
  return `${PREFIX}${basename(path)}-${cachedDataVersionTag().toString(16)}-${hashOf(text).toString('hex', 0, 16)}`;
}

/** V8 believes what it is given; what a disk has spoiled must not reach it. */
function unsealed(content: Buffer | undefined): Buffer | undefined {
  if (content === undefined) return undefined;
  const compiled = content.subarray(HASH_LENGTH);
  return hashOf(compiled).equals(content.subarray(0, HASH_LENGTH)) ? compiled : undefined;
}

function hashOf(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
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
