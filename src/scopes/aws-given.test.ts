import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenBy, mayDo, partText, type Given } from './aws-given.js';
import { matches } from './aws-patterns.js';
import { statementsOf, type Statement } from './aws-statements.js';

const policy = (...Statement: readonly object[]): readonly Statement[] => statementsOf(JSON.stringify({ Statement }));
const words = (given: readonly Given[]): readonly string[] =>
  given.map(({ actions, resources }) => `${actions.map(partText).join(' ')} on ${resources.map(partText).join(' ')}`);
const allow = (Action: string, Resource = '*'): object => ({ Effect: 'Allow', Action, Resource });

describe('givenBy', () => {
  it('takes the narrower of two patterns, and nothing where they have nothing in common', () => {
    const boundary = policy(allow('s3:*', 'arn:aws:s3:::invoices/*'), allow('sqs:*'));
    const granted = policy(allow('s3:GetObject'), allow('iam:*'));
    expect(words(givenBy(granted, boundary))).toEqual(['s3:GetObject on arn:aws:s3:::invoices/*']);
  });

  it('says what a statement leaves out', () => {
    const granted = policy({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], NotResource: 'arn:aws:s3:::b' });
    expect(words(givenBy(granted, undefined))).toEqual([
      'everything but iam:*, sts:* on everything but arn:aws:s3:::b',
    ]);
  });
});

const ACTIONS = ['a:x', 'a:xy', 'b:x'] as const;
const pattern = fc.constantFrom('*', 'a:*', 'a:x', 'a:x*', 'a:?', 'b:*', 'b:x');
const some = fc.array(pattern, { minLength: 1, maxLength: 3 });
const statements = fc.array(
  fc
    .record({ Effect: fc.constantFrom('Allow', 'Allow', 'Deny'), names: some, isOther: fc.boolean() })
    .map(({ Effect, names, isOther }) => ({ Effect, [isOther ? 'NotAction' : 'Action']: names, Resource: '*' })),
  { maxLength: 4 },
);

/** An evaluation of one action as AWS describes it, by other means. */
function isAllowed(all: readonly Statement[], action: string): boolean {
  const about = all.filter(
    ({ actions, isOtherActions }) => actions.some((one) => matches(one, action)) !== isOtherActions,
  );
  return about.some(({ isDeny }) => !isDeny) && !about.some(({ isDeny }) => isDeny);
}

describe('whatever the policies are', () => {
  it('what is given is all that policies and boundary allow, and for one action no more', () => {
    let allowed = 0;
    fc.assert(
      fc.property(statements, fc.option(statements, { nil: undefined }), (before, limit) => {
        const [granted, boundary] = [policy(...before), limit === undefined ? undefined : policy(...limit)];
        const parts = givenBy(granted, boundary).flatMap(({ actions }) => actions);
        for (const action of ACTIONS) {
          const isGiven = isAllowed(granted, action) && (boundary === undefined || isAllowed(boundary, action));
          if (isGiven) allowed += 1;
          // Two patterns that only overlap count as the first of them: that is the one way to be too wide.
          const isExact = boundary === undefined && !granted.some((one) => one.isDeny && one.isOtherActions);
          if (isGiven || isExact) expect(parts.some((part) => mayDo(part, action))).toBe(isGiven);
        }
      }),
      { numRuns: 3_000 },
    );
    expect(allowed).toBeGreaterThan(500);
  });
});
