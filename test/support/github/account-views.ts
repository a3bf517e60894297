import type { Account, App, SshKey } from './model.js';

type Json = Readonly<Record<string, unknown>>;

export function nodeId(kind: string, id: number): string {
  return Buffer.from(`${kind}${id}`).toString('base64');
}

/** GitHub's times have no fraction of a second. */
export function timestamp(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

export function simpleUser(account: Account, baseUrl: string): Json {
  const url = `${baseUrl}/users/${account.login}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('User', account.id),
    avatar_url: `${baseUrl}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `https://github.com/${account.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/** The profile of a token's own user, with what only `user` scopes show where they are there. */
export function ownUser(account: Account, baseUrl: string, isPrivateView: boolean): Json {
  const profile = {
    ...simpleUser(account, baseUrl),
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: timestamp(account.createdAt),
    updated_at: timestamp(account.createdAt),
  };
  if (!isPrivateView) return profile;
  return {
    ...profile,
    user_view_type: 'private',
    private_gists: 0,
    total_private_repos: 0,
    owned_private_repos: 0,
    disk_usage: 0,
    collaborators: 0,
    two_factor_authentication: true,
  };
}

export function sshKeyView(key: SshKey, baseUrl: string): Json {
  return {
    id: key.id,
    key: key.key,
    url: `${baseUrl}/user/keys/${key.id}`,
    title: key.title,
    created_at: timestamp(key.createdAt),
    verified: true,
    read_only: false,
    last_used: key.lastUsedAt === undefined ? null : timestamp(key.lastUsedAt),
  };
}

export function appView(app: App, installations: number, baseUrl: string): Json {
  return {
    id: app.id,
    slug: app.slug,
    client_id: app.clientId,
    node_id: nodeId('App', app.id),
    owner: simpleUser(app.owner, baseUrl),
    name: app.slug,
    description: null,
    external_url: `https://${app.slug}.example`,
    html_url: `https://github.com/apps/${app.slug}`,
    created_at: timestamp(app.createdAt),
    updated_at: timestamp(app.createdAt),
    permissions: app.permissions,
    events: [],
    installations_count: installations,
  };
}
