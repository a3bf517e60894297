// An `authorized_keys` file on a host, over SFTP: read whole, and replaced as one. Nothing here follows a symbolic link at
// the file or its folder.
import type { SFTPWrapper, Stats } from 'ssh2';
import { AppError } from '../../core/errors.js';
import type { RotationContext } from '../rotator.js';
import { withFiles, type Login } from './session.js';
import { labelOf, type SshHost } from './settings.js';

const MAX_BYTES = 1024 * 1024;

/** The file's text, one character a byte; empty where there is no file. */
export function readKeyFile(host: SshHost, login: Login, ctx: RotationContext): Promise<string> {
  return withFiles(host, login, ctx, async (files) => {
    const stats = await statOf(files, host);
    return stats === undefined ? '' : readText(files, host);
  });
}

/**
 * Replaces the file by what `change` makes of it, and leaves it alone where that is the same. Whether the file was
 * changed is in the result. Fails with `ambiguous` where it may have been and no answer came.
 */
export function changeKeyFile(
  host: SshHost,
  login: Login,
  ctx: RotationContext,
  change: (text: string) => string,
): Promise<boolean> {
  let isSent = false;
  return withFiles(host, login, ctx, async (files) => {
    const stats = await statOf(files, host);
    const before = stats === undefined ? '' : await readText(files, host);
    const after = change(before);
    if (stats === undefined || after === before) return false;
    const temporary = `${host.file}.unleak-${ctx.rotationId}`;
    await writeBeside(files, temporary, after, stats);
    if ((await readText(files, host)) !== before) {
      await answered((done) => files.unlink(temporary, done));
      throw new AppError('conflict', `ssh: writing: ${labelOf(host)}: ${host.file}: somebody else writes there now`, {
        hint: 'try again',
      });
    }
    isSent = true;
    await answered((done) => files.ext_openssh_rename(temporary, host.file, done));
    return true;
  }).catch((error: unknown) => {
    if (!isSent || isRefusal(error)) throw failed(host, error);
    throw new AppError('ambiguous', `ssh: writing: ${labelOf(host)}: ${host.file}: no answer came`, { cause: error });
  });
}

/** Undefined where there is no file. */
async function statOf(files: SFTPWrapper, host: SshHost): Promise<Stats | undefined> {
  const folder = host.file.includes('/') ? host.file.replace(/\/[^/]*$/, '') || '/' : '.';
  const stats = await lstat(files, host, host.file);
  if (stats === undefined) return undefined;
  const around = await lstat(files, host, folder);
  if (!stats.isFile() || around?.isDirectory() !== true) {
    throw unsafe(host, 'it or its folder is a symbolic link or something else', 'name the file itself with file');
  }
  // Who owns the folder could lead an administrator's write elsewhere between two of our steps.
  if (host.adminUser !== host.user && (around.uid !== 0 || (around.mode & 0o022) !== 0)) {
    throw unsafe(host, 'others may change its folder', `let the administrator's key log in as ${host.user} itself`);
  }
  if (stats.size > MAX_BYTES) throw unsafe(host, 'larger than a megabyte', 'take out keys that nobody needs');
  return stats;
}

async function lstat(files: SFTPWrapper, host: SshHost, path: string): Promise<Stats | undefined> {
  return new Promise((resolve, reject) => {
    files.lstat(path, (error, stats) => {
      if (error === undefined) resolve(stats);
      else if (codeOf(error) === NO_SUCH_FILE) resolve(undefined);
      else reject(failed(host, error));
    });
  });
}

async function readText(files: SFTPWrapper, host: SshHost): Promise<string> {
  const bytes = await answered<Buffer>((done) => files.readFile(host.file, done)).catch((error: unknown) => {
    throw failed(host, error);
  });
  if (bytes.length > MAX_BYTES) throw unsafe(host, 'larger than a megabyte', 'take out keys that nobody needs');
  return bytes.toString('latin1');
}

/** With the mode and owner of the file that it will replace. What an attempt before a crash left there goes. */
async function writeBeside(files: SFTPWrapper, path: string, text: string, like: Stats): Promise<void> {
  await answered((done) => files.unlink(path, done)).catch((error: unknown) => {
    if (codeOf(error) !== NO_SUCH_FILE) throw error;
  });
  const handle = await answered<Buffer>((done) => files.open(path, 'wx', { mode: 0o600 }, done));
  const bytes = Buffer.from(text, 'latin1');
  await answered((done) => files.write(handle, bytes, 0, bytes.length, 0, done));
  const made = await answered<Stats>((done) => files.fstat(handle, done));
  if (made.uid !== like.uid || made.gid !== like.gid) {
    await answered((done) => files.fchown(handle, like.uid, like.gid, done));
  }
  await answered((done) => files.fchmod(handle, like.mode & 0o7777, done));
  await synced(files, handle);
  await answered((done) => files.close(handle, done));
}

/** Not every server can be told to write to the disk. */
async function synced(files: SFTPWrapper, handle: Buffer): Promise<void> {
  try {
    await answered((done) => files.ext_openssh_fsync(handle, done));
  } catch (error) {
    if (!(error instanceof Error && /not support/i.test(error.message))) throw error;
  }
}

function answered<T = void>(ask: (done: (error: Error | undefined | null, result?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, result) => (error === undefined || error === null ? resolve(result as T) : reject(error)));
  });
}

/** As SFTP counts them. */
const NO_SUCH_FILE = 2;

function codeOf(error: unknown): number | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'number' ? code : undefined;
}

/** The server's own word that it did not do it; 6 and 7 are of a connection that is gone. */
function isRefusal(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && code !== 6 && code !== 7;
}

function failed(host: SshHost, error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (isRefusal(error)) {
    return new AppError('provider-refused', `ssh: working with ${host.file}: ${labelOf(host)}: refused`, {
      hint: `${host.adminUser} has to be able to read and write it and its folder`,
      cause: error,
    });
  }
  return new AppError('provider-unreachable', `ssh: working with ${host.file}: ${labelOf(host)}: no answer`, {
    cause: error,
  });
}

function unsafe(host: SshHost, what: string, hint: string): AppError {
  return new AppError('provider-refused', `ssh: looking at ${host.file}: ${labelOf(host)}: ${what}`, { hint });
}
