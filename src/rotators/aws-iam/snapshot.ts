// Looks at the leaked key, its user and all that gives the user rights, and decides with reads only what can be done.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import { READ_ACTIONS, type Identity, type ReadAction } from './client.js';
import { markerOf, revocationName, successorName } from './names.js';
import { allowsEverywhere, dangerousRights } from './policy.js';
import {
  digestOf,
  readKeys,
  readKeyUse,
  readRights,
  readStatements,
  readUser,
  requireUser,
  type IamUser,
  type KeyUse,
  type Rights,
  type RightStatements,
  type UserKey,
} from './principal.js';
import { identifyLeaked, requireAdministrator } from './proof.js';
import { keyIdOf, keysOf, type AwsWorld } from './world.js';

/** The leaked key with all that its successor has to be given. */
interface Leaked {
  readonly keyId: string;
  readonly user: IamUser;
  readonly keys: readonly UserKey[];
  readonly use: KeyUse;
  readonly rights: Rights;
  readonly statements: RightStatements;
  /** The user whose place ours took, where an earlier rotation made it; else the user itself. */
  readonly base: string;
  readonly madeBy: string | undefined;
  readonly isLive: boolean;
}

const MAX_TAGS = 50;
/** What AWS attaches to a user whose key it found in public. */
const QUARANTINE = ':policy/AWSCompromisedKeyQuarantine';

export async function takeSnapshot(
  world: AwsWorld,
  ctx: RotationContext,
  current: Credential,
): Promise<ProviderSnapshot> {
  const keyId = keyIdOf(current);
  const administrator = await requireAdministrator(world, ctx, current);
  if (keyId.startsWith('ASIA')) {
    return impossible(world, keyId, 'it is the key of a temporary session: it expires by itself; end it at its role');
  }
  const itself = await identifyLeaked(world, ctx, current);
  if (itself !== undefined && itself.account !== world.settings.account) {
    throw new AppError('config', `aws: looking at the key: ${keyId}: is of account ${itself.account}`, {
      hint: 'name the provider of that account in this credential',
    });
  }
  const use = itself?.arn.endsWith(':root') === true ? { user: undefined } : await readKeyUse(world, ctx, keyId);
  if (use === undefined) {
    throw new AppError(
      'not-found',
      `aws: looking at the key: ${keyId}: account ${world.settings.account} has none such`,
      {
        hint: 'it may be deleted already; or check that this credential names the provider of the right account',
      },
    );
  }
  if (use.user === undefined || use.user === '<root_account>') return impossible(world, keyId, ROOT);
  const leaked = await readLeaked(world, ctx, keyId, { user: use.user, at: 'at' in use ? use.at : undefined }, itself);
  return snapshotOf(world, ctx, current, leaked, administrator);
}

const ROOT =
  'it is a key of the account’s root user, which may do everything and for which IAM makes no second principal: ' +
  'give the application a user or a role of its own, then delete the key in the console';

function impossible(world: AwsWorld, keyId: string, reason: string): ProviderSnapshot {
  return {
    facts: { account: world.settings.account, keyId },
    secrets: {},
    orders: [],
    impossible: { overlap: reason, 'in-place': reason },
    deleteOld: false,
    notes: [],
    effects: {},
  };
}

async function readLeaked(
  world: AwsWorld,
  ctx: RotationContext,
  keyId: string,
  use: KeyUse & { readonly user: string },
  itself: Identity | undefined,
): Promise<Leaked> {
  const user = requireUser(await readUser(world, ctx, use.user), use.user);
  const rights = await readRights(world, ctx, user);
  const marker = markerOf(user.tags);
  return {
    keyId,
    user,
    use,
    rights,
    keys: await readKeys(world, ctx, user.name),
    statements: await readStatements(world, ctx, rights),
    base: marker?.base ?? user.name,
    madeBy: marker?.rotationId,
    isLive: itself !== undefined,
  };
}

async function snapshotOf(
  world: AwsWorld,
  ctx: RotationContext,
  current: Credential,
  leaked: Leaked,
  administrator: Identity,
): Promise<ProviderSnapshot> {
  const { user, rights, keys } = leaked;
  const isSame = world.settings.principal === 'same-user';
  const successor = isSame ? user.name : successorName(leaked.base, ctx.rotationId);
  const reason = await reasonAgainst(world, ctx, leaked, administrator, successor);
  const readAction = await provingRead(world, ctx, current, leaked);
  return {
    facts: {
      account: world.settings.account,
      keyId: leaked.keyId,
      user: user.name,
      userArn: user.arn,
      base: leaked.base,
      madeBy: leaked.madeBy ?? null,
      principal: isSame ? 'same-user' : 'purpose-made',
      successorUser: successor,
      successorArn: isSame ? user.arn : `${user.arn.slice(0, -user.name.length)}${successor}`,
      keys: keys.map(({ id }) => id),
      keyStatus: keys.find(({ id }) => id === leaked.keyId)?.isActive === true ? 'Active' : 'Inactive',
      lastUsed: leaked.use.at?.toISOString() ?? null,
      boundary: user.boundary ?? null,
      attached: rights.attached,
      inline: Object.keys(rights.inline).sort(),
      groups: rights.groups,
      rights: digestOf(rights),
      readAction: readAction ?? null,
    },
    secrets: {},
    orders: reason === undefined ? ['overlap'] : [],
    impossible: {
      ...(reason === undefined ? {} : { overlap: reason }),
      'in-place': 'AWS makes the secret of a key: it can not be set',
    },
    deleteOld: reason === undefined,
    notes: notesOn(leaked, isSame, successor, readAction),
    effects: effectsOn(leaked, isSame, successor, ctx),
  };
}

async function reasonAgainst(
  world: AwsWorld,
  ctx: RotationContext,
  { user, keyId }: Leaked,
  administrator: Identity,
  successor: string,
): Promise<string | undefined> {
  if (administrator.arn === user.arn || world.adminKeyId === keyId) {
    return `the administrator is the leaked key's user ${user.name} itself: its own change would lock it out`;
  }
  if (successor === user.name) return undefined;
  if (Object.keys(user.tags).length + 2 > MAX_TAGS) {
    return `user ${user.name} has so many tags that a user like it has no room for unleak's two`;
  }
  const taken = await readUser(world, ctx, successor);
  if (taken !== undefined && markerOf(taken.tags)?.rotationId !== ctx.rotationId) {
    return `a user ${successor} exists already and was not made by this rotation`;
  }
  return undefined;
}

/** A read that the policies allow, and that the leaked key may make too while it can still be asked. */
async function provingRead(
  world: AwsWorld,
  ctx: RotationContext,
  current: Credential,
  { statements: { granted, boundary }, isLive }: Leaked,
): Promise<ReadAction | undefined> {
  const allowed = READ_ACTIONS.filter(
    (action) => allowsEverywhere(granted, action) && (boundary === undefined || allowsEverywhere(boundary, action)),
  );
  if (!isLive) return allowed[0];
  for (const action of allowed) {
    if ('accepted' in (await world.aws.tryRead(ctx.signal, action, keysOf(current)))) return action;
  }
  return undefined;
}

function notesOn(leaked: Leaked, isSame: boolean, successor: string, readAction: ReadAction | undefined): string[] {
  const { user, keys, rights, statements, keyId } = leaked;
  const notes = dangerousRights(statements.granted, rights.attached).map(
    (right) => `${user.name} may ${right}${user.boundary === undefined ? '' : ', as far as its boundary lets it'}`,
  );
  const others = keys.filter(({ id }) => id !== keyId);
  const list = others.map(({ id, isActive }) => `${id} (${isActive ? 'active' : 'inactive'})`).join(', ');
  if (isSame) {
    notes.push(`the new key is a second one of ${user.name}: nothing but its id tells the two apart`);
    if (others.length > 0) {
      notes.push(
        `${user.name} has another key, ${list}, and AWS allows no third: the rotation will wait for --free-slot`,
      );
    }
  } else {
    notes.push(`policies elsewhere that name ${user.name}, of buckets and roles say, do not know ${successor}: add it`);
    const byName = Object.entries(rights.inline).filter(([, document]) => namesUser(document, user));
    if (byName.length > 0) {
      notes.push(`${byName.map(([name]) => name).join(', ')}: names its user, which is ${successor} for the new key`);
    }
    if (others.length > 0) notes.push(`${user.name} has another key, ${list}: it stays as it is`);
    if (!isLeftOver(leaked)) notes.push(`${user.name} itself stays: remove it when nothing else needs it`);
  }
  if (rights.attached.some((arn) => arn.includes(QUARANTINE))) {
    notes.push(`AWS has quarantined ${user.name}: the new key is bound by the same policy until you detach it`);
  }
  if (!keys.some(({ id, isActive }) => id === keyId && isActive))
    notes.push(`${keyId} is inactive: it opens nothing now`);
  notes.push(
    others.some(({ isActive }) => isActive)
      ? `sessions that any key of ${user.name} opened end; its applications have to open new ones`
      : `sessions that the leaked key opened end`,
    'sessions of roles that the leaked key assumed go on until they expire: revoke them at the role',
  );
  if (readAction === undefined) {
    notes.push('of the new key only the identity will be proven: no harmless read is allowed to it everywhere');
  }
  return notes;
}

function namesUser(document: string, user: IamUser): boolean {
  return ['${aws:username}', '${aws:userid}', user.arn].some((name) => document.includes(name));
}

/** Whether its user is one that an earlier rotation made, with nothing but this key; `delete` looks what else is there. */
function isLeftOver({ user, keys, keyId, base, madeBy }: Leaked): boolean {
  if (madeBy === undefined || user.name !== successorName(base, madeBy)) return false;
  return keys.every(({ id }) => id === keyId);
}

/** The steps in IAM's own words; never a value. */
function effectsOn(
  leaked: Leaked,
  isSame: boolean,
  successor: string,
  ctx: RotationContext,
): ProviderSnapshot['effects'] {
  const { user, keyId, madeBy } = leaked;
  const goesToo = !isSame && isLeftOver(leaked);
  return {
    overlap: {
      issue: isSame
        ? `CreateAccessKey for ${user.name}, its second`
        : `CreateUser ${successor} with path, boundary, tags, groups and policies of ${user.name}; CreateAccessKey for it`,
      disable: `UpdateAccessKey ${keyId}: Inactive`,
      endSessions: `PutUserPolicy ${revocationName(ctx.rotationId)} on ${user.name}: denies sessions begun before; it stays`,
      delete: `DeleteAccessKey ${keyId}${goesToo ? `; DeleteUser ${user.name}, made by rotation ${madeBy}` : ''}`,
    },
  };
}
