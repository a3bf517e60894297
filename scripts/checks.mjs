// The checks of `npm run check`, in the order in which they run. `prove-checks.mjs` shows that each can fail.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders, at any depth, that hold what is not ours or what is made from the rest. */
export const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git']);

export const checks = {
  types: [tool('tsc', '--noEmit')],
  lint: [tool('oxlint', '--type-aware', '--deny-warnings')],
  format: [tool('prettier', '--check', '.')],
  imports: [['node', 'scripts/check-imports.mjs']],
  unused: [tool('knip', '--no-progress')],
  package: [['node', 'scripts/build.mjs'], tool('publint', '--strict')],
  'self-scan': [
    ['node', 'scripts/build.mjs'],
    ['node', 'dist/unleak.cjs', 'scan', '--no-state', '--', ...ourEntries()],
  ],
};

/** Runs one check with its output shown (or returned) and tells whether it passed. */
export function runCheck(name, { show = true, cwd = root } = {}) {
  let output = '';
  for (const [command, ...args] of checks[name]) {
    const result = spawnSync(command, args, {
      cwd,
      stdio: show ? 'inherit' : 'pipe',
      encoding: 'utf8',
      timeout: 300_000,
    });
    output += `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`;
    if (result.status !== 0) return { passed: false, output };
  }
  return { passed: true, output };
}

function tool(name, ...args) {
  return [`node_modules/.bin/${name}`, ...args];
}

/** Files and folders that together are all that is ours, as few as possible: a folder stands for what is in it. */
function ourEntries(folder = '.') {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => !NOT_OURS.has(name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() && holdsWhatIsNotOurs(path) ? ourEntries(path) : [path];
  });
}

function holdsWhatIsNotOurs(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).some(
    (entry) => NOT_OURS.has(entry.name) || (entry.isDirectory() && holdsWhatIsNotOurs(join(folder, entry.name))),
  );
}
