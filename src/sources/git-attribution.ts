import type { Attribution, SourceKind } from '../core/finding.js';
import { buildHistoryGraph, type GraphCommit, type HistoryGraph } from '../git/history-graph.js';
import type { IndexEntry } from '../git/index-file.js';
import type { ObjectDatabase } from '../git/object-database.js';
import { parseCommit, parseTag, type Person } from '../git/objects.js';
import { type Placement, Placements } from '../git/placements.js';
import { showPath } from '../git/raw-path.js';
import type { Refs } from '../git/refs.js';
import type { Repository } from '../git/repository.js';
import { readIndexes } from './git-indexes.js';
import { lostRoots, namedRoots, type Roots, stashParts } from './git-roots.js';

/**
 * Where each of these objects stands: in the history of a ref; else in an index, in what a reflog keeps, or in a commit
 * that nothing reaches. Ids that the repository does not hold are left out.
 */
export async function attributeObjects(
  repository: Repository,
  database: ObjectDatabase,
  refs: Refs,
  objects: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Attribution[]>> {
  const numbers = new Set([...objects].map((id) => database.ids.findHex(id)).filter((number) => number >= 0));
  if (numbers.size === 0) return new Map();
  const graph = await buildHistoryGraph(database, numbers, signal);
  const search = new Search(repository, database, graph, numbers);
  const placements = new Placements(graph, database, refs);
  search.among(placements, undefined);
  if (search.unplaced.size > 0) search.inIndexes();
  if (search.unplaced.size > 0) search.amongRoots(namedRoots(repository, database, graph));
  if (search.unplaced.size > 0) search.amongRoots(lostRoots(database, graph, placements));
  for (const number of search.unplaced) search.found.set(number, [{ source: 'git-dangling', place: 'dangling' }]);
  return new Map([...search.found].map(([number, places]) => [database.ids.hex(number), places]));
}

/** Looks for objects in one place after the other, until each is found. */
class Search {
  readonly found = new Map<number, readonly Attribution[]>();
  readonly unplaced: Set<number>;
  readonly #repository: Repository;
  readonly #database: ObjectDatabase;
  readonly #graph: HistoryGraph;
  #stashParts: ReadonlyMap<number, string> | undefined;
  readonly #described = new Map<number, Pick<Attribution, 'commit' | 'author' | 'date'>>();

  constructor(repository: Repository, database: ObjectDatabase, graph: HistoryGraph, numbers: ReadonlySet<number>) {
    this.#repository = repository;
    this.#database = database;
    this.#graph = graph;
    this.unplaced = new Set(numbers);
  }

  amongRoots(roots: Roots): void {
    if (roots.refs.byName.size > 0) this.among(new Placements(this.#graph, this.#database, roots.refs), roots);
  }

  /** @param roots undefined where the refs themselves are the roots */
  among(placements: Placements, roots: Roots | undefined): void {
    const places = placements.ofFiles(this.unplaced);
    const commits = [...places.values()].flat().flatMap(({ commit }) => commit ?? []);
    for (const number of this.unplaced)
      if (this.#graph.commitAt(number) >= 0) commits.push(this.#graph.commitAt(number));
    // Of what is lost the commit says enough; its descendants may be many.
    const refsOf = roots?.isLost === true ? new Map<number, string[]>() : placements.refsOf(new Set(commits));
    const context: Context = { placements, roots, refsOf };
    for (const number of this.unplaced) this.#add(number, this.#attribute(context, number, places.get(number) ?? []));
  }

  /** What is staged, and what a conflict left, has no commit. */
  inIndexes(): void {
    const { ids } = this.#database;
    const byNumber = new Map<number, Attribution[]>();
    const add = (entries: readonly IndexEntry[], place: string): void => {
      for (const { id, path } of entries) {
        const number = ids.find(id, 0);
        if (!this.unplaced.has(number)) continue;
        byNumber.set(number, [...(byNumber.get(number) ?? []), { source: 'git-blob', path: showPath(path), place }]);
      }
    };
    for (const { name, index } of readIndexes(this.#repository)) {
      add(index.entries, name);
      add(index.resolved, `${name}, a conflict that is resolved`);
    }
    for (const [number, places] of byNumber) this.#add(number, places);
  }

  #add(number: number, places: readonly Attribution[]): void {
    if (places.length === 0) return;
    this.found.set(number, places);
    this.unplaced.delete(number);
  }

  /** Nothing where the object is not reached. */
  #attribute(context: Context, number: number, places: readonly Placement[]): Attribution[] {
    const { placements } = context;
    const commit = this.#graph.commitAt(number);
    if (commit >= 0) {
      if (!placements.isReached(commit)) return [];
      return [{ source: sourceOf('git-commit', context), ...this.#describe(context, commit) }];
    }
    if (this.#graph.tagTargets.has(number)) return this.#attributeTag(context, number);
    return places.map(({ path, commit: oldest, tip, inHead }) => ({
      source: sourceOf(this.#graph.isTree(number) ? 'git-tree' : 'git-blob', context),
      ...(path === undefined || path.length === 0 ? {} : { path: showPath(path) }),
      ...(oldest === undefined ? {} : this.#describe(context, oldest)),
      ...(tip === undefined || context.roots !== undefined ? {} : { refs: refsToTip(this.#graph, placements, tip) }),
      ...(context.roots === undefined ? { inHead } : {}),
    }));
  }

  #describe({ refsOf, roots }: Context, at: number): Omit<Attribution, 'source'> {
    const { number } = this.#graph.commits[at] as GraphCommit;
    const names = refsOf.get(at) ?? [];
    const description = this.#describeCommit(number);
    if (roots !== undefined) return { ...description, place: roots.placeOf(number, names) };
    const part = names.length === 1 && names[0] === 'stash' ? this.#partOfStash(number) : undefined;
    return { ...description, refs: names, ...(part === undefined ? {} : { place: part }) };
  }

  #describeCommit(number: number): Pick<Attribution, 'commit' | 'author' | 'date'> {
    const known = this.#described.get(number);
    if (known !== undefined) return known;
    const id = this.#database.ids.hex(number);
    const content = this.#database.find(id);
    const author = 'bytes' in content ? parseCommit(content.bytes).author : undefined;
    const description = { commit: id, ...describePerson(author) };
    this.#described.set(number, description);
    return description;
  }

  #partOfStash(commit: number): string | undefined {
    this.#stashParts ??= stashParts(this.#repository, this.#database, this.#graph);
    return this.#stashParts.get(commit);
  }

  /** By the refs that name it, or that name a tag of this tag. */
  #attributeTag({ placements, roots }: Context, number: number): Attribution[] {
    const refs = refsToTip(this.#graph, placements, number);
    if (refs.length === 0 && roots?.isLost !== true) return [];
    const content = this.#database.find(this.#database.ids.hex(number));
    const tagger = 'bytes' in content ? parseTag(content.bytes).tagger : undefined;
    const person = describePerson(tagger);
    if (roots === undefined) return [{ source: 'git-tag', ...person, refs }];
    return [{ source: 'git-dangling', ...person, place: roots.isLost ? 'dangling' : (refs[0] ?? 'reflog') }];
  }
}

interface Context {
  readonly placements: Placements;
  readonly roots: Roots | undefined;
  readonly refsOf: ReadonlyMap<number, readonly string[]>;
}

function sourceOf(kind: SourceKind, { roots }: Context): SourceKind {
  return roots?.isLost === true ? 'git-dangling' : kind;
}

/** Refs that name an object or a tag of it. */
function refsToTip(graph: HistoryGraph, placements: Placements, number: number): string[] {
  return [...new Set(tagsOf(graph, number).flatMap((tag) => placements.refsTo(tag)))].sort();
}

/** A tag, the tags that name it, and so on. */
function tagsOf(graph: HistoryGraph, number: number): number[] {
  const tags = new Set([number]);
  for (const tag of tags) {
    for (const [other, target] of graph.tagTargets) if (target === tag) tags.add(other);
  }
  return [...tags];
}

export function describePerson(person: Person | undefined): Pick<Attribution, 'author' | 'date'> {
  if (person === undefined) return {};
  const date = new Date(person.time * 1000);
  const author = showPath(Buffer.from(person.who));
  return Number.isNaN(date.getTime()) ? { author } : { author, date: date.toISOString() };
}
