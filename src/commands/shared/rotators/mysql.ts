import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp, readCertificate } from '../stores.js';

export async function openMysql(io: Io, house: RotationHouse, settings: ProviderConfigOf<'mysql'>): Promise<Rotator> {
  const { mysqlRotator } = await import('../../../rotators/mysql.js');
  const { host, port, tls, adminUser, ca } = settings;
  const user = adminUser === undefined ? {} : { adminUser };
  const authority = ca === undefined ? {} : { ca: await readCertificate(io, ca) };
  return mysqlRotator({ host, port, tls, ...user, ...authority }, await lookUp(io, house, settings.admin), io.clock);
}
