// What AWS saw a key do, as wanted rights: from the events of CloudTrail and from the record of last accesses.
import type { Right, WantedRights } from './aws-allows.js';
import { includesAction } from './aws-patterns.js';
import { isObject, listOf, type Statement } from './aws-statements.js';
import { isWithoutResources } from './aws-unscoped.js';
import { isWildResource } from './aws-width.js';

/** What one event of CloudTrail says: an action, and the ARNs that it names of the same service. */
export interface UsedAction {
  readonly action: string;
  readonly resources: readonly string[];
}

export interface Used {
  readonly wanted: readonly WantedRights[];
  /** Used, but on what is not known. */
  readonly withoutResource: readonly string[];
}

/** Services whose name in an event is not the one in policies. */
const PREFIXES: Readonly<Record<string, string>> = { monitoring: 'cloudwatch', tagging: 'tag', email: 'ses' };
/** Calls that are allowed by an action of another name. */
const ACTIONS: Readonly<Record<string, string>> = {
  's3:ListBuckets': 's3:ListAllMyBuckets',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:CopyObject': 's3:PutObject',
  's3:UploadPart': 's3:PutObject',
  's3:CreateMultipartUpload': 's3:PutObject',
  's3:CompleteMultipartUpload': 's3:PutObject',
  's3:DeleteObjects': 's3:DeleteObject',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycle': 's3:GetLifecycleConfiguration',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  'lambda:Invoke': 'lambda:InvokeFunction',
  'dynamodb:TransactGetItems': 'dynamodb:GetItem',
};
/** What every key may do without any policy. */
const FREE = ['sts:GetCallerIdentity', 'sts:GetSessionToken'];

/** The action of an event; undefined for one that was refused, that needs no right, or that can't be read. */
export function usedAction(event: string): UsedAction | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(event);
  } catch {
    return undefined;
  }
  if (!isObject(parsed)) return undefined;
  const { eventSource, eventName, errorCode, resources } = parsed;
  if (typeof eventSource !== 'string' || typeof eventName !== 'string') return undefined;
  if (typeof errorCode === 'string' && /AccessDenied|Unauthorized/.test(errorCode)) return undefined;
  const host = /^([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(eventSource)?.[1];
  // Lambda's events bear the date of its API: ListFunctions20150331.
  const call = /^([A-Za-z]{2,64}?)(?:20\d{6}(?:v\d)?)?$/.exec(eventName)?.[1];
  if (host === undefined || call === undefined) return undefined;
  const service = PREFIXES[host] ?? host;
  const named = `${service}:${call}`;
  const action = ACTIONS[named] ?? named;
  return FREE.includes(action) ? undefined : { action, resources: arnsOf(resources, service) };
}

/** Of the service of the action itself: an event also names keys and roles that were used on the way. */
function arnsOf(resources: unknown, service: string): readonly string[] {
  return listOf(resources ?? []).flatMap((resource) => {
    const arn = isObject(resource) ? (resource['ARN'] ?? resource['arn']) : undefined;
    if (typeof arn !== 'string' || !/^arn:[a-z-]+:[a-z0-9-]+:[^\s*?$]+$/.test(arn)) return [];
    const owner = arn.split(':')[2];
    return owner === service || (service === 'sts' && owner === 'iam') ? [arn] : [];
  });
}

/**
 * Wanted rights for what was used. Where no resource is on record the old policies' own are taken, if they name any: the
 * new ones can't be wider than that.
 */
export function wantedOf(used: readonly UsedAction[], old: readonly Statement[]): Used {
  const byAction = new Map<string, Set<string>>();
  for (const { action, resources } of used) {
    const known = byAction.get(action) ?? new Set<string>();
    for (const resource of resources) known.add(resource);
    byAction.set(action, known);
  }
  const wanted: WantedRights[] = [];
  const withoutResource: string[] = [];
  for (const [action, seen] of [...byAction].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const resources = seen.size > 0 ? [...seen].sort() : isWithoutResources(action) ? ['*'] : oldResources(action, old);
    if (resources.length === 0) withoutResource.push(action);
    else wanted.push({ actions: [action], resources });
  }
  return { wanted, withoutResource };
}

function oldResources(action: string, old: readonly Statement[]): readonly string[] {
  const holding = old.filter(
    ({ isDeny, isOtherActions, isOtherResources, actions }) =>
      !isDeny && !isOtherActions && !isOtherResources && actions.some((one) => includesAction(one, action)),
  );
  const resources = holding.flatMap((statement) => statement.resources);
  const isNamed = resources.every((resource) => !isWildResource(resource) && !resource.includes('${'));
  return isNamed ? [...new Set(resources)].sort() : [];
}

/** For a plan: `s3:PutObject, s3:GetObject on arn:…`. */
export function inWords(rights: readonly Right[]): readonly string[] {
  const byResource = new Map<string, string[]>();
  for (const { action, resource } of rights) byResource.set(resource, [...(byResource.get(resource) ?? []), action]);
  return [...byResource].map(([resource, actions]) => `${actions.join(', ')} on ${resource}`);
}
