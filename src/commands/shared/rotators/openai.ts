import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

export async function openOpenai(io: Io, house: RotationHouse, settings: ProviderConfigOf<'openai'>): Promise<Rotator> {
  const { openaiRotator } = await import('../../../rotators/openai.js');
  const { api, project, scopes, check, 'service-account': serviceAccount, 'all-scopes': allScopes } = settings;
  const admin = await lookUp(io, house, settings.admin);
  return openaiRotator({ api, admin, project, serviceAccount, scopes, allScopes, check }, io.clock);
}
