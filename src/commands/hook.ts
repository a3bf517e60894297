import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { findRepository } from '../git/find-repository.js';
import { hasKeptHook, hookState, installHook, uninstallHook } from '../hook/hook-files.js';
import { HOOKS, type HookName, KEPT_SUFFIX } from '../hook/hook-script.js';
import { hooksFolder, ownHooks, type HooksFolder } from '../hook/hooks-folder.js';
import { ownProgram } from '../platform/own-program.js';
import { printable } from '../reporters/printable.js';
import { fingerprintKey } from './shared/fingerprint-key.js';
import { writeAll, type Io } from './shared/io.js';

export interface HookFlags {
  readonly preCommit?: boolean;
  readonly prePush?: boolean;
}

/** Installs the hooks where git looks for them, and says where that is and what it kept. */
export async function runHookInstall(flags: HookFlags, io: Io): Promise<ExitCode> {
  const repository = findRepository(io.cwd, io.env);
  const folder = hooksFolder(repository, io.env);
  if (folder.setBy?.isOwn === false) throw shadowed(folder, ownHooks(repository));
  const lines = folder.setBy === undefined ? [] : [`core.hooksPath is set in ${folder.setBy.file}: hooks go there`];
  const program = ownProgram();
  for (const name of chosen(flags)) {
    const result = installHook(folder.path, name, program);
    const kept = hasKeptHook(folder.path, name) ? `; the hook that was there runs too (${name}${KEPT_SUFFIX})` : '';
    lines.push(`${name}: ${result}: ${folder.path}/${name}${kept}`);
  }
  // So that a hook, which writes nothing, can name what it found by the fingerprint that `rotate` knows.
  await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: true });
  return print(lines, io);
}

/** Takes our hooks away, also from where they no longer run, and puts back what was there before. */
export async function runHookUninstall(flags: HookFlags, io: Io): Promise<ExitCode> {
  const lines: string[] = [];
  const folders = foldersOf(io);
  for (const name of chosen(flags)) {
    const from = folders.filter((folder) => uninstallHook(folder, name));
    lines.push(`${name}: ${from.length === 0 ? 'not installed' : `removed: ${from.join(', ')}`}`);
  }
  return print(lines, io);
}

/** Says of each hook whether it runs. 0 if all that were asked about do, else 1. */
export async function runHookStatus(flags: HookFlags, io: Io): Promise<ExitCode> {
  const repository = findRepository(io.cwd, io.env);
  const folder = hooksFolder(repository, io.env);
  const program = ownProgram();
  let areAllInstalled = true;
  const lines = chosen(flags).map((name) => {
    const state = hookState(folder.path, name, program);
    areAllInstalled &&= state === 'installed';
    if (state !== 'missing') return `${name}: ${state}: ${folder.path}/${name}${state === 'outdated' ? UPDATE : ''}`;
    const isElsewhere = folder.setBy !== undefined && hookState(ownHooks(repository), name, program) !== 'missing';
    if (isElsewhere || folder.setBy?.isOwn === false) {
      return `${name}: shadowed: core.hooksPath in ${folder.setBy?.file ?? ''} leads git to ${folder.path}`;
    }
    return `${name}: missing: ${folder.path}/${name} (unleak hook install)`;
  });
  await print(lines, io);
  return areAllInstalled ? EXIT.ok : EXIT.findings;
}

const UPDATE = ' (it runs another unleak: unleak hook install)';

function foldersOf(io: Io): readonly string[] {
  const repository = findRepository(io.cwd, io.env);
  return [...new Set([hooksFolder(repository, io.env).path, ownHooks(repository)])];
}

function chosen(flags: HookFlags): readonly HookName[] {
  const all = Object.keys(HOOKS) as HookName[];
  if (flags.preCommit !== true && flags.prePush !== true) return all;
  return all.filter((name) => (name === 'pre-commit' ? flags.preCommit : flags.prePush) === true);
}

/** A hook in the repository would never run, and one in the shared folder would run in every repository. */
function shadowed(folder: HooksFolder, own: string): AppError {
  return new AppError(
    'config',
    `hook: installing: core.hooksPath in ${folder.setBy?.file ?? ''} leads git to ${folder.path} in every repository`,
    { hint: `for this repository alone: git config --local core.hooksPath ${own}, then install again` },
  );
}

async function print(lines: readonly string[], io: Io): Promise<ExitCode> {
  await writeAll(
    io.stdout,
    lines.map((line) => `${printable(line)}\n`),
  );
  return EXIT.ok;
}
