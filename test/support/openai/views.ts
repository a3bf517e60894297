// Projects, accounts and keys as answers show them, from the types of the vendor's client library.
import type { AdminKey, OpenaiProject, ProjectKey, ServiceAccount } from './model.js';
import type { OpenaiState } from './state.js';

export interface ListItem {
  readonly id: string;
  readonly [field: string]: unknown;
}

export function projectView({ id, name, createdAt, archivedAt }: OpenaiProject): ListItem {
  const status = archivedAt === null ? 'active' : 'archived';
  return { object: 'organization.project', id, name, created_at: createdAt, archived_at: archivedAt, status };
}

export function accountView({ id, name, role, createdAt }: ServiceAccount): ListItem {
  return { object: 'organization.project.service_account', id, name, role, created_at: createdAt };
}

export function keyView(key: ProjectKey, state: OpenaiState): ListItem {
  return {
    object: 'organization.project.api_key',
    id: key.id,
    name: key.name,
    redacted_value: key.redacted,
    created_at: key.createdAt,
    last_used_at: state.lastUsedAt(key.id),
    expires_at: key.expiresAt,
    owner: ownerView(key, state),
    owner_project_access: state.hasAccess(key) ? 'active' : 'inactive',
  };
}

/** With the value, as the calls answer that make a key. */
export function newKeyView({ id, name, createdAt, expiresAt }: ProjectKey, value: string): object {
  const object = 'organization.project.service_account.api_key';
  return { object, id, name, created_at: createdAt, expires_at: expiresAt, value };
}

export function adminKeyView(key: AdminKey, state: OpenaiState): ListItem {
  const owner = state.users.get(key.ownerId);
  const about = owner === undefined ? {} : { id: owner.id, name: owner.name, created_at: owner.createdAt };
  return {
    object: 'organization.admin_api_key',
    id: key.id,
    name: key.name,
    redacted_value: key.redacted,
    created_at: key.createdAt,
    last_used_at: state.lastUsedAt(key.id),
    expires_at: key.expiresAt,
    owner: { type: 'user', object: 'organization.user', role: 'owner', ...about },
  };
}

function ownerView({ owner }: ProjectKey, state: OpenaiState): object {
  if (owner.kind === 'user') {
    const user = state.users.get(owner.id);
    const about = { id: owner.id, name: user?.name ?? '', email: user?.email ?? '', created_at: user?.createdAt ?? 0 };
    return { type: 'user', user: { ...about, role: 'member' } };
  }
  const account = state.account(owner.id);
  const about = { id: owner.id, name: account?.name ?? '', created_at: account?.createdAt ?? 0 };
  return { type: 'service_account', service_account: { ...about, role: account?.role ?? 'none' } };
}
