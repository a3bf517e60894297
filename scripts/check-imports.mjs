// The import table, by dependency-cruiser. It passes when it reads nothing at all (as with a TypeScript it does not
// know), so what it cruised is compared with the files that are there.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checks.mjs';

const FOLDERS = ['src', 'test', 'scripts'];

const result = spawnSync(
  'node_modules/.bin/depcruise',
  ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS],
  { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, timeout: 120_000 },
);
const problems = result.stdout.startsWith('{') ? problemsIn(JSON.parse(result.stdout)) : [result.stderr];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function problemsIn({ modules, summary }) {
  const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
  const byName = new Map(modules.map((module) => [module.source, module]));
  const missed = sourceFiles().filter((file) => !byName.has(file));
  const notRead = missed.map((file) => `too few modules: ${file} was not read`);
  // Every entry that leads to others must have been followed: an import that is not seen can't be forbidden.
  const edges = modules.flatMap(({ source, dependencies }) =>
    source.startsWith('src/') ? dependencies.filter(({ resolved }) => /^src\/.*\.ts$/.test(resolved)) : [],
  );
  const tooFew = edges.length < byName.size / 4 ? [`too few imports: ${edges.length} in ${byName.size} modules`] : [];
  const all = [...broken, ...notRead, ...tooFew];
  if (all.length === 0) console.log(`${byName.size} modules, ${edges.length} imports among them, no violation`);
  return all;
}

function sourceFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) =>
          /\.(ts|mjs)$/.test(name) && !name.endsWith('.d.ts') && !/(^|\/)(node_modules|corpus\/files)\//.test(name),
      )
      .map((name) => `${folder}/${name}`),
  );
}
