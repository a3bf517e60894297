import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { AuditReport } from '../../src/core/audit-report.js';
import { auditSchema } from '../../src/reporters/audit-schema.js';
import { missingBackend } from '../support/backends.js';
import { GitFixture } from '../support/git-fixtures.js';
import { startMoto, type Moto } from '../support/moto.js';
import { startOpenbao, type Openbao } from '../support/openbao.js';
import { startFakeSendgrid, type FakeSendgrid } from '../support/sendgrid/fake-sendgrid.js';
import type { ApiKey } from '../support/sendgrid/state.js';
import {
  plantCloudflare,
  plantGithub,
  plantGitlab,
  plantOpenai,
  plantSendgrid,
  type Planted,
} from './support/audit-fleet.js';
import { plantAws, plantVault } from './support/audit-servers.js';
import { Home, type CommandResult } from './support/command.js';
import { printedText } from './support/leak-scene.js';

interface MailScene {
  readonly sendgrid: FakeSendgrid;
  readonly admin: ApiKey;
  readonly home: Home;
  readonly keys: Readonly<Record<'clean' | 'twice' | 'leaked' | 'onDisk', ApiKey>>;
  readonly repository: string;
}

const missing = missingBackend('bao') ?? missingBackend('python');

const seen = (report: AuditReport): readonly string[] =>
  report.violations.map(({ rule, provider, subject }) => `${rule} ${provider} ${subject.id}`).sort();

describe.skipIf(missing !== undefined)(
  `an audit of seven providers${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    let bao: Openbao;
    let moto: Moto;
    let fleet: Readonly<Record<string, Planted>>;
    let home: Home;

    beforeAll(async () => {
      [bao, moto] = await Promise.all([startOpenbao(), startMoto()]);
      fleet = {
        mails: await plantSendgrid(90),
        models: await plantOpenai(110),
        zones: await plantCloudflare(190),
        code: await plantGitlab(230),
        repositories: await plantGithub(120, 40),
        secrets: await plantVault(bao, 110),
        cloud: await plantAws(moto, 60),
      };
      home = new Home();
      expect((await home.run(['init'])).code).toBe(0);
      configure(home, entriesOf(fleet));
    }, 120_000);

    afterAll(async () => {
      for (const { stop } of Object.values(fleet ?? {})) await stop();
      await bao?.stop();
      await moto?.stop();
      home?.remove();
    });

    it('finds every planted violation among over a thousand tokens, and nothing else', async () => {
      const result = await home.run(['audit', '--json', '--quiet']);
      expect(result, result.stderr).toMatchObject({ code: 1, stderr: '' });
      const report = JSON.parse(result.stdout) as AuditReport;
      expect(auditSchema.safeParse(report).error).toBeUndefined();
      expect(report.state).toBe('complete');
      expect(seen(report)).toEqual(
        Object.values(fleet)
          .flatMap(({ expected }) => expected)
          .sort(),
      );
      const listed = Object.fromEntries(report.sources.map((source) => [source.name, source.listed]));
      for (const [name, { tokens }] of Object.entries(fleet)) expect([name, listed[name]]).toEqual([name, tokens]);
      expect(report.tokens.length).toBeGreaterThan(1000);
      expect(Object.values(fleet).flatMap(({ complaints }) => complaints())).toEqual([]);
      for (const { secrets } of Object.values(fleet))
        expect(secrets.some((one) => result.stdout.includes(one))).toBe(false);
    }, 120_000);

    it('names what could not be listed, and judges the rest as before', async () => {
      configure(home, { ...entriesOf(fleet), mails: { ...fleet['mails']!.entry, address: 'http://127.0.0.1:9' } });
      const result = await home.run(['audit', '--json', '--quiet']);
      configure(home, entriesOf(fleet));
      const report = JSON.parse(result.stdout) as AuditReport;
      expect([result.code, report.state]).toEqual([1, 'incomplete']);
      const others = Object.entries(fleet).filter(([name]) => name !== 'mails');
      expect(seen(report)).toEqual(others.flatMap(([, { expected }]) => expected).sort());
      expect(report.sources.find(({ name }) => name === 'mails')).toMatchObject({ state: 'failed', listed: 0 });
    }, 120_000);

    it('ends with 3 where nothing was found and something could not be listed', async () => {
      const clean = { ...fleet['models']!.entry };
      const sendgrid = await startFakeSendgrid();
      onTestFinished(() => sendgrid.stop());
      const admin = sendgrid.state.addKey('audit', ['api_keys.read']);
      const mails = { type: 'sendgrid', address: sendgrid.url, admin: printedText(admin.value) };
      configure(home, { mails, models: { ...clean, api: 'http://127.0.0.1:9' } });
      const result = await home.run(['audit', '--quiet']);
      const whole = await home.run(['audit', '--quiet', '--provider', 'mails']);
      configure(home, entriesOf(fleet));
      expect([result.code, result.stderr]).toEqual([3, '']);
      expect(result.stdout).toContain('provider models (openai): failed');
      expect(result.stdout).toContain('the audit is incomplete: models');
      expect([whole.code, whole.stderr]).toEqual([0, '']);
    }, 60_000);

    it('holds against a token what is waived only from the end of the waiver on', async () => {
      const sendgrid = await startFakeSendgrid();
      onTestFinished(() => sendgrid.stop());
      const admin = sendgrid.state.addKey('audit', ['api_keys.read', 'api_keys.create']);
      const mails = { type: 'sendgrid', address: sendgrid.url, admin: printedText(admin.value) };
      const audit = async (until: string, format: string): Promise<CommandResult> => {
        const word = { reason: 'it goes with the old mailer', owner: 'ann', until };
        const waivers = [{ rule: 'too-broad', tokens: ['aud*'], providers: ['sendgrid'], ...word }];
        configure(home, { mails }, { policy: { waivers } });
        return home.run(['audit', '--quiet', '--format', format]);
      };
      const [yesterday, tomorrow] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
      const held = await audit(tomorrow!.slice(0, 10), 'text');
      const waived = await audit(tomorrow!.slice(0, 10), 'json');
      const ended = await audit(yesterday!.slice(0, 10), 'text');
      configure(home, entriesOf(fleet));
      expect([held.code, held.stderr]).toEqual([0, '']);
      expect(held.stdout).toContain('waived: too-broad: high: sendgrid API key audit');
      expect(held.stdout).toContain('nothing against the policy; 1 waived');
      expect(auditSchema.safeParse(JSON.parse(waived.stdout)).error).toBeUndefined();
      expect([ended.code, ended.stderr]).toEqual([1, '']);
      expect(ended.stdout).toContain(`the waiver of ann ended on ${yesterday!.slice(0, 10)}`);
    }, 60_000);

    it('joins listed tokens with what stands in stores and what scans have found', async () => {
      const { sendgrid, admin, home: mine, keys, repository } = await mailScene(bao);
      onTestFinished(() => sendgrid.stop());
      onTestFinished(() => mine.remove());
      const before = sendgrid.state.stateText();
      const result = await mine.run(['audit', '--json', '--quiet', '--fix']);
      expect([result.code, result.stderr]).toEqual([1, '']);
      const report = JSON.parse(result.stdout) as AuditReport;
      expect(seen(report).map((one) => one.replace(/ v1:.*/, ''))).toEqual([
        'on-disk sendgrid',
        'shared sendgrid team:apps/leaked#api_key',
        'shared sendgrid team:apps/one#api_key',
        `too-broad sendgrid ${admin.id}`,
      ]);
      const tokenOf = ({ id }: ApiKey): object | undefined => report.tokens.find((token) => token.id === id);
      expect(tokenOf(keys.clean)).toMatchObject({ stored: ['team:apps/clean#api_key'] });
      expect(tokenOf(keys.twice)).toMatchObject({ stored: ['team:apps/one#api_key', 'team:apps/two#mail_token'] });
      expect(tokenOf(keys.onDisk)).toMatchObject({ stored: [], found: [expect.stringMatching(/^v1:/)] });
      const plans = Object.fromEntries((report.plans ?? []).map((plan) => [plan.credential, plan]));
      expect(plans).toMatchObject({ orders: { outcome: 'planned' }, twice: { outcome: 'planned' } });
      expect(plans['orders']?.steps.join()).toContain('create an API key with the scopes mail.send');
      expect(sendgrid.state.stateText()).toBe(before);

      const formats = await Promise.all(
        ['text', 'csv', 'html'].map((format) => mine.run(['audit', '--format', format, '--quiet'])),
      );
      for (const { code, stdout } of formats) {
        expect(code).toBe(1);
        expect(stdout).toContain('team:apps/leaked#api_key');
        expect(stdout).toContain(join(repository, '.env'));
      }
      const all = [result, ...formats].map(({ stdout, stderr }) => stdout + stderr).join('');
      for (const { value } of sendgrid.state.keys) expect(all.includes(value)).toBe(false);
    }, 60_000);
  },
);

/** An account with a key for each way in which values may stand, in a store of its own and in a repository. */
async function mailScene(bao: Openbao): Promise<MailScene> {
  const sendgrid = await startFakeSendgrid();
  const { state } = sendgrid;
  const admin = state.addKey('audit', ['api_keys.read', 'api_keys.create', 'api_keys.delete', 'mail.send']);
  const key = (name: string): ApiKey => state.addKey(name, ['mail.send']);
  const keys = { clean: key('clean'), twice: key('twice'), leaked: key('leaked'), onDisk: key('on disk') };
  const mount = await bao.newMount();
  const put = async (path: string, field: string, { value }: ApiKey): Promise<void> => {
    const data = { [field]: value, host: 'mail.acme.internal' };
    // A new mount refuses writes for a moment.
    await vi.waitFor(() => bao.call('POST', `${mount}/data/${path}`, { data }), { timeout: 10_000 });
  };
  await put('apps/clean', 'api_key', keys.clean);
  await put('apps/one', 'api_key', keys.twice);
  await put('apps/two', 'mail_token', keys.twice);
  await put('apps/leaked', 'api_key', keys.leaked);
  const home = new Home();
  expect((await home.run(['init'])).code).toBe(0);
  const repository = join(home.work, 'shop');
  mkdirSync(repository);
  const git = new GitFixture(repository);
  git.write('mail.env', `MAIL_KEY=${keys.leaked.value}\n`);
  git.write('.gitignore', '.env\n');
  git.git('add', '.');
  git.git('commit', '-q', '-m', 'mail');
  writeFileSync(join(repository, '.env'), `ORDERS_KEY=${keys.onDisk.value}\n`);
  // Where a rotation put it, so that it has to be there.
  writeFileSync(join(repository, 'clean.env'), `CLEAN_KEY=${keys.clean.value}\n`);
  const auth = { token: printedText(bao.rootToken) };
  const store = { type: 'vault', address: bao.address, mount, auth };
  const mails = { type: 'sendgrid', address: sendgrid.url, admin: printedText(admin.value) };
  const orders = { name: 'orders', rotator: 'mails', store: 'team', path: 'apps/orders', purpose: 'orders' };
  const match = { provider: 'sendgrid', key: 'ORDERS_KEY' };
  const twice = { ...orders, name: 'twice', path: 'apps/one', match: { provider: 'sendgrid', key: 'NEVER_FOUND' } };
  const clean = { ...orders, name: 'clean', path: 'apps/clean', match: { provider: 'sendgrid', key: 'CLEAN_KEY' } };
  const consumers = [{ 'env-file': join(repository, 'clean.env'), key: 'CLEAN_KEY' }];
  const credentials = [orders, twice, { ...clean, consumers }].map((entry) => ({ match, ...entry, field: 'api_key' }));
  configure(home, { mails }, { stores: { team: store }, credentials });
  expect((await home.run(['scan', repository, '--quiet'])).code).toBe(1);
  return { sendgrid, admin, home, keys, repository };
}

function entriesOf(fleet: Readonly<Record<string, Planted>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fleet).map(([name, { entry }]) => [name, entry]));
}

function configure(home: Home, providers: object, more: object = {}): void {
  const config = { providers, policy: { 'max-lifetime': { default: '90d' } }, ...more };
  writeFileSync(join(home.folder, 'config/unleak/unleak.yaml'), JSON.stringify(config), { mode: 0o600 });
}
