import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.js';
import { commitsBeyond } from './commit-walk.js';
import type { Commit } from './objects.js';

/** Of each commit the parents, which are earlier ones, and the time. */
type Graph = readonly { readonly parents: readonly number[]; readonly time: number }[];

const idOf = (commit: number): string => commit.toString(16).padStart(40, '0');
const numberOf = (id: string): number => Number.parseInt(id, 16);

function reader(graph: Graph): (id: string) => Commit {
  return (id) => {
    const commit = graph[numberOf(id)];
    if (commit === undefined) throw new AppError('not-found', `test: reading: ${id}: missing`);
    const { parents, time } = commit;
    return { tree: idOf(0), parents: parents.map(idOf), author: undefined, committer: { who: 'x', time } };
  };
}

function reachable(graph: Graph, from: readonly number[]): Set<number> {
  const reached = new Set(from.filter((commit) => graph[commit] !== undefined));
  for (const commit of reached) for (const parent of graph[commit]?.parents ?? []) reached.add(parent);
  return reached;
}

const walk = (graph: Graph, tips: readonly number[], known: readonly number[]): number[] =>
  commitsBeyond(reader(graph), tips.map(idOf), known.map(idOf)).map(({ id }) => numberOf(id));

const graphs = (time: (index: number) => fc.Arbitrary<number>): fc.Arbitrary<Graph> =>
  fc.integer({ min: 1, max: 30 }).chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, index) =>
        fc.record({
          parents: fc.uniqueArray(fc.nat({ max: Math.max(0, index - 1) }), { maxLength: index === 0 ? 0 : 3 }),
          time: time(index),
        }),
      ),
    ),
  );
const ends = fc.array(fc.nat({ max: 29 }), { maxLength: 4 });

describe('the commits that one side has and the other has not', () => {
  it('are exactly these where clocks are right, parents first', () => {
    const inOrder = graphs((index) => fc.constant(index * 10));
    fc.assert(
      fc.property(inOrder, ends, ends, (graph, tips, known) => {
        const there = tips.filter((tip) => tip < graph.length);
        const found = walk(graph, there, known);
        const knownOnes = reachable(graph, known);
        const expected = [...reachable(graph, there)].filter((commit) => !knownOnes.has(commit));
        expect([...found].sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
        for (const [at, commit] of found.entries()) {
          for (const parent of graph[commit]?.parents ?? []) expect(found.indexOf(parent)).toBeLessThan(at);
        }
      }),
    );
  });

  it('miss none and hold none twice where clocks are wrong', () => {
    const anyTime = graphs(() => fc.integer({ min: -5, max: 5 }));
    fc.assert(
      fc.property(anyTime, ends, ends, (graph, tips, known) => {
        const there = tips.filter((tip) => tip < graph.length);
        const found = walk(graph, there, known);
        const knownOnes = reachable(graph, known);
        const expected = [...reachable(graph, there)].filter((commit) => !knownOnes.has(commit));
        expect(found).toEqual(expect.arrayContaining(expected));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('are found without reading what lies behind the known ones', () => {
    const graph = Array.from({ length: 10_000 }, (_, at) => ({ parents: at === 0 ? [] : [at - 1], time: at }));
    let reads = 0;
    const read = reader(graph);
    const count = (id: string): Commit => {
      reads += 1;
      return read(id);
    };
    expect(commitsBeyond(count, [idOf(9999)], [idOf(9990)])).toHaveLength(9);
    expect(reads).toBeLessThan(30);
  });

  it('pass over a known one that is missing, and fail for any other', () => {
    const graph = [
      { parents: [], time: 1 },
      { parents: [0], time: 2 },
    ];
    expect(walk(graph, [1], [77])).toEqual([0, 1]);
    expect(() => walk(graph, [77], [1])).toThrow('missing');
  });
});
