// Reads that show what a token may: each needs one permission, and changes nothing.
import type { RotationContext } from '../rotator.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { GithubAnswer, GithubCall } from './client.js';
import { repositoryPath } from './settings.js';
import type { GithubWorld } from './world.js';

/** By permission: what has to be read of a repository, or of the user. */
const OF_REPOSITORY: Readonly<Record<string, string>> = {
  contents: '/branches?per_page=1',
  issues: '/issues?per_page=1',
  pull_requests: '/pulls?per_page=1',
  actions: '/actions/runs?per_page=1',
  deployments: '/deployments?per_page=1',
  administration: '/keys?per_page=1',
  repository_hooks: '/hooks?per_page=1',
  secrets: '/actions/secrets?per_page=1',
  variables: '/actions/variables?per_page=1',
};
const OF_USER: Readonly<Record<string, string>> = {
  git_ssh_keys: '/user/keys?per_page=1',
  email_addresses: '/user/emails?per_page=1',
};

/** What everybody may read of a repository that is public. */
const PUBLIC: ReadonlySet<string> = new Set(['contents', 'issues', 'pull_requests', 'actions', 'deployments']);

/** Path of the read that needs this permission; undefined where none is known. */
export function readFor(permission: string, repository: string): string | undefined {
  if (Object.hasOwn(OF_USER, permission)) return OF_USER[permission];
  return Object.hasOwn(OF_REPOSITORY, permission)
    ? `${repositoryPath(repository)}${OF_REPOSITORY[permission] ?? ''}`
    : undefined;
}

/** Permissions whose read says something: of a public repository everybody makes some of them. */
export function tellingPermissions(isPrivate: boolean): readonly string[] {
  const all = [...Object.keys(OF_REPOSITORY), ...Object.keys(OF_USER)];
  return isPrivate ? all : all.filter((name) => !PUBLIC.has(name));
}

export interface ReadAnswer {
  readonly call: GithubCall;
  readonly answer: GithubAnswer;
}

export async function readAs(
  world: GithubWorld,
  ctx: RotationContext,
  as: SecretValue,
  about: { readonly doing: string; readonly about: string; readonly path: string },
): Promise<ReadAnswer> {
  const call: GithubCall = { ...about, method: 'GET', as, signal: ctx.signal };
  return { call, answer: await world.call(call) };
}
