import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwsPolicy, AwsRights } from '../../probes/aws-rights.js';
import { factsOf } from './aws-rights.js';

const policy = (Statement: unknown, name = 'own'): AwsPolicy => ({
  name,
  of: 'user deploy',
  document: encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement })),
});
const rights = (...policies: readonly AwsPolicy[]): AwsRights => ({
  user: 'deploy',
  groups: [],
  policies,
  boundary: undefined,
  unread: [],
});

describe('what is told of the rights of an AWS key', () => {
  it('is names of policies and actions as scopes, the widest first, and no resource among them', () => {
    const statement = { Effect: 'Allow', Action: ['s3:GetObject', 'sqs:*'], Resource: ['arn:aws:s3:::b/*', '*'] };
    expect(factsOf(rights(policy(statement)))).toMatchObject({
      scopes: 'own, sqs:*, s3:GetObject',
      rights: 's3:GetObject, sqs:* on arn:aws:s3:::b/*, *',
    });
  });

  it('calls everything on one thing not everything', () => {
    const statement = { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::b/*' };
    expect(factsOf(rights(policy(statement)))['scopes']).toBe('own');
    expect(factsOf(rights(policy({ ...statement, Resource: '*' })))['scopes']).toBe('own, *');
  });

  it('says of a document that is none that it is not known, and tells the others', () => {
    const broken = { ...policy([], 'odd'), document: '%7Bnot json' };
    const facts = factsOf(rights(broken, policy({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' })));
    expect(facts['unread']).toBe('policy odd of user deploy (it can not be read)');
    expect(facts['rights']).toBe('sqs:SendMessage on *');
  });

  it('shortens what is long, and says how much is left out', () => {
    const Action = Array.from({ length: 500 }, (_, n) => `ec2:Action${String(n)}`);
    const { scopes = '' } = factsOf(rights(policy({ Effect: 'Allow', Action, Resource: '*' })));
    expect(scopes.length).toBeLessThan(1_600);
    expect(scopes).toMatch(/, \d+ more$/);
  });

  it('survives whatever IAM sends as a document', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((one) => policy(one).document!),
        ),
        (document) => {
          const facts = factsOf(rights({ ...policy([]), document }));
          expect(Object.values(facts).every((text) => text.length < 2_000)).toBe(true);
        },
      ),
    );
  });
});
