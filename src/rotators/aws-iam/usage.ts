// What AWS recorded of the old key: the events of CloudTrail, which know the key and often the resource, and IAM's record of
// last accesses, which knows the user and actions. What can't be read is said and never taken for "not used".
import { AppError } from '../../core/errors.js';
import { usedAction, type UsedAction } from '../../scopes/aws-used.js';
import type { RotationContext } from '../rotator.js';
import { AwsFailure } from './client.js';
import type { IamUser } from './principal.js';
import { deed, until, type AwsWorld } from './world.js';

export interface Usage {
  readonly used: readonly UsedAction[];
  readonly notes: readonly string[];
  /** Records that could not be read, each with the reason. */
  readonly unread: readonly string[];
}

/** What the administrator needs beyond the usual for `allow: used`. */
export const AWS_USAGE_ACTIONS: readonly string[] = [
  'cloudtrail:LookupEvents',
  'iam:GenerateServiceLastAccessedDetails',
  'iam:GetServiceLastAccessedDetails',
];

/** Of 50 events each, and for each region; AWS answers two a second. */
const MAX_PAGES = 15;
const PACE_MS = 550;
const MAX_ATTEMPTS = 4;
/** How long IAM may take to put its record together. */
const RECORD_MS = 15_000;
/** IAM, STS and other services without regions write their events there. */
const GLOBAL_REGION = 'us-east-1';

export async function readUsed(
  world: AwsWorld,
  ctx: RotationContext,
  { keyId, user }: { readonly keyId: string; readonly user: IamUser },
): Promise<Usage> {
  const { region = GLOBAL_REGION } = world.settings;
  const regions = /^(?:cn|us-gov|us-iso)/.test(region) ? [region] : [...new Set([region, GLOBAL_REGION])];
  const parts: Usage[] = [];
  for (const one of regions) {
    parts.push(await orSaid(`CloudTrail of ${one}`, () => readEvents(world, ctx, keyId, one)));
  }
  const events = parts.flatMap(({ used }) => used);
  const record = await orSaid('the record of last accesses', () => readRecord(world, ctx, user, events));
  const unread = [...parts, record].flatMap((part) => part.unread);
  return {
    used: [...events, ...record.used],
    notes: [
      `what was used is from CloudTrail of ${regions.join(' and ')}, 90 days, and from IAM’s record of last accesses; ` +
        'neither holds reads and writes of data, such as s3:GetObject: name those under allow',
      'what a stranger did with the leaked key stands there, too: read what the new key may do before you approve it',
      ...unread,
      ...parts.flatMap(({ notes }) => notes),
      ...record.notes,
    ],
    unread,
  };
}

async function orSaid(what: string, read: () => Promise<Usage>): Promise<Usage> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const remedy = error.hint === undefined ? '' : ` (${error.hint})`;
    return { used: [], notes: [], unread: [`${what} could not be read: ${error.message}${remedy}`] };
  }
}

async function readEvents(world: AwsWorld, ctx: RotationContext, keyId: string, region: string): Promise<Usage> {
  const used: UsedAction[] = [];
  let next: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    if (page > 0) await world.clock.sleep(PACE_MS, ctx.signal);
    const answer = await pageOfEvents(world, ctx, keyId, region, next);
    used.push(...answer.events.flatMap((event) => usedAction(event) ?? []));
    next = answer.next;
    if (next === undefined) return { used, notes: [], unread: [] };
  }
  return {
    used,
    notes: [`CloudTrail of ${region} has more events than were read: the newest ${String(MAX_PAGES * 50)} count`],
    unread: [],
  };
}

async function pageOfEvents(
  world: AwsWorld,
  ctx: RotationContext,
  keyId: string,
  region: string,
  next: string | undefined,
): Promise<{ readonly events: readonly string[]; readonly next: string | undefined }> {
  const asked = deed(ctx, `looking up events in ${region}`, keyId, 'cloudtrail:LookupEvents');
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await world.aws.lookUpEvents(asked, region, keyId, next);
    } catch (error) {
      const isPassing = error instanceof AwsFailure && error.code === 'provider-unreachable';
      if (!isPassing || attempt >= MAX_ATTEMPTS) throw error;
      await world.clock.sleep(PACE_MS * attempt, ctx.signal);
    }
  }
}

/** Of the user with all its keys. A service that was used by an action that IAM does not record is named. */
async function readRecord(
  world: AwsWorld,
  ctx: RotationContext,
  user: IamUser,
  events: readonly UsedAction[],
): Promise<Usage> {
  const asked = deed(ctx, 'asking for last accesses', user.name, 'iam:GenerateServiceLastAccessedDetails');
  const { JobId } = await world.aws.read(asked, ({ sdk, client, options }) =>
    client.send(
      new sdk.GenerateServiceLastAccessedDetailsCommand({ Arn: user.arn, Granularity: 'ACTION_LEVEL' }),
      options,
    ),
  );
  const used: UsedAction[] = [];
  const services = new Map<string, Date>();
  let Marker: string | undefined;
  do {
    const input = { JobId, ...(Marker === undefined ? {} : { Marker }) };
    const page = await finished(world, ctx, user, input);
    for (const { ServiceNamespace: service, LastAuthenticated, TrackedActionsLastAccessed } of page.services) {
      if (service === undefined) continue;
      if (LastAuthenticated !== undefined) services.set(service, LastAuthenticated);
      for (const { ActionName, LastAccessedTime } of TrackedActionsLastAccessed ?? []) {
        if (ActionName !== undefined && LastAccessedTime !== undefined) {
          used.push({ action: `${service}:${ActionName}`, resources: [] });
        }
      }
    }
    Marker = page.marker;
  } while (Marker !== undefined);
  const explained = new Set([...events, ...used].map(({ action }) => action.split(':')[0]));
  const unexplained = [...services].filter(([service]) => !explained.has(service) && service !== 'sts');
  return {
    used,
    notes: unexplained.map(
      ([service, at]) =>
        `${service} was last used on ${at.toISOString().slice(0, 10)}, AWS does not say by which action: name it under allow if needed`,
    ),
    unread: [],
  };
}

interface RecordPage {
  readonly services: readonly {
    readonly ServiceNamespace?: string | undefined;
    readonly LastAuthenticated?: Date | undefined;
    readonly TrackedActionsLastAccessed?:
      readonly { readonly ActionName?: string | undefined; readonly LastAccessedTime?: Date | undefined }[] | undefined;
  }[];
  readonly marker: string | undefined;
}

async function finished(
  world: AwsWorld,
  ctx: RotationContext,
  user: IamUser,
  input: { readonly JobId: string | undefined; readonly Marker?: string },
): Promise<RecordPage> {
  const asked = deed(ctx, 'reading last accesses', user.name, 'iam:GetServiceLastAccessedDetails');
  const page = await until(world, ctx, RECORD_MS, async () => {
    const answer = await world.aws.read(asked, ({ sdk, client, options }) =>
      client.send(new sdk.GetServiceLastAccessedDetailsCommand(input), options),
    );
    if (answer.JobStatus === 'IN_PROGRESS') return undefined;
    return {
      isDone: answer.JobStatus === 'COMPLETED',
      services: answer.ServicesLastAccessed ?? [],
      marker: answer.Marker,
    };
  });
  if (page?.isDone === true) return page;
  throw new AppError(
    'provider-unreachable',
    `aws: reading last accesses: ${user.name}: IAM did not put its record together`,
  );
}
