/**
 * Files of ours that hold something private, and the checks on files that we are told to believe.
 * They are a few kilobytes each and every step waits for the one before, so there is one implementation with
 * synchronous calls; the functions that return promises are the same thing for callers that await.
 */
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import { isProcessGone, processName } from './process-name.js';

const MAX_BYTES = 16 * 1024 * 1024;
/** Short enough that what it is joined from is gone before the collector takes it for something that stays. */
const PIECE_LENGTH = 1 << 16;
const GROUP_OR_OTHER_WRITE = 0o022;
const GROUP_OR_OTHER_ANY = 0o077;
/** Every temporary file of ours starts so; what a crash left behind is recognized by it. */
export const TEMP_PREFIX = '.unleak-';
const TEMP_OWNER = /^\.unleak-.*\.([0-9a-f]{8}-[0-9]+-[0-9a-f]{12})\.tmp$/;

/**
 * Makes a folder and its missing parents, mode 0700. One that exists may be readable by others (its files are not), but
 * a symlink, a foreign owner or write access for others is an error. May be called again.
 */
export function ensurePrivateFolderSync(path: string): void {
  try {
    const created = mkdirSync(path, { recursive: true, mode: 0o700 });
    if (created !== undefined) syncNewFolders(created, path);
  } catch (cause) {
    throw fileError('create folder', path, cause);
  }
  const stats = lstatSync(path);
  if (!stats.isDirectory()) throw refused('open folder', path, 'is not a folder but a symlink or a file');
  checkOwner('open folder', path, stats);
  if (hasMode(stats, GROUP_OR_OTHER_WRITE)) {
    throw refused('open folder', path, 'others may write to it', `chmod 700 ${path}`);
  }
}

/** What a file is to hold; of many pieces not all are held at once. */
type FileContent = Uint8Array | string | Iterable<string>;

/** Writes the whole file or nothing, mode 0600, replacing a file of that name but never following a symlink. */
export function writePrivateFileSync(path: string, bytes: FileContent): void {
  const existing = lstatOrUndefined(path);
  if (existing !== undefined && !existing.isFile()) throw refused('write', path, 'is not a regular file');
  const temp = writeTemp(path, bytes);
  try {
    renameSync(temp, path);
  } catch (cause) {
    rmSync(temp, { force: true });
    throw fileError('write', path, cause);
  }
  syncFolderSync(dirname(path));
}

/**
 * Creates the file, which appears whole or not at all, mode 0600, and gives true; gives false and changes nothing where
 * the name is taken. Of several that try at the same time exactly one gets true.
 */
export function createPrivateFileSync(path: string, bytes: Uint8Array | string): boolean {
  const temp = writeTemp(path, bytes);
  try {
    // A link fails when the name exists, where a rename would replace it.
    linkSync(temp, path);
  } catch (cause) {
    if (errorCodeOf(cause) === 'EEXIST') return false;
    throw fileError('create', path, cause);
  } finally {
    rmSync(temp, { force: true });
  }
  syncFolderSync(dirname(path));
  return true;
}

/** The bytes of a file that only its owner may read, or undefined where there is none. */
export function readPrivateFileSync(path: string): Buffer | undefined {
  return readChecked(path, GROUP_OR_OTHER_ANY, 'others may read or write it', `chmod 600 ${path}`);
}

/** The bytes of a file that others may read but only its owner (or root) may write; undefined where there is none. */
export function readOwnedFileSync(path: string): Buffer | undefined {
  return readChecked(path, GROUP_OR_OTHER_WRITE, 'others may write it', `chmod go-w ${path}`);
}

export async function ensurePrivateFolder(path: string): Promise<void> {
  return settle(() => ensurePrivateFolderSync(path));
}

export async function writePrivateFile(path: string, bytes: FileContent): Promise<void> {
  return settle(() => writePrivateFileSync(path, bytes));
}

export async function createPrivateFile(path: string, bytes: Uint8Array | string): Promise<boolean> {
  return settle(() => createPrivateFileSync(path, bytes));
}

export async function readPrivateFile(path: string): Promise<Buffer | undefined> {
  return settle(() => readPrivateFileSync(path));
}

export async function readOwnedFile(path: string): Promise<Buffer | undefined> {
  return settle(() => readOwnedFileSync(path));
}

/** Makes renames and links in a folder durable. */
export function syncFolderSync(path: string): void {
  const handle = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } catch (cause) {
    // Some file systems can't sync a folder and say so; they have no stronger promise to give.
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(errorCodeOf(cause) ?? '')) throw cause;
  } finally {
    closeSync(handle);
  }
}

export function lstatOrUndefined(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    throw fileError('look at', path, cause);
  }
}

/** An `AppError` for what the file system answered, naming the path. */
export function fileError(doing: string, path: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const code = errorCodeOf(cause);
  return new AppError(isMissing(cause) ? 'not-found' : 'config', `file: ${doing}: ${path}: ${code ?? 'failed'}`, {
    cause,
  });
}

export function refused(doing: string, path: string, why: string, hint?: string): AppError {
  return new AppError('config', `file: ${doing}: ${path}: ${why}`, { hint });
}

/** Makes the names of new folders durable, from the innermost up to `first`. */
function syncNewFolders(first: string, last: string): void {
  let folder = resolve(last);
  for (;;) {
    syncFolderSync(dirname(folder));
    if (folder === resolve(first) || folder === dirname(folder)) return;
    folder = dirname(folder);
  }
}

function settle<T>(work: () => T): Promise<T> {
  return new Promise((fulfil) => {
    fulfil(work());
  });
}

/** Removes temporary files of processes that ended before they could. Never one that somebody may still write. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const owner = TEMP_OWNER.exec(name)?.[1];
    if (owner !== undefined && isProcessGone(owner)) rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw fileError('look into', folder, cause);
  }
}

function writeTemp(path: string, bytes: FileContent): string {
  removeLeftovers(dirname(path));
  const temp = join(dirname(path), `${TEMP_PREFIX}${basename(path)}.${processName()}.tmp`);
  let handle: number | undefined;
  try {
    handle = openSync(temp, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
    // The umask may have taken bits away from the owner too.
    fchmodSync(handle, 0o600);
    for (const piece of piecesOf(bytes)) writeFileSync(handle, piece);
    fsyncSync(handle);
  } catch (cause) {
    if (handle !== undefined) rmSync(temp, { force: true });
    throw fileError('write', path, cause);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
  return temp;
}

/** Small ones are joined, so that a long list of them is not as many writes. */
function* piecesOf(content: FileContent): Iterable<Uint8Array | string> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield content;
    return;
  }
  let pieces: string[] = [];
  let length = 0;
  for (const piece of content) {
    pieces.push(piece);
    length += piece.length;
    if (length < PIECE_LENGTH) continue;
    yield pieces.join('');
    pieces = [];
    length = 0;
  }
  yield pieces.join('');
}

function readChecked(path: string, forbidden: number, why: string, hint: string): Buffer | undefined {
  let handle: number;
  try {
    // Without O_NONBLOCK a named pipe would hold us for ever.
    handle = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    if (errorCodeOf(cause) === 'ELOOP') throw refused('read', path, 'is a symlink');
    throw fileError('read', path, cause);
  }
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw refused('read', path, 'is not a regular file');
    checkOwner('read', path, stats);
    if (hasMode(stats, forbidden)) throw refused('read', path, why, hint);
    if (stats.size > MAX_BYTES) throw refused('read', path, `is larger than ${String(MAX_BYTES)} bytes`);
    return readFileSync(handle);
  } catch (cause) {
    throw fileError('read', path, cause);
  } finally {
    closeSync(handle);
  }
}

/** Root may own what we read: whoever is root can do anything to us anyway. */
function checkOwner(doing: string, path: string, stats: Stats): void {
  const me = process.geteuid?.();
  if (me !== undefined && stats.uid !== me && stats.uid !== 0) {
    throw refused(doing, path, `belongs to another user (uid ${String(stats.uid)})`);
  }
}

/** On Windows the mode says nothing. */
function hasMode(stats: Stats, bits: number): boolean {
  return process.geteuid !== undefined && (stats.mode & bits) !== 0;
}

function isMissing(cause: unknown): boolean {
  const code = errorCodeOf(cause);
  return code === 'ENOENT' || code === 'ENOTDIR';
}
