import { describe, expect, it } from 'vitest';
import { dangersOf } from './aws-dangers.js';
import { givenBy } from './aws-given.js';
import { statementsOf } from './aws-statements.js';

const dangers = (...Statement: readonly object[]): readonly string[] =>
  dangersOf(givenBy(statementsOf(JSON.stringify({ Statement })), undefined)).map(
    ({ right, may }) => `${right}: ${may}`,
  );
const allow = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' };

describe('what is dangerous of rights in AWS', () => {
  it.each([
    ['everything, and nothing beside it', { ...allow, Action: ['*', 'iam:PassRole'] }, '* on *: do everything'],
    [
      'handing on any role',
      { ...allow, Action: 'iam:Pass*', Resource: 'arn:aws:iam::1:role/*' },
      'iam:PassRole, by iam:Pass* on arn:aws:iam::1:role/*: hand any role to a service',
    ],
    [
      'secrets',
      { ...allow, Action: 'secretsmanager:Get*' },
      'secretsmanager:GetSecretValue, by secretsmanager:Get* on *: read every secret',
    ],
    [
      'all but some services',
      { Effect: 'Allow', NotAction: ['iam:*', 's3:*'], Resource: '*' },
      'sts:AssumeRole, by everything but iam:*, s3:* on *: become any role that trusts this account',
    ],
  ])('is %s', (_, statement, expected) => {
    expect(dangers(statement).slice(0, 1)).toEqual([expected]);
  });

  it.each([
    ['reading objects', allow],
    ['one named role', { ...allow, Action: 'iam:PassRole', Resource: 'arn:aws:iam::1:role/worker' }],
    ['a denial', { ...allow, Effect: 'Deny', Action: '*' }],
  ])('is not %s', (_, statement) => {
    expect(dangers(statement)).toEqual([]);
  });

  it('is not what is denied again', () => {
    const denied = { Effect: 'Deny', Action: ['iam:PassRole'], Resource: '*' };
    expect(dangers({ ...allow, Action: 'iam:Pass*' }, denied)).toEqual([]);
  });
});
