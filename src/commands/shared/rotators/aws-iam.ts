import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';
import { awsAccess } from '../aws-access.js';

export async function openAwsIam(
  io: Io,
  house: RotationHouse,
  { account, region, endpoint, principal, admin }: ProviderConfigOf<'aws-iam'>,
): Promise<Rotator> {
  const { awsIamRotator } = await import('../../../rotators/aws-iam.js');
  const at = endpoint === undefined ? {} : { endpoint };
  return awsIamRotator({ account, region, principal, ...at }, awsAccess(await lookUp(io, house, admin)), io.clock);
}
