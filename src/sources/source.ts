import type { Attribution, SourceCoverage } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import type { LfsPointer } from '../git/lfs.js';

/** Opens the histories of repositories that a source met, those left out that the scan has already. */
export type OpenAll = (paths: readonly string[]) => AsyncIterable<Source>;

/** A pack of git objects that was read to its end and is what its name says. */
export interface ReadPack {
  readonly id: string;
  readonly pointers: readonly LfsPointer[];
  readonly holds: (object: string) => boolean;
}

/** Blobs of one repository that are files of their own, each with a mark that no other file gets. */
export interface ReadLoose {
  readonly marks: readonly string[];
  readonly holds: (object: string) => boolean;
}

/** Packs of git objects, each named by its content, so that the same one is known in every repository. */
export interface PackParts {
  readonly ids: readonly string[];
  /** Before `fragments`: files, commits and tags in this pack are known, with these pointers among them. */
  leaveOut(id: string, pointers: readonly LfsPointer[]): void;
  /** Before `fragments`: blobs that are files of their own, with these marks, are known. Says of an object whether it is one. */
  leaveOutLoose(marks: ReadonlySet<string>): (object: string) => boolean;
  /** Whether the repository has this object in this pack and nowhere else. */
  holds(id: string, object: string): boolean;
  /** After `fragments`, when nothing was missing. */
  read(): readonly ReadPack[];
  /** After `fragments`: all blobs that are files of their own. */
  loose(): ReadLoose;
}

/** A place that text comes from. Used once: `fragments` to its end, then `coverage`, then `attribute`. */
export interface Source {
  /** What a person calls it: an absolute path, or `stdin`. */
  readonly name: string;
  /**
   * Everything there is to scan, pulled one by one, so that memory does not grow with the source. What can't be read
   * becomes a gap in `coverage`, never an exception; a source that is not there at all fails before (`not-found`).
   */
  fragments(signal: AbortSignal): AsyncIterable<Fragment>;
  /** What existed and what became of it. Complete only after `fragments` has ended. */
  coverage(): SourceCoverage;
  /**
   * Names all that `fragments` would read, at little cost and without beginning it: the same name again, and all is as it
   * was. Undefined for what can't be named so.
   */
  digest?(): string | undefined;
  /** Parts of which the content may be known. */
  packs?(): PackParts | undefined;
  /** Units done so far and, once known, in all: for the progress line. */
  progress(): { readonly done: number; readonly total?: number };
  /**
   * For git objects in which something was found: every path where each stands, with the oldest commit that brought it
   * there. An object that nothing reaches gets one entry with the source `git-dangling`.
   */
  attribute?(objects: ReadonlySet<string>, signal: AbortSignal): Promise<ReadonlyMap<string, readonly Attribution[]>>;
  /**
   * To be called when something was found in a git object, before more than one other is begun: what stood at its place
   * before. A secret that is in there too was not brought by this object and does not count.
   */
  earlier?(object: string, signal: AbortSignal): AsyncIterable<Fragment>;
  /**
   * Repositories that lie inside of this place, whose objects it leaves out: sources of their own, opened one by one.
   * Whoever scans this source has to scan them too. Complete only after `fragments` has ended.
   */
  nested?(): AsyncIterable<Source>;
}
