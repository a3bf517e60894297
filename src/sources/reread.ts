import { AppError, errorCodeOf } from '../core/errors.js';
import type { Location } from '../core/finding.js';
import type { Fragment, Origin } from '../core/fragment.js';
import { ObjectDatabase } from '../git/object-database.js';
import { readShownPath } from '../git/raw-path.js';
import { openRepository } from '../git/repository.js';
import { sliceFile } from './file-slices.js';
import { SOURCE_OF_TYPE } from './git-history.js';
import { sliceBytes, Slicer } from './slices.js';

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
      return rereadFile(location, signal);
    case 'git-blob':
    case 'git-commit':
    case 'git-tag':
    case 'git-dangling':
      return rereadObject(location, signal);
  }
}

async function* rereadFile(location: Location, signal: AbortSignal): AsyncGenerator<Fragment> {
  const { source, repository, path } = location;
  if (path === undefined) throw incomplete('a path');
  const bytes = readShownPath(path);
  const absolute = repository === undefined ? bytes : Buffer.concat([Buffer.from(`${repository}/`), bytes]);
  const origin: Origin = { source, ...(repository === undefined ? {} : { repository }), path };
  try {
    for (const slice of sliceFile(absolute)) {
      signal.throwIfAborted();
      yield { ...slice, origin, encodings: [] };
    }
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
    throw new AppError('not-found', `reread: ${path}: it is gone`, { cause: error });
  }
}

async function* rereadObject(location: Location, signal: AbortSignal): AsyncGenerator<Fragment> {
  const { repository, object } = location;
  if (repository === undefined || object === undefined) throw incomplete('a repository and an object');
  const database = new ObjectDatabase(openRepository(repository));
  try {
    const content = database.find(object);
    if ('type' in content) {
      if (content.type === 'tree') throw incomplete('an object with text');
      const origin = { source: SOURCE_OF_TYPE[content.type], repository, object };
      for (const slice of sliceBytes(content.bytes)) yield { ...slice, origin, encodings: [] };
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

function incomplete(missing: string): AppError {
  return new AppError('not-found', `reread: the location does not name ${missing}`);
}
