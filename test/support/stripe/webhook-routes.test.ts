import { describe, expect, it } from 'vitest';
import { call, CREATE, hook, type Json, started } from './test-client.js';

describe('webhook endpoints', () => {
  it('tell their secret when they are made, and never again', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    const made = await call(fake, value, CREATE, hook);
    const id = String(made.body['id']);
    expect(/^whsec_[A-Za-z0-9]{32}$/.test(String(made.body['secret']))).toBe(true);
    expect(id).toMatch(/^we_1[A-Za-z0-9]{23}$/);
    const later = [
      await call(fake, value, `GET /v1/webhook_endpoints/${id}`),
      await call(fake, value, 'GET /v1/webhook_endpoints'),
      await call(fake, value, `POST /v1/webhook_endpoints/${id}`, { disabled: 'true' }),
    ];
    for (const answer of later) expect(JSON.stringify(answer.body)).not.toContain('secret');
    expect(fake.state.stateText().includes(String(made.body['secret']))).toBe(false);
  });

  it('change only in what is named, and lose a name of the metadata by an empty value', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    const { body } = await call(fake, value, CREATE, { ...hook, description: 'orders', 'metadata[by]': 'us' });
    const route = `POST /v1/webhook_endpoints/${String(body['id'])}`;
    const changed = await call(fake, value, route, { disabled: 'true', 'metadata[by]': '', 'metadata[old]': 'yes' });
    const { secret: _secret, ...before } = body;
    expect(changed.body).toEqual({ ...before, status: 'disabled', metadata: { for: 'shop', old: 'yes' } });
    const enabled = await call(fake, value, route, { disabled: 'false', metadata: '' });
    expect(enabled.body).toEqual({ ...before, metadata: {} });
  });

  it('are gone after their deletion, and a second one finds nothing', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    const { body } = await call(fake, value, CREATE, hook);
    const route = `DELETE /v1/webhook_endpoints/${String(body['id'])}`;
    expect((await call(fake, value, route)).body).toEqual({
      id: body['id'],
      object: 'webhook_endpoint',
      deleted: true,
    });
    expect(await call(fake, value, route)).toMatchObject({ status: 404, error: { code: 'resource_missing' } });
  });

  it('of live mode are not there for a test key', async () => {
    const fake = await started();
    const live = fake.state.addKey();
    const test = fake.state.addKey({ isLive: false });
    const { body } = await call(fake, live.value, CREATE, hook);
    const asked = await call(fake, test.value, `GET /v1/webhook_endpoints/${String(body['id'])}`);
    expect(asked.status).toBe(404);
    expect(asked.error['message']).toContain('a similar object exists in live mode');
    expect((await call(fake, test.value, 'GET /v1/webhook_endpoints')).body['data']).toEqual([]);
  });

  it('are no more than the account may have in each mode', async () => {
    const fake = await started({ maxEndpoints: 1 });
    const live = fake.state.addKey();
    const test = fake.state.addKey({ isLive: false });
    await call(fake, live.value, CREATE, hook);
    const refused = await call(fake, live.value, CREATE, hook);
    expect(refused.status).toBe(400);
    expect(refused.error['message']).toBe('You have reached the maximum of 1 live webhook endpoints.');
    expect((await call(fake, test.value, CREATE, hook)).status).toBe(200);
  });

  it('come newest first, page by page, forwards and backwards', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    const made = Array.from({ length: 5 }, (_, number) =>
      fake.state.addEndpoint({ isLive: true, url: `https://shop.example/${String(number)}`, enabledEvents: ['*'] }),
    );
    const newest = made.map(({ id }) => id).toReversed();
    const page = async (query: string): Promise<readonly unknown[]> => {
      const { body } = await call(fake, value, `GET /v1/webhook_endpoints?limit=2${query}`);
      return [(body['data'] as readonly Json[]).map(({ id }) => id), body['has_more']];
    };
    expect(await page('')).toEqual([newest.slice(0, 2), true]);
    expect(await page(`&starting_after=${newest[1]!}`)).toEqual([newest.slice(2, 4), true]);
    expect(await page(`&starting_after=${newest[3]!}`)).toEqual([newest.slice(4), false]);
    expect(await page(`&ending_before=${newest[4]!}`)).toEqual([newest.slice(2, 4), true]);
    expect(await page(`&ending_before=${newest[1]!}`)).toEqual([newest.slice(0, 1), false]);
    expect((await call(fake, value, 'GET /v1/webhook_endpoints?starting_after=we_0')).status).toBe(400);
  });

  it.each([
    ['a parameter that it does not know', { ...hook, colour: 'red' }, { code: 'parameter_unknown', param: 'colour' }],
    ['no events', { url: hook.url }, { code: 'parameter_missing', param: 'enabled_events' }],
    ['no address', { 'enabled_events[]': '*' }, { code: 'parameter_missing', param: 'url' }],
    ['an event of no form', { ...hook, 'enabled_events[0]': 'Charge' }, { param: 'enabled_events' }],
    ['an address that is none', { ...hook, url: 'shop' }, { param: 'url' }],
  ])('are refused for %s, which is a violation', async (_, form, error) => {
    const fake = await started({}, { isAboutViolations: true });
    const { value } = fake.state.addKey();
    expect(await call(fake, value, CREATE, form)).toMatchObject({ status: 400, error });
    expect(fake.violations).not.toEqual([]);
    expect(fake.state.endpoints).toEqual([]);
  });

  it('need https in live mode only', async () => {
    const fake = await started();
    const form = { ...hook, url: 'http://shop.example/hook' };
    expect((await call(fake, fake.state.addKey().value, CREATE, form)).status).toBe(400);
    expect((await call(fake, fake.state.addKey({ isLive: false }).value, CREATE, form)).status).toBe(200);
  });
});

describe('idempotency keys', () => {
  const once = { 'idempotency-key': 'rotation-7' };

  it('give the first answer again, with the secret, and make nothing twice', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    const first = await call(fake, value, CREATE, hook, once);
    const again = await call(fake, value, CREATE, hook, once);
    expect(JSON.stringify(again.body) === JSON.stringify(first.body)).toBe(true);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(fake.state.endpoints).toHaveLength(1);
  });

  it('recover a creation whose answer was lost', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    fake.inject(CREATE, { kind: 'lose-answer' });
    await expect(call(fake, value, CREATE, hook, once)).rejects.toThrow(/fetch failed/);
    const again = await call(fake, value, CREATE, hook, once);
    expect(again.body['secret'] === fake.state.endpoints[0]?.secret).toBe(true);
    expect(fake.state.endpoints).toHaveLength(1);
  });

  it('refuse other parameters', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    await call(fake, value, CREATE, hook, once);
    const other = await call(fake, value, CREATE, { ...hook, description: 'other' }, once);
    expect(other).toMatchObject({ status: 400, error: { type: 'idempotency_error' } });
  });

  it('are forgotten after a day', async () => {
    let now = 1_800_000_000_000;
    const fake = await started({ now: () => now });
    const { value } = fake.state.addKey();
    await call(fake, value, CREATE, hook, once);
    now += 86_400_000;
    await call(fake, value, CREATE, hook, once);
    expect(fake.state.endpoints).toHaveLength(2);
  });

  it('mean nothing to a dead key', async () => {
    const fake = await started();
    const key = fake.state.addKey();
    await call(fake, key.value, CREATE, hook, once);
    fake.state.expireKey(key);
    expect((await call(fake, key.value, CREATE, hook, once)).status).toBe(401);
  });
});
