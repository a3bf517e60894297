import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { formsOf } from '../../src/reporters/redact.js';
import { postgresBackends, postgresTestServer, type PostgresTestServer } from '../support/postgres.js';
import { sendgridScene } from '../support/sendgrid-scene.js';
import { Home, type CommandResult } from './support/command.js';
import { LeakScene } from './support/leak-scene.js';
import { PostgresLeak } from './support/postgres-leak.js';
import { sendgridLeak } from './support/sendgrid-leak.js';

const [installed] = await postgresBackends();
const test = it.skipIf(installed?.isThere !== true);

let server: PostgresTestServer;
let leaked: PostgresLeak;
let scene: LeakScene;
const printed: string[] = [];

beforeAll(async () => {
  if (installed?.isThere === true) server = await postgresTestServer('installed');
}, 60_000);
afterAll(async () => {
  removeScene();
  await server?.stop();
});

function removeScene(): void {
  scene?.home.remove();
  leaked?.remove();
}

async function makeScene(): Promise<void> {
  removeScene();
  leaked = await PostgresLeak.make(server);
  scene = await LeakScene.make(leaked.leak);
  printed.length = 0;
}

async function run(argv: readonly string[], input = ''): Promise<CommandResult> {
  const result = await scene.home.run(argv, { input });
  printed.push(result.stdout, result.stderr);
  return result;
}

async function open(input: string): Promise<{ readonly id: string; readonly plan: string }> {
  const { stdout, stderr, code } = await run(['incident', 'open', '--json'], input);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const { id, plan } = JSON.parse(stdout) as { id: string; plan: { hash: string } };
  return { id, plan: plan.hash };
}

const incident = (...argv: string[]): Promise<CommandResult> => run(['incident', ...argv]);

interface Configuration {
  policy?: object;
  readonly credentials: { consumers: object[] }[];
}

function reconfigure(change: (config: Configuration) => void): void {
  const config = JSON.parse(readFileSync(scene.configFile, 'utf8')) as Configuration;
  change(config);
  writeFileSync(scene.configFile, JSON.stringify(config), { mode: 0o600 });
}

describe('an incident', () => {
  test('goes from a leaked value on standard input to a closed report with one approval', async () => {
    await makeScene();
    const fingerprint = await scene.scan();

    const opened = await run(['incident', 'open'], leaked.oldPassword);
    expect(opened.code).toBe(0);
    const id = /Incident (i[0-9a-f]{12})/.exec(opened.stdout)![1]!;
    for (const told of [
      fingerprint,
      'Live         LIVE',
      'config/database.yml:2',
      'Committed by',
      'Since',
      'orders.log',
      'CREATE ROLE',
      'none yet: unleak incident approve',
      'no proof that it is dead',
    ]) {
      expect(opened.stdout).toContain(told);
    }

    const early = await run(['incident', 'rotate', id]);
    expect(early.code).toBe(4);
    expect(early.stderr).toContain('nobody has approved this plan; nothing was changed');
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('works');
    expect((await run(['incident', 'close', id])).code).toBe(4);

    const approved = await run(['incident', 'approve', id, '--by', 'ann']);
    expect(approved.code).toBe(0);
    const rotated = await run(['incident', 'rotate', id]);
    expect(rotated.code).toBe(0);
    for (const state of ['issuing', 'issued', 'promoted', 'updated', 'disabled', 'dead']) {
      expect(rotated.stderr).toContain(`: ${state}\n`);
    }
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('28P01');

    expect((await run(['incident', 'close', id])).code).toBe(0);
    const file = join(scene.home.work, 'post-mortem.md');
    expect((await run(['incident', 'report', id, '--output', file])).code).toBe(0);
    const html = await run(['incident', 'report', id, '--format', 'html']);
    const report = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    for (const told of ['closed', 'PROOF: the provider refuses', '`ann` approved plan', '## Time line', 'Open ends']) {
      expect(report).toContain(told);
    }
    expect(html.stdout).toContain('<h3>Time line (UTC)</h3>');
    const { password } = await scene.stored();
    for (const secret of [leaked.oldPassword, password!]) {
      for (const form of formsOf(secret)) expect([report, ...printed].join('\n')).not.toContain(form);
    }
    expect((await run(['rotations', 'verify'])).code).toBe(0);
  }, 120_000);

  test('wants another approval when the plan changes, and that of whom the policy names', async () => {
    await makeScene();
    await scene.scan();
    reconfigure((config) => {
      config.policy = { approvers: [{ who: ['ann'], providers: ['postgres'], severities: ['critical'] }] };
    });
    const { id, plan } = await open(leaked.oldPassword);
    expect((await incident('approve', id, '--by', 'bob')).stderr).toContain('policy.approvers names');
    expect((await incident('approve', id, '--by', 'ann', '--plan', plan)).code).toBe(0);

    const other = join(scene.home.work, 'other.env');
    writeFileSync(other, readFileSync(scene.envFile));
    reconfigure(({ credentials: [credential] }) => {
      credential!.consumers.push({ 'env-file': other, key: 'DATABASE_URL' });
    });
    const changed = await incident('rotate', id);
    expect(changed.code).toBe(4);
    expect(changed.stderr).toContain('this is not the plan that was approved; nothing was changed');
    expect(changed.stdout).toContain(other);
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('works');

    expect((await incident('approve', id, '--by', 'ann', '--plan', plan)).stderr).toContain('by now');
    const runbook = join(scene.home.work, 'runbook.txt');
    writeFileSync(runbook, `log in with psql postgres://${leaked.user}:${leaked.oldPassword}@db/orders\n`);
    expect((await incident('plan', id, '--update', 'runbook.txt')).stdout).toContain(runbook);
    expect((await incident('approve', id, '--by', 'ann')).code).toBe(0);
    expect((await incident('rotate', id)).code).toBe(0);
    for (const file of [other, runbook]) expect(readFileSync(file, 'utf8').includes(leaked.oldPassword)).toBe(false);
    expect((await incident('report', id)).stdout).toContain('under the approval of `ann`');
  }, 120_000);

  test('kills first when an emergency is declared on the way, and stays open until a word on its consumers', async () => {
    await makeScene();
    await scene.scan();
    reconfigure(({ credentials: [credential] }) => {
      credential!.consumers = [];
    });
    const { id } = await open(leaked.oldPassword);
    await incident('approve', id, '--by', 'ann');
    const waiting = await incident('rotate', id);
    expect(waiting.code).toBe(4);
    expect(waiting.stdout).toContain('waiting in grace');
    const early = await incident('close', id);
    expect(early.stderr).toContain('3 owed');
    expect(early.stderr).toContain('--consumers-updated');

    const urgent = await incident('rotate', id, '--emergency', '--reason', 'a stranger uses it');
    expect(urgent.code).toBe(4);
    expect(urgent.stdout).toContain('1. stop the leaked credential');
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('works');
    await incident('approve', id, '--by', 'ann');
    const killed = await incident('rotate', id);
    expect(killed.stderr).toContain(': dead\n');
    expect(killed.code).toBe(0);
    expect(await leaked.login(leaked.user, leaked.oldPassword)).toBe('28P01');

    expect((await incident('close', id)).stderr).toContain('1 owed');
    expect((await incident('rotate', id, '--consumers-updated')).code).toBe(0);
    expect((await incident('close', id)).code).toBe(0);
    const report = await incident('report', id);
    expect(report.stdout).toContain('EMERGENCY declared by');
    expect(report.stdout).toContain('somebody said that everyone has the new value');
  }, 120_000);

  it('kills first though the configuration asks for too much, and owes the replacement until that is settled', async () => {
    const mails = await sendgridScene();
    onTestFinished(() => mails.sendgrid.stop());
    const home = await LeakScene.make(sendgridLeak(mails));
    onTestFinished(() => home.home.remove());
    await home.scan();
    home.writeConfiguration({ scopes: ['mail.send', 'billing.read'] });
    const unleak = (...argv: string[]): Promise<CommandResult> => home.home.run(['incident', ...argv]);
    const opened = await home.home.run(['incident', 'open', '--json'], { input: mails.leaked.value });
    expect(opened.stderr).toContain('the leaked key does not have them');
    const { id } = JSON.parse(opened.stdout) as { id: string };

    const planned = await unleak('plan', id, '--emergency', '--reason', 'a stranger uses it');
    expect(planned, planned.stderr).toMatchObject({ code: 0 });
    expect(planned.stdout).toContain('the replacement is made only when this is settled');
    expect((await unleak('approve', id, '--by', 'ann')).code).toBe(0);
    const killed = await unleak('rotate', id);
    expect(killed, killed.stderr).toMatchObject({ code: 4 });
    expect(killed.stderr).toContain(': dead\n');
    expect(await mails.statusOf(mails.leaked.value)).toBe(401);
    expect(mails.sendgrid.state.keys).toEqual([mails.admin]);
    expect((await unleak('close', id)).stderr).toContain('a replacement for orders-app');
    expect(await unleak('rotate', id)).toMatchObject({ code: 4 });

    home.writeConfiguration();
    const settled = await unleak('rotate', id);
    expect(settled, settled.stderr).toMatchObject({ code: 0 });
    const made = mails.sendgrid.state.keys.filter((key) => key !== mails.admin);
    expect(made.map(({ scopes }) => scopes.toSorted())).toEqual([mails.leaked.scopes.toSorted()]);
    expect((await unleak('close', id)).code).toBe(0);
  }, 120_000);

  it('is not carried out by whoever approved it, where the policy wants four eyes', async () => {
    const mails = await sendgridScene();
    onTestFinished(() => mails.sendgrid.stop());
    const home = await LeakScene.make({ ...sendgridLeak(mails), policy: { 'four-eyes': true } });
    onTestFinished(() => home.home.remove());
    await home.scan();
    const unleak = (...argv: string[]): Promise<CommandResult> => home.home.run(['incident', ...argv]);
    const opened = await home.home.run(['incident', 'open', '--json'], { input: mails.leaked.value });
    const { id } = JSON.parse(opened.stdout) as { id: string };
    await unleak('approve', id, '--by', `${userInfo().username}@another-machine`);
    const alone = await unleak('rotate', id);
    expect(alone).toMatchObject({ code: 4 });
    expect(alone.stderr).toContain('policy.four-eyes');
    expect(await mails.statusOf(mails.leaked.value)).toBe(200);
    await unleak('approve', id, '--by', 'ann-the-second');
    const rotated = await unleak('rotate', id);
    expect(rotated, rotated.stderr).toMatchObject({ code: 0 });
  }, 120_000);

  test('is played by unleak demo --incident with real parts, up to the end of a stranger’s session', async () => {
    const home = new Home();
    const before = new Set(readdirSync(tmpdir()));
    const result = await home.run(['demo', '--incident', '--postgres', 'installed']);
    expect(result.stderr).toBe('');
    expect(result.code).toBe(0);
    for (const told of [
      '$ unleak incident open < found.txt',
      'SQLSTATE 28P01',
      'session: ended',
      'PROOF:',
      ': closed',
    ]) {
      expect(result.stdout).toContain(told);
    }
    const left = readdirSync(tmpdir()).filter((name) => result.stdout.includes(name) && !before.has(name));
    expect(left).toEqual([]);
    home.remove();
  }, 120_000);
});
