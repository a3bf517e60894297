import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openSsh(io: Io, house: RotationHouse, settings: ProviderConfigOf<'ssh'>): Promise<Rotator> {
  const { sshRotator } = await import('../../../rotators/ssh.js');
  const { hosts, narrow, check, nativeExpiry } = settings;
  return sshRotator({ hosts, narrow, check, nativeExpiry }, await lookUp(io, house, settings.admin));
}
