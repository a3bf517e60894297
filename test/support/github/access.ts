// Who may do what to a repository, from the smaller of two rights: what the credential carries and what its user has.
import { notAccessible, notFound } from './answer.js';
import type { Account, Level, Permissions, Principal, Repository, Role, Token } from './model.js';

/** What a user may do to a repository; undefined where it does not exist for them. */
export function roleOf(user: Account, repository: Repository): Role | undefined {
  if (repository.owner === user || repository.owner.members.get(user.login) === 'admin') return 'admin';
  const role = repository.collaborators.get(user.login);
  return role ?? (repository.isPrivate ? undefined : 'read');
}

export function canSee(principal: Principal, repository: Repository): boolean {
  if (!repository.isPrivate) return true;
  if (principal.kind !== 'token') return false;
  const { token } = principal;
  if (token.kind === 'installation') return reaches(token, repository);
  if (roleOf(token.user, repository) === undefined) return false;
  return isScoped(token) ? token.scopes.includes('repo') : reaches(token, repository);
}

/** Throws GitHub's answer where a principal may not read or change a repository's settings, deploy keys among them. */
export function requireAdministration(
  principal: Principal,
  repository: Repository,
  level: Level,
  permission = 'administration',
): void {
  if (principal.kind !== 'token' || !canSee(principal, repository)) throw notFound();
  const { token } = principal;
  const isAdmin = token.kind === 'installation' || roleOf(token.user, repository) === 'admin';
  if (isScoped(token)) {
    const hooks = ['admin:repo_hook', 'write:repo_hook', ...(level === 'read' ? ['read:repo_hook'] : [])];
    const mayByScope =
      token.scopes.includes('repo') ||
      (!repository.isPrivate && token.scopes.includes('public_repo')) ||
      (permission === 'repository_hooks' && token.scopes.some((scope) => hooks.includes(scope)));
    // A classic token is not told that the resource exists.
    if (!mayByScope || !isAdmin) throw notFound();
    return;
  }
  const allowed = isAdmin && reaches(token, repository) && grants(permissionsOf(token), permission, level);
  if (!allowed) throw notAccessible(principal, `${permission}=${level}`);
}

/** What everybody may read of a public repository. */
const PUBLIC_READS: ReadonlySet<string> = new Set([
  'contents',
  'issues',
  'pull_requests',
  'actions',
  'deployments',
  'statuses',
]);

/** Throws GitHub's answer where a principal may not read or change what this permission is about. */
export function requireAccess(principal: Principal, repository: Repository, permission: string, level: Level): void {
  if (!canSee(principal, repository)) throw notFound();
  if (level === 'read' && !repository.isPrivate && PUBLIC_READS.has(permission)) return;
  if (principal.kind !== 'token') throw notFound();
  const { token } = principal;
  const role = token.kind === 'installation' ? 'admin' : roleOf(token.user, repository);
  const isEnough = level === 'read' ? role !== undefined : role === 'write' || role === 'admin';
  if (isScoped(token)) {
    const { scopes } = token;
    const mayByScope =
      scopes.includes('repo') ||
      (!repository.isPrivate && scopes.includes('public_repo')) ||
      (permission === 'statuses' && scopes.includes('repo:status')) ||
      (permission === 'deployments' && scopes.includes('repo_deployment'));
    if (!mayByScope || !isEnough) throw notFound();
    return;
  }
  const isGranted = isEnough && reaches(token, repository) && grants(permissionsOf(token), permission, level);
  if (!isGranted) throw notAccessible(principal, `${permission}=${level}`);
}

export function grants(permissions: Permissions, name: string, level: Level): boolean {
  const granted = permissions[name];
  return granted === level || granted === 'write';
}

/** Fine-grained rights of a token; none where it has scopes instead. */
export function permissionsOf(token: Token): Permissions {
  if (token.kind === 'user-to-server') return token.installation.permissions;
  return 'permissions' in token ? token.permissions : {};
}

/** Whether a repository is among those that a fine-grained token was made for. */
function reaches(token: Token, repository: Repository): boolean {
  if (token.kind === 'fine-grained') return isAmong(token.repositories, token.owner, repository);
  if (token.kind === 'user-to-server')
    return isAmong(token.installation.repositories, token.installation.account, repository);
  return token.kind === 'installation' && isAmong(token.repositories, token.installation.account, repository);
}

export function isAmong(
  selection: 'all' | 'none' | readonly Repository[],
  owner: Account,
  repository: Repository,
): boolean {
  if (selection === 'none' || repository.owner !== owner) return false;
  return selection === 'all' || selection.includes(repository);
}

function isScoped(token: Token): token is Extract<Token, { readonly scopes: readonly string[] }> {
  return token.kind === 'classic' || token.kind === 'oauth';
}
