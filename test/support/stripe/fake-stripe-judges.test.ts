// What the fake says, judged by others: Stripe's official client, and stripe-mock, which answers from Stripe's own
// description of its API.
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { missingBackend } from '../backends.js';
import { startStripeMock, type StripeMock } from '../stripe-mock.js';
import { type FakeStripe, startFakeStripe, stripeLimited } from './fake-stripe.js';
import { officialStripe, type OfficialStripe } from './official-sdk.js';

async function started(): Promise<FakeStripe> {
  const fake = await startFakeStripe();
  onTestFinished(async () => {
    await fake.stop();
    expect(fake.violations).toEqual([]);
  });
  return fake;
}

const hook = { url: 'https://shop.example/hook', enabled_events: ['charge.succeeded', 'charge.failed'] };

describe.skipIf(officialStripe === undefined)('the official client', () => {
  const clientOf = (fake: FakeStripe, key: string): OfficialStripe => officialStripe!(fake.url, key);

  it('reads the account, its balance, its charges and its customers', async () => {
    const fake = await started();
    fake.state.addSale();
    const client = clientOf(fake, fake.state.addKey().value);
    expect(await client.accounts.retrieveCurrent()).toMatchObject({ id: fake.state.accountId, object: 'account' });
    expect(await client.balance.retrieve()).toMatchObject({ object: 'balance', livemode: true });
    const { data: charges } = await client.charges.list({ limit: 1 });
    const { data: customers } = await client.customers.list({ limit: 1 });
    expect(charges).toMatchObject([{ object: 'charge', customer: customers[0]?.['id'], paid: true }]);
  });

  it('makes, reads, changes, lists and deletes a webhook endpoint', async () => {
    const fake = await started();
    const { webhookEndpoints } = clientOf(fake, fake.state.addKey().value);
    const params = { ...hook, description: 'orders', connect: false, metadata: { rotation: '7' } };
    const made = await webhookEndpoints.create({ ...params, api_version: '2026-08-26.dahlia' });
    const id = String(made['id']);
    expect(made['secret'] === fake.state.endpoints[0]?.secret).toBe(true);
    expect(made).toMatchObject({ ...hook, status: 'enabled', metadata: { rotation: '7' }, description: 'orders' });
    expect(await webhookEndpoints.retrieve(id)).not.toHaveProperty('secret');
    const changed = await webhookEndpoints.update(id, { disabled: true, metadata: { rotation: '' }, description: '' });
    expect(changed).toMatchObject({ status: 'disabled', metadata: {}, description: null, ...hook });
    expect((await webhookEndpoints.list({ limit: 100 })).data.map((one) => one['id'])).toEqual([id]);
    expect(await webhookEndpoints.del(id)).toMatchObject({ id, deleted: true });
    await expect(webhookEndpoints.retrieve(id)).rejects.toMatchObject({
      type: 'StripeInvalidRequestError',
      statusCode: 404,
      code: 'resource_missing',
    });
  });

  it('goes through all pages', async () => {
    const fake = await started();
    const made = Array.from({ length: 5 }, () =>
      fake.state.addEndpoint({ isLive: true, url: hook.url, enabledEvents: ['*'] }),
    );
    const { webhookEndpoints } = clientOf(fake, fake.state.addKey().value);
    const found: unknown[] = [];
    for await (const { id } of webhookEndpoints.list({ limit: 2 })) found.push(id);
    expect(found).toEqual(made.map(({ id }) => id).toReversed());
  });

  it('gets one endpoint for two creations with one idempotency key', async () => {
    const fake = await started();
    const { webhookEndpoints } = clientOf(fake, fake.state.addKey().value);
    const settings = { idempotencyKey: 'rotation-7' };
    const first = await webhookEndpoints.create(hook, settings);
    const again = await webhookEndpoints.create(hook, settings);
    expect(again['id']).toBe(first['id']);
    const other = webhookEndpoints.create({ ...hook, description: 'other' }, settings);
    await expect(other).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
    expect(fake.state.endpoints).toHaveLength(1);
  });

  it('tells the refusals apart', async () => {
    const fake = await started();
    const narrow = fake.state.addKey({ kind: 'restricted' });
    const dead = fake.state.addKey();
    fake.state.expireKey(dead);
    const limited = fake.state.addKey();
    await expect(clientOf(fake, narrow.value).balance.retrieve()).rejects.toMatchObject({
      type: 'StripePermissionError',
      statusCode: 403,
    });
    await expect(clientOf(fake, dead.value).balance.retrieve()).rejects.toMatchObject({
      type: 'StripeAuthenticationError',
      code: 'api_key_expired',
    });
    fake.inject('GET /v1/balance', { kind: 'answer', answer: stripeLimited() });
    await expect(clientOf(fake, limited.value).balance.retrieve()).rejects.toMatchObject({
      type: 'StripeRateLimitError',
    });
  });
});

const missing = missingBackend('stripe-mock');
describe.skipIf(missing !== undefined)(`stripe-mock${missing === undefined ? '' : ` (${missing})`}`, () => {
  let mock: StripeMock;
  beforeAll(async () => {
    mock = await startStripeMock();
    return () => mock.stop();
  }, 60_000);

  interface Said {
    readonly status: number;
    readonly body: Readonly<Record<string, unknown>>;
  }

  const said = async (url: string, key: string, route: string, form?: string): Promise<Said> => {
    const [method = '', path = ''] = route.split(' ');
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { body: form }),
    });
    return { status: response.status, body: (await response.json()) as Said['body'] };
  };
  /** Both answers to the same request. */
  const both = async (
    fake: FakeStripe,
    route: string,
    form?: string,
  ): Promise<{ readonly ours: Said; readonly theirs: Said }> => ({
    ours: await said(fake.url, fake.state.addKey({ isLive: false }).value, route, form),
    theirs: await said(mock.url, mock.key, route, form),
  });
  const fields = (value: unknown): readonly string[] => Object.keys(value as object).toSorted();
  const withoutSecret = (body: Said['body']): readonly string[] => fields(body).filter((name) => name !== 'secret');

  it.each(['GET /v1/account', 'GET /v1/balance', 'GET /v1/charges?limit=3', 'GET /v1/customers?limit=3'])(
    'answers %s with the same fields',
    async (route) => {
      const { ours, theirs } = await both(await started(), route);
      expect(theirs.status).toBe(200);
      expect(ours.status).toBe(200);
      expect(fields(ours.body)).toEqual(fields(theirs.body));
    },
  );

  it('shows charges and customers in which every field is one of ours', async () => {
    const fake = await started();
    fake.state.addSale({ isLive: false });
    for (const route of ['GET /v1/charges', 'GET /v1/customers']) {
      const { ours, theirs } = await both(fake, route);
      const [our, their] = [ours, theirs].map(({ body }) => fields((body['data'] as readonly unknown[])[0]));
      expect(their).toEqual(expect.arrayContaining([...our!]));
    }
  });

  it('makes, shows, changes and deletes a webhook endpoint with the same fields', async () => {
    const fake = await started();
    const create = 'url=https://shop.example/hook&enabled_events[0]=*&metadata[a]=b&description=orders&connect=false';
    const made = await both(fake, 'POST /v1/webhook_endpoints', create);
    expect([made.ours.status, made.theirs.status]).toEqual([200, 200]);
    // The description has the secret as optional, and stripe-mock never shows it.
    expect(withoutSecret(made.ours.body)).toEqual(fields(made.theirs.body));
    const one = `/v1/webhook_endpoints/${String(made.ours.body['id'])}`;
    for (const [route, form] of [
      [`GET ${one}`],
      ['GET /v1/webhook_endpoints?limit=1'],
      [`POST ${one}`, 'disabled=true&enabled_events[]=charge.failed&metadata[a]=&url=https://shop.example/new'],
      [`DELETE ${one}`],
    ] as const) {
      const { ours, theirs } = await both(fake, route, form);
      expect([ours.status, theirs.status]).toEqual([200, 200]);
      expect(fields(ours.body)).toEqual(fields(theirs.body));
    }
  });

  it.each([
    ['POST /v1/webhook_endpoints', 'url=https://shop.example/hook'],
    ['POST /v1/webhook_endpoints', 'enabled_events[0]=*'],
    ['POST /v1/webhook_endpoints', 'url=https://shop.example/hook&enabled_events[0]=nothing'],
    ['POST /v1/webhook_endpoints', 'url=https://shop.example/hook&enabled_events[0]=*&colour=red'],
    ['POST /v1/webhook_endpoints', 'url=https://shop.example/hook&enabled_events[0]=*&connect=perhaps'],
    ['POST /v1/webhook_endpoints', 'url=https://shop.example/hook&enabled_events[0]=*&disabled=true'],
    ['GET /v1/balance?colour=red', undefined],
    ['GET /v1/no_such_thing', undefined],
  ])('refuses %s %s as the fake does', async (route, form) => {
    const fake = await startFakeStripe();
    onTestFinished(() => fake.stop());
    const { ours, theirs } = await both(fake, route, form);
    expect(ours.status).toBe(theirs.status);
    expect(theirs.status).toBeGreaterThanOrEqual(400);
    expect(ours.body).toMatchObject({
      error: { type: 'invalid_request_error', message: expect.any(String) as string },
    });
    expect(fields(theirs.body)).toEqual(['error']);
    expect(fake.violations).not.toEqual([]);
  });

  it('refuses what is no key with the same status and type', async () => {
    const fake = await started();
    const ours = await said(fake.url, 'nothing', 'GET /v1/account');
    const theirs = await said(mock.url, 'nothing', 'GET /v1/account');
    expect([ours.status, theirs.status]).toEqual([401, 401]);
    expect(ours.body).toMatchObject({ error: { type: (theirs.body['error'] as { type: string }).type } });
  });
});
