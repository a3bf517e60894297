import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openNpm(
  io: Io,
  house: RotationHouse,
  { registry, web, replacement, admin }: ProviderConfigOf<'npm'>,
): Promise<Rotator> {
  const { npmRotator } = await import('../../../rotators/npm.js');
  const adminToken = admin === undefined ? undefined : await lookUp(io, house, admin);
  return npmRotator({ registry, web, replacement }, adminToken, io.clock);
}
