import type { Attribution, SourceCoverage } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import { isReadFailure } from '../git/corrupt.js';
import { linkedWorktrees } from '../git/linked-worktrees.js';
import { moduleRepositories } from '../git/modules.js';
import type { Repository } from '../git/repository.js';
import { digestOfRepository } from './git-digest.js';
import type { OpenAll, PackParts, Source } from './source.js';

export interface LazyHistoryOptions {
  readonly repository: Repository;
  /** Reads what an ordinary scan needs to begin with: the ids of all objects, and all refs. */
  readonly open: () => Source;
  readonly openAll: OpenAll;
  readonly openWorktrees: OpenAll;
}

/** A history that is opened when it is read: one that an earlier scan has read is only named. */
export class LazyHistory implements Source {
  readonly name: string;
  readonly #options: LazyHistoryOptions;
  #source: Source | undefined;

  constructor(options: LazyHistoryOptions) {
    this.name = options.repository.root;
    this.#options = options;
  }

  digest(): string | undefined {
    const { repository } = this.#options;
    const digest = digestOfRepository(repository);
    return digest !== undefined && canList(repository) ? digest : undefined;
  }

  packs(): PackParts | undefined {
    return this.#opened().packs?.();
  }

  coverage(): SourceCoverage {
    return this.#opened().coverage();
  }

  progress(): { readonly done: number; readonly total?: number } {
    return this.#opened().progress();
  }

  fragments(signal: AbortSignal): AsyncIterable<Fragment> {
    return this.#opened().fragments(signal);
  }

  async attribute(
    objects: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, readonly Attribution[]>> {
    return (await this.#opened().attribute?.(objects, signal)) ?? new Map<string, readonly Attribution[]>();
  }

  async *nested(): AsyncGenerator<Source> {
    if (this.#source !== undefined) {
      yield* this.#source.nested?.() ?? [];
      return;
    }
    const { repository, openAll, openWorktrees } = this.#options;
    yield* openAll(moduleRepositories(repository));
    yield* openWorktrees(linkedWorktrees(repository));
  }

  #opened(): Source {
    this.#source ??= this.#options.open();
    return this.#source;
  }
}

/** Whether the repositories inside of it can be listed; if not, reading it gives the gap. */
function canList(repository: Repository): boolean {
  try {
    moduleRepositories(repository);
    return true;
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    return false;
  }
}
