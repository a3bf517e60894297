import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { corrupt } from './corrupt.js';
import { readEwah } from './ewah.js';
import type { IdBytes } from './object-id-table.js';
import { readRegularFile } from './regular-file.js';

/** Some four million entries, which take a gigabyte when they are read. */
const MAX_INDEX_BYTES = 2 ** 28;
/** Times, device, inode, mode, owner and size; then id and flags. */
const STAT_BYTES = 40;
const EXTENDED = 0x4000;
const INTENT_TO_ADD = 0x2000;
const SKIP_WORKTREE = 0x4000;
/** Version 4 shortens paths by what they share with the one before; paths of an honest index are no longer than this. */
const MAX_EXPANSION = 16;

/** What is staged at a path. */
export interface IndexEntry {
  readonly path: Buffer;
  /** As in a tree; the mode of a folder stands for all of a folder that is not checked out. */
  readonly mode: number;
  readonly id: Buffer;
  /** 0, or in an unresolved conflict 1 for the common ancestor, 2 for ours, 3 for theirs. */
  readonly stage: number;
  /** Announced with `git add -N`: its id is that of the empty blob. */
  readonly isIntentToAdd: boolean;
  readonly isSkipWorktree: boolean;
}

export interface IndexFile {
  readonly version: number;
  readonly entries: readonly IndexEntry[];
  /** Sides of conflicts that were resolved since; nothing else may name these objects. */
  readonly resolved: readonly IndexEntry[];
  /** Id of the shared index that it rests on. */
  readonly sharedId: string | undefined;
  /** Optional extensions by their four letters, in the order of the file. */
  readonly extensions: ReadonlyMap<string, Buffer>;
}

/**
 * The entries of a git index, those of a shared index that it rests on included. Fails with `corrupt-input`, or with the
 * system's error (`ENOENT` where nothing was ever staged).
 */
export function readIndex(path: string, idBytes: IdBytes = 20): readonly IndexEntry[] {
  return readIndexFile(path, idBytes).entries;
}

/** As `readIndex`, with what else stands in the file. */
export function readIndexFile(path: string, idBytes: IdBytes = 20): IndexFile {
  const bytes = readRegularFile(path, MAX_INDEX_BYTES);
  return parseIndex(bytes, idBytes, (id) => {
    const shared = readRegularFile(`${dirname(path)}/sharedindex.${id}`, MAX_INDEX_BYTES);
    if (shared.toString('hex', shared.length - idBytes) !== id) throw corrupt('index: the shared index is another one');
    return shared;
  });
}

/** @param readShared gives the bytes of the shared index with this checksum */
export function parseIndex(bytes: Buffer, idBytes: IdBytes, readShared: (id: string) => Buffer): IndexFile {
  const own = parseOne(bytes, idBytes);
  const link = own.extensions.get('link');
  if (link === undefined) return own;
  if (link.length < idBytes) throw corrupt('index: the link to a shared index is cut off');
  const id = link.subarray(0, idBytes);
  if (id.every((byte) => byte === 0)) return own;
  const shared = parseOne(readShared(id.toString('hex')), idBytes);
  if (shared.extensions.has('link')) throw corrupt('index: a shared index rests on another');
  const entries = mergeShared(own.entries, shared.entries, link, idBytes);
  return { ...own, entries, sharedId: id.toString('hex') };
}

function parseOne(bytes: Buffer, idBytes: IdBytes): IndexFile {
  if (bytes.length < 12 + idBytes || bytes.toString('latin1', 0, 4) !== 'DIRC') throw corrupt('index: not an index');
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) throw corrupt(`index: version ${String(version)} is unknown`);
  checkSum(bytes, idBytes);
  const end = bytes.length - idBytes;
  const { entries, end: entriesEnd } = readEntries(bytes.subarray(0, end), version, idBytes);
  const extensions = readExtensions(bytes.subarray(0, end), entriesEnd);
  const resolved = readResolved(extensions.get('REUC'), idBytes);
  return { version, entries, resolved, sharedId: undefined, extensions };
}

/** Git can be told to leave the checksum out; then zeros stand in its place. */
function checkSum(bytes: Buffer, idBytes: IdBytes): void {
  const sum = bytes.subarray(-idBytes);
  if (sum.every((byte) => byte === 0)) return;
  const algorithm = idBytes === 20 ? 'sha1' : 'sha256';
  const actual = createHash(algorithm).update(bytes.subarray(0, -idBytes)).digest();
  if (!actual.equals(sum)) throw corrupt('index: its checksum is wrong');
}

function readEntries(
  bytes: Buffer,
  version: number,
  idBytes: IdBytes,
): { readonly entries: IndexEntry[]; readonly end: number } {
  const count = bytes.readUInt32BE(8);
  const entries: IndexEntry[] = [];
  let at = 12;
  let previous: Buffer = Buffer.alloc(0);
  let room = bytes.length * MAX_EXPANSION;
  for (let number = 0; number < count; number += 1) {
    const flagsAt = at + STAT_BYTES + idBytes;
    if (flagsAt + 4 > bytes.length) throw corrupt('index: an entry is cut off');
    const flags = bytes.readUInt16BE(flagsAt);
    const isExtended = (flags & EXTENDED) !== 0;
    if (isExtended && version < 3) throw corrupt('index: an entry has flags of a later version');
    const more = isExtended ? bytes.readUInt16BE(flagsAt + 2) : 0;
    const pathAt = flagsAt + (isExtended ? 4 : 2);
    const { path, end } = version === 4 ? readShortened(bytes, pathAt, previous) : readPadded(bytes, pathAt, at);
    room -= path.length;
    if (room < 0) throw corrupt('index: its paths are longer than an index holds');
    entries.push({
      path,
      mode: bytes.readUInt32BE(at + 24),
      id: Buffer.from(bytes.subarray(at + STAT_BYTES, flagsAt)),
      stage: (flags >> 12) & 3,
      isIntentToAdd: (more & INTENT_TO_ADD) !== 0,
      isSkipWorktree: (more & SKIP_WORKTREE) !== 0,
    });
    previous = path;
    at = end;
  }
  return { entries, end: at };
}

interface ReadPath {
  readonly path: Buffer;
  readonly end: number;
}

/** Versions 2 and 3: entries are padded with one to eight zeros. */
function readPadded(bytes: Buffer, pathAt: number, entryAt: number): ReadPath {
  const pathEnd = bytes.indexOf(0, pathAt);
  if (pathEnd < 0) throw corrupt('index: a path is cut off');
  const end = entryAt + (Math.floor((pathEnd - entryAt) / 8) + 1) * 8;
  if (end > bytes.length) throw corrupt('index: an entry is cut off');
  return { path: Buffer.from(bytes.subarray(pathAt, pathEnd)), end };
}

/** Version 4: how many bytes of the path before fall away, and what comes in their place. */
function readShortened(bytes: Buffer, at: number, previous: Buffer): ReadPath {
  let value = -1;
  let restAt = at;
  for (let byte = 0x80; (byte & 0x80) !== 0; restAt += 1) {
    byte = bytes[restAt] ?? 0;
    value = (value + 1) * 0x80 + (byte & 0x7f);
    if (value > previous.length || restAt >= bytes.length) throw corrupt('index: a path takes too much away');
  }
  const end = bytes.indexOf(0, restAt);
  if (end < 0) throw corrupt('index: a path is cut off');
  const kept = previous.subarray(0, previous.length - value);
  return { path: Buffer.concat([kept, bytes.subarray(restAt, end)]), end: end + 1 };
}

function readExtensions(bytes: Buffer, start: number): Map<string, Buffer> {
  const extensions = new Map<string, Buffer>();
  for (let at = start; at < bytes.length;) {
    if (at + 8 > bytes.length) throw corrupt('index: an extension is cut off');
    const name = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32BE(at + 4);
    if (end > bytes.length) throw corrupt('index: an extension is cut off');
    // A lower case letter says that the entries can't be understood without it.
    if (!/^[A-Z]/.test(name) && name !== 'link' && name !== 'sdir')
      throw corrupt('index: it needs an unknown extension');
    extensions.set(name, bytes.subarray(at + 8, end));
    at = end;
  }
  return extensions;
}

/** For each path three modes in octal, and an id for each that is not 0. */
function readResolved(bytes: Buffer | undefined, idBytes: IdBytes): IndexEntry[] {
  const entries: IndexEntry[] = [];
  for (let at = 0; bytes !== undefined && at < bytes.length;) {
    const texts: Buffer[] = [];
    for (let field = 0; field < 4; field += 1) {
      const end = bytes.indexOf(0, at);
      if (end < 0) throw corrupt('index: a resolved conflict is cut off');
      texts.push(Buffer.from(bytes.subarray(at, end)));
      at = end + 1;
    }
    const [path, ...modes] = texts as [Buffer, ...Buffer[]];
    for (const [index, text] of modes.entries()) {
      const mode = Number.parseInt(text.toString('latin1'), 8);
      if (!(mode > 0)) continue;
      if (at + idBytes > bytes.length) throw corrupt('index: a resolved conflict is cut off');
      const id = Buffer.from(bytes.subarray(at, at + idBytes));
      entries.push({ path, mode, id, stage: index + 1, isIntentToAdd: false, isSkipWorktree: false });
      at += idBytes;
    }
  }
  return entries;
}

/** Entries of the shared index without the deleted ones; a replaced one keeps its path, and new ones are put in order. */
function mergeShared(
  own: readonly IndexEntry[],
  shared: readonly IndexEntry[],
  link: Buffer,
  idBytes: IdBytes,
): IndexEntry[] {
  if (link.length === idBytes) return [...shared, ...own].sort(compareEntries);
  const deleted = readEwah(link, idBytes, shared.length);
  const replaced = readEwah(link, deleted.end, shared.length).positions;
  const merged: (IndexEntry | undefined)[] = [...shared];
  for (const [at, position] of replaced.entries()) {
    const entry = own[at];
    const old = shared[position];
    if (entry === undefined || old === undefined || entry.path.length > 0)
      throw corrupt('index: a replacement is missing');
    merged[position] = { ...entry, path: old.path };
  }
  for (const position of deleted.positions) merged[position] = undefined;
  const added = own.slice(replaced.length);
  return [...merged.filter((entry) => entry !== undefined), ...added].sort(compareEntries);
}

function compareEntries(left: IndexEntry, right: IndexEntry): number {
  return left.path.compare(right.path) || left.stage - right.stage;
}
