import { afterEach, describe, expect, it } from 'vitest';
import { startFakeSlack, type FakeSlack } from './fake-slack.js';
import type { SlackOptions } from './state.js';
import { call, clientOf, refreshWith, wordOf } from './test-client.js';

const running: FakeSlack[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.stop()));
});

async function start(options: SlackOptions = {}): Promise<FakeSlack> {
  const fake = await startFakeSlack(options);
  running.push(fake);
  return fake;
}

describe('token rotation', () => {
  it('exchanges a long-lived token once, and only for an app that has it turned on', async () => {
    const fake = await start();
    const app = fake.state.addApp();
    const token = fake.state.addToken(app);
    const exchange = async () => (await call(fake, 'oauth.v2.exchange', { ...clientOf(app), token: token.value })).body;
    expect(await exchange()).toEqual({ ok: false, error: 'token_rotation_not_enabled' });
    app.tokenRotation = true;
    expect(await exchange()).toMatchObject({ ok: true, token_type: 'bot', expires_in: 43_200, app_id: app.id });
    expect(await exchange()).toEqual({ ok: false, error: 'token_already_exchanged' });
    expect(await wordOf(fake, token)).toBe('alive');
  });

  it('ends the long-lived token with the first refresh of its pair', async () => {
    const fake = await start();
    const app = fake.state.addApp({ tokenRotation: true });
    const token = fake.state.addToken(app);
    const { body } = await call(fake, 'oauth.v2.exchange', { ...clientOf(app), token: token.value });
    await refreshWith(fake, app, String(body['refresh_token']));
    expect(await wordOf(fake, token)).toBe('token_revoked');
  });

  it('uses a refresh token up, leaves the access token, and keeps two of these alive at most', async () => {
    const fake = await start();
    const app = fake.state.addApp();
    const { access, refresh } = fake.state.addPair(app);
    const first = (await refreshWith(fake, app, refresh.value)).body;
    expect(first).toMatchObject({ ok: true, token_type: 'bot' });
    expect(await wordOf(fake, access)).toBe('alive');
    expect((await refreshWith(fake, app, refresh.value)).body).toEqual({ ok: false, error: 'invalid_refresh_token' });
    await refreshWith(fake, app, String(first['refresh_token']));
    expect(await wordOf(fake, access)).toBe('token_revoked');
    expect(await wordOf(fake, fake.state.find(String(first['access_token']))!)).toBe('alive');
  });

  it('lets a used refresh token work on in the grace that was asked for', async () => {
    let now = 1_000_000;
    const fake = await start({ now: () => now, refreshGraceMs: 60_000 });
    const app = fake.state.addApp();
    const { refresh } = fake.state.addPair(app);
    await refreshWith(fake, app, refresh.value);
    expect((await refreshWith(fake, app, refresh.value)).body).toMatchObject({ ok: true });
    now += 60_000;
    expect((await refreshWith(fake, app, refresh.value)).body).toMatchObject({ ok: false });
  });

  it('lets an access token expire after twelve hours', async () => {
    let now = 1_000_000;
    const fake = await start({ now: () => now });
    const { access } = fake.state.addPair(fake.state.addApp());
    now += 43_199_000;
    expect((await call(fake, 'auth.test', {}, access.value)).body).toMatchObject({ ok: true, expires_in: 1 });
    now += 1000;
    expect(await wordOf(fake, access)).toBe('token_expired');
  });

  it('revokes one token of a pair and leaves the other', async () => {
    const fake = await start();
    const app = fake.state.addApp();
    const { access, refresh } = fake.state.addPair(app);
    expect((await call(fake, 'auth.revoke', {}, access.value)).body).toEqual({ ok: true, revoked: true });
    expect(await wordOf(fake, access)).toBe('token_revoked');
    expect((await refreshWith(fake, app, refresh.value)).body).toMatchObject({ ok: true });
    expect(fake.state.find(refresh.value)?.ended?.as).toBe('token_revoked');
  });

  it("refuses another app's secret and another app's refresh token", async () => {
    const fake = await start();
    const [app, other] = [fake.state.addApp(), fake.state.addApp()];
    const { refresh } = fake.state.addPair(app);
    const wrong = { ...app, clientSecret: other.clientSecret };
    expect((await refreshWith(fake, wrong, refresh.value)).body).toEqual({ ok: false, error: 'bad_client_secret' });
    expect((await refreshWith(fake, other, refresh.value)).body).toMatchObject({ error: 'invalid_refresh_token' });
  });

  it("takes an app's id and secret from the header as well", async () => {
    const fake = await start();
    const app = fake.state.addApp();
    const { refresh } = fake.state.addPair(app);
    const basic = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
    const answer = await fetch(`${fake.url}/api/oauth.v2.access`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refresh.value }),
    });
    expect(await answer.json()).toMatchObject({ ok: true });
    expect(fake.violations).toEqual([]);
  });

  it("gives a user's pair inside authed_user", async () => {
    const fake = await start();
    const app = fake.state.addApp();
    const { refresh } = fake.state.addPair(app, 'user');
    const { body } = await refreshWith(fake, app, refresh.value);
    expect(body).not.toHaveProperty('access_token');
    expect(body['authed_user']).toMatchObject({ token_type: 'user', expires_in: 43_200 });
  });
});
