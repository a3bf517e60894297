import type { Fragment, Origin } from '../core/fragment.js';
import { NameLines } from '../core/name-lines.js';

/** So many folders above may have a part of what a name ends: the address of a webhook has its secret in five parts. */
const PARENTS = 4;

/** What lies in one folder, by its sorted paths: each name is a line, with the folders above it as far as they matter. */
export function nameFragments(paths: readonly Buffer[], origin: Origin): readonly Fragment[] {
  const lines = new NameLines({ origin, encodings: [] });
  for (const path of paths) {
    let start = path.length;
    for (let parts = 0; parts <= PARENTS && start > 0; parts += 1) start = path.lastIndexOf('/', start - 1);
    lines.add(path.subarray(start + 1));
  }
  return lines.finish();
}
