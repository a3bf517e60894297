import fc from 'fast-check';
import { expect, it } from 'vitest';
import { broadRights } from './aws-policy.js';

const rightsOf = (statement: unknown): readonly string[] =>
  broadRights([{ name: 'p', document: JSON.stringify({ Statement: statement }) }]);

it.each([
  ['all on all', { Effect: 'Allow', Action: '*', Resource: '*' }, ['may do everything (p)']],
  ['all, as a list', [{ Effect: 'Allow', Action: ['s3:*', '*'], Resource: ['*'] }], ['may do everything (p)']],
  ['all of IAM', { Effect: 'Allow', Action: 'iam:*', Resource: '*' }, ['may change all of IAM (p)']],
  ['all but some', { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }, ['may do everything but a few things (p)']],
  ['all on one bucket', { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::shop' }, []],
  ['a denial of all', { Effect: 'Deny', Action: '*', Resource: '*' }, []],
  ['one action on all', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }, []],
])('judges %s', (_, statement, expected) => {
  expect(rightsOf(statement)).toEqual(expected);
});

it('says the same of a document that is percent-encoded, as AWS sends it', () => {
  const text = JSON.stringify({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } });
  const [plain, encoded] = [text, encodeURIComponent(text)].map((document) => broadRights([{ name: 'p', document }]));
  expect(encoded).toEqual(plain);
});

it('never fails, whatever a document holds', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(encodeURIComponent)), (document) => {
      expect(Array.isArray(broadRights([{ name: 'p', document }]))).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.jsonValue(), (statement) => {
      expect(Array.isArray(rightsOf(statement))).toBe(true);
    }),
  );
});
