import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The node that runs us, and the file for it to run as a hook, by absolute paths that no link and no PATH can change. */
export function ownProgram(): { readonly node: string; readonly bundle: string } {
  const started = realpathSync(process.argv[1] ?? '');
  const hook = join(dirname(started), 'unleak-hook.cjs');
  return { node: process.execPath, bundle: existsSync(hook) ? hook : started };
}
