import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rateLimited } from './answers.js';
import { type FakeGitlab, type FakeGitlabOptions, startFakeGitlab } from './fake-gitlab.js';
import type { Token, User } from './model.js';
import { mintLegacyToken, mintRoutableToken } from './mint.js';

const PAT = '/api/v4/personal_access_tokens';
const day = (fromNow: number): string => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

let gitlab: FakeGitlab;
let ada: User;
let root: User;
let admin: Token;

async function start(options: FakeGitlabOptions = {}): Promise<void> {
  gitlab = await startFakeGitlab(options);
  ada = gitlab.state.addUser('ada');
  root = gitlab.state.addUser('root', { isAdmin: true });
  admin = gitlab.state.addToken(root, { scopes: ['api'] });
}

beforeEach(async () => {
  await start();
});
afterEach(async () => {
  await gitlab.stop();
});

async function restart(options: FakeGitlabOptions): Promise<void> {
  await gitlab.stop();
  await start(options);
}

async function ask(token: Token | string, method: string, path: string, body?: object): Promise<Got> {
  const value = typeof token === 'string' ? token : token.value;
  const response = await fetch(`${gitlab.url}${path}`, {
    method,
    headers: { 'private-token': value, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Got['body']) : {};
  return { status: response.status, headers: response.headers, body: parsed };
}

const names = (got: Got): unknown =>
  (got.body as unknown as readonly { readonly name: string }[]).map(({ name }) => name);

describe('tokens', () => {
  it('carry the checksum and the length that GitLab documents', () => {
    const [, encoded = '', version, tail = ''] = /^glpat-(.+)\.(..)\.(.{9})$/.exec(mintRoutableToken(42)) ?? [];
    const head = `${['gl', 'pat-'].join('')}${encoded}.${version ?? ''}.${tail.slice(0, 2)}`;
    expect(Number.parseInt(tail.slice(0, 2), 36)).toBe(encoded.length);
    expect(Number.parseInt(tail.slice(2), 36)).toBe(crc32(head));
    expect(Buffer.from(encoded, 'base64url').subarray(16, -1).toString()).toBe('o:1\nu:16');
  });

  it('have twenty characters after the prefix in the older layout', () => {
    expect(mintLegacyToken()).toMatch(/^glpat-[\w-]{20}$/);
  });

  it('are told once, when they are made', async () => {
    const made = await ask(admin, 'POST', `/api/v4/users/${String(ada.id)}/personal_access_tokens`, {
      name: 'deploy',
      scopes: ['read_api'],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ name: 'deploy', scopes: ['read_api'], expires_at: day(365), user_id: ada.id });
    const value = String(made.body['token']);
    const read = await ask(admin, 'GET', `${PAT}/${String(made.body['id'])}`);
    expect(read.body).not.toHaveProperty('token');
    expect((await ask(value, 'GET', `${PAT}/self`)).body).toMatchObject({ id: made.body['id'], active: true });
    expect(gitlab.violations).toEqual([]);
  });

  it('are accepted as a bearer too', async () => {
    const headers = { authorization: `Bearer ${admin.value}` };
    expect((await fetch(`${gitlab.url}${PAT}/self`, { headers })).status).toBe(200);
    expect(gitlab.violations).toEqual([]);
  });

  it('die on the day they expire', async () => {
    const token = gitlab.state.addToken(ada, { scopes: ['api'], expiresAt: day(0) });
    const got = await ask(token, 'GET', `${PAT}/self`);
    expect(got.status).toBe(401);
    expect(got.body).toMatchObject({ error: 'invalid_token' });
  });

  it('remember when they were last used', async () => {
    const token = gitlab.state.addToken(ada, { scopes: ['read_api'] });
    expect((await ask(admin, 'GET', `${PAT}/${String(token.id)}`)).body['last_used_at']).toBeNull();
    await ask(token, 'GET', '/api/v4/user');
    expect((await ask(admin, 'GET', `${PAT}/${String(token.id)}`)).body['last_used_at']).not.toBeNull();
  });
});

describe('what a token may do', () => {
  it.each([
    ['read_user', 'GET', '/api/v4/user', 200],
    ['read_user', 'GET', PAT, 403],
    ['read_repository', 'GET', '/api/v4/user', 403],
    ['read_repository', 'GET', `${PAT}/self`, 200],
    ['read_api', 'GET', PAT, 200],
    ['read_api', 'POST', `${PAT}/self/rotate`, 403],
    ['self_rotate', 'POST', `${PAT}/self/rotate`, 200],
    ['api', 'POST', `${PAT}/self/rotate`, 200],
    ['read_repository', 'DELETE', `${PAT}/self`, 204],
  ])('with the scope %s: %s %s is answered with %i', async (scope, method, path, status) => {
    const token = gitlab.state.addToken(ada, { scopes: [scope] });
    const got = await ask(token, method, path);
    expect(got.status).toBe(status);
    if (status === 403) expect(got.body).toMatchObject({ error: 'insufficient_scope' });
  });

  it('shows and ends the tokens of others only for an administrator', async () => {
    const own = gitlab.state.addToken(ada, { scopes: ['api'] });
    const other = `${PAT}/${String(admin.id)}`;
    expect((await ask(own, 'GET', other)).status).toBe(401);
    expect((await ask(own, 'POST', `${other}/rotate`)).status).toBe(401);
    expect((await ask(own, 'DELETE', other)).status).toBe(400);
    expect((await ask(own, 'GET', `${PAT}?user_id=${String(root.id)}`)).status).toBe(401);
    const path = `/api/v4/users/${String(ada.id)}/personal_access_tokens`;
    expect((await ask(own, 'POST', path, { name: 'x', scopes: ['api'] })).status).toBe(403);
    expect(admin.isRevoked).toBe(false);
    expect((await ask(admin, 'DELETE', `${PAT}/${String(own.id)}`)).status).toBe(204);
    expect(own.isRevoked).toBe(true);
    expect((await ask(admin, 'GET', `${PAT}/999999`)).status).toBe(404);
    expect((await ask(admin, 'DELETE', `${PAT}/999999`)).status).toBe(404);
  });

  it('lists by name, state, user and time, page by page', async () => {
    for (let index = 0; index < 25; index += 1) {
      gitlab.state.addToken(ada, { name: `many ${String(index)}`, scopes: ['api'] });
    }
    gitlab.state.revoke(gitlab.state.tokens.at(-1)!);
    const first = await ask(admin, 'GET', `${PAT}?search=MANY&state=active`);
    expect(names(first)).toHaveLength(20);
    expect(first.headers.get('x-total')).toBe('24');
    expect(first.headers.get('x-next-page')).toBe('2');
    expect(first.headers.get('link')).toContain('rel="next"');
    const second = await ask(admin, 'GET', `${PAT}?search=many&state=active&page=2`);
    expect(names(second)).toHaveLength(4);
    expect(second.headers.get('x-next-page')).toBe('');
    expect(names(await ask(admin, 'GET', `${PAT}?state=inactive`))).toEqual(['many 24']);
    expect(names(await ask(admin, 'GET', `${PAT}?user_id=${String(root.id)}`))).toEqual([admin.name]);
    expect(names(await ask(admin, 'GET', `${PAT}?created_after=${day(1)}`))).toEqual([]);
    expect(names(await ask(gitlab.state.tokens[1]!, 'GET', `${PAT}?per_page=100`))).toHaveLength(25);
  });
});

describe('filters', () => {
  it('sort by what is asked', async () => {
    for (const [name, days] of [
      ['b', 3],
      ['a', 2],
      ['c', 1],
    ] as const) {
      gitlab.state.addToken(ada, { name, scopes: ['api'], expiresAt: day(days) });
    }
    const path = `${PAT}?user_id=${String(ada.id)}`;
    expect(names(await ask(admin, 'GET', path))).toEqual(['b', 'a', 'c']);
    expect(names(await ask(admin, 'GET', `${path}&sort=created_desc`))).toEqual(['c', 'a', 'b']);
    expect(names(await ask(admin, 'GET', `${path}&sort=name_asc`))).toEqual(['a', 'b', 'c']);
    expect(names(await ask(admin, 'GET', `${path}&sort=expires_asc`))).toEqual(['c', 'a', 'b']);
    expect(names(await ask(admin, 'GET', `${path}&expires_after=${day(1)}`))).toEqual(['b', 'a']);
    await ask(gitlab.state.tokens.at(-1)!, 'GET', '/api/v4/user');
    expect(names(await ask(admin, 'GET', `${path}&last_used_after=2020-01-01`))).toEqual(['c']);
    expect(gitlab.violations).toEqual([]);
  });

  it.each(['state=dead', 'created_after=soon', 'per_page=all', 'page=0', 'sort=up', 'revoked=maybe'])(
    'with a value of another kind are refused: %s',
    async (query) => {
      const got = await ask(admin, 'GET', `${PAT}?${query}`);
      expect(got.status).toBe(400);
      expect(got.body['error']).toContain(query.split('=')[0]);
    },
  );
});

describe('a rotation', () => {
  it('gives a successor with the same scopes for a week and ends the old one at once', async () => {
    const old = gitlab.state.addToken(ada, {
      name: 'deploy',
      description: 'shop',
      scopes: ['self_rotate', 'read_api'],
    });
    const got = await ask(old, 'POST', `${PAT}/self/rotate`);
    expect(got.status).toBe(200);
    expect(got.body).toMatchObject({
      name: 'deploy',
      description: 'shop',
      scopes: old.scopes,
      expires_at: day(7),
      user_id: ada.id,
      revoked: false,
    });
    expect(got.body['id']).not.toBe(old.id);
    expect((await ask(old, 'GET', `${PAT}/self`)).body).toMatchObject({ error: 'invalid_token' });
    expect((await ask(String(got.body['token']), 'GET', `${PAT}/self`)).status).toBe(200);
  });

  it.each([day(366), day(0), '2027-02-30'])('refuses to end on %s', async (expires_at) => {
    const token = gitlab.state.addToken(ada, { scopes: ['api'] });
    expect((await ask(token, 'POST', `${PAT}/self/rotate`, { expires_at })).status).toBe(400);
    expect(token.isRevoked).toBe(false);
    expect((await ask(token, 'POST', `${PAT}/self/rotate`, { expires_at: day(365) })).status).toBe(200);
  });

  it('of a token that was already turned over ends its whole family, and nobody else', async () => {
    const old = gitlab.state.addToken(ada, { scopes: ['api'] });
    const bystander = gitlab.state.addToken(ada, { scopes: ['api'] });
    const second = String((await ask(old, 'POST', `${PAT}/self/rotate`)).body['token']);
    const third = String((await ask(second, 'POST', `${PAT}/self/rotate`)).body['token']);
    expect((await ask(third, 'GET', `${PAT}/self`)).status).toBe(200);
    expect((await ask(old, 'POST', `${PAT}/self/rotate`)).status).toBe(401);
    expect((await ask(third, 'GET', `${PAT}/self`)).status).toBe(401);
    expect((await ask(bystander, 'GET', `${PAT}/self`)).status).toBe(200);
  });

  it('by an administrator, twice of the same token, ends the family too', async () => {
    const old = gitlab.state.addToken(ada, { scopes: ['read_api'] });
    const rotate = `${PAT}/${String(old.id)}/rotate`;
    const successor = String((await ask(admin, 'POST', rotate)).body['token']);
    expect((await ask(successor, 'GET', `${PAT}/self`)).status).toBe(200);
    const again = await ask(admin, 'POST', rotate);
    expect(again.status).toBe(400);
    expect(again.body['message']).toContain('already revoked');
    expect((await ask(successor, 'GET', `${PAT}/self`)).status).toBe(401);
  });

  it('is not undone by reading with a revoked token', async () => {
    const old = gitlab.state.addToken(ada, { scopes: ['api'] });
    const successor = String((await ask(old, 'POST', `${PAT}/self/rotate`)).body['token']);
    await ask(old, 'GET', `${PAT}/self`);
    expect((await ask(successor, 'GET', `${PAT}/self`)).status).toBe(200);
  });
});

describe.each(['project', 'group'] as const)('access tokens of a %s', (kind) => {
  const pathOf = (id: string | number): string => `/api/v4/${kind}s/${String(id)}/access_tokens`;
  const wanted = { name: 'bot', scopes: ['read_api'], expires_at: day(30), access_level: 20 };
  let owner: Token;
  let id: number;

  beforeEach(() => {
    const add = kind === 'project' ? gitlab.state.addProject : gitlab.state.addGroup;
    ({ id } = add.call(gitlab.state, 'shop/payments', [[ada, kind === 'project' ? 40 : 50]]));
    owner = gitlab.state.addToken(ada, { scopes: ['api'] });
  });

  it('belong to a bot, are shown, turned over and ended', async () => {
    const made = await ask(owner, 'POST', pathOf(id), wanted);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...wanted, active: true });
    expect(made.body['user_id']).not.toBe(ada.id);
    const value = String(made.body['token']);
    expect((await ask(value, 'GET', '/api/v4/user')).body).toMatchObject({ bot: true });
    expect((await ask(value, 'GET', `/api/v4/${kind}s/${String(id)}`)).status).toBe(200);
    expect((await ask(value, 'GET', `${PAT}/self`)).body).toMatchObject({ id: made.body['id'], scopes: ['read_api'] });

    const one = `${pathOf(encodeURIComponent('shop/payments'))}/${String(made.body['id'])}`;
    expect((await ask(owner, 'GET', one)).body).not.toHaveProperty('token');
    const successor = await ask(owner, 'POST', `${one}/rotate`, { expires_at: day(60) });
    expect(successor.body).toMatchObject({ access_level: 20, expires_at: day(60), user_id: made.body['user_id'] });
    expect((await ask(value, 'GET', '/api/v4/user')).status).toBe(401);
    expect(names(await ask(owner, 'GET', `${pathOf(id)}?state=active`))).toEqual(['bot']);

    const last = `${pathOf(id)}/${String(successor.body['id'])}`;
    expect((await ask(owner, 'DELETE', last)).status).toBe(204);
    expect(names(await ask(owner, 'GET', `${pathOf(id)}?state=active`))).toEqual([]);
    expect((await ask(owner, 'DELETE', `${pathOf(id)}/999999`)).status).toBe(404);
    expect(gitlab.violations).toEqual([]);
  });

  it('are not managed by somebody of too low a level, nor by themselves, nor seen by a stranger', async () => {
    const grace = gitlab.state.addUser('grace');
    const stranger = gitlab.state.addToken(grace, { scopes: ['api'] });
    expect((await ask(stranger, 'GET', pathOf(id))).status).toBe(404);
    gitlab.state.resources[0]!.members.set(grace.id, 30);
    expect((await ask(stranger, 'GET', pathOf(id))).status).toBe(401);
    expect((await ask(stranger, 'POST', pathOf(id), wanted)).status).toBe(400);
    const bot = gitlab.state.addResourceToken(gitlab.state.resources[0]!, { scopes: ['api'] }, 50);
    expect((await ask(bot, 'POST', pathOf(id), wanted)).status).toBe(400);
    expect((await ask(bot, 'GET', pathOf(id))).status).toBe(401);
    expect((await ask(stranger, 'DELETE', `${pathOf(id)}/${String(bot.id)}`)).status).toBe(400);
    expect((await ask(bot, 'POST', `${pathOf(id)}/self/rotate`)).status).toBe(200);
    expect((await ask(owner, 'POST', `${pathOf(id)}/self/rotate`)).status).toBe(405);
  });

  it('may not have what bots may not have', async () => {
    expect((await ask(owner, 'POST', pathOf(id), { ...wanted, scopes: ['sudo'] })).status).toBe(400);
    expect((await ask(owner, 'POST', pathOf(id), { ...wanted, expires_at: day(400) })).status).toBe(400);
    if (kind === 'project') {
      expect((await ask(owner, 'POST', pathOf(id), { ...wanted, access_level: 50 })).status).toBe(400);
    }
    expect(gitlab.state.tokens).toHaveLength(2);
  });

  it('show what they reach', async () => {
    const bot = gitlab.state.addResourceToken(gitlab.state.resources[0]!, { scopes: ['read_repository'] }, 30);
    const got = await ask(bot, 'GET', `${PAT}/self/associations`);
    expect(got.body[`${kind}s`]).toHaveLength(1);
    const none = await ask(bot, 'GET', `${PAT}/self/associations?min_access_level=40`);
    expect(none.body).toEqual({ groups: [], projects: [] });
  });

  it('vanish with their bot where the fake is told so', async () => {
    await restart({ forgetsRevoked: true });
    const add = kind === 'project' ? gitlab.state.addProject : gitlab.state.addGroup;
    const resource = add.call(gitlab.state, 'shop', []);
    const bot = gitlab.state.addResourceToken(resource, { scopes: ['api'] });
    const path = `${pathOf(resource.id)}/${String(bot.id)}`;
    expect((await ask(admin, 'DELETE', path)).status).toBe(204);
    expect((await ask(admin, 'DELETE', path)).status).toBe(404);
  });
});

describe('misbehaviour', () => {
  it('lets a revoked token work for some uses more', async () => {
    await restart({ deathAfterUses: 2 });
    const token = gitlab.state.addToken(ada, { scopes: ['api'] });
    expect((await ask(token, 'DELETE', `${PAT}/self`)).status).toBe(204);
    const statuses = [];
    for (let use = 0; use < 3; use += 1) statuses.push((await ask(token, 'GET', `${PAT}/self`)).status);
    expect(statuses).toEqual([200, 200, 401]);
  });

  it('lets a revoked token work for some time more', async () => {
    let now = new Date('2026-03-01T00:00:00Z');
    await restart({ deathDelayMs: 60_000, now: () => now });
    const token = gitlab.state.addToken(ada, { scopes: ['api'] });
    await ask(token, 'DELETE', `${PAT}/self`);
    now = new Date('2026-03-01T00:00:59Z');
    expect((await ask(token, 'GET', `${PAT}/self`)).body).toMatchObject({ revoked: true, active: false });
    now = new Date('2026-03-01T00:01:00Z');
    expect((await ask(token, 'GET', `${PAT}/self`)).status).toBe(401);
  });

  it('loses an answer after the change was made, and limits', async () => {
    const token = gitlab.state.addToken(ada, { scopes: ['api'] });
    gitlab.inject('GET /api/v4/user', { kind: 'answer', answer: rateLimited(3) });
    const limited = await ask(token, 'GET', '/api/v4/user');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
    const met = gitlab.injectAt(1, { kind: 'lose-answer' });
    await expect(ask(token, 'POST', `${PAT}/self/rotate`)).rejects.toThrow('fetch failed');
    expect([met(), token.isRevoked, gitlab.pendingFaults]).toEqual([1, true, 0]);
  });

  it('counts what a request should not have been', async () => {
    expect((await fetch(`${gitlab.url}${PAT}/self`)).status).toBe(401);
    const headers = { authorization: `token ${admin.value}` };
    expect((await fetch(`${gitlab.url}${PAT}/self`, { headers })).status).toBe(401);
    expect((await ask(admin, 'GET', `${PAT}?seach=x`)).status).toBe(400);
    expect((await ask(admin, 'GET', '/api/v4/nothing')).status).toBe(404);
    const path = `/api/v4/users/${String(ada.id)}/personal_access_tokens`;
    expect((await ask(admin, 'POST', path, { name: 'x', scope: ['api'] })).status).toBe(400);
    expect(gitlab.violations.length).toBeGreaterThanOrEqual(5);
    expect(gitlab.state.tokens).toHaveLength(1);
  });

  it('tells its state without a value', async () => {
    gitlab.state.addResourceToken(gitlab.state.addProject('shop', [[ada, 40]]), { scopes: ['api'] });
    const text = gitlab.state.stateText();
    expect(gitlab.state.tokens.filter(({ value }) => text.includes(value))).toEqual([]);
    expect(text).toContain('"shop"');
  });
});
