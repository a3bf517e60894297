import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openSendgrid(
  io: Io,
  house: RotationHouse,
  { address, admin, scopes, 'key-name': keyName }: ProviderConfigOf<'sendgrid'>,
): Promise<Rotator> {
  const { sendgridRotator } = await import('../../../rotators/sendgrid.js');
  return sendgridRotator({ address, admin: await lookUp(io, house, admin), scopes, keyName }, io.clock);
}
