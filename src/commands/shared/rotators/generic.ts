import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp, readCertificate } from '../stores.js';

export async function openGeneric(
  io: Io,
  house: RotationHouse,
  { address, admin, ca, ours, propagationMs, steps }: ProviderConfigOf<'generic'>,
): Promise<Rotator> {
  const { genericRotator } = await import('../../../rotators/generic.js');
  const settings = {
    address,
    ours,
    propagationMs,
    steps,
    ...(admin === undefined ? {} : { admin: await lookUp(io, house, admin) }),
    ...(ca === undefined ? {} : { ca: await readCertificate(io, ca) }),
  };
  return genericRotator(settings, { clock: io.clock, env: io.env });
}
