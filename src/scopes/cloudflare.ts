// What a token of Cloudflare may do: what each purpose needs, and that a replacement is within what the leaked one may. A
// policy gives groups of permissions on resources; a zone is named alone, or below its account.
import { AppError } from '../core/errors.js';

const ACCOUNT = 'com.cloudflare.api.account';
const ZONE = 'com.cloudflare.api.account.zone';

/** What a token may do in one place: on named zones, on all zones of an account, or on an account. */
export interface CloudflareAllowance {
  /** Names of permission groups, as `DNS Read`. */
  readonly permissions: readonly string[];
  readonly zones?: readonly string[] | undefined;
  readonly account?: string | undefined;
  readonly allZonesOf?: string | undefined;
}

/** As Cloudflare has it. */
export interface CloudflarePolicy {
  readonly effect: 'allow' | 'deny';
  readonly permission_groups: {
    id: string;
    name?: string | undefined;
    meta?: Record<string, string> | undefined;
  }[];
  readonly resources: Record<string, string | Record<string, string>>;
}

/** The least that each purpose needs, and whether it is about zones or an account. */
export const CLOUDFLARE_PURPOSES = {
  'zone-read': { of: 'zones', permissions: ['Zone Read'] },
  'dns-read': { of: 'zones', permissions: ['DNS Read'] },
  'dns-edit': { of: 'zones', permissions: ['DNS Write'] },
  // A client of ACME looks its zone up by name.
  certificates: { of: 'zones', permissions: ['Zone Read', 'DNS Write'] },
  'cache-purge': { of: 'zones', permissions: ['Cache Purge'] },
  'analytics-read': { of: 'zones', permissions: ['Analytics Read'] },
  'workers-deploy': { of: 'account', permissions: ['Workers Scripts Write'] },
  'pages-deploy': { of: 'account', permissions: ['Pages Write'] },
} as const satisfies Readonly<
  Record<string, { readonly of: 'zones' | 'account'; readonly permissions: readonly string[] }>
>;

export type CloudflarePurpose = keyof typeof CLOUDFLARE_PURPOSES;

export const CLOUDFLARE_PURPOSE_NAMES = Object.keys(CLOUDFLARE_PURPOSES) as readonly CloudflarePurpose[];

/** A resource, and what is meant below it where it is an account. */
interface Target {
  readonly outer: string;
  readonly inner?: string;
}

/**
 * The policies that a person configured, with the denials of the leaked token. Fails where they allow what the leaked one
 * does not. `old` is undefined where the leaked credential may do everything, or nobody knows what it may. `ids` knows the
 * groups by their names.
 */
export function narrowPolicies(
  allow: readonly CloudflareAllowance[],
  old: readonly CloudflarePolicy[] | undefined,
  ids: ReadonlyMap<string, string>,
): readonly CloudflarePolicy[] {
  const wanted = allow.flatMap((one) => policiesFor(one, old, ids));
  return [...wanted, ...(old ?? []).filter(({ effect }) => effect === 'deny')];
}

function policiesFor(
  allowance: CloudflareAllowance,
  old: readonly CloudflarePolicy[] | undefined,
  ids: ReadonlyMap<string, string>,
): readonly CloudflarePolicy[] {
  // One policy for each resource: where the leaked token names its zones in two ways, so do these.
  return targetsOf(allowance).map((choices) => {
    const target = choices.find((one) => allowance.permissions.every((name) => isCovered(old, name, one, ids)));
    const missing = allowance.permissions.filter((name) => !isCovered(old, name, choices[0], ids));
    if (target === undefined) throw tooMuch(missing, choices[0]);
    const permission_groups = allowance.permissions.map((name) => ({ id: idOf(name, ids), name }));
    return { effect: 'allow', permission_groups, resources: resourcesOf(target) };
  });
}

type Choices = readonly [Target, ...Target[]];

/** For each resource the ways to name it, the narrowest first. */
function targetsOf({ zones, account, allZonesOf }: CloudflareAllowance): readonly Choices[] {
  if (allZonesOf !== undefined) return [[{ outer: `${ACCOUNT}.${allZonesOf}`, inner: `${ZONE}.*` }]];
  if (zones === undefined) return [[{ outer: `${ACCOUNT}.${account ?? ''}` }]];
  return zones.map((zone) => {
    const alone = { outer: `${ZONE}.${zone}` };
    return account === undefined ? [alone] : [alone, { outer: `${ACCOUNT}.${account}`, inner: `${ZONE}.${zone}` }];
  });
}

function resourcesOf({ outer, inner }: Target): CloudflarePolicy['resources'] {
  return { [outer]: inner === undefined ? '*' : { [inner]: '*' } };
}

/** Who may write may read, unless writing there is denied: a group to read would not be stopped by that denial. */
function isCovered(
  old: readonly CloudflarePolicy[] | undefined,
  name: string,
  target: Target,
  ids: ReadonlyMap<string, string>,
): boolean {
  if (old === undefined) return true;
  const own = idOf(name, ids);
  const write = name.endsWith(' Read') ? ids.get(name.replace(/ Read$/, ' Write')) : undefined;
  const isDenied = (id: string): boolean =>
    old.some(
      ({ effect, permission_groups, resources }) =>
        effect === 'deny' && permission_groups.some((one) => one.id === id) && touches(resources, target),
    );
  const groups = write === undefined || isDenied(write) ? [own] : [own, write];
  return old.some(
    ({ effect, permission_groups, resources }) =>
      effect === 'allow' && permission_groups.some(({ id }) => groups.includes(id)) && covers(resources, target),
  );
}

function covers(resources: CloudflarePolicy['resources'], { outer, inner }: Target): boolean {
  return Object.entries(resources).some(([name, value]) => {
    const isSame = name === outer || name === outer.replace(/[^.]+$/, '*');
    if (inner === undefined) return isSame && value === '*';
    if (name === `${ZONE}.*` && value === '*') return true;
    if (!isSame || typeof value === 'string') return false;
    return Object.entries(value).some(([below, star]) => star === '*' && (below === inner || below === `${ZONE}.*`));
  });
}

/** Whether they may have something in common; of two that name different kinds of things that is not known. */
function touches(resources: CloudflarePolicy['resources'], target: Target): boolean {
  const all = Object.entries(resources).flatMap(([outer, value]): Target[] =>
    typeof value === 'string' ? [{ outer }] : Object.keys(value).map((inner) => ({ outer, inner })),
  );
  return all.some(
    (one) => isPerhapsOne(zoneOf(one), zoneOf(target)) && isPerhapsOne(accountOf(one), accountOf(target)),
  );
}

function isPerhapsOne(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return true;
  return one.endsWith('.*') || other.endsWith('.*');
}

function zoneOf({ outer, inner }: Target): string | undefined {
  return inner ?? (outer.startsWith(`${ZONE}.`) ? outer : undefined);
}

function accountOf({ outer }: Target): string | undefined {
  return outer.startsWith(`${ZONE}.`) ? undefined : outer;
}

function idOf(name: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(name);
  if (id !== undefined) return id;
  throw new AppError('config', `cloudflare: planning: permission ${name}: Cloudflare has no group of this name`, {
    hint: 'the names stand in the list of permission groups, as DNS Read or Zone Settings Write',
  });
}

function tooMuch(permissions: readonly string[], { outer, inner }: Target): AppError {
  const where = inner === undefined ? outer : `${inner} of ${outer}`;
  return new AppError(
    'config',
    `cloudflare: planning: ${permissions.join(', ')}: on ${where}: the leaked token may not do that`,
    {
      hint: 'a replacement never may more than the leaked one; name the account too where that gives zones by account',
    },
  );
}
