import { describe, expect, it } from 'vitest';
import { rightsOf } from './aws-allows.js';
import { AWS_PURPOSE_NAMES, AWS_PURPOSES, rightsFor } from './aws-purposes.js';
import { isWithoutResources } from './aws-unscoped.js';

describe('isWithoutResources', () => {
  it.each([
    'sts:GetCallerIdentity',
    'S3:listallmybuckets',
    'ec2:Describe*',
    'ec2:DescribeInstances',
    'ec2:DescribeSubnet*',
    'autoscaling:DescribeAutoScalingGroups',
    'elasticloadbalancing:Describe*',
  ])('is true of %s', (action) => {
    expect(isWithoutResources(action)).toBe(true);
  });

  it.each([
    ['an action that takes a resource', 's3:GetObject'],
    ['a pattern of which a part takes one', 's3:List*'],
    ['a whole service', 'ec2:*'],
    ['everything', '*'],
    ['an exception of a family', 'ec2:DescribeImageAttribute'],
    ['a pattern that reaches an exception', 'ec2:DescribeI*'],
    ['an action of which nothing is known', 'acme:DoAnything'],
    ['a name that objects have', 'constructor:toString'],
  ])('is not true of %s', (_, action) => {
    expect(isWithoutResources(action)).toBe(false);
  });

  it('is true of the logins of registries and of nothing else that a purpose needs', () => {
    const all = AWS_PURPOSE_NAMES.flatMap((name) =>
      rightsOf(rightsFor(name, [`arn:aws:${AWS_PURPOSES[name].service}:::orders`])),
    );
    const unscoped = all.filter(({ action }) => isWithoutResources(action)).map(({ action }) => action);
    expect([...new Set(unscoped)]).toEqual(['ecr:GetAuthorizationToken']);
    expect(all.filter(({ resource }) => resource === '*').map(({ action }) => action)).toEqual(unscoped);
  });
});
