import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp, readCertificate } from '../stores.js';

export async function openPostgres(
  io: Io,
  house: RotationHouse,
  settings: ProviderConfigOf<'postgres'>,
): Promise<Rotator> {
  const { postgresRotator } = await import('../../../rotators/postgres.js');
  const { host, port, database, tls, adminUser, ca } = settings;
  const address = { host, port, database, tls };
  const user = adminUser === undefined ? {} : { adminUser };
  const authority = ca === undefined ? {} : { ca: await readCertificate(io, ca) };
  return postgresRotator({ ...address, ...user, ...authority }, await lookUp(io, house, settings.admin), io.clock);
}
