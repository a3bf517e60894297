// What a token of GitHub may do, in the words of fine-grained permissions: what each purpose needs, what each scope of a
// classic token implies, and that a replacement is within what the leaked one may.
import { impliedBy, isOfUser, type Level, type Permissions, type RepositorySeen } from './github-scopes.js';

export type { Level, Permissions, RepositorySeen, Role } from './github-scopes.js';

/** The least that each purpose needs; `metadata: read` goes with every permission of a repository. */
export const GITHUB_PURPOSES = {
  clone: { contents: 'read', metadata: 'read' },
  push: { contents: 'write', metadata: 'read' },
  'ci-status': { statuses: 'write', metadata: 'read' },
  'ci-results': { actions: 'read', metadata: 'read' },
  'run-workflows': { actions: 'write', metadata: 'read' },
  release: { contents: 'write', metadata: 'read' },
  deploy: { contents: 'read', deployments: 'write', metadata: 'read' },
  'issues-bot': { issues: 'write', metadata: 'read' },
  'review-bot': { contents: 'read', pull_requests: 'write', metadata: 'read' },
  'dependency-bot': { contents: 'write', pull_requests: 'write', metadata: 'read' },
} as const satisfies Readonly<Record<string, Permissions>>;

export type GithubPurpose = keyof typeof GITHUB_PURPOSES;

export const GITHUB_PURPOSE_NAMES = Object.keys(GITHUB_PURPOSES) as readonly GithubPurpose[];

/** Purposes that only a classic token can serve, which is never a replacement: registries take no fine-grained one. */
export const GITHUB_UNSERVED = ['packages-read', 'packages-write'] as const;

/** What is known of a leaked token, by `owner/name` of the planned repositories. One that is absent is not reached. */
export type GithubRights =
  | {
      readonly kind: 'scopes';
      readonly scopes: readonly string[];
      readonly repositories: ReadonlyMap<string, RepositorySeen>;
    }
  /** Of a token that can't list its permissions: what it was seen to do, and what it was refused. */
  | {
      readonly kind: 'shown';
      readonly repositories: ReadonlyMap<
        string,
        { readonly allowed: Permissions; readonly refused: readonly string[] }
      >;
    }
  | { readonly kind: 'unknown' };

export interface GithubWish {
  /** `owner/name` */
  readonly repositories: readonly string[];
  readonly permissions: Permissions;
  /** Whether the new token will be of the leaked one's user: else what concerns the user is another's. */
  readonly isSameUser: boolean;
}

export type Narrowed =
  | { readonly verdict: 'within' }
  /** `beyond`: more than the leaked one may. `unproven`: nobody can see whether it may. */
  | { readonly verdict: 'beyond' | 'unproven'; readonly what: readonly string[] };

/** Whether a wish is within what the leaked token may; never `within` without a proof for each permission. */
export function narrowGithub(old: GithubRights, wish: GithubWish): Narrowed {
  if (old.kind === 'unknown') return { verdict: 'unproven', what: Object.entries(wish.permissions).map(said) };
  const beyond: string[] = [];
  const unproven: string[] = [];
  for (const repository of wish.repositories) {
    for (const [name, level] of Object.entries(wish.permissions)) {
      const verdict = judge(old, wish, repository, name, level);
      if (verdict === 'beyond') beyond.push(`${said([name, level])} on ${repository}`);
      if (verdict === 'unproven') unproven.push(`${said([name, level])} on ${repository}`);
    }
  }
  if (beyond.length > 0) return { verdict: 'beyond', what: beyond };
  return unproven.length > 0 ? { verdict: 'unproven', what: unproven } : { verdict: 'within' };
}

/** Who may write may read. */
export function grants(permissions: Permissions, name: string, level: Level): boolean {
  const granted = Object.hasOwn(permissions, name) ? permissions[name] : undefined;
  return granted === level || granted === 'write';
}

function judge(
  old: Exclude<GithubRights, { readonly kind: 'unknown' }>,
  { isSameUser }: GithubWish,
  repository: string,
  name: string,
  level: Level,
): Narrowed['verdict'] {
  if (!isSameUser && isOfUser(name)) return 'beyond';
  if (old.kind === 'scopes') {
    const seen = old.repositories.get(repository);
    const isImplied = seen !== undefined && grants(impliedBy(old.scopes, seen), name, level);
    return isImplied ? 'within' : 'beyond';
  }
  const shown = old.repositories.get(repository);
  if (shown === undefined) return 'beyond';
  if (grants(shown.allowed, name, level) || (name === 'metadata' && level === 'read')) return 'within';
  return shown.refused.includes(name) ? 'beyond' : 'unproven';
}

function said([name, level]: readonly [string, Level]): string {
  return `${name}: ${level}`;
}
