import { AppError } from '../../core/errors.js';
import type { Rotator } from '../../rotators/rotator.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';
import { openAwsIam } from './rotators/aws-iam.js';
import { openGithub } from './rotators/github.js';
import { openPostgres } from './rotators/postgres.js';

/**
 * The rotator of that name as configured. Its admin credential is looked up now and goes only to the configured host;
 * only the code of its own provider is loaded.
 */
export async function rotatorNamed(io: Io, house: RotationHouse, name: string): Promise<Rotator> {
  const settings = house.config.providers[name];
  if (settings === undefined) throw noProvider(name);
  switch (settings.type) {
    case 'postgres':
      return openPostgres(io, house, settings);
    case 'aws-iam':
      return openAwsIam(io, house, settings);
    case 'github':
      return openGithub(io, house, settings);
  }
}

/** The error for a name that stands nowhere under `providers`. */
export function noProvider(name: string): AppError {
  return new AppError('config', `config: looking up a provider: ${name}: not in the configuration`, {
    hint: 'was it renamed since the rotation began?',
  });
}
