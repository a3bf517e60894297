// The vendor's own client library against the fake: its routes and paging work, and what it got is of its types.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typeErrors, vendorLibrary, type TypedAnswer } from '../fake/vendor-types.js';
import { cloudflareScene, type CloudflareScene } from './cloudflare-scene.js';
import { groupId, zoneResources } from './permissions.js';

interface Listing extends AsyncIterable<unknown> {}
type Call = (...args: readonly unknown[]) => Promise<unknown>;
type List = (...args: readonly unknown[]) => Listing;

interface Tokens {
  readonly create: Call;
  readonly update: Call;
  readonly get: Call;
  readonly delete: Call;
  readonly verify: Call;
  readonly list: List;
  readonly value: { readonly update: Call };
  readonly permissionGroups: { readonly list: List };
}
interface Client {
  readonly user: { readonly get: Call; readonly tokens: Tokens };
  readonly accounts: { readonly list: List; readonly tokens: Tokens };
  readonly zones: { readonly list: List };
  readonly dns: { readonly records: { readonly list: List } };
}
type Library = new (options: object) => Client;

const Library = vendorLibrary('cloudflare') as Library | undefined;
const TOKENS = 'cloudflare/resources/user/tokens/tokens';
const SHARED = 'cloudflare/resources/shared';

describe.runIf(Library !== undefined)('the vendor library against the fake', () => {
  const answers: TypedAnswer[] = [];
  let scene: CloudflareScene;

  beforeAll(async () => {
    scene = await cloudflareScene('user');
  });
  afterAll(async () => {
    await scene.cloudflare.stop();
  });

  const client = (credential: object): Client => {
    const nothing = { apiToken: null, apiKey: null, apiEmail: null, userServiceKey: null };
    const baseURL = `${scene.cloudflare.url}/client/v4`;
    return new (Library ?? fail())({ ...nothing, ...credential, baseURL, maxRetries: 0, timeout: 10_000 });
  };
  const globalKey = (): Client => client({ apiKey: scene.user.globalKey, apiEmail: scene.user.email });
  const keep = async (module: string, type: string, value: unknown): Promise<Record<string, string>> => {
    const awaited = await value;
    answers.push({ module, type, value: awaited });
    return awaited as Record<string, string>;
  };
  const body = (more: object = {}): object => {
    const permission_groups = [{ id: groupId('Zone Read') }, { id: groupId('DNS Read') }];
    return {
      name: 'made by the library',
      policies: [{ effect: 'allow', permission_groups, resources: zoneResources(scene.zone) }],
      ...more,
    };
  };

  it.each(['user', 'account'] as const)(
    'makes, lists, updates, rolls, verifies and deletes the token of a %s',
    async (kind) => {
      const at = kind === 'user' ? {} : { account_id: scene.account.id };
      const tokens = kind === 'user' ? globalKey().user.tokens : globalKey().accounts.tokens;
      const onOne = kind === 'user' ? [] : [at];
      const made = await keep(
        TOKENS,
        'TokenCreateResponse',
        tokens.create({ ...body({ expires_on: '2099-01-01T00:00:00Z' }), ...at }),
      );
      const id = made['id'] ?? '';
      await keep(SHARED, 'Token', tokens.get(id, ...onOne));
      const range = { request_ip: { in: ['127.0.0.1/32'], not_in: ['203.0.113.0/24'] } };
      await keep(SHARED, 'Token', tokens.update(id, { ...body({ condition: range, status: 'disabled' }), ...at }));
      await keep(SHARED, 'Token', tokens.update(id, { ...body({ condition: range, status: 'active' }), ...at }));
      const rolled = await keep(SHARED, 'TokenValue', tokens.value.update(id, { ...at, body: {} }));
      const own = client({ apiToken: rolled });
      const verify = kind === 'user' ? own.user.tokens.verify() : own.accounts.tokens.verify(at);
      await keep(TOKENS, 'TokenVerifyResponse', verify);
      expect(await items(tokens.list({ ...at, per_page: 1 }))).toContainEqual(
        expect.objectContaining({ id, name: 'made by the library' }),
      );
      expect(await keep(TOKENS, 'TokenDeleteResponse', tokens.delete(id, ...onOne))).toEqual({ id });
      await expect(tokens.get(id, ...onOne)).rejects.toMatchObject({ status: 404 });
      const dead = kind === 'user' ? own.user.tokens.verify() : own.accounts.tokens.verify(at);
      await expect(dead).rejects.toMatchObject({ status: 401, errors: [expect.objectContaining({ code: 1000 })] });
    },
  );

  it('lists permission groups, accounts, zones and records', async () => {
    const { user, accounts, zones } = globalKey();
    const at = { account_id: scene.account.id };
    await keep('cloudflare/resources/user/user', 'UserGetResponse', user.get());
    for (const group of await items(user.tokens.permissionGroups.list({ name: 'DNS Read' }))) {
      await keep('cloudflare/resources/user/tokens/permission-groups', 'PermissionGroupListResponse', group);
    }
    expect(await items(accounts.tokens.permissionGroups.list(at))).not.toHaveLength(0);
    for (const account of await items(accounts.list()))
      await keep('cloudflare/resources/accounts/accounts', 'Account', account);
    const found = await items(zones.list({ account: { id: scene.account.id }, per_page: 1 }));
    expect(found).toHaveLength(2);
    for (const zone of found) await keep('cloudflare/resources/zones/zones', 'Zone', zone);
    const records = await items(client({ apiToken: scene.leaked.value }).dns.records.list({ zone_id: scene.zone.id }));
    for (const record of records) await keep('cloudflare/resources/dns/records', 'RecordResponse', record);
    expect(records).toHaveLength(1);
  });

  it('gets nothing that its types do not know, and sends nothing that the fake does not', () => {
    expect(answers.length).toBeGreaterThan(15);
    expect(typeErrors(answers)).toEqual([]);
    expect(scene.cloudflare.violations).toEqual([]);
  });
});

async function items(list: Listing): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for await (const item of list) found.push(item);
  return found;
}

function fail(): never {
  throw new Error('the vendor library is not installed');
}
