// Downloads the packages that test/corpus/packages.json names, by their registries' own clients, into a folder outside of
// this repository, scans each, and tells how many findings a million lines raise.
// `node scripts/accuracy-packages.mjs [FOLDER [UNLEAK]]`; what lies in FOLDER is not fetched again. Some of PyPI's sources
// ask for `pg_config` before they tell their name.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const FETCH_TIMEOUT_MS = 300_000;
/** Their clients compile the source to learn its name; the wheel holds the same Python. */
const COMPILED = new Set(['numpy', 'pandas', 'scikit-learn', 'cryptography', 'pyyaml']);
const root = fileURLToPath(new URL('..', import.meta.url));

/** Fetches what is missing; returns the folder of each package, by registry. */
async function fetchPackages(cache) {
  const names = JSON.parse(await readFile(`${root}test/corpus/packages.json`, 'utf8'));
  const fetchers = { npm: fetchFromNpm, pypi: fetchFromPypi, crates: fetchFromCrates };
  const folders = [];
  for (const [registry, list] of Object.entries(names)) {
    for (const name of list) {
      const folder = join(cache, registry, name.replace(/^@/, '').replace('/', '-'));
      if (!existsSync(folder)) await fetchInto(folder, (target) => fetchers[registry](name, target));
      folders.push({ registry, name, folder });
    }
  }
  return folders;
}

/** Moved into place when complete, so that an interrupted run leaves no half of a package. */
async function fetchInto(folder, fetch) {
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await mkdir(part, { recursive: true });
  process.stderr.write(`accuracy: fetching into ${folder}\n`);
  await fetch(part);
  await rename(part, folder);
}

async function fetchFromNpm(name, target) {
  run('npm', ['pack', name, '--silent', '--ignore-scripts', '--pack-destination', target], target);
  await unpackAll(target);
}

/** The source as it was published; a wheel where making its metadata needs a compiler. */
async function fetchFromPypi(name, target) {
  const common = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--disable-pip-version-check', '--dest', target];
  const source = !COMPILED.has(name) && tryRun('python3', [...common, '--no-binary', name, name], target);
  if (!source) run('python3', [...common, '--only-binary', name, name], target);
  await unpackAll(target);
}

async function fetchFromCrates(name, target) {
  const manifest = ['[package]', 'name = "fetch"', 'version = "0.0.0"', 'edition = "2021"', '[lib]', 'path = "lib.rs"'];
  await writeFile(join(target, 'Cargo.toml'), [...manifest, '[dependencies]', `${name} = "*"`, ''].join('\n'));
  await writeFile(join(target, 'lib.rs'), '');
  run('cargo', ['vendor', '--quiet', '--versioned-dirs', 'vendor'], target);
  const [wanted] = (await readdir(join(target, 'vendor'))).filter((entry) => entry.replace(/-\d.*$/, '') === name);
  await rename(join(target, 'vendor', wanted), join(target, wanted));
  for (const rest of ['vendor', 'Cargo.toml', 'Cargo.lock', 'lib.rs']) {
    await rm(join(target, rest), { recursive: true, force: true });
  }
}

async function unpackAll(target) {
  for (const file of await readdir(target)) {
    const path = join(target, file);
    if (/\.(?:tgz|tar\.gz)$/.test(file)) run('tar', ['-xzf', path, '-C', target, '--no-same-owner'], target);
    else if (/\.(?:whl|zip)$/.test(file)) run('python3', ['-m', 'zipfile', '-e', path, target], target);
    else continue;
    await rm(path);
  }
}

function run(command, args, cwd) {
  if (!tryRun(command, args, cwd)) throw new Error(`accuracy: ${command} ${args.join(' ')}: failed`);
}

function tryRun(command, args, cwd) {
  return spawnSync(command, args, { cwd, stdio: 'ignore', timeout: FETCH_TIMEOUT_MS }).status === 0;
}

/** Scans one package as a user would, and gives its findings. */
function scanPackage(unleak, { registry, name, folder }) {
  const args = [unleak, 'scan', '--format', 'json', '--no-state', '--min-confidence', 'medium', '--', folder];
  const options = { encoding: 'utf8', timeout: FETCH_TIMEOUT_MS, maxBuffer: 1 << 28 };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0 && status !== 1 && status !== 3) throw new Error(`accuracy: ${name}: scan: ${stderr}`);
  return JSON.parse(stdout).findings.map(({ ruleId, reasons, locations: [where] }) => ({
    registry,
    package: name,
    path: [where.path, where.member].filter((part) => part !== undefined).join('!'),
    line: where.startLine,
    rule: ruleId,
    reasons,
  }));
}

/** Lines of all files that hold no zero byte at their start, as what a person would call text. */
async function countLines(folder) {
  let lines = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) lines += await countLines(path);
    if (!entry.isFile()) continue;
    const bytes = await readFile(path);
    if (bytes.subarray(0, 8192).includes(0)) continue;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines += 1;
  }
  return lines;
}

async function measure(cache, unleak) {
  const folders = await fetchPackages(cache);
  const registries = {};
  const found = [];
  for (const one of folders) {
    registries[one.registry] ??= { packages: 0, lines: 0 };
    registries[one.registry].packages += 1;
    registries[one.registry].lines += await countLines(one.folder);
    found.push(...scanPackage(unleak, one));
  }
  return { registries, found };
}

/** Why each finding that is left was left: what a reader wrote beside it in an earlier run stays. */
async function main() {
  const [cache = join(tmpdir(), 'unleak-accuracy-packages'), unleak = `${root}dist/unleak.cjs`] = process.argv.slice(2);
  const target = `${root}test/corpus/packages-measured.json`;
  const before = JSON.parse(await readFile(target, 'utf8').catch(() => '{"left":[]}'));
  const { registries, found } = await measure(cache, unleak);
  const left = found.map(({ reasons, line, ...one }) => {
    const why = before.left.find((other) => other.path === one.path && other.rule === one.rule)?.why;
    process.stdout.write(`${one.registry} ${one.package} ${one.path}:${line} ${one.rule}: ${reasons.join(', ')}\n`);
    return { ...one, why: why ?? 'not looked at' };
  });
  const text = JSON.stringify({ date: new Date().toISOString().slice(0, 10), registries, left });
  await writeFile(target, await format(text, { ...(await resolveConfig(target)), filepath: target }));
  for (const [registry, { lines }] of Object.entries(registries)) {
    const count = left.filter((one) => one.registry === registry).length;
    process.stdout.write(`${registry}: ${count} findings, ${((count / lines) * 1e6).toFixed(1)} a million lines\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
