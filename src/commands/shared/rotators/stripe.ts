import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openStripe(
  io: Io,
  house: RotationHouse,
  { api, dashboard, replacement, admin }: ProviderConfigOf<'stripe'>,
): Promise<Rotator> {
  const { stripeRotator } = await import('../../../rotators/stripe.js');
  const adminKey = admin === undefined ? undefined : await lookUp(io, house, admin);
  return stripeRotator({ api, dashboard, replacement }, adminKey, io.clock);
}
