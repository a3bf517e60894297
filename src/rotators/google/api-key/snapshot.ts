// Whose the leaked key is, what it may be used for, and what its replacement will be: read before anything changes.
import type { Credential } from '../../../core/credential.js';
import { AppError } from '../../../core/errors.js';
import type { SecretValue } from '../../../core/secret-value.js';
import type { ProviderSnapshot, RotationContext } from '../../rotator.js';
import { labelOf, lookUpKey, readKey } from './keys.js';
import { narrowed } from './narrow.js';
import { factsToKeep, type ApiKeyWorld, type Restrictions } from './settings.js';

/** Reads that cost nothing and need nothing but a key of the service. */
const KNOWN_CHECKS: Readonly<Record<string, string>> = {
  'translate.googleapis.com': 'https://translate.googleapis.com/language/translate/v2/languages',
  'generativelanguage.googleapis.com': 'https://generativelanguage.googleapis.com/v1beta/models?pageSize=1',
};

export async function takeSnapshot(
  world: ApiKeyWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  requireApiKey(current.secret);
  const { parent, name } = await lookUpKey(world, ctx, current.secret);
  const key = name === undefined ? undefined : await readKey(world, ctx, name);
  if (name === undefined || key === undefined) {
    throw new AppError('config', 'google: planning: the leaked key is gone for good: nobody knows what it was for', {
      hint: 'nothing is left to stop; if its users need another one, create it in the console',
    });
  }
  const restrictions = narrowed(key.restrictions, world.settings, world.clock.now());
  const check = checkFor(world.settings.check, restrictions);
  return {
    facts: factsToKeep({ parent, key: name, restrictions, check }),
    secrets: {},
    orders: ['overlap'],
    impossible: {},
    deleteOld: false,
    notes: notesOn(key.deleteTime !== undefined, key.restrictions, restrictions),
    effects: {
      overlap: {
        issue: `create a key in ${parent.split('/').slice(0, 2).join(' ')} for ${targetsText(restrictions)}`,
        disable: `delete the leaked ${labelOf(name)}, which can be undone for 30 days`,
      },
    },
  };
}

function requireApiKey(secret: SecretValue): void {
  if (/^AIza[0-9A-Za-z_-]{35}$/.test(secret.reveal())) return;
  throw new AppError('unsupported', 'google: looking at the leaked secret: it is no API key of 39 characters', {
    hint: 'a key file of a service account is for a provider of type google-service-account',
  });
}

function checkFor(configured: string | undefined, restrictions: Restrictions | null): string {
  if (configured !== undefined) return configured;
  const services = restrictions?.apiTargets?.map(({ service }) => service) ?? [];
  const known = services.map((service) => KNOWN_CHECKS[service]).find((address) => address !== undefined);
  if (known !== undefined) return known;
  throw new AppError('config', `google: planning: check: no harmless read is known for ${targetsText(restrictions)}`, {
    hint: 'configure check: the address of a read that the key is allowed, without a key in it',
  });
}

function notesOn(isDeleted: boolean, old: Restrictions | undefined, next: Restrictions | null): readonly string[] {
  const services = (limits: Restrictions | null | undefined): readonly string[] =>
    limits?.apiTargets?.map(({ service }) => service) ?? [];
  const dropped = services(old).filter((service) => !services(next).includes(service));
  const clients = Object.keys(next ?? {}).filter((name) => name !== 'apiTargets');
  return [
    ...(isDeleted ? ['the leaked key is deleted already: only a replacement is made'] : []),
    ...(services(old).length === 0 && services(next).length > 0
      ? [`the leaked key may be used for every API of its project, the replacement only for ${targetsText(next)}`]
      : []),
    ...(dropped.length > 0 ? [`the replacement is no more for ${dropped.join(', ')}`] : []),
    ...(clients.length === 0
      ? ['anybody who has the replacement can use it from anywhere: consider allowed-ips, or limits for pages or apps']
      : []),
    'Google has no expiry for API keys: the replacement is watched by its due date',
    'Google may take some minutes to let a new key in everywhere, and to refuse a deleted one',
  ];
}

function targetsText(restrictions: Restrictions | null): string {
  const services = restrictions?.apiTargets?.map(({ service }) => service) ?? [];
  return services.length === 0 ? 'every API' : services.join(', ');
}
