import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rightsOf } from './aws-allows.js';
import { AWS_PURPOSE_NAMES, AWS_PURPOSES, purposesAmong, rightsFor, unfit } from './aws-purposes.js';
import { statementsOf, type Statement } from './aws-statements.js';
import { givenBy } from './aws-given.js';
import { breachesOf, breachesOfCopy, forbiddenIn } from './aws-width.js';

const rulesOf = (action: string, resource: string): readonly string[] =>
  breachesOf([{ action, resource }]).map(({ rule }) => rule);
const policy = (...Statement: readonly object[]): readonly Statement[] => statementsOf(JSON.stringify({ Statement }));
const BUCKET = 'arn:aws:s3:::b/*';
const deny = (Action: string): object => ({ Effect: 'Deny', Action, Resource: '*' });
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

describe('rights that are written', () => {
  it.each([
    ['s3:GetObject', 'arn:aws:s3:::invoices/*', []],
    ['s3:Get*', 'arn:aws:s3:::invoices/*', []],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:1:secret:orders-??????', []],
    ['logs:PutLogEvents', 'arn:aws:logs:eu-west-1:1:log-group:/app/*:*', []],
    ['sqs:SendMessage', 'arn:aws:sqs:*:1:orders', []],
    ['*', '*', ['aws-administrator-access']],
    ['*:*', '*', ['aws-administrator-access']],
    ['*', 'arn:aws:s3:::invoices/*', ['aws-wildcard-action']],
    ['s3:*', 'arn:aws:s3:::invoices/*', ['aws-wildcard-action']],
    ['s?:GetObject', 'arn:aws:s3:::invoices/*', ['aws-wildcard-action']],
    ['s3:GetObject', '*', ['aws-wildcard-resource']],
    ['s3:GetObject', 'arn:aws:s3:::*', ['aws-wildcard-resource']],
    ['s3:GetObject', 'arn:aws:s3:::*/*', ['aws-wildcard-resource']],
    ['sqs:SendMessage', 'arn:aws:sqs:eu-west-1:1:*', ['aws-wildcard-resource']],
    ['dynamodb:GetItem', 'arn:aws:dynamodb:eu-west-1:1:table/*', ['aws-wildcard-resource']],
    ['dynamodb:GetItem', 'arn:aws:*:eu-west-1:1:table/orders', ['aws-wildcard-resource']],
    // AWS lets it be granted on nothing narrower.
    ['ecr:GetAuthorizationToken', '*', []],
    ['ec2:Describe*', '*', []],
    ['ec2:DescribeInstances', '*', []],
    ['EC2:describeinstances', '*', []],
    // It reads what instances are started with.
    ['ec2:DescribeInstanceAttribute', '*', ['aws-wildcard-resource']],
    ['ec2:DescribeInstance*', '*', ['aws-wildcard-resource']],
    ['ec2:*', '*', ['aws-wildcard-action', 'aws-wildcard-resource']],
    ['sts:GetCallerIdentity', '*', []],
    ['sts:AssumeRole', '*', ['aws-wildcard-resource']],
    ['iam:PassRole', 'arn:aws:iam::1:role/worker', ['aws-pass-role']],
    ['iam:pass*', 'arn:aws:iam::1:role/worker', ['aws-pass-role']],
    ['iam:*', 'arn:aws:iam::1:role/*', ['aws-wildcard-action', 'aws-wildcard-resource', 'aws-pass-role']],
    ['iam:*', 'arn:aws:iam::1:user/orders', ['aws-wildcard-action']],
  ])('%s on %s breaks %j', (action, resource, rules) => {
    expect(rulesOf(action, resource)).toEqual(rules);
  });
});

describe('policies that are copied', () => {
  it.each([
    ['what names its actions and resources', [{ ...allow, Resource: BUCKET }], []],
    ['what names its actions', [allow], ['aws-wildcard-resource']],
    ['every resource but some', [{ ...allow, Resource: undefined, NotResource: BUCKET }], ['aws-wildcard-resource']],
    ['an action that has no resources', [{ ...allow, Action: 's3:ListAllMyBuckets' }], []],
    ['a service', [{ ...allow, Action: 's3:*' }], ['aws-wildcard-action', 'aws-wildcard-resource']],
    ['a service on something', [{ ...allow, Action: 's3:*', Resource: BUCKET }], ['aws-wildcard-action']],
    ['everything', [{ ...allow, Action: ['*'] }], ['aws-administrator-access']],
    ['everything on something', [{ ...allow, Action: '*', Resource: BUCKET }], ['aws-wildcard-action']],
    [
      'all but something',
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
      ['aws-wildcard-action', 'aws-wildcard-resource'],
    ],
    [
      'all but something, which is not IAM',
      [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }],
      ['aws-wildcard-action', 'aws-wildcard-resource', 'aws-pass-role'],
    ],
    ['all of IAM', [{ ...allow, Action: 'iam:*' }], ['aws-wildcard-action', 'aws-wildcard-resource', 'aws-pass-role']],
    [
      'all of IAM on users',
      [{ ...allow, Action: 'iam:*', Resource: 'arn:aws:iam::1:user/*' }],
      ['aws-wildcard-action', 'aws-wildcard-resource'],
    ],
    [
      'all of IAM but passing roles',
      [{ ...allow, Action: 'iam:*' }, deny('iam:PassRole')],
      ['aws-wildcard-action', 'aws-wildcard-resource'],
    ],
    ['what is denied as a whole', [{ ...allow, Action: 's3:*' }, deny('s3:*')], []],
    [
      'everything with a denial of a part',
      [{ ...allow, Action: '*' }, deny('iam:DeleteUser')],
      ['aws-administrator-access'],
    ],
    [
      'what is denied only on a condition',
      [allow, { ...deny('*'), Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      ['aws-wildcard-resource'],
    ],
    [
      'what a denial leaves over',
      [
        { ...allow, Action: '*' },
        { Effect: 'Deny', NotAction: 'sts:*', Resource: '*' },
      ],
      ['aws-wildcard-action', 'aws-wildcard-resource'],
    ],
    ['a denial of everything', [{ ...allow, Effect: 'Deny', Action: '*' }], []],
  ])('%s', (_, statements, rules) => {
    expect(breachesOfCopy(policy(...statements), []).map(({ rule }) => rule)).toEqual(rules);
  });

  it('say of each breach whether it stays within one service', () => {
    const reach = (...statements: readonly object[]): readonly boolean[] =>
      breachesOfCopy(policy(...statements), []).map(({ isWithinService }) => isWithinService);
    expect(reach({ ...allow, Action: 's3:*' })).toEqual([true, true]);
    expect(reach({ ...allow, Action: 'iam:PassRole', Resource: 'arn:aws:iam::1:role/x' })).toEqual([false]);
    expect(reach({ ...allow, Action: '*' })).toEqual([false]);
    expect(reach({ ...allow, Action: '*', Resource: BUCKET })).toEqual([false]);
  });

  it('are known by the name of AdministratorAccess, once', () => {
    const arn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const statements = policy({ ...allow, Action: '*' });
    expect(breachesOfCopy(statements, [arn])).toMatchObject([{ rule: 'aws-administrator-access', what: arn }]);
  });

  it.each([
    ['nothing that it names', 'sqs:*', []],
    ['one action', 's3:ListAllMyBuckets', []],
    ['one action everywhere', 's3:GetObject', ['aws-wildcard-resource']],
    ['a service', 's3:*', ['aws-wildcard-action', 'aws-wildcard-resource']],
    ['everything', '*', ['aws-administrator-access']],
  ])('are no wider than a boundary of %s', (_, Action, rules) => {
    const boundary = policy({ ...allow, Action });
    const statements = Action === 'sqs:*' ? policy(allow) : policy({ ...allow, Action: '*' });
    expect(breachesOfCopy(statements, [], boundary).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('rights that a policy forbids by name', () => {
  const forbidden = (pattern: string, ...statements: readonly object[]): readonly string[] => {
    const actions = givenBy(policy(...statements), undefined).flatMap((given) => given.actions);
    return forbiddenIn(actions, ['arn:aws:iam::aws:policy/AmazonS3FullAccess'], [pattern]).map(({ what }) => what);
  };

  it('are actions that any pattern of the old policies stands for', () => {
    const both = [{ ...allow, Action: ['s3:*', 'sqs:SendMessage'] }];
    expect(forbidden('s3:Delete*', ...both)).toEqual(['s3:*']);
    expect(forbidden('SQS:send*', ...both)).toEqual(['sqs:SendMessage']);
    expect(forbidden('iam:*', ...both)).toEqual([]);
    expect(forbidden('s3:Delete*', ...both, deny('s3:Delete*'))).toEqual([]);
    expect(forbidden('s3:Delete*', { Effect: 'Allow', NotAction: 's3:*', Resource: '*' })).toEqual([]);
  });

  it('are names of policies, and not everything where a star stands alone', () => {
    expect(forbidden('amazons3*', allow)).toEqual(['AmazonS3FullAccess']);
    expect(forbidden('*', { ...allow, Action: '*' })).toEqual([]);
  });
});

describe('purposes', () => {
  const arnFor = (name: (typeof AWS_PURPOSE_NAMES)[number]): string =>
    AWS_PURPOSES[name].service === 's3'
      ? 'arn:aws:s3:::orders'
      : `arn:aws:${AWS_PURPOSES[name].service}:eu-west-1:1:x/orders`;

  it.each(AWS_PURPOSE_NAMES)('%s needs no waiver and names its actions in full', (name) => {
    const rights = rightsOf(rightsFor(name, [arnFor(name)]));
    expect(unfit(name, arnFor(name))).toBeUndefined();
    expect(breachesOf(rights)).toEqual([]);
    expect(rights.filter(({ action }) => !/^[a-z0-9]+:[A-Za-z]+$/.test(action))).toEqual([]);
    expect(rights.some(({ resource }) => resource.includes('orders'))).toBe(true);
  });

  it.each(AWS_PURPOSE_NAMES)('%s says what it takes instead of a resource of another service', (name) => {
    expect(unfit(name, 'arn:aws:codecommit:eu-west-1:1:orders')).toContain(`${name} takes the ARN of`);
  });

  it('of a part of a bucket give no right to list the whole of it', () => {
    const actions = (arn: string): readonly string[] =>
      rightsOf(rightsFor('bucket-read', [arn])).map(({ action }) => action);
    expect(actions('arn:aws:s3:::orders')).toContain('s3:ListBucket');
    expect(actions('arn:aws:s3:::orders/2026/*')).toEqual(['s3:GetObject']);
  });

  it('are proposed where an old policy names what they are about', () => {
    expect(purposesAmong(['SQS:sendmessage', 'x:Y'])).toEqual(['queue-send']);
    expect(purposesAmong(['s3:*', 'dynamodb:DescribeTable'])).toEqual([]);
    fc.assert(fc.property(fc.array(fc.string()), (actions) => purposesAmong(actions).length <= actions.length));
  });
});
