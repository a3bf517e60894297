import { nodeId, simpleUser, timestamp } from './account-views.js';
import type { DeployKey, Repository, Role } from './model.js';

type Json = Readonly<Record<string, unknown>>;

/** Names of links of a repository, and what follows its URL in each. */
const LINKS = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
} as const;

const COUNTS = { forks: 0, forks_count: 0, stargazers_count: 0, watchers: 0, watchers_count: 0, open_issues: 0 };
const FEATURES = { has_issues: true, has_projects: false, has_wiki: false, has_pages: false, has_downloads: false };

export function repositoryView(repository: Repository, baseUrl: string): Json {
  const fullName = `${repository.owner.login}/${repository.name}`;
  const url = `${baseUrl}/repos/${fullName}`;
  const created = timestamp(repository.createdAt);
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName,
    owner: simpleUser(repository.owner, baseUrl),
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    description: null,
    fork: false,
    url,
    html_url: `https://github.com/${fullName}`,
    ...Object.fromEntries(Object.entries(LINKS).map(([name, rest]) => [`${name}_url`, `${url}${rest}`])),
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    clone_url: `https://github.com/${fullName}.git`,
    svn_url: `https://github.com/${fullName}`,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    ...COUNTS,
    open_issues_count: 0,
    size: 0,
    default_branch: 'main',
    ...FEATURES,
    archived: false,
    disabled: false,
    pushed_at: created,
    created_at: created,
    updated_at: created,
  };
}

/** One repository with all that is told of it; `role` is that of whoever asks. */
export function fullRepositoryView(repository: Repository, baseUrl: string, role: Role | undefined): Json {
  const full = {
    ...repositoryView(repository, baseUrl),
    has_discussions: false,
    subscribers_count: 0,
    network_count: 0,
  };
  if (role === undefined) return full;
  const isAdmin = role === 'admin';
  const mayPush = isAdmin || role === 'write';
  return { ...full, permissions: { admin: isAdmin, maintain: isAdmin, push: mayPush, triage: mayPush, pull: true } };
}

export function deployKeyView(key: DeployKey, baseUrl: string): Json {
  const { owner, name } = key.repository;
  return {
    id: key.id,
    key: key.key,
    url: `${baseUrl}/repos/${owner.login}/${name}/keys/${key.id}`,
    title: key.title,
    verified: true,
    created_at: timestamp(key.createdAt),
    read_only: key.isReadOnly,
    added_by: key.addedBy ?? null,
    last_used: key.lastUsedAt === undefined ? null : timestamp(key.lastUsedAt),
    enabled: true,
  };
}
