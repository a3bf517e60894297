import { canSee, grants, permissionsOf, roleOf } from '../access.js';
import { ownUser, sshKeyView } from '../account-views.js';
import { type Answer, type Call, notAccessible, notFound, requiresAuthentication } from '../answer.js';
import type { Account, RefreshToken, Token } from '../model.js';
import { pageOf } from '../paging.js';
import { repositoryView } from '../repository-views.js';

/** `GET /user`: what every probe asks first. */
export function getUser(call: Call): Answer {
  const { token, user } = userOf(call);
  const isPrivateView = 'scopes' in token && token.scopes.some((scope) => scope === 'user' || scope === 'read:user');
  return { status: 200, body: ownUser(user, call.baseUrl, isPrivateView) };
}

const KEY_SCOPES = ['read:public_key', 'write:public_key', 'admin:public_key'];

export function listSshKeys(call: Call): Answer {
  const { token, user } = userOf(call);
  if ('scopes' in token) {
    if (!token.scopes.some((scope) => KEY_SCOPES.includes(scope))) throw notFound();
  } else if (!grants(permissionsOf(token), 'git_ssh_keys', 'read')) {
    throw notAccessible(call.principal, 'git_ssh_keys=read');
  }
  const { items, headers } = pageOf(
    call,
    call.state.sshKeys.filter((key) => key.user === user),
  );
  return { status: 200, headers, body: items.map((key) => sshKeyView(key, call.baseUrl)) };
}

export function listEmails(call: Call): Answer {
  const { token, user } = userOf(call);
  if ('scopes' in token) {
    if (!token.scopes.some((scope) => scope === 'user' || scope === 'user:email')) throw notFound();
  } else if (!grants(permissionsOf(token), 'email_addresses', 'read')) {
    throw notAccessible(call.principal, 'email_addresses=read');
  }
  const email = `${user.login}@example.com`;
  return { status: 200, body: [{ email, primary: true, verified: true, visibility: 'private' }] };
}

/** What the token reaches of that in which its user takes part. */
export function listRepositories(call: Call): Answer {
  const { user } = userOf(call);
  const visibility = call.query.get('visibility') ?? 'all';
  const all = call.state.repositories
    .filter((one) => visibility === 'all' || (visibility === 'private') === one.isPrivate)
    .filter((one) => one.owner === user || one.collaborators.has(user.login) || one.owner.members.has(user.login))
    .filter((one) => roleOf(user, one) !== undefined && canSee(call.principal, one));
  const { items, headers } = pageOf(call, all);
  return { status: 200, headers, body: items.map((one) => repositoryView(one, call.baseUrl)) };
}

type UserToken = Exclude<Extract<Token, { readonly user: Account }>, RefreshToken>;

function userOf({ principal }: Call): { readonly token: UserToken; readonly user: Account } {
  if (principal.kind === 'anonymous') throw requiresAuthentication();
  if (principal.kind !== 'token' || principal.token.kind === 'installation' || principal.token.kind === 'refresh') {
    throw notAccessible(principal);
  }
  return { token: principal.token, user: principal.token.user };
}
