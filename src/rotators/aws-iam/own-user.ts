// Makes and removes users that carry unleak's marker: the same rights as another user, or none at all.
import { AppError } from '../../core/errors.js';
import type { RotationContext } from '../rotator.js';
import { deleteKey } from './keys.js';
import { markedTags, markerOf, type Marker } from './names.js';
import { canonical } from './policy.js';
import {
  digestOf,
  inlineNames,
  readAttachments,
  readKeys,
  readRights,
  readUser,
  type IamUser,
  type Rights,
} from './principal.js';
import { AwsFailure } from './client.js';
import { deed, orNothing, PROPAGATION_MS, settled, until, type AwsWorld } from './world.js';

/** The user with path, boundary, tags and marker from its first moment; it is given its other rights after that. */
export async function createUser(
  world: AwsWorld,
  ctx: RotationContext,
  name: string,
  like: IamUser,
  marker: Marker,
): Promise<'created' | 'there'> {
  const Tags = Object.entries(markedTags(like.tags, marker)).map(([Key, Value]) => ({ Key, Value }));
  const boundary = like.boundary === undefined ? {} : { PermissionsBoundary: like.boundary };
  try {
    await settled(world, ctx, () =>
      world.aws.change(deed(ctx, 'creating the user', name, 'iam:CreateUser'), ({ sdk, client, options }) =>
        client.send(new sdk.CreateUserCommand({ UserName: name, Path: like.path, Tags, ...boundary }), options),
      ),
    );
    return 'created';
  } catch (error) {
    if (error instanceof AwsFailure && error.awsName === 'EntityAlreadyExists') return 'there';
    throw error;
  }
}

/** Gives a marked user exactly these rights, and returns when IAM shows no others. */
export async function giveRights(world: AwsWorld, ctx: RotationContext, name: string, rights: Rights): Promise<void> {
  const now = await settled(world, ctx, async () => readRights(world, ctx, await requireOwnUser(world, ctx, name)));
  const changes = [
    ...inlineChanges(world, ctx, name, now, rights),
    ...attachedChanges(world, ctx, name, now, rights),
    ...groupChanges(world, ctx, name, now, rights),
  ];
  for (const change of changes) await settled(world, ctx, change);
  const wanted = digestOf(rights);
  const isEqual = await until(world, ctx, PROPAGATION_MS, async () => {
    const shown = await readRights(world, ctx, await requireOwnUser(world, ctx, name));
    return digestOf(shown) === wanted ? true : undefined;
  });
  if (isEqual === true) return;
  throw new AppError('conflict', `aws: giving rights: ${name}: it has other rights than the plan gives it`, {
    hint: 'somebody changes its policies or its boundary at the same time',
  });
}

type Change = () => Promise<unknown>;

function inlineChanges(world: AwsWorld, ctx: RotationContext, name: string, now: Rights, wanted: Rights): Change[] {
  const put = Object.entries(wanted.inline).filter(([policy, document]) => {
    const shown = now.inline[policy];
    return shown === undefined || canonical(shown) !== canonical(document);
  });
  const extra = Object.keys(now.inline).filter((policy) => wanted.inline[policy] === undefined);
  return [
    ...put.map(
      ([PolicyName, PolicyDocument]) =>
        () =>
          world.aws.change(deed(ctx, `writing policy ${PolicyName}`, name, 'iam:PutUserPolicy'), (iam) =>
            iam.client.send(
              new iam.sdk.PutUserPolicyCommand({ UserName: name, PolicyName, PolicyDocument }),
              iam.options,
            ),
          ),
    ),
    ...extra.map((policy) => () => removeInline(world, ctx, name, policy)),
  ];
}

function attachedChanges(world: AwsWorld, ctx: RotationContext, name: string, now: Rights, wanted: Rights): Change[] {
  const missing = wanted.attached.filter((arn) => !now.attached.includes(arn));
  const extra = now.attached.filter((arn) => !wanted.attached.includes(arn));
  return [
    ...missing.map(
      (PolicyArn) => () =>
        world.aws.change(deed(ctx, `attaching ${PolicyArn}`, name, 'iam:AttachUserPolicy'), (iam) =>
          iam.client.send(new iam.sdk.AttachUserPolicyCommand({ UserName: name, PolicyArn }), iam.options),
        ),
    ),
    ...extra.map((arn) => () => detach(world, ctx, name, arn)),
  ];
}

function groupChanges(world: AwsWorld, ctx: RotationContext, name: string, now: Rights, wanted: Rights): Change[] {
  const missing = wanted.groups.filter((group) => !now.groups.includes(group));
  const extra = now.groups.filter((group) => !wanted.groups.includes(group));
  return [
    ...missing.map(
      (GroupName) => () =>
        world.aws.change(deed(ctx, `joining group ${GroupName}`, name, 'iam:AddUserToGroup'), (iam) =>
          iam.client.send(new iam.sdk.AddUserToGroupCommand({ UserName: name, GroupName }), iam.options),
        ),
    ),
    ...extra.map((group) => () => leaveGroup(world, ctx, name, group)),
  ];
}

async function requireOwnUser(world: AwsWorld, ctx: RotationContext, name: string): Promise<IamUser> {
  const user = await until(world, ctx, PROPAGATION_MS, () => readUser(world, ctx, name));
  if (user === undefined)
    throw new AppError('provider-unreachable', `aws: looking at the user: ${name}: not there yet`);
  requireOurs(user, ctx);
  return user;
}

/** Fails with `conflict` for a user that this very rotation did not make. */
export function requireOurs(user: IamUser, ctx: RotationContext): void {
  if (markerOf(user.tags)?.rotationId === ctx.rotationId) return;
  throw new AppError('conflict', `aws: looking at the user: ${user.name}: exists and is not this rotation's`, {
    hint: 'find out who made it; unleak removes and changes only what is its own',
  });
}

/** Removes the user of that name when this very rotation made it. Succeeds if it is gone. */
export async function removeOwnUser(world: AwsWorld, ctx: RotationContext, name: string): Promise<void> {
  const user = await readUser(world, ctx, name);
  if (user === undefined) return;
  requireOurs(user, ctx);
  const attachments = await readAttachments(world, ctx, name);
  if (attachments.length > 0) {
    throw new AppError('conflict', `aws: removing the user: ${name}: somebody gave it ${attachments.join(', ')}`, {
      hint: 'take that away, or keep the user: then its key is the one to delete by hand',
    });
  }
  await dismantle(world, ctx, name, async () => {
    for (const key of await readKeys(world, ctx, name)) await deleteKey(world, ctx, name, key.id);
  });
}

/** Takes a user apart and deletes it. IAM refuses while something hangs on it, also what it did not show before. */
export async function dismantle(
  world: AwsWorld,
  ctx: RotationContext,
  name: string,
  removeKeys: () => Promise<void>,
): Promise<void> {
  const isGone = await until(world, ctx, PROPAGATION_MS, async () => {
    await removeKeys();
    if ((await readUser(world, ctx, name)) === undefined) return true;
    await strip(world, ctx, name);
    return deleteUser(world, ctx, name);
  });
  if (isGone === true) return;
  throw new AppError('conflict', `aws: removing the user: ${name}: something hangs on it that unleak does not know`);
}

async function strip(world: AwsWorld, ctx: RotationContext, name: string): Promise<void> {
  const user = await readUser(world, ctx, name);
  if (user === undefined) return;
  const rights = await readRights(world, ctx, user);
  for (const policy of await inlineNames(world, ctx, name)) await removeInline(world, ctx, name, policy);
  for (const arn of rights.attached) await detach(world, ctx, name, arn);
  for (const group of rights.groups) await leaveGroup(world, ctx, name, group);
}

async function deleteUser(world: AwsWorld, ctx: RotationContext, name: string): Promise<true | undefined> {
  try {
    await orNothing(
      world.aws.change(deed(ctx, 'deleting the user', name, 'iam:DeleteUser'), ({ sdk, client, options }) =>
        client.send(new sdk.DeleteUserCommand({ UserName: name }), options),
      ),
    );
    return true;
  } catch (error) {
    if (error instanceof AwsFailure && error.awsName === 'DeleteConflict') return undefined;
    throw error;
  }
}

async function removeInline(world: AwsWorld, ctx: RotationContext, name: string, policy: string): Promise<void> {
  await orNothing(
    world.aws.change(deed(ctx, `removing policy ${policy}`, name, 'iam:DeleteUserPolicy'), (iam) =>
      iam.client.send(new iam.sdk.DeleteUserPolicyCommand({ UserName: name, PolicyName: policy }), iam.options),
    ),
  );
}

async function detach(world: AwsWorld, ctx: RotationContext, name: string, arn: string): Promise<void> {
  await orNothing(
    world.aws.change(deed(ctx, `detaching ${arn}`, name, 'iam:DetachUserPolicy'), (iam) =>
      iam.client.send(new iam.sdk.DetachUserPolicyCommand({ UserName: name, PolicyArn: arn }), iam.options),
    ),
  );
}

async function leaveGroup(world: AwsWorld, ctx: RotationContext, name: string, group: string): Promise<void> {
  await orNothing(
    world.aws.change(deed(ctx, `leaving group ${group}`, name, 'iam:RemoveUserFromGroup'), (iam) =>
      iam.client.send(new iam.sdk.RemoveUserFromGroupCommand({ UserName: name, GroupName: group }), iam.options),
    ),
  );
}
