/** What AWS records of a key, for a proxy before its stand-in, which has neither of the two records. */
import type { Fate, GivenAnswer, ProxiedRequest } from './lossy-http-proxy.js';

export interface UsageRecord {
  /** Of CloudTrail, by region: what each event says. */
  readonly events?: Readonly<Record<string, readonly UsageEvent[]>>;
  /** Services with the actions that IAM records of them. */
  readonly services?: readonly { readonly name: string; readonly actions: readonly string[] }[];
  /** Whose events and whose record. */
  readonly keyId: string;
  readonly userArn: string;
  /** Actions that the administrator may not take. */
  readonly denied?: readonly string[];
  /** How many looks at the events are refused for coming too fast. */
  readonly throttled?: number;
}

export interface UsageEvent {
  /** As `s3:CreateBucket`. */
  readonly call: string;
  readonly arns?: readonly string[];
  readonly errorCode?: string;
}

const DAY = '2026-01-02T03:04:05Z';
const PAGE = 2;
const JOB = '98a765b4-3cde-2101-2345-example678f9';

/** Answers for the two records and lets everything else pass. Fails on a request that AWS would not take. */
export function usageFate(record: UsageRecord): (request: ProxiedRequest) => Fate {
  let looks = 0;
  let throttled = record.throttled ?? 0;
  return (request) => {
    if (String(request.headers['x-amz-target'] ?? '') === 'CloudTrail_20131101.LookupEvents') {
      if (throttled > 0) {
        throttled -= 1;
        return json(400, { __type: 'ThrottlingException', Message: 'Rate exceeded' });
      }
      return eventsFor(record, request);
    }
    const query = new URLSearchParams(request.body);
    if (query.get('Action') === 'GenerateServiceLastAccessedDetails') {
      if (isDenied(record, 'iam:GenerateServiceLastAccessedDetails')) return xmlDenied();
      expectAsAtAws(query.get('Granularity') === 'ACTION_LEVEL' && query.get('Arn') === record.userArn, request);
      looks = 0;
      return xml('GenerateServiceLastAccessedDetails', `<JobId>${JOB}</JobId>`);
    }
    if (query.get('Action') !== 'GetServiceLastAccessedDetails') return 'pass';
    expectAsAtAws(query.get('JobId') === JOB, request);
    looks += 1;
    // IAM takes its time.
    return looks === 1
      ? xml('GetServiceLastAccessedDetails', '<JobStatus>IN_PROGRESS</JobStatus>')
      : recordPage(record, Number(query.get('Marker') ?? '0'));
  };
}

function eventsFor(record: UsageRecord, request: ProxiedRequest): GivenAnswer {
  if (isDenied(record, 'cloudtrail:LookupEvents')) return json(400, { __type: 'AccessDeniedException', Message: 'no' });
  const region = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\/cloudtrail\/aws4_request/.exec(
    String(request.headers['authorization']),
  )?.[1];
  const asked = JSON.parse(request.body) as {
    LookupAttributes: { AttributeKey: string; AttributeValue: string }[];
    MaxResults: number;
    NextToken?: string;
  };
  const [attribute] = asked.LookupAttributes;
  expectAsAtAws(region !== undefined && asked.MaxResults <= 50, request);
  expectAsAtAws(attribute?.AttributeKey === 'AccessKeyId' && attribute.AttributeValue === record.keyId, request);
  const all = record.events?.[region ?? ''] ?? [];
  const from = Number(asked.NextToken ?? '0');
  const more = from + PAGE < all.length ? { NextToken: String(from + PAGE) } : {};
  return json(200, { Events: all.slice(from, from + PAGE).map(eventOf), ...more });
}

function eventOf({ call, arns = [], errorCode }: UsageEvent): object {
  const [service = '', name = ''] = call.split(':');
  const eventSource = `${service}.amazonaws.com`;
  const resources = arns.map((ARN) => ({ ARN, accountId: '123456789012' }));
  const text = { eventVersion: '1.09', eventSource, eventName: name, resources, ...(errorCode ? { errorCode } : {}) };
  return { EventName: name, EventSource: eventSource, CloudTrailEvent: JSON.stringify(text) };
}

function recordPage({ services = [] }: UsageRecord, from: number): GivenAnswer {
  const members = services.slice(from, from + PAGE).map(({ name, actions }) => {
    const tracked = actions.map(
      (action) => `<ActionName>${action}</ActionName><LastAccessedTime>${DAY}</LastAccessedTime>`,
    );
    const list = listed('TrackedActionsLastAccessed', tracked);
    return `<ServiceName>${name}</ServiceName><ServiceNamespace>${name}</ServiceNamespace><LastAuthenticated>${DAY}</LastAuthenticated>${list}`;
  });
  const isMore = from + PAGE < services.length;
  const marker = isMore ? `<Marker>${String(from + PAGE)}</Marker>` : '';
  return xml(
    'GetServiceLastAccessedDetails',
    `<JobStatus>COMPLETED</JobStatus>${listed('ServicesLastAccessed', members)}<IsTruncated>${String(isMore)}</IsTruncated>${marker}`,
  );
}

function listed(name: string, members: readonly string[]): string {
  return `<${name}>${members.map((one) => `<member>${one}</member>`).join('')}</${name}>`;
}

function isDenied({ denied = [] }: UsageRecord, action: string): boolean {
  return denied.includes(action);
}

function expectAsAtAws(isAsExpected: boolean, request: ProxiedRequest): void {
  if (!isAsExpected) throw new Error(`AWS would not take this: ${request.body}`);
}

function json(status: number, value: unknown): GivenAnswer {
  return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify(value) };
}

function xml(action: string, result: string): GivenAnswer {
  const body = `<${action}Response xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><${action}Result>${result}</${action}Result></${action}Response>`;
  return { status: 200, type: 'text/xml', body };
}

function xmlDenied(): GivenAnswer {
  const error = '<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error>';
  return { status: 403, type: 'text/xml', body: `<ErrorResponse>${error}</ErrorResponse>` };
}
