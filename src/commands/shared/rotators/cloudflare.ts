import type { ProviderConfigOf } from '../../../config/providers/index.js';
import type { CloudflareAllowance } from '../../../scopes/cloudflare.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp } from '../stores.js';

type Settings = ProviderConfigOf<'cloudflare'>;

export async function openCloudflare(io: Io, house: RotationHouse, settings: Settings): Promise<Rotator> {
  const { cloudflareRotator } = await import('../../../rotators/cloudflare.js');
  const { api, account, email, check, 'from-addresses': fromAddresses } = settings;
  const admin = settings.admin === undefined ? undefined : await lookUp(io, house, settings.admin);
  const allow = settings.allow?.map(allowanceOf);
  return cloudflareRotator({ api, admin, account, email, allow, fromAddresses, check }, io.clock);
}

function allowanceOf(one: NonNullable<Settings['allow']>[number]): CloudflareAllowance {
  return 'all-zones-of' in one ? { permissions: one.permissions, allZonesOf: one['all-zones-of'] } : one;
}
