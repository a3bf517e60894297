import { join, resolve } from 'node:path';
import { parseDuration } from '../../config/durations.js';
import { AppError } from '../../core/errors.js';
import { findRepository } from '../../git/find-repository.js';
import { GapList } from '../../git/gap-list.js';
import { ObjectReader } from '../../git/object-reader.js';
import { readRefs } from '../../git/refs.js';
import type { Repository } from '../../git/repository.js';
import { resolveCommit } from '../../git/revision.js';
import { gitRangeSource } from '../../sources/git-range.js';
import { gitStagedSource } from '../../sources/git-staged.js';
import type { Source } from '../../sources/source.js';
import type { Io } from './io.js';

/** The flags of `scan` that narrow it to what changed. */
export interface ChangeFlags {
  readonly staged?: boolean;
  readonly range?: string;
  readonly since?: string;
}

type OtherFlags = Readonly<Record<'stdin' | 'history' | 'worktree' | 'logs' | 'follow', unknown>>;

export function asksForChanges({ staged, range, since }: ChangeFlags): boolean {
  return staged === true || range !== undefined || since !== undefined;
}

/** What changed in the repositories at these paths, as the flags narrow it. Fails with `usage` for what goes not together. */
export function openChanges(paths: readonly string[], flags: ChangeFlags & Partial<OtherFlags>, io: Io): Source[] {
  refuseOthers(flags);
  if (paths.length === 0) return [openOne(findRepository(io.cwd, io.env), flags, io, io.env)];
  // What git says in the environment is about the repository that we are in.
  return [...new Set(paths)].map((path) => openOne(findRepository(resolve(io.cwd, path), {}), flags, io, {}));
}

function openOne(repository: Repository, flags: ChangeFlags, io: Io, env: NodeJS.ProcessEnv): Source {
  const reader = new ObjectReader(repository, env);
  if (flags.staged === true) {
    const named = env['GIT_INDEX_FILE'];
    const indexFile = named === undefined || named === '' ? join(repository.gitDir, 'index') : resolve(io.cwd, named);
    return gitStagedSource({ repository, reader, indexFile });
  }
  const gaps = new GapList();
  const refs = readRefs(repository, gaps);
  const since = flags.since === undefined ? undefined : secondsOf(flags.since, io.clock.now());
  const ends = flags.range === undefined ? undefined : splitRange(flags.range);
  const all = [...refs.byName.values(), ...(refs.head === undefined ? [] : [refs.head]), ...refs.otherHeads.values()];
  return gitRangeSource({
    repository,
    reader,
    tips: (ends === undefined ? [...new Set(all)] : [resolveCommit(ends.to, refs, reader)]).map((id) => ({ id })),
    known: ends === undefined ? [] : [resolveCommit(ends.from, refs, reader)],
    ...(since === undefined ? {} : { since }),
    problems: [...repository.problems, ...gaps.list()],
  });
}

function splitRange(range: string): { readonly from: string; readonly to: string } {
  const at = range.indexOf('..');
  if (at < 0 || range.startsWith('...', at)) {
    throw new AppError('usage', `scan: --range: expected A..B: got ${range}`, {
      hint: 'what B has and A does not: --range origin/main..HEAD',
    });
  }
  return { from: range.slice(0, at) || 'HEAD', to: range.slice(at + 2) || 'HEAD' };
}

function secondsOf(text: string, now: Date): number {
  const duration = parseDuration(text);
  if (duration !== undefined) return Math.floor((now.getTime() - duration) / 1000);
  const [, zone] = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text) ?? [undefined, 'none'];
  const time = Date.parse(zone === undefined && text.includes('T') ? `${text}Z` : text);
  if (zone === 'none' || Number.isNaN(time)) {
    throw new AppError('usage', `scan: --since: expected a date (UTC) or a duration: got ${text}`, {
      hint: 'for example 2025-01-31, 2025-01-31T12:00Z or 90d',
    });
  }
  return Math.floor(time / 1000);
}

function refuseOthers(flags: ChangeFlags & Partial<OtherFlags>): void {
  const narrowing = flags.staged === true ? 'staged' : flags.range === undefined ? 'since' : 'range';
  const names = ['stdin', 'history', 'worktree', 'logs', 'follow'] as const;
  const other =
    names.find((name) => flags[name] !== undefined && flags[name] !== false) ??
    (flags.staged === true ? (['range', 'since'] as const).find((name) => flags[name] !== undefined) : undefined);
  if (other === undefined) return;
  throw new AppError('usage', `scan: --${narrowing}: expected without --${other}: got both`, {
    hint: `--${narrowing} says all that is scanned`,
  });
}
