// Looks at the leaked key, its user and all that gives the user rights, and decides with reads only what can be done.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { statementsOf } from '../../scopes/aws-statements.js';
import type { ProviderSnapshot, RotationContext } from '../rotator.js';
import { READ_ACTIONS, type Identity, type ReadAction } from './client.js';
import { readLeaked, type Leaked } from './leaked.js';
import { markerOf, successorName } from './names.js';
import { allowsAnywhere, allowsEverywhere } from './policy.js';
import { digestOf, readKeyUse, readUser } from './principal.js';
import { identifyLeaked, requireAdministrator } from './proof.js';
import { planScope, scopeFact } from './scope.js';
import { NO_SCOPE, type Scope } from './scope-parts.js';
import { effectsOn, notesOn } from './words.js';
import { keyIdOf, keysOf, type AwsWorld } from './world.js';

const MAX_TAGS = 50;

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
  // Where nothing can be done anyway the reason for that is what a person has to know.
  const scope = reason === undefined ? await planScope(world, ctx, leaked) : NO_SCOPE;
  const readAction = await provingRead(world, ctx, current, leaked, scope);
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
      scope: scopeFact(scope),
      waived: scope.waived,
      readAction: readAction ?? null,
      deniedRead: deniedRead(leaked, scope) ?? null,
    },
    secrets: {},
    orders: reason === undefined ? ['overlap'] : [],
    impossible: {
      ...(reason === undefined ? {} : { overlap: reason }),
      'in-place': 'AWS makes the secret of a key: it can not be set',
    },
    deleteOld: reason === undefined,
    notes: [...scope.waived, ...scope.notes, ...notesOn(leaked, isSame, successor, scope, readAction)],
    effects: effectsOn(leaked, isSame, successor, scope, ctx),
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
  leaked: Leaked,
  { document, isOpen }: Scope,
): Promise<ReadAction | undefined> {
  if (isOpen) return undefined;
  const { isLive } = leaked;
  const given = document === undefined ? undefined : statementsOf(document);
  const allowed = oldReads(leaked).filter((action) => given === undefined || allowsEverywhere(given, action));
  if (!isLive) return allowed[0];
  for (const action of allowed) {
    if ('accepted' in (await world.aws.tryRead(ctx.signal, action, keysOf(current)))) return action;
  }
  return undefined;
}

function oldReads({ statements: { granted, boundary } }: Leaked): readonly ReadAction[] {
  return READ_ACTIONS.filter(
    (action) => allowsEverywhere(granted, action) && (boundary === undefined || allowsEverywhere(boundary, action)),
  );
}

/** A read that the old key may make and the new one may not: its refusal shows that the new policy is in force. */
function deniedRead(leaked: Leaked, { document }: Scope): ReadAction | undefined {
  if (document === undefined) return undefined;
  const given = statementsOf(document);
  return oldReads(leaked).find((action) => !allowsAnywhere(given, action));
}
