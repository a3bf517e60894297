import { grants } from '../access.js';
import { timestamp } from '../account-views.js';
import { type Answer, type Call, notAccessible, notFound } from '../answer.js';
import type { Account, CredentialAuthorization, Principal } from '../model.js';
import { pageOf } from '../paging.js';

const PERMISSION = 'organization_administration';
const SCOPES: readonly string[] = ['read:org', 'write:org', 'admin:org'];

/**
 * `GET /orgs/{org}/credential-authorizations`: for an owner of the organization with the scope read:org, or an App that is
 * installed there. The description does not say what an organization without single sign-on answers; here it is not found.
 */
export function listCredentialAuthorizations(call: Call): Answer {
  const { state, principal, path, query } = call;
  const organization = state.findAccount(path['org'] ?? '');
  if (organization?.type !== 'Organization') throw notFound();
  requireOwner(principal, organization);
  const all = state.authorizations.filter((one) => one.organization === organization);
  if (all.length === 0) throw notFound();
  const login = query.get('login');
  const wanted = all.filter(({ credential }) => login === null || credential.user.login === login);
  const { items, headers } = pageOf(call, wanted);
  return { status: 200, headers, body: items.map(view) };
}

function requireOwner(principal: Principal, organization: Account): void {
  if (principal.kind !== 'token') throw notFound();
  const { token } = principal;
  if (token.kind === 'installation') {
    if (token.installation.account === organization && grants(token.permissions, PERMISSION, 'read')) return;
    throw notAccessible(principal, `${PERMISSION}=read`);
  }
  const mayByScope = 'scopes' in token && token.scopes.some((scope) => SCOPES.includes(scope));
  if (!mayByScope || organization.members.get(token.user.login) !== 'admin') throw notAccessible(principal);
}

function view({ id, credential, note, authorizedAt }: CredentialAuthorization): Readonly<Record<string, unknown>> {
  const { user, lastUsedAt } = credential;
  const about = {
    login: user.login,
    credential_id: id,
    credential_authorized_at: timestamp(authorizedAt),
    credential_accessed_at: lastUsedAt === undefined ? null : timestamp(lastUsedAt),
    authorized_credential_id: credential.id,
  };
  if (!('value' in credential)) {
    const own = { credential_type: 'SSH key', fingerprint: credential.key.slice(-15) };
    return { ...about, ...own, authorized_credential_title: credential.title };
  }
  const { kind, value, scopes, expiresAt } = credential;
  return {
    ...about,
    credential_type: kind === 'classic' ? 'personal access token' : 'OAuth app token',
    token_last_eight: value.slice(-8),
    scopes,
    authorized_credential_note: note,
    authorized_credential_expires_at: expiresAt === undefined ? null : timestamp(expiresAt),
  };
}
