import type * as IamModule from '@aws-sdk/client-iam';
import type { AccessKeyMetadata, GroupDetail, ManagedPolicyDetail, UserDetail } from '@aws-sdk/client-iam';
import { AppError } from '../../core/errors.js';
import type { Clock } from '../../platform/clock.js';
import type { Inventory, ListedToken } from '../inventory.js';
import { mapInParallel } from '../parallel.js';
import { unlessGone, type IamReader } from './aws-client.js';
import { broadRights, type NamedPolicy } from './aws-policy.js';
import { MAX_PAGES, optional, tooMany } from './read-api.js';

/** What gives rights in an account, as one call tells it. */
interface Principals {
  readonly users: readonly UserDetail[];
  /** By name. */
  readonly groups: ReadonlyMap<string, GroupDetail>;
  /** Documents of the account's own policies, by ARN. */
  readonly policies: ReadonlyMap<string, string>;
}

/** The active access keys of an account's users and of its root user. Keys of sessions end by themselves. */
export function awsInventory(account: string, iam: IamReader, clock: Clock): Inventory {
  return {
    provider: 'aws',
    realm: account,
    untold: ['an end: access keys have none', 'passwords, signing certificates and keys of single services'],
    async *list(signal) {
      const principals = await readPrincipals(iam, account, signal);
      yield* rootKey(iam, account, signal);
      const keys = mapInParallel(principals.users, (user) => keysOf(iam, user, principals, clock, signal));
      for await (const some of keys) yield* some;
    },
  };
}

async function readPrincipals(iam: IamReader, account: string, signal: AbortSignal): Promise<Principals> {
  const users: UserDetail[] = [];
  const groups: GroupDetail[] = [];
  const policies: ManagedPolicyDetail[] = [];
  let marker: string | undefined;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const deed = { doing: 'listing users', to: `account ${account}`, action: 'iam:GetAccountAuthorizationDetails' };
    const got = await iam({ ...deed, signal }, (client, sdk) => {
      const Filter: IamModule.EntityType[] = ['User', 'Group', 'LocalManagedPolicy'];
      const input = { Filter, MaxItems: 500, ...(marker === undefined ? {} : { Marker: marker }) };
      return client.send(new sdk.GetAccountAuthorizationDetailsCommand(input), { abortSignal: signal });
    });
    users.push(...(got.UserDetailList ?? []));
    groups.push(...(got.GroupDetailList ?? []));
    policies.push(...(got.Policies ?? []));
    marker = got.IsTruncated === true ? got.Marker : undefined;
    if (marker === undefined) return checked({ users, groups, policies }, account);
  }
  throw tooMany('aws', 'listing users');
}

/** Another account's keys under this one's name would be worse than none. */
function checked(
  found: { users: UserDetail[]; groups: GroupDetail[]; policies: ManagedPolicyDetail[] },
  account: string,
): Principals {
  const other = found.users.find(({ Arn }) => Arn !== undefined && Arn.split(':')[4] !== account);
  if (other !== undefined) {
    throw new AppError('config', `aws: listing users: account ${account}: admin belongs to another account`, {
      hint: 'name the admin of this account, or the account of this admin',
    });
  }
  return {
    users: found.users,
    groups: new Map(found.groups.map((group) => [group.GroupName ?? '', group])),
    policies: new Map(found.policies.map((policy) => [policy.Arn ?? '', documentOf(policy)])),
  };
}

function documentOf({ PolicyVersionList: versions = [] }: ManagedPolicyDetail): string {
  return versions.find(({ IsDefaultVersion: isDefault }) => isDefault === true)?.Document ?? '';
}

/** That there is one is all that AWS tells; its id stands in the console. */
async function* rootKey(iam: IamReader, account: string, signal: AbortSignal): AsyncIterable<ListedToken> {
  const deed = { doing: 'asking for a root key', to: `account ${account}`, action: 'iam:GetAccountSummary', signal };
  const { SummaryMap: summary } = await iam(deed, (client, sdk) =>
    client.send(new sdk.GetAccountSummaryCommand({}), { abortSignal: signal }),
  );
  if ((summary?.AccountAccessKeysPresent ?? 0) === 0) return;
  yield {
    kind: 'root access key',
    id: `root of ${account}`,
    name: 'root user',
    owner: 'root user',
    scopes: ['everything'],
    resources: [`account ${account}`],
    broad: [],
    root: 'it belongs to the root user of the account: nothing can limit it',
  };
}

async function keysOf(
  iam: IamReader,
  user: UserDetail,
  principals: Principals,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly ListedToken[]> {
  const name = user.UserName ?? '';
  const deed = { doing: 'listing access keys', to: `user ${name}`, action: 'iam:ListAccessKeys', signal };
  // A user has two at most: there is no second page.
  const listed = await unlessGone(
    iam(deed, (client, sdk) => client.send(new sdk.ListAccessKeysCommand({ UserName: name }), { abortSignal: signal })),
  );
  const active = (listed?.AccessKeyMetadata ?? []).filter(({ Status }) => Status === 'Active');
  const rights = policiesOf(user, principals);
  const keys = active.map(async (key) => {
    const used = await lastUse(iam, key.AccessKeyId ?? '', clock, signal);
    return used && tokenOf(key, user, rights, used.at);
  });
  return (await Promise.all(keys)).filter((key) => key !== undefined);
}

/** Null where the key was never used; undefined where it is gone since it was listed. */
async function lastUse(
  iam: IamReader,
  id: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<{ readonly at: string | null } | undefined> {
  const deed = { doing: 'asking when a key was used', to: id, action: 'iam:GetAccessKeyLastUsed', signal };
  const found = await unlessGone(
    iam(deed, (client, sdk) =>
      client.send(new sdk.GetAccessKeyLastUsedCommand({ AccessKeyId: id }), { abortSignal: signal }),
    ),
  );
  if (found === undefined) return undefined;
  const at = found.AccessKeyLastUsed?.LastUsedDate;
  // A clock of theirs that is ahead of ours is no reason to call a key unused.
  return { at: at === undefined ? null : new Date(Math.min(at.getTime(), clock.now().getTime())).toISOString() };
}

function tokenOf(
  key: AccessKeyMetadata,
  user: UserDetail,
  rights: readonly NamedPolicy[],
  lastUsed: string | null,
): ListedToken {
  const id = key.AccessKeyId ?? '';
  return {
    kind: 'access key',
    id,
    name: user.UserName ?? '',
    owner: user.UserName ?? '',
    scopes: rights.map(({ name }) => name).sort(),
    resources: [],
    ...optional('created', key.CreateDate?.toISOString()),
    lastUsed,
    broad: broadRights(rights),
    onePer: `user ${user.UserName ?? ''}`,
    value: { contains: id },
  };
}

/** All policies that say what a user may, inline and attached, its own and its groups'. */
function policiesOf(user: UserDetail, { groups, policies }: Principals): readonly NamedPolicy[] {
  const sources = [user, ...(user.GroupList ?? []).map((name) => groups.get(name) ?? {})];
  return sources.flatMap((source) => {
    const inline = 'UserPolicyList' in source ? source.UserPolicyList : (source as GroupDetail).GroupPolicyList;
    return [
      ...(inline ?? []).map(({ PolicyName, PolicyDocument }) => ({
        name: PolicyName ?? '',
        document: PolicyDocument ?? '',
      })),
      ...(source.AttachedManagedPolicies ?? []).map(({ PolicyArn: arn = '', PolicyName }) => ({
        name: PolicyName ?? arn,
        arn,
        document: policies.get(arn) ?? '',
      })),
    ];
  });
}
