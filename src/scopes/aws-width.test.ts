import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rightsOf } from './aws-allows.js';
import { AWS_PURPOSE_NAMES, AWS_PURPOSES, purposesAmong, rightsFor, unfit } from './aws-purposes.js';
import { statementsOf, type Statement } from './aws-statements.js';
import { breachesOf, breachesOfCopy } from './aws-width.js';

const rulesOf = (action: string, resource: string): readonly string[] =>
  breachesOf([{ action, resource }]).map(({ rule }) => rule);
const policy = (...Statement: readonly object[]): readonly Statement[] => statementsOf(JSON.stringify({ Statement }));
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
    ['what names its actions', [allow], []],
    ['a service', [{ ...allow, Action: 's3:*' }], []],
    ['everything', [{ ...allow, Action: ['a:b', '*'] }], ['aws-administrator-access']],
    ['everything on something', [{ ...allow, Action: '*', Resource: 'arn:aws:s3:::b/*' }], ['aws-wildcard-action']],
    ['all but something', [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }], ['aws-wildcard-action']],
    ['all of IAM', [{ ...allow, Action: 'iam:*' }], ['aws-pass-role']],
    ['all of IAM on users', [{ ...allow, Action: 'iam:*', Resource: 'arn:aws:iam::1:user/*' }], []],
    [
      'all of IAM but passing roles',
      [
        { ...allow, Action: 'iam:*' },
        { ...allow, Effect: 'Deny', Action: 'iam:PassRole' },
      ],
      [],
    ],
    ['a denial of everything', [{ ...allow, Effect: 'Deny', Action: '*' }], []],
  ])('%s', (_, statements, rules) => {
    expect(breachesOfCopy(policy(...statements), []).map(({ rule }) => rule)).toEqual(rules);
  });

  it('are known by the name of AdministratorAccess, once', () => {
    const arn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const statements = policy({ ...allow, Action: '*' });
    expect(breachesOfCopy(statements, [arn])).toEqual([{ rule: 'aws-administrator-access', what: arn }]);
  });

  it('are no wider than their boundary', () => {
    const wide = policy({ ...allow, Action: '*' });
    expect(breachesOfCopy(wide, [], policy(allow))).toEqual([]);
    expect(breachesOfCopy(wide, [], policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }))).toHaveLength(1);
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
