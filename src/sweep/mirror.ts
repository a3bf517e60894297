/** Copies of remote repositories, kept so that the next sweep fetches only what is new. */
import { createHash } from 'node:crypto';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../core/errors.js';
import type { Gap } from '../core/finding.js';
import type { GitDoor } from '../platform/git.js';
import { ensurePrivateFolder } from '../platform/private-files.js';

export interface MirrorParts {
  /** Folder of all mirrors. */
  readonly keep: string;
  /** Opens git in a folder for this address, with what it needs to be let in. */
  readonly openGit: (folder: string, address: string, signal: AbortSignal) => Promise<RemoteGit>;
}

export interface RemoteGit extends GitDoor {
  /** Ends what was opened to be let in. */
  close(): Promise<void>;
}

export interface Mirror {
  readonly folder: string;
  readonly gaps: readonly Gap[];
}

/** Everything that the other side shows: pull requests, notes and what else has a name. */
const ALL_REFS = '+refs/*:refs/*';
/** Written once: nothing is packed anew, so that what is known of a pack stays true, and no redirect is followed. */
const SETTINGS = [
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['http.followRedirects', 'false'],
] as const;
const LOCKS = ['packed-refs.lock', 'shallow.lock', 'HEAD.lock', 'config.lock'];
/** A lock that is older was left by a git that was killed. */
const LOCK_MS = 3_600_000;

/**
 * The mirror of this address, brought up to date. Where that fails and there is one from before, that is given, and a gap;
 * without one it fails.
 */
export async function updateMirror(
  address: string,
  { keep, openGit }: MirrorParts,
  signal: AbortSignal,
): Promise<Mirror> {
  const folder = join(keep, mirrorName(address));
  await ensurePrivateFolder(keep);
  await ensurePrivateFolder(folder);
  removeOldLocks(folder);
  const git = await openGit(folder, address, signal);
  const isNew = !existsSync(join(folder, 'unleak-mirror'));
  try {
    await git.run('init', '--bare', '--quiet');
    // What a template of the machine puts there would be run.
    rmSync(join(folder, 'hooks'), { recursive: true, force: true });
    for (const [name, value] of SETTINGS) await git.run('config', name, value);
    await fetch(git, address);
    if (isNew) await git.run('config', '--file', 'unleak-mirror', 'mirror.of', address);
    return { folder, gaps: [] };
  } catch (error) {
    signal.throwIfAborted();
    if (isNew || !(error instanceof AppError)) throw error;
    return { folder, gaps: [{ what: address, reason: `not up to date: ${error.message}` }] };
  } finally {
    await git.close();
  }
}

/** What vanished over there vanishes here from the names; its objects stay and are still looked at. */
async function fetch(git: GitDoor, address: string): Promise<void> {
  await git.run('fetch', '--quiet', '--prune', '--no-tags', '--no-write-fetch-head', '--', address, ALL_REFS);
  const head = /^ref: (refs\/heads\/\S+)\tHEAD$/m.exec(await git.run('ls-remote', '--symref', '--', address, 'HEAD'));
  if (head?.[1] !== undefined) await git.run('symbolic-ref', 'HEAD', head[1]);
}

/** The end of the address for people, and a hash against mix-ups. */
function mirrorName(address: string): string {
  const readable =
    address
      .replace(/\/+$/, '')
      .split(/[/:]/)
      .at(-1)
      ?.replaceAll(/[^A-Za-z0-9._-]/g, '_') ?? '';
  const hash = createHash('sha256').update(address).digest('hex').slice(0, 16);
  return `${readable.replace(/\.git$/, '').slice(0, 60)}-${hash}.git`;
}

function removeOldLocks(folder: string): void {
  for (const name of LOCKS) {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > LOCK_MS) rmSync(path, { force: true });
  }
}
