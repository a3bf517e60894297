import { ListRolesCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { AWS_IAM_ADMIN_ACTIONS, AWS_USAGE_ACTIONS } from '../../src/rotators/aws-iam.js';
import { describeAws, notesOf, refusalOf, REGION } from '../support/aws-bench.js';
import { usageFate, type UsageRecord } from '../support/aws-usage.js';
import { ACCOUNT } from '../support/aws-world.js';

describeAws('what AWS recorded of a key at aws-iam', (bench) => {
  const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`;
  const recorded = async (record: Partial<UsageRecord>): Promise<Credential> => {
    const leaked = await bench.leakedWith(
      { Effect: 'Allow', Action: ['sqs:*', 's3:*', 'iam:List*', 'sns:*', 'sts:*'], Resource: '*' },
      { Effect: 'Allow', Action: 'dynamodb:*', Resource: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/orders` },
    );
    const whose = { keyId: attribute(leaked, 'key-id'), userArn: `arn:aws:iam::${ACCOUNT}:user/orders` };
    bench.account.proxy.decide(usageFate({ ...whose, ...record }));
    return leaked;
  };

  it('is what the new key may do: all pages, all regions, and what the old policies say of the resource', async () => {
    const leaked = await recorded({
      events: {
        [REGION]: [
          { call: 'sqs:SetQueueAttributes', arns: [QUEUE] },
          { call: 'sqs:SetQueueAttributes', arns: [QUEUE] },
          { call: 's3:CreateBucket', arns: ['arn:aws:s3:::invoices', 'arn:aws:iam::1:role/x'] },
          { call: 'sns:DeleteTopic', arns: [`arn:aws:sns:${REGION}:${ACCOUNT}:x`], errorCode: 'AccessDenied' },
        ],
        'us-east-1': [{ call: 'iam:ListUsers' }, { call: 'sts:GetCallerIdentity' }, { call: 'ec2:RunInstances' }],
      },
      services: [
        { name: 'dynamodb', actions: ['DescribeTable'] },
        { name: 'sns', actions: [] },
        { name: 's3', actions: ['GetBucketAcl'] },
      ],
      throttled: 2,
    });
    const rotator = bench.allowing('used');
    const plan = await bench.planned(rotator, leaked);
    expect(plan.snapshot.facts['scope']).toMatchObject({
      Statement: [
        { Action: ['dynamodb:DescribeTable'], Resource: [`arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/orders`] },
        { Action: ['iam:ListUsers'], Resource: ['*'] },
        { Action: ['s3:CreateBucket'], Resource: ['arn:aws:s3:::invoices'] },
        { Action: ['sqs:SetQueueAttributes'], Resource: [QUEUE] },
      ],
    });
    expect(notesOf(plan)).toContain('s3:GetBucketAcl was used, AWS does not say on what');
    expect(notesOf(plan)).toContain('ec2:RunInstances was used, AWS does not say on what');
    expect(notesOf(plan)).toContain('sns was last used on 2026-01-02, AWS does not say by which action');
    expect(notesOf(plan)).not.toContain('could not be read');
    const successor = await rotator.issue(bench.ctx, plan);
    await rotator.verify(bench.ctx, plan, successor);
    expect(await bench.account.may(successor, (iam) => iam.send(new ListUsersCommand({})))).toBe(true);
    expect(await bench.account.may(successor, (iam) => iam.send(new ListRolesCommand({})))).toBe(false);
  });

  it.each([
    ['CloudTrail of eu-west-1', 'cloudtrail:LookupEvents'],
    ['the record of last accesses', 'iam:GenerateServiceLastAccessedDetails'],
  ])('is said not to be read where the administrator may not read %s, with the missing right', async (what, action) => {
    const leaked = await recorded({
      events: { [REGION]: [{ call: 'sqs:SetQueueAttributes', arns: [QUEUE] }] },
      services: [{ name: 'dynamodb', actions: ['DescribeTable'] }],
      denied: [action],
    });
    const plan = await bench.planned(bench.allowing('used'), leaked);
    expect(notesOf(plan)).toMatch(new RegExp(`${what} could not be read: .*AccessDenied.*needs ${action}`));
    expect(plan.snapshot.facts['scope']).toMatchObject({ Statement: [expect.anything()] });
  });

  it('is added to what is named beside it', async () => {
    const leaked = await recorded({ events: { [REGION]: [{ call: 'sqs:SetQueueAttributes', arns: [QUEUE] }] } });
    const named = { actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] };
    const plan = await bench.planned(bench.allowing('used', named), leaked);
    expect(plan.snapshot.facts['scope']).toMatchObject({
      Statement: [{ Action: ['s3:PutObject'] }, { Action: ['sqs:SetQueueAttributes'] }],
    });
  });

  it('is no plan where nothing is on record: an unused key is not one that needs nothing', async () => {
    const failure = await refusalOf(bench.allowing('used').snapshot(bench.ctx, await recorded({})));
    expect(failure).toMatchObject({ code: 'config' });
    expect(String(failure)).toContain('none are left');
  });

  it('needs no more rights of the administrator than are listed', async () => {
    const leaked = await recorded({ services: [{ name: 'dynamodb', actions: ['DescribeTable'] }] });
    const admin = await bench.adminWith([...AWS_IAM_ADMIN_ACTIONS, ...AWS_USAGE_ACTIONS]);
    const rotator = bench.account.rotator({ allow: ['used'] }, admin);
    const plan = await bench.planned(rotator, leaked);
    await rotator.withdraw(bench.ctx, plan, await rotator.issue(bench.ctx, plan));
  });
});
