// Puts our hooks where git looks for them and takes them away again, without losing a hook that was there before. At
// every moment a hook is in place: the old one or ours.
import {
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError, errorCodeOf } from '../core/errors.js';
import { lstatOrUndefined, syncFolderSync, TEMP_PREFIX } from '../platform/private-files.js';
import { processName } from '../platform/process-name.js';
import { hookScript, type HookName, isOurs, KEPT_SUFFIX, type Program } from './hook-script.js';

const MAX_HOOK_BYTES = 16 * 2 ** 20;

export type HookState = 'installed' | 'outdated' | 'missing';
export type InstallResult = 'installed' | 'updated' | 'unchanged';

/** Whether the hook in this folder is ours, and would be the same if it were installed now. */
export function hookState(folder: string, name: HookName, program: Program): HookState {
  const content = readHook(join(folder, name));
  if (content === undefined || !isOurs(content)) return 'missing';
  return content.toString('utf8') === hookScript(name, program) ? 'installed' : 'outdated';
}

export function hasKeptHook(folder: string, name: HookName): boolean {
  return lstatOrUndefined(join(folder, name + KEPT_SUFFIX)) !== undefined;
}

/** Installs a hook; may be called again. Fails with `conflict` where two older hooks would have to be kept. */
export function installHook(folder: string, name: HookName, program: Program): InstallResult {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  const existing = readHook(path);
  const script = hookScript(name, program);
  const isUpdate = existing !== undefined && isOurs(existing);
  if (isUpdate && existing.toString('utf8') === script && isExecutable(path)) return 'unchanged';
  if (existing !== undefined && !isUpdate) keep(path, existing);
  writeExecutable(folder, name, script);
  return isUpdate ? 'updated' : 'installed';
}

/** Takes our hook away and puts back what was there before. False where there is none of ours. */
export function uninstallHook(folder: string, name: HookName): boolean {
  const path = join(folder, name);
  const existing = readHook(path);
  if (existing === undefined || !isOurs(existing)) return false;
  if (hasKeptHook(folder, name)) renameSync(path + KEPT_SUFFIX, path);
  else rmSync(path);
  syncFolderSync(folder);
  return true;
}

/** A second name for the old hook, so that it never is without one. A link that is a hook is kept as a link. */
function keep(path: string, existing: Buffer): void {
  const kept = path + KEPT_SUFFIX;
  try {
    linkSync(path, kept);
  } catch (cause) {
    if (errorCodeOf(cause) !== 'EEXIST') {
      throw new AppError('config', `hook: keeping: ${path}: ${errorCodeOf(cause) ?? 'failed'}`, { cause });
    }
    // A run that broke off here has kept this very hook already.
    if (readHook(kept)?.equals(existing) === true) return;
    throw new AppError(
      'conflict',
      `hook: installing: ${path}: another hook is there, and an older one is kept beside it`,
      {
        hint: `put what you need of ${kept} into ${path}, remove it, and install again`,
        cause,
      },
    );
  }
}

function writeExecutable(folder: string, name: string, script: string): void {
  const temp = join(folder, `${TEMP_PREFIX}${name}.${processName()}.tmp`);
  let handle: number | undefined;
  try {
    handle = openSync(temp, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o755);
    writeFileSync(handle, script);
    fsyncSync(handle);
    chmodSync(temp, 0o755);
    renameSync(temp, join(folder, name));
  } catch (cause) {
    rmSync(temp, { force: true });
    throw new AppError('config', `hook: writing: ${join(folder, name)}: ${errorCodeOf(cause) ?? 'failed'}`, { cause });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
  syncFolderSync(folder);
}

/** What git would run there. Fails with `config` for a folder or anything else that can't be kept. */
function readHook(path: string): Buffer | undefined {
  const stats = lstatOrUndefined(path);
  if (stats === undefined) return undefined;
  // A link that leads nowhere is no hook to git, but somebody put it there.
  if (stats.isSymbolicLink() && !existsSync(path)) return Buffer.alloc(0);
  if (!stats.isFile() && !stats.isSymbolicLink()) throw new AppError('config', `hook: reading: ${path}: not a file`);
  if (stats.size > MAX_HOOK_BYTES) throw new AppError('config', `hook: reading: ${path}: too large for a hook`);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new AppError('config', `hook: reading: ${path}: ${errorCodeOf(cause) ?? 'failed'}`, { cause });
  }
}

function isExecutable(path: string): boolean {
  return ((lstatOrUndefined(path)?.mode ?? 0) & 0o111) === 0o111;
}
