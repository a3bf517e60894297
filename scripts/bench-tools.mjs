// The programs that `npm run bench` compares: how each is asked to scan the same thing, and its version.
import { accessSync, constants } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './checks.mjs';

/** What the input `push` adds to what its remote has. */
const PUSHED = 'refs/remotes/origin/main..main';

/** Programs that node runs; its own start is what none of them can do without. */
const NODE = {
  unleak: [process.execPath, join(root, 'dist/unleak.cjs')],
  'empty node': [process.execPath, join(root, 'scripts/bench-empty.cjs')],
};

/**
 * `what` is the path of a repository or folder, undefined for standard input; `report` a file of ours for a tool that
 * must have one; `files` what is run in place of the program for one kind. Never /dev/null there: gitleaks, run by root, removes it. `fine` are the exit codes of a whole scan.
 */
const tools = {
  unleak: {
    fine: [0, 1],
    args: {
      git: (what) => ['scan', '--history', '--no-state', '--quiet', '--json', what],
      folder: (what) => ['scan', '--no-state', '--quiet', '--json', what],
      stdin: () => ['scan', '-', '--no-state', '--quiet', '--json'],
      // The state is in the home of the bench, so that all rounds but the first find it.
      again: (what) => ['scan', '--history', '--quiet', '--json', what],
      push: (what) => ['hook', 'run', 'pre-push', 'origin', `${what}.git`],
    },
    files: { push: 'dist/unleak-hook.cjs' },
    version: ['--version'],
  },
  'empty node': {
    fine: [0],
    args: { again: () => [], push: () => [] },
    version: ['--version'],
  },
  gitleaks: {
    fine: [0, 1],
    args: {
      git: (what, report) => ['git', '--no-banner', '--report-format', 'json', '--report-path', report, what],
      folder: (what, report) => ['dir', '--no-banner', '--report-format', 'json', '--report-path', report, what],
      stdin: (_, report) => ['stdin', '--no-banner', '--report-format', 'json', '--report-path', report],
      again: (what, report) => tools.gitleaks.args.git(what, report),
      push: (what, report) => [...tools.gitleaks.args.git(what, report), '--log-opts', PUSHED],
    },
    version: ['version'],
  },
  betterleaks: {
    fine: [0, 1],
    args: {
      git: (what) => ['git', '--no-banner', '--jsonl', what],
      folder: (what) => ['filesystem', '--no-banner', '--jsonl', what],
      stdin: () => ['stdin', '--no-banner', '--jsonl'],
      again: (what) => tools.betterleaks.args.git(what),
      push: (what) => [...tools.betterleaks.args.git(what), '--log-opts', PUSHED],
    },
    version: ['--version'],
  },
  kingfisher: {
    fine: [0, 200],
    args: {
      git: (what) => ['scan', '--no-validate', '--no-update-check', '--format', 'json', '--git-history', 'full', what],
      folder: (what) => ['scan', '--no-validate', '--no-update-check', '--format', 'json', what],
      stdin: () => ['scan', '--no-validate', '--no-update-check', '--format', 'json', '-'],
      again: (what) => tools.kingfisher.args.git(what),
      push: (what) => [...tools.kingfisher.args.git(what), '--since-commit', 'refs/remotes/origin/main'],
    },
    version: ['--version'],
  },
};

/** What is installed, ours first, and the names of what is not. */
export function findTools() {
  const folders = [process.env.UNLEAK_BENCH_PEERS ?? '', ...(process.env.PATH ?? '').split(delimiter)].filter(Boolean);
  const found = [];
  const missing = [];
  for (const [name, tool] of Object.entries(tools)) {
    const program = NODE[name] ?? find(name, folders);
    if (program === undefined) missing.push(name);
    else found.push({ name, program, ...tool, version: versionOf(program, tool.version) });
  }
  return { found, missing };
}

function find(name, folders) {
  const path = folders.map((folder) => join(folder, name)).find(isExecutable);
  return path === undefined ? undefined : [path];
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function versionOf([program, ...first], args) {
  const run = (command, list) => {
    const { stdout, stderr } = spawnSync(command, list, { encoding: 'utf8', timeout: 30_000 });
    return `${stdout ?? ''}${stderr ?? ''}`;
  };
  const said = /\d+\.\d+[\w.+-]*/.exec(run(program, [...first, ...args]));
  // Built by `go install`, a program knows its version only as a module.
  return (said ?? /\tmod\t\S+\tv(\S+)/.exec(run('go', ['version', '-m', program])))?.at(-1) ?? 'unknown';
}
