import { errorCodeOf } from '../core/errors.js';
import type { Attribution, SourceCoverage } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { isReadFailure } from '../git/corrupt.js';
import { type IndexFile, readIndexFile } from '../git/index-file.js';
import { GapList } from '../git/gap-list.js';
import type { ObjectReader } from '../git/object-reader.js';
import { parseCommit } from '../git/objects.js';
import { readRefs } from '../git/refs.js';
import type { Repository } from '../git/repository.js';
import { diffStaged } from '../git/staged-diff.js';
import { isTree, type NewEntry, TreeDiff, type TreeReader } from '../git/tree-diff.js';
import { type ChangeSet, Changes } from './git-changes.js';
import type { Source } from './source.js';
import { Tally } from './tally.js';

export interface Staged {
  readonly repository: Repository;
  readonly reader: ObjectReader;
  /** The file that git is about to commit from; `git commit -a` has one of its own. */
  readonly indexFile: string;
}

/** What the next commit would bring: staged files that are not what HEAD has, and new names. */
export function gitStagedSource(staged: Staged): Source {
  return new GitStagedSource(staged);
}

class GitStagedSource implements Source {
  readonly name: string;
  readonly #staged: Staged;
  readonly #changes: Changes;
  readonly #indexes: Tally;
  #done = 0;

  constructor(staged: Staged) {
    this.name = staged.repository.root;
    this.#staged = staged;
    this.#changes = new Changes(staged.reader, this.name);
    this.#indexes = new Tally(this.name, 'indexes');
  }

  coverage(): SourceCoverage {
    const all = [this.#indexes, this.#changes.names, this.#changes.objects].map((tally) => tally.coverage());
    const units = Object.assign({}, ...all.map((one) => one.units)) as SourceCoverage['units'];
    return { source: this.name, units, gaps: this.#changes.objects.gaps.list() };
  }

  progress(): { readonly done: number } {
    return { done: this.#done };
  }

  async *fragments(signal: AbortSignal): AsyncGenerator<Fragment> {
    const index = this.#readIndex();
    if (index === undefined) return;
    const { reader } = this.#staged;
    const trees: TreeReader = {
      idBytes: reader.idBytes,
      readTree: (id) => reader.readAs('tree', id),
      fail: (id, error) => this.#changes.fail(`tree ${id}`, error),
    };
    const head = this.#headTree();
    const { changed, unchanged } = diffStaged(index, head, trees);
    for (let at = 0; at < unchanged; at += 1) this.#changes.objects.skip('unchanged');
    const set: ChangeSet = {
      attribution: { source: 'git-blob', place: 'index' },
      index: this.#staged.indexFile,
      treesBefore: head === undefined ? [] : [head],
    };
    for (const entry of this.#withFolders(changed, new TreeDiff(trees))) {
      signal.throwIfAborted();
      yield* this.#changes.fragments(entry, set, signal);
      this.#done += 1;
    }
  }

  earlier(object: string, signal: AbortSignal): AsyncIterable<Fragment> {
    return this.#changes.earlier(object, signal);
  }

  attribute(objects: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly Attribution[]>> {
    const known = [...objects].flatMap((id) => {
      const attribution = this.#changes.attributions.get(id);
      return attribution === undefined ? [] : [[id, [attribution]] as const];
    });
    return Promise.resolve(new Map(known));
  }

  /** Where nothing was ever staged there is no index, and a commit brings nothing. */
  #readIndex(): IndexFile | undefined {
    try {
      const index = readIndexFile(this.#staged.indexFile, this.#staged.reader.idBytes);
      this.#indexes.scan(0);
      return index;
    } catch (error) {
      this.#indexes.skip(errorCodeOf(error) === 'ENOENT' ? 'not there' : 'unreadable');
      if (errorCodeOf(error) !== 'ENOENT') this.#changes.fail(this.#staged.indexFile, error);
      return undefined;
    }
  }

  #headTree(): string | undefined {
    const { repository, reader } = this.#staged;
    const { head } = readRefs(repository, new GapList());
    if (head === undefined) return undefined;
    try {
      return parseCommit(reader.readAs('commit', head)).tree;
    } catch (error) {
      // Then all that is staged counts as new.
      if (!isReadFailure(error)) throw error;
      return undefined;
    }
  }

  /** Of a folder that is not checked out the index has the tree alone. */
  *#withFolders(changed: readonly NewEntry[], diff: TreeDiff): Generator<NewEntry> {
    for (const entry of changed) {
      yield entry;
      if (entry.id === '' || !isTree(entry.mode)) continue;
      const before = entry.previous.filter(({ mode }) => isTree(mode)).map(({ id }) => id);
      for (const below of diff.newEntries(entry.id, before)) {
        yield { ...below, path: Buffer.concat([entry.path, Buffer.from('/'), below.path]) };
      }
    }
  }
}
