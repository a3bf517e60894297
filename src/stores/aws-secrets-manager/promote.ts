/** Moves AWSCURRENT to a staged version, from the version that was expected there. */
import { AppError } from '../../core/errors.js';
import { changeLabel, moveLabel, setTags } from './changes.js';
import type { Aws } from './client.js';
import { currentId, holderOf, isPublished, labelsOf, tagsBelow, type DescribedSecret } from './described.js';
import {
  CREATED_BY,
  LIVE_TAG,
  PENDING_TAG,
  requireName,
  rotationLabel,
  rotationOfLabels,
  toTag,
  unpromotedLabel,
  UNPROMOTED,
} from './names.js';
import { requireOurs } from './stage.js';

export interface Promotion {
  readonly path: string;
  readonly rotationId: string;
  readonly versionId: string;
  readonly expectedCurrent: string | undefined;
}

export async function promote(aws: Aws, promotion: Promotion, signal: AbortSignal): Promise<void> {
  const { path, rotationId, versionId, expectedCurrent } = promotion;
  requireName(path);
  const secret = await aws.describe(path, signal);
  const labels = labelsOf(secret, versionId);
  const isDone = labels.includes('AWSCURRENT') && isPublished(labels, rotationId);
  if (
    secret === undefined ||
    !labels.includes(rotationLabel(rotationId)) ||
    !(isDone || labels.includes('AWSPENDING'))
  ) {
    const found = `version ${versionId} is not staged by ${rotationId}`;
    throw new AppError('conflict', `aws-secrets-manager: promote: ${path}: ${found}`);
  }
  if (!isDone) {
    requireOurs(path, secret);
    const isMoved = currentId(secret) === expectedCurrent && (await makeCurrent(aws, promotion, secret, signal));
    if (!isMoved) {
      const expected = expectedCurrent ?? 'none';
      throw new AppError(
        'conflict',
        `aws-secrets-manager: promote: ${path}: current version is not ${expected} any more`,
        {
          hint: 'somebody else wrote the secret meanwhile: compare before going on',
        },
      );
    }
    await dropOwnLabels(aws, path, holderOf(secret, 'AWSPREVIOUS'), signal);
  }
  await moveLabel(aws, path, 'AWSPENDING', { from: versionId }, signal);
  await publishTags(aws, path, signal);
}

async function makeCurrent(
  aws: Aws,
  { path, rotationId, versionId }: Promotion,
  secret: DescribedSecret,
  signal: AbortSignal,
): Promise<boolean> {
  const unpromoted = unpromotedLabel(rotationId);
  const holder = holderOf(secret, 'AWSCURRENT');
  if (labelsOf(secret, versionId).includes(unpromoted)) {
    const now = await moveLabel(aws, path, unpromoted, { from: versionId }, signal);
    // A first version is labelled current already: without that label it is.
    if (holder === versionId) return wasPublished(now, versionId);
  }
  const move = { to: versionId, ...(holder === undefined ? {} : { from: holder }) };
  const { secret: now } = await changeLabel(aws, path, 'AWSCURRENT', move, signal);
  return wasPublished(now, versionId);
}

/** Previous counts too: somebody may have written in the moment after us. */
function wasPublished(secret: DescribedSecret | undefined, id: string): boolean {
  return labelsOf(secret, id).some((label) => label === 'AWSCURRENT' || label === 'AWSPREVIOUS');
}

/** A labelled version is kept for ever; what is neither current nor previous any more should not be. */
async function dropOwnLabels(aws: Aws, path: string, id: string | undefined, signal: AbortSignal): Promise<void> {
  if (id === undefined) return;
  const labels = labelsOf(await aws.describe(path, signal), id);
  if (labels.some((label) => label.startsWith('AWS'))) return;
  for (const label of labels) {
    if (rotationOfLabels([label]) !== undefined || label.startsWith(UNPROMOTED)) {
      await moveLabel(aws, path, label, { from: id }, signal);
    }
  }
}

/** What was known of the pending value is now known of the current one. */
async function publishTags(aws: Aws, path: string, signal: AbortSignal): Promise<void> {
  const secret = await aws.describe(path, signal);
  if (secret === undefined) return;
  const pending = tagsBelow(secret, PENDING_TAG);
  const live = Object.fromEntries(Object.entries(pending).map(([name, text]) => [LIVE_TAG + name, toTag(text)]));
  const isReplaced = Object.keys(pending).length > 0;
  const stale = Object.keys(secret.tags).filter(
    (name) =>
      name === CREATED_BY ||
      name.startsWith(PENDING_TAG) ||
      (isReplaced && name.startsWith(LIVE_TAG) && !(name in live)),
  );
  await setTags(aws, path, live, signal, stale);
}
