// The probes of providers that have a rotator, against stateful fakes and real servers that were made from the vendors'
// documentation by somebody else: what lives, what was killed there, and what may do too little to be asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { ProbeDesk } from '../../src/probes/ask.js';
import { probeFor } from '../../src/probes/index.js';
import type { ProbeVerdict } from '../../src/probes/subject.js';
import { startAws } from '../support/aws-world.js';
import { missingBackend } from '../support/backends.js';
import { startFakeCloudflare } from '../support/cloudflare/fake-cloudflare.js';
import { startFakeGithub } from '../support/github/fake-github.js';
import { startFakeGitlab } from '../support/gitlab/fake-gitlab.js';
import { startFakeGoogle } from '../support/google/fake-google.js';
import { startFakeOpenai } from '../support/openai/fake-openai.js';
import { startOpenbao } from '../support/openbao.js';
import { startFakeSendgrid } from '../support/sendgrid/fake-sendgrid.js';
import { startFakeSlack } from '../support/slack/fake-slack.js';
import { startFakeStripe } from '../support/stripe/fake-stripe.js';
import { startVerdaccio } from '../support/verdaccio.js';

interface Question {
  readonly rule: string;
  readonly value: string;
  readonly companions?: Readonly<Record<string, string>>;
}

interface World {
  readonly provider: string;
  /** Hosts that the fake stands in for; for what is only asked where it is configured, one of them is an instance. */
  readonly hosts: readonly string[];
  readonly url: string;
  readonly isInstance?: boolean;
  stop(): Promise<unknown> | void;
}

const stops: (() => Promise<unknown> | void)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

async function verdictOn(world: World, { rule, value, companions = {} }: Question): Promise<ProbeVerdict> {
  const instances = world.isInstance === true ? { [world.provider]: world.hosts.map((host) => `https://${host}`) } : {};
  const desk = new ProbeDesk({
    instances,
    via: Object.fromEntries(world.hosts.map((host) => [host, world.url])),
    proxyFor: () => undefined,
    clock: systemClock,
  });
  const probe = await probeFor(world.provider, rule);
  if (probe === undefined) throw new Error(`no probe for ${rule}`);
  const subject = { secret: new SecretValue(value), companions, ruleId: rule };
  return desk.ask(probe, subject, AbortSignal.timeout(20_000));
}

function kept<T extends World>(world: T): T {
  stops.push(() => world.stop());
  return world;
}

describe('GitHub', () => {
  it('tells whose a token is and what it may do, and when it is revoked', async () => {
    const fake = await startFakeGithub();
    const world = kept({ provider: 'github', hosts: ['api.github.com'], url: fake.url, stop: () => fake.stop() });
    const mona = fake.state.addUser('mona');
    const token = fake.state.addClassicToken(mona, ['repo', 'workflow']);
    const question = { rule: 'github-personal-access-token', value: token.value };
    expect(await verdictOn(world, question)).toMatchObject({
      state: 'active',
      facts: { owner: 'mona', scopes: expect.stringContaining('repo') as string },
    });
    fake.state.kill(token);
    expect(await verdictOn(world, question)).toMatchObject({
      state: 'inactive',
      detail: 'api.github.com: bad credentials',
    });
  });
});

describe('GitLab', () => {
  it('tells scopes and expiry, and a revoked token is dead where the server is configured', async () => {
    const fake = await startFakeGitlab();
    const url = fake.url.replace(/\/api\/v4$/, '');
    const ours = kept({
      provider: 'gitlab',
      hosts: ['gitlab.com', 'gitlab.example'],
      url,
      isInstance: true,
      stop: () => fake.stop(),
    });
    const token = fake.state.addToken(fake.state.addUser('ann'), { scopes: ['read_api'] });
    const question = { rule: 'gitlab-access-token', value: token.value };
    expect(await verdictOn(ours, question)).toMatchObject({ state: 'active', facts: { scopes: 'read_api' } });
    fake.state.revoke(token);
    expect(await verdictOn(ours, question)).toMatchObject({ state: 'inactive' });
    const onlyTheirs = { ...ours, isInstance: false };
    const verdict = await verdictOn(onlyTheirs, question);
    expect(verdict.state).toBe('unknown');
    expect(verdict.detail).toContain('validate: instances: gitlab');
  });
});

describe('Cloudflare', () => {
  it('knows tokens of people, and a removed one no more', async () => {
    const fake = await startFakeCloudflare();
    const world = kept({
      provider: 'cloudflare',
      hosts: ['api.cloudflare.com'],
      url: fake.url,
      stop: () => fake.stop(),
    });
    const user = fake.state.addUser('ann@example.com', [fake.state.addAccount()]);
    const { id, value } = fake.state.createToken({ kind: 'user', id: user.id }, { name: 'ci', policies: [] });
    const question = { rule: 'cloudflare-user-token', value };
    expect(await verdictOn(world, question)).toMatchObject({ state: 'active', facts: { keyId: id } });
    fake.state.removeToken(id);
    expect(await verdictOn(world, question)).toMatchObject({ state: 'inactive' });
  });

  it('tells whose a global key is, and calls one that it does not take unknown', async () => {
    const fake = await startFakeCloudflare();
    const world = kept({
      provider: 'cloudflare',
      hosts: ['api.cloudflare.com'],
      url: fake.url,
      stop: () => fake.stop(),
    });
    const user = fake.state.addUser('ann@example.com', [fake.state.addAccount()]);
    const question = { rule: 'cloudflare-global-key', value: user.globalKey, companions: { user: 'ann@example.com' } };
    expect(await verdictOn(world, question)).toMatchObject({ state: 'active', facts: { owner: 'ann@example.com' } });
    expect(fake.seen).toHaveLength(1);
    fake.state.changeGlobalKey(user.id);
    expect(await verdictOn(world, question)).toMatchObject({ state: 'unknown' });
  });
});

describe('Stripe', () => {
  it('knows secret and restricted keys, and an expired one', async () => {
    const fake = await startFakeStripe();
    const world = kept({ provider: 'stripe', hosts: ['api.stripe.com'], url: fake.url, stop: () => fake.stop() });
    const key = fake.state.addKey();
    const narrow = fake.state.addKey({ kind: 'restricted' });
    const rule = 'stripe-secret-key-live';
    expect(await verdictOn(world, { rule, value: key.value })).toMatchObject({ state: 'active' });
    expect(await verdictOn(world, { rule: 'stripe-restricted-key-live', value: narrow.value })).toMatchObject({
      state: 'active',
    });
    fake.state.expireKey(key);
    expect(await verdictOn(world, { rule, value: key.value })).toMatchObject({ state: 'inactive' });
  });
});

describe('OpenAI', () => {
  it('knows a key, calls a removed one dead and one without the right unknown', async () => {
    const fake = await startFakeOpenai();
    const world = kept({ provider: 'openai', hosts: ['api.openai.com'], url: fake.url, stop: () => fake.stop() });
    const project = fake.state.addProject('orders');
    const user = fake.state.addUser('ann@example.com');
    const key = fake.state.addUserKey(project.id, user.id);
    const narrow = fake.state.addUserKey(project.id, user.id, { scopes: ['api.embeddings.write'] });
    const admin = fake.state.addAdminKey(user.id);
    const rule = 'openai-project-key';
    expect(await verdictOn(world, { rule, value: key.value })).toMatchObject({ state: 'active' });
    expect(await verdictOn(world, { rule: 'openai-admin-key', value: admin.value })).toMatchObject({ state: 'active' });
    expect(await verdictOn(world, { rule, value: narrow.value })).toMatchObject({ state: 'unknown' });
    fake.state.removeKey(key.id);
    expect(await verdictOn(world, { rule, value: key.value })).toMatchObject({ state: 'inactive' });
  });
});

describe('Slack', () => {
  it('tells workspace and scopes, and that a token was revoked', async () => {
    const fake = await startFakeSlack();
    const world = kept({ provider: 'slack', hosts: ['slack.com'], url: fake.url, stop: () => fake.stop() });
    const token = fake.state.addToken(fake.state.addApp());
    const question = { rule: 'slack-bot-token', value: token.value };
    expect(await verdictOn(world, question)).toMatchObject({
      state: 'active',
      facts: { account: 'Orders', scopes: expect.stringContaining('chat:write') as string },
    });
    fake.state.end(token, 'token_revoked');
    expect(await verdictOn(world, question)).toMatchObject({ state: 'inactive' });
  });
});

describe('SendGrid', () => {
  it('tells the scopes of a key, and that one was deleted', async () => {
    const fake = await startFakeSendgrid();
    const world = kept({ provider: 'sendgrid', hosts: ['api.sendgrid.com'], url: fake.url, stop: () => fake.stop() });
    const key = fake.state.addKey('mail', ['mail.send']);
    const question = { rule: 'sendgrid-api-key', value: key.value };
    expect(await verdictOn(world, question)).toMatchObject({
      state: 'active',
      facts: { scopes: expect.stringContaining('mail.send') as string },
    });
    fake.state.delete(key);
    expect(await verdictOn(world, question)).toMatchObject({ state: 'inactive' });
  });
});

describe('Google', () => {
  it('tells of an access token what it may do, and knows a service account’s key without being shown it', async () => {
    const fake = await startFakeGoogle();
    const hosts = ['oauth2.googleapis.com', 'www.googleapis.com', 'generativelanguage.googleapis.com'];
    const world = kept({ provider: 'google', hosts, url: fake.url, stop: () => fake.stop() });
    const project = fake.state.addProject();
    const token = fake.state.addCaller(project, []);
    expect(await verdictOn(world, { rule: 'google-oauth-access-token', value: token.value })).toMatchObject({
      state: 'active',
      facts: { scopes: expect.stringContaining('cloud-platform') as string },
    });
    const account = fake.state.addServiceAccount(project);
    const { key } = fake.state.addServiceAccountKey(account);
    const companions = { account: account.email, 'key-id': key.id };
    const question = { rule: 'google-service-account-key', value: 'not sent', companions };
    expect(await verdictOn(world, question)).toMatchObject({ state: 'active' });
    const unlisted = { ...question, companions: { ...companions, 'key-id': 'a'.repeat(40) } };
    expect(await verdictOn(world, unlisted)).toMatchObject({ state: 'unknown' });
    const made = ['AI', 'za', 'Qx7'.repeat(11), 'Zz'].join('');
    expect(await verdictOn(world, { rule: 'google-api-key', value: made })).toMatchObject({ state: 'inactive' });
  });
});

describe.skipIf(missingBackend('python') !== undefined)('AWS', () => {
  let server: Awaited<ReturnType<typeof startAws>>;
  beforeAll(async () => {
    server = await startAws();
    stops.push(() => server.stop());
  }, 60_000);

  it('tells whose a key is, a deleted one is dead and a wrong secret is neither', async () => {
    const account = await server.freshAccount();
    await account.newUser({ name: 'deploy' });
    const credential: Credential = await account.newKey('deploy');
    const keyId = credential.attributes['key-id'] ?? '';
    const world = {
      provider: 'aws',
      hosts: ['sts.us-east-1.amazonaws.com'],
      url: account.endpoint,
      stop: () => undefined,
    };
    const question = {
      rule: 'aws-secret-access-key',
      value: credential.secret.reveal(),
      companions: { 'key-id': keyId },
    };
    expect(await verdictOn(world, question)).toMatchObject({
      state: 'active',
      facts: { owner: expect.stringContaining('user/deploy') as string },
    });
    const wrong = { ...question, value: 'Qx7w'.repeat(10) };
    expect(await verdictOn(world, wrong)).toMatchObject({ state: 'unknown' });
    const unknownId = ['AK', 'IA', 'QX7Z'.repeat(4)].join('');
    expect(await verdictOn(world, { ...question, companions: { 'key-id': unknownId } })).toMatchObject({
      state: 'inactive',
    });
    const temporary = { ...question, companions: { 'key-id': ['AS', 'IA', 'QX7Z'.repeat(4)].join('') } };
    expect(await verdictOn(world, temporary)).toMatchObject({
      state: 'unknown',
      detail: expect.stringContaining('session token') as string,
    });
  }, 60_000);
});

describe.skipIf(missingBackend('bao') !== undefined)('Vault', () => {
  it('tells the policies of a token, and not that one is dead which may not look or is gone', async () => {
    const bao = await startOpenbao();
    const world = kept({
      provider: 'vault',
      hosts: ['vault.example'],
      url: bao.address,
      isInstance: true,
      stop: () => bao.stop(),
    });
    const value = await bao.tokenWith('path "kv/*" { capabilities = ["read"] }');
    const question = { rule: 'vault-service-token', value };
    expect(await verdictOn(world, question)).toMatchObject({ state: 'active' });
    await bao.call('POST', 'auth/token/revoke', { token: value });
    // OpenBao says the same of both: only an administrator sees which.
    expect(await verdictOn(world, question)).toMatchObject({ state: 'unknown' });
    const { auth } = await bao.call('POST', 'auth/token/create', { policies: ['nothing'], no_default_policy: true });
    const blind = (auth as { client_token: string }).client_token;
    expect((await verdictOn(world, { ...question, value: blind })).state).toBe('unknown');
  }, 60_000);
});

describe.skipIf(missingBackend('verdaccio') !== undefined)('an npm registry', () => {
  it('tells whose a token is, and refuses one that it has not issued', async () => {
    const registry = await startVerdaccio();
    const world = kept({
      provider: 'npm',
      hosts: ['npm.example'],
      url: registry.url,
      isInstance: true,
      stop: () => registry.stop(),
    });
    const { user, token } = await registry.newUser();
    const question = { rule: 'npm-registry-token', value: token.reveal() };
    expect(await verdictOn(world, question)).toMatchObject({ state: 'active', facts: { owner: user } });
    const unknown = { ...question, value: ['np', 'm_', 'Qx7w'.repeat(9)].join('') };
    expect(await verdictOn(world, unknown)).toMatchObject({ state: 'inactive' });
  }, 60_000);
});
