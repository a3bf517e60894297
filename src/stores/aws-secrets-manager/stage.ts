/** Writes a version beside the current one and holds AWSPENDING on it. */
import { AppError } from '../../core/errors.js';
import type { StageRequest } from '../secret-store.js';
import { changeLabel, moveLabel, setTags } from './changes.js';
import type { Aws } from './client.js';
import {
  createdBy,
  currentId,
  holderOf,
  isPublished,
  labelsOf,
  pendingId,
  pendingRotation,
  tagsBelow,
  type DescribedSecret,
} from './described.js';
import { CREATED_BY, PENDING_TAG, requireName, rotationLabel, toTag, unpromotedLabel, versionIdFor } from './names.js';

export async function stage(aws: Aws, request: StageRequest, signal: AbortSignal): Promise<string> {
  const { path, rotationId } = request;
  requireName(path);
  const id = versionIdFor(request);
  let secret = await aws.describe(path, signal);
  requireOurs(path, secret);
  if (secret === undefined || secret.isBeingDeleted) secret = await bring(aws, request, secret, signal);
  const labels = labelsOf(secret, id);
  if (isPublished(labels, rotationId)) return id;
  requireNoOther(request, secret, id);
  if (!labels.includes(rotationLabel(rotationId))) secret = await put(aws, request, id, secret, signal);
  await takePending(aws, request, id, secret, signal);
  const tags = Object.entries(request.metadata).map(([name, text]) => [PENDING_TAG + name, toTag(text)] as const);
  // Of a promotion that was broken off: they would be taken for tags of this version.
  const stale = Object.keys(tagsBelow(secret, PENDING_TAG)).filter((name) => !Object.hasOwn(request.metadata, name));
  const staleTags = stale.map((name) => PENDING_TAG + name);
  await setTags(aws, path, Object.fromEntries(tags), signal, staleTags);
  return id;
}

/** Fails for a secret whose value somebody else's machinery changes. */
export function requireOurs(path: string, secret: DescribedSecret | undefined): void {
  if (secret?.isManagedByAws === true) {
    throw new AppError('unsupported', `aws-secrets-manager: stage: ${path}: AWS rotates this secret itself`, {
      hint: 'rotate it there, or turn its rotation off first: aws secretsmanager cancel-rotate-secret',
    });
  }
  if (secret?.isBeingDeleted === true && createdBy(secret) === undefined) {
    throw new AppError('conflict', `aws-secrets-manager: stage: ${path}: the secret is scheduled for deletion`, {
      hint: 'aws secretsmanager restore-secret brings it back',
    });
  }
}

/** Creates the secret without a value, or brings back one that an aborted rotation created. */
async function bring(
  aws: Aws,
  { path, rotationId }: StageRequest,
  deleted: DescribedSecret | undefined,
  signal: AbortSignal,
): Promise<DescribedSecret> {
  const isThere = (found: DescribedSecret | undefined): boolean => found !== undefined && !found.isBeingDeleted;
  const { secret, refusedAs } =
    deleted === undefined
      ? await aws.change(
          { doing: 'create', path, action: 'CreateSecret', signal },
          (sdk, client, options) =>
            client.send(
              new sdk.CreateSecretCommand({ Name: path, Tags: [{ Key: CREATED_BY, Value: rotationId }] }),
              options,
            ),
          isThere,
        )
      : await aws.change(
          { doing: 'restore', path, action: 'RestoreSecret', signal },
          (sdk, client, options) => client.send(new sdk.RestoreSecretCommand({ SecretId: path }), options),
          isThere,
        );
  if (secret !== undefined && !secret.isBeingDeleted) {
    if (deleted !== undefined) await setTags(aws, path, { [CREATED_BY]: rotationId }, signal);
    return secret;
  }
  throw new AppError('provider-refused', `aws-secrets-manager: stage: ${path}: ${refusedAs ?? 'not created'}`);
}

function requireNoOther({ path, rotationId, replaces }: StageRequest, secret: DescribedSecret, id: string): void {
  const mine = holderOf(secret, rotationLabel(rotationId));
  const isReplaced = mine === replaces && currentId(secret) === replaces;
  if (mine !== undefined && mine !== id && !isReplaced) {
    throw new AppError(
      'conflict',
      `aws-secrets-manager: stage: ${path}: rotation ${rotationId} staged another value before`,
    );
  }
  if ((pendingId(secret) ?? id) !== id) throw pendingElsewhere(path, secret);
}

/**
 * Writes the version under labels of this rotation only. AWSPENDING is not among them: PutSecretValue would take it from
 * another rotation without a word. Sent again, AWS ignores it (same id, same value) or refuses it (another value); moto
 * overwrites the version instead while that is pending, which the tests' server corrects.
 */
async function put(
  aws: Aws,
  { path, rotationId, value }: StageRequest,
  id: string,
  before: DescribedSecret,
  signal: AbortSignal,
): Promise<DescribedSecret> {
  const own = rotationLabel(rotationId);
  const isFirst = holderOf(before, 'AWSCURRENT') === undefined;
  // AWS labels a first version current whatever is asked for.
  const labels = isFirst ? [own, unpromotedLabel(rotationId)] : [own];
  const input = { SecretId: path, ClientRequestToken: id, SecretString: value.reveal(), VersionStages: labels };
  const { secret, refusedAs } = await aws.change(
    { doing: 'stage', path, action: 'PutSecretValue', signal },
    (sdk, client, options) => client.send(new sdk.PutSecretValueCommand(input), options),
    (found) => labels.every((label) => labelsOf(found, id).includes(label)),
  );
  if (refusedAs !== undefined || secret === undefined) {
    throw new AppError('provider-refused', `aws-secrets-manager: stage: ${path}: ${refusedAs ?? 'the secret is gone'}`);
  }
  // A version that was staged before and discarded is still there without labels, and the request was ignored.
  return labelsOf(secret, id).includes(own) ? secret : moveLabel(aws, path, own, { to: id }, signal);
}

/** AWS attaches the label only where no other version has it, so one of two rotations gets it. */
async function takePending(
  aws: Aws,
  { path, rotationId }: StageRequest,
  id: string,
  secret: DescribedSecret,
  signal: AbortSignal,
): Promise<void> {
  if (labelsOf(secret, id).includes('AWSPENDING')) return;
  const leftover = holderOf(secret, 'AWSPENDING');
  const from = leftover !== undefined && leftover === currentId(secret) ? { from: leftover } : {};
  const { isDone, secret: now } = await changeLabel(aws, path, 'AWSPENDING', { to: id, ...from }, signal);
  if (isDone) return;
  await moveLabel(aws, path, rotationLabel(rotationId), { from: id }, signal);
  throw pendingElsewhere(path, now);
}

function pendingElsewhere(path: string, secret: DescribedSecret | undefined): AppError {
  const owner = secret === undefined ? undefined : pendingRotation(secret);
  const found = owner === undefined ? 'somebody else' : `rotation ${owner}`;
  return new AppError('conflict', `aws-secrets-manager: stage: ${path}: ${found} has a version pending there`, {
    hint:
      owner === undefined
        ? 'see who set the label AWSPENDING'
        : `let it end first: unleak rotations show ${owner}, on the machine that began it`,
  });
}
