import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openGoogleApiKey(
  io: Io,
  house: RotationHouse,
  settings: ProviderConfigOf<'google-api-key'>,
): Promise<Rotator> {
  const { googleApiKeyRotator, readAdmin } = await import('../../../rotators/google.js');
  const admin = readAdmin(await lookUp(io, house, settings.admin));
  return googleApiKeyRotator({ ...settings, admin }, io.clock);
}

export async function openGoogleServiceAccount(
  io: Io,
  house: RotationHouse,
  settings: ProviderConfigOf<'google-service-account'>,
): Promise<Rotator> {
  const { googleServiceAccountRotator, readAdmin } = await import('../../../rotators/google.js');
  const admin = readAdmin(await lookUp(io, house, settings.admin));
  return googleServiceAccountRotator({ ...settings, admin }, io.clock);
}
