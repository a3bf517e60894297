import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited } from './answers.js';
import { type FakeSendgrid, type FakeSendgridOptions, startFakeSendgrid } from './fake-sendgrid.js';
import { mintKey } from './mint.js';
import type { ApiKey } from './state.js';

const KEYS = '/v3/api_keys';
const IMPLICIT = ['2fa_required', 'sender_verification_eligible'];
const MAIL = {
  personalizations: [{ to: [{ email: 'someone@shop.internal' }] }],
  from: { email: 'shop@shop.internal' },
  subject: 'proof',
  content: [{ type: 'text/plain', value: 'proof' }],
};

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

let sendgrid: FakeSendgrid;
let admin: ApiKey;

async function start(options: FakeSendgridOptions = {}): Promise<void> {
  sendgrid = await startFakeSendgrid(options);
  admin = sendgrid.state.addKey('admin');
}

async function restart(options: FakeSendgridOptions): Promise<void> {
  await sendgrid.stop();
  await start(options);
}

beforeEach(async () => {
  await start();
});
afterEach(async () => {
  await sendgrid.stop();
});

async function ask(key: ApiKey | string, method: string, path: string, body?: object): Promise<Got> {
  const value = typeof key === 'string' ? key : key.value;
  const response = await fetch(`${sendgrid.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${value}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = text === '' ? {} : (JSON.parse(text) as Got['body']);
  return { status: response.status, headers: response.headers, text, body: parsed };
}

describe('keys', () => {
  it('have their id as the second of three parts', () => {
    const { id, value } = mintKey();
    expect(value).toMatch(/^SG\.[\w-]{22}\.[\w-]{43}$/);
    expect(value.split('.')[1]).toBe(id);
  });

  it('are told once, and work from then on', async () => {
    const made = await ask(admin, 'POST', KEYS, { name: 'shop', scopes: ['mail.send'] });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'shop', scopes: ['mail.send', ...IMPLICIT] });
    const value = String(made.body['api_key']);
    expect(value.split('.')[1]).toBe(made.body['api_key_id']);
    expect((await ask(value, 'GET', '/v3/scopes')).body).toEqual({ scopes: ['mail.send', ...IMPLICIT] });
    const one = await ask(admin, 'GET', `${KEYS}/${String(made.body['api_key_id'])}`);
    const all = await ask(admin, 'GET', KEYS);
    expect([one, all].filter(({ text }) => text.includes(value))).toEqual([]);
    expect(one.body).toEqual({
      result: [{ api_key_id: made.body['api_key_id'], name: 'shop', scopes: ['mail.send', ...IMPLICIT] }],
    });
    expect(all.body['result']).toEqual([
      { api_key_id: admin.id, name: 'admin' },
      { api_key_id: made.body['api_key_id'], name: 'shop' },
    ]);
    expect(sendgrid.violations).toEqual([]);
  });

  it('have full access where no scopes are asked for', async () => {
    const made = await ask(admin, 'POST', KEYS, { name: 'wide' });
    expect(made.body['scopes']).toEqual(admin.scopes);
    expect(made.body['scopes']).toEqual(expect.arrayContaining(['mail.send', 'api_keys.delete']));
  });

  it('need no name of their own', async () => {
    await ask(admin, 'POST', KEYS, { name: 'shop', scopes: ['mail.send'] });
    expect((await ask(admin, 'POST', KEYS, { name: 'shop', scopes: ['mail.send'] })).status).toBe(201);
    expect(sendgrid.state.keys).toHaveLength(3);
  });

  it('are shown bare where the fake is told so', async () => {
    await restart({ oneKeyAs: 'object' });
    expect((await ask(admin, 'GET', `${KEYS}/${admin.id}`)).body).toMatchObject({ api_key_id: admin.id });
  });

  it('are narrowed in place and keep their value', async () => {
    const key = sendgrid.state.addKey('shop');
    const got = await ask(admin, 'PUT', `${KEYS}/${key.id}`, { name: 'shop', scopes: ['mail.send'] });
    expect(got.body).toEqual({ api_key_id: key.id, name: 'shop', scopes: ['mail.send', ...IMPLICIT] });
    expect((await ask(key, 'GET', KEYS)).status).toBe(403);
    expect((await ask(key, 'POST', '/v3/mail/send', MAIL)).status).toBe(202);
  });

  it('are renamed without a change of scopes', async () => {
    const key = sendgrid.state.addKey('shop', ['mail.send']);
    const got = await ask(admin, 'PATCH', `${KEYS}/${key.id}`, { name: 'shop (old)' });
    expect(got.body).toEqual({ api_key_id: key.id, name: 'shop (old)' });
    expect(key.scopes).toContain('mail.send');
  });

  it('are gone once deleted', async () => {
    const key = sendgrid.state.addKey('shop', ['mail.send']);
    const deletion = await ask(admin, 'DELETE', `${KEYS}/${key.id}`);
    expect([deletion.status, deletion.text]).toEqual([204, '']);
    expect((await ask(admin, 'DELETE', `${KEYS}/${key.id}`)).status).toBe(404);
    expect((await ask(admin, 'GET', `${KEYS}/${key.id}`)).status).toBe(404);
    const refused = await ask(key, 'GET', '/v3/scopes');
    expect(refused.status).toBe(401);
    expect(refused.body).toEqual({ errors: [{ field: null, message: expect.stringContaining('revoked') as unknown }] });
  });

  it('are at most a hundred', async () => {
    for (let count = 1; count < 100; count += 1) sendgrid.state.addKey(`key ${String(count)}`, ['mail.send']);
    const refused = await ask(admin, 'POST', KEYS, { name: 'one more', scopes: ['mail.send'] });
    expect(refused.status).toBe(403);
    expect((refused.body['errors'] as readonly { message: string }[])[0]?.message).toContain('maximum');
    await ask(admin, 'DELETE', `${KEYS}/${sendgrid.state.keys[1]!.id}`);
    expect((await ask(admin, 'POST', KEYS, { name: 'one more', scopes: ['mail.send'] })).status).toBe(201);
  });

  it('are listed up to a limit', async () => {
    sendgrid.state.addKey('shop');
    expect((await ask(admin, 'GET', `${KEYS}?limit=1`)).body['result']).toHaveLength(1);
    expect((await ask(admin, 'GET', `${KEYS}?limit=some`)).status).toBe(400);
  });
});

describe('what a key may do', () => {
  it.each([
    ['api_keys.read', 'GET', KEYS, 200],
    ['api_keys.read', 'GET', `${KEYS}/none`, 404],
    ['api_keys.create', 'POST', KEYS, 201],
    ['api_keys.update', 'PATCH', `${KEYS}/none`, 404],
    ['api_keys.update', 'PUT', `${KEYS}/none`, 404],
    ['api_keys.delete', 'DELETE', `${KEYS}/none`, 404],
    ['templates.read', 'GET', '/v3/templates', 200],
    ['user.profile.read', 'GET', '/v3/user/profile', 200],
    ['mail.send', 'POST', '/v3/mail/send', 202],
  ])('needs %s for %s %s', async (scope, method, path, status) => {
    const named = { name: 'x', ...(method === 'PATCH' ? {} : { scopes: ['mail.send'] }) };
    const body = path === '/v3/mail/send' ? MAIL : named;
    const sent = method === 'GET' || method === 'DELETE' ? undefined : body;
    const without = sendgrid.state.addKey(
      'without',
      admin.scopes.filter((other) => other !== scope),
    );
    const refused = await ask(without, method, path, sent);
    expect([refused.status, refused.body]).toEqual([403, { errors: [{ field: null, message: 'access forbidden' }] }]);
    const allowed = await ask(sendgrid.state.addKey('with', [scope]), method, path, sent);
    expect(allowed.status).toBe(status);
    expect(sendgrid.violations).toEqual([]);
  });

  it('only checks a mail that is for the sandbox', async () => {
    const sandboxed = { ...MAIL, mail_settings: { sandbox_mode: { enable: true } } };
    expect((await ask(admin, 'POST', '/v3/mail/send', sandboxed)).status).toBe(200);
    expect((await ask(admin, 'POST', '/v3/mail/send', MAIL)).status).toBe(202);
  });
});

describe('misbehaviour', () => {
  it('lets a deleted key work for some uses more, though no list has it', async () => {
    await restart({ deathAfterUses: 2 });
    const key = sendgrid.state.addKey('shop', ['mail.send']);
    await ask(admin, 'DELETE', `${KEYS}/${key.id}`);
    expect((await ask(admin, 'GET', KEYS)).body['result']).toHaveLength(1);
    const statuses = [];
    for (let use = 0; use < 3; use += 1) statuses.push((await ask(key, 'GET', '/v3/scopes')).status);
    expect(statuses).toEqual([200, 200, 401]);
  });

  it('lets a deleted key work for some time more', async () => {
    let now = new Date('2026-03-01T00:00:00Z');
    await restart({ deathDelayMs: 60_000, now: () => now });
    const one = sendgrid.state.addKey('one');
    await ask(one, 'DELETE', `${KEYS}/${one.id}`);
    now = new Date('2026-03-01T00:00:59Z');
    expect((await ask(one, 'GET', '/v3/scopes')).status).toBe(200);
    now = new Date('2026-03-01T00:01:00Z');
    expect((await ask(one, 'GET', '/v3/scopes')).status).toBe(401);
  });

  it('loses an answer after the change was made, and limits', async () => {
    sendgrid.inject('GET /v3/scopes', { kind: 'answer', answer: rateLimited(2) });
    const limited = await ask(admin, 'GET', '/v3/scopes');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
    const met = sendgrid.injectAt(1, { kind: 'lose-answer' });
    await expect(ask(admin, 'POST', KEYS, { name: 'lost', scopes: ['mail.send'] })).rejects.toThrow('fetch failed');
    expect([met(), sendgrid.state.keys.length, sendgrid.pendingFaults]).toEqual([1, 2, 0]);
  });

  it('counts what a request should not have been', async () => {
    const bare = await fetch(`${sendgrid.url}/v3/scopes`);
    expect([bare.status, await bare.json()]).toEqual([
      401,
      { errors: [{ field: null, message: 'authorization required' }] },
    ]);
    const headers = { authorization: `Token ${admin.value}` };
    expect((await fetch(`${sendgrid.url}/v3/scopes`, { headers })).status).toBe(401);
    expect((await ask(admin, 'POST', KEYS, { name: 'x', sample: 'y' })).status).toBe(400);
    expect((await ask(admin, 'POST', KEYS, { scopes: ['mail.send'] })).status).toBe(400);
    expect((await ask(admin, 'PUT', `${KEYS}/${admin.id}`, { name: 'x' })).status).toBe(400);
    expect((await ask(admin, 'GET', `${KEYS}?offset=1`)).status).toBe(400);
    expect((await ask(admin, 'GET', '/v3/nothing')).status).toBe(404);
    expect(sendgrid.violations).toHaveLength(7);
    expect(sendgrid.state.keys).toHaveLength(1);
  });

  it('refuses scopes that there are not, and none at all', async () => {
    expect((await ask(admin, 'POST', KEYS, { name: 'x', scopes: ['mail.sned'] })).status).toBe(400);
    expect((await ask(admin, 'PUT', `${KEYS}/${admin.id}`, { name: 'x', scopes: [] })).status).toBe(400);
    expect(sendgrid.state.keys).toHaveLength(1);
    expect(admin.scopes).toContain('api_keys.create');
  });

  it('tells its state without a value, the same however it came about', async () => {
    const text = sendgrid.state.stateText();
    expect(text).not.toContain(admin.value);
    await ask(admin, 'PATCH', `${KEYS}/${admin.id}`, { name: 'other' });
    expect(sendgrid.state.stateText()).not.toBe(text);
    await ask(admin, 'PATCH', `${KEYS}/${admin.id}`, { name: 'admin' });
    expect(sendgrid.state.stateText()).toBe(text);
  });
});
