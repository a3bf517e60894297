import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideUnattended, type UnattendedCandidate } from './unattended.js';

const candidate = (credential: string, provider = 'postgres', fingerprint = credential): UnattendedCandidate => ({
  credential,
  provider,
  fingerprint,
});
const rules = { allow: ['orders', 'billing'], withoutAsking: ['postgres'], left: 2 };

describe('what may be rotated while nobody watches', () => {
  it('is what both the list and the policy name', () => {
    const verdicts = decideUnattended([candidate('orders'), candidate('stock'), candidate('billing', 'github')], rules);
    expect(verdicts).toEqual([
      { candidate: candidate('orders'), verdict: 'rotate' },
      { candidate: candidate('stock'), verdict: 'plan', why: 'rotate.allow of the list does not name it' },
      {
        candidate: candidate('billing', 'github'),
        verdict: 'plan',
        why: 'policy.rotate-without-asking does not name github',
      },
    ]);
  });

  it('is one value of a credential, and as many credentials as are left, the first ones', () => {
    const asked = [candidate('orders', 'postgres', 'a'), candidate('orders', 'postgres', 'b'), candidate('billing')];
    expect(decideUnattended(asked, rules).map(({ verdict }) => verdict)).toEqual(['rotate', 'plan', 'rotate']);
    expect(decideUnattended(asked, { ...rules, left: 1 }).map(({ verdict }) => verdict)).toEqual([
      'rotate',
      'plan',
      'plan',
    ]);
  });

  it('is never more than the limit, and never what is not named', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd');
    const candidates = fc.array(fc.record({ fingerprint: fc.string(), credential: names, provider: names }));
    const given = fc.record({ allow: fc.array(names), withoutAsking: fc.array(names), left: fc.nat(4) });
    fc.assert(
      fc.property(candidates, given, (list, policy) => {
        const verdicts = decideUnattended(list, policy);
        const begun = verdicts.filter(({ verdict }) => verdict === 'rotate').map((one) => one.candidate);
        expect(verdicts.map((one) => one.candidate)).toEqual(list);
        expect(begun.length).toBeLessThanOrEqual(policy.left);
        expect(new Set(begun.map(({ credential }) => credential)).size).toBe(begun.length);
        for (const { credential, provider } of begun) {
          expect(policy.allow).toContain(credential);
          expect(policy.withoutAsking).toContain(provider);
        }
      }),
    );
  });
});
