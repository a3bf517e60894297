// The vendor's own client library (6.49) against the fake: its routes and paging work, and what it got is of its types.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeErrors, vendorLibrary, type TypedAnswer } from '../fake/vendor-types.js';
import { openaiScene, type OpenaiScene } from './openai-scene.js';

type Call = (...args: readonly unknown[]) => Promise<unknown>;
type List = (...args: readonly unknown[]) => AsyncIterable<unknown>;

interface Client {
  readonly models: { readonly list: List };
  readonly admin: {
    readonly organization: {
      readonly adminAPIKeys: {
        readonly create: Call;
        readonly retrieve: Call;
        readonly list: List;
        readonly delete: Call;
      };
      readonly projects: {
        readonly list: List;
        readonly retrieve: Call;
        readonly apiKeys: { readonly retrieve: Call; readonly list: List; readonly delete: Call };
        readonly serviceAccounts: {
          readonly create: Call;
          readonly retrieve: Call;
          readonly update: Call;
          readonly list: List;
          readonly delete: Call;
          readonly apiKeys: { readonly create: Call };
        };
      };
    };
  };
}
type Library = new (options: object) => Client;

const Library = (vendorLibrary('openai') as { readonly OpenAI: Library } | undefined)?.OpenAI;
const ORGANIZATION = 'openai/resources/admin/organization';
const PROJECTS = `${ORGANIZATION}/projects`;

describe.runIf(Library !== undefined)('the vendor library against the fake', () => {
  const answers: TypedAnswer[] = [];
  let scene: OpenaiScene;

  beforeAll(async () => {
    scene = await openaiScene();
  });
  afterAll(async () => {
    await scene.openai.stop();
  });

  const client = (credential: object): Client => {
    if (Library === undefined) throw new Error('the vendor library is not installed');
    const nothing = { apiKey: null, adminAPIKey: null, organization: null, project: null };
    return new Library({
      ...nothing,
      ...credential,
      baseURL: `${scene.openai.url}/v1`,
      maxRetries: 0,
      timeout: 10_000,
    });
  };
  const organization = (): Client['admin']['organization'] =>
    client({ adminAPIKey: scene.admin.value }).admin.organization;
  const keep = async (module: string, type: string, value: unknown): Promise<Record<string, string>> => {
    const awaited = await value;
    // The end of a key is in the types of later releases only.
    const isOfLater = module !== `${ORGANIZATION}/admin-api-keys`;
    answers.push({ module, type, value: isOfLater ? withoutEnd(awaited) : awaited });
    return awaited as Record<string, string>;
  };
  const refusal = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'accepted',
      ({ status, code }: { status: number; code: string | null }) => ({ status, code }),
    );

  it('lists models with the key of a project, and says of a dead key what the vendor says', async () => {
    for (const model of await items(client({ apiKey: scene.leaked.value }).models.list())) {
      await keep('openai/resources/models', 'Model', model);
    }
    const dead = client({ apiKey: `${scene.leaked.value}x` });
    expect(await refusal(items(dead.models.list()))).toEqual({ status: 401, code: 'invalid_api_key' });
  });

  it('makes, changes and deletes a service account and its key', async () => {
    const { projects } = organization();
    const { serviceAccounts, apiKeys } = projects;
    const at = { project_id: scene.project.id };
    const module = `${PROJECTS}/service-accounts/service-accounts`;
    for (const project of await items(projects.list())) await keep(`${PROJECTS}/projects`, 'Project', project);
    await keep(`${PROJECTS}/projects`, 'Project', projects.retrieve(scene.project.id));
    await keep(module, 'ServiceAccountCreateResponse', serviceAccounts.create(scene.project.id, { name: 'full' }));
    const bare = { name: 'bare', create_service_account_only: true };
    const { id = '' } = await keep(
      module,
      'ServiceAccountCreateResponse',
      serviceAccounts.create(scene.project.id, bare),
    );
    await keep(module, 'ProjectServiceAccount', serviceAccounts.update(id, { ...at, role: 'member' }));
    await keep(module, 'ProjectServiceAccount', serviceAccounts.retrieve(id, at));
    const asked = { ...at, name: 'key', scopes: ['api.model.read'] };
    const key = await keep(
      `${PROJECTS}/service-accounts/api-keys`,
      'APIKeyCreateResponse',
      serviceAccounts.apiKeys.create(id, asked),
    );
    expect(await items(client({ apiKey: key['value'] }).models.list())).not.toHaveLength(0);
    const keys = await items(apiKeys.list(scene.project.id, { limit: 1, owner_project_access: 'any' }));
    expect(keys).toHaveLength(4);
    for (const one of keys) await keep(`${PROJECTS}/api-keys`, 'ProjectAPIKey', one);
    await keep(`${PROJECTS}/api-keys`, 'ProjectAPIKey', apiKeys.retrieve(key['id'], at));
    await keep(`${PROJECTS}/api-keys`, 'APIKeyDeleteResponse', apiKeys.delete(key['id'], at));
    expect(await refusal(apiKeys.retrieve(key['id'], at))).toMatchObject({ status: 404 });
    await keep(module, 'ServiceAccountDeleteResponse', serviceAccounts.delete(id, at));
    expect(await items(serviceAccounts.list(scene.project.id, { limit: 1 }))).toHaveLength(2);
  });

  it('makes, lists and deletes admin keys', async () => {
    const { adminAPIKeys } = organization();
    const module = `${ORGANIZATION}/admin-api-keys`;
    const made = { name: 'next', expires_in_seconds: 3600 };
    const { id = '' } = await keep(module, 'AdminAPIKeyCreateResponse', adminAPIKeys.create(made));
    await keep(module, 'AdminAPIKey', adminAPIKeys.retrieve(id));
    expect(await items(adminAPIKeys.list({ limit: 1, order: 'desc' }))).toHaveLength(2);
    await keep(module, 'AdminAPIKeyDeleteResponse', adminAPIKeys.delete(id));
  });

  it('gets nothing that its types do not know, and sends nothing that the fake does not', () => {
    expect(answers.length).toBeGreaterThan(15);
    expect(typeErrors(answers)).toEqual([]);
    expect(scene.openai.violations).toEqual([]);
  });
});

function withoutEnd(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, field: unknown) => (name === 'expires_at' ? undefined : field)));
}

async function items(list: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const item of list) found.push(item);
  return found;
}
