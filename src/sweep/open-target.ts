import { dirname } from 'node:path';
import { AppError } from '../core/errors.js';
import { hasDotGit, looksLikeGitDirectory } from '../git/repository.js';
import { logsSource } from '../sources/logs.js';
import { sourcesFor, type SourceSelection } from '../sources/open.js';
import { updateMirror, type MirrorParts } from './mirror.js';
import type { OpenedTarget, Target } from './target.js';

export interface OpeningParts extends MirrorParts {
  readonly matchesGlob: (path: string, pattern: string) => boolean;
}

/** Nobody chose what a repository of somebody else points to: what lies outside of it is a gap. */
const ALL: SourceSelection = { history: true, worktree: true, outside: 'gap' };

/** Opens a place, and brings the mirror of a remote one up to date before. Fails where nothing of it can be read. */
export async function openTarget(target: Target, parts: OpeningParts, signal: AbortSignal): Promise<OpenedTarget> {
  const { kind, name } = target;
  switch (kind) {
    case 'remote': {
      const { folder, gaps } = await updateMirror(name, parts, signal);
      return { ...opened(await sourcesFor(folder, { ...ALL, worktree: false })), gaps };
    }
    case 'repository':
      if (!hasDotGit(name) && !looksLikeGitDirectory(name)) {
        throw new AppError('not-found', `sweep: opening: ${name}: not a git repository`);
      }
      return opened(await sourcesFor(name, ALL));
    case 'folder':
      return opened(await sourcesFor(name, ALL));
    case 'env':
      return opened(await sourcesFor(name, { ...ALL, history: false }));
    case 'logs':
      return { ...opened([logsSource({ pattern: name, matches: parts.matchesGlob })]), roots: [beforeWildcard(name)] };
  }
}

function opened(sources: OpenedTarget['sources']): OpenedTarget {
  return { sources, roots: [...new Set(sources.map(({ name }) => name))], gaps: [] };
}

function beforeWildcard(pattern: string): string {
  const wild = pattern.search(/[*?]/);
  return dirname(wild < 0 ? pattern : `${pattern.slice(0, wild)}x`);
}
