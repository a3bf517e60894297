import { isReadFailure, reasonOf } from './corrupt.js';
import { buildHistoryGraph } from './history-graph.js';
import { isTrue } from './git-config.js';
import type { IndexEntry } from './index-file.js';
import type { ObjectDatabase } from './object-database.js';
import { GITLINK_MODE, type ObjectType, parseCommit, parseTag } from './objects.js';
import { markObjects } from './reachability.js';
import { type Refs, readShallow } from './refs.js';
import type { Repository } from './repository.js';
import { TreeChanges } from './tree-changes.js';

const MAX_REMEMBERED = 200_000;

/**
 * Notices objects that others name and that are not here. It looks at every object that a scan passes anyway; only if
 * something is missing does it work out whether a ref reaches what names it.
 */
export class ReferenceCheck {
  readonly #repository: Repository;
  readonly #database: ObjectDatabase;
  readonly #refs: Refs;
  readonly #shallow: ReadonlySet<string>;
  /** Missing ids, and the numbers of the objects that name them. */
  readonly #missing = new Map<string, number[]>();
  readonly #changes: TreeChanges;
  readonly #missingIn = new Map<string, string>();
  #remembered = 0;

  constructor(repository: Repository, database: ObjectDatabase, refs: Refs) {
    this.#repository = repository;
    this.#database = database;
    this.#changes = new TreeChanges(database.ids.idBytes);
    this.#refs = refs;
    this.#shallow = new Set(readShallow(repository, database.gaps));
  }

  look(number: number, type: ObjectType, bytes: Buffer): void {
    try {
      if (type === 'tree') this.#lookAtTree(number, bytes);
      else if (type === 'commit') this.#lookAtCommit(number, bytes);
      else if (type === 'tag') this.#need(parseTag(bytes).object, number);
    } catch (error) {
      if (!isReadFailure(error)) throw error;
      this.#database.gaps.add(`object ${this.#database.ids.hex(number)}`, reasonOf(error), 'malformed objects');
    }
  }

  /** An index names what the next commit will hold. Conflicts and announced files may name what is nowhere. */
  lookAtIndex(name: string, entries: readonly IndexEntry[]): void {
    for (const { mode, id, isIntentToAdd } of entries) {
      if (mode === GITLINK_MODE || isIntentToAdd || this.#database.ids.find(id, 0) >= 0) continue;
      this.#missingIn.set(id.toString('hex'), name);
    }
  }

  /** Adds the gaps; to be called once, when all objects have passed. */
  async finish(signal: AbortSignal): Promise<void> {
    const { gaps, ids } = this.#database;
    for (const [name, id] of this.#refs.byName) {
      if (ids.findHex(id) < 0) gaps.add(`ref ${name}`, `object ${id} is missing`, 'refs to missing objects');
    }
    const heads = new Map(this.#refs.otherHeads);
    if (this.#refs.head !== undefined) heads.set('HEAD', this.#refs.head);
    for (const [name, id] of heads) if (ids.findHex(id) < 0) gaps.add(name, `object ${id} is missing`);
    const boundary = [...this.#shallow].filter((id) => ids.findHex(id) >= 0).length;
    if (boundary > 0) {
      gaps.add(this.#repository.root, `shallow: the history before ${String(boundary)} commits is not here`, 'shallow');
    }
    const needed = this.#missing.size > 0 ? await this.#neededByHistory(signal) : new Map<string, string>();
    this.#tellMissing(new Map([...needed, ...this.#missingIn]));
  }

  #lookAtTree(number: number, bytes: Buffer): void {
    const { ids } = this.#database;
    let isComplete = true;
    this.#changes.visit(bytes, (_entry, mode, _nameStart, _nameEnd, idAt) => {
      if (mode === GITLINK_MODE || ids.find(bytes, idAt) >= 0) return;
      isComplete = false;
      this.#remember(bytes.toString('hex', idAt, idAt + ids.idBytes), number);
    });
    // The next tree may name what is missing as well.
    if (!isComplete) this.#changes.forget();
  }

  #lookAtCommit(number: number, bytes: Buffer): void {
    const { tree, parents } = parseCommit(bytes);
    this.#need(tree, number);
    if (parents.length > 0 && this.#shallow.has(this.#database.ids.hex(number))) return;
    for (const parent of parents) this.#need(parent, number);
  }

  #need(id: string, holder: number): void {
    // The empty tree is known to git even where it is not stored.
    if (this.#database.ids.findHex(id) < 0 && !EMPTY_TREES.has(id)) this.#remember(id, holder);
  }

  #remember(id: string, holder: number): void {
    this.#remembered += 1;
    if (this.#remembered > MAX_REMEMBERED) return;
    const holders = this.#missing.get(id);
    if (holders === undefined) this.#missing.set(id, [holder]);
    else holders.push(holder);
  }

  /** Missing ids that something reachable names, and what to say of them. */
  async #neededByHistory(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    const graph = await buildHistoryGraph(this.#database, new Set(), signal);
    const isReached = markObjects(graph, this.#database, this.#refs);
    const isCertain = this.#remembered <= MAX_REMEMBERED;
    const needed = [...this.#missing].filter(
      ([, holders]) => !isCertain || holders.some((holder) => isReached[holder] === 1),
    );
    return new Map(needed.map(([id]) => [id, 'the history']));
  }

  #tellMissing(missing: ReadonlyMap<string, string>): void {
    if (missing.size === 0) return;
    const { gaps } = this.#database;
    const isCertain = this.#remembered <= MAX_REMEMBERED;
    if (isPartialClone(this.#repository)) {
      gaps.add(
        this.#repository.root,
        `partial clone: ${isCertain ? '' : 'at least '}${String(missing.size)} objects are only at the remote`,
        'promisor',
      );
      return;
    }
    for (const [id, holder] of missing) {
      gaps.add(`object ${id}`, `missing, though ${holder} names it`, 'missing objects');
    }
  }
}

const EMPTY_TREES: ReadonlySet<string> = new Set([
  '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
]);

function isPartialClone({ config }: Repository): boolean {
  if (config.has('extensions.partialclone')) return true;
  return [...config].some(([key, value]) => /^remote\..*\.promisor$/.test(key) && isTrue(value));
}
