import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeGithub, startFakeGithub } from './fake-github.js';
import type { Account, Repository } from './model.js';
import { RateLimit } from './rate-limit.js';
import { bearer, type Got, send, type Sent, sshPublicKey } from './test-client.js';

let github: FakeGithub;
let alice: Account;
let orders: Repository;
let authorization: string;

beforeEach(async () => {
  github = await startFakeGithub();
  alice = github.state.addUser('alice');
  orders = github.state.addRepository(alice, 'orders');
  authorization = bearer(github.state.addClassicToken(alice, ['repo']));
});
afterEach(() => github.stop());

const call = (operation: string, sent?: Sent): Promise<Got> => send(github.url, operation, sent);
const CREATE = 'POST /repos/{owner}/{repo}/keys';
const create = (sent: Sent = {}): Promise<Got> =>
  call(CREATE, { path: { owner: 'alice', repo: 'orders' }, authorization, body: { key: sshPublicKey() }, ...sent });

describe('a fault', () => {
  it('can lose the answer after the effect', async () => {
    github.inject(CREATE, { kind: 'lose-answer' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(github.state.deployKeys).toHaveLength(1);
    expect(github.requestsTo(CREATE)).toMatchObject([{ status: undefined }]);
  });

  it('can lose the request before the effect', async () => {
    github.inject(CREATE, { kind: 'lose-request' });
    await expect(create()).rejects.toThrow('fetch failed');
    expect(github.state.deployKeys).toEqual([]);
  });

  it.each([401, 403, 404, 429, 500, 502, 503, 504] as const)(
    'can answer %i once in place of the effect',
    async (status) => {
      github.inject(CREATE, { kind: 'answer', status, headers: { 'retry-after': '7' } });
      const got = await create();
      expect(got.status).toBe(status);
      expect(got.headers.get('retry-after')).toBe('7');
      expect(github.state.deployKeys).toEqual([]);
      expect((await create()).status).toBe(201);
    },
  );

  it('can answer 502 after the effect', async () => {
    github.inject(CREATE, { kind: 'answer', status: 502, afterEffect: true });
    expect((await create()).status).toBe(502);
    expect(github.state.deployKeys).toHaveLength(1);
  });

  it('can be a secondary rate limit', async () => {
    github.inject(CREATE, { kind: 'secondary-rate-limit', retryAfterSeconds: 30 });
    const got = await create();
    expect(got.status).toBe(403);
    expect(got.headers.get('retry-after')).toBe('30');
    expect(got.body).toMatchObject({ message: expect.stringContaining('secondary rate limit') as string });
  });

  it('can hold the answer until it is released', async () => {
    github.inject(CREATE, { kind: 'hold' });
    const pending = create();
    await expect.poll(() => github.state.deployKeys.length).toBe(1);
    expect(github.requestsTo(CREATE)).toMatchObject([{ status: undefined }]);
    github.release();
    expect((await pending).status).toBe(201);
  });

  it('can outlast the patience of a client', async () => {
    github.inject(CREATE, { kind: 'hold' });
    const patience = new AbortController();
    const pending = create({ signal: patience.signal });
    await expect.poll(() => github.state.deployKeys.length).toBe(1);
    patience.abort();
    await expect(pending).rejects.toThrow('aborted');
  });

  it('meets only its operation, as often as it is told to, in the order of injection', async () => {
    github.inject(CREATE, { kind: 'answer', status: 500 }, 2);
    github.inject(CREATE, { kind: 'answer', status: 503 });
    expect(github.pendingFaults).toBe(3);
    expect((await call('GET /user', { authorization })).status).toBe(200);
    const statuses = [await create(), await create(), await create(), await create()].map(({ status }) => status);
    expect(statuses).toEqual([500, 500, 503, 201]);
    expect(github.pendingFaults).toBe(0);
  });
});

describe('the record of requests', () => {
  it('counts each, with who asked and what was answered', async () => {
    await call('GET /user', { authorization });
    await call('GET /user', { authorization: bearer({ value: 'made up' }) });
    await call('GET /user');
    const [token] = github.state.tokens;
    expect(github.requestsTo('GET /user')).toMatchObject([
      { method: 'GET', path: '/user', credential: `classic ${token?.id}`, status: 200, violations: [] },
      { credential: 'unknown', status: 401 },
      { credential: 'none', status: 401 },
    ]);
  });

  it('holds no secret, neither in headers nor in a body', async () => {
    const [token] = github.state.tokens;
    const foreign = ['not', 'issued', 'here'].join('-');
    const credentials = [token?.value ?? '', foreign];
    await call('GET /user', { authorization });
    await call('POST /credentials/revoke', { body: { credentials } });
    expect(github.requests.at(-1)?.body).toEqual({ credentials: [`classic ${token?.id}`, 'unknown'] });
    const text = JSON.stringify(github.requests);
    for (const secret of credentials) expect(text).not.toContain(secret);
  });

  it('tells what the description forbids', async () => {
    await create({ body: { title: 'no key' } });
    expect(github.requests.at(-1)?.violations).toEqual(['body.key was not supplied']);
  });
});

describe('the server', () => {
  it.each(['GET /users', 'POST /user', 'GET /repos/alice/orders/keys/abc', 'GET /', 'GET /user/'])(
    'does not know %s',
    async (line) => {
      const [method = '', path = ''] = line.split(' ');
      const response = await fetch(`${github.url}${path}`, { method, headers: { authorization } });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ message: 'Not Found' });
      expect(github.requests.at(-1)?.operation).toBeUndefined();
    },
  );

  it('answers 400 to what is no JSON', async () => {
    const url = `${github.url}/repos/alice/orders/keys`;
    const response = await fetch(url, { method: 'POST', headers: { authorization }, body: '{' });
    expect(response.status).toBe(400);
  });

  it('wants to know who calls', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${github.url}/user`, { headers: { authorization } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });

  it('tells nobody of a repository that is not theirs', async () => {
    const other = bearer(github.state.addClassicToken(github.state.addUser('bob'), ['repo']));
    const path = { owner: 'alice', repo: orders.name };
    const got = await call('GET /repos/{owner}/{repo}', { path, authorization: other });
    const none = await call('GET /repos/{owner}/{repo}', { path: { ...path, repo: 'none' }, authorization: other });
    expect(got.body).toEqual(none.body);
  });
});

describe('the rate limit', () => {
  const limit = (): RateLimit => new RateLimit({ authenticatedPerHour: 2, anonymousPerHour: 1, status: 429 });
  const at = (minutes: number): Date => new Date(Date.UTC(2026, 10, 24, 10, minutes));

  it('is one for each source address and each credential', () => {
    const limits = limit();
    expect(limits.take({ address: '127.0.0.1' }, at(0)).refusal).toBeUndefined();
    expect(limits.take({ address: '127.0.0.1' }, at(0)).refusal?.status).toBe(429);
    expect(limits.take({ address: '127.0.0.2' }, at(0)).refusal).toBeUndefined();
    expect(limits.take({ credential: 'classic 1' }, at(0)).headers['x-ratelimit-remaining']).toBe('1');
    expect(limits.take({ credential: 'classic 2' }, at(0)).headers['x-ratelimit-remaining']).toBe('1');
  });

  it('begins anew an hour after its first request', () => {
    const limits = limit();
    limits.take({ address: '127.0.0.1' }, at(0));
    expect(limits.take({ address: '127.0.0.1' }, at(59)).refusal?.headers?.['retry-after']).toBe('60');
    expect(limits.take({ address: '127.0.0.1' }, at(60)).refusal).toBeUndefined();
  });
});
