/**
 * AWS Secrets Manager. A staged version has the labels AWSPENDING, held by one version at a time, and
 * `unleak-rotation-ID`, which stays and says who made it; promotion moves AWSCURRENT from the version that was expected
 * there, which AWS refuses if it is not there any more. A secret that AWS rotates itself is refused: both would use
 * AWSPENDING.
 */
import {
  awsClient,
  type Aws,
  type AwsDependencies,
  type AwsSecretsManagerSettings,
} from './aws-secrets-manager/client.js';
import {
  currentId,
  holderOf,
  isUnpromoted,
  labelsOf,
  metadataOf,
  pendingId,
  pendingRotation,
  type DescribedSecret,
} from './aws-secrets-manager/described.js';
import { discard } from './aws-secrets-manager/discard.js';
import { requireName, rotationLabel, rotationOfLabels } from './aws-secrets-manager/names.js';
import { promote } from './aws-secrets-manager/promote.js';
import { stage } from './aws-secrets-manager/stage.js';
import type { SecretStore, StoreEntry, StoreVersion } from './secret-store.js';

export type { AwsDependencies, AwsKeys, AwsSecretsManagerSettings } from './aws-secrets-manager/client.js';

/** Nothing is sent before the first call. */
export function awsSecretsManagerStore(settings: AwsSecretsManagerSettings, deps: AwsDependencies = {}): SecretStore {
  const aws = awsClient(settings, deps);
  return {
    type: 'aws-secrets-manager',
    current: (path, signal) => read(aws, path, 'AWSCURRENT', signal),
    previous: (path, signal) => read(aws, path, 'AWSPREVIOUS', signal),
    stage: (request, signal) => stage(aws, request, signal),

    async staged(path, rotationId, signal) {
      requireName(path);
      const secret = await aws.describe(path, signal);
      const id = pendingId(secret);
      if (id === undefined || !labelsOf(secret, id).includes(rotationLabel(rotationId))) return undefined;
      const found = await aws.value(path, { stage: 'AWSPENDING', id }, signal);
      return found && { id, value: found.value, createdAt: found.createdAt, rotationId };
    },

    async pendingRotation(path, signal) {
      requireName(path);
      const secret = await aws.describe(path, signal);
      if (secret === undefined || secret.isBeingDeleted || pendingId(secret) === undefined) return undefined;
      return pendingRotation(secret) ?? 'unknown';
    },

    promote: (path, rotationId, versionId, expectedCurrent, signal) =>
      promote(aws, { path, rotationId, versionId, expectedCurrent }, signal),
    discard: (path, rotationId, signal) => discard(aws, path, rotationId, signal),

    async list(signal) {
      const entries = (await aws.list(signal)).map(entryOf).filter((entry) => entry !== undefined);
      return entries.sort((one, other) => (one.path < other.path ? -1 : 1));
    },
  };
}

async function read(aws: Aws, path: string, stage: string, signal: AbortSignal): Promise<StoreVersion | undefined> {
  requireName(path);
  // A deleted secret can be described but not read, and counts as nothing.
  const secret = await aws.describe(path, signal);
  if (secret === undefined || secret.isBeingDeleted || holderOf(secret, stage) === undefined) return undefined;
  const found = await aws.value(path, { stage }, signal);
  if (found === undefined || isUnpromoted(found.labels)) return undefined;
  const { id, value, createdAt } = found;
  const rotationId = rotationOfLabels(found.labels);
  return { id, value, createdAt, ...(rotationId === undefined ? {} : { rotationId }) };
}

function entryOf(secret: DescribedSecret): StoreEntry | undefined {
  const [current, pending] = [currentId(secret), pendingRotation(secret)];
  if (secret.isBeingDeleted || (current === undefined && pending === undefined)) return undefined;
  return {
    path: secret.path,
    ...(current === undefined ? {} : { currentVersion: current }),
    ...(pending === undefined ? {} : { pendingRotationId: pending }),
    updatedAt: secret.updatedAt,
    metadata: metadataOf(secret),
  };
}
