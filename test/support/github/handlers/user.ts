import { grants, permissionsOf } from '../access.js';
import { ownUser, sshKeyView } from '../account-views.js';
import { type Answer, type Call, notAccessible, notFound, requiresAuthentication } from '../answer.js';
import type { Account, RefreshToken, Token } from '../model.js';
import { pageOf } from '../paging.js';

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

type UserToken = Exclude<Extract<Token, { readonly user: Account }>, RefreshToken>;

function userOf({ principal }: Call): { readonly token: UserToken; readonly user: Account } {
  if (principal.kind === 'anonymous') throw requiresAuthentication();
  if (principal.kind !== 'token' || principal.token.kind === 'installation' || principal.token.kind === 'refresh') {
    throw notAccessible(principal);
  }
  return { token: principal.token, user: principal.token.user };
}
