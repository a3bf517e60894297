// Which key leaked and what its account is: read before anything changes.
import type { Credential } from '../../../core/credential.js';
import { attribute } from '../../../core/credential.js';
import { AppError } from '../../../core/errors.js';
import type { ProviderSnapshot, RotationContext } from '../../rotator.js';
import { readPrivateKey } from '../assertion.js';
import { isPair, listKeys, readAccount, readKey, type ServiceAccountKey } from './keys.js';
import { factsToKeep, type ServiceAccountWorld } from './settings.js';

export async function takeSnapshot(
  world: ServiceAccountWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const { account: email, keyId } = namesOf(current);
  requireOther(world, current);
  const account = await readAccount(world, ctx, email);
  const key = await readKey(world, ctx, email, keyId);
  if (key !== undefined && !isPair(readPrivateKey('the leaked key', current.secret), key.certificate)) {
    throw new AppError('config', `google: planning: ${keyId}: Google has another public key under this id`, {
      hint: 'what stands beside the leaked key is not its id: correct key-id in the configuration',
    });
  }
  const own = await listKeys(world, ctx, email);
  const { settings } = world;
  return {
    facts: factsToKeep({
      email,
      project: account.projectId,
      uniqueId: account.uniqueId,
      keyId,
      isThere: key !== undefined,
      known: own.map(({ id }) => id),
      permissions: [...(settings.permissions ?? [])],
    }),
    secrets: {},
    orders: ['overlap'],
    impossible: {},
    deleteOld: key !== undefined,
    notes: notesOn(account.disabled, key, own.length),
    effects: {
      overlap: {
        issue: `give ${email} a second key, of which only the public half is sent`,
        disable: `disable the leaked key ${keyId}, which can be undone`,
        delete: `delete the leaked key ${keyId} for good`,
      },
    },
  };
}

function namesOf(current: Credential): { readonly account: string; readonly keyId: string } {
  return { account: attribute(current, 'account'), keyId: attribute(current, 'key-id') };
}

/** What the leaked key would administer dies with it in the middle. */
function requireOther({ settings }: ServiceAccountWorld, { attributes }: Credential): void {
  const { admin } = settings;
  if (!('keyFile' in admin) || admin.keyFile.keyId !== attributes['key-id']) return;
  throw new AppError('config', 'google: looking at the leaked key: it is the configured administrator itself', {
    hint: 'a leaked key does not replace itself: give this provider another one',
  });
}

function notesOn(isAccountDisabled: boolean, key: ServiceAccountKey | undefined, count: number): readonly string[] {
  return [
    ...(key === undefined ? ['the leaked key is deleted already: only a replacement is made'] : []),
    ...(key?.isDisabled === true ? ['the leaked key is disabled already'] : []),
    ...(isAccountDisabled ? ['the account itself is disabled: no key of it works'] : []),
    ...(count > 2 ? [`the account has ${String(count)} keys: whoever uses another one is not touched`] : []),
    'the replacement has all roles of the account, as the leaked key has: a key can not be narrowed',
    'access tokens that were got with the leaked key work on for up to an hour after it is disabled',
    'Google may take some minutes to let a new key in everywhere, and to refuse a disabled one',
  ];
}
