// Which limits the replacement gets: those of the leaked key or tighter ones, and never none without somebody's word.
import { AppError } from '../../../core/errors.js';
import type { GoogleApiKeySettings, Restrictions } from './settings.js';

/** The limits of the replacement; null where it has none. */
export function narrowed(
  old: Restrictions | undefined,
  settings: GoogleApiKeySettings,
  now: Date,
): Restrictions | null {
  const apiTargets = targetsFor(old?.apiTargets ?? [], settings, now);
  const serverKeyRestrictions = addressesFor(old, settings);
  const limits = {
    ...old,
    ...(apiTargets.length === 0 ? {} : { apiTargets }),
    ...(serverKeyRestrictions === undefined ? {} : { serverKeyRestrictions }),
  };
  return Object.keys(limits).length === 0 ? null : limits;
}

type Targets = NonNullable<Restrictions['apiTargets']>;

function targetsFor(old: Targets, { apis, unrestricted }: GoogleApiKeySettings, now: Date): Targets {
  if (apis === undefined) {
    if (old.length > 0) return old;
    if (unrestricted !== undefined && now.getTime() <= Date.parse(unrestricted.until)) return [];
    const why = unrestricted === undefined ? 'no replacement is' : `the word of ${unrestricted.owner} has ended`;
    throw config(
      `the leaked key may be used for every API: ${why}`,
      'configure apis: the services that its users call',
    );
  }
  const lacking = apis.filter((service) => old.length > 0 && !old.some((target) => target.service === service));
  if (lacking.length > 0) {
    throw config(`apis: ${lacking.join(', ')}: the leaked key is not for them`, NEVER_MORE);
  }
  return old.length > 0 ? old.filter(({ service }) => apis.includes(service)) : apis.map((service) => ({ service }));
}

function addressesFor(
  old: Restrictions | undefined,
  { allowedIps }: GoogleApiKeySettings,
): Restrictions['serverKeyRestrictions'] {
  if (allowedIps === undefined) return old?.serverKeyRestrictions;
  const kinds = Object.keys(old ?? {}).filter((kind) => kind !== 'apiTargets' && kind !== 'serverKeyRestrictions');
  if (kinds.length > 0) {
    throw config(
      `allowed-ips: the leaked key has ${kinds.join(', ')}`,
      'a key has one kind of such limits: leave it out',
    );
  }
  const known = old?.serverKeyRestrictions?.allowedIps ?? [];
  const lacking = allowedIps.filter((address) => known.length > 0 && !known.includes(address));
  if (lacking.length > 0) throw config(`allowed-ips: ${lacking.join(', ')}: not allowed to the leaked key`, NEVER_MORE);
  return { allowedIps: [...allowedIps] };
}

const NEVER_MORE = 'a replacement never may more than the leaked credential';

function config(what: string, hint: string): AppError {
  return new AppError('config', `google: planning: ${what}`, { hint });
}
