import type { Content } from '../core/fragment.js';
import { contentChunks, damaged, type Member, type RandomContainer } from './container.js';

const BLOCK = 2048;
/** Before it there is room for whatever starts a computer. */
const FIRST_DESCRIPTOR = 16 * BLOCK;
const MARK = Buffer.from('CD001');
/** So much of an image has to be seen to know it. */
export const DISC_BYTES = FIRST_DESCRIPTOR + 1 + MARK.length;
const PRIMARY = 1;
const SUPPLEMENTARY = 2;
const MAX_DESCRIPTORS = 64;
const MAX_FOLDER_BYTES = 16 * 2 ** 20;
const MAX_DEPTH = 64;
const FOLDER_FLAG = 2;
const GOES_ON_FLAG = 0x80;

/** An image of a disc: what installs systems, and what gives a virtual machine its first settings and passwords. */
export const iso9660: RandomContainer = {
  name: 'iso9660',
  access: 'random',
  maxBytes: Number.MAX_SAFE_INTEGER,
  // Needs more than others to be known by.
  matches: (head) => isDisc(head),
  open: readDisc,
};

export function isDisc(start: Buffer): boolean {
  return start.length >= DISC_BYTES && MARK.compare(start, FIRST_DESCRIPTOR + 1, DISC_BYTES) === 0;
}

/** A file or folder as the record in its folder describes it. */
interface Entry {
  readonly path: Buffer;
  readonly isFolder: boolean;
  /** Whether the next record of the same folder says where the file goes on. */
  readonly goesOn: boolean;
  readonly start: number;
  readonly length: number;
}

/** How names are written. */
type Naming = 'plain' | 'utf-16';

async function* readDisc(content: Content): AsyncGenerator<Member> {
  const { root, naming } = rootOf(content);
  const seen = new Set<number>();
  const folders: { readonly entry: Entry; readonly depth: number }[] = [{ entry: root, depth: 0 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { entry: folder, depth } = next;
    if (seen.has(folder.start)) continue;
    seen.add(folder.start);
    if (depth > MAX_DEPTH) throw damaged('iso9660: folders are nested deeper than they may');
    let parts: Entry[] = [];
    for (const entry of entriesOf(content, folder, naming)) {
      if (entry.isFolder) {
        yield { path: Buffer.concat([entry.path, SLASH]), skipped: 'folder' };
        folders.push({ entry, depth: depth + 1 });
        continue;
      }
      parts.push(entry);
      if (entry.goesOn) continue;
      yield fileOf(content, parts);
      parts = [];
    }
  }
}

const SLASH = Buffer.from('/');

function fileOf(content: Content, parts: readonly Entry[]): Member {
  const { path } = parts[0]!;
  if (parts.some(({ start, length }) => length > 0 && start >= content.size)) {
    return { path, skipped: 'unreadable', gap: 'iso9660: nothing is where its content should be' };
  }
  return { path, chunks: chunksOf(content, parts) };
}

async function* chunksOf(content: Content, parts: readonly Entry[]): AsyncGenerator<Buffer> {
  for (const { start, length } of parts) {
    yield* contentChunks(content, start, Math.min(content.size, start + length));
    if (start + length > content.size) throw damaged('iso9660: it ends too early');
  }
}

/** The folder at the top, as that descriptor names it which has the longer names. */
function rootOf(content: Content): { readonly root: Entry; readonly naming: Naming } {
  let primary: Buffer | undefined;
  for (let at = 0; at < MAX_DESCRIPTORS; at += 1) {
    const descriptor = content.read(FIRST_DESCRIPTOR + at * BLOCK, BLOCK);
    if (descriptor.length < BLOCK || !descriptor.subarray(1, 6).equals(MARK)) break;
    if (descriptor[0] === SUPPLEMENTARY && /^%\/[@CE]/.test(descriptor.toString('latin1', 88, 91))) {
      return { root: rootEntry(descriptor), naming: 'utf-16' };
    }
    if (descriptor[0] === PRIMARY) primary ??= descriptor;
  }
  if (primary === undefined) throw damaged('iso9660: it does not say where its folders are');
  return { root: rootEntry(primary), naming: 'plain' };
}

function rootEntry(descriptor: Buffer): Entry {
  return recordAt(descriptor, 156, Buffer.alloc(0));
}

function recordAt(bytes: Buffer, at: number, path: Buffer): Entry {
  const flags = bytes[at + 25]!;
  return {
    path,
    isFolder: (flags & FOLDER_FLAG) !== 0,
    goesOn: (flags & GOES_ON_FLAG) !== 0,
    start: (bytes.readUInt32LE(at + 2) + bytes[at + 1]!) * BLOCK,
    length: bytes.readUInt32LE(at + 10),
  };
}

/** What a folder lists, without itself and the one above. No record goes over the end of a block. */
function* entriesOf(content: Content, folder: Entry, naming: Naming): Generator<Entry> {
  const bytes = content.read(folder.start, Math.min(folder.length, MAX_FOLDER_BYTES));
  if (bytes.length < folder.length) throw damaged('iso9660: a folder is cut off');
  for (let at = 0; at < bytes.length;) {
    const length = bytes[at]!;
    if (length === 0) {
      at = (Math.floor(at / BLOCK) + 1) * BLOCK;
      continue;
    }
    const nameEnd = at + 33 + (bytes[at + 32] ?? 0);
    if (length < 34 || nameEnd > at + length || at + length > bytes.length) {
      throw damaged('iso9660: a folder is damaged');
    }
    const name = bytes.subarray(at + 33, nameEnd);
    const isItselfOrAbove = name.length === 1 && name[0]! <= 1;
    if (!isItselfOrAbove) {
      const shown = naming === 'utf-16' ? fromUtf16(name) : (longName(bytes.subarray(nameEnd, at + length)) ?? name);
      yield recordAt(bytes, at, joined(folder.path, withoutVersion(shown)));
    }
    at += length;
  }
}

function joined(folder: Buffer, name: Buffer): Buffer {
  return folder.length === 0 ? name : Buffer.concat([folder, SLASH, name]);
}

function fromUtf16(name: Buffer): Buffer {
  const even = Buffer.from(name.subarray(0, name.length - (name.length % 2)));
  return Buffer.from(even.swap16().toString('utf16le'));
}

/** `NAME.TXT;1` is the first and mostly only version of `NAME.TXT`. */
function withoutVersion(name: Buffer): Buffer {
  const text = name.toString('latin1');
  return Buffer.from(text.replace(/\.?;[0-9]{1,5}$/, ''), 'latin1');
}

/** The name that a Unix system gave, in the notes behind a record: two letters, a length, a version, and what they say. */
function longName(notes: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = notes.length % 2; at + 4 <= notes.length;) {
    const length = notes[at + 2]!;
    if (length < 4 || at + length > notes.length) break;
    if (notes.toString('latin1', at, at + 2) === 'NM') parts.push(notes.subarray(at + 5, at + length));
    at += length;
  }
  return parts.length === 0 ? undefined : Buffer.concat(parts);
}
