import type { HistoryGraph } from '../git/history-graph.js';
import type { ObjectDatabase } from '../git/object-database.js';
import type { Placements } from '../git/placements.js';
import { otherRoots } from '../git/reflogs.js';
import type { Refs } from '../git/refs.js';
import type { Repository } from '../git/repository.js';

/** Commits that keep others although no ref names them, in the form of refs, and how to call the place of what they keep. */
export interface Roots {
  readonly refs: Refs;
  readonly isLost: boolean;
  /** @param names of the roots that reach the commit, if they were worked out */
  placeOf(commit: number, names: readonly string[]): string;
}

/** What reflogs and heads of unfinished work keep. */
export function namedRoots(repository: Repository, database: ObjectDatabase, graph: HistoryGraph): Roots {
  const names = otherRoots(repository);
  const parts = stashParts(repository, database, graph);
  const byName = new Map([...names].map(([id, name]) => [name, id]));
  return {
    refs: refsOf(byName),
    isLost: false,
    placeOf(commit, reaching) {
      const name = names.get(database.ids.hex(commit)) ?? reaching[0] ?? 'reflog';
      return parts.get(commit) ?? (name.endsWith('}') && !name.startsWith('stash@') ? `reflog ${name}` : name);
    },
  };
}

/** All commits that no ref reaches. */
export function lostRoots(database: ObjectDatabase, graph: HistoryGraph, placements: Placements): Roots {
  const lost = graph.commits.filter((_, at) => !placements.isReached(at));
  const ids = lost.map(({ number }) => database.ids.hex(number));
  const parts = new Map<number, string>();
  for (const { number, parents } of lost) {
    if (parents.length > 1 && isStash(database, number, parents[1])) addParts(parts, graph, number, 'dropped stash');
  }
  return {
    refs: refsOf(new Map(ids.map((id) => [id, id]))),
    isLost: true,
    placeOf: (commit) => parts.get(commit) ?? 'dangling',
  };
}

/** What each commit of the stash is: a stash keeps what was changed, what was staged and what was not tracked apart. */
export function stashParts(
  repository: Repository,
  database: ObjectDatabase,
  graph: HistoryGraph,
): ReadonlyMap<number, string> {
  const parts = new Map<number, string>();
  for (const [id, name] of otherRoots(repository)) {
    if (name.startsWith('stash@')) addParts(parts, graph, database.ids.findHex(id), name);
  }
  return parts;
}

function addParts(parts: Map<number, string>, graph: HistoryGraph, stash: number, name: string): void {
  const commit = graph.commits[graph.commitAt(stash)];
  if (commit === undefined) return;
  const [, staged, untracked] = commit.parents;
  parts.set(stash, name);
  if (staged !== undefined) parts.set(staged, `${name}, staged`);
  if (untracked !== undefined) parts.set(untracked, `${name}, untracked`);
}

/** Nothing but the words of the two messages tells a stash from a merge. */
function isStash(database: ObjectDatabase, commit: number, staged: number | undefined): boolean {
  return (
    /^(?:WIP on|On) .+: /.test(messageOf(database, commit)) &&
    staged !== undefined &&
    messageOf(database, staged).startsWith('index on ')
  );
}

function messageOf(database: ObjectDatabase, commit: number): string {
  const content = database.find(database.ids.hex(commit));
  if (!('bytes' in content)) return '';
  const end = content.bytes.indexOf('\n\n');
  return end < 0 ? '' : content.bytes.toString('utf8', end + 2, end + 200);
}

function refsOf(byName: ReadonlyMap<string, string>): Refs {
  return { byName, names: new Set(byName.keys()), head: undefined, isDetached: false, otherHeads: new Map() };
}
