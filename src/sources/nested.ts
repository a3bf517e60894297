import { realpathSync } from 'node:fs';
import { AppError } from '../core/errors.js';
import { isReadFailure, reasonOf } from '../git/corrupt.js';
import { openRepository } from '../git/repository.js';
import { brokenSource, gitHistorySource } from './git-history.js';
import type { Source } from './source.js';

/**
 * Opens the histories of one scan, each once: a submodule is met in the working tree and again among the modules of the
 * repository around it.
 */
export class Histories {
  readonly #opened = new Set<string>();

  /** Undefined for one that was opened before. Fails with `not-found` where there is no repository. */
  async open(path: string): Promise<Source | undefined> {
    const place = placeOf(path);
    if (place !== undefined && this.#opened.has(place)) return undefined;
    if (place !== undefined) this.#opened.add(place);
    return gitHistorySource(path, (paths) => this.openAll(paths));
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
}

/** Where the objects are, which is the same for all names of a repository; undefined for one that is broken. */
function placeOf(path: string): string | undefined {
  try {
    return realpathSync(openRepository(path).commonDir);
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return undefined;
  }
}
