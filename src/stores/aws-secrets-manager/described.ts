/** A secret's versions by label and its tags, as DescribeSecret gives them: all that a step has to look at. */
import type { DescribeSecretCommandOutput } from '@aws-sdk/client-secrets-manager';
import { CREATED_BY, fromTag, LIVE_TAG, PENDING_TAG, rotationLabel, rotationOfLabels, UNPROMOTED } from './names.js';

export interface DescribedSecret {
  readonly path: string;
  readonly arn: string | undefined;
  readonly updatedAt: string;
  /** Labels of each version that has any. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  readonly tags: Readonly<Record<string, string>>;
  /** AWS changes the value itself, through a function or another service. */
  readonly isManagedByAws: boolean;
  readonly isBeingDeleted: boolean;
}

type Description = Omit<DescribeSecretCommandOutput, '$metadata'>;

export function describedSecret(found: Description): DescribedSecret {
  const tags = (found.Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''] as const);
  return {
    path: found.Name ?? '',
    arn: found.ARN,
    updatedAt: (found.LastChangedDate ?? found.CreatedDate ?? new Date(0)).toISOString(),
    versions: new Map(Object.entries(found.VersionIdsToStages ?? {}).filter(([, labels]) => labels.length > 0)),
    tags: Object.fromEntries(tags),
    isManagedByAws: found.RotationEnabled === true || found.OwningService !== undefined,
    isBeingDeleted: found.DeletedDate !== undefined,
  };
}

export function labelsOf(secret: DescribedSecret | undefined, id: string): readonly string[] {
  return secret?.versions.get(id) ?? [];
}

export function holderOf(secret: DescribedSecret | undefined, label: string): string | undefined {
  return [...(secret?.versions ?? [])].find(([, labels]) => labels.includes(label))?.[0];
}

/** Whether a version is labelled current only because a secret's first version always is. */
export function isUnpromoted(labels: readonly string[]): boolean {
  return labels.some((label) => label.startsWith(UNPROMOTED));
}

/** The version that applications should read: not one that is still to be promoted. */
export function currentId(secret: DescribedSecret | undefined): string | undefined {
  const id = holderOf(secret, 'AWSCURRENT');
  return id === undefined || isUnpromoted(labelsOf(secret, id)) ? undefined : id;
}

/** The version that waits for its promotion; AWS leaves the label on a current version after a rotation of its own. */
export function pendingId(secret: DescribedSecret | undefined): string | undefined {
  const id = holderOf(secret, 'AWSPENDING');
  return id === currentId(secret) ? undefined : id;
}

export function pendingRotation(secret: DescribedSecret): string | undefined {
  const id = pendingId(secret);
  return id === undefined ? undefined : rotationOfLabels(labelsOf(secret, id));
}

export function createdBy(secret: DescribedSecret | undefined): string | undefined {
  return secret?.tags[CREATED_BY];
}

/** What the tags say of the current value, or of the pending one where there is none yet. */
export function metadataOf(secret: DescribedSecret): Record<string, string> {
  return tagsBelow(secret, currentId(secret) === undefined ? PENDING_TAG : LIVE_TAG);
}

export function tagsBelow(secret: DescribedSecret, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secret.tags)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, text]) => [name.slice(prefix.length), fromTag(text)]),
  );
}

/** This rotation's version, current or previous, and promoted. */
export function isPublished(labels: readonly string[], rotationId: string): boolean {
  const isOut = labels.includes('AWSCURRENT') || labels.includes('AWSPREVIOUS');
  return isOut && labels.includes(rotationLabel(rotationId)) && !isUnpromoted(labels);
}
