// What a hook has to look at: the sources for a push or a commit, from what git tells its hooks.
import { join, resolve } from 'node:path';
import { findRepository } from '../git/find-repository.js';
import { ObjectReader } from '../git/object-reader.js';
import { gitRangeSource } from '../sources/git-range.js';
import { gitStagedSource } from '../sources/git-staged.js';
import type { Source } from '../sources/source.js';
import { knownAtRemote } from './known-at-remote.js';
import { parsePushLines } from './push-lines.js';

export interface HookPlace {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface HookWork {
  readonly source: Source;
  readonly tips: readonly string[];
}

/** What a push sends that the remote does not have; undefined for one that sends nothing. */
export function pushWork(stdin: string, remote: string, { cwd, env }: HookPlace): HookWork | undefined {
  const lines = parsePushLines(stdin);
  const sent = lines.flatMap(({ localId, remoteRef, remoteId }) =>
    localId === undefined ? [] : [{ id: localId, ...(remoteId === undefined ? { name: remoteRef } : {}) }],
  );
  if (sent.length === 0) return undefined;
  const repository = findRepository(cwd, env);
  const reader = new ObjectReader(repository, env);
  const known = knownAtRemote(repository, remote, lines);
  return { source: gitRangeSource({ repository, reader, tips: sent, known }), tips: sent.map(({ id }) => id) };
}

/** What is staged for the commit that git is about to make. */
export function commitWork({ cwd, env }: HookPlace): HookWork {
  const repository = findRepository(cwd, env);
  const named = env['GIT_INDEX_FILE'];
  const indexFile = named === undefined || named === '' ? join(repository.gitDir, 'index') : resolve(cwd, named);
  const reader = new ObjectReader(repository, env);
  return { source: gitStagedSource({ repository, reader, indexFile }), tips: [] };
}
