import type { ProviderConfigOf } from '../../../config/providers/index.js';
import { AppError } from '../../../core/errors.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openGithub(
  io: Io,
  house: RotationHouse,
  { api, web, replacement, admin }: ProviderConfigOf<'github'>,
): Promise<Rotator> {
  if (replacement === undefined) {
    throw new AppError('config', 'github: opening: replacement: not configured, so nothing can be rotated', {
      hint: 'add it to the entry of providers: replacement: { purpose: clone, repositories: [OWNER/NAME] }, or where git over SSH is enough { type: deploy-key, repository: OWNER/NAME }',
    });
  }
  const { githubRotator } = await import('../../../rotators/github.js');
  const chosen = replacement.type === 'deploy-key' ? { ...replacement, readOnly: true as const } : replacement;
  const adminToken = admin === undefined ? undefined : await lookUp(io, house, admin);
  return githubRotator({ api, web, replacement: chosen }, adminToken, io.clock);
}
