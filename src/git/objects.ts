import { corrupt } from './corrupt.js';
import type { IdBytes } from './object-id-table.js';

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag';

export interface RawObject {
  readonly type: ObjectType;
  readonly bytes: Buffer;
}

/** A blob that is streamed instead of held. */
export interface LargeContent {
  readonly size: number;
  readonly stream: () => AsyncIterable<Buffer>;
}

/** Blobs from this size on are streamed unless a delta rests on them. */
export const LARGE_BYTES = 32 * 2 ** 20;
/** An object larger than this is not held in memory; git itself makes no delta of anything so large. */
export const MAX_OBJECT_BYTES = 256 * 2 ** 20;

export interface Commit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person | undefined;
  readonly committer: Person | undefined;
}

export interface Tag {
  readonly object: string;
  readonly type: ObjectType;
  readonly tagger: Person | undefined;
}

export interface Person {
  /** `Name <mail>` */
  readonly who: string;
  /** Seconds since 1970. */
  readonly time: number;
}

/** What a commit names. Fails with `corrupt-input` without a tree; a strange author is left out. */
export function parseCommit(bytes: Buffer): Commit {
  const header = headerOf(bytes);
  const tree = /^tree ([0-9a-f]{40}|[0-9a-f]{64})$/.exec(header[0] ?? '')?.[1];
  if (tree === undefined) throw corrupt('commit: names no tree');
  const parents: string[] = [];
  for (const line of header.slice(1)) {
    const parent = /^parent ([0-9a-f]{40}|[0-9a-f]{64})$/.exec(line)?.[1];
    if (parent === undefined) break;
    parents.push(parent);
  }
  return { tree, parents, author: personIn(header, 'author '), committer: personIn(header, 'committer ') };
}

export function parseTag(bytes: Buffer): Tag {
  const header = headerOf(bytes);
  const object = /^object ([0-9a-f]{40}|[0-9a-f]{64})$/.exec(header[0] ?? '')?.[1];
  const type = /^type (commit|tree|blob|tag)$/.exec(header[1] ?? '')?.[1];
  if (object === undefined || type === undefined) throw corrupt('tag: names no object');
  return { object, type: type as ObjectType, tagger: personIn(header, 'tagger ') };
}

export const TREE_MODE = 0o040000;
export const GITLINK_MODE = 0o160000;

/** What a visitor of tree entries gets: the mode, and where in the tree's bytes name and id stand. */
export type EntryVisitor = (mode: number, nameStart: number, nameEnd: number, idAt: number) => void;

/**
 * Visits a tree's entries without making an object of each: trees are most of what a history holds. `from` and `to` are
 * where entries begin and end.
 */
export function visitTree(tree: Buffer, visit: EntryVisitor, idBytes: IdBytes = 20, from = 0, to = tree.length): void {
  let at = from;
  while (at < to) {
    let mode = 0;
    let byte = tree[at];
    const modeStart = at;
    while (byte !== undefined && byte >= 0x30 && byte <= 0x37 && at - modeStart < 7) {
      mode = mode * 8 + byte - 0x30;
      at += 1;
      byte = tree[at];
    }
    if (at === modeStart || byte !== 0x20) throw corrupt('tree: an entry has no mode');
    const nameEnd = tree.indexOf(0, at + 1);
    if (nameEnd < 0 || nameEnd + 1 + idBytes > to) throw corrupt('tree: an entry is cut off');
    visit(mode, at + 1, nameEnd, nameEnd + 1);
    at = nameEnd + 1 + idBytes;
  }
}

function headerOf(bytes: Buffer): string[] {
  const end = bytes.indexOf('\n\n');
  return bytes.toString('utf8', 0, end < 0 ? bytes.length : end).split('\n');
}

function personIn(header: readonly string[], field: string): Person | undefined {
  const line = header.find((candidate) => candidate.startsWith(field));
  const match = line === undefined ? null : /^(.*>) (-?\d{1,16})(?: [+-]\d+)?$/.exec(line.slice(field.length));
  if (match === null) return undefined;
  return { who: match[1] as string, time: Number(match[2]) };
}
