import type { UnitCoverage } from '../core/finding.js';
import type { Fragment } from '../core/fragment.js';
import type { GapList } from '../git/gap-list.js';
import { isWithin } from '../git/outside.js';
import { showPath } from '../git/raw-path.js';
import type { Repository } from '../git/repository.js';
import { FileTreeSource, UNCOUNTED } from './file-tree.js';
import { Tally } from './tally.js';

/** Objects themselves, which the reader of objects counts. */
const OBJECT = /^objects\/(?:[0-9a-f]{2}\/(?:[0-9a-f]{38}|[0-9a-f]{62})|pack\/[^/]*\.(?:pack|idx))$/;
/** Made of the objects, and holds nothing but ids and numbers. */
const DERIVED =
  /^objects\/(?:pack\/(?:[^/]*\.(?:bitmap|rev|mtimes|midx|graph)|multi-pack-index(?:\.d\/.*)?)|info\/commit-graphs?(?:\/.*)?)$/;
/** What an interrupted transfer leaves: compressed, and mostly cut off. */
const UNFINISHED = /^objects\/(?:[0-9a-f]{2}\/tmp_obj_|pack\/(?:tmp_pack_|tmp_idx_|tmp_rev_))[^/]*$/;

/**
 * The plain files of a repository's git directory: configuration, hooks, reflogs, messages, refs, LFS objects and whatever
 * else lies there, those of its working trees included. Repositories of submodules in it have a source of their own.
 */
export class GitFiles {
  readonly #tally: Tally;
  readonly #trees: readonly FileTreeSource[];

  /** @param isParsed whether the file at this absolute path was read as an index */
  constructor(repository: Repository, gaps: GapList, isParsed: (path: string) => boolean) {
    const { gitDir, commonDir } = repository;
    this.#tally = new Tally(repository.root, 'git-files', gaps);
    const roots = isWithin(gitDir, commonDir) ? [commonDir] : [commonDir, gitDir];
    this.#trees = roots.map((root) => {
      const prefix = prefixOf(repository.root, root);
      return new FileTreeSource({
        name: repository.root,
        root,
        start: Buffer.alloc(0),
        originOf: (shown) => ({ source: 'git-file', repository: repository.root, path: prefix + shown }),
        ownsGit: false,
        tally: this.#tally,
        leaveOut: (path) => leaveOut(path.toString('latin1'), isParsed(`${root}/${path.toString('utf8')}`)),
        openAll: undefined,
      });
    });
  }

  units(): Readonly<Record<string, UnitCoverage>> {
    return this.#tally.coverage().units;
  }

  async *fragments(signal: AbortSignal): AsyncGenerator<Fragment> {
    for (const tree of this.#trees) yield* tree.fragments(signal);
  }
}

function leaveOut(path: string, isParsed: boolean): string | undefined {
  if (OBJECT.test(path)) return UNCOUNTED;
  if (isParsed) return 'index';
  if (DERIVED.test(path)) return 'derived';
  return UNFINISHED.test(path) ? 'unfinished' : undefined;
}

/** A path inside of the repository is told from there, another one from the root of the machine. */
export function prefixOf(repositoryRoot: string, folder: string): string {
  if (folder === repositoryRoot) return '';
  const path = isWithin(folder, repositoryRoot) ? folder.slice(repositoryRoot.length + 1) : folder;
  return `${showPath(Buffer.from(path))}/`;
}
