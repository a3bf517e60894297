import { lstatSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { AppError } from '../core/errors.js';
import type { Fragment } from '../core/fragment.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { Pacer } from '../git/pacer.js';
import { showPath } from '../git/raw-path.js';
import { fragmentsOfFile } from './fragments.js';
import { OVERLAP_BYTES } from '../core/slices.js';
import type { Source } from './source.js';
import { Tally } from './tally.js';

export interface LogsOptions {
  /** Absolute, with `*`, `?` and `**`. */
  readonly pattern: string;
  readonly matches: (path: string, pattern: string) => boolean;
}

/** `app.log.2.gz`, `app.log-20260131`, `app.log.2026-01-31.zst`: what rotation adds to a name. */
const ROTATED =
  /^(?<base>.+?)[.-](?:(?<number>\d{1,4})|(?<date>\d{4}-?\d{2}-?\d{2}(?:[-T.]?\d{2,6})?))(?:\.(?:gz|bz2|xz|zst))?$/;

/**
 * The log files that match, each with what was rotated away from it, oldest first. Links are not followed. Fails with
 * `not-found` where nothing matches.
 */
export function logsSource({ pattern, matches }: LogsOptions): Source {
  const tally = new Tally(pattern, 'files');
  const files = inOrder(withRotated(listFiles(folderOf(pattern), tally), (path) => matches(path, pattern)));
  if (files.length === 0 && tally.gaps.list().length === 0) {
    throw new AppError('not-found', `scan: --logs: ${pattern}: no file matches`, {
      hint: 'put the pattern in quotes; ** stands for any folders',
    });
  }
  let done = 0;
  return {
    name: pattern,
    coverage: () => tally.coverage(),
    progress: () => ({ done, total: files.length }),
    async *fragments(signal) {
      const pacer = new Pacer();
      for (const file of files) {
        yield* readLog(file, tally, signal, pacer);
        done += 1;
      }
    },
  };
}

async function* readLog(file: string, tally: Tally, signal: AbortSignal, pacer: Pacer): AsyncGenerator<Fragment> {
  const path = showPath(Buffer.from(file));
  let bytes = 0;
  try {
    for (const fragment of fragmentsOfFile(file, { source: 'file', path })) {
      bytes += fragment.bytes.length - (bytes === 0 ? 0 : OVERLAP_BYTES);
      yield fragment;
      if (pacer.isDue()) await pacer.rest(signal);
    }
  } catch (error) {
    if (signal.aborted || !isReadFailure(error)) throw error;
    tally.gaps.add(path, reasonOf(error));
    tally.skip('unreadable');
    return;
  }
  if (bytes === 0) tally.skip('empty');
  else tally.scan(bytes);
}

/** The folder that the pattern names before its first wildcard. */
function folderOf(pattern: string): string {
  const parts = pattern.split(sep);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  return parts.slice(0, wild < 0 ? -1 : wild).join(sep) || sep;
}

/** Regular files below a folder. A folder that can't be listed is a gap: it may hold what matches. */
function* listFiles(folder: string, tally: Tally): Generator<string> {
  const folders = [folder];
  for (let at = folders.pop(); at !== undefined; at = folders.pop()) {
    try {
      for (const entry of readdirSync(at, { withFileTypes: true })) {
        if (entry.isDirectory()) folders.push(join(at, entry.name));
        else if (entry.isFile()) yield join(at, entry.name);
      }
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      if (at !== folder || existsAt(at)) tally.gaps.add(showPath(Buffer.from(at)), reasonOf(error));
    }
  }
}

function existsAt(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function withRotated(files: Iterable<string>, isAsked: (path: string) => boolean): readonly string[] {
  const all = [...files];
  const asked = new Set(all.filter(isAsked));
  return all.filter((path) => asked.has(path) || asked.has(ROTATED.exec(path)?.groups?.['base'] ?? ''));
}

/** Sets by name; in each the highest number or the earliest date first, and last what is still written. */
function inOrder(files: readonly string[]): readonly string[] {
  const keyed = files.map((path) => {
    const { base = path, number, date } = ROTATED.exec(path)?.groups ?? {};
    const age = number === undefined ? Number.NEGATIVE_INFINITY : Number(number);
    return { path, base, age, date: date?.replaceAll(/\D/g, '') ?? '' };
  });
  return keyed
    .sort(
      (a, b) =>
        compare(a.base, b.base) || orderOf(a.date) - orderOf(b.date) || b.age - a.age || compare(a.path, b.path),
    )
    .map(({ path }) => path);
}

/** As a number; what has no date comes after all dates. */
function orderOf(date: string): number {
  return date === '' ? Number.MAX_SAFE_INTEGER : Number(date.padEnd(14, '0'));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
