// What the leaked key is and what its replacement will be: read before anything changes. OpenAI shows neither a key nor what
// it may do, so the key is found by its first and last characters, and its rights are asked for by using it.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { ApiAnswer } from '../../platform/api-client.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import { isDenied, isInvalidKey, type OpenaiWorld } from './client.js';
import { isExpired, listKeys, looksLike, readAccount, type KeyPlace, type OpenaiKey } from './keys.js';
import { checkPathOf, MODELS, useKey } from './proof.js';
import { factsToKeep, type OpenaiFacts, type OpenaiSettings } from './settings.js';

export async function takeSnapshot(
  world: OpenaiWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const { settings } = world;
  const place = placeFor(settings, current);
  const used = await tryKey(world, ctx, place, current);
  const key = await leakedKey(world, ctx, place, current, used);
  const scopes = place.kind === 'admin-key' ? [] : scopesFor(settings, used);
  const facts: OpenaiFacts = {
    ...place,
    keyId: key?.id ?? null,
    account: place.kind === 'admin-key' ? null : await accountFor(world, ctx, place, key),
    scopes,
    check: checkPathOf(settings, place.kind, scopes),
  };
  return {
    facts: factsToKeep(facts),
    secrets: {},
    orders: ['overlap'],
    impossible: {},
    deleteOld: false,
    notes: notesOn(settings, facts, key, used),
    effects: { overlap: effectsOf(facts) },
  };
}

function placeFor({ admin, project }: OpenaiSettings, { secret }: Credential): KeyPlace {
  if (admin.equals(secret)) {
    throw new AppError('config', 'openai: looking at the leaked key: it is the configured administrator itself', {
      hint: 'a leaked key does not replace itself: give this provider another admin key',
    });
  }
  const text = secret.reveal();
  if (text.startsWith('sk-admin-')) return { kind: 'admin-key', project: '' };
  if (!text.startsWith('sk-')) {
    throw new AppError('unsupported', 'openai: looking at the leaked secret: its form: no API key', {
      hint: 'a session ends when its user signs out everywhere',
    });
  }
  if (project !== undefined) return { kind: 'project-key', project };
  throw new AppError('config', 'openai: looking at the leaked key: its project: not known', {
    hint: 'configure project: the id of the project whose key it is',
  });
}

/** What the leaked key gets for listing models; undefined where the answer is a used-up quota, or none. */
async function tryKey(
  world: OpenaiWorld,
  ctx: RotationContext,
  place: KeyPlace,
  { secret }: Credential,
): Promise<ApiAnswer | undefined> {
  try {
    return (await useKey(world, ctx, place.kind, secret, 'the leaked key')).answer;
  } catch (error) {
    ctx.signal.throwIfAborted();
    if (error instanceof AppError && error.code === 'provider-unreachable') return undefined;
    throw error;
  }
}

/** The one key that the list may mean; undefined where the leaked one is dead and no longer there. */
async function leakedKey(
  world: OpenaiWorld,
  ctx: RotationContext,
  place: KeyPlace,
  { secret }: Credential,
  used: ApiAnswer | undefined,
): Promise<OpenaiKey | undefined> {
  const project = used?.status === 200 ? used.headers['openai-project'] : undefined;
  if (place.kind === 'project-key' && project !== undefined && project !== place.project) {
    throw new AppError('config', `openai: looking at the leaked key: its project: it is ${project}`, {
      hint: `configure a provider for the project ${project}`,
    });
  }
  const isDead = used !== undefined && isInvalidKey(used);
  const alike = (await listKeys(world, ctx, place)).filter((key) => looksLike(key.redacted_value, secret));
  // A live key that only looks like a dead one is somebody else's.
  const candidates = isDead ? alike.filter((key) => isExpired(world, key)) : alike;
  const [first, ...more] = candidates;
  if (first !== undefined && more.length === 0) return first;
  if (first === undefined && isDead) return undefined;
  const where = place.kind === 'admin-key' ? 'the organization' : `project ${place.project}`;
  if (first === undefined) {
    throw new AppError('config', `openai: looking for the leaked key: ${where}: no key there looks like it`, {
      hint: 'configure the project, and an admin key of the organization, that the leaked key belongs to',
    });
  }
  const ids = candidates.map(({ id }) => id).join(', ');
  throw new AppError('needs-person', `openai: looking for the leaked key: ${where}: several look like it: ${ids}`, {
    hint: 'delete those that nobody uses on the dashboard, then plan again',
  });
}

/** Never all by silence: an empty list of scopes would mean everything. */
function scopesFor({ scopes, allScopes }: OpenaiSettings, used: ApiAnswer | undefined): readonly string[] {
  if ((scopes === undefined) === (allScopes === undefined) || scopes?.length === 0) {
    throw new AppError('config', 'openai: planning: scopes: OpenAI does not tell what the leaked key may do', {
      hint: 'configure scopes: what its user needs, as [api.model.read, api.model.request]; or all-scopes: the reason why it may do everything',
    });
  }
  const reads = scopes === undefined || scopes.includes(MODELS.scope);
  if (reads && used !== undefined && isDenied(used)) {
    throw new AppError('config', `openai: planning: scopes: the leaked key lacks ${MODELS.scope}`, {
      hint: 'a replacement never may more than the leaked key',
    });
  }
  return scopes ?? [];
}

async function accountFor(
  world: OpenaiWorld,
  ctx: RotationContext,
  place: KeyPlace,
  key: OpenaiKey | undefined,
): Promise<string | null> {
  const id = world.settings.serviceAccount ?? key?.owner?.service_account?.id;
  if (id === undefined) return null;
  const account = await readAccount(world, ctx, place, id);
  const what = account === undefined ? 'there is none in the project' : 'it has no role, so that no key of it works';
  if (account !== undefined && account.role !== 'none') return id;
  throw new AppError('config', `openai: planning: service account ${id}: ${what}`, {
    hint: 'configure service-account: the id of one that has a role in the project',
  });
}

function notesOn(
  { allScopes }: OpenaiSettings,
  facts: OpenaiFacts,
  key: OpenaiKey | undefined,
  used: ApiAnswer | undefined,
): readonly string[] {
  const user = key?.owner?.user;
  return [
    ...(key === undefined ? ['the leaked key is dead already: only a replacement is made'] : []),
    ...(key !== undefined && used === undefined
      ? ['the leaked key got no answer: no quota is left, or OpenAI is busy']
      : []),
    ...(facts.kind === 'admin-key'
      ? [
          'an admin key may do everything in the organization, and so may its replacement',
          'who had the leaked key could make keys with it: look for some that nobody knows',
        ]
      : [
          ...(allScopes === undefined
            ? ['OpenAI does not tell what the leaked key may: the replacement gets the configured scopes']
            : [`the replacement may do everything in the project: ${allScopes}`]),
          ...(user === undefined || user === null
            ? []
            : ['the leaked key is a person’s; the replacement belongs to a service account']),
        ]),
    ...(key !== undefined && (key.expires_at ?? null) === null ? ['the leaked key never expires by itself'] : []),
    ...(facts.kind === 'project-key' && facts.check === null
      ? ['the replacement is verified only as a live key: configure check to see that it may do its work']
      : []),
  ];
}

function effectsOf({
  kind,
  keyId,
  account,
  scopes,
}: OpenaiFacts): Readonly<Partial<Record<'issue' | 'disable', string>>> {
  const id = keyId ?? 'dead already';
  if (kind === 'admin-key') {
    return {
      issue: 'create an admin key, named with the rotation',
      disable: `delete the leaked admin key (${id}), for good`,
    };
  }
  const owner = account === null ? 'a new service account' : `the service account ${account}`;
  const may = scopes.length === 0 ? 'everything' : scopes.join(', ');
  return {
    issue: `create a key of ${owner}, named with the rotation, that may ${may}`,
    disable: `take all scopes but ${MODELS.scope} from the leaked key (${id}), end it in a second, and delete it, for good`,
  };
}
