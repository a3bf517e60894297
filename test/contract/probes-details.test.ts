// What an inspection is told of a live credential besides: identity, rights and reach. Real servers where there are some; for
// the others answers in the form that the vendor's reference shows.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { tryConfiguredLogin } from '../../src/commands/shared/validate-logins.js';
import type { Io } from '../../src/commands/shared/io.js';
import { configSchema } from '../../src/config/schema.js';
import { attribute } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { ProbeDesk } from '../../src/probes/ask.js';
import { excessOf } from '../../src/probes/excess.js';
import { probeFor } from '../../src/probes/index.js';
import type { ProbeVerdict } from '../../src/probes/subject.js';
import { missingBackend } from '../support/backends.js';
import { startMariadb } from '../support/mariadb-server.js';
import { startOpenbao } from '../support/openbao.js';
import { postgresBackends, postgresTestServer } from '../support/postgres.js';
import { startRedis } from '../support/redis-server.js';

const MINUTE = 60_000;
const stops: (() => Promise<unknown> | void)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

interface Asked {
  readonly provider: string;
  readonly rule: string;
  readonly value: string;
  readonly companions?: Readonly<Record<string, string>>;
  readonly url: string;
  readonly instance?: string;
}

/** Every host of the probe and of its details is that server. */
async function inspected({ provider, rule, value, companions = {}, url, instance }: Asked): Promise<ProbeVerdict> {
  const probe = await probeFor(provider, rule);
  if (probe === undefined) throw new Error(`no probe for ${rule}`);
  const places = [probe.request.at, ...(probe.details ?? []).map(({ at }) => at ?? probe.request.at), instance ?? ''];
  const hosts = places.filter((place) => place.startsWith('https://')).map((place) => new URL(place).host);
  const desk = new ProbeDesk({
    instances: instance === undefined ? {} : { [provider]: [instance] },
    via: Object.fromEntries(hosts.map((host) => [host, url])),
    proxyFor: () => undefined,
    clock: systemClock,
  });
  const subject = { secret: new SecretValue(value), companions, ruleId: rule };
  return desk.ask(probe, subject, AbortSignal.timeout(MINUTE), { withDetails: true });
}

const secret = ['acme', 'Qx7w'.repeat(9)].join('_');

interface Answers {
  readonly [path: string]: { readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };
}

/** Answers the live credential by path; every other one is told no as this vendor does. */
async function vendor(answers: Answers, no: { readonly status: number; readonly body: unknown }): Promise<string> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const sent = Object.values(request.headers).join(' ');
    const answer = sent.includes(secret) ? answers[path] : undefined;
    const isKnown = sent.includes(secret);
    const status = answer !== undefined ? 200 : isKnown ? 403 : no.status;
    response
      .writeHead(status, { 'content-type': 'application/json', ...answer?.headers })
      .end(JSON.stringify(answer?.body ?? (isKnown ? { message: 'not allowed' } : no.body)));
    request.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe('an inspection', () => {
  it('tells the repositories that a GitHub token reaches, and when it ends', async () => {
    const headers = {
      'x-oauth-scopes': 'repo, read:org',
      'github-authentication-token-expiration': '2027-01-31 08:00:00 UTC',
    };
    const url = await vendor(
      {
        '/user': { body: { login: 'mona', type: 'User' }, headers },
        '/user/repos': { body: [{ full_name: 'acme/orders' }, { full_name: 'acme/billing' }] },
      },
      { status: 401, body: { message: 'Bad credentials' } },
    );
    const rule = 'github-personal-access-token';
    const verdict = await inspected({ provider: 'github', rule, value: secret, url });
    expect(verdict).toMatchObject({
      state: 'active',
      facts: { owner: 'mona', scopes: 'repo, read:org', resources: 'acme/orders, acme/billing' },
    });
    expect(verdict.facts['expires']).toContain('2027-01-31');
    expect(excessOf('github', rule, verdict)).toEqual([expect.stringContaining('repo: ')]);
  });

  it('tells the projects that a GitLab token reaches', async () => {
    const self = {
      id: 7,
      name: 'ci',
      active: true,
      scopes: ['api'],
      expires_at: '2027-01-31',
      last_used_at: '2026-11-20',
    };
    const url = await vendor(
      {
        '/api/v4/personal_access_tokens/self': { body: self },
        '/api/v4/projects': { body: [{ path_with_namespace: 'acme/orders' }] },
      },
      { status: 401, body: { message: '401 Unauthorized' } },
    );
    const rule = 'gitlab-access-token';
    const verdict = await inspected({ provider: 'gitlab', rule, value: secret, url });
    expect(verdict).toMatchObject({ state: 'active', facts: { scopes: 'api', resources: 'acme/orders' } });
    expect(Object.keys(verdict.facts)).toEqual(expect.arrayContaining(['expires', 'lastUsed', 'keyId']));
    expect(excessOf('gitlab', rule, verdict)).toHaveLength(1);
  });

  it('tells what a Cloudflare token may do where it may look at itself, and its zones where not', async () => {
    const verify = { body: { result: { id: 'f1', status: 'active', expires_on: '2027-01-31T00:00:00Z' } } };
    const policies = [
      { permission_groups: [{ name: 'DNS Write' }], resources: { 'com.cloudflare.api.account.zone.a1': '*' } },
    ];
    const no = { status: 401, body: { errors: [{ code: 1000 }] } };
    const known = await vendor(
      {
        '/client/v4/user/tokens/verify': verify,
        '/client/v4/user/tokens/f1': {
          body: { result: { name: 'dns', last_used_on: '2026-11-20T00:00:00Z', policies } },
        },
      },
      no,
    );
    const rule = 'cloudflare-user-token';
    expect(await inspected({ provider: 'cloudflare', rule, value: secret, url: known })).toMatchObject({
      state: 'active',
      facts: { account: 'dns', scopes: 'DNS Write', resources: 'com.cloudflare.api.account.zone.a1' },
    });
    const zones = { body: { result: [{ name: 'acme.dev' }, { name: 'acme.io' }] } };
    const blind = await vendor({ '/client/v4/user/tokens/verify': verify, '/client/v4/zones': zones }, no);
    expect((await inspected({ provider: 'cloudflare', rule, value: secret, url: blind })).facts).toMatchObject({
      resources: 'acme.dev, acme.io',
    });
  });

  it('tells the account of a Stripe key, and that a secret key is too much', async () => {
    const url = await vendor(
      {
        '/v1/account': { body: { object: 'account', id: 'acct_1', email: 'shop@acme.dev' } },
        '/v1/webhook_endpoints': { body: { data: [{ url: 'https://acme.dev/hook' }] } },
      },
      { status: 401, body: { error: { type: 'invalid_request_error' } } },
    );
    const rule = 'stripe-secret-key-live';
    const verdict = await inspected({ provider: 'stripe', rule, value: secret, url });
    expect(verdict.facts).toMatchObject({
      account: 'acct_1',
      owner: 'shop@acme.dev',
      resources: 'https://acme.dev/hook',
    });
    expect(excessOf('stripe', rule, verdict)).toHaveLength(1);
  });

  it('tells the workspace, scopes and channels of a Slack token', async () => {
    const headers = { 'x-oauth-scopes': 'channels:history,chat:write' };
    const url = await vendor(
      {
        '/api/auth.test': { body: { ok: true, user: 'deploybot', team: 'Acme', bot_id: 'B1' }, headers },
        '/api/conversations.list': { body: { ok: true, channels: [{ name: 'general' }, { name: 'ops' }] } },
      },
      { status: 200, body: { ok: false, error: 'invalid_auth' } },
    );
    const verdict = await inspected({ provider: 'slack', rule: 'slack-bot-token', value: secret, url });
    expect(verdict.facts).toMatchObject({ owner: 'deploybot', account: 'Acme', resources: 'general, ops' });
    expect(excessOf('slack', 'slack-bot-token', verdict)).toEqual([expect.stringContaining('channels:history')]);
  });

  it('tells the projects that an administrator of OpenAI reaches, and the one of a project key', async () => {
    const no = { status: 401, body: { error: { code: 'invalid_api_key' } } };
    const list = { object: 'list', data: [] };
    const url = await vendor(
      {
        '/v1/organization/admin_api_keys': { body: list },
        '/v1/organization/projects': { body: { data: [{ name: 'orders' }, { name: 'search' }] } },
        '/v1/models': { body: list, headers: { 'openai-organization': 'acme', 'openai-project': 'proj_1' } },
      },
      no,
    );
    const admin = await inspected({ provider: 'openai', rule: 'openai-admin-key', value: secret, url });
    expect(admin.facts).toMatchObject({ resources: 'orders, search' });
    expect(excessOf('openai', 'openai-admin-key', admin)).toHaveLength(1);
    const key = await inspected({ provider: 'openai', rule: 'openai-project-key', value: secret, url });
    expect(key.facts).toEqual({ account: 'acme', resources: 'proj_1' });
  });

  it('tells owner, scopes and domains of a SendGrid key', async () => {
    const url = await vendor(
      {
        '/v3/scopes': { body: { scopes: ['mail.send', 'api_keys.create'] } },
        '/v3/user/username': { body: { username: 'acme', user_id: 12 } },
        '/v3/whitelabel/domains': { body: [{ domain: 'acme.dev' }] },
      },
      {
        status: 401,
        body: { errors: [{ message: 'The provided authorization grant is invalid, expired, or revoked' }] },
      },
    );
    const verdict = await inspected({ provider: 'sendgrid', rule: 'sendgrid-api-key', value: secret, url });
    expect(verdict.facts).toMatchObject({ owner: 'acme', scopes: 'mail.send, api_keys.create', resources: 'acme.dev' });
    expect(excessOf('sendgrid', 'sendgrid-api-key', verdict)).toHaveLength(1);
  });

  it('leaves out what the credential may not read, and stays right about the rest', async () => {
    const url = await vendor(
      { '/v3/scopes': { body: { scopes: ['mail.send'] } } },
      {
        status: 401,
        body: { errors: [{ message: 'The provided authorization grant is invalid, expired, or revoked' }] },
      },
    );
    const verdict = await inspected({ provider: 'sendgrid', rule: 'sendgrid-api-key', value: secret, url });
    expect(verdict).toMatchObject({ state: 'active', facts: { scopes: 'mail.send' } });
  });
});

describe.skipIf(missingBackend('bao') !== undefined)('an inspection at OpenBao', () => {
  it('tells policies, paths and end of a token', { timeout: MINUTE }, async () => {
    const bao = await startOpenbao();
    stops.push(() => bao.stop());
    const value = await bao.tokenWith('path "secret/data/orders/*" { capabilities = ["read"] }');
    const instance = 'https://vault.example';
    const asked = { provider: 'vault', rule: 'vault-service-token', value, url: bao.address, instance };
    const { state, facts } = await inspected(asked);
    expect(state).toBe('active');
    expect(facts['resources']).toContain('secret/data/orders/');
    expect(Object.keys(facts)).toEqual(expect.arrayContaining(['owner', 'scopes', 'expires', 'keyId']));
  });
});

describe('an inspection of a login', () => {
  const signal = AbortSignal.timeout(4 * MINUTE);
  const details = { withDetails: true };
  const configOf = (type: 'mysql' | 'redis' | 'postgres', port: number): ReturnType<typeof configSchema.parse> =>
    configSchema.parse({
      providers: { it: { type, host: '127.0.0.1', port, admin: 'env:NONE', tls: 'disable' } },
    });
  const login = (
    type: 'mysql' | 'redis' | 'postgres',
    port: number,
    user: string,
    password: SecretValue,
    database = '',
  ) =>
    tryConfiguredLogin(
      {} as Io,
      configOf(type, port),
      type,
      {
        secret: password,
        ruleId: `${type}-password`,
        companions: { host: '127.0.0.1', port: String(port), user, ...(database === '' ? {} : { database }) },
      },
      signal,
      details,
    );

  it.skipIf(missingBackend('mariadb') !== undefined)(
    'tells the grants of MariaDB, and no hash',
    { timeout: MINUTE },
    async () => {
      const server = await startMariadb();
      stops.push(() => server.stop());
      const password = new SecretValue(secret);
      await server.query('CREATE DATABASE orders');
      await server.query(`CREATE USER orders_app@'%' IDENTIFIED BY '${secret}'`);
      await server.query("GRANT SELECT, INSERT ON orders.* TO orders_app@'%'");
      const { state, facts } = await login('mysql', server.port, 'orders_app', password);
      expect(state).toBe('active');
      expect(facts).toEqual({ owner: 'orders_app', scopes: 'SELECT, INSERT', resources: 'orders.*' });
      const root = await login('mysql', server.port, 'root', server.admin.password);
      expect(excessOf('mysql', 'mysql-password', root).length).toBeGreaterThan(0);
      expect(JSON.stringify(root)).not.toMatch(/IDENTIFIED|\*[0-9A-F]{40}/);
    },
  );

  it.skipIf(missingBackend('redis') !== undefined)('tells the rules of Redis', { timeout: MINUTE }, async () => {
    const server = await startRedis();
    stops.push(() => server.stop());
    const verdict = await login('redis', server.port, 'default', server.admin.password);
    expect(verdict.facts).toMatchObject({ owner: 'default', scopes: '+@all' });
    expect(verdict.facts['resources']).toContain('~*');
    expect(excessOf('redis', 'redis-password', verdict)).toHaveLength(1);
  });

  it('tells rights, groups, tables and end of a PostgreSQL role', { timeout: 2 * MINUTE }, async ({ skip }) => {
    const backend = (await postgresBackends()).find(({ isThere }) => isThere);
    if (backend === undefined) return skip('no PostgreSQL here');
    const server = await postgresTestServer(backend.prefer);
    stops.push(() => server.stop());
    const world = await server.freshDatabase();
    const { port } = world.settings;
    const user = attribute(world.app, 'user');
    await world.query(`ALTER ROLE "${user}" VALID UNTIL '2099-01-31'`);
    const { state, facts } = await login('postgres', port, user, world.app.secret, 'shop');
    expect(state).toBe('active');
    expect(facts['owner']).toBe(user);
    expect(facts['resources']).toContain('database shop');
    expect(facts['resources']).toContain('select');
    expect(facts['expires']).toContain('2099');
  });
});
