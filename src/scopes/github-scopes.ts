// What scopes of a classic token or an OAuth token imply in one repository, as fine-grained permissions. Where GitHub's
// words leave a doubt, nothing is implied: what is missing here can't be given to a replacement.
export type Level = 'read' | 'write';
export type Permissions = Readonly<Record<string, Level>>;
export type Role = 'read' | 'write' | 'admin';

/** A repository as the leaked token sees it. */
export interface RepositorySeen {
  readonly isPrivate: boolean;
  /** What its user may do there. */
  readonly role: Role;
}

/** What the role of the user has to be, for each level that the scope gives. */
type Needs = Readonly<Partial<Record<Level, Role>>>;

const BY_ROLE: Readonly<Record<string, Needs>> = {
  metadata: { read: 'read' },
  contents: { read: 'read', write: 'write' },
  issues: { read: 'read', write: 'write' },
  pull_requests: { read: 'read', write: 'write' },
  discussions: { read: 'read', write: 'write' },
  statuses: { read: 'read', write: 'write' },
  deployments: { read: 'read', write: 'write' },
  // Only Apps write them.
  checks: { read: 'read' },
};
/** Of `repo` beyond what `public_repo` gives. */
const BY_ROLE_PRIVATE: Readonly<Record<string, Needs>> = {
  actions: { read: 'read', write: 'write' },
  security_events: { read: 'write', write: 'write' },
  vulnerability_alerts: { read: 'admin', write: 'admin' },
  secret_scanning_alerts: { read: 'admin', write: 'admin' },
  administration: { read: 'admin', write: 'admin' },
  repository_hooks: { read: 'admin', write: 'admin' },
  environments: { read: 'admin', write: 'admin' },
  pages: { read: 'admin', write: 'admin' },
  secrets: { read: 'admin', write: 'admin' },
  variables: { read: 'admin', write: 'admin' },
  dependabot_secrets: { read: 'admin', write: 'admin' },
};

/** Scopes for one thing in repositories. */
const SMALL: Readonly<Record<string, Readonly<Record<string, Needs>>>> = {
  'repo:status': { statuses: { read: 'read', write: 'write' } },
  repo_deployment: { deployments: { read: 'read', write: 'write' } },
  security_events: { security_events: { read: 'write', write: 'write' } },
  'read:repo_hook': { repository_hooks: { read: 'admin' } },
  'write:repo_hook': { repository_hooks: { read: 'admin', write: 'admin' } },
  'admin:repo_hook': { repository_hooks: { read: 'admin', write: 'admin' } },
};

/** Scopes about the user and the user's organizations. */
const OF_USER: Readonly<Record<string, Permissions>> = {
  user: { profile: 'write', email_addresses: 'write', followers: 'write' },
  'user:email': { email_addresses: 'read' },
  'user:follow': { followers: 'write' },
  gist: { gists: 'write' },
  'read:public_key': { git_ssh_keys: 'read' },
  'write:public_key': { git_ssh_keys: 'write' },
  'admin:public_key': { git_ssh_keys: 'write' },
  'read:gpg_key': { gpg_keys: 'read' },
  'write:gpg_key': { gpg_keys: 'write' },
  'admin:gpg_key': { gpg_keys: 'write' },
  'read:org': { members: 'read' },
  'write:org': { members: 'write' },
  'admin:org': { members: 'write' },
};

const RANK: Readonly<Record<Role, number>> = { read: 0, write: 1, admin: 2 };

/** What these scopes let their user do in this repository, and beyond repositories as this user. */
export function impliedBy(scopes: readonly string[], seen: RepositorySeen): Permissions {
  const implied: Record<string, Level> = {};
  for (const needs of repositoryNeeds(scopes, seen)) {
    for (const [name, byLevel] of Object.entries(needs)) {
      if (isMet(byLevel.read, seen.role)) implied[name] ??= 'read';
      if (isMet(byLevel.write, seen.role)) implied[name] = 'write';
    }
  }
  // Workflow files stand among the contents: without those to write, the scope opens nothing.
  if (scopes.includes('workflow') && implied['contents'] === 'write') implied['workflows'] = 'write';
  for (const scope of scopes) {
    if (!Object.hasOwn(OF_USER, scope)) continue;
    for (const [name, level] of Object.entries(OF_USER[scope] ?? {})) {
      if (implied[name] !== 'write') implied[name] = level;
    }
  }
  return implied;
}

const USER_PERMISSIONS: ReadonlySet<string> = new Set(Object.values(OF_USER).flatMap((given) => Object.keys(given)));

/** Whether a permission is about the user and not about a repository: with another user it opens something else. */
export function isOfUser(permission: string): boolean {
  return USER_PERMISSIONS.has(permission);
}

function repositoryNeeds(
  scopes: readonly string[],
  { isPrivate }: RepositorySeen,
): readonly Readonly<Record<string, Needs>>[] {
  const isRepo = scopes.includes('repo');
  return [
    ...(isRepo || (!isPrivate && scopes.includes('public_repo')) ? [BY_ROLE] : []),
    ...(isRepo ? [BY_ROLE_PRIVATE] : []),
    ...scopes.flatMap((scope) => (Object.hasOwn(SMALL, scope) ? [SMALL[scope] ?? {}] : [])),
  ];
}

function isMet(needed: Role | undefined, role: Role): boolean {
  return needed !== undefined && RANK[role] >= RANK[needed];
}
