// Which rights are too wide for a replacement unless somebody's recorded word says otherwise.
import type { PolicyRule } from '../core/policy-rules.js';
import type { Right } from './aws-allows.js';
import { includesAction, overlaps, overlapsAction, partsOf } from './aws-patterns.js';
import type { Statement } from './aws-statements.js';

export type AwsRule = Extract<PolicyRule, `aws-${string}`>;

export interface Breach {
  readonly rule: AwsRule;
  /** What breaks it, as it stands in the policy. */
  readonly what: string;
}

const PASS_ROLE = 'iam:PassRole';
const ADMINISTRATOR_ACCESS = ':iam::aws:policy/AdministratorAccess';

/** What is too wide in rights that are written for a replacement: they name their actions and their resources. */
export function breachesOf(rights: readonly Right[]): readonly Breach[] {
  const breaches = rights.flatMap(({ action, resource }): Breach[] => {
    if (isEverything(action) && resource === '*') return [{ rule: 'aws-administrator-access', what: '* on *' }];
    return [
      ...(isWildAction(action) ? [{ rule: 'aws-wildcard-action' as const, what: action }] : []),
      ...(isWildResource(resource) && !isWithoutResources(action)
        ? [{ rule: 'aws-wildcard-resource' as const, what: `${action} on ${resource}` }]
        : []),
      ...(overlapsAction(action, PASS_ROLE) && mayBeRole(resource)
        ? [{ rule: 'aws-pass-role' as const, what: `${action} on ${resource}` }]
        : []),
    ];
  });
  return unique(breaches);
}

/**
 * What is too wide in policies that a replacement would be given as they are. Narrower than the rule for written rights:
 * `s3:*` and resource `*` are what most old policies hold, and are only said.
 */
export function breachesOfCopy(
  statements: readonly Statement[],
  attached: readonly string[],
  boundary?: readonly Statement[],
): readonly Breach[] {
  const breaches = breachesOfPolicies(statements, attached);
  return boundary === undefined ? breaches : breaches.filter(({ rule }) => isWithin(boundary, rule));
}

/** Whether the boundary lets such a right through. */
function isWithin(boundary: readonly Statement[], rule: AwsRule): boolean {
  const allowed = boundary.filter(({ isDeny }) => !isDeny);
  if (rule === 'aws-pass-role') return allowed.some((statement) => isAbout(statement, PASS_ROLE));
  return allowed.some(({ isOtherActions, actions }) => isOtherActions || actions.some((one) => isEverything(one)));
}

function breachesOfPolicies(statements: readonly Statement[], attached: readonly string[]): readonly Breach[] {
  const byArn = attached.filter((arn) => arn.endsWith(ADMINISTRATOR_ACCESS));
  const allowed = statements.filter(({ isDeny }) => !isDeny);
  const isPassRoleDenied = statements.some(
    (one) => one.isDeny && one.condition === undefined && isAbout(one, PASS_ROLE) && one.resources.includes('*'),
  );
  const breaches = allowed.flatMap((statement): Breach[] => {
    const wild = statement.isOtherActions ? [`NotAction ${statement.actions.join(', ')}`] : statement.actions;
    const everything = wild.filter((action) => statement.isOtherActions || isEverything(action));
    const isEverywhere = statement.isOtherResources || statement.resources.includes('*');
    if (everything.length > 0) {
      const isAll = isEverywhere && !statement.isOtherActions;
      return everything.map((what) => ({ rule: isAll ? 'aws-administrator-access' : 'aws-wildcard-action', what }));
    }
    const roles = statement.isOtherResources || statement.resources.some(mayBeRole);
    return isAbout(statement, PASS_ROLE) && roles && !isPassRoleDenied
      ? [{ rule: 'aws-pass-role', what: wild.filter((one) => overlapsAction(one, PASS_ROLE)).join(', ') }]
      : [];
  });
  if (byArn.length > 0) return byArn.map((what) => ({ rule: 'aws-administrator-access', what }));
  return unique(breaches);
}

function mayBeRole(resource: string): boolean {
  const [, , service = '*', , , rest = '*'] = partsOf(resource, 6);
  return resource === '*' || (overlaps(service, 'iam') && overlaps(rest, 'role/*'));
}

function isAbout({ actions, isOtherActions }: Statement, action: string): boolean {
  return actions.some((pattern) => includesAction(pattern, action)) !== isOtherActions;
}

function unique(breaches: readonly Breach[]): readonly Breach[] {
  return [...new Map(breaches.map((breach) => [`${breach.rule} ${breach.what}`, breach])).values()];
}

function isEverything(action: string): boolean {
  return action.split(':').every((part) => /^[*]+$/.test(part));
}

/** A service that is not named, or all actions of one. */
function isWildAction(action: string): boolean {
  const [service = '', name = ''] = action.split(':');
  return /[*?]/.test(service) || /^[*?]*$/.test(name);
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

/**
 * Actions that AWS lets be granted on `*` only, since they are about no resource: a selection from its table of actions.
 * Read actions that list or describe a whole account, and what is asked of a service itself.
 */
const WITHOUT_RESOURCES: readonly string[] = [
  'cloudwatch:GetMetricData',
  'cloudwatch:GetMetricStatistics',
  'cloudwatch:ListMetrics',
  'cloudwatch:PutMetricData',
  'dynamodb:ListTables',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeImages',
  'ec2:DescribeInstances',
  'ec2:DescribeRegions',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVolumes',
  'ec2:DescribeVpcs',
  'ecr:GetAuthorizationToken',
  'iam:GetAccountSummary',
  'iam:ListAccountAliases',
  'iam:ListGroups',
  'iam:ListPolicies',
  'iam:ListRoles',
  'iam:ListUsers',
  'kms:ListAliases',
  'kms:ListKeys',
  'lambda:GetAccountSettings',
  'lambda:ListFunctions',
  's3:ListAllMyBuckets',
  'secretsmanager:GetRandomPassword',
  'secretsmanager:ListSecrets',
  'ses:GetSendQuota',
  'ses:GetSendStatistics',
  'sns:ListTopics',
  'sqs:ListQueues',
  'ssm:DescribeParameters',
  'sts:GetCallerIdentity',
];

export function isWithoutResources(action: string): boolean {
  return WITHOUT_RESOURCES.some((one) => one.toLowerCase() === action.toLowerCase());
}
