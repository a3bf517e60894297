import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICY_RULE_NAMES } from '../core/policy-rules.js';
import { waiverFor, waiverLines, waiverText, type PolicyWaiver } from './waivers.js';

const waiver: PolicyWaiver = {
  rule: 'aws-pass-role',
  credentials: ['deploy-*'],
  reason: 'it starts tasks',
  owner: 'ann',
  until: '2026-03-31',
};
const before = new Date('2026-03-31T23:59:59Z');
const after = new Date('2026-04-01T00:00:00Z');

describe('the waiver of a rule', () => {
  it('is in force to the end of its last day and has ended after it', () => {
    expect(waiverFor([waiver], 'aws-pass-role', 'deploy-app', before)).toEqual({ kind: 'in-force', waiver });
    expect(waiverFor([waiver], 'aws-pass-role', 'deploy-app', after)).toEqual({ kind: 'ended', waiver });
  });

  it('is for its rule and its credentials only', () => {
    expect(waiverFor([waiver], 'max-lifetime', 'deploy-app', before)).toEqual({ kind: 'none' });
    expect(waiverFor([waiver], 'aws-pass-role', 'orders', before)).toEqual({ kind: 'none' });
    expect(waiverFor([waiver], 'aws-pass-role', undefined, before)).toEqual({ kind: 'none' });
  });

  it('is the one that ends last where there are several', () => {
    const renewed = { ...waiver, until: '2026-06-30' };
    expect(waiverFor([renewed, waiver], 'aws-pass-role', 'deploy-app', after)).toEqual({
      kind: 'in-force',
      waiver: renewed,
    });
    expect(waiverFor([waiver, renewed], 'aws-pass-role', 'deploy-app', after)).toEqual({
      kind: 'in-force',
      waiver: renewed,
    });
  });

  it('is in force exactly where one of them names rule and credential and has not ended', () => {
    const days = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true });
    const some = fc.record({
      rule: fc.constantFrom(...POLICY_RULE_NAMES),
      credentials: fc.array(fc.constantFrom('a', 'b', '*')),
      reason: fc.string(),
      owner: fc.string(),
      until: days.map((day) => day.toISOString().slice(0, 10)),
    });
    fc.assert(
      fc.property(
        fc.array(some),
        fc.constantFrom(...POLICY_RULE_NAMES),
        fc.constantFrom('a', 'b'),
        days,
        (all, rule, name, now) => {
          const expected = all.some(
            (one) =>
              one.rule === rule &&
              (one.credentials.includes(name) || one.credentials.includes('*')) &&
              now.getTime() < Date.parse(one.until) + 86_400_000,
          );
          expect(waiverFor(all, rule, name, now).kind === 'in-force').toBe(expected);
        },
      ),
    );
  });

  it('says on whose word, and which lines would make one', () => {
    expect(waiverText(waiver)).toBe('aws-pass-role is waived by ann until 2026-03-31: it starts tasks');
    expect(waiverLines('max-lifetime', 'orders')).toContain('rule: max-lifetime, credentials: [orders]');
  });
});
