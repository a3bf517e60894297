// Changes to single access keys. Each is one request; what it was for is looked at before, so that each may come again.
import { SecretValue } from '../../core/secret-value.js';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { RotationContext } from '../rotator.js';
import { deed, orNothing, settled, type AwsWorld } from './world.js';

/** The new key's secret is in this one answer and nowhere else. Never sent twice: each request makes another key. */
export async function createKey(world: AwsWorld, ctx: RotationContext, user: string): Promise<Credential> {
  const { AccessKey: made } = await settled(world, ctx, () =>
    world.aws.change(deed(ctx, 'creating a key', user, 'iam:CreateAccessKey'), ({ sdk, client, options }) =>
      client.send(new sdk.CreateAccessKeyCommand({ UserName: user }), options),
    ),
  );
  if (made?.AccessKeyId === undefined || made.SecretAccessKey === undefined) {
    throw new AppError('ambiguous', `aws: creating a key: ${user}: the answer holds none`);
  }
  return {
    provider: 'aws',
    secret: new SecretValue(made.SecretAccessKey),
    attributes: {
      'key-id': made.AccessKeyId,
      'user-name': user,
      account: world.settings.account,
    },
  };
}

export async function setKeyStatus(
  world: AwsWorld,
  ctx: RotationContext,
  user: string,
  keyId: string,
  status: 'Active' | 'Inactive',
): Promise<void> {
  const doing = status === 'Active' ? 'enabling the key' : 'disabling the key';
  await world.aws.change(deed(ctx, doing, `${keyId} of ${user}`, 'iam:UpdateAccessKey'), ({ sdk, client, options }) =>
    client.send(new sdk.UpdateAccessKeyCommand({ UserName: user, AccessKeyId: keyId, Status: status }), options),
  );
}

export async function deleteKey(world: AwsWorld, ctx: RotationContext, user: string, keyId: string): Promise<void> {
  // NoSuchEntity: an earlier attempt got through and its answer was lost.
  await orNothing(
    world.aws.change(
      deed(ctx, 'deleting the key', `${keyId} of ${user}`, 'iam:DeleteAccessKey'),
      ({ sdk, client, options }) =>
        client.send(new sdk.DeleteAccessKeyCommand({ UserName: user, AccessKeyId: keyId }), options),
    ),
  );
}
