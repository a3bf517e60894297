// What `npm run bench` scans: made from a fixed seed, so that two machines scan the same bytes.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const WORDS = (
  'const return await config request response user session handler update create index value token header parse stream ' +
  'buffer secret module export import function client server timeout retry error message password result order invoice'
).split(' ');
const SEED = 20_240_102;
const MIB = 1024 * 1024;

export const inputs = {
  'one-commit': { kind: 'git', about: '1 commit, 800 files, 8 MiB', make: (path) => repository(path, 800, 0) },
  'small-history': {
    kind: 'git',
    about: '300 commits of 2 files among 100',
    make: (path) => repository(path, 100, 299),
  },
  'medium-history': {
    kind: 'git',
    about: '3,000 commits of 2 files among 400',
    make: (path) => repository(path, 400, 2999),
  },
  folder: { kind: 'folder', about: '1,000 files, 10 MiB', make: folder },
  again: {
    kind: 'again',
    about: 'the medium history once more, with nothing new (unleak remembers what it has read)',
    make: (path) => repository(path, 400, 2999),
  },
  push: { kind: 'push', about: 'what a hook does for a push of three commits', make: push },
  log: { kind: 'stdin', about: 'a log of 16 MiB on standard input', make: log },
};

function repository(path, files, changes) {
  const random = generator(SEED + files);
  mkdirSync(path, { recursive: true });
  const contents = Array.from({ length: files }, () => sourceFile(random));
  const commits = [
    commit(
      1,
      contents.map((text, i) => [fileName(i), text]),
    ),
  ];
  for (let number = 2; number <= changes + 1; number += 1) {
    const changed = [Math.floor(random() * files), Math.floor(random() * files)];
    for (const i of changed) contents[i] = edited(contents[i], random);
    commits.push(
      commit(
        number,
        [...new Set(changed)].map((i) => [fileName(i), contents[i]]),
      ),
    );
  }
  git(path, ['init', '--quiet', '--initial-branch=main']);
  git(path, ['fast-import', '--quiet'], commits.join(''));
  git(path, ['repack', '-adfq']);
  git(path, ['reset', '--quiet', '--hard']);
}

/** The remote has all but the last three commits. What git tells the hook stands in a file beside it. */
function push(path) {
  repository(path, 100, 20);
  git(path, ['remote', 'add', 'origin', `${path}.git`]);
  git(path, ['update-ref', 'refs/remotes/origin/main', 'main~3']);
  const [local, remote] = ['main', 'main~3'].map((name) => git(path, ['rev-parse', name]).trim());
  writeFileSync(`${path}.lines`, `refs/heads/main ${local} refs/heads/main ${remote}\n`);
}

function commit(number, files) {
  const at = 1_700_000_000 + number * 600;
  const message = `change ${number}`;
  const head = `commit refs/heads/main\ncommitter Ann <ann@example.com> ${at} +0000\ndata ${message.length}\n${message}\n`;
  const changes = files.map(([name, text]) => `M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  return `${head}${changes.join('')}\n`;
}

function folder(path) {
  const random = generator(SEED);
  for (let i = 0; i < 1000; i += 1) {
    const file = join(path, fileName(i));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, sourceFile(random));
  }
}

function log(path) {
  const random = generator(SEED + 1);
  const lines = [];
  let size = 0;
  for (let i = 0; size < 16 * MIB; i += 1) {
    const time = new Date(1_700_000_000_000 + i * 37).toISOString();
    const line = `${time} INFO ${pick(random)}.${pick(random)} id=${hex(random, 32)} ${words(random, 8)} in ${i % 900}ms`;
    lines.push(i % 20_000 === 19_999 ? `${line} ${leak(random)}` : line);
    size += line.length + 1;
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function fileName(i) {
  return `src/${WORDS[i % WORDS.length]}/${WORDS[(i * 7) % WORDS.length]}-${i}.js`;
}

/** About 10 KiB that look like code, with hashes in it, and now and then a leak. */
function sourceFile(random) {
  const lines = Array.from({ length: 180 }, () => sourceLine(random));
  if (random() < 0.02) lines.push(leak(random));
  return lines.join('\n');
}

function sourceLine(random) {
  const kind = random();
  if (kind < 0.04) return `  checksum: '${hex(random, 64)}',`;
  if (kind < 0.06) return `  const password = process.env.${pick(random).toUpperCase()};`;
  return `  ${pick(random)}.${pick(random)}(${words(random, 4).replaceAll(' ', ', ')}); // ${words(random, 3)}`;
}

function edited(text, random) {
  const lines = text.split('\n');
  lines[Math.floor(random() * lines.length)] = sourceLine(random);
  return lines.join('\n');
}

/** Joined from parts, so that none stands in this file. */
function leak(random) {
  return `DATABASE_URL=${['postgres:/', '/orders:', hex(random, 24), '@db.internal/orders'].join('')}`;
}

function words(random, count) {
  return Array.from({ length: count }, () => pick(random)).join(' ');
}

function pick(random) {
  return WORDS[Math.floor(random() * WORDS.length)];
}

function hex(random, length) {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
}

/** mulberry32: small, and the same everywhere. */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function git(cwd, args, input = '') {
  const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd,
    env,
    input,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`bench: git ${args[0]}: ${error?.message ?? stderr}`);
  return stdout;
}
