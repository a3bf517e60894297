// Permission groups and what a policy's resources cover. Names and scopes are the vendor's; the ids are derived from the
// names, since the real ones are looked up by name too. Only the groups that the fake's routes ask for, and two more.
import { idOfName } from './mint.js';
import type { CloudflareUser, CloudflareZone, Principal, Resources, TokenPolicy } from './model.js';

const ACCOUNT = 'com.cloudflare.api.account';
const ZONE = 'com.cloudflare.api.account.zone';
const USER = 'com.cloudflare.api.user';

const SCOPES = {
  'API Tokens Read': USER,
  'API Tokens Write': USER,
  'User Details Read': USER,
  'Memberships Read': USER,
  'Account API Tokens Read': ACCOUNT,
  'Account API Tokens Write': ACCOUNT,
  'Account Settings Read': ACCOUNT,
  'Workers Scripts Write': ACCOUNT,
  'Zone Read': ZONE,
  'DNS Read': ZONE,
  'DNS Write': ZONE,
  'Cache Purge': ZONE,
} as const;

export type GroupName = keyof typeof SCOPES;

export interface PermissionGroup {
  readonly id: string;
  readonly name: GroupName;
  readonly scopes: readonly string[];
}

export const permissionGroups: readonly PermissionGroup[] = (Object.keys(SCOPES) as GroupName[]).map((name) => ({
  id: idOfName(name),
  name,
  scopes: [SCOPES[name]],
}));

export function groupId(name: GroupName): string {
  return idOfName(name);
}

export function zoneResources(zone: CloudflareZone): Resources {
  return { [`${ZONE}.${zone.id}`]: '*' };
}

export function allZonesResources(accountId: string): Resources {
  return { [`${ACCOUNT}.${accountId}`]: { [`${ZONE}.*`]: '*' } };
}

export function accountResources(accountId: string): Resources {
  return { [`${ACCOUNT}.${accountId}`]: '*' };
}

export function userResources(userId: string): Resources {
  return { [`${USER}.${userId}`]: '*' };
}

export type Target =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'zone'; readonly zone: CloudflareZone };

/** Whether any of these groups is granted on the target. A denial beats each grant; nobody reaches beyond the owner. */
export function may(
  principal: Principal,
  groups: readonly GroupName[],
  target: Target,
  userOf: (id: string) => CloudflareUser | undefined,
): boolean {
  if (principal.kind === 'user') return reaches(principal.user, target);
  const { owner, policies } = principal.token;
  const isInReach = owner.kind === 'account' ? accountOf(target) === owner.id : reaches(userOf(owner.id), target);
  return isInReach && groups.some((name) => isGranted(policies, groupId(name), target));
}

function isGranted(policies: readonly TokenPolicy[], id: string, target: Target): boolean {
  const about = policies.filter(({ groupIds, resources }) => groupIds.includes(id) && covers(resources, target));
  return about.some(({ effect }) => effect === 'allow') && !about.some(({ effect }) => effect === 'deny');
}

function reaches(user: CloudflareUser | undefined, target: Target): boolean {
  if (user === undefined) return false;
  return target.kind === 'user' ? target.id === user.id : user.accountIds.includes(accountOf(target) ?? '');
}

function accountOf(target: Target): string | undefined {
  if (target.kind === 'zone') return target.zone.accountId;
  return target.kind === 'account' ? target.id : undefined;
}

function covers(resources: Resources, target: Target): boolean {
  return Object.entries(resources).some(([name, value]) => {
    if (target.kind === 'user') return name === `${USER}.${target.id}` && value === '*';
    if (target.kind === 'account') return isOne(name, ACCOUNT, target.id) && value === '*';
    const { id, accountId } = target.zone;
    if (isOne(name, ZONE, id)) return value === '*';
    if (!isOne(name, ACCOUNT, accountId) || typeof value === 'string') return false;
    return Object.entries(value).some(([inner, star]) => isOne(inner, ZONE, id) && star === '*');
  });
}

function isOne(name: string, kind: string, id: string): boolean {
  return name === `${kind}.${id}` || name === `${kind}.*`;
}

/** What is wrong with the policies of a request, in words; the kind of each resource must be one that the group is for. */
export function policyProblems(policies: readonly Omit<TokenPolicy, 'id'>[]): readonly string[] {
  return policies.flatMap(({ groupIds, resources }) => {
    const groups = groupIds.map((id) => permissionGroups.find((group) => group.id === id));
    if (groups.some((group) => group === undefined)) return ['a permission group does not exist'];
    const scopes = new Set(groups.flatMap((group) => group?.scopes ?? []));
    const kinds = Object.entries(resources).map(([name, value]) => kindOf(name, value));
    return kinds.every((kind) => kind !== undefined && scopes.has(kind))
      ? []
      : ['a resource is of no kind that its groups are for'];
  });
}

function kindOf(name: string, value: string | Readonly<Record<string, string>>): string | undefined {
  if (typeof value !== 'string') return name.startsWith(`${ACCOUNT}.`) ? ZONE : undefined;
  return [ZONE, USER, ACCOUNT].find((kind) => name.startsWith(`${kind}.`));
}
