// `npm run prove-checks [NAME...]`: shows that every check of `npm run check` can fail. In a temporary copy of this tree
// each violation is planted alone; the check must fail and must name what was planted; without it the check must pass.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { NOT_OURS, root } from './checks.mjs';

/** Everything that may be imported from below commands, and a row of the table that forbids it. */
const TABLE_ROWS = [
  ['core', 'platform'],
  ['platform', 'git'],
  ['policy', 'platform'],
  ['reporters', 'platform'],
  ['decoders', 'platform'],
  ['detectors', 'engine'],
  ['engine', 'platform'],
  ['config', 'stores'],
  ['sealing', 'config'],
  ['git', 'sources'],
  ['state', 'sealing'],
  ['triage', 'state'],
  ['probes', 'rotators'],
  ['rotators', 'stores'],
  ['consumers', 'config'],
  ['stores', 'config'],
  ['sources', 'engine'],
  ['journal', 'platform'],
  ['trail', 'platform'],
  ['rotation', 'state'],
  ['hook', 'stores'],
  ['sweep', 'stores'],
  ['demo', 'rotators'],
  ['scopes', 'platform'],
  ['incident', 'platform'],
  ['audit', 'stores'],
];

const lint = (rule, code, path = 'src/core/planted.ts') => ({ check: 'lint', path, code, expect: rule, where: path });

const plants = [
  {
    check: 'types',
    path: 'src/core/planted.ts',
    code: "export const planted: number = 'text';\n",
    expect: 'planted.ts',
  },
  lint('no-floating-promises', 'export function planted(): void {\n  Promise.resolve();\n}\n'),
  lint(
    'switch-exhaustiveness-check',
    "export function planted(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      break;\n  }\n}\n",
  ),
  lint('no-console', "console.log('planted');\n"),
  lint('no-restricted-imports', "import { spawn } from 'node:child_process';\nspawn('true');\n"),
  lint(
    'no-restricted-imports',
    "import { spawn } from 'node:child_process';\nspawn('true');\n",
    'src/platform/planted.ts',
  ),
  lint('no-restricted-imports', "import RE2 from 're2';\nexport const planted = new RE2('x');\n"),
  lint('no-restricted-globals', "export const planted = fetch('http://127.0.0.1/');\n"),
  lint('no-restricted-globals', "export const planted = new RegExp('x');\n"),
  lint('no-default-export', 'export default 1;\n'),
  lint('no-explicit-any', 'export const planted: any = 1;\n'),
  lint('no-focused-tests', "import { it } from 'vitest';\nit.only('planted', () => {});\n", 'test/planted.test.ts'),
  { check: 'format', path: 'src/core/planted.ts', code: 'export const planted   = "1"\n', expect: 'planted.ts' },
  ...TABLE_ROWS.map(([from, to]) => ({
    check: 'imports',
    path: `src/${from}/planted.ts`,
    code: `export { target } from '../${to}/planted-target.js';\n`,
    also: { [`src/${to}/planted-target.ts`]: 'export const target = 1;\n' },
    expect: `table-${from}: src/${from}/planted.ts -> src/${to}/planted-target.ts`,
  })),
  imports('one-detector-alone', 'src/detectors/planted.ts', '../detectors/planted-target.js'),
  imports('one-rotator-alone', 'src/rotators/planted.ts', '../rotators/planted-target.js'),
  imports('engine-knows-detectors-as-types', 'src/engine/planted.ts', '../detectors/detector.js'),
  imports('rotation-knows-interfaces-as-types', 'src/rotation/planted.ts', '../rotators/rotator.js'),
  imports('unknown-folder', 'src/planted/planted.ts', '../core/planted-target.js'),
  imports('commands-by-cli-only', 'src/core/planted.ts', '../commands/planted-target.js'),
  imports('cli-imports-commands', 'src/cli.ts', './engine/planted-target.js'),
  imports('src-imports-no-tests', 'src/core/planted.ts', '../../test/planted-target.js'),
  {
    check: 'imports',
    path: 'test/planted.test.ts',
    code: "import Database from 'better-sqlite3';\nexport const planted = new Database(':memory:');\n",
    expect: 'sqlite-by-its-doors: test/planted.test.ts',
  },
  imports('no-unresolved', 'src/core/planted.ts', './not-there.js'),
  {
    check: 'imports',
    path: 'src/core/planted.ts',
    code: "import { target } from './planted-target.js';\nexport const planted = target;\n",
    also: { 'src/core/planted-target.ts': "export { planted as target } from './planted.js';\n" },
    expect: 'no-cycles: src/core/planted',
  },
  {
    check: 'imports',
    path: '.dependency-cruiser.cjs',
    change: (text) => text.replace('options: {', "options: {\n    exclude: '^src/',"),
    expect: 'too few modules',
  },
  { check: 'unused', path: 'src/core/planted.ts', code: 'export const planted = 1;\n', expect: 'planted.ts' },
  {
    check: 'unused',
    path: 'package.json',
    change: (text) => text.replace('"dependencies": {', '"dependencies": {\n    "planted": "1.0.0",'),
    expect: 'planted',
  },
  {
    check: 'package',
    path: 'package.json',
    change: (text) => text.replace('dist/unleak.cjs', 'dist/planted.cjs'),
    expect: 'planted.cjs',
  },
  {
    check: 'self-scan',
    path: 'docs/planted.env',
    // In parts: whole, this file itself would be the finding.
    code: `DATABASE_URL=${['postgres:/', '/planted:', 'q7Zp2Lw9Xk4Rt8Vb', '@db.internal/orders'].join('')}\n`,
    expect: 'planted.env',
  },
];

function imports(rule, path, target) {
  // What is there already stays as it is.
  const needsTarget = target.includes('planted-target');
  const also = { [join(dirname(path), target).replace(/\.js$/, '.ts')]: 'export const target = 1;\n' };
  const line = `export { target } from '${target}';\n`;
  return {
    check: 'imports',
    path,
    change: (text) => `${text}${line}`,
    also: needsTarget ? also : {},
    expect: `${rule}: ${path}`,
  };
}

const asked = process.argv.slice(2);
const copy = mkdtempSync(join(tmpdir(), 'unleak-prove-'));
let failures = 0;
try {
  cpSync(root, copy, { recursive: true, filter: (path) => !NOT_OURS.has(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const names = [...new Set(plants.map(({ check }) => check))].filter(
    (name) => asked.length === 0 || asked.includes(name),
  );
  for (const name of names) proveCheck(name);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
if (failures > 0) process.exitCode = 1;

function proveCheck(name) {
  const clean = run(name);
  tell(clean.passed, `${name}: passes without a violation`, clean.output);
  for (const plant of plants.filter(({ check }) => check === name)) {
    const restore = [plantFile(plant.path, plant.code ?? plant.change)];
    for (const [path, code] of Object.entries(plant.also ?? {})) restore.push(plantFile(path, code));
    const { passed, output } = run(name);
    tell(
      !passed && output.includes(plant.expect) && output.includes(plant.where ?? ''),
      `${name}: fails on: ${plant.expect}`,
      output,
    );
    for (const undo of restore) undo();
  }
}

function run(name) {
  const options = { cwd: copy, encoding: 'utf8', timeout: 300_000, maxBuffer: 64 * 1024 * 1024 };
  const result = spawnSync(process.execPath, ['scripts/check.mjs', name], options);
  return { passed: result.status === 0, output: `${result.stdout}${result.stderr}` };
}

function plantFile(path, codeOrChange) {
  const file = join(copy, path);
  let before;
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    mkdirSync(dirname(file), { recursive: true });
  }
  writeFileSync(file, typeof codeOrChange === 'function' ? codeOrChange(before ?? '') : codeOrChange);
  return () => (before === undefined ? rmSync(file) : writeFileSync(file, before));
}

function tell(isGood, what, output) {
  console.log(`${isGood ? 'ok    ' : 'NOT OK'} ${what}`);
  if (isGood) return;
  failures += 1;
  console.log(output.split('\n').slice(-40).join('\n'));
}
