import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrowPolicies, samePolicies } from './policies.js';
import type { CloudflareAllowance, Policy } from './settings.js';

const ACCOUNT = 'com.cloudflare.api.account';
const ZONE = `${ACCOUNT}.zone`;
const NAMES = ['DNS Read', 'DNS Write', 'Zone Read', 'Account Settings Read'];
const ids = new Map(NAMES.map((name, index) => [name, `id${String(index)}`]));

const policyOf = (
  names: readonly string[],
  resources: Policy['resources'],
  effect: 'allow' | 'deny' = 'allow',
): Policy => ({
  effect,
  permission_groups: names.map((name) => ({ id: ids.get(name)!, name })),
  resources,
});
const narrow = (allowance: CloudflareAllowance, old: readonly Policy[]): readonly Policy[] =>
  narrowPolicies([allowance], old, ids);

describe('policies of a replacement', () => {
  it.each([
    { why: 'the zone itself', resources: { [`${ZONE}.z`]: '*' } },
    { why: 'every zone', resources: { [`${ZONE}.*`]: '*' } },
  ])('names a zone alone where the leaked token had $why', ({ resources }) => {
    const [policy] = narrow({ permissions: ['DNS Read'], zones: ['z'] }, [policyOf(['DNS Read'], resources)]);
    expect(policy?.resources).toEqual({ [`${ZONE}.z`]: '*' });
  });

  it('names a zone below its account where the leaked token had all zones of that account', () => {
    const old = policyOf(['DNS Write'], { [`${ACCOUNT}.a`]: { [`${ZONE}.*`]: '*' } });
    const [policy] = narrow({ permissions: ['DNS Read'], zones: ['z'], account: 'a' }, [old]);
    expect(policy?.resources).toEqual({ [`${ACCOUNT}.a`]: { [`${ZONE}.z`]: '*' } });
  });

  it.each<{ why: string; wanted: CloudflareAllowance; old: Policy }>([
    {
      why: 'to write where it could read',
      wanted: { permissions: ['DNS Write'], zones: ['z'] },
      old: policyOf(['DNS Read'], { [`${ZONE}.z`]: '*' }),
    },
    {
      why: 'another zone',
      wanted: { permissions: ['DNS Read'], zones: ['y'] },
      old: policyOf(['DNS Read'], { [`${ZONE}.z`]: '*' }),
    },
    {
      why: 'all zones where it had one',
      wanted: { permissions: ['DNS Read'], allZonesOf: 'a' },
      old: policyOf(['DNS Read'], { [`${ACCOUNT}.a`]: { [`${ZONE}.z`]: '*' } }),
    },
    {
      why: 'a zone of another account',
      wanted: { permissions: ['DNS Read'], zones: ['z'], account: 'b' },
      old: policyOf(['DNS Read'], { [`${ACCOUNT}.a`]: { [`${ZONE}.*`]: '*' } }),
    },
    {
      why: 'an account where it had its zones',
      wanted: { permissions: ['DNS Read'], account: 'a' },
      old: policyOf(['DNS Read'], { [`${ACCOUNT}.a`]: { [`${ZONE}.*`]: '*' } }),
    },
    {
      why: 'what it was only denied',
      wanted: { permissions: ['DNS Read'], zones: ['z'] },
      old: policyOf(['DNS Read'], { [`${ZONE}.z`]: '*' }, 'deny'),
    },
  ])('does not give $why', ({ wanted, old }) => {
    expect(() => narrow(wanted, [old])).toThrow('the leaked token may not do that');
  });

  it('keeps what the leaked token was denied', () => {
    const denied = policyOf(['DNS Write'], { [`${ZONE}.y`]: '*' }, 'deny');
    const allowed = policyOf(['DNS Write'], { [`${ZONE}.*`]: '*' });
    expect(narrow({ permissions: ['DNS Write'], zones: ['z'] }, [allowed, denied])).toContainEqual(denied);
  });

  it('gives one policy for each zone and no permission that was not asked for', () => {
    const subset = fc.subarray(NAMES.slice(0, 3), { minLength: 1 });
    fc.assert(
      fc.property(
        subset,
        subset,
        fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
        (has, wants, zones) => {
          const old = [policyOf(has, { [`${ZONE}.*`]: '*' })];
          const isCovered = wants.every((name) => has.includes(name) || has.includes(name.replace('Read', 'Write')));
          const run = (): readonly Policy[] => narrow({ permissions: wants, zones }, old);
          if (!isCovered) {
            expect(run).toThrow('the leaked token may not do that');
            return;
          }
          const made = run();
          expect(made.map(({ resources }) => Object.keys(resources))).toEqual(zones.map((zone) => [`${ZONE}.${zone}`]));
          for (const policy of made) expect(policy.permission_groups.map(({ name }) => name)).toEqual(wants);
        },
      ),
    );
  });

  it('sees that policies are the same whatever their order, and that one group more is another', () => {
    const one = policyOf(['DNS Read', 'Zone Read'], { [`${ZONE}.z`]: '*', [`${ZONE}.y`]: '*' });
    const same = policyOf(['Zone Read', 'DNS Read'], { [`${ZONE}.y`]: '*', [`${ZONE}.z`]: '*' });
    const other = policyOf(['DNS Read'], { [`${ZONE}.z`]: { [`${ZONE}.q`]: '*' } });
    expect(samePolicies([one, other], [other, same])).toBe(true);
    expect(samePolicies([one], [policyOf(NAMES, one.resources)])).toBe(false);
    expect(samePolicies([one], [one, other])).toBe(false);
  });
});
