import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openGithub(
  io: Io,
  house: RotationHouse,
  { api, web, replacement, admin }: ProviderConfigOf<'github'>,
): Promise<Rotator> {
  const { githubRotator } = await import('../../../rotators/github.js');
  const chosen = replacement.type === 'deploy-key' ? { ...replacement, readOnly: true as const } : replacement;
  const adminToken = admin === undefined ? undefined : await lookUp(io, house, admin);
  return githubRotator({ api, web, replacement: chosen }, adminToken, io.clock);
}
