// GitLab's API as `@gitbeaker/rest` speaks it, from `test/specs`: a check of the fake's routes and shapes by code that
// is not ours.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { typeErrors, vendorLibrary } from '../fake/vendor-types.js';
import { type FakeGitlab, startFakeGitlab } from './fake-gitlab.js';

type Answer = Readonly<Record<string, unknown>>;
type Call = (...args: readonly unknown[]) => Promise<Answer>;
interface Client {
  readonly PersonalAccessTokens: Readonly<Record<'create' | 'remove' | 'rotate' | 'show', Call>> & {
    readonly all: List;
  };
  readonly ProjectAccessTokens: ResourceTokens;
  readonly GroupAccessTokens: ResourceTokens;
  readonly Users: Readonly<Record<'showCurrentUser' | 'createPersonalAccessToken', Call>>;
  readonly Projects: { readonly show: Call };
  readonly Groups: { readonly show: Call };
}
type List = (...args: readonly unknown[]) => Promise<readonly Answer[]>;
type ResourceTokens = Readonly<Record<'create' | 'revoke' | 'rotate' | 'show', Call>> & { readonly all: List };
type ClientClass = new (options: {
  readonly host: string;
  readonly token?: string;
  readonly oauthToken?: string;
}) => Client;

const library = vendorLibrary('@gitbeaker/rest') as { readonly Gitlab: ClientClass } | undefined;

const TOKEN_FIELDS = [
  'id',
  'name',
  'revoked',
  'created_at',
  'scopes',
  'user_id',
  'last_used_at',
  'active',
  'expires_at',
];
const day = (fromNow: number): string => new Date(Date.now() + fromNow * 86_400_000).toISOString().slice(0, 10);

describe.runIf(library !== undefined)('the official client', () => {
  let gitlab: FakeGitlab;
  let client: (value: string) => Client;
  let admin: Client;

  beforeEach(async () => {
    gitlab = await startFakeGitlab();
    client = (value) => new library!.Gitlab({ host: gitlab.url, token: value });
    admin = client(gitlab.state.addToken(gitlab.state.addUser('root', { isAdmin: true }), { scopes: ['api'] }).value);
  });
  afterEach(async () => {
    await gitlab.stop();
  });

  it('makes, shows, lists, turns over and ends personal tokens', async () => {
    const ada = gitlab.state.addUser('ada');
    const made = await admin.PersonalAccessTokens.create(ada.id, 'deploy', ['read_api', 'self_rotate'], {
      expiresAt: day(30),
    });
    expect(Object.keys(made)).toEqual(expect.arrayContaining([...TOKEN_FIELDS, 'token']));
    const own = client(String(made['token']));
    expect(await own.PersonalAccessTokens.show()).toMatchObject({ id: made['id'], expires_at: day(30) });
    expect(await admin.PersonalAccessTokens.show({ tokenId: made['id'] })).toMatchObject({ name: 'deploy' });
    const listed = await admin.PersonalAccessTokens.all({
      search: 'deploy',
      state: 'active',
      createdAfter: '2020-01-01T00:00:00Z',
      userId: ada.id,
    });
    expect(listed.map(({ id }) => id)).toEqual([made['id']]);
    expect(await own.Users.showCurrentUser()).toMatchObject({ username: 'ada', bot: false });

    const second = await own.PersonalAccessTokens.rotate('self', { expiresAt: day(60) });
    const third = await admin.PersonalAccessTokens.rotate(second['id']);
    expect(third).toMatchObject({ scopes: ['read_api', 'self_rotate'], expires_at: day(7) });
    await client(String(third['token'])).PersonalAccessTokens.remove();
    await admin.PersonalAccessTokens.remove({ tokenId: third['id'] });
    const other = await admin.Users.createPersonalAccessToken(ada.id, 'other', ['api']);
    expect(other).toMatchObject({ user_id: ada.id, expires_at: day(365) });
    expect(gitlab.violations).toEqual([]);
  });

  it('walks through all pages of a list', async () => {
    const ada = gitlab.state.addUser('ada');
    for (let index = 0; index < 45; index += 1) gitlab.state.addToken(ada, { name: 'many', scopes: ['api'] });
    expect(await admin.PersonalAccessTokens.all({ search: 'many' })).toHaveLength(45);
    expect(gitlab.violations).toEqual([]);
  });

  it.each(['project', 'group'] as const)('manages the access tokens of a %s', async (kind) => {
    const resource =
      kind === 'project' ? gitlab.state.addProject('shop/payments') : gitlab.state.addGroup('shop/payments');
    const tokens = kind === 'project' ? admin.ProjectAccessTokens : admin.GroupAccessTokens;
    const made = await tokens.create(resource.fullPath, 'bot', ['read_api'], day(30), { accessLevel: 30 });
    expect(Object.keys(made)).toEqual(expect.arrayContaining([...TOKEN_FIELDS, 'access_level', 'token']));
    expect(await tokens.show(resource.id, made['id'])).toMatchObject({ access_level: 30 });
    const bot = client(String(made['token']));
    const seen = kind === 'project' ? await bot.Projects.show(resource.fullPath) : await bot.Groups.show(resource.id);
    expect(seen).toMatchObject({ id: resource.id });
    const successor = await tokens.rotate(resource.id, made['id'], { expiresAt: day(40) });
    expect((await tokens.all(resource.id)).map(({ active }) => active)).toEqual([false, true]);
    await tokens.revoke(resource.id, successor['id']);
    expect((await tokens.all(resource.id)).map(({ active }) => active)).toEqual([false, false]);
    expect(gitlab.violations).toEqual([]);
  });

  it('has the types of the answers', async () => {
    const project = gitlab.state.addProject('shop/payments');
    const made = await admin.ProjectAccessTokens.create(project.id, 'bot', ['read_api'], day(30));
    const shown = await admin.ProjectAccessTokens.show(project.id, made['id']);
    const own = await admin.PersonalAccessTokens.show();
    const module = '@gitbeaker/core/dist/index';
    // The library's own type of a personal token has its value also where GitLab does not tell it.
    expect(
      typeErrors([
        { module, type: 'AccessTokenExposedSchema', value: made },
        { module, type: 'AccessTokenSchema', value: shown },
        { module, type: 'PersonalAccessTokenSchema', value: { ...own, token: '' } },
      ]),
    ).toEqual([]);
  }, 60_000);

  it('understands every refusal', async () => {
    const stranger = client(gitlab.state.addToken(gitlab.state.addUser('eve'), { scopes: ['read_user'] }).value);
    await expect(stranger.PersonalAccessTokens.all()).rejects.toThrow('insufficient_scope');
    await expect(client('nothing').PersonalAccessTokens.show()).rejects.toThrow('401 Unauthorized');
    await expect(admin.PersonalAccessTokens.show({ tokenId: 999_999 })).rejects.toThrow('404 Not found');
    await expect(admin.Projects.show('no/such')).rejects.toThrow('404 Project Not Found');
  });
});
