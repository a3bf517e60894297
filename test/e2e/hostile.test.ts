import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture } from '../support/git-fixtures.js';
import { setting, tokenOf } from '../support/places.js';
import { type CommandResult, Home } from './support/command.js';

const TIMEOUT = { timeout: 120_000 };
const HOOKS = 'pre-commit post-checkout post-index-change fsmonitor-watchman reference-transaction pre-auto-gc'.split(
  ' ',
);

let home: Home;
let repository: GitFixture;
beforeEach(() => {
  home = new Home();
  repository = new GitFixture(join(home.work, 'repository'));
  repository.commitFile('first.env', setting(tokenOf('first')));
});
afterEach(() => {
  home.remove();
});

/** A program that leaves a file behind when somebody runs it. */
function canary(): { readonly program: string; readonly trace: string } {
  const program = join(home.folder, 'canary.sh');
  const trace = join(home.folder, 'it-ran');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${trace}'\n`);
  chmodSync(program, 0o755);
  return { program, trace };
}

function configuration(program: string): string {
  return `
[core]
  repositoryformatversion = 1
  fsmonitor = ${program}
  hooksPath = ${join(home.folder, 'hooks')}
  pager = ${program}
  editor = ${program}
  askPass = ${program}
  sshCommand = ${program}
  gitProxy = ${program}
  alternateRefsCommand = ${program}
[extensions]
  partialClone = origin
[remote "origin"]
  url = ext::${program}
  promisor = true
  uploadpack = ${program}
  vcs = ${program}
[protocol]
  allow = always
[diff]
  external = ${program}
[diff "x"]
  textconv = ${program}
  command = ${program}
[filter "x"]
  clean = ${program}
  smudge = ${program}
  process = ${program}
  required = true
[merge "x"]
  driver = ${program}
[credential]
  helper = !${program}
[gpg]
  program = ${program}
[alias]
  cat-file = !${program}
  log = !${program}
[uploadpack]
  packObjectsHook = ${program}
[submodule "x"]
  update = !${program}
[color]
  ui = always
[include]
  path = ${join(home.folder, 'included')}
`;
}

/** Everything that git would run something for, here and in what belongs to the person. */
function plantCanaries(program: string): void {
  const text = configuration(program);
  mkdirSync(join(home.folder, 'hooks'));
  for (const hook of HOOKS) {
    repository.write(`.git/hooks/${hook}`, readFileSync(program));
    chmodSync(join(repository.path, '.git/hooks', hook), 0o755);
    symlinkSync(program, join(home.folder, 'hooks', hook));
  }
  repository.write('.gitattributes', '* diff=x filter=x merge=x\n');
  repository.write('.gitmodules', `[submodule "x"]\n\tpath = x\n\turl = ext::${program}\n\tupdate = !${program}\n`);
  repository.write('unleak.yaml', `providers:\n  x: { type: postgres, host: x, admin: 'exec:["${program}"]' }\n`);
  repository.write('.git/config', text);
  writeFileSync(join(home.folder, 'included'), text);
  writeFileSync(join(home.folder, '.gitconfig'), text);
}

/** Runs the command line with everything in the way of a child process, and tells which were started. */
async function childrenOf(program: string, argv: readonly string[]): Promise<CommandResult & { log: string }> {
  const file = join(home.folder, 'children');
  const preload = fileURLToPath(new URL('support/watch-children.mjs', import.meta.url));
  const bin = join(home.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['git', 'sh', 'bash', 'less', 'ssh', 'gpg', 'tar', 'unzip']) {
    if (!existsSync(join(bin, name))) symlinkSync(program, join(bin, name));
  }
  const overrides = Object.fromEntries(
    ['GIT_EXTERNAL_DIFF', 'GIT_PAGER', 'PAGER', 'GIT_SSH_COMMAND', 'GIT_ASKPASS', 'EDITOR'].map((key) => [
      key,
      program,
    ]),
  );
  const env = { ...overrides, PATH: bin, NODE_OPTIONS: `--import=${preload}`, UNLEAK_TEST_CHILDREN_FILE: file };
  const result = await home.run(argv, { cwd: repository.path, env });
  return { ...result, log: readFileSync(file, 'utf8') };
}

describe('a repository that wants to run a program', () => {
  it.each([
    ['scan', ['scan', '.']],
    ['scan --staged', ['scan', '--staged']],
    ['scan --range', ['scan', '--range', 'HEAD~1..HEAD']],
    ['scan --since', ['scan', '--since', '2019-01-01']],
  ])('has nothing run by %s, which starts no process at all', TIMEOUT, async (_, argv) => {
    repository.commitFile('second.env', setting(tokenOf('second')));
    repository.write('staged.env', setting(tokenOf('staged')));
    repository.git('add', 'staged.env');
    const { program, trace } = canary();
    plantCanaries(program);
    const { code, log } = await childrenOf(program, argv);
    expect(existsSync(trace)).toBe(false);
    expect(log).toContain('cmdline self');
    expect(log).not.toContain('argv: ');
    expect(code).toBe(1);
  });
});

describe('a repository of another person', () => {
  it.runIf(process.getuid?.() === 0)('is refused by git, and scanned with nothing of it run', TIMEOUT, async () => {
    const { program, trace } = canary();
    plantCanaries(program);
    repository.write('untracked.env', setting(tokenOf('untracked')));
    execFileSync('chown', ['-R', '12345:12345', repository.path]);
    expect(() => repository.git('status')).toThrow(/dubious ownership/);
    const { code, log, stdout } = await childrenOf(program, ['scan', '--json', '.']);
    expect(code).toBe(1);
    expect(stdout).toContain('first.env');
    expect(stdout).toContain('untracked.env');
    expect(existsSync(trace)).toBe(false);
    expect(log).not.toContain('argv: ');
  });
});

describe('names that would write to the terminal', () => {
  const evil = ['\u001b[2J', '\u009b31m', '\r', '\n::error::x', '\u202e', '\u0007'].join('');

  it.each(['text', 'json', 'jsonl', 'csv', 'markdown', 'github', 'gitlab', 'sarif', 'junit'])(
    'are neutral in %s',
    TIMEOUT,
    async (format) => {
      repository.write(`${evil}.env`, setting(tokenOf('evil')));
      repository.git('config', 'user.name', `x${evil}`);
      repository.commit(`${evil} ${tokenOf('message')}`);
      repository.write('.git/refs/heads/evil\u001b[2J', `${repository.git('rev-parse', 'HEAD')}\n`);
      const { code, stdout, stderr } = await home.run(['scan', '--format', format, '.'], { cwd: repository.path });
      expect(code).toBe(1);
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      expect(`${stdout}${stderr}`).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/u);
      expect(stdout).not.toMatch(/^::error::x/m);
    },
  );
});
