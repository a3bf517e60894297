import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { GitFixture } from '../support/git-fixtures.js';
import { mintShortToken } from '../support/github/mint.js';
import { Home } from './support/command.js';

const examples = fileURLToPath(new URL('../../examples/sweep/', import.meta.url));
const entry = fileURLToPath(new URL('../../dist/unleak.cjs', import.meta.url));
const read = (name: string): string => readFileSync(join(examples, name), 'utf8');

let home: Home;

/** A machine on which `unleak` is installed and the places of the example's list are there. */
beforeEach(() => {
  home = new Home();
  cpSync(join(examples, 'sweep.yaml'), join(home.work, 'sweep.yaml'));
  chmodSync(join(home.work, 'sweep.yaml'), 0o600);
  const bin = join(home.folder, 'bin');
  for (const folder of ['shared', 'logs', 'deploy']) mkdirSync(join(home.work, folder));
  mkdirSync(bin);
  writeFileSync(join(bin, 'unleak'), `#!/bin/sh\nexec '${process.execPath}' '${entry}' "$@"\n`, { mode: 0o755 });
  new GitFixture(join(home.work, 'repositories/orders')).commitFile('app.env', `TOKEN=${mintShortToken('ghp')}\n`);
  writeFileSync(join(home.work, 'shared/readme'), 'nothing\n');
  writeFileSync(join(home.work, 'logs/a.log'), 'started\n');
  writeFileSync(join(home.work, 'deploy/app.env'), 'LEVEL=info\n');
});
afterEach(() => home.remove());

function shell(command: string, env: Readonly<Record<string, string>> = {}): { status: number | null; stderr: string } {
  const path = `${join(home.folder, 'bin')}:${home.env['PATH'] ?? ''}`;
  const options = {
    cwd: home.work,
    env: { ...home.env, PATH: path, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  } as const;
  return spawnSync('sh', ['-e', '-c', command], options);
}

it('the line for cron runs, and what it calls a failure is no finding', () => {
  const line = read('crontab')
    .split('\n')
    .find((one) => /^\d/.test(one))!;
  const command = line.split(/\s+/).slice(5).join(' ');
  // Cron takes a percent sign for the end of the line.
  expect(command).not.toContain('%');
  expect(shell(command)).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(home.work, 'last-night.txt'), 'utf8')).toContain('1 change since the last sweep');
  expect(existsSync(join(home.work, 'unleak.prom'))).toBe(true);
  shell('rm -r shared');
  expect(shell(command).status).not.toBe(0);
}, 60_000);

it('the units are what systemd understands, and their command runs', ({ skip }) => {
  const service = read('unleak-sweep.service');
  const command = /^ExecStart=(.+)$/m.exec(service)![1]!;
  const { status } = shell(command);
  const good = /^SuccessExitStatus=(.+)$/m.exec(service)![1]!.split(' ').map(Number);
  expect(good).toContain(status);
  const files = ['unleak-sweep.service', 'unleak-sweep.timer'].map((name) => join(examples, name));
  const verified = spawnSync('systemd-analyze', ['verify', ...files], { encoding: 'utf8', timeout: 30_000 });
  if (verified.error !== undefined) skip('systemd-analyze is not installed');
  // About users and programs that this machine does not have it says nothing that is wrong with the units.
  const complaints = verified.stderr.split('\n').filter((line) => line.includes('unleak-sweep'));
  expect(complaints).toEqual([]);
}, 60_000);

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

it('the lines of the GitHub Actions workflow run one after the other', () => {
  const { jobs } = parse(read('github-actions.yaml')) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  expect(steps.filter(({ run, uses }) => (run === undefined) === (uses === undefined))).toEqual([]);
  const runner = { RUNNER_TEMP: join(home.folder, 'temp'), GITHUB_STEP_SUMMARY: join(home.folder, 'summary.md') };
  mkdirSync(runner.RUNNER_TEMP);
  const values: Readonly<Record<string, string>> = {
    'runner.temp': runner.RUNNER_TEMP,
    'secrets.UNLEAK_FINGERPRINT_KEY': 'ab'.repeat(32),
  };
  const fill = (text: string): string => text.replaceAll(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => values[name]!);
  const statuses = steps.flatMap(({ run, env = {} }) => {
    // Installing is the registry's part.
    if (run === undefined || run.startsWith('npm install')) return [];
    const filled = Object.fromEntries(Object.entries(env).map(([name, text]) => [name, fill(text)]));
    return [shell(run, { ...runner, ...filled }).status];
  });
  expect(statuses).toEqual([0, 1, 0]);
  expect(readFileSync(runner.GITHUB_STEP_SUMMARY, 'utf8')).toContain('github personal access token');
  expect(existsSync(join(home.work, '.unleak-state/state.db'))).toBe(true);
}, 60_000);
