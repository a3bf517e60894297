import { afterEach, describe, expect, it } from 'vitest';
import { startFakeSlack, type FakeSlack } from './fake-slack.js';
import { officialSlack } from './official-sdk.js';

const running: FakeSlack[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.stop()));
});

async function start(): Promise<FakeSlack> {
  const fake = await startFakeSlack();
  running.push(fake);
  return fake;
}

describe.runIf(officialSlack !== undefined)("the vendor's own client against the fake", () => {
  it('asks, lists and posts as a bot', async () => {
    const fake = await start();
    const scopes = ['chat:write', 'channels:read', 'users:read'];
    const token = fake.state.addToken(fake.state.addApp(), 'bot', scopes);
    fake.state.addChannel('alerts');
    const client = officialSlack!(fake.url, token.value);
    const who = await client.auth.test();
    expect(who).toMatchObject({ ok: true, team: 'Orders', response_metadata: { scopes } });
    const { channels } = await client.conversations.list({ limit: 1, exclude_archived: true });
    const [{ id }] = channels as [{ id: string }];
    expect(await client.users.list({ limit: 1 })).toMatchObject({ ok: true, members: [{ deleted: false }] });
    expect(await client.chat.postMessage({ channel: id, text: 'hello' })).toMatchObject({ ok: true, channel: id });
    expect(fake.violations).toEqual([]);
  });

  it('exchanges, refreshes and revokes', async () => {
    const fake = await start();
    const app = fake.state.addApp({ tokenRotation: true });
    const token = fake.state.addToken(app);
    const client = officialSlack!(fake.url);
    const credentials = { client_id: app.clientId, client_secret: app.clientSecret };
    const pair = await client.oauth.v2.exchange({ ...credentials, token: token.value });
    const renewed = await client.oauth.v2.access({
      ...credentials,
      grant_type: 'refresh_token',
      refresh_token: pair['refresh_token'],
    });
    expect(renewed).toMatchObject({ ok: true, expires_in: 43_200 });
    const successor = officialSlack!(fake.url, String(renewed['access_token']));
    expect(await successor.auth.test()).toMatchObject({ ok: true });
    expect(await successor.auth.revoke({ test: true })).toMatchObject({ revoked: false });
    expect(await successor.auth.revoke()).toMatchObject({ revoked: true });
    await expect(successor.auth.test()).rejects.toMatchObject({ data: { error: 'token_revoked' } });
    expect(fake.violations).toEqual([]);
  });

  it('uninstalls, and understands refusals and limits', async () => {
    const fake = await start();
    const app = fake.state.addApp();
    const token = fake.state.addToken(app);
    const client = officialSlack!(fake.url, token.value);
    await expect(client.users.list()).rejects.toMatchObject({ data: { error: 'missing_scope', needed: 'users:read' } });
    fake.state.limitCalls('auth.test', 0);
    await expect(client.auth.test()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error', retryAfter: 30 });
    const credentials = { client_id: app.clientId, client_secret: app.clientSecret };
    expect(await client.apps.uninstall(credentials)).toMatchObject({ ok: true });
    await expect(client.chat.postMessage({ channel: '#alerts', text: 'hello' })).rejects.toMatchObject({
      data: { error: 'account_inactive' },
    });
    expect(fake.violations).toEqual([]);
  });
});
