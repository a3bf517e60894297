// What the leaked key is and what its replacement may do: read before anything changes.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { refusedBy } from '../../platform/api-client.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import { adminRefused, isKeyRefused, reasonOf, type SendgridWorld } from './client.js';
import { askScopes, listKeys, readKey, type ListedKey } from './keys.js';
import { factsToKeep, idWithin, IMPLICIT_SCOPES, isMark, type SendgridFacts } from './settings.js';

/** What the administrator has to be allowed, by SendGrid's names. */
const ADMIN_SCOPES = ['api_keys.create', 'api_keys.read', 'api_keys.delete'];

export async function takeSnapshot(
  world: SendgridWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  requireLeakedKey(world, current);
  await requireAdmin(world, ctx);
  const own = await askLeaked(world, ctx, current);
  const listed = await findLeaked(world, ctx, current, own);
  if (listed === undefined && !own.isDead) throw notListed();
  const scopesBefore =
    own.scopes ?? (listed === undefined ? undefined : (await readKey(world, ctx, listed.id))?.scopes);
  const facts: SendgridFacts = {
    keyId: listed?.id ?? null,
    scopes: scopesFor(world.settings.scopes, scopesBefore),
  };
  return {
    facts: factsToKeep(facts),
    secrets: {},
    orders: ['overlap'],
    impossible: {},
    deleteOld: false,
    notes: notesOn(facts, scopesBefore, listed),
    effects: {
      overlap: {
        issue: `create an API key with the scopes ${listOf(facts.scopes)}, marked with the rotation`,
        disable: 'delete the leaked key, for good; SendGrid may go on accepting it for some minutes',
      },
    },
  };
}

function requireLeakedKey({ settings }: SendgridWorld, { secret }: Credential): void {
  if (idWithin(secret) === undefined) {
    throw new AppError('unsupported', 'sendgrid: looking at the leaked secret: it: is no API key of SendGrid', {
      hint: 'an API key begins with SG. and has two parts after it',
    });
  }
  if (settings.admin.equals(secret)) {
    throw new AppError('config', 'sendgrid: looking at the leaked key: it is the configured administrator itself', {
      hint: 'a leaked key does not replace itself: give this provider another one',
    });
  }
}

/** Nothing is begun that lacks the right to be finished. */
async function requireAdmin(world: SendgridWorld, ctx: RotationContext): Promise<void> {
  const { admin } = world.settings;
  const { call, answer, scopes } = await askScopes(world, ctx, admin, 'asking what the admin key may do');
  if (scopes === undefined) throw adminRefused(call, answer, ADMIN_SCOPES.join(', '));
  world.memory.letsIn = true;
  const missing = ADMIN_SCOPES.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return;
  throw new AppError('needs-person', `sendgrid: planning: the admin key: lacks the scopes ${missing.join(', ')}`, {
    hint: 'give it these in Settings, API Keys, or configure another admin',
  });
}

interface LeakedKey {
  /** By its own word; undefined where it gets no answer from here. */
  readonly scopes: readonly string[] | undefined;
  readonly isDead: boolean;
}

async function askLeaked(world: SendgridWorld, ctx: RotationContext, { secret }: Credential): Promise<LeakedKey> {
  const { call, answer, scopes } = await askScopes(world, ctx, secret, 'asking what the leaked key may do');
  const isDead = isKeyRefused(answer);
  // 403: the account lets in other addresses only. What the list says of the key has to do then.
  if (scopes !== undefined || isDead || answer.status === 403) return { scopes, isDead };
  throw refusedBy('sendgrid', call, answer, { says: reasonOf(answer) });
}

/**
 * The leaked key among the account's: by the id that stands in it, which SendGrid does not document, else by the
 * configured name if the scopes agree.
 */
async function findLeaked(
  world: SendgridWorld,
  ctx: RotationContext,
  { secret }: Credential,
  { scopes: own }: LeakedKey,
): Promise<ListedKey | undefined> {
  const keys = await listKeys(world, ctx);
  const byId = keys.find(({ id }) => id === idWithin(secret));
  const { keyName } = world.settings;
  if (byId !== undefined || keyName === undefined || own === undefined) return byId;
  const named = keys.filter(({ name }) => name === keyName);
  const [first] = named;
  const scopes = first === undefined ? [] : ((await readKey(world, ctx, first.id))?.scopes ?? []);
  if (first !== undefined && named.length === 1 && areSame(scopes, own)) return first;
  throw new AppError(
    'config',
    `sendgrid: looking for the leaked key: ${keyName}: ${String(named.length)} of that name`,
    {
      hint: 'key-name has to name one key of the account, with the scopes of the leaked one',
    },
  );
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  const visible = (scopes: readonly string[]): ReadonlySet<string> =>
    new Set(scopes.filter((scope) => !IMPLICIT_SCOPES.has(scope)));
  const [first, second] = [visible(one), visible(other)];
  return first.size === second.size && [...first].every((scope) => second.has(scope));
}

function notListed(): AppError {
  return new AppError('config', 'sendgrid: looking for the leaked key: the account: its list has no key with that id', {
    hint: 'the admin key has to be of the same account or subuser; or configure key-name: its name at SendGrid',
  });
}

/** Never more than the leaked key may. Without scopes SendGrid would make a key that may do everything. */
function scopesFor(configured: readonly string[] | undefined, before: readonly string[] | undefined): string[] {
  if (before === undefined && configured === undefined) {
    throw new AppError('config', 'sendgrid: planning: the leaked key is dead: nobody knows what it was allowed', {
      hint: 'nothing is left to stop; if its user needs another one, configure scopes',
    });
  }
  const wanted = [...new Set(configured ?? before)].filter((scope) => !IMPLICIT_SCOPES.has(scope));
  const more = wanted.filter((scope) => before?.includes(scope) === false);
  if (more.length > 0) {
    throw new AppError('config', `sendgrid: planning: scopes: ${listOf(more)}: the leaked key does not have them`, {
      hint: 'a replacement never may more than the leaked credential',
    });
  }
  if (wanted.length > 0) return wanted.toSorted();
  throw new AppError('config', 'sendgrid: planning: scopes: none is left: SendGrid makes no key without', {
    hint: 'configure scopes: what its user really needs',
  });
}

function notesOn(
  { keyId, scopes }: SendgridFacts,
  before: readonly string[] | undefined,
  listed: ListedKey | undefined,
): readonly string[] {
  const dropped = (before ?? []).filter((scope) => !IMPLICIT_SCOPES.has(scope) && !scopes.includes(scope));
  const managing = scopes.filter((scope) => /^(api_keys|teammates|subusers)\.(create|update)$/.test(scope));
  return [
    ...(keyId === null ? ['the leaked key is dead already: only a replacement is made'] : []),
    ...(dropped.length > 0 ? [`the replacement loses ${String(dropped.length)} scopes: ${listOf(dropped)}`] : []),
    ...(managing.length > 0
      ? [`the replacement may let others in (${managing.join(', ')}): configure scopes without that if its user can`]
      : []),
    ...(listed !== undefined && isMark(listed.name) ? [`the leaked key was made by a rotation: ${listed.name}`] : []),
    'keys of SendGrid do not expire, and it does not tell when one was last used',
  ];
}

/** As many as a line holds. */
function listOf(scopes: readonly string[]): string {
  const shown = scopes.slice(0, 8).join(', ');
  return scopes.length > 8 ? `${shown} and ${String(scopes.length - 8)} more` : shown;
}
