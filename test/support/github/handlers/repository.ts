import { createHash } from 'node:crypto';
import { canSee, requireAccess, requireAdministration, roleOf } from '../access.js';
import { nodeId, simpleUser, timestamp } from '../account-views.js';
import { type Answer, type Call, notFound, validationFailed } from '../answer.js';
import type { DeployKey, Level, Repository, Role } from '../model.js';
import { pageOf } from '../paging.js';
import { parsePublicKey } from '../public-key.js';
import { deployKeyView, fullRepositoryView } from '../repository-views.js';

export function getRepository(call: Call): Answer {
  const repository = repositoryOf(call);
  if (!canSee(call.principal, repository)) throw notFound();
  return { status: 200, body: fullRepositoryView(repository, call.baseUrl, roleHere(call, repository)) };
}

/** Each repository has one branch with one commit. */
export function listBranches(call: Call): Answer {
  const repository = repositoryOf(call);
  requireAccess(call.principal, repository, 'contents', 'read');
  const sha = headOf(repository);
  const url = `${call.baseUrl}/repos/${repository.owner.login}/${repository.name}/commits/${sha}`;
  return { status: 200, body: [{ name: 'main', commit: { sha, url }, protected: false }] };
}

export function createStatus(call: Call): Answer {
  const repository = repositoryOf(call);
  requireAccess(call.principal, repository, 'statuses', 'write');
  const { sha } = call.path;
  if (sha !== headOf(repository))
    throw validationFailed({
      resource: 'Status',
      code: 'custom',
      field: 'sha',
      message: `No commit found for SHA: ${sha ?? ''}`,
    });
  const { state, context = 'default' } = call.body as { readonly state: string; readonly context?: string };
  const status = call.state.addStatus(repository, { sha, state, context });
  const user =
    call.principal.kind === 'token' && 'user' in call.principal.token ? call.principal.token.user : undefined;
  const at = timestamp(status.createdAt);
  return {
    status: 201,
    body: {
      url: `${call.baseUrl}/repos/${repository.owner.login}/${repository.name}/statuses/${sha}`,
      avatar_url: null,
      id: status.id,
      node_id: nodeId('Status', status.id),
      state,
      description: null,
      target_url: null,
      context,
      created_at: at,
      updated_at: at,
      creator: user === undefined ? null : simpleUser(user, call.baseUrl),
    },
  };
}

/** The id of the one commit. */
export function headOf({ id }: Repository): string {
  return createHash('sha1').update(String(id)).digest('hex');
}

/** A list with nothing in it, for whoever may read it. */
export function emptyList(permission: string, body: unknown = [], isAdmins = false): (call: Call) => Answer {
  return (call) => {
    const repository = repositoryOf(call);
    if (isAdmins) requireAdministration(call.principal, repository, 'read', permission);
    else requireAccess(call.principal, repository, permission, 'read');
    return { status: 200, body };
  };
}

export function listDeployKeys(call: Call): Answer {
  const repository = administered(call, 'read');
  const { items, headers } = pageOf(
    call,
    call.state.deployKeys.filter((key) => key.repository === repository),
  );
  return { status: 200, headers, body: items.map((key) => deployKeyView(key, call.baseUrl)) };
}

export function getDeployKey(call: Call): Answer {
  return { status: 200, body: deployKeyView(keyIn(call, administered(call, 'read')), call.baseUrl) };
}

export function createDeployKey(call: Call): Answer {
  const repository = administered(call, 'write');
  const wish = call.body as { readonly title?: string; readonly key: string; readonly read_only?: boolean };
  const parsed = parsePublicKey(wish.key);
  if (parsed === undefined) {
    throw invalidKey('key is invalid. You must supply a key in OpenSSH public key format');
  }
  // Unique over all of GitHub: one key can't open two repositories, nor a repository and an account.
  if (call.state.isKeyInUse(parsed.key)) throw invalidKey('key is already in use');
  const token = call.principal.kind === 'token' ? call.principal.token : undefined;
  const key = call.state.addDeployKey(repository, wish.key, {
    title: wish.title ?? parsed.comment,
    isReadOnly: wish.read_only ?? false,
    ...(token === undefined ? {} : { createdWith: token }),
    ...(token !== undefined && 'user' in token ? { addedBy: token.user.login } : {}),
  });
  const body = deployKeyView(key, call.baseUrl);
  return { status: 201, body, headers: { location: String(body['url']) } };
}

export function deleteDeployKey(call: Call): Answer {
  call.state.removeDeployKey(keyIn(call, administered(call, 'write')));
  return { status: 204 };
}

function invalidKey(message: string): Error {
  return validationFailed({ resource: 'PublicKey', code: 'custom', field: 'key', message });
}

function repositoryOf({ state, path }: Call): Repository {
  const repository = state.findRepository(path['owner'] ?? '', path['repo'] ?? '');
  if (repository === undefined) throw notFound();
  return repository;
}

function administered(call: Call, level: Level): Repository {
  const repository = repositoryOf(call);
  requireAdministration(call.principal, repository, level);
  return repository;
}

function keyIn({ state, path }: Call, repository: Repository): DeployKey {
  const id = Number(path['key_id']);
  const key = state.deployKeys.find((candidate) => candidate.id === id && candidate.repository === repository);
  if (key === undefined) throw notFound();
  return key;
}

function roleHere({ principal }: Call, repository: Repository): Role | undefined {
  if (principal.kind !== 'token' || principal.token.kind === 'installation') return undefined;
  return roleOf(principal.token.user, repository);
}
