import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../core/errors.js';
import { createPrivateFile, lstatOrUndefined } from '../../platform/private-files.js';
import { readUserFile, replaceFile } from '../../platform/replace-file.js';
import {
  BASELINE_NAME,
  formatBaseline,
  MAX_BASELINE_BYTES,
  parseBaseline,
  type Baseline,
} from '../../triage/baseline-file.js';

export interface StoredBaseline extends Baseline {
  readonly path: string;
  /** Whether it was named, and not just found in a repository. */
  readonly isNamed: boolean;
}

/** The baseline at a path. Fails where there is none, or where it is not understood: else all would come back, or nothing. */
export async function readBaseline(path: string, isNamed = true): Promise<StoredBaseline> {
  const stats = lstatOrUndefined(path);
  if (stats === undefined) {
    throw new AppError('not-found', `baseline: read: ${path}: not there`, { hint: 'unleak baseline create makes it' });
  }
  if (stats.size > MAX_BASELINE_BYTES) throw new AppError('config', `baseline: read: ${path}: is too large`);
  return { ...parseBaseline(path, (await readUserFile(path)).toString('utf8')), path, isNamed };
}

/** The one that is named, else the one at the root of what is scanned, if that is one place. */
export async function findBaseline(
  named: string | false | undefined,
  roots: readonly string[],
  cwd: string,
): Promise<StoredBaseline | undefined> {
  if (named === false) return undefined;
  if (named !== undefined) return readBaseline(resolve(cwd, named));
  const found = roots.map((root) => join(root, BASELINE_NAME)).filter((path) => existsSync(path));
  const [path] = found;
  if (path === undefined) return undefined;
  if (roots.length > 1) {
    throw new AppError('usage', `baseline: ${path}: found in one of several places: its key would count for all`, {
      hint: 'name one with --baseline FILE, or scan with --no-baseline',
    });
  }
  return readBaseline(path, false);
}

/** Puts it in the place of the file as it was read, or creates it; fails where somebody else wrote meanwhile. */
export async function writeBaseline(path: string, baseline: Baseline, before?: Baseline): Promise<void> {
  const text = formatBaseline(baseline);
  if (before !== undefined) {
    const expected = await readUserFile(path);
    const { accepted } = parseBaseline(path, expected.toString('utf8'));
    if (JSON.stringify(accepted) !== JSON.stringify(before.accepted)) throw changed(path);
    await replaceFile(path, Buffer.from(text), { tempName: 'baseline', expected });
  } else if (!(await createPrivateFile(path, text))) {
    throw new AppError('config', `baseline: create: ${path}: is there already`, {
      hint: 'unleak baseline add and import add to it',
    });
  }
}

function changed(path: string): AppError {
  return new AppError('conflict', `baseline: write: ${path}: somebody changed it meanwhile`, {
    hint: 'run the command again',
  });
}
