import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementsOf } from './aws-statements.js';
import { inWords, usedAction, wantedOf } from './aws-used.js';

const event = (source: string, eventName: string, more: object = {}): string =>
  JSON.stringify({ eventSource: `${source}.amazonaws.com`, eventName, ...more });
const BUCKET = 'arn:aws:s3:::invoices';

describe('usedAction', () => {
  it.each([
    ['sqs', 'SetQueueAttributes', 'sqs:SetQueueAttributes'],
    ['s3', 'ListBuckets', 's3:ListAllMyBuckets'],
    ['s3', 'CompleteMultipartUpload', 's3:PutObject'],
    ['lambda', 'ListFunctions20150331', 'lambda:ListFunctions'],
    ['lambda', 'GetFunction20150331v2', 'lambda:GetFunction'],
    ['monitoring', 'PutMetricAlarm', 'cloudwatch:PutMetricAlarm'],
  ])('reads %s %s as %s', (source, name, action) => {
    expect(usedAction(event(source, name))).toEqual({ action, resources: [] });
  });

  it.each([
    ['was refused', event('s3', 'CreateBucket', { errorCode: 'AccessDenied' })],
    ['was refused by EC2', event('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' })],
    ['every key may do', event('sts', 'GetCallerIdentity')],
    ['has no name', event('s3', '')],
    ['comes from elsewhere', JSON.stringify({ eventSource: 's3.example.com', eventName: 'CreateBucket' })],
    ['can not be read', 'CreateBucket'],
  ])('is none for what %s', (_, text) => {
    expect(usedAction(text)).toBeUndefined();
  });

  it('keeps what failed for another reason: it was allowed', () => {
    expect(usedAction(event('s3', 'CreateBucket', { errorCode: 'BucketAlreadyExists' }))).toBeDefined();
  });

  it('takes the resources of its own service, and none that is a pattern', () => {
    const resources = [BUCKET, 'arn:aws:kms:eu-west-1:1:key/x', 'arn:aws:s3:::*', 'invoices', 7].map((ARN) => ({
      ARN,
    }));
    expect(usedAction(event('s3', 'CreateBucket', { resources }))?.resources).toEqual([BUCKET]);
  });

  it('survives whatever stands in an event', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (one, two, resources) => {
        const used = usedAction(JSON.stringify({ eventSource: one, eventName: two, resources }));
        expect(used === undefined || /^[a-z0-9-]+:[A-Za-z]+$/.test(used.action)).toBe(true);
        usedAction(event('s3', 'CreateBucket', { resources }));
      }),
    );
  });
});

describe('wantedOf', () => {
  const old = (Resource: string | readonly string[]): ReturnType<typeof statementsOf> =>
    statementsOf(JSON.stringify({ Statement: { Effect: 'Allow', Action: 's3:*', Resource } }));
  const used = [{ action: 's3:GetBucketAcl', resources: [] }];

  it('joins what several events say of one action', () => {
    const seen = [BUCKET, 'arn:aws:s3:::other', BUCKET].map((arn) => ({ action: 's3:CreateBucket', resources: [arn] }));
    expect(wantedOf(seen, [])).toEqual({
      wanted: [{ actions: ['s3:CreateBucket'], resources: [BUCKET, 'arn:aws:s3:::other'] }],
      withoutResource: [],
    });
  });

  it('takes the resources of the old policies where none is on record and each is named', () => {
    expect(wantedOf(used, old(BUCKET)).wanted).toEqual([{ actions: ['s3:GetBucketAcl'], resources: [BUCKET] }]);
    for (const resource of ['*', [BUCKET, 'arn:aws:s3:::*'], 'arn:aws:s3:::${aws:username}']) {
      expect(wantedOf(used, old(resource))).toEqual({ wanted: [], withoutResource: ['s3:GetBucketAcl'] });
    }
  });

  it('takes everything for what is about no resource', () => {
    const { wanted } = wantedOf([{ action: 'iam:ListUsers', resources: [] }], []);
    expect(wanted).toEqual([{ actions: ['iam:ListUsers'], resources: ['*'] }]);
  });
});

it('rights are told by resource', () => {
  const rights = ['s3:GetObject', 's3:PutObject'].map((action) => ({ action, resource: BUCKET }));
  expect(inWords([...rights, { action: 'sns:Publish', resource: 'x' }])).toEqual([
    `s3:GetObject, s3:PutObject on ${BUCKET}`,
    'sns:Publish on x',
  ]);
});
