import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  narrowStripe,
  otherReads,
  readsOf,
  STRIPE_PURPOSES,
  STRIPE_RESOURCES,
  stripeResource,
  type StripePermissions,
  type StripePurpose,
  type StripeRights,
} from './stripe.js';

const names = fc.constantFrom(
  ...Object.keys(STRIPE_RESOURCES),
  'charges and refunds',
  'Terminal readers',
  'constructor',
);
const level = fc.constantFrom('read' as const, 'write' as const);
const permissions: fc.Arbitrary<StripePermissions> = fc
  .uniqueArray(fc.tuple(names, level), { maxLength: 6, selector: ([name]) => name })
  .map((entries) => Object.fromEntries(entries));

/** By the right that a name stands for, so that two names of one are one. */
const rights = (of: StripePermissions): ReadonlySet<string> =>
  new Set(
    Object.entries(of).flatMap(([name, by]) => {
      const right = stripeResource(name)?.right ?? name.toLowerCase();
      return by === 'write' ? [`${right}_read`, `${right}_write`] : [`${right}_read`];
    }),
  );

describe('a replacement of a key of Stripe', () => {
  it('may nothing that a restricted key was not seen or said to do', () => {
    fc.assert(
      fc.property(permissions, fc.uniqueArray(names), permissions, (allowed, refused, wish) => {
        const old: StripeRights = { kind: 'shown', allowed, refused };
        const isWithin = narrowStripe(old, wish).verdict === 'within';
        expect(isWithin).toBe(subset(rights(wish), rights(allowed)));
      }),
      { numRuns: 1000 },
    );
  });

  it('may what it is to do where the leaked key did everything, and nothing is proven of one that can not be asked', () => {
    fc.assert(
      fc.property(permissions, (wish) => {
        expect(narrowStripe({ kind: 'all' }, wish)).toEqual({ verdict: 'within' });
        expect(narrowStripe({ kind: 'unknown' }, wish).verdict).toBe('unproven');
      }),
    );
  });

  it('is refused with the names of what the leaked key was refused', () => {
    const old: StripeRights = { kind: 'shown', allowed: { Balance: 'read' }, refused: ['Charges'] };
    expect(narrowStripe(old, { Balance: 'read', 'Charges and Refunds': 'read' })).toEqual({
      verdict: 'beyond',
      what: ['Charges and Refunds: read'],
    });
    expect(narrowStripe(old, { Balance: 'write' })).toEqual({ verdict: 'unproven', what: ['Balance: write'] });
  });
});

describe('purposes of Stripe', () => {
  it.each(Object.keys(STRIPE_PURPOSES))('%s is checked by reads, and everything else is tried', (purpose) => {
    const needed: StripePermissions = STRIPE_PURPOSES[purpose as StripePurpose];
    const own = readsOf(needed);
    expect(own).toHaveLength(Object.keys(needed).length);
    expect(otherReads(needed).length).toBeGreaterThan(5);
    expect(otherReads(needed).filter((path) => own.includes(path))).toEqual([]);
  });

  it('let a dashboard only read', () => {
    for (const purpose of ['dashboard', 'revenue'] as const) {
      expect(new Set(Object.values(STRIPE_PURPOSES[purpose]))).toEqual(new Set(['read']));
    }
  });
});

function subset(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].every((right) => other.has(right));
}
