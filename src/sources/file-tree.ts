import { isUtf8 } from 'node:buffer';
import { lstatSync, type Stats } from 'node:fs';
import type { SourceCoverage } from '../core/finding.js';
import type { Fragment, Origin } from '../core/fragment.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { Pacer } from '../git/pacer.js';
import { showPath } from '../git/raw-path.js';
import { looksLikeGitDirectory } from '../git/repository.js';
import { fragmentsOfFile } from './fragments.js';
import { joinPath, listFolder } from './list-folder.js';
import { nameFragments } from './name-lines.js';
import { OVERLAP_BYTES, SLICE_BYTES } from '../core/slices.js';
import type { OpenAll, Source } from './source.js';
import { Tally } from './tally.js';

const GIT = Buffer.from('.git');
const OBJECTS = Buffer.from('objects');
/** Left out, and counted elsewhere. */
export const UNCOUNTED = 'uncounted';

export interface FileTreeOptions {
  readonly name: string;
  /** Absolute path of the folder, or of the folder that holds the one file. */
  readonly root: string;
  /** Paths below the root to begin with: the empty path for all of it. */
  readonly start: Buffer;
  readonly originOf: (shownPath: string) => Origin;
  /** Of the names in a folder; without it they are not looked at. */
  readonly nameOriginOf?: (shownFolder: string) => Origin;
  /** Whether the root's own `.git` belongs to another source of the same scan. */
  readonly ownsGit: boolean;
  /** Counts the files, if they are not counted as `files` by a tally of their own. */
  readonly tally?: Tally;
  /** Says of a path below the root that it is not read, with a reason to count or, `uncounted`, without a trace. */
  readonly leaveOut?: (path: Buffer) => string | undefined;
  /** Opens the histories of the repositories below; undefined where no history is wanted. */
  readonly openAll: OpenAll | undefined;
}

/**
 * Every file below a folder, whatever its name or content. Symbolic links are not followed, and what is no file is never
 * opened. Git directories are left to the reader of git's formats, since their files are compressed. Names are bytes
 * throughout.
 */
export class FileTreeSource implements Source {
  readonly name: string;
  readonly #options: FileTreeOptions;
  readonly #root: Buffer;
  readonly #tally: Tally;
  readonly #repositories: string[] = [];

  constructor(options: FileTreeOptions) {
    this.name = options.name;
    this.#options = options;
    this.#root = Buffer.from(options.root);
    this.#tally = options.tally ?? new Tally(options.name, 'files');
  }

  coverage(): SourceCoverage {
    return this.#tally.coverage();
  }

  progress(): { readonly done: number } {
    return { done: this.#tally.enumerated };
  }

  async *fragments(signal: AbortSignal): AsyncGenerator<Fragment> {
    const pacer = new Pacer();
    const stack = [this.#options.start];
    for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
      if (pacer.isDue()) await pacer.rest(signal);
      const leftOut = this.#options.leaveOut?.(path);
      if (leftOut !== undefined) {
        if (leftOut !== UNCOUNTED) this.#tally.skip(leftOut);
        continue;
      }
      const kind = this.#kindOf(path);
      // One by one: spread arguments have a limit that a large folder exceeds.
      if (kind === 'folder') {
        const paths = this.#list(path);
        const nameOrigin = this.#options.nameOriginOf?.(path.length === 0 ? '.' : showPath(path));
        if (nameOrigin !== undefined) yield* nameFragments(paths, nameOrigin);
        for (const inner of paths.reverse()) stack.push(inner);
      } else if (kind === 'file') yield* this.#read(path, signal, pacer);
      else if (kind !== undefined) this.#leave(path, kind);
    }
  }

  /** What is met on the way is counted; what was asked for by name is missed, too. */
  #leave(path: Buffer, kind: string): void {
    this.#tally.skip(kind);
    if (kind === 'special' && path === this.#options.start) {
      this.#tally.gaps.add(showPath(this.#absolute(path)), 'a pipe, socket or device is not read');
    }
  }

  async *nested(): AsyncGenerator<Source> {
    if (this.#options.openAll !== undefined) yield* this.#options.openAll(this.#repositories);
  }

  /** Undefined for what is left out without being counted: the repository's own `.git`, or what can't be looked at. */
  #kindOf(path: Buffer): 'folder' | 'file' | 'symlink' | 'special' | 'nested-repository' | undefined {
    let stat: Stats;
    try {
      stat = lstatSync(this.#absolute(path));
    } catch (error) {
      this.#fail(path, error);
      this.#tally.skip('unreadable');
      return undefined;
    }
    // A file of that name only says where the git directory is, and may say more.
    if (this.#options.ownsGit && path.equals(GIT) && !stat.isFile()) return undefined;
    if (stat.isSymbolicLink()) return 'symlink';
    const isGit = baseName(path).equals(GIT);
    if (stat.isFile()) {
      if (isGit) this.#addRepository(folderOf(path));
      return 'file';
    }
    if (!stat.isDirectory()) return 'special';
    if (!this.#isGitDirectory(path, isGit)) return 'folder';
    this.#addRepository(isGit ? folderOf(path) : path);
    return 'nested-repository';
  }

  /** A `.git` without objects is a folder like others; a bare repository is known by what it holds. */
  #isGitDirectory(path: Buffer, isGit: boolean): boolean {
    if (path.length === 0) return false;
    const absolute = this.#absolute(path);
    if (!isFolder(joinPath(absolute, OBJECTS))) return false;
    return isGit || looksLikeGitDirectory(absolute.toString('utf8'));
  }

  #addRepository(folder: Buffer): void {
    const absolute = this.#absolute(folder);
    if (isUtf8(absolute)) this.#repositories.push(absolute.toString('utf8'));
    else this.#tally.gaps.add(showPath(absolute), 'a repository whose path is not UTF-8 can not be opened');
  }

  #list(folder: Buffer): Buffer[] {
    try {
      return listFolder(this.#root, folder);
    } catch (error) {
      this.#fail(folder, error);
      return [];
    }
  }

  async *#read(path: Buffer, signal: AbortSignal, pacer: Pacer): AsyncGenerator<Fragment> {
    const origin = this.#options.originOf(showPath(path));
    let bytes = 0;
    try {
      for (const fragment of fragmentsOfFile(this.#absolute(path), origin)) {
        bytes += bytes === 0 ? fragment.bytes.length : fragment.bytes.length - OVERLAP_BYTES;
        yield fragment;
        if (fragment.bytes.length === SLICE_BYTES) await pacer.rest(signal);
      }
    } catch (error) {
      if (signal.aborted) throw error;
      this.#fail(path, error);
      this.#tally.skip('unreadable');
      return;
    }
    if (bytes === 0) this.#tally.skip('empty');
    else this.#tally.scan(bytes);
  }

  #fail(path: Buffer, error: unknown): void {
    if (!isReadFailure(error)) throw error;
    this.#tally.gaps.add(showPath(this.#absolute(path)), reasonOf(error), `files below ${this.#options.root}`);
  }

  #absolute(path: Buffer): Buffer {
    return joinPath(this.#root, path);
  }
}

function folderOf(path: Buffer): Buffer {
  return path.subarray(0, Math.max(0, path.lastIndexOf('/')));
}

function isFolder(path: Buffer): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function baseName(path: Buffer): Buffer {
  return path.subarray(path.lastIndexOf('/') + 1);
}
