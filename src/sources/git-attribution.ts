import { buildHistoryGraph, type GraphCommit, type HistoryGraph } from '../git/history-graph.js';
import type { ObjectDatabase } from '../git/object-database.js';
import { parseCommit, parseTag, type Person } from '../git/objects.js';
import { type Placement, Placements } from '../git/placements.js';
import { showPath } from '../git/raw-path.js';
import type { Refs } from '../git/refs.js';
import type { Attribution } from '../core/finding.js';

const DANGLING: Attribution = { source: 'git-dangling' };

/** Where each of these objects stands in the history. Ids that the repository does not hold are left out. */
export async function attributeObjects(
  database: ObjectDatabase,
  refs: Refs,
  objects: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly Attribution[]>> {
  const numbers = new Set([...objects].map((id) => database.ids.findHex(id)).filter((number) => number >= 0));
  if (numbers.size === 0) return new Map();
  const graph = await buildHistoryGraph(database, numbers, signal);
  const placements = new Placements(graph, database, refs);
  const places = placements.ofFiles(numbers);
  const commits = [...places.values()].flat().flatMap(({ commit }) => commit ?? []);
  for (const number of numbers) if (graph.commitAt(number) >= 0) commits.push(graph.commitAt(number));
  const context: Context = {
    database,
    graph,
    placements,
    refsOf: placements.refsOf(new Set(commits)),
    described: new Map(),
  };
  return new Map(
    [...numbers].map((number) => [database.ids.hex(number), attribute(context, number, places.get(number) ?? [])]),
  );
}

interface Context {
  readonly database: ObjectDatabase;
  readonly graph: HistoryGraph;
  readonly placements: Placements;
  readonly refsOf: ReadonlyMap<number, readonly string[]>;
  readonly described: Map<number, Pick<Attribution, 'commit' | 'author' | 'date' | 'refs'>>;
}

function attribute(context: Context, number: number, places: readonly Placement[]): Attribution[] {
  const { graph, placements } = context;
  const commit = graph.commitAt(number);
  if (commit >= 0) {
    return placements.isReached(commit) ? [{ source: 'git-commit', ...describeCommit(context, commit) }] : [DANGLING];
  }
  if (graph.tagTargets.has(number)) return [attributeTag(context, number)];
  if (places.length === 0) return [DANGLING];
  return places.map(({ path, commit: oldest, inHead }) => ({
    source: 'git-blob',
    ...(path === undefined ? {} : { path: showPath(path) }),
    ...(oldest === undefined ? {} : describeCommit(context, oldest)),
    inHead,
  }));
}

function describeCommit(context: Context, at: number): Pick<Attribution, 'commit' | 'author' | 'date' | 'refs'> {
  const known = context.described.get(at);
  if (known !== undefined) return known;
  const id = context.database.ids.hex((context.graph.commits[at] as GraphCommit).number);
  const content = context.database.find(id);
  const author = 'bytes' in content ? parseCommit(content.bytes).author : undefined;
  const description = { commit: id, ...describePerson(author), refs: context.refsOf.get(at) ?? [] };
  context.described.set(at, description);
  return description;
}

function attributeTag({ database, placements }: Context, number: number): Attribution {
  const refs = placements.refsTo(number);
  if (refs.length === 0) return DANGLING;
  const content = database.find(database.ids.hex(number));
  const tagger = 'bytes' in content ? parseTag(content.bytes).tagger : undefined;
  return { source: 'git-tag', ...describePerson(tagger), refs };
}

function describePerson(person: Person | undefined): Pick<Attribution, 'author' | 'date'> {
  if (person === undefined) return {};
  const date = new Date(person.time * 1000);
  const author = showPath(Buffer.from(person.who));
  return Number.isNaN(date.getTime()) ? { author } : { author, date: date.toISOString() };
}
