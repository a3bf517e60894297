// What the replacement may do: never more than the leaked token may. A policy gives groups of permissions on resources; a
// zone is named alone, or below its account.
import { compareText } from '../../core/compare-text.js';
import { AppError } from '../../core/errors.js';
import { printable } from '../../platform/api-client.js';
import type { CloudflareAllowance, Policy } from './settings.js';

const ACCOUNT = 'com.cloudflare.api.account';
const ZONE = 'com.cloudflare.api.account.zone';

/** A resource, and what is meant below it where it is an account. */
interface Target {
  readonly outer: string;
  readonly inner?: string;
}

/**
 * The policies that a person configured, with the denials of the leaked token. `old` is undefined where the leaked
 * credential may do everything, or nobody knows what it may. `ids` knows the groups by their names.
 */
export function narrowPolicies(
  allow: readonly CloudflareAllowance[],
  old: readonly Policy[] | undefined,
  ids: ReadonlyMap<string, string>,
): readonly Policy[] {
  const wanted = allow.flatMap((one) => policiesFor(one, old, ids));
  return [...wanted, ...(old ?? []).filter(({ effect }) => effect === 'deny')];
}

/** Names of the groups that these policies allow. */
export function groupNames(policies: readonly Policy[]): readonly string[] {
  const allowed = policies.filter(({ effect }) => effect === 'allow');
  return [
    ...new Set(
      allowed.flatMap(({ permission_groups }) => permission_groups.map(({ id, name }) => printable(name ?? id))),
    ),
  ];
}

/** Whether both say the same, whatever the order of their parts. */
export function samePolicies(one: readonly Policy[], other: readonly Policy[]): boolean {
  return plain(one) === plain(other);
}

function policiesFor(
  allowance: CloudflareAllowance,
  old: readonly Policy[] | undefined,
  ids: ReadonlyMap<string, string>,
): readonly Policy[] {
  // One policy for each resource: where the leaked token names its zones in two ways, so do these.
  return targetsOf(allowance).map((choices) => {
    const target = choices.find((one) => allowance.permissions.every((name) => isCovered(old, name, one, ids)));
    const missing = allowance.permissions.filter((name) => !isCovered(old, name, choices[0]!, ids));
    if (target === undefined) throw tooMuch(missing, choices[0]!);
    const permission_groups = allowance.permissions.map((name) => ({ id: idOf(name, ids), name }));
    return { effect: 'allow', permission_groups, resources: resourcesOf(target) };
  });
}

/** For each resource the ways to name it, the narrowest first. */
function targetsOf({ zones, account, allZonesOf }: CloudflareAllowance): readonly (readonly Target[])[] {
  if (allZonesOf !== undefined) return [[{ outer: `${ACCOUNT}.${allZonesOf}`, inner: `${ZONE}.*` }]];
  if (zones === undefined) return [[{ outer: `${ACCOUNT}.${account ?? ''}` }]];
  return zones.map((zone) => {
    const alone = { outer: `${ZONE}.${zone}` };
    return account === undefined ? [alone] : [alone, { outer: `${ACCOUNT}.${account}`, inner: `${ZONE}.${zone}` }];
  });
}

function resourcesOf({ outer, inner }: Target): Policy['resources'] {
  return { [outer]: inner === undefined ? '*' : { [inner]: '*' } };
}

/** Who may write may read. */
function isCovered(
  old: readonly Policy[] | undefined,
  name: string,
  target: Target,
  ids: ReadonlyMap<string, string>,
): boolean {
  if (old === undefined) return true;
  const groups = [idOf(name, ids), ids.get(name.replace(/ Read$/, ' Write'))];
  return old.some(
    ({ effect, permission_groups, resources }) =>
      effect === 'allow' && permission_groups.some(({ id }) => groups.includes(id)) && covers(resources, target),
  );
}

function covers(resources: Policy['resources'], { outer, inner }: Target): boolean {
  return Object.entries(resources).some(([name, value]) => {
    const isSame = name === outer || name === outer.replace(/[^.]+$/, '*');
    if (inner === undefined) return isSame && value === '*';
    if (name === `${ZONE}.*` && value === '*') return true;
    if (!isSame || typeof value === 'string') return false;
    return Object.entries(value).some(([below, star]) => star === '*' && (below === inner || below === `${ZONE}.*`));
  });
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

function plain(policies: readonly Policy[]): string {
  const each = policies.map(({ effect, permission_groups, resources }) => {
    const ids = permission_groups.map(({ id }) => id).toSorted();
    const where = Object.entries(resources)
      .map(([name, value]) =>
        JSON.stringify([
          name,
          typeof value === 'string' ? value : Object.entries(value).toSorted(([a], [b]) => compareText(a, b)),
        ]),
      )
      .toSorted();
    return JSON.stringify([effect, ids, where]);
  });
  return JSON.stringify(each.toSorted());
}
