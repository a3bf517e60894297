import { realpathSync } from 'node:fs';
import { AppError } from '../core/errors.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { isWithin } from '../git/outside.js';
import { openRepository } from '../git/repository.js';
import { brokenSource, gitHistorySource, type HistoryOptions } from './git-history.js';
import type { Source } from './source.js';
import { worktreeSource } from './worktree.js';

export interface HistoriesOptions {
  /** Absolute path of what is scanned: the working trees in it are met there. */
  readonly root: string;
  /** Whether what leads out of the root is followed; if not, it is a gap. */
  readonly followsOutside: boolean;
  /** Whether the files of working trees are wanted. */
  readonly worktrees: boolean;
}

/**
 * Opens the histories of one scan, each once: a submodule is met in the working tree and again among the modules of the
 * repository around it.
 */
export class Histories {
  readonly #opened = new Set<string>();
  readonly #root: string;
  readonly #within: string | undefined;
  readonly #options: HistoryOptions;

  constructor({ root, followsOutside, worktrees }: HistoriesOptions) {
    this.#root = root;
    this.#within = followsOutside ? undefined : root;
    this.#options = {
      within: this.#within,
      openAll: (paths) => this.openAll(paths),
      ...(worktrees ? { openWorktrees: (paths) => this.#openWorktrees(paths) } : {}),
    };
  }

  /** Undefined for one that was opened before. Fails with `not-found` where there is no repository. */
  async open(path: string): Promise<Source | undefined> {
    const place = placeOf(path, this.#within);
    if (place !== undefined && this.#opened.has(place)) return undefined;
    if (place !== undefined) this.#opened.add(place);
    return gitHistorySource(path, this.#options);
  }

  /** For repositories met on the way: one that can't be opened is a gap and ends nothing. */
  async *openAll(paths: readonly string[]): AsyncGenerator<Source> {
    for (const path of paths) {
      const source = await this.#openNested(path);
      if (source !== undefined) yield source;
    }
  }

  async #openNested(path: string): Promise<Source | undefined> {
    try {
      return await this.open(path);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not-found')) throw error;
      return brokenSource(path, { what: path, reason: reasonOf(error) });
    }
  }

  async *#openWorktrees(paths: readonly string[]): AsyncGenerator<Source> {
    for (const path of paths) {
      if (isWithin(path, this.#root) || this.#opened.has(path)) continue;
      this.#opened.add(path);
      if (this.#within === undefined) yield worktreeSource(path, (found) => this.openAll(found));
      else yield brokenSource(path, { what: path, reason: `a working tree out of ${this.#root} is not followed` });
    }
  }
}

/** Where the objects are, which is the same for all names of a repository; undefined for one that is broken. */
function placeOf(path: string, within: string | undefined): string | undefined {
  try {
    return realpathSync(openRepository(path, within).commonDir);
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return undefined;
  }
}
