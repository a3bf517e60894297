// More than a thousand tokens at seven providers, nearly all of them as they should be, with violations planted among them.
import { startFakeCloudflare } from '../../support/cloudflare/fake-cloudflare.js';
import type { TokenOwner } from '../../support/cloudflare/model.js';
import { accountResources, allZonesResources, zoneResources } from '../../support/cloudflare/permissions.js';
import { startFakeGithub } from '../../support/github/fake-github.js';
import { rsaKeys } from '../../support/github/test-client.js';
import { startFakeGitlab } from '../../support/gitlab/fake-gitlab.js';
import { startFakeOpenai } from '../../support/openai/fake-openai.js';
import { startFakeSendgrid } from '../../support/sendgrid/fake-sendgrid.js';
import { makeSshKey } from '../../../src/platform/ssh-key.js';
import { printedText } from './leak-scene.js';

/** One provider with its tokens. */
export interface Planted {
  /** Its entry under `providers`. */
  readonly entry: Readonly<Record<string, unknown>>;
  /** `RULE PROVIDER ID` of each planted violation. */
  readonly expected: readonly string[];
  readonly tokens: number;
  /** Everything that no report may show. */
  readonly secrets: readonly string[];
  /** What the fake found wrong with requests. */
  readonly complaints: () => readonly unknown[];
  readonly stop: () => Promise<void>;
}

const DAY_MS = 86_400_000;
const day = (fromNow: number): Date => new Date(Date.now() + fromNow * DAY_MS);
const isoDay = (fromNow: number): string => day(fromNow).toISOString().slice(0, 10);
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

export async function plantSendgrid(count: number): Promise<Planted> {
  const sendgrid = await startFakeSendgrid();
  const { state } = sendgrid;
  const admin = state.addKey('administrator', ['api_keys.read', 'api_keys.delete']);
  for (let at = 1; at < count; at += 1) state.addKey(`mailer ${String(at)}`, ['mail.send']);
  const wide = state.keys[40]!;
  state.narrow(wide, ['mail.send', 'api_keys.create']);
  return {
    entry: { type: 'sendgrid', address: sendgrid.url, admin: printedText(admin.value) },
    expected: [`too-broad sendgrid ${admin.id}`, `too-broad sendgrid ${wide.id}`],
    tokens: count,
    secrets: state.keys.map(({ value }) => value),
    complaints: () => sendgrid.violations,
    stop: () => sendgrid.stop(),
  };
}

export async function plantOpenai(perProject: number): Promise<Planted> {
  let now = day(-20);
  const openai = await startFakeOpenai({ now: () => now.getTime() });
  const { state } = openai;
  const user = state.addUser('ann@acme.internal');
  const admin = state.addAdminKey(user.id, { name: 'audit', expiresAt: seconds(day(30)) });
  const projects = ['shop', 'search', 'labs'].map((name) => state.addProject(name));
  const secrets = [admin.value];
  const used: string[] = [];
  const expected = [`too-broad openai ${admin.id}`];
  for (const { id } of projects) {
    const account = state.addServiceAccount(id, 'worker');
    for (let at = 0; at < perProject; at += 1) {
      const expiresAt = seconds(day(30));
      const key = state.addServiceAccountKey(id, account.id, { name: `worker ${String(at)}`, expiresAt });
      secrets.push(key.value);
      used.push(key.value);
    }
    const endless = state.addServiceAccountKey(id, account.id, { name: 'endless' });
    used.push(endless.value);
    expected.push(`no-expiry openai ${endless.id}`);
  }
  now = day(-200);
  const old = state.addUserKey(projects[1]!.id, user.id, { name: 'old', expiresAt: seconds(day(20)) });
  expected.push(`late-expiry openai ${old.id}`, `never-rotated openai ${old.id}`, `unused openai ${old.id}`);
  const gone = state.addUserKey(projects[2]!.id, user.id, { name: 'gone', expiresAt: seconds(day(-1)) });
  now = day(-2);
  for (const value of used) state.keyOfValue(value);
  now = day(0);
  return {
    entry: { type: 'openai', api: openai.url, admin: printedText(admin.value) },
    expected,
    tokens: 1 + 3 * (perProject + 1) + 1,
    secrets: [...secrets, ...used, old.value, gone.value],
    complaints: () => openai.violations,
    stop: () => openai.stop(),
  };
}

export async function plantCloudflare(count: number): Promise<Planted> {
  let now = day(-20);
  const cloudflare = await startFakeCloudflare({ now: () => now.getTime() });
  const { state } = cloudflare;
  const account = state.addAccount();
  const zone = state.addZone(account, 'acme.internal');
  const owner: TokenOwner = { kind: 'account', id: account.id };
  const expiresOn = day(30).toISOString();
  const reader = { groups: ['DNS Read'] as const, resources: zoneResources(zone) };
  const lister = { groups: ['Account API Tokens Read'] as const, resources: accountResources(account.id) };
  const admin = state.addToken(owner, { name: 'audit', policies: [lister], expiresOn });
  const clean = Array.from({ length: count }, (_, at) =>
    state.addToken(owner, { name: `dns ${String(at)}`, policies: [reader], expiresOn }),
  );
  const endless = state.addToken(owner, { name: 'endless', policies: [reader] });
  const wide = state.addToken(owner, {
    name: 'wide',
    policies: [{ groups: ['DNS Write'], resources: allZonesResources(account.id) }],
    expiresOn,
  });
  const maker = state.addToken(owner, {
    name: 'maker',
    policies: [{ groups: ['Account API Tokens Write'], resources: accountResources(account.id) }],
    expiresOn,
  });
  const idle = state.addToken(owner, { name: 'idle', policies: [reader], expiresOn });
  state.addToken(owner, { name: 'expired', policies: [reader], expiresOn: day(-1).toISOString() });
  now = day(-100);
  state.tokenOfValue(idle.value);
  const late = state.addToken(owner, { name: 'late', policies: [reader], expiresOn: day(400).toISOString() });
  now = day(-3);
  for (const { value } of [...clean, endless, wide, maker, late]) state.tokenOfValue(value);
  now = day(0);
  return {
    entry: { type: 'cloudflare', api: cloudflare.url, account: account.id, admin: printedText(admin.value) },
    expected: [
      `no-expiry cloudflare ${endless.id}`,
      `too-broad cloudflare ${wide.id}`,
      `too-broad cloudflare ${maker.id}`,
      `unused cloudflare ${idle.id}`,
      `late-expiry cloudflare ${late.id}`,
      `never-rotated cloudflare ${late.id}`,
    ],
    tokens: count + 6,
    secrets: [admin, endless, wide, maker, idle, late, ...clean].map(({ value }) => value),
    complaints: () => cloudflare.violations,
    stop: () => cloudflare.stop(),
  };
}

export async function plantGitlab(count: number): Promise<Planted> {
  const gitlab = await startFakeGitlab();
  const { state } = gitlab;
  const root = state.addUser('root', { isAdmin: true });
  const ann = state.addUser('ann');
  const project = state.addProject('acme/orders', [[ann, 40]]);
  const admin = state.addToken(root, { name: 'audit', scopes: ['read_api'], expiresAt: isoDay(30) });
  const usual = { scopes: ['read_repository'], expiresAt: isoDay(30), createdAt: day(-20) };
  const clean = Array.from({ length: count }, (_, at) =>
    at % 3 === 0
      ? state.addResourceToken(project, { ...usual, name: `bot ${String(at)}` })
      : state.addToken(ann, { ...usual, name: `ann ${String(at)}` }),
  );
  const wide = state.addToken(ann, { ...usual, name: 'wide', scopes: ['api'] });
  const late = state.addToken(ann, { ...usual, name: 'late', expiresAt: isoDay(300) });
  const idle = state.addToken(ann, { ...usual, name: 'idle', createdAt: day(-60) });
  const owner = state.addResourceToken(project, { ...usual, name: 'owner' }, 50);
  const endless = state.addToken(ann, { ...usual, name: 'endless', expiresAt: null });
  for (const token of [...clean, wide, late, owner, endless]) token.lastUsedAt = day(-1);
  idle.lastUsedAt = undefined;
  const old = state.addToken(ann, { ...usual, name: 'old', createdAt: day(-120) });
  state.addDeployToken(project, 'deploy', day(40));
  const endlessDeploy = state.addDeployToken(project, 'deploy for ever');
  state.addDeployToken(project, 'gone').isRevoked = true;
  state.revoke(state.addToken(ann, { ...usual, name: 'revoked', scopes: ['api'], expiresAt: null }));
  return {
    entry: {
      type: 'gitlab',
      address: gitlab.url,
      admin: printedText(admin.value),
      audit: { projects: ['acme/orders'] },
    },
    expected: [
      `too-broad gitlab ${String(wide.id)}`,
      `late-expiry gitlab ${String(late.id)}`,
      `too-broad gitlab ${String(owner.id)}`,
      `no-expiry gitlab ${String(endless.id)}`,
      `unused gitlab ${String(old.id)}`,
      `never-rotated gitlab ${String(old.id)}`,
      `late-expiry gitlab ${String(old.id)}`,
      `no-expiry gitlab deploy-token-${String(endlessDeploy.id)}`,
    ],
    // With the two deploy tokens that live.
    tokens: count + 9,
    secrets: state.tokens.map(({ value }) => value),
    complaints: () => gitlab.violations,
    stop: () => gitlab.stop(),
  };
}

export async function plantGithub(tokens: number, repositories: number): Promise<Planted> {
  let now = day(-20);
  const github = await startFakeGithub({ now: () => now });
  const { state } = github;
  const ann = state.addUser('ann');
  const acme = state.addOrganization('acme', { ann: 'admin' });
  const homes = Array.from({ length: repositories }, (_, at) => state.addRepository(acme, `service-${String(at)}`));
  const app = state.addApp(acme, {
    slug: 'auditor',
    publicKey: rsaKeys.publicKey,
    permissions: {
      administration: 'read',
      organization_administration: 'read',
      organization_personal_access_tokens: 'read',
    },
  });
  const installation = state.addInstallation(app, acme);
  const usual = {
    owner: acme,
    repositories: [homes[0]!],
    permissions: { contents: 'read' },
    expiresAt: day(30),
  } as const;
  const clean = Array.from({ length: tokens }, (_, at) =>
    state.addFineGrainedToken(ann, { ...usual, name: `token ${String(at)}` }),
  );
  const wide = state.addFineGrainedToken(ann, { ...usual, name: 'wide', repositories: 'all' });
  const strong = state.addFineGrainedToken(ann, { ...usual, name: 'strong', permissions: { workflows: 'write' } });
  const { expiresAt: _, ...endlessly } = usual;
  const endless = state.addFineGrainedToken(ann, { ...endlessly, name: 'endless' });
  for (const token of [...clean, wide, strong, endless]) token.lastUsedAt = day(-4);
  const classic = state.authorize(acme, state.addClassicToken(ann, ['repo']), 'ci');
  const keys = homes.map((repository) => newDeployKey(state, repository, true));
  const writer = newDeployKey(state, homes[1]!, false);
  now = day(-150);
  const idle = newDeployKey(state, homes[2]!, true);
  for (const key of [...keys, writer]) key.lastUsedAt = day(-1);
  now = day(0);
  return {
    entry: {
      type: 'github',
      api: github.url,
      audit: {
        organization: 'acme',
        sso: true,
        app: {
          'app-id': app.id,
          'installation-id': installation.id,
          key: printedText(rsaKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
        },
      },
    },
    expected: [
      `too-broad github ${String(wide.id)}`,
      `too-broad github ${String(strong.id)}`,
      `no-expiry github ${String(endless.id)}`,
      `too-broad github ${String(classic.id)}`,
      `no-expiry github ${String(classic.id)}`,
      `too-broad github ${String(writer.id)}`,
      `unused github ${String(idle.id)}`,
      `never-rotated github ${String(idle.id)}`,
    ],
    tokens: tokens + 3 + 1 + repositories + 2,
    secrets: state.tokens.map(({ value }) => value),
    complaints: () => github.requests.filter(({ violations }) => violations.length > 0),
    stop: () => github.stop(),
  };
}

type GithubState = Awaited<ReturnType<typeof startFakeGithub>>['state'];

function newDeployKey(state: GithubState, repository: GithubState['repositories'][number], isReadOnly: boolean) {
  return state.addDeployKey(repository, makeSshKey('audit').publicKey, { title: 'deploy', isReadOnly, addedBy: 'ann' });
}
