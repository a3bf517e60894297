import type { Attribution, Gap, SourceCoverage } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { commitsBeyond, type NewCommit } from '../git/commit-walk.js';
import { isReadFailure } from '../git/corrupt.js';
import type { ObjectReader } from '../git/object-reader.js';
import { type Commit, type ObjectType, parseCommit, parseTag } from '../git/objects.js';
import { Pacer } from '../git/pacer.js';
import { readShallow } from '../git/refs.js';
import type { Repository } from '../git/repository.js';
import { type NewEntry, TreeDiff } from '../git/tree-diff.js';
import { Changes, type ChangeSet } from './git-changes.js';
import { fragmentsOfBytes } from './fragments.js';
import { describePerson } from './git-person.js';
import type { Source } from './source.js';
import { Tally } from './tally.js';

const FILE_MODE = 0o100644;

export interface RangeTip {
  readonly id: string;
  /** Of the ref that is to stand there, where its name is new too. */
  readonly name?: string;
}

export interface Range {
  readonly repository: Repository;
  readonly reader: ObjectReader;
  readonly tips: readonly RangeTip[];
  /** What these reach is known and left out; ids that are not in this repository do no harm. */
  readonly known: readonly string[];
  /** In seconds: leaves out commits that were made before. */
  readonly since?: number;
  /** What is wrong with the repository already. */
  readonly problems?: readonly Gap[];
}

/**
 * What some commits brought and others do not have: messages and people, tags, new names, and each file that is not what
 * it was in any parent, also where it is gone again at the end. The reader stays the caller's to close.
 */
export function gitRangeSource(range: Range): Source {
  return new GitRangeSource(range);
}

class GitRangeSource implements Source {
  readonly name: string;
  readonly #range: Range;
  readonly #changes: Changes;
  readonly #refs: Tally;
  readonly #diff: TreeDiff;
  readonly #shallow: ReadonlySet<string>;
  #done = 0;
  #total: number | undefined;

  constructor(range: Range) {
    this.name = range.repository.root;
    this.#range = range;
    this.#changes = new Changes(range.reader, this.name);
    this.#refs = new Tally(this.name, 'refs');
    for (const { what, reason } of range.problems ?? []) this.#changes.objects.gaps.add(what, reason);
    this.#shallow = new Set(readShallow(range.repository, this.#changes.objects.gaps));
    this.#diff = new TreeDiff({
      idBytes: range.reader.idBytes,
      readTree: (id) => range.reader.readAs('tree', id),
      fail: (id, error) => this.#changes.fail(`tree ${id}`, error),
    });
  }

  coverage(): SourceCoverage {
    const all = [this.#refs, this.#changes.names, this.#changes.objects].map((tally) => tally.coverage());
    const units = Object.assign({}, ...all.map((one) => one.units)) as SourceCoverage['units'];
    return { source: this.name, units, gaps: all[2]?.gaps ?? [] };
  }

  progress(): { readonly done: number; readonly total?: number } {
    return this.#total === undefined ? { done: this.#done } : { done: this.#done, total: this.#total };
  }

  async *fragments(signal: AbortSignal): AsyncGenerator<Fragment> {
    const known = this.#range.known.flatMap((id) => this.#peelKnown(id));
    const tips: string[] = [];
    for (const tip of this.#range.tips) {
      yield* this.#refName(tip);
      const end = yield* this.#peel(tip.id, signal);
      if (end !== undefined) tips.push(end);
    }
    const commits = this.#commits(tips, known);
    this.#total = commits.length;
    const pacer = new Pacer();
    for (const commit of commits) {
      if (pacer.isDue()) await pacer.rest(signal);
      yield* this.#commit(commit, signal);
      this.#done += 1;
    }
  }

  earlier(object: string, signal: AbortSignal): AsyncIterable<Fragment> {
    return this.#changes.earlier(object, signal);
  }

  async attribute(objects: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly Attribution[]>> {
    return Promise.resolve(new Map([...objects].map((id) => [id, this.#attributionsOf(id)])));
  }

  #attributionsOf(id: string): readonly Attribution[] {
    const ofFile = this.#changes.attributions.get(id);
    if (ofFile !== undefined) return [ofFile];
    try {
      const object = this.#range.reader.read(id);
      if (!('type' in object)) return [];
      if (object.type === 'commit') return [commitAttribution(id, parseCommit(object.bytes))];
      if (object.type !== 'tag') return [];
      const refs = this.#range.tips.flatMap((tip) => (tip.id === id && tip.name !== undefined ? [tip.name] : []));
      return [{ source: 'git-tag', ...describePerson(parseTag(object.bytes).tagger), refs }];
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      return [];
    }
  }

  /** Only what the two ends name is counted even if it is not new, so that an empty range is not a silent one. */
  *#refName({ name }: RangeTip): Generator<Fragment> {
    if (name === undefined) {
      this.#refs.skip('name not asked for');
      return;
    }
    this.#refs.scan(name.length);
    yield* fragmentsOfBytes(Buffer.from(name), { source: 'git-ref', repository: this.name, path: name });
  }

  /** Gives the tags on the way; returns the commit at the end, if there is one. A tree or a file is scanned at once. */
  async *#peel(tip: string, signal: AbortSignal): AsyncGenerator<Fragment, string | undefined> {
    const known = new Set(this.#range.known);
    try {
      for (let id = tip; !known.has(id);) {
        const object = this.#range.reader.read(id);
        const type: ObjectType = 'type' in object ? object.type : 'blob';
        if (type === 'commit') return id;
        if (!('type' in object) || type !== 'tag') {
          yield* this.#alone(id, type, signal);
          return undefined;
        }
        this.#changes.objects.scan(object.bytes.length);
        yield* fragmentsOfBytes(object.bytes, { source: 'git-tag', repository: this.name, object: id });
        id = parseTag(object.bytes).object;
      }
    } catch (error) {
      if (signal.aborted) throw error;
      this.#changes.fail(`object ${tip}`, error);
    }
    return undefined;
  }

  /** A ref may name a tree or a file. */
  async *#alone(id: string, type: ObjectType, signal: AbortSignal): AsyncGenerator<Fragment> {
    const set: ChangeSet = {
      attribution: { source: 'git-blob' },
      treesBefore: [],
    };
    const file: NewEntry = { id, mode: FILE_MODE, path: Buffer.from(id), name: Buffer.alloc(0), previous: [], line: 1 };
    const entries = type === 'tree' ? this.#diff.newEntries(id, []) : [file];
    for (const entry of entries) yield* this.#changes.fragments(entry, set, signal);
  }

  #commits(tips: readonly string[], known: readonly string[]): readonly NewCommit[] {
    const { since } = this.#range;
    try {
      const commits = commitsBeyond((id) => this.#readCommit(id), tips, known);
      if (since === undefined) return commits;
      return commits.filter(({ committer }) => committer === undefined || committer.time >= since);
    } catch (error) {
      this.#changes.fail('the commits', error);
      return [];
    }
  }

  async *#commit(commit: NewCommit, signal: AbortSignal): AsyncGenerator<Fragment> {
    const origin = { source: 'git-commit', repository: this.name, object: commit.id } as const;
    const bytes = this.#range.reader.readAs('commit', commit.id);
    this.#changes.objects.scan(bytes.length);
    yield* fragmentsOfBytes(bytes, origin);
    const treesBefore = commit.parents.flatMap((id) => this.#treeOf(id));
    const attribution = { ...commitAttribution(commit.id, commit), source: 'git-blob' } as const;
    const set: ChangeSet = { attribution, treesBefore };
    for (const entry of this.#diff.newEntries(commit.tree, treesBefore)) {
      yield* this.#changes.fragments(entry, set, signal);
    }
  }

  /** Where a shallow clone ends, a push ends too. */
  #readCommit(id: string): Commit {
    const commit = parseCommit(this.#range.reader.readAs('commit', id));
    return this.#shallow.has(id) ? { ...commit, parents: [] } : commit;
  }

  #treeOf(commit: string): string[] {
    try {
      return [this.#readCommit(commit).tree];
    } catch (error) {
      // Without this parent more counts as new, which is the safe side.
      if (!isReadFailure(error)) throw error;
      return [];
    }
  }

  #peelKnown(id: string): string[] {
    try {
      for (let at = id; ;) {
        const object = this.#range.reader.read(at);
        if (!('type' in object) || object.type !== 'tag') return [at];
        at = parseTag(object.bytes).object;
      }
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      return [];
    }
  }
}

function commitAttribution(id: string, { author }: Commit): Attribution {
  return { source: 'git-commit', commit: id, ...describePerson(author) };
}
