import type { ProviderConfig } from '../../config/schema.js';
import { AppError } from '../../core/errors.js';
import type { Rotator } from '../../rotators/rotator.js';
import { awsAccess } from './aws-access.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';
import { lookUp, readCertificate } from './stores.js';

/**
 * The rotator of that name as configured. Its admin credential is looked up now and goes only to the configured host;
 * only the code of its own provider is loaded.
 */
export async function rotatorNamed(io: Io, house: RotationHouse, name: string): Promise<Rotator> {
  const settings = house.config.providers[name];
  if (settings === undefined) {
    throw new AppError('config', `config: looking up a provider: ${name}: not in the configuration`, {
      hint: 'was it renamed since the rotation began?',
    });
  }
  switch (settings.type) {
    case 'postgres':
      return openPostgres(io, house, settings);
    case 'aws-iam':
      return openAwsIam(io, house, settings);
    case 'github':
      return openGithub(io, house, settings);
  }
}

async function openPostgres(
  io: Io,
  house: RotationHouse,
  settings: Extract<ProviderConfig, { type: 'postgres' }>,
): Promise<Rotator> {
  const { postgresRotator } = await import('../../rotators/postgres.js');
  const { host, port, database, tls, adminUser, ca } = settings;
  const address = { host, port, database, tls };
  const user = adminUser === undefined ? {} : { adminUser };
  const authority = ca === undefined ? {} : { ca: await readCertificate(io, ca) };
  return postgresRotator({ ...address, ...user, ...authority }, await lookUp(io, house, settings.admin), io.clock);
}

async function openAwsIam(
  io: Io,
  house: RotationHouse,
  { account, region, endpoint, principal, admin }: Extract<ProviderConfig, { type: 'aws-iam' }>,
): Promise<Rotator> {
  const { awsIamRotator } = await import('../../rotators/aws-iam.js');
  const at = endpoint === undefined ? {} : { endpoint };
  return awsIamRotator({ account, region, principal, ...at }, awsAccess(await lookUp(io, house, admin)), io.clock);
}

async function openGithub(
  io: Io,
  house: RotationHouse,
  { api, web, replacement, admin }: Extract<ProviderConfig, { type: 'github' }>,
): Promise<Rotator> {
  const { githubRotator } = await import('../../rotators/github.js');
  const chosen = replacement.type === 'deploy-key' ? { ...replacement, readOnly: true as const } : replacement;
  const adminToken = admin === undefined ? undefined : await lookUp(io, house, admin);
  return githubRotator({ api, web, replacement: chosen }, adminToken, io.clock);
}
