import { describe, expect, it } from 'vitest';
import { samePolicies } from './policies.js';
import type { Policy } from './settings.js';

const ZONE = 'com.cloudflare.api.account.zone';
const NAMES = ['DNS Read', 'DNS Write', 'Zone Read'];

const policyOf = (names: readonly string[], resources: Policy['resources']): Policy => ({
  effect: 'allow',
  permission_groups: names.map((name) => ({ id: `id of ${name}`, name })),
  resources,
});

describe('policies of a token', () => {
  it('sees that policies are the same whatever their order, and that one group more is another', () => {
    const one = policyOf(['DNS Read', 'Zone Read'], { [`${ZONE}.z`]: '*', [`${ZONE}.y`]: '*' });
    const same = policyOf(['Zone Read', 'DNS Read'], { [`${ZONE}.y`]: '*', [`${ZONE}.z`]: '*' });
    const other = policyOf(['DNS Read'], { [`${ZONE}.z`]: { [`${ZONE}.q`]: '*' } });
    expect(samePolicies([one, other], [other, same])).toBe(true);
    expect(samePolicies([one], [policyOf(NAMES, one.resources)])).toBe(false);
    expect(samePolicies([one], [one, other])).toBe(false);
  });
});
