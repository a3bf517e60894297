import { afterEach, expect, it } from 'vitest';
import { openaiAnswers } from './fake-openai.js';
import { openaiScene, type OpenaiScene } from './openai-scene.js';

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly code: string | null | undefined;
  readonly body: Readonly<Record<string, unknown>> & { readonly data?: readonly { readonly id: string }[] };
}

let scene: OpenaiScene;

async function start(...args: Parameters<typeof openaiScene>): Promise<OpenaiScene> {
  scene = await openaiScene(...args);
  return scene;
}
afterEach(async () => {
  await scene.openai.stop();
});

async function call(request: string, key?: string, body?: unknown, more: Record<string, string> = {}): Promise<Got> {
  const [method = '', path = ''] = request.split(' ');
  const headers = {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...more,
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${scene.openai.url}/v1${path}`, {
    method,
    headers,
    ...sent,
    signal: AbortSignal.timeout(10_000),
  });
  const answer = (await response.json()) as Got['body'];
  const error = answer['error'] as { readonly code: string | null } | undefined;
  return { status: response.status, headers: response.headers, code: error?.code, body: answer };
}

const models = (key: string): Promise<Got> => call('GET /models', key);
const asAdmin = (request: string, body?: unknown): Promise<Got> => call(request, scene.admin.value, body);
const keysPath = (): string => `/organization/projects/${scene.project.id}/api_keys`;
const accountPath = (): string => `/organization/projects/${scene.project.id}/service_accounts/${scene.account.id}`;

it('makes a second key of a service account, told once, that works beside the first', async () => {
  const { openai, leaked } = await start();
  const made = await asAdmin(`POST ${accountPath()}/api_keys`, {
    name: 'next',
    scopes: ['api.model.read'],
    expires_in_seconds: 3600,
  });
  const { id, value } = made.body as unknown as { id: string; value: string };
  expect(value).toMatch(/^sk-svcacct-[A-Za-z0-9]{74}T3BlbkFJ[A-Za-z0-9]{74}$/);
  const got = await asAdmin(`GET ${keysPath()}/${id}`);
  expect(got.body).toMatchObject({ name: 'next', expires_at: expect.any(Number), last_used_at: null });
  const list = await asAdmin(`GET ${keysPath()}`);
  expect(JSON.stringify([got.body, list.body, openai.state.stateText()])).not.toContain(value);
  expect([(await models(value)).status, (await models(leaked.value)).status]).toEqual([200, 200]);
  expect(openai.violations).toEqual([]);
});

it('names organization and project to a key that works', async () => {
  const { openai, leaked, project } = await start();
  const { headers } = await models(leaked.value);
  expect(headers.get('openai-organization')).toBe(openai.state.organizationId);
  expect(headers.get('openai-project')).toBe(project.id);
  expect((await call('GET /models', leaked.value, undefined, { 'openai-project': 'proj_other' })).code).toBe(
    'mismatched_project',
  );
});

it('deletes one key of a service account and leaves the account, and knows the key no more', async () => {
  const { leaked, openai, account } = await start();
  expect((await asAdmin(`DELETE ${keysPath()}/${leaked.id}`)).body).toMatchObject({ id: leaked.id, deleted: true });
  expect((await asAdmin(`DELETE ${keysPath()}/${leaked.id}`)).status).toBe(404);
  expect(await models(leaked.value)).toMatchObject({ status: 401, code: 'invalid_api_key' });
  expect(openai.state.account(account.id)).toBeDefined();
});

it('may keep the keys of service accounts until the account goes', async () => {
  const { leaked } = await start({ keepsServiceAccountKeys: true });
  expect((await asAdmin(`DELETE ${keysPath()}/${leaked.id}`)).status).toBe(400);
  expect((await models(leaked.value)).status).toBe(200);
  await asAdmin(`DELETE ${accountPath()}`);
  expect((await models(leaked.value)).code).toBe('invalid_api_key');
  expect((await asAdmin(`GET ${accountPath()}`)).status).toBe(404);
});

it('goes on accepting a deleted key for so many uses, and for so long', async () => {
  let now = Date.now();
  const { leaked, userKey } = await start({ deathAfterUses: 1, deathDelayMs: 60_000, now: () => now });
  await asAdmin(`DELETE ${keysPath()}/${leaked.id}`);
  expect([(await models(leaked.value)).status, (await models(leaked.value)).status]).toEqual([200, 401]);
  await asAdmin(`DELETE ${keysPath()}/${userKey.id}`);
  now += 60_000;
  expect((await models(userKey.value)).status).toBe(401);
});

it('narrows a key, after its old scopes have lingered, and takes no scopes for all', async () => {
  const { leaked } = await start({ deathAfterUses: 1 });
  await asAdmin(`POST ${keysPath()}/${leaked.id}`, { scopes: ['api.files.read'] });
  expect((await models(leaked.value)).status).toBe(200);
  expect(await models(leaked.value)).toMatchObject({ status: 401, code: null });
  await asAdmin(`POST ${keysPath()}/${leaked.id}`, { scopes: [] });
  await models(leaked.value);
  expect((await models(leaked.value)).status).toBe(200);
});

it.each([401, 403] as const)('answers %i without a code to a key that lacks the scope', async (missingScopeStatus) => {
  const { leaked } = await start({ missingScopeStatus }, { scopes: ['api.files.read'] });
  const got = await models(leaked.value);
  expect([got.status, got.code]).toEqual([missingScopeStatus, null]);
  expect(JSON.stringify(got.body)).toContain('Missing scopes: api.model.read');
});

it('lets a key expire, counts each update from then, and updates no expired one', async () => {
  let now = 1_900_000_000_000;
  const { leaked } = await start({ now: () => now });
  const expire = (): Promise<Got> => asAdmin(`POST ${keysPath()}/${leaked.id}`, { expires_in_seconds: 60 });
  expect((await expire()).body).toMatchObject({ expires_at: 1_900_000_060 });
  now += 59_000;
  expect((await models(leaked.value)).status).toBe(200);
  expect((await expire()).body).toMatchObject({ expires_at: 1_900_000_119 });
  now += 60_000;
  expect((await models(leaked.value)).code).toBe('invalid_api_key');
  expect((await expire()).status).toBe(400);
});

it.each([
  { why: 'neither scopes nor an end', body: {} },
  { why: 'null for scopes', body: { scopes: null } },
  { why: 'null for the end', body: { expires_in_seconds: null } },
  { why: 'an unknown field', body: { scopes: [], name: 'x' } },
])('refuses an update with $why and records it', async ({ body }) => {
  const { leaked, openai } = await start();
  expect((await asAdmin(`POST ${keysPath()}/${leaked.id}`, body)).status).toBe(400);
  expect(openai.violations).toHaveLength(1);
});

it('makes a service account with a key, or a bare one without access until it gets a role', async () => {
  const { project } = await start();
  const accounts = `/organization/projects/${project.id}/service_accounts`;
  const full = (await asAdmin(`POST ${accounts}`, { name: 'full', expires_in_seconds: 60 })).body;
  expect(full).toMatchObject({ role: 'member', api_key: { value: expect.stringMatching(/^sk-svcacct-/) } });
  const bare = (await asAdmin(`POST ${accounts}`, { name: 'bare', create_service_account_only: true })).body;
  expect(bare).toMatchObject({ role: 'none', api_key: null });
  const one = `${accounts}/${String(bare['id'])}`;
  const { value } = (await asAdmin(`POST ${one}/api_keys`, {})).body as unknown as { value: string };
  expect((await models(value)).code).toBeNull();
  await asAdmin(`POST ${one}`, { role: 'member' });
  expect((await models(value)).status).toBe(200);
});

it('refuses an end for the key of a bare service account', async () => {
  const { project } = await start();
  const body = { name: 'x', create_service_account_only: true, expires_in_seconds: 60 };
  expect((await asAdmin(`POST /organization/projects/${project.id}/service_accounts`, body)).status).toBe(400);
});

it('holds new keys to the longest life that the organization allows', async () => {
  await start({ maxKeySeconds: 3600 });
  const make = (body: object): Promise<Got> => asAdmin(`POST ${accountPath()}/api_keys`, body);
  expect([(await make({})).status, (await make({ expires_in_seconds: 3601 })).status]).toEqual([400, 400]);
  expect((await make({ expires_in_seconds: 3600 })).status).toBe(200);
});

it('refuses keys, accounts and admin keys beyond the limits', async () => {
  const { project } = await start({ maxKeysPerAccount: 1, maxAccountsPerProject: 1, maxAdminKeys: 1 });
  const accounts = `/organization/projects/${project.id}/service_accounts`;
  expect((await asAdmin(`POST ${accountPath()}/api_keys`, {})).code).toBe('limit_reached');
  expect((await asAdmin(`POST ${accounts}`, { name: 'x' })).code).toBe('limit_reached');
  expect((await asAdmin('POST /organization/admin_api_keys', { name: 'x' })).code).toBe('limit_reached');
});

it('lets only admin keys into the organization, and them nowhere else', async () => {
  const { leaked, admin } = await start();
  for (const request of ['GET /organization/projects', `GET ${keysPath()}`, `DELETE ${keysPath()}/${leaked.id}`]) {
    expect(await call(request, leaked.value)).toMatchObject({ status: 401, code: null });
  }
  expect(await models(admin.value)).toMatchObject({ status: 401, code: null });
});

it('makes and deletes admin keys', async () => {
  const { leaked } = await start();
  const made = (await asAdmin('POST /organization/admin_api_keys', { name: 'next', expires_in_seconds: 60 })).body;
  expect(made).toMatchObject({ value: expect.stringMatching(/^sk-admin-/), expires_at: expect.any(Number) });
  expect((await call('GET /organization/admin_api_keys', String(made['value']))).body.data).toHaveLength(2);
  await asAdmin(`DELETE /organization/admin_api_keys/${String(made['id'])}`);
  expect((await call('GET /organization/projects', String(made['value']))).code).toBe('invalid_api_key');
  expect((await asAdmin(`GET /organization/admin_api_keys/${leaked.id}`)).status).toBe(404);
});

it('leaves keys out whose owner lost the access, unless asked for any', async () => {
  const { openai, user, project, userKey } = await start();
  openai.state.takeAccess(user.id, project.id);
  const ids = async (query: string): Promise<unknown> =>
    (await asAdmin(`GET ${keysPath()}${query}`)).body.data?.map(({ id }) => id);
  expect(await ids('')).not.toContain(userKey.id);
  expect(await ids('?owner_project_access=any')).toContain(userKey.id);
  expect(await ids('?owner_project_access=inactive')).toEqual([userKey.id]);
  expect((await models(userKey.value)).code).toBeNull();
});

it('pages by the id after which to go on', async () => {
  const { leaked, userKey } = await start();
  const first = (await asAdmin(`GET ${keysPath()}?limit=1`)).body;
  expect(first).toMatchObject({ has_more: true, first_id: leaked.id, last_id: leaked.id });
  const second = (await asAdmin(`GET ${keysPath()}?limit=1&after=${leaked.id}`)).body;
  expect(second).toMatchObject({ has_more: false, last_id: userKey.id });
  expect((await asAdmin(`GET ${keysPath()}?limit=0`)).status).toBe(400);
  expect((await asAdmin(`GET ${keysPath()}?after=key_unknown`)).status).toBe(400);
});

it('ends all keys of a project that is archived, and changes nothing in it any more', async () => {
  const { openai, project, leaked } = await start();
  openai.state.archiveProject(project.id);
  expect((await models(leaked.value)).code).toBe('invalid_api_key');
  expect((await asAdmin('GET /organization/projects')).body.data).toEqual([]);
  expect((await asAdmin('GET /organization/projects?include_archived=true')).body.data).toHaveLength(1);
  expect((await asAdmin(`POST /organization/projects/${project.id}/service_accounts`, { name: 'x' })).code).toBe(
    'project_archived',
  );
});

it.each([{ authorization: 'Basic abc' }, {}])('records a request without a bearer key', async (headers) => {
  const { openai } = await start();
  expect((await call('GET /models', undefined, undefined, { ...headers })).status).toBe(401);
  expect(openai.violations).toHaveLength(1);
});

it('shows two keys alike where it is told to', async () => {
  const { openai, project, account, leaked } = await start({}, { redacted: 'sk-svcacct-abc...wxyz' });
  const twin = openai.state.addServiceAccountKey(project.id, account.id, { redacted: 'sk-svcacct-abc...wxyz' });
  const shown = [leaked, twin].map(({ id }) => openai.state.key(id)?.redacted);
  expect(new Set(shown).size).toBe(1);
});

it('loses the answer of a change that it made, and answers otherwise as it is told', async () => {
  const { openai, leaked } = await start();
  const lost = openai.injectAt(1, { kind: 'lose-answer' });
  await expect(asAdmin(`POST ${accountPath()}/api_keys`, { name: 'rot' })).rejects.toThrow('fetch failed');
  expect(lost()).toBe(1);
  expect(openai.state.keysOf(scene.project.id).map(({ name }) => name)).toContain('rot');
  openai.inject('GET /v1/models', { kind: 'answer', answer: openaiAnswers.rateLimited(3) });
  expect((await models(leaked.value)).headers.get('retry-after')).toBe('3');
  openai.inject('GET /v1/models', { kind: 'answer', answer: openaiAnswers.deactivated() });
  expect((await models(leaked.value)).code).toBe('account_deactivated');
});

it('changes nothing that its state shows when it is only looked at', async () => {
  const { openai, leaked } = await start();
  const before = openai.state.stateText();
  await models(leaked.value);
  expect(openai.state.stateText()).toBe(before);
  expect((await asAdmin(`GET ${keysPath()}/${leaked.id}`)).body).toMatchObject({ last_used_at: expect.any(Number) });
});
