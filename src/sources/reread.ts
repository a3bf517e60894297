import { existsSync } from 'node:fs';
import { AppError, errorCodeOf } from '../core/errors.js';
import type { Location } from '../core/finding.js';
import type { Fragment, Origin } from '../core/fragment.js';
import { GapList } from '../git/gap-list.js';
import { readIndex } from '../git/index-file.js';
import { ObjectDatabase } from '../git/object-database.js';
import { type EntryVisitor, visitTree } from '../git/objects.js';
import { readShownPath } from '../git/raw-path.js';
import { readRefs } from '../git/refs.js';
import { openRepository } from '../git/repository.js';
import { fragmentsOfBytes, fragmentsOfFile } from './fragments.js';
import { SOURCE_OF_TYPE } from './git-history.js';
import { nameFragments } from './name-lines.js';
import { listFolder } from './list-folder.js';
import { NameLines } from '../core/name-lines.js';
import { Slicer } from '../core/slices.js';

/**
 * The fragments of the one object or file that a location names, so that the value can be found in it again. Fails with
 * `not-found` for a stream or what is gone, and with the reason if it can't be read.
 */
export function rereadFragments(location: Location, signal: AbortSignal): AsyncIterable<Fragment> {
  switch (location.source) {
    case 'stdin':
      throw new AppError('not-found', `reread: ${location.path ?? 'stdin'}: a stream can not be read again`, {
        hint: 'give the value with --secret-stdin',
      });
    case 'worktree':
    case 'file':
    case 'git-file':
      return rereadFile(location, signal);
    case 'file-name':
      return rereadFolder(location);
    case 'git-ref':
    case 'git-index':
      return rereadNames(location);
    case 'git-blob':
    case 'git-commit':
    case 'git-tag':
    case 'git-dangling':
    case 'git-tree':
      return rereadObject(location, signal);
  }
}

async function* rereadFile(location: Location, signal: AbortSignal): AsyncGenerator<Fragment> {
  const { source, repository, path } = location;
  if (path === undefined) throw incomplete('a path');
  const absolute = absolutePath(repository, path);
  const origin: Origin = { source, ...(repository === undefined ? {} : { repository }), path };
  try {
    for (const fragment of fragmentsOfFile(absolute, origin)) {
      signal.throwIfAborted();
      yield fragment;
    }
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
    throw new AppError('not-found', `reread: ${path}: it is gone`, { cause: error });
  }
}

/** Names of what lies in a folder. */
async function* rereadFolder({ source, repository, path }: Location): AsyncGenerator<Fragment> {
  if (repository === undefined || path === undefined) throw incomplete('a folder');
  const folder = path === '.' ? Buffer.alloc(0) : readShownPath(path);
  try {
    yield* nameFragments(listFolder(repository, folder), { source, repository, path });
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
    throw new AppError('not-found', `reread: ${path}: it is gone`, { cause: error });
  }
}

/** Names of refs, or of what an index lists. */
async function* rereadNames({ source, repository, path }: Location): AsyncGenerator<Fragment> {
  if (repository === undefined) throw incomplete('a repository');
  const opened = openRepository(repository);
  const lines = new NameLines({
    origin: { source, repository, ...(path === undefined ? {} : { path }) },
    encodings: [],
  });
  if (source === 'git-ref') {
    for (const name of [...readRefs(opened, new GapList()).names].sort()) lines.add(Buffer.from(name));
  } else {
    if (path === undefined) throw incomplete('an index');
    const index = absolutePath(repository, path).toString('utf8');
    if (!existsSync(index)) throw new AppError('not-found', `reread: ${path}: it is gone`);
    for (const entry of readIndex(index, opened.idBytes)) lines.add(entry.path);
  }
  yield* lines.finish();
}

function absolutePath(repository: string | undefined, shownPath: string): Buffer {
  const path = readShownPath(shownPath);
  if (repository === undefined || shownPath.startsWith('/')) return path;
  return Buffer.concat([Buffer.from(`${repository}/`), path]);
}

async function* rereadObject(location: Location, signal: AbortSignal): AsyncGenerator<Fragment> {
  const { repository, object } = location;
  if (repository === undefined || object === undefined) throw incomplete('a repository and an object');
  const database = new ObjectDatabase(openRepository(repository));
  try {
    const content = database.find(object);
    if ('type' in content) {
      if (content.type === 'tree') {
        yield* namesOf(content.bytes, { source: 'git-tree', repository, object });
        return;
      }
      const origin = { source: SOURCE_OF_TYPE[content.type], repository, object };
      yield* fragmentsOfBytes(content.bytes, origin);
      return;
    }
    const origin = { source: 'git-blob', repository, object } as const;
    const slicer = new Slicer();
    for await (const piece of content.stream()) {
      signal.throwIfAborted();
      for (const slice of slicer.push(piece)) yield { ...slice, origin, encodings: [] };
    }
    for (const slice of slicer.finish()) yield { ...slice, origin, encodings: [] };
  } finally {
    database.close();
  }
}

function namesOf(tree: Buffer, origin: Origin & { readonly object: string }): readonly Fragment[] {
  const lines = new NameLines({ origin, encodings: [] });
  const add: EntryVisitor = (_mode, start, end) => lines.add(Buffer.from(tree.subarray(start, end)));
  visitTree(tree, add, origin.object.length === 64 ? 32 : 20);
  return lines.finish();
}

function incomplete(missing: string): AppError {
  return new AppError('not-found', `reread: the location does not name ${missing}`);
}
