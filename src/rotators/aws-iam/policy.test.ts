import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowsEverywhere, canonical, decodeDocument, isRevocation, revocationDocument } from './policy.js';
import { statementsOf } from '../../scopes/aws-statements.js';

const document = (...Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = { Effect: 'Allow', Action: 's3:Get*', Resource: '*' };

describe('allowsEverywhere', () => {
  it.each([
    ['a statement by itself instead of a list', JSON.stringify({ Statement: allow }), true],
    ['lists of actions and resources', document({ ...allow, Action: ['x:Y', 's3:*'], Resource: ['a', '*'] }), true],
    ['all actions but others', document({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), true],
    ['all actions but this', document({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }), false],
    ['some resources only', document({ ...allow, Resource: 'arn:aws:s3:::bucket/*' }), false],
    ['all resources but some', document({ Effect: 'Allow', Action: 's3:*', NotResource: 'arn:aws:s3:::b' }), false],
    ['a condition', document({ ...allow, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), false],
    [
      'a denial beside it',
      document(allow, { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::x' }),
      false,
    ],
    ['a denial of everything else', document(allow, { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }), true],
    ['a denial of all but something else', document(allow, { Effect: 'Deny', NotAction: 'x:*', Resource: '*' }), false],
    ['nothing', document(), false],
    ['a document that is none', 'Allow everything', false],
  ])('judges a policy with %s', (_, text, expected) => {
    expect(allowsEverywhere(statementsOf(text), 's3:GetObject')).toBe(expected);
  });

  it('builds nothing on a document that can not be read, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const statements = [...statementsOf(text), ...statementsOf(document(allow))];
        const hasStatements = 'Statement' in Object(JSON.parse(text));
        if (!hasStatements) expect(allowsEverywhere(statements, 's3:GetObject')).toBe(false);
      }),
    );
  });
});

describe('the policy that ends sessions', () => {
  const made = revocationDocument(new Date('2026-01-02T03:04:05.678Z'));

  it('denies everything to what was signed by a session older than that', () => {
    expect(JSON.parse(made)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-01-02T03:04:05Z' } },
        },
      ],
    });
  });

  it('is known again however IAM prints it, and nothing else is taken for it', () => {
    expect(isRevocation(JSON.stringify(JSON.parse(made), null, 2))).toBe(true);
    expect(isRevocation(made.replace('"Action":"*"', '"Action":"s3:*"'))).toBe(false);
    expect(isRevocation(made.replace('"Deny"', '"Allow"'))).toBe(false);
    expect(isRevocation(document(allow))).toBe(false);
    expect(isRevocation('')).toBe(false);
  });
});

describe('documents', () => {
  it('are decoded where IAM encoded them', () => {
    const text = document({ ...allow, Resource: 'arn:aws:s3:::50%/*' });
    expect(decodeDocument(encodeURIComponent(text))).toBe(text);
    expect(decodeDocument(text)).toBe(text);
  });

  it('are equal in any order of members and with any white space, and not when a value differs', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonical(JSON.stringify(reversed, null, 3))).toBe(canonical(JSON.stringify(value)));
        expect(canonical(JSON.stringify({ ...value, more: [value] }))).not.toBe(canonical(JSON.stringify(value)));
      }),
    );
  });
});
