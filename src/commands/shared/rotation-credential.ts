/** Which configured credential a finding is, and what a rotator has to know of it. */
import { matchCredential } from '../../config/match.js';
import { PROVIDER_TYPES } from '../../config/providers/index.js';
import type { ProviderType } from '../../config/providers/provider-type.js';
import type { CredentialConfig } from '../../config/schema.js';
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { Companion } from '../../core/finding.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { RotationHouse } from './rotation-house.js';
import type { Target } from './rotation-targets.js';
import { noProvider } from './rotators.js';

/** The leaked credential with the attributes that its provider's rotator needs; `config` where one is not known. */
export function credentialOf(
  entry: CredentialConfig,
  companions: readonly Companion[],
  secret: SecretValue,
  house: RotationHouse,
): Credential {
  const settings = house.config.providers[entry.rotator];
  if (settings === undefined) throw noProvider(entry.rotator);
  const known: Readonly<Record<string, string | number | undefined>> = {
    ...Object.fromEntries(companions.toReversed().map(({ name, value }) => [name, value])),
    ...Object.fromEntries(Object.entries(entry.match).filter(([, value]) => value !== undefined)),
  };
  const { provider = settings.type, needed, optional }: ProviderType = PROVIDER_TYPES[settings.type];
  for (const name of needed) {
    if (known[name] !== undefined) continue;
    throw new AppError('config', `rotate: planning: ${entry.name}: the finding does not tell the ${name}`, {
      hint: `add ${name}: to match in the configuration`,
    });
  }
  const names = [...needed, ...optional].filter((name) => known[name] !== undefined);
  const attributes = Object.fromEntries(names.map((name) => [name, String(known[name])]));
  return { provider, secret, attributes };
}

/** The entry of the configuration that matches, or undefined; several are a `config`. */
export function credentialFor(target: Target, house: RotationHouse): CredentialConfig | undefined {
  const matching = matchCredential(house.config, target);
  if (matching.length > 1) {
    const names = matching.map(({ name }) => name).join(', ');
    throw new AppError('config', `rotate: ${target.fingerprint}: several credentials match: ${names}`, {
      hint: 'make their match more exact',
    });
  }
  return matching[0];
}
