import { createHash } from 'node:crypto';
import type { Location } from '../core/finding.js';

/** One name for one place, by which a rescan knows it again. */
export function locationKey(location: Location): string {
  const { source, repository, path, object, commit, startLine, startColumn } = location;
  const parts = [source, repository, path, object, commit, startLine, startColumn];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
