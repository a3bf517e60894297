import { afterEach, describe, expect, it } from 'vitest';
import { googleLimited, startFakeGoogle, type FakeGoogle } from './fake-google.js';
import type { GoogleApiKey, GoogleProject } from './model.js';
import { CLOUD_PLATFORM, type GoogleOptions } from './state.js';
import { ask, reasonOf } from './test-client.js';

const running: FakeGoogle[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((fake) => fake.stop()));
});

const VERBS = ['create', 'list', 'get', 'getKeyString', 'update', 'delete', 'undelete', 'lookup'];

interface Scene {
  readonly fake: FakeGoogle;
  readonly project: GoogleProject;
  readonly bearer: string;
  readonly keys: string;
}

async function start(options: GoogleOptions = {}): Promise<Scene> {
  const fake = await startFakeGoogle(options);
  running.push(fake);
  const project = fake.state.addProject('orders');
  const permissions = VERBS.map((verb) => `apikeys.keys.${verb}`);
  const bearer = fake.state.addCaller(project, permissions).value;
  return { fake, project, bearer, keys: '/v2/projects/orders/locations/global/keys' };
}

const wordOf = async ({ fake }: Scene, key: GoogleApiKey): Promise<unknown> => {
  const answer = await ask(fake.url, 'GET', `/language/translate/v2/languages?key=${key.value}`);
  return answer.status === 200 ? 'alive' : [answer.status, reasonOf(answer)];
};

const DEAD = [400, 'API_KEY_INVALID'];

describe('an API key', () => {
  it('is made in an operation that is done after some asking, and tells its string only when asked for it', async () => {
    const { fake, bearer, keys } = await start({ operationPolls: 2 });
    const { body: begun } = await ask(fake.url, 'POST', `${keys}?keyId=one`, { bearer, json: { displayName: 'one' } });
    expect(begun).toEqual({ name: expect.stringMatching(/^operations\//) });
    const poll = () => ask(fake.url, 'GET', `/v2/${String(begun['name'])}`, { bearer });
    expect((await poll()).body).not.toHaveProperty('done');
    const { body: done } = await poll();
    expect(done).toMatchObject({ done: true, response: { displayName: 'one' } });
    const [key] = fake.state.apiKeys;
    expect(JSON.stringify(done)).not.toContain(key!.value);
    const told = await ask(fake.url, 'GET', `${keys}/one/keyString`, { bearer });
    expect(told.body).toEqual({ keyString: key!.value });
    expect(key!.value).toHaveLength(39);
    expect(fake.violations).toEqual([]);
  });

  it('refuses an id that is taken, also by a deleted key, or looks like a UUID', async () => {
    const { fake, bearer, keys } = await start();
    const make = (id: string) => ask(fake.url, 'POST', `${keys}?keyId=${id}`, { bearer, json: {} });
    expect((await make('one')).status).toBe(200);
    expect(reasonOf(await make('one'))).toBe('ALREADY_EXISTS');
    await ask(fake.url, 'DELETE', `${keys}/one`, { bearer });
    expect(reasonOf(await make('one'))).toBe('ALREADY_EXISTS');
    expect(reasonOf(await make('a1b2c3d4-1111-2222-3333-444455556666'))).toBe('INVALID_ARGUMENT');
    expect(reasonOf(await make('One'))).toBe('INVALID_ARGUMENT');
  });

  it('is listed page by page, deleted ones only when asked for', async () => {
    const { fake, bearer, keys, project } = await start();
    for (const displayName of ['one', 'two', 'three']) fake.state.addApiKey(project, { displayName });
    const first = (await ask(fake.url, 'GET', `${keys}?pageSize=2`, { bearer })).body;
    expect(first['keys']).toHaveLength(2);
    const next = `${keys}?pageSize=2&pageToken=${String(first['nextPageToken'])}`;
    const last = (await ask(fake.url, 'GET', next, { bearer })).body;
    expect(last).toMatchObject({ keys: [{ displayName: 'three' }] });
    expect(last).not.toHaveProperty('nextPageToken');
    await ask(fake.url, 'DELETE', `${keys}/${fake.state.apiKeys[0]!.id}`, { bearer });
    expect((await ask(fake.url, 'GET', keys, { bearer })).body['keys']).toHaveLength(2);
    expect((await ask(fake.url, 'GET', `${keys}?showDeleted=true`, { bearer })).body['keys']).toHaveLength(3);
  });

  it('dies when it is deleted, lives again when that is undone, and is gone after thirty days', async () => {
    let now = Date.now();
    const scene = await start({ now: () => now });
    const { fake, keys, project } = scene;
    const key = fake.state.addApiKey(project);
    expect(await wordOf(scene, key)).toBe('alive');
    await ask(fake.url, 'DELETE', `${keys}/${key.id}`, { bearer: scene.bearer });
    expect(await wordOf(scene, key)).toEqual(DEAD);
    expect((await ask(fake.url, 'DELETE', `${keys}/${key.id}`, { bearer: scene.bearer })).status).toBe(404);
    await ask(fake.url, 'POST', `${keys}/${key.id}:undelete`, { bearer: scene.bearer });
    expect(await wordOf(scene, key)).toBe('alive');
    await ask(fake.url, 'DELETE', `${keys}/${key.id}`, { bearer: scene.bearer });
    now += 31 * 24 * 3_600_000;
    const bearer = fake.state.addCaller(project, ['apikeys.keys.get', 'apikeys.keys.lookup']).value;
    expect((await ask(fake.url, 'GET', `${keys}/${key.id}`, { bearer })).status).toBe(404);
    const looked = await ask(fake.url, 'GET', `/v2/keys:lookupKey?keyString=${key.value}`, { bearer });
    expect(looked.body).toEqual({ parent: `projects/${project.number}/locations/global` });
  });

  it('is changed only by the mask, and only with an etag that is current', async () => {
    const { fake, bearer, keys, project } = await start();
    const key = fake.state.addApiKey(project, { displayName: 'one', annotations: { by: 'hand' } });
    const path = `${keys}/${key.id}`;
    const { etag } = (await ask(fake.url, 'GET', path, { bearer })).body;
    const json = { displayName: 'two', annotations: {}, etag };
    expect((await ask(fake.url, 'PATCH', `${path}?updateMask=displayName`, { bearer, json })).status).toBe(200);
    expect([key.displayName, key.annotations]).toEqual(['two', { by: 'hand' }]);
    const stale = await ask(fake.url, 'PATCH', `${path}?updateMask=displayName`, { bearer, json });
    expect([stale.status, reasonOf(stale)]).toEqual([409, 'ABORTED']);
    const wrong = await ask(fake.url, 'PATCH', `${path}?updateMask=uid`, { bearer, json: {} });
    expect(reasonOf(wrong)).toBe('INVALID_ARGUMENT');
    const gone = await ask(fake.url, 'DELETE', `${path}?etag=${encodeURIComponent('W/"no"')}`, { bearer });
    expect(gone.status).toBe(409);
  });

  it.each([
    ['another service', { apiTargets: [{ service: 'maps-backend.googleapis.com' }] }, 'API_KEY_SERVICE_BLOCKED'],
    [
      'another method',
      { apiTargets: [{ service: 'translate.googleapis.com', methods: ['TranslateText'] }] },
      'API_KEY_SERVICE_BLOCKED',
    ],
    ['another address', { serverKeyRestrictions: { allowedIps: ['10.0.0.1'] } }, 'API_KEY_IP_ADDRESS_BLOCKED'],
    ['web pages', { browserKeyRestrictions: { allowedReferrers: ['https://a/*'] } }, 'API_KEY_HTTP_REFERRER_BLOCKED'],
    ['phones', { iosKeyRestrictions: { allowedBundleIds: ['a.b'] } }, 'API_KEY_IOS_APP_BLOCKED'],
  ])('restricted to %s is refused with 403, which says nothing of its life', async (_to, restrictions, reason) => {
    const scene = await start();
    const key = scene.fake.state.addApiKey(scene.project, { restrictions });
    expect(await wordOf(scene, key)).toEqual([403, reason]);
  });

  it('is free where a restriction lets the call through', async () => {
    const scene = await start();
    const target = { service: 'translate.googleapis.com', methods: ['Get*'] };
    const restrictions = { apiTargets: [target], serverKeyRestrictions: { allowedIps: ['127.0.0.1'] } };
    const key = scene.fake.state.addApiKey(scene.project, { restrictions });
    expect(await wordOf(scene, key)).toBe('alive');
    const elsewhere = await fetch(`${scene.fake.url}/v1beta/models`, { headers: { 'x-goog-api-key': key.value } });
    expect(elsewhere.status).toBe(403);
    expect(key.lastUsedAtMs).toBeDefined();
  });
});

describe('who may do what with API keys', () => {
  it.each([
    ['no token', undefined, [401, 'CREDENTIALS_MISSING']],
    ['an unknown token', 'nothing', [401, 'ACCESS_TOKEN_TYPE_UNSUPPORTED']],
  ])('refuses %s', async (_what, bearer, expected) => {
    const { fake, keys } = await start();
    const answer = await ask(fake.url, 'GET', keys, bearer === undefined ? {} : { bearer });
    expect([answer.status, reasonOf(answer)]).toEqual(expected);
  });

  it('asks for the permission, the project, the scope and the lifetime', async () => {
    let now = Date.now();
    const { fake, project, keys } = await start({ now: () => now });
    const denied = async (bearer: string, path = keys, method = 'GET') => {
      const answer = await ask(fake.url, method, path, { bearer, ...(method === 'POST' ? { json: {} } : {}) });
      return [answer.status, reasonOf(answer)];
    };
    const reader = fake.state.addCaller(project, ['apikeys.keys.list'], [`${CLOUD_PLATFORM}.read-only`]).value;
    const writer = fake.state.addCaller(project, ['apikeys.keys.create'], [`${CLOUD_PLATFORM}.read-only`]).value;
    expect(await denied(reader)).toEqual([200, undefined]);
    expect(await denied(reader, `${keys}/one/keyString`)).toEqual([403, 'IAM_PERMISSION_DENIED']);
    expect(await denied(reader, keys.replace('orders', 'elsewhere'))).toEqual([403, 'IAM_PERMISSION_DENIED']);
    expect(await denied(writer, keys, 'POST')).toEqual([403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']);
    now += 3_600_000;
    expect(await denied(reader)).toEqual([401, 'ACCESS_TOKEN_EXPIRED']);
  });

  it('stops at the number of keys that was set', async () => {
    const { fake, bearer, keys } = await start({ mostApiKeys: 1 });
    const make = () => ask(fake.url, 'POST', keys, { bearer, json: {} });
    expect((await make()).status).toBe(200);
    expect(reasonOf(await make())).toBe('RESOURCE_EXHAUSTED');
  });
});

describe('misbehaviour', () => {
  it('makes a key and loses the answer', async () => {
    const { fake, bearer, keys } = await start();
    fake.injectAt(1, { kind: 'lose-answer' });
    await expect(ask(fake.url, 'POST', keys, { bearer, json: {} })).rejects.toThrow('fetch failed');
    expect(fake.state.apiKeys).toHaveLength(1);
  });

  it('limits calls, with and without a word on when to come back', async () => {
    const { fake, bearer, keys } = await start();
    fake.inject('GET /v2/projects/:project/locations/global/keys', { kind: 'answer', answer: googleLimited(7) });
    const answer = await ask(fake.url, 'GET', keys, { bearer });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
    expect(googleLimited().headers).toBeUndefined();
  });

  it.each([
    ['so many uses', { deathAfterUses: 1 }, ['alive', DEAD]],
    ['so long', { deathDelayMs: 1000 }, ['alive', 'alive', DEAD]],
  ])('keeps a deleted key working for %s', async (_what, options, words) => {
    let now = Date.now();
    const scene = await start({ ...options, now: () => now });
    const key = scene.fake.state.addApiKey(scene.project);
    await ask(scene.fake.url, 'DELETE', `${scene.keys}/${key.id}`, { bearer: scene.bearer });
    for (const word of words) {
      expect(await wordOf(scene, key)).toEqual(word);
      now += 500;
    }
  });

  it('complains of a field, a query name and a scheme that the provider does not know', async () => {
    const { fake, bearer, keys } = await start();
    expect((await ask(fake.url, 'POST', keys, { bearer, json: { colour: 'red' } })).status).toBe(400);
    expect((await ask(fake.url, 'GET', `${keys}?page=2`, { bearer })).status).toBe(400);
    await fetch(fake.url + keys, { headers: { authorization: `token ${bearer}` } });
    expect(fake.violations).toHaveLength(3);
  });

  it('shows its state without a secret', async () => {
    const scene = await start();
    const key = scene.fake.state.addApiKey(scene.project, { displayName: 'one' });
    const before = scene.fake.state.stateText();
    expect(before).toContain('"one"');
    expect(before).not.toContain(key.value);
    expect(before).not.toContain(scene.bearer);
    await wordOf(scene, key);
    expect(scene.fake.state.stateText()).toBe(before);
  });
});
