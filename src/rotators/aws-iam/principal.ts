// Reads a user and all that gives it rights.
import { createHash } from 'node:crypto';
import { AppError } from '../../core/errors.js';
import type { RotationContext } from '../rotator.js';
import { canonical, decodeDocument, isRevocation } from './policy.js';
import { all, deed, orNothing, type AwsWorld } from './world.js';

export interface IamUser {
  readonly name: string;
  readonly arn: string;
  readonly path: string;
  readonly boundary: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

export interface UserKey {
  readonly id: string;
  readonly isActive: boolean;
}

/** Everything of a user that another one has to be given to have the same rights. */
export interface Rights {
  readonly boundary: string | undefined;
  /** ARNs. */
  readonly attached: readonly string[];
  /** Documents by name, without what an earlier rotation left to end sessions. */
  readonly inline: Readonly<Record<string, string>>;
  readonly groups: readonly string[];
}

export async function readUser(world: AwsWorld, ctx: RotationContext, name: string): Promise<IamUser | undefined> {
  const found = await orNothing(
    world.aws.read(deed(ctx, 'looking at the user', name, 'iam:GetUser'), ({ sdk, client, options }) =>
      client.send(new sdk.GetUserCommand({ UserName: name }), options),
    ),
  );
  const user = found?.User;
  if (user?.UserName === undefined || user.Arn === undefined) return undefined;
  return {
    name: user.UserName,
    arn: user.Arn,
    path: user.Path ?? '/',
    boundary: user.PermissionsBoundary?.PermissionsBoundaryArn,
    tags: await readTags(world, ctx, name),
  };
}

async function readTags(world: AwsWorld, ctx: RotationContext, name: string): Promise<Record<string, string>> {
  const tags = await world.aws.read(deed(ctx, 'reading the tags', name, 'iam:ListUserTags'), (iam) =>
    all(iam.sdk.paginateListUserTags({ client: iam.client }, { UserName: name }, iam.options), (page) => page.Tags),
  );
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}

/** None where there is no such user. */
export async function readKeys(world: AwsWorld, ctx: RotationContext, name: string): Promise<readonly UserKey[]> {
  const keys = await orNothing(
    world.aws.read(deed(ctx, 'listing the keys', name, 'iam:ListAccessKeys'), (iam) =>
      all(
        iam.sdk.paginateListAccessKeys({ client: iam.client }, { UserName: name }, iam.options),
        (page) => page.AccessKeyMetadata,
      ),
    ),
  );
  return (keys ?? []).map(({ AccessKeyId, Status }) => ({ id: AccessKeyId ?? '', isActive: Status === 'Active' }));
}

export interface KeyUse {
  /** Undefined where IAM names no user: the key of the account's root. */
  readonly user: string | undefined;
  readonly at: Date | undefined;
}

/** Whose a key is and when it was last used; undefined where the account has no such key. */
export async function readKeyUse(world: AwsWorld, ctx: RotationContext, keyId: string): Promise<KeyUse | undefined> {
  const found = await orNothing(
    world.aws.read(deed(ctx, 'asking whose key it is', keyId, 'iam:GetAccessKeyLastUsed'), (iam) =>
      iam.client.send(new iam.sdk.GetAccessKeyLastUsedCommand({ AccessKeyId: keyId }), iam.options),
    ),
  );
  if (found === undefined) return undefined;
  const at = found.AccessKeyLastUsed?.LastUsedDate;
  return { user: found.UserName, at: at === undefined || Number.isNaN(at.getTime()) ? undefined : at };
}

export async function readRights(world: AwsWorld, ctx: RotationContext, user: IamUser): Promise<Rights> {
  const { name } = user;
  const inline: Record<string, string> = {};
  for (const policy of await inlineNames(world, ctx, name)) {
    const document = await readInline(world, ctx, name, policy);
    if (document !== undefined && !isRevocation(document)) inline[policy] = document;
  }
  const attached = await world.aws.read(
    deed(ctx, 'listing attached policies', name, 'iam:ListAttachedUserPolicies'),
    (iam) =>
      all(
        iam.sdk.paginateListAttachedUserPolicies({ client: iam.client }, { UserName: name }, iam.options),
        (page) => page.AttachedPolicies,
      ),
  );
  const groups = await world.aws.read(deed(ctx, 'listing groups', name, 'iam:ListGroupsForUser'), (iam) =>
    all(
      iam.sdk.paginateListGroupsForUser({ client: iam.client }, { UserName: name }, iam.options),
      (page) => page.Groups,
    ),
  );
  return {
    boundary: user.boundary,
    attached: attached.map(({ PolicyArn }) => PolicyArn ?? '').sort(),
    inline,
    groups: groups.map(({ GroupName }) => GroupName ?? '').sort(),
  };
}

export function inlineNames(world: AwsWorld, ctx: RotationContext, name: string): Promise<readonly string[]> {
  return world.aws.read(deed(ctx, 'listing inline policies', name, 'iam:ListUserPolicies'), (iam) =>
    all(
      iam.sdk.paginateListUserPolicies({ client: iam.client }, { UserName: name }, iam.options),
      (page) => page.PolicyNames,
    ),
  );
}

export async function readInline(
  world: AwsWorld,
  ctx: RotationContext,
  name: string,
  policy: string,
): Promise<string | undefined> {
  const found = await orNothing(
    world.aws.read(deed(ctx, `reading policy ${policy}`, name, 'iam:GetUserPolicy'), ({ sdk, client, options }) =>
      client.send(new sdk.GetUserPolicyCommand({ UserName: name, PolicyName: policy }), options),
    ),
  );
  return found?.PolicyDocument === undefined ? undefined : decodeDocument(found.PolicyDocument);
}

/** Equal digests, equal rights. Short enough for the journal; the policies themselves may be long. */
export function digestOf({ boundary, attached, inline, groups }: Rights): string {
  const documents = Object.entries(inline).map(([name, document]) => [name, canonical(document)] as const);
  const parts = [boundary ?? null, attached, documents.sort(([a], [b]) => (a < b ? -1 : 1)), groups];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What else hangs on a user and would go with it, in words: such a user is not ours alone to remove. */
export async function readAttachments(world: AwsWorld, ctx: RotationContext, name: string): Promise<readonly string[]> {
  const asked = <T>(action: string, call: Parameters<typeof world.aws.read<T>>[1]): Promise<T> =>
    world.aws.read(deed(ctx, 'looking what hangs on the user', name, action), call);
  const UserName = name;
  const login = await orNothing(
    asked('iam:GetLoginProfile', ({ sdk, client, options }) =>
      client.send(new sdk.GetLoginProfileCommand({ UserName }), options),
    ),
  );
  const devices = await asked('iam:ListMFADevices', ({ sdk, client, options }) =>
    client.send(new sdk.ListMFADevicesCommand({ UserName }), options),
  );
  const sshKeys = await asked('iam:ListSSHPublicKeys', ({ sdk, client, options }) =>
    client.send(new sdk.ListSSHPublicKeysCommand({ UserName }), options),
  );
  const certificates = await asked('iam:ListSigningCertificates', ({ sdk, client, options }) =>
    client.send(new sdk.ListSigningCertificatesCommand({ UserName }), options),
  );
  const serviceCredentials = await asked('iam:ListServiceSpecificCredentials', ({ sdk, client, options }) =>
    client.send(new sdk.ListServiceSpecificCredentialsCommand({ UserName }), options),
  );
  return [
    ...(login === undefined ? [] : ['a console password']),
    ...((devices.MFADevices ?? []).length === 0 ? [] : ['MFA devices']),
    ...((sshKeys.SSHPublicKeys ?? []).length === 0 ? [] : ['SSH keys']),
    ...((certificates.Certificates ?? []).length === 0 ? [] : ['signing certificates']),
    ...((serviceCredentials.ServiceSpecificCredentials ?? []).length === 0 ? [] : ['service credentials']),
  ];
}

export function requireUser(user: IamUser | undefined, name: string): IamUser {
  if (user !== undefined) return user;
  throw new AppError('conflict', `aws: looking at the user: ${name}: is gone`, {
    hint: 'somebody removed it after the rotation was planned',
  });
}
