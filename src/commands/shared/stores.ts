import { readFile } from 'node:fs/promises';
import { parseReference, resolveReference } from '../../config/references.js';
import type { StoreConfig } from '../../config/schema.js';
import { AppError } from '../../core/errors.js';
import { readField } from '../../core/secret-document.js';
import type { SecretValue } from '../../core/secret-value.js';
import { expandPath, pathsFor } from '../../platform/paths.js';
import type { VaultAuth } from '../../stores/vault.js';
import type { SecretStore } from '../../stores/secret-store.js';
import { openLocalStore } from '../../stores/open.js';
import { awsAccess } from './aws-access.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';

/** The store of that name as configured, with its own credentials looked up. Only what is needed is loaded. */
export async function storeNamed(io: Io, house: RotationHouse, name: string): Promise<SecretStore> {
  const settings = house.config.stores[name];
  if (settings === undefined) {
    throw new AppError('config', `config: looking up a store: ${name}: not in the configuration`, {
      hint: 'was it renamed since the rotation began?',
    });
  }
  switch (settings.type) {
    case 'local':
      return openLocalStore(name, settings, { env: io.env, clock: io.clock, sealer: house.sealer });
    case 'vault':
      return openVault(io, house, name, settings);
    case 'aws-secrets-manager':
      return openSecretsManager(io, house, name, settings);
  }
}

/** What a reference in the configuration stands for; one to a store is read there, with `asking` naming who asks. */
export function lookUp(io: Io, house: RotationHouse, reference: string, asking?: string): Promise<SecretValue> {
  return resolveReference(reference, {
    env: io.env,
    signal: io.signal,
    readStore: async (store, path, field) => {
      if (store === asking) throw new AppError('config', `config: store ${store}: its own credential stands in itself`);
      return readStored(await storeNamed(io, house, store), path, field, io.signal);
    },
  });
}

/** The current value at a path, or one field of it. */
export async function readStored(
  store: SecretStore,
  path: string,
  field: string | undefined,
  signal: AbortSignal,
): Promise<SecretValue> {
  const version = await store.current(path, signal);
  if (version === undefined) throw new AppError('not-found', `secret: reading: ${path}: there is none`);
  return readField(version.value, field);
}

/** The text of a certificate file that the configuration names. */
export async function readCertificate(io: Io, file: string): Promise<string> {
  const path = expandPath(file, io.env, pathsFor(io.env).config);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('config', `config: ca: ${path}: can not be read`, { cause });
  }
}

async function openVault(
  io: Io,
  house: RotationHouse,
  name: string,
  settings: Extract<StoreConfig, { type: 'vault' }>,
): Promise<SecretStore> {
  requireLocalReference(house, name, 'token' in settings.auth ? settings.auth.token : settings.auth.approle);
  const { vaultStore } = await import('../../stores/vault.js');
  const { address, mount, namespace, ca } = settings;
  const auth = await vaultAuth(io, house, name, settings.auth);
  const authority = ca === undefined ? {} : { ca: await readCertificate(io, ca) };
  return vaultStore({ address, mount, namespace, auth, ...authority }, { clock: io.clock });
}

async function vaultAuth(
  io: Io,
  house: RotationHouse,
  name: string,
  auth: Extract<StoreConfig, { type: 'vault' }>['auth'],
): Promise<VaultAuth> {
  if ('token' in auth) return { token: await lookUp(io, house, auth.token, name) };
  const role = await lookUp(io, house, auth.approle, name);
  const roleId = readField(role, 'role_id').reveal();
  const mount = auth.mount === undefined ? {} : { mount: auth.mount };
  return { approle: { roleId, secretId: readField(role, 'secret_id'), ...mount } };
}

async function openSecretsManager(
  io: Io,
  house: RotationHouse,
  name: string,
  { region, endpoint, credentials }: Extract<StoreConfig, { type: 'aws-secrets-manager' }>,
): Promise<SecretStore> {
  if (credentials !== undefined) requireLocalReference(house, name, credentials);
  const { awsSecretsManagerStore } = await import('../../stores/aws-secrets-manager.js');
  const access = credentials === undefined ? undefined : awsAccess(await lookUp(io, house, credentials, name));
  return awsSecretsManagerStore({ region, endpoint, credentials: access });
}

/** What opens a store may stand in a local one, and in no other: two that open each other would never end. */
function requireLocalReference(house: RotationHouse, name: string, reference: string): void {
  const parsed = parseReference(reference);
  if (parsed?.kind !== 'store' || house.config.stores[parsed.store]?.type === 'local') return;
  throw new AppError('config', `config: store ${name}: its credential stands in store ${parsed.store}`, {
    hint: 'take env:, file:, exec: or a local store',
  });
}
