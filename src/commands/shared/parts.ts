import { resolveReference } from '../../config/references.js';
import type { ConsumerConfig } from '../../config/schema.js';
import { openConsumer } from '../../consumers/open.js';
import type { Consumer } from '../../consumers/consumer.js';
import { textFileConsumer } from '../../consumers/text-file.js';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { readField } from '../../core/secret-document.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { ConsumerSpec } from '../../journal/rotation.js';
import { postgresRotator } from '../../rotators/postgres.js';
import type { Rotator } from '../../rotators/rotator.js';
import { openStore } from '../../stores/open.js';
import type { SecretStore } from '../../stores/secret-store.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';

/** The store of that name as configured. */
export function storeNamed(io: Io, house: RotationHouse, name: string): SecretStore {
  const settings = house.config.stores[name];
  if (settings === undefined) {
    throw new AppError('config', `config: looking up a store: ${name}: not in the configuration`, {
      hint: 'was it renamed since the rotation began?',
    });
  }
  return openStore(name, settings, { env: io.env, clock: io.clock, sealer: house.sealer });
}

/** The rotator of that name. Its admin credential is looked up now, and goes only to the configured host. */
export async function rotatorNamed(io: Io, house: RotationHouse, name: string): Promise<Rotator> {
  const settings = house.config.providers[name];
  if (settings === undefined) {
    throw new AppError('config', `config: looking up a provider: ${name}: not in the configuration`, {
      hint: 'was it renamed since the rotation began?',
    });
  }
  const admin = await resolveReference(settings.admin, {
    env: io.env,
    signal: io.signal,
    readStore: (store, path, field) => readStored(storeNamed(io, house, store), path, field, io.signal),
  });
  const { adminUser, ca, ...rest } = settings;
  const known = { ...(adminUser === undefined ? {} : { adminUser }), ...(ca === undefined ? {} : { ca }) };
  return postgresRotator({ ...rest, ...known }, admin, io.clock);
}

export async function consumersOf(specs: readonly ConsumerSpec[], old: Credential): Promise<readonly Consumer[]> {
  return Promise.all(
    specs.map((spec) => (spec.kind === 'text-file' ? textFileConsumer(spec.path, old) : openConsumer(spec))),
  );
}

/** A configured consumer as the journal keeps it. */
export function specOf(settings: ConsumerConfig): ConsumerSpec {
  if (settings.kind === 'command') {
    throw new AppError('unsupported', `consumer: command ${settings.argv[0] ?? ''}: not supported yet`, {
      hint: 'take it out, run it by hand while the rotation waits in grace, then resume with --consumers-updated',
    });
  }
  const { kind, path, key, userKey } = settings;
  return { kind, path, key, ...(userKey === undefined ? {} : { userKey }) };
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
  return field === undefined ? version.value : readField(version.value, field);
}
