import { afterEach, describe, expect, it } from 'vitest';
import { slackLimited, startFakeSlack, type FakeSlack } from './fake-slack.js';
import type { SlackOptions } from './state.js';
import { call, clientOf, wordOf } from './test-client.js';

const running: FakeSlack[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.stop()));
});

async function start(options: SlackOptions = {}): Promise<FakeSlack> {
  const fake = await startFakeSlack(options);
  running.push(fake);
  return fake;
}

describe('a token that never expires', () => {
  it('says who it is and what it may do', async () => {
    const fake = await start();
    const token = fake.state.addToken(fake.state.addApp({ name: 'deploys' }), 'bot', ['chat:write', 'users:read']);
    const { body, headers } = await call(fake, 'auth.test', {}, token.value);
    expect(body).toMatchObject({ ok: true, team: 'Orders', user: 'deploys', team_id: fake.state.team.id });
    expect(body).toHaveProperty('bot_id');
    expect(body).not.toHaveProperty('expires_in');
    expect(headers.get('x-oauth-scopes')).toBe('chat:write,users:read');
    expect(token.lastUsedAtMs).toBeDefined();
  });

  it('is read from the header or the form, and from no other scheme', async () => {
    const fake = await start();
    const token = fake.state.addToken(fake.state.addApp());
    expect((await call(fake, 'auth.test', { token: token.value })).body).toMatchObject({ ok: true });
    expect(fake.violations).toEqual([]);
    const answer = await fetch(`${fake.url}/api/auth.test`, {
      method: 'POST',
      headers: { authorization: `token ${token.value}` },
    });
    expect(await answer.json()).toEqual({ ok: false, error: 'not_authed' });
    expect(fake.violations).toEqual(['POST /api/auth.test: authorization: not Bearer and a token']);
  });

  it('dies by auth.revoke with the whole consent, but not in a test of it', async () => {
    const fake = await start();
    const app = fake.state.addApp({ tokenRotation: true });
    const token = fake.state.addToken(app);
    const other = fake.state.addToken(app, 'user');
    const { body } = await call(fake, 'oauth.v2.exchange', { ...clientOf(app), token: token.value });
    const successor = fake.state.find(String(body['access_token']))!;
    expect((await call(fake, 'auth.revoke', { test: '1' }, token.value)).body).toEqual({ ok: true, revoked: false });
    expect(await wordOf(fake, token)).toBe('alive');
    expect((await call(fake, 'auth.revoke', {}, token.value)).body).toEqual({ ok: true, revoked: true });
    expect(await wordOf(fake, token)).toBe('token_revoked');
    expect(await wordOf(fake, successor)).toBe('token_revoked');
    expect(await wordOf(fake, other)).toBe('alive');
    expect((await call(fake, 'auth.revoke', {}, token.value)).body).toEqual({ ok: false, error: 'token_revoked' });
  });

  it.each([
    ['a bot', 'bot', 'account_inactive'],
    ['a user', 'user', 'token_revoked'],
  ] as const)('of %s dies when its app is uninstalled, with webhooks and all', async (_who, kind, word) => {
    const fake = await start();
    const app = fake.state.addApp();
    const token = fake.state.addToken(app, kind);
    const webhook = fake.state.addWebhook(app, fake.state.addChannel('alerts'));
    expect((await call(fake, 'apps.uninstall', clientOf(app), token.value)).body).toEqual({ ok: true });
    expect(await wordOf(fake, token)).toBe(word);
    expect((await fetch(fake.url + webhook.path, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('is unknown where it never was, inactive where its user is gone', async () => {
    const fake = await start();
    const token = fake.state.addToken(fake.state.addApp(), 'user');
    fake.state.deactivate(token);
    expect(await wordOf(fake, token)).toBe('account_inactive');
    expect((await call(fake, 'auth.test', {}, 'nothing')).body).toEqual({ ok: false, error: 'invalid_auth' });
    expect((await call(fake, 'auth.test', {})).body).toEqual({ ok: false, error: 'not_authed' });
  });
});

describe('an app-level token', () => {
  it('names its app and cannot revoke itself', async () => {
    const fake = await start();
    const app = fake.state.addApp({ name: 'sockets' });
    const token = fake.state.addAppLevelToken(app);
    expect((await call(fake, 'auth.test', {}, token.value)).body).toMatchObject({ ok: true, app_name: 'sockets' });
    const { body } = await call(fake, 'auth.revoke', {}, token.value);
    expect(body).toEqual({ ok: false, error: 'not_allowed_token_type' });
  });
});

describe('scopes', () => {
  it('are named as needed and provided where one is missing', async () => {
    const fake = await start();
    const token = fake.state.addToken(fake.state.addApp(), 'bot', ['chat:write']);
    const { body } = await call(fake, 'users.list', {}, token.value);
    expect(body).toEqual({ ok: false, error: 'missing_scope', needed: 'users:read', provided: 'chat:write' });
  });

  it('let a listing be read page by page', async () => {
    const fake = await start();
    const token = fake.state.addToken(fake.state.addApp(), 'bot', ['channels:read']);
    for (const name of ['one', 'two', 'three']) fake.state.addChannel(name);
    const first = (await call(fake, 'conversations.list', { limit: '2' }, token.value)).body;
    expect(first['channels']).toHaveLength(2);
    const { next_cursor: cursor } = first['response_metadata'] as { next_cursor: string };
    const last = (await call(fake, 'conversations.list', { limit: '2', cursor }, token.value)).body;
    expect(last).toMatchObject({ channels: [{ name: 'three' }], response_metadata: { next_cursor: '' } });
  });
});

describe('an incoming webhook', () => {
  const post = async (fake: FakeSlack, path: string, body: string) => {
    const answer = await fetch(fake.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    return [answer.status, await answer.text()];
  };

  it('is known by its refusal of an empty message, takes a real one, and is gone once removed', async () => {
    const fake = await start();
    const webhook = fake.state.addWebhook(fake.state.addApp(), fake.state.addChannel('alerts'));
    expect(await post(fake, webhook.path, '{}')).toEqual([400, 'invalid_payload']);
    expect(fake.state.messages).toEqual([]);
    expect(await post(fake, webhook.path, '{"text":"hello"}')).toEqual([200, 'ok']);
    expect(fake.state.messages).toHaveLength(1);
    fake.state.endWebhook(webhook);
    expect(await post(fake, webhook.path, '{}')).toEqual([404, 'no_service']);
    expect(fake.violations).toEqual([]);
  });
});

describe('misbehaviour', () => {
  it('revokes and loses the answer', async () => {
    const fake = await start();
    const token = fake.state.addToken(fake.state.addApp());
    fake.inject('POST /api/auth.revoke', { kind: 'lose-answer' });
    await expect(call(fake, 'auth.revoke', {}, token.value)).rejects.toThrow('fetch failed');
    expect(await wordOf(fake, token)).toBe('token_revoked');
  });

  it('limits calls with 429 and says when to come back', async () => {
    const fake = await start();
    const token = fake.state.addToken(fake.state.addApp());
    fake.state.limitCalls('auth.test', 1);
    expect(await wordOf(fake, token)).toBe('alive');
    const { status, headers, body } = await call(fake, 'auth.test', {}, token.value);
    expect([status, headers.get('retry-after'), body['error']]).toEqual([429, '30', 'ratelimited']);
  });

  it.each([
    ['so many uses', { deathAfterUses: 1 }, ['alive', 'token_revoked']],
    ['so long', { deathDelayMs: 1000 }, ['alive', 'alive', 'token_revoked']],
  ] as const)('keeps a dead token working for %s', async (_what, options, words) => {
    let now = 0;
    const fake = await start({ ...options, now: () => now });
    const token = fake.state.addToken(fake.state.addApp());
    fake.state.end(token, 'token_revoked');
    for (const word of words) {
      expect(await wordOf(fake, token)).toBe(word);
      now += 500;
    }
  });

  it('complains of a method, an argument and a type of body that the provider does not know', async () => {
    const fake = await start();
    expect((await call(fake, 'auth.nothing', {})).body).toMatchObject({ error: 'unknown_method' });
    expect((await call(fake, 'auth.test', { colour: 'red' })).body).toMatchObject({ error: 'invalid_arguments' });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${fake.url}/api/auth.revoke`, { method: 'POST', headers, body: '{"test":true}' });
    expect(fake.violations).toHaveLength(3);
  });

  it('shows its state without a secret', async () => {
    const fake = await start();
    const app = fake.state.addApp();
    const { access, refresh } = fake.state.addPair(app);
    const webhook = fake.state.addWebhook(app, fake.state.addChannel('alerts'));
    const before = fake.state.stateText();
    for (const value of [access.value, refresh.value, app.clientSecret, webhook.path])
      expect(before).not.toContain(value);
    await wordOf(fake, access);
    expect(fake.state.stateText()).toBe(before);
    fake.inject('POST /api/auth.test', { kind: 'answer', answer: slackLimited(5) });
    expect((await call(fake, 'auth.test', {}, access.value)).status).toBe(429);
  });
});
