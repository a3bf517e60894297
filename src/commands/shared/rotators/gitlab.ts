import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { GitlabSettings } from '../../../rotators/gitlab.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp, readCertificate } from '../stores.js';

export async function openGitlab(io: Io, house: RotationHouse, settings: ProviderConfigOf<'gitlab'>): Promise<Rotator> {
  const { gitlabRotator } = await import('../../../rotators/gitlab.js');
  const { address, scopes, 'access-level': accessLevel } = settings;
  const admin = settings.admin === undefined ? undefined : await lookUp(io, house, settings.admin);
  const ca = settings.ca === undefined ? undefined : await readCertificate(io, settings.ca);
  const replacement = replacementOf(settings.replacement);
  return gitlabRotator({ address, ca, admin, scopes, accessLevel, replacement }, io.clock);
}

function replacementOf(configured: ProviderConfigOf<'gitlab'>['replacement']): GitlabSettings['replacement'] {
  if (configured === undefined) return undefined;
  return 'project' in configured
    ? { kind: 'project', path: configured.project }
    : { kind: 'group', path: configured.group };
}
