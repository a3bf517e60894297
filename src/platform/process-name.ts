import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { errorCodeOf } from '../core/errors.js';

const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * A name for this process that stands in what it holds or leaves behind: machine, process id, and a random part against
 * reuse of both. Each call gives another.
 */
export function processName(): string {
  return `${HOST}-${String(process.pid)}-${randomBytes(6).toString('hex')}`;
}

/**
 * Whether the name is of a process of this machine that no longer runs. One of another machine, or one whose process id
 * was given to another process since, counts as there.
 */
export function isProcessGone(name: string): boolean {
  const [host, pid] = name.split('-');
  if (host !== HOST || pid === undefined || !/^[1-9][0-9]*$/.test(pid)) return false;
  if (Number(pid) === process.pid) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return errorCodeOf(error) === 'ESRCH';
  }
}
