// Secrets of GitHub Actions: what is sent is opened with the private key here, so that a test sees what a job would get.
import sodium from 'libsodium-wrappers';
import { requireAdministration } from '../access.js';
import { timestamp } from '../account-views.js';
import { type Answer, type Call, failure, notFound, Refusal } from '../answer.js';
import type { Level, Repository } from '../model.js';

await sodium.ready;
const keys = sodium.crypto_box_keypair();
const KEY_ID = '568250167242549743';

interface Place {
  readonly repository: Repository;
  readonly environment: string | undefined;
}

export function getSecretsKey(call: Call): Answer {
  placeOf(call, 'read');
  return { status: 200, body: { key_id: KEY_ID, key: Buffer.from(keys.publicKey).toString('base64') } };
}

export function listSecrets(call: Call): Answer {
  const { repository } = placeOf(call, 'read');
  const all = call.state.actionsSecrets.filter((one) => one.repository === repository && one.environment === undefined);
  const secrets = all.map(({ name, createdAt, updatedAt }) => ({
    name,
    created_at: timestamp(createdAt),
    updated_at: timestamp(updatedAt),
  }));
  return { status: 200, body: { total_count: secrets.length, secrets } };
}

export function getSecret(call: Call): Answer {
  const { repository, environment } = placeOf(call, 'read');
  const secret = call.state.findActionsSecret(repository, environment, call.path['secret_name'] ?? '');
  if (secret === undefined) throw notFound();
  const { name, createdAt, updatedAt } = secret;
  return { status: 200, body: { name, created_at: timestamp(createdAt), updated_at: timestamp(updatedAt) } };
}

export function putSecret(call: Call): Answer {
  const { repository, environment } = placeOf(call, 'write');
  const wish = call.body as { readonly encrypted_value: string; readonly key_id: string };
  if (wish.key_id !== KEY_ID) throw new Refusal(failure(422, 'The key_id does not belong to the current public key'));
  const isNew = call.state.putActionsSecret(
    repository,
    environment,
    call.path['secret_name'] ?? '',
    opened(wish.encrypted_value),
  );
  return isNew ? { status: 201, body: {} } : { status: 204 };
}

function opened(box: string): string {
  try {
    const bytes = sodium.crypto_box_seal_open(Buffer.from(box, 'base64'), keys.publicKey, keys.privateKey);
    return Buffer.from(bytes).toString('utf8');
  } catch {
    throw new Refusal(failure(422, 'Bad request - the value could not be decrypted'));
  }
}

function placeOf({ state, path, principal }: Call, level: Level): Place {
  const repository = state.findRepository(path['owner'] ?? '', path['repo'] ?? '');
  if (repository === undefined) throw notFound();
  const environment = path['environment_name'];
  requireAdministration(principal, repository, level, environment === undefined ? 'secrets' : 'environments');
  if (environment !== undefined && !state.hasEnvironment(repository, environment)) throw notFound();
  return { repository, environment };
}
