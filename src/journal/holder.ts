import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCodeOf } from '../core/errors.js';

/** A name for this process as the holder of a lease: machine, process id, and a random part against reuse of both. */
export function thisHolder(): string {
  return `${hostname()}/${String(process.pid)}/${randomBytes(4).toString('hex')}`;
}

/**
 * Whether the holder was a process of this machine that no longer runs, so that nobody has to wait for its lease. A
 * holder on another machine, or one whose process id was given to another process since, counts as there.
 */
export function isHolderGone(holder: string): boolean {
  const [host, pid] = holder.split('/');
  if (host !== hostname() || pid === undefined) return false;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return errorCodeOf(error) === 'ESRCH';
  }
}
