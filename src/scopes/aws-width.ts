// Which rights are too wide for a replacement unless somebody's recorded word says otherwise.
import type { PolicyRule } from '../core/policy-rules.js';
import { matchesName } from '../core/glob.js';
import type { Right } from './aws-allows.js';
import { givenBy, mayDo, partText, plainPart, type Given, type Part } from './aws-given.js';
import { overlaps, partsOf } from './aws-patterns.js';
import type { Statement } from './aws-statements.js';
import { isWithoutResources } from './aws-unscoped.js';

export type AwsRule = Extract<PolicyRule, `aws-${string}` | 'forbidden-scope'>;

export interface Breach {
  readonly rule: AwsRule;
  /** What breaks it, as it stands in the policy. */
  readonly what: string;
  /** It stays within one service and hands nothing on. */
  readonly isWithinService: boolean;
}

const PASS_ROLE = 'iam:PassRole';
const ADMINISTRATOR_ACCESS = ':iam::aws:policy/AdministratorAccess';

/** What is too wide in rights that are written for a replacement. */
export function breachesOf(rights: readonly Right[]): readonly Breach[] {
  return unique(rights.flatMap(({ action, resource }) => judge(plainPart(action), plainPart(resource))));
}

/** What is too wide in policies that a replacement would be given as they are. */
export function breachesOfCopy(
  granted: readonly Statement[],
  attached: readonly string[],
  boundary?: readonly Statement[],
): readonly Breach[] {
  const breaches = breachesOfGiven(givenBy(granted, boundary));
  const isEverything = breaches.some(({ rule }) => rule === 'aws-administrator-access');
  const named = attached.filter((arn) => isEverything && arn.endsWith(ADMINISTRATOR_ACCESS));
  if (named.length === 0) return breaches;
  return named.map((what) => ({ rule: 'aws-administrator-access', what, isWithinService: false }));
}

/**
 * Rights that the policy forbids to this provider: its patterns with a colon stand for actions, and the others for names of
 * policies. `*` alone is a matter of AdministratorAccess, which has a rule of its own.
 */
export function forbiddenIn(
  actions: readonly Part[],
  attached: readonly string[],
  forbidden: readonly string[],
): readonly Breach[] {
  const names = attached.map((arn) => arn.split('/').at(-1) ?? arn);
  const found = forbidden.flatMap((pattern): readonly string[] => {
    if (/^[*:]+$/.test(pattern)) return [];
    if (pattern.includes(':')) return actions.filter((part) => mayDo(part, pattern)).map(partText);
    return names.filter((name) => matchesName(name.toLowerCase(), pattern.toLowerCase()));
  });
  return unique(found.map((what) => ({ rule: 'forbidden-scope', what, isWithinService: false })));
}

/** What is too wide in what policies come to. */
export function breachesOfGiven(given: readonly Given[]): readonly Breach[] {
  return unique(
    given.flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.flatMap((resource) => judge(action, resource))),
    ),
  );
}

function judge(action: Part, resource: Part): readonly Breach[] {
  const what = `${partText(action)} on ${partText(resource)}`;
  const isAll = isEverything(action.pattern);
  if (isAll && action.but.length === 0 && resource.pattern === '*' && resource.but.length === 0) {
    return [{ rule: 'aws-administrator-access', what, isWithinService: false }];
  }
  const isWithinService = isServiceNamed(action.pattern);
  const isAnywhere = isWildResource(resource.pattern) && !isWithoutResources(action.pattern);
  return [
    ...(isWildAction(action.pattern)
      ? [{ rule: 'aws-wildcard-action' as const, what: partText(action), isWithinService }]
      : []),
    ...(isAnywhere ? [{ rule: 'aws-wildcard-resource' as const, what, isWithinService }] : []),
    ...(mayDo(action, PASS_ROLE) && mayBeRole(resource.pattern)
      ? [{ rule: 'aws-pass-role' as const, what, isWithinService: false }]
      : []),
  ];
}

function mayBeRole(resource: string): boolean {
  const [, , service = '*', , , rest = '*'] = partsOf(resource, 6);
  return resource === '*' || (overlaps(service, 'iam') && overlaps(rest, 'role/*'));
}

function unique(breaches: readonly Breach[]): readonly Breach[] {
  return [...new Map(breaches.map((breach) => [`${breach.rule} ${breach.what}`, breach])).values()];
}

function isEverything(action: string): boolean {
  return action.split(':').every((part) => /^[*]+$/.test(part));
}

function isServiceNamed(action: string): boolean {
  return !/[*?]/.test(action.split(':')[0] ?? '');
}

/** A service that is not named, or all actions of one. */
function isWildAction(action: string): boolean {
  const [, name = ''] = action.split(':');
  return !isServiceNamed(action) || /^[*?]*$/.test(name);
}

/** Nothing of the resource is named but its kind: `*`, every bucket, every queue, every table. */
export function isWildResource(resource: string): boolean {
  const [, , service = '', , , rest = ''] = partsOf(resource, 6);
  if (resource === '*' || /[*?]/.test(service)) return true;
  const [kind = '', ...names] = rest.split(/[/:]/);
  // A bucket, queue or topic has no kind before its name.
  const named = service === 's3' || names.length === 0 ? kind : names.join('/');
  return !/[A-Za-z0-9]/.test(named);
}
