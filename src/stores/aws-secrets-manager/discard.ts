/** Takes back a staged version, and the secret itself where nothing else ever was in it. */
import { AppError } from '../../core/errors.js';
import { moveLabel, setTags } from './changes.js';
import type { Aws } from './client.js';
import { createdBy, holderOf, isPublished, isUnpromoted, labelsOf, tagsBelow } from './described.js';
import { PENDING_TAG, requireName, rotationLabel, unpromotedLabel } from './names.js';

/** Days in which a secret that `discard` removes can still be brought back. AWS allows no fewer. */
const RECOVERY_DAYS = 7;

export async function discard(aws: Aws, path: string, rotationId: string, signal: AbortSignal): Promise<void> {
  requireName(path);
  const secret = await aws.describe(path, signal);
  if (secret === undefined || secret.isBeingDeleted) return;
  const id = holderOf(secret, rotationLabel(rotationId));
  const labels = id === undefined ? [] : labelsOf(secret, id);
  if (isPublished(labels, rotationId)) {
    // Its promotion was broken off, and somebody wrote after it: nobody else could stage.
    if (labels.includes('AWSPENDING')) await moveLabel(aws, path, 'AWSPENDING', { from: id ?? '' }, signal);
    return;
  }
  if (id !== undefined) {
    const isPending = labels.includes('AWSPENDING');
    if (isPending)
      await setTags(
        aws,
        path,
        {},
        signal,
        Object.keys(tagsBelow(secret, PENDING_TAG)).map((name) => PENDING_TAG + name),
      );
    // A first version can't lose AWSCURRENT; it keeps the label that says it was never promoted.
    const kept = labels.includes('AWSCURRENT') ? ['AWSCURRENT', unpromotedLabel(rotationId)] : [];
    for (const label of labels) {
      if (!kept.includes(label)) await moveLabel(aws, path, label, { from: id }, signal);
    }
  }
  await deleteIfOnlyOurs(aws, path, rotationId, signal);
}

/** Removes a secret that this rotation created, as long as nobody put anything into it. */
async function deleteIfOnlyOurs(aws: Aws, path: string, rotationId: string, signal: AbortSignal): Promise<void> {
  const secret = await aws.describe(path, signal);
  const left = [...(secret?.versions.values() ?? [])];
  const isOnlyOurs = left.every((labels) => isUnpromoted(labels) && !labels.includes('AWSPENDING'));
  if (secret === undefined || createdBy(secret) !== rotationId || !isOnlyOurs) return;
  // Not at once: if somebody writes to it at this very moment, a person can bring it back.
  const input = { SecretId: path, RecoveryWindowInDays: RECOVERY_DAYS };
  const { isDone, refusedAs } = await aws.change(
    { doing: 'discard', path, action: 'DeleteSecret', signal },
    (sdk, client, options) => client.send(new sdk.DeleteSecretCommand(input), options),
    (found) => found === undefined || found.isBeingDeleted,
  );
  if (!isDone) {
    throw new AppError('provider-refused', `aws-secrets-manager: discard: ${path}: ${refusedAs ?? 'still there'}`);
  }
}
