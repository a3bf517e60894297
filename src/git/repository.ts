import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import type { Gap } from '../core/finding.js';
import { corrupt, isReadFailure, reasonOf } from './corrupt.js';
import { type GitConfig, parseGitConfig } from './git-config.js';
import { type IdBytes, isObjectId } from './object-id-table.js';
import { assertWithin } from './outside.js';
import { readRegularFile } from './regular-file.js';

const MAX_SMALL_FILE_BYTES = 1 << 20;
const ID_BYTES: Readonly<Record<string, IdBytes>> = { sha1: 20, sha256: 32 };

export interface Repository {
  /** The working tree, or the git directory of a bare repository: what a person calls it. */
  readonly root: string;
  readonly worktree: string | undefined;
  readonly gitDir: string;
  /** Where objects and refs are: another folder than `gitDir` in a linked working tree. */
  readonly commonDir: string;
  readonly config: GitConfig;
  readonly idBytes: IdBytes;
  /** Folder that must not be left, whatever the repository names; undefined where it may be. */
  readonly within: string | undefined;
  /** What is wrong with it although its objects can be read. */
  readonly problems: readonly Gap[];
}

/**
 * Finds out how the repository at this path is laid out; the path is a working tree's root or a git directory. Fails with
 * `not-found` if it is neither, `corrupt-input` if it is broken, `unsupported` if its ids are
 * neither SHA-1 nor SHA-256.
 *
 * @param within if given, what leads out of this folder is not followed but fails with `corrupt-input`
 */
export function openRepository(path: string, within?: string): Repository {
  const root = resolve(path);
  const dotGit = kindOf(`${root}/.git`);
  if (dotGit === 'directory') return describe(`${root}/.git`, root, within);
  if (dotGit === 'file') return describe(readGitFile(`${root}/.git`), root, within);
  // A link to a git directory says the same as a file that names one.
  if (dotGit === 'other' && isFolder(`${root}/.git`)) return describe(realpathSync(`${root}/.git`), root, within);
  if (dotGit === 'other') throw corrupt(`opening: ${root}/.git: it leads to no git directory`);
  if (!looksLikeGitDirectory(root)) {
    throw new AppError('not-found', `git: opening: ${root}: not a git repository`, {
      hint: 'give the folder that holds .git, or a bare repository',
    });
  }
  return describe(root, basename(root) === '.git' ? dirname(root) : undefined, within);
}

/** As `openRepository`, for a git directory that is known to be one, such as that of a linked working tree. */
export function openGitDirectory(gitDir: string, worktree: string | undefined): Repository {
  return describe(resolve(gitDir), worktree === undefined ? undefined : resolve(worktree), undefined);
}

/** Two of the three signs are enough: one that misses its HEAD is a broken repository and no plain folder. */
export function looksLikeGitDirectory(path: string): boolean {
  if (basename(path) === '.git' && kindOf(path) === 'directory') return true;
  const hasHead = kindOf(`${path}/HEAD`) === 'file';
  const hasRefs = kindOf(`${path}/refs`) === 'directory' || kindOf(`${path}/packed-refs`) === 'file';
  if (kindOf(`${path}/objects`) !== 'directory') return hasHead && hasRefs;
  if (hasHead) return true;
  return hasRefs && (kindOf(`${path}/objects/pack`) === 'directory' || kindOf(`${path}/objects/info`) === 'directory');
}

/** Whether something called `.git` is at this path: a repository, even if it is a broken one. */
export function hasDotGit(path: string): boolean {
  return kindOf(`${path}/.git`) !== undefined;
}

function describe(gitDir: string, worktree: string | undefined, within: string | undefined): Repository {
  assertWithin(gitDir, within);
  const commonDir = readCommonDir(gitDir);
  assertWithin(commonDir, within);
  if (!isFolder(`${commonDir}/objects`)) throw corrupt(`opening: ${gitDir}: it has no folder of objects`);
  const problems: Gap[] = [];
  const config = readConfig(commonDir, problems);
  const format = config.get('extensions.objectformat') ?? 'sha1';
  const idBytes = ID_BYTES[format.toLowerCase()];
  if (idBytes === undefined) {
    throw new AppError('unsupported', `git: opening: ${gitDir}: its object format is neither sha1 nor sha256`);
  }
  if ((config.get('extensions.refstorage') ?? 'files').toLowerCase() !== 'files') {
    problems.push({ what: gitDir, reason: 'its refs are not stored as files and can not be read' });
  }
  checkHead(gitDir, problems);
  return { root: worktree ?? gitDir, worktree, gitDir, commonDir, config, idBytes, within, problems };
}

function checkHead(gitDir: string, problems: Gap[]): void {
  try {
    const head = readRegularFile(`${gitDir}/HEAD`, MAX_SMALL_FILE_BYTES).toString('utf8').trimEnd();
    if (head.startsWith('ref: refs/') || isObjectId(head)) return;
    problems.push({ what: `${gitDir}/HEAD`, reason: 'it names neither a ref nor a commit' });
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    problems.push({ what: `${gitDir}/HEAD`, reason: reasonOf(error) });
  }
}

function readConfig(commonDir: string, problems: Gap[]): GitConfig {
  try {
    return parseGitConfig(readRegularFile(`${commonDir}/config`, MAX_SMALL_FILE_BYTES).toString('utf8'));
  } catch (error) {
    if (!isReadFailure(error)) throw error;
    if (errorCodeOf(error) !== 'ENOENT') problems.push({ what: `${commonDir}/config`, reason: reasonOf(error) });
    return new Map();
  }
}

function readGitFile(path: string): string {
  const target = /^gitdir: (.+)$/.exec(readRegularFile(path, MAX_SMALL_FILE_BYTES).toString('utf8').trimEnd())?.[1];
  if (target === undefined) throw corrupt(`opening: ${path}: it names no git directory`);
  return resolve(dirname(path), target);
}

function readCommonDir(gitDir: string): string {
  try {
    const text = readRegularFile(`${gitDir}/commondir`, MAX_SMALL_FILE_BYTES).toString('utf8').trimEnd();
    return resolve(gitDir, text);
  } catch (error) {
    if (errorCodeOf(error) === 'ENOENT' || errorCodeOf(error) === 'ENOTDIR') return gitDir;
    throw error;
  }
}

function kindOf(path: string): 'file' | 'directory' | 'other' | undefined {
  try {
    const stat = lstatSync(path);
    if (stat.isDirectory()) return 'directory';
    return stat.isFile() ? 'file' : 'other';
  } catch {
    return undefined;
  }
}

/** A folder, or a link to one: some tools share one folder of objects in that way. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
