// `npm run bench [-- [--runs N] [--input NAME] [--write] [REPO...]]`: CPU time and peak memory of whole commands, ours beside the other
// scanners that are installed (on PATH or in $UNLEAK_BENCH_PEERS), on made-up inputs and on the repositories given.
// `--write` puts the result into docs/performance.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem, type } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inputs } from './bench-inputs.mjs';
import { findTools } from './bench-tools.mjs';
import { root } from './checks.mjs';

const PAGE = join(root, 'docs/performance.md');
const MARKS = ['<!-- bench -->', '<!-- /bench -->'];
const LIMIT_SECONDS = 300;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    input: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`error: bench: --runs: expected a number of runs: got ${values.runs}`);
  process.exit(2);
}
const unknown = values.input?.find((name) => inputs[name] === undefined);
if (unknown !== undefined || (values.input !== undefined && values.write)) {
  const names = Object.keys(inputs).join(', ');
  console.error(
    `error: bench: --input: ${unknown ?? 'a part is not written'}: expected ${unknown === undefined ? 'no --write' : names}`,
  );
  process.exit(2);
}
const gone = positionals.find((path) => !existsSync(path));
if (gone !== undefined) {
  console.error(`error: bench: ${gone}: not there`);
  process.exit(2);
}

const { found, missing } = findTools();
for (const name of missing) console.error(`note: bench: ${name} is not installed and left out`);
const load = loadavg()[0];
if (load > 1) console.error(`warning: bench: the machine is busy (load ${load.toFixed(1)}); the figures will be poor`);

const folder = mkdtempSync(join(tmpdir(), 'unleak-bench-'));
try {
  const home = join(folder, 'home');
  mkdirSync(home);
  const rows = [];
  for (const input of everyInput()) rows.push(...measureInput(input, home));
  const text = page(rows);
  console.log(text);
  if (values.write) writePage(text);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function* everyInput() {
  for (const [name, { kind, about, make }] of Object.entries(inputs)) {
    if (values.input?.includes(name) === false) continue;
    const path = join(folder, name);
    make(path);
    yield { name, kind, about, path };
  }
  for (const path of positionals)
    yield { name: basename(resolve(path)), kind: 'git', about: 'given', path: resolve(path) };
}

/** One run of each that is not counted (cold files, caches), then rounds in which every tool has its turn. */
function measureInput(input, home) {
  console.error(`bench: ${input.name}`);
  const tools = found.filter(({ args }) => args[input.kind] !== undefined);
  const samples = new Map(tools.map(({ name }) => [name, []]));
  for (let round = 0; round <= runs; round += 1) {
    for (const tool of tools) {
      const sample = measure(tool, input, home);
      if (round > 0) samples.get(tool.name).push(sample);
    }
  }
  const ours = samples.get('unleak');
  const rows = tools.map((tool) => rowOf(tool, input, samples.get(tool.name), ours));
  // So that a run which is ended early has not been for nothing.
  for (const row of rows) console.error(`  ${row.join('  ')}`);
  return rows;
}

function measure({ name, program, args, fine, files }, { kind, path }, home) {
  const what = kind === 'stdin' ? undefined : path;
  const stdin = { stdin: path, push: `${path}.lines` }[kind] ?? '/dev/null';
  const file = files?.[kind];
  const run = file === undefined ? program : [process.execPath, join(root, file)];
  const command = [...run, ...args[kind](what, join(home, 'report.json'))];
  const script = join(root, 'scripts/bench-measure.py');
  // Nobody can reach the outside, whatever a tool would like to ask there.
  const nowhere = 'http://127.0.0.1:9';
  const env = { PATH: process.env.PATH, HOME: home, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, ALL_PROXY: nowhere };
  const { stdout, stderr } = spawnSync('python3', [script, String(LIMIT_SECONDS), stdin, ...command], {
    env,
    cwd: kind === 'push' ? path : undefined,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(`bench: ${name}: ${stderr}`);
  const sample = JSON.parse(stdout);
  return { ...sample, isWhole: fine.includes(sample.code) };
}

function rowOf(tool, input, samples, ours) {
  const broken = samples.find(({ isWhole }) => !isWhole);
  if (broken !== undefined) return [input.name, tool.name, `failed with ${broken.code}`, '', '', '', ''];
  const ratio = (key) =>
    tool.name === 'unleak' ? '' : `${median(samples.map((sample, i) => ours[i][key] / sample[key])).toFixed(2)}`;
  return [
    input.name,
    tool.name,
    median(samples.map(({ cpu }) => cpu)).toFixed(3),
    median(samples.map(({ wall }) => wall)).toFixed(2),
    String(Math.round(median(samples.map(({ rss }) => rss)) / 1024 / 1024)),
    ratio('cpu'),
    ratio('rss'),
  ];
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

function page(rows) {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}`;
  const versions = found.map(({ name, version }) => `${name} ${version}`).join(', ');
  const about = Object.entries(inputs).map(([name, input]) => `- \`${name}\`: ${input.about}`);
  const head = ['input', 'program', 'CPU s', 'wall s', 'peak MiB', 'our CPU / theirs', 'our memory / theirs'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const absent = missing.length === 0 ? '' : ` Not installed: ${missing.join(', ')}.`;
  const means = `Medians of ${runs} rounds after one that is not counted; ratios are medians of pairs of one round.`;
  const where = `${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}; load before: ${load.toFixed(1)}.`;
  return [means, `${where} ${versions}.${absent}`, '', ...about, '', ...table].join('\n');
}

function writePage(text) {
  const [before, rest] = readFileSync(PAGE, 'utf8').split(MARKS[0]);
  const after = rest?.split(MARKS[1])[1];
  if (after === undefined) throw new Error(`bench: ${PAGE}: expected the marks ${MARKS.join(' and ')}`);
  writeFileSync(PAGE, `${before}${MARKS[0]}\n\n${text}\n\n${MARKS[1]}${after}`);
  spawnSync(join(root, 'node_modules/.bin/prettier'), ['--write', PAGE], { stdio: 'ignore' });
}
