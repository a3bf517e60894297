import { describe, expect, it } from 'vitest';
import { stripeBroken, stripeLimited } from './fake-stripe.js';
import { call, CREATE, hook, started } from './test-client.js';

describe('keys', () => {
  it.each([
    ['secret', true, /^sk_live_51[A-Za-z0-9]{97}$/],
    ['restricted', true, /^rk_live_51[A-Za-z0-9]{97}$/],
    ['secret', false, /^sk_test_51[A-Za-z0-9]{97}$/],
    ['publishable', true, /^pk_live_51[A-Za-z0-9]{97}$/],
  ] as const)('have the format of a %s key, live: %s', async (kind, isLive, pattern) => {
    const fake = await started();
    expect(pattern.test(fake.state.addKey({ kind, isLive }).value)).toBe(true);
  });

  it('is refused with 401 where it was never made, and where there is none', async () => {
    const fake = await started({}, { isAboutViolations: true });
    const unknown = await call(fake, ['sk', 'live', 'x'.repeat(24)].join('_'), 'GET /v1/account');
    expect(unknown).toMatchObject({ status: 401, error: { type: 'invalid_request_error' } });
    expect(unknown.error['message']).toMatch(/^Invalid API Key provided: sk_live_\*{18}xxxxxx$/);
    expect((await call(fake, undefined, 'GET /v1/account')).status).toBe(401);
    expect(fake.violations).toEqual(['GET /v1/account: no credential']);
  });

  it('may come as the name of basic authentication', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    const authorization = `Basic ${Buffer.from(`${value}:`).toString('base64')}`;
    expect((await call(fake, undefined, 'GET /v1/balance', undefined, { authorization })).status).toBe(200);
  });

  it('dies as expired, and its successor has its rights', async () => {
    const fake = await started();
    const old = fake.state.addKey({ kind: 'restricted', permissions: ['rak_balance_read'] });
    const successor = fake.state.rollKey(old);
    const dead = await call(fake, old.value, 'GET /v1/balance');
    expect(dead).toMatchObject({ status: 401, error: { code: 'api_key_expired', type: 'invalid_request_error' } });
    expect((await call(fake, successor.value, 'GET /v1/balance')).status).toBe(200);
    expect((await call(fake, successor.value, 'GET /v1/charges')).status).toBe(403);
  });

  it('works until the end of the overlap that was chosen when it was rolled', async () => {
    let now = 1_800_000_000_000;
    const fake = await started({ now: () => now });
    const old = fake.state.addKey();
    fake.state.rollKey(old, { overlapMs: 60_000 });
    now += 59_999;
    expect((await call(fake, old.value, 'GET /v1/balance')).status).toBe(200);
    now += 1;
    expect((await call(fake, old.value, 'GET /v1/balance')).status).toBe(401);
  });

  it('goes on for some uses after it expired, where deaths are late', async () => {
    const fake = await started({ deathAfterUses: 2 });
    const key = fake.state.addKey();
    fake.state.expireKey(key);
    const statuses = [];
    for (let use = 0; use < 4; use++) statuses.push((await call(fake, key.value, 'GET /v1/balance')).status);
    expect(statuses).toEqual([200, 200, 401, 401]);
  });

  it('goes on for some time after it expired, where deaths are late', async () => {
    let now = 1_800_000_000_000;
    const fake = await started({ now: () => now, deathDelayMs: 300_000 });
    const key = fake.state.addKey();
    fake.state.expireKey(key);
    now += 299_999;
    expect((await call(fake, key.value, 'GET /v1/balance')).status).toBe(200);
    now += 1;
    expect((await call(fake, key.value, 'GET /v1/balance')).status).toBe(401);
  });
});

describe('permissions', () => {
  it.each([
    ['GET /v1/account', 'rak_accounts_kyc_basic_read'],
    ['GET /v1/balance', 'rak_balance_read'],
    ['GET /v1/charges', 'rak_charge_read'],
    ['GET /v1/customers', 'rak_customer_read'],
    ['GET /v1/webhook_endpoints', 'rak_webhook_read'],
    ['GET /v1/payouts?limit=1', 'rak_payout_read'],
    ['GET /v1/checkout/sessions?limit=1', 'rak_checkout_session_read'],
  ] as const)('lets a restricted key ask %s with %s and names it where it lacks', async (route, permission) => {
    const fake = await started();
    const without = fake.state.addKey({ kind: 'restricted' });
    const having = fake.state.addKey({ kind: 'restricted', permissions: [permission] });
    const refused = await call(fake, without.value, route);
    expect(refused).toMatchObject({ status: 403, error: { type: 'invalid_request_error' } });
    expect(refused.error['message']).toContain(`'${permission}'`);
    expect((await call(fake, having.value, route)).status).toBe(200);
  });

  it('lets who may write webhook endpoints read them, and not the other way round', async () => {
    const fake = await started();
    const writer = fake.state.addKey({ kind: 'restricted', permissions: ['rak_webhook_write'] });
    const reader = fake.state.addKey({ kind: 'restricted', permissions: ['rak_webhook_read'] });
    expect((await call(fake, writer.value, CREATE, hook)).status).toBe(200);
    expect((await call(fake, writer.value, 'GET /v1/webhook_endpoints')).status).toBe(200);
    expect((await call(fake, reader.value, CREATE, hook)).status).toBe(403);
    expect(fake.state.endpoints).toHaveLength(1);
  });

  it('lets who may write charges refund one, once', async () => {
    const fake = await started();
    fake.state.addSale();
    const form = { charge: fake.state.charges[0]?.id ?? '' };
    const refund = async (permission: 'rak_charge_read' | 'rak_charge_write'): Promise<number> => {
      const { value } = fake.state.addKey({ kind: 'restricted', permissions: [permission] });
      return (await call(fake, value, 'POST /v1/refunds', form)).status;
    };
    expect(await refund('rak_charge_read')).toBe(403);
    expect(fake.state.refunded.size).toBe(0);
    expect(await refund('rak_charge_write')).toBe(200);
    expect(await refund('rak_charge_write')).toBe(400);
    expect(fake.state.refunded.size).toBe(1);
  });

  it('lets no publishable key in', async () => {
    const fake = await started();
    const { value } = fake.state.addKey({ kind: 'publishable' });
    expect(await call(fake, value, 'GET /v1/balance')).toMatchObject({
      status: 403,
      error: { code: 'secret_key_required' },
    });
  });
});

describe('misbehaviour', () => {
  it('limits, with the time to wait', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    fake.inject(CREATE, { kind: 'answer', answer: stripeLimited(3) });
    const limited = await call(fake, value, CREATE, hook);
    expect(limited).toMatchObject({ status: 429, error: { code: 'rate_limit' } });
    expect(limited.headers.get('retry-after')).toBe('3');
    expect(fake.state.endpoints).toEqual([]);
  });

  it('breaks after the change was made', async () => {
    const fake = await started();
    const { value } = fake.state.addKey();
    const met = fake.injectAt(1, { kind: 'answer', answer: stripeBroken, afterEffect: true });
    expect(await call(fake, value, CREATE, hook)).toMatchObject({ status: 500, error: { type: 'api_error' } });
    expect(met()).toBe(1);
    expect(fake.state.endpoints).toHaveLength(1);
  });

  it('knows no other address and no other query', async () => {
    const fake = await started({}, { isAboutViolations: true });
    const { value } = fake.state.addKey();
    expect((await call(fake, value, 'GET /v1/api_keys')).status).toBe(404);
    expect(await call(fake, value, 'GET /v1/balance?colour=red')).toMatchObject({
      status: 400,
      error: { code: 'parameter_unknown', param: 'colour' },
    });
    expect(fake.violations).toHaveLength(2);
  });
});
