// What the new key may do, against moto with IAM enforced and, for what AWS records, against a stand-in before it.
import { ListRolesCommand, ListUsersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import { AWS_IAM_ADMIN_ACTIONS, AWS_USAGE_ACTIONS, type AwsIamSettings } from '../../src/rotators/aws-iam.js';
import type { RotationContext, Rotator, SuccessorPlan } from '../../src/rotators/rotator.js';
import { askBucket, makeBucket } from '../support/aws-buckets.js';
import { usageFate, type UsageRecord } from '../support/aws-usage.js';
import { ACCOUNT, startAws, type AwsAccount, type AwsServer } from '../support/aws-world.js';
import { missingBackend } from '../support/backends.js';
import { newContext, planOf } from './rotators.js';

const missing = missingBackend('python');
const REGION = 'eu-west-1';
const EXPIRES = '2099-01-02T03:04:05.678Z';

describe.skipIf(missing !== undefined)(`least rights of aws-iam${missing === undefined ? '' : ` (${missing})`}`, () => {
  let aws: AwsServer;
  let account: AwsAccount;
  let ctx: RotationContext;
  beforeAll(async () => {
    aws = await startAws();
  }, 60_000);
  afterAll(() => aws.stop());
  beforeEach(async () => {
    account = await aws.freshAccount();
    ctx = newContext();
  });

  const grant = (name: string, ...statements: readonly object[]): Promise<unknown> => {
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    return account.iam.send(new PutUserPolicyCommand({ UserName: 'orders', PolicyName: name, PolicyDocument }));
  };
  const leakedWith = async (...statements: readonly object[]): Promise<Credential> => {
    await account.newUser({ name: 'orders' });
    await grant('own', ...statements);
    return account.newKey('orders');
  };
  const allowing = (...allow: NonNullable<AwsIamSettings['allow']>): Rotator => account.rotator({ allow });
  const plannedFor = (rotator: Rotator, credential: Credential): Promise<SuccessorPlan> =>
    planOf({ rotator, credential }, 'overlap', ctx);
  const bucket = (credential: Credential, method: 'PUT' | 'GET', path: string): Promise<string> => {
    const key = { accessKeyId: attribute(credential, 'key-id'), secretAccessKey: credential.secret.reveal() };
    return askBucket({ endpoint: account.endpoint, region: REGION }, key, method, path);
  };
  const notesOf = ({ snapshot }: SuccessorPlan): string => snapshot.notes.join('\n');

  it('gives one policy with what was asked for, and no policy or group of the old user', async () => {
    await account.newUser({
      name: 'orders',
      inline: ['*'],
      attached: ['s3:*'],
      group: ['sqs:*'],
      tags: { team: 'blue' },
    });
    const rotator = allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const plan = { ...(await plannedFor(rotator, await account.newKey('orders'))), expiresAt: EXPIRES };
    const successor = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, successor);
    expect((await account.users())[attribute(successor, 'user-name')]).toMatchObject({
      attached: [],
      groups: [],
      tags: { team: 'blue', 'unleak-rotation': ctx.rotationId },
      inline: {
        'unleak-scope': {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::invoices/*'] },
            {
              Effect: 'Deny',
              Action: ['*'],
              Resource: ['*'],
              Condition: { DateGreaterThan: { 'aws:CurrentTime': '2099-01-02T03:04:05Z' } },
            },
          ],
        },
      },
    });
    expect(await account.may(successor, (iam) => iam.send(new ListUsersCommand({})))).toBe(false);
  });

  it.each([
    ['s3:GetObject', 'arn:aws:s3:::invoices/*', true],
    ['s3:GetObject', 'arn:aws:s3:::payroll/*', false],
    ['s3:PutObject', 'arn:aws:s3:::invoices/*', false],
  ])('an answer of the comparison is AWS’ own: %s on %s, %s', async (action, resource, expected) => {
    for (const name of ['invoices', 'payroll']) {
      await makeBucket({ endpoint: account.endpoint, region: REGION }, account.admin, name);
    }
    const leaked = await leakedWith(
      { Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::invoices/*', 'arn:aws:s3:::payroll'] },
      { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
    );
    const path = `${resource.slice('arn:aws:s3:::'.length, -1)}old`;
    const method = action === 's3:GetObject' ? 'GET' : 'PUT';
    expect(await bucket(leaked, method, path)).toBe(expected ? 'works' : 'AccessDenied');
    const rotator = allowing({ actions: [action], resources: [resource] });
    if (!expected) {
      await expect(rotator.snapshot(ctx, leaked)).rejects.toMatchObject({ code: 'config' });
      return;
    }
    const successor = await rotator.issue(ctx, await plannedFor(rotator, leaked));
    expect(await bucket(successor, method, path)).toBe('works');
    expect(await bucket(successor, method, 'payroll/old')).toBe('AccessDenied');
  });

  it('names each right that the old key is not shown to have', async () => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' });
    const rotator = allowing({ actions: ['s3:GetObject', 's3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const failure = await refusalOf(rotator.snapshot(ctx, leaked));
    expect(failure).toMatchObject({ code: 'config' });
    expect(String(failure)).toContain('s3:PutObject on arn:aws:s3:::invoices/*: no single statement');
    expect(String(failure)).not.toContain('s3:GetObject');
  });

  it.each([
    ['aws-administrator-access', { actions: ['*'], resources: ['*'] }],
    ['aws-wildcard-action', { actions: ['s3:*'], resources: ['arn:aws:s3:::invoices/*'] }],
    ['aws-wildcard-resource', { actions: ['s3:GetObject'], resources: ['*'] }],
    ['aws-pass-role', { actions: ['iam:PassRole'], resources: [`arn:aws:iam::${ACCOUNT}:role/worker`] }],
  ])('asks for a waiver of %s, and says in the plan whose it is', async (rule, rights) => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const failure = await refusalOf(allowing(rights).snapshot(ctx, leaked));
    expect(failure).toMatchObject({ code: 'config', hint: expect.stringContaining('policy.waivers') as string });
    expect(String(failure)).toContain(`(${rule})`);
    const waiver: AwsIamSettings['waiver'] = (asked) =>
      asked === rule ? { inForce: `${asked} is waived by ann` } : { remedy: 'none' };
    const plan = await plannedFor(account.rotator({ allow: [rights], waiver }), leaked);
    expect(notesOf(plan)).toContain(`${rule} is waived by ann`);
    expect(plan.snapshot.facts['waived']).toEqual([`${rule} is waived by ann`]);
  });

  it.each([
    ['everything', { Effect: 'Allow', Action: '*', Resource: '*' }, 'aws-administrator-access'],
    ['all but IAM', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, 'aws-wildcard-action'],
    ['handing roles on', { Effect: 'Allow', Action: 'iam:Pass*', Resource: '*' }, 'aws-pass-role'],
  ])('does not copy %s without a waiver, and proposes lines to add', async (_, statement, rule) => {
    const failure = await refusalOf(account.rotator().snapshot(ctx, await leakedWith(statement)));
    expect(String(failure)).toContain(`(${rule})`);
    expect(failure.hint).toContain('allow: used');
  });

  it('copies narrow rights, and proposes fewer by their purpose', async () => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' });
    const plan = await plannedFor(account.rotator(), leaked);
    expect(plan.snapshot.facts['scope']).toBeNull();
    expect(notesOf(plan)).toContain("allow: { purpose: bucket-read, resources: ['ARN'] }");
  });

  it('gives a purpose what the old key had of it, and says what is left out', async () => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' });
    const queue = `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`;
    const plan = await plannedFor(allowing({ purpose: 'queue-send', resources: [queue] }), leaked);
    expect(plan.snapshot.facts['scope']).toMatchObject({
      Statement: [{ Action: ['sqs:SendMessage'], Resource: [queue] }],
    });
    expect(notesOf(plan)).toContain(`not given to the new key: sqs:GetQueueUrl on ${queue}`);
    const other = allowing({ purpose: 'topic-publish', resources: [queue.replace(':sqs:', ':sns:')] });
    expect(String(await refusalOf(other.snapshot(ctx, leaked)))).toContain('none are left');
  });

  it('makes no user where the policies of the old one shrank under the same name since the plan', async () => {
    await account.newUser({ name: 'orders', group: ['s3:*'] });
    const rotator = allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const plan = await plannedFor(rotator, await account.newKey('orders'));
    await account.shrinkGroup('orders-group', ['s3:GetObject']);
    await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    expect(Object.keys(await account.users())).toEqual(['admin', 'orders']);
  });

  it('says when the new key may do more than its plan', async () => {
    await account.newUser({ name: 'orders', inline: ['iam:ListUsers', 's3:GetObject'] });
    const rotator = allowing({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const plan = await plannedFor(rotator, await account.newKey('orders'));
    const successor = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, successor);
    const UserName = attribute(successor, 'user-name');
    const more = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    });
    await account.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'more', PolicyDocument: more }));
    const failure = await refusalOf(rotator.verify(ctx, plan, successor));
    expect(failure).toMatchObject({ code: 'conflict' });
    expect(String(failure)).toContain('may iam:ListUsers, unlike its plan');
  });

  it('proves a key by a read that it was given', async () => {
    await account.newUser({ name: 'orders', inline: ['iam:ListUsers', 'iam:ListRoles'] });
    const rotator = allowing({ actions: ['iam:ListRoles'], resources: ['*'] });
    const plan = await plannedFor(rotator, await account.newKey('orders'));
    expect(plan.snapshot.facts).toMatchObject({ readAction: 'iam:ListRoles', deniedRead: 'iam:ListUsers' });
    const successor = await rotator.issue(ctx, plan);
    await rotator.verify(ctx, plan, successor);
    expect(await account.may(successor, (iam) => iam.send(new ListRolesCommand({})))).toBe(true);
  });

  it('keeps the rights of a narrow key at the next rotation, and gives them a new end', async () => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const rotator = allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const past = { ...(await plannedFor(rotator, leaked)), expiresAt: '2020-01-01T00:00:00.000Z' };
    const first = await rotator.issue(ctx, past);
    ctx = newContext();
    for (const next of [account.rotator(), rotator]) {
      const plan = { ...(await plannedFor(next, first)), expiresAt: EXPIRES };
      const second = await next.issue(ctx, plan);
      const { inline } = (await account.users())[attribute(second, 'user-name')]!;
      expect(JSON.stringify(inline)).not.toContain('2020-01-01');
      expect(inline).toMatchObject({
        'unleak-scope': { Statement: [{ Action: ['s3:PutObject'] }, { Effect: 'Deny' }] },
      });
      await next.withdraw(ctx, plan, second);
    }
  });

  it('in an emergency leaves open what the replacement may do until somebody has said it', async () => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const hasty = account.rotator({ isEmergency: true });
    const plan = await plannedFor(hasty, leaked);
    expect(notesOf(plan)).toContain('too wide: * (aws-administrator-access)');
    await hasty.disable(ctx, plan);
    expect(await hasty.confirm(ctx, plan)).toBe('rejected');
    await expect(account.rotator().issue(ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining(`unleak rotations resume ${ctx.rotationId}`) as string,
    });
    expect(Object.keys(await account.users())).toEqual(['admin', 'orders']);
    const settled = allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const successor = await settled.issue(ctx, plan);
    expect((await account.users())[attribute(successor, 'user-name')]).toMatchObject({
      inline: { 'unleak-scope': { Statement: [{ Action: ['s3:PutObject'] }] } },
    });
  });

  it('in an emergency makes no second key of a user with such rights without a waiver either', async () => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const same = { principal: 'same-user' } as const;
    const plan = await plannedFor(account.rotator({ ...same, isEmergency: true }), leaked);
    await expect(account.rotator(same).issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
    expect(Object.keys((await account.users())['orders']!.keys)).toEqual([attribute(leaked, 'key-id')]);
    const waived = account.rotator({ ...same, waiver: () => ({ inForce: 'waived by ann' }) });
    await waived.issue(ctx, plan);
    expect(Object.keys((await account.users())['orders']!.keys)).toHaveLength(2);
  });

  it('refuses a policy that is too long for a user', async () => {
    const leaked = await leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const resources = Array.from({ length: 60 }, (_, n) => `arn:aws:s3:::bucket-number-${String(n)}/some/folder/*`);
    const failure = await refusalOf(allowing({ actions: ['s3:GetObject'], resources }).snapshot(ctx, leaked));
    expect(failure).toMatchObject({ code: 'config', hint: expect.stringContaining('2048 characters') as string });
  });

  describe('what AWS recorded', () => {
    const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`;
    const recorded = async (record: Partial<UsageRecord>): Promise<Credential> => {
      const leaked = await leakedWith(
        { Effect: 'Allow', Action: ['sqs:*', 's3:*', 'iam:List*', 'sns:*', 'sts:*'], Resource: '*' },
        { Effect: 'Allow', Action: 'dynamodb:*', Resource: `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/orders` },
      );
      const whose = { keyId: attribute(leaked, 'key-id'), userArn: `arn:aws:iam::${ACCOUNT}:user/orders` };
      account.proxy.decide(usageFate({ ...whose, ...record }));
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
      const rotator = allowing('used');
      const plan = await plannedFor(rotator, leaked);
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
      const successor = await rotator.issue(ctx, plan);
      await rotator.verify(ctx, plan, successor);
      expect(await account.may(successor, (iam) => iam.send(new ListUsersCommand({})))).toBe(true);
      expect(await account.may(successor, (iam) => iam.send(new ListRolesCommand({})))).toBe(false);
    });

    it.each([
      ['CloudTrail of eu-west-1', 'cloudtrail:LookupEvents'],
      ['the record of last accesses', 'iam:GenerateServiceLastAccessedDetails'],
    ])(
      'is said not to be read where the administrator may not read %s, with the missing right',
      async (what, action) => {
        const leaked = await recorded({
          events: { [REGION]: [{ call: 'sqs:SetQueueAttributes', arns: [QUEUE] }] },
          services: [{ name: 'dynamodb', actions: ['DescribeTable'] }],
          denied: [action],
        });
        const plan = await plannedFor(allowing('used'), leaked);
        expect(notesOf(plan)).toMatch(new RegExp(`${what} could not be read: .*AccessDenied.*needs ${action}`));
        expect(plan.snapshot.facts['scope']).toMatchObject({ Statement: [expect.anything()] });
      },
    );

    it('is added to what is named beside it', async () => {
      const leaked = await recorded({ events: { [REGION]: [{ call: 'sqs:SetQueueAttributes', arns: [QUEUE] }] } });
      const named = { actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] };
      const plan = await plannedFor(allowing('used', named), leaked);
      expect(plan.snapshot.facts['scope']).toMatchObject({
        Statement: [{ Action: ['s3:PutObject'] }, { Action: ['sqs:SetQueueAttributes'] }],
      });
    });

    it('is no plan where nothing is on record: an unused key is not one that needs nothing', async () => {
      const failure = await refusalOf(allowing('used').snapshot(ctx, await recorded({})));
      expect(failure).toMatchObject({ code: 'config' });
      expect(String(failure)).toContain('none are left');
    });

    it('needs no more rights of the administrator than are listed', async () => {
      const leaked = await recorded({ services: [{ name: 'dynamodb', actions: ['DescribeTable'] }] });
      await account.newUser({ name: 'rotation-admin', inline: [...AWS_IAM_ADMIN_ACTIONS, ...AWS_USAGE_ACTIONS] });
      const key = await account.newKey('rotation-admin');
      const keys = { accessKeyId: attribute(key, 'key-id'), secretAccessKey: key.secret };
      const rotator = account.rotator({ allow: ['used'] }, keys);
      const plan = await plannedFor(rotator, leaked);
      await rotator.withdraw(ctx, plan, await rotator.issue(ctx, plan));
    });
  });
});

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const outcome: unknown = await work.catch((error: unknown) => error);
  if (outcome instanceof AppError) return outcome;
  throw new Error('expected an AppError');
}
