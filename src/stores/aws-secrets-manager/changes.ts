/** Changes of labels and tags, whose outcome is known when they return. */
import { AppError } from '../../core/errors.js';
import type { Aws, ChangeResult } from './client.js';
import { labelsOf, type DescribedSecret } from './described.js';

export interface LabelMove {
  readonly from?: string;
  readonly to?: string;
}

export function changeLabel(
  aws: Aws,
  path: string,
  label: string,
  { from, to }: LabelMove,
  signal: AbortSignal,
): Promise<ChangeResult> {
  const input = {
    SecretId: path,
    VersionStage: label,
    ...(to === undefined ? {} : { MoveToVersionId: to }),
    ...(from === undefined ? {} : { RemoveFromVersionId: from }),
  };
  return aws.change(
    { doing: 'label', path, action: 'UpdateSecretVersionStage', signal },
    (sdk, client, options) => client.send(new sdk.UpdateSecretVersionStageCommand(input), options),
    (found) => (to === undefined ? !labelsOf(found, from ?? '').includes(label) : labelsOf(found, to).includes(label)),
  );
}

/** For labels that nobody else moves: their move is done or something is wrong. */
export async function moveLabel(
  aws: Aws,
  path: string,
  label: string,
  move: LabelMove,
  signal: AbortSignal,
): Promise<DescribedSecret> {
  const { isDone, secret, refusedAs } = await changeLabel(aws, path, label, move, signal);
  if (isDone && secret !== undefined) return secret;
  throw new AppError('provider-refused', `aws-secrets-manager: label ${label}: ${path}: ${refusedAs ?? 'not changed'}`);
}

export async function setTags(
  aws: Aws,
  path: string,
  tags: Readonly<Record<string, string>>,
  signal: AbortSignal,
  remove: readonly string[] = [],
): Promise<void> {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  if (list.length > 0) {
    const { isDone } = await aws.change(
      { doing: 'tag', path, action: 'TagResource', signal },
      (sdk, client, options) => client.send(new sdk.TagResourceCommand({ SecretId: path, Tags: list }), options),
      (found) => list.every(({ Key, Value }) => found?.tags[Key] === Value),
    );
    if (!isDone) throw new AppError('provider-refused', `aws-secrets-manager: tag: ${path}: not changed`);
  }
  if (remove.length === 0) return;
  await aws.change(
    { doing: 'untag', path, action: 'UntagResource', signal },
    (sdk, client, options) =>
      client.send(new sdk.UntagResourceCommand({ SecretId: path, TagKeys: [...remove] }), options),
    (found) => remove.every((name) => found?.tags[name] === undefined),
  );
}
