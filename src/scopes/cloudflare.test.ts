import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CloudflareUser, TokenPolicy } from '../../test/support/cloudflare/model.js';
import {
  groupId,
  may,
  permissionGroups,
  type GroupName,
  type Target,
} from '../../test/support/cloudflare/permissions.js';
import {
  CLOUDFLARE_PURPOSES,
  narrowPolicies,
  type CloudflareAllowance,
  type CloudflarePolicy as Policy,
} from './cloudflare.js';

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
});

describe('a replacement', () => {
  const [ann, bob] = ['a', 'b'].map((letter) => letter.repeat(32));
  const zones = ['1', '2', '3'].map((digit, index) => ({
    id: digit.repeat(32),
    name: `zone${digit}.example`,
    accountId: index < 2 ? ann! : bob!,
    records: [],
  }));
  const user: CloudflareUser = { id: 'c'.repeat(32), email: 'ann@example.com', accountIds: [ann!, bob!] };
  const GROUPS = ['Zone Read', 'DNS Read', 'DNS Write', 'Account Settings Read'] as const satisfies GroupName[];
  const byName = new Map(permissionGroups.map(({ id, name }) => [name as string, id]));

  const resources: fc.Arbitrary<Policy['resources']> = fc.constantFrom<Policy['resources']>(
    ...zones.map(({ id }) => ({ [`${ZONE}.${id}`]: '*' })),
    { [`${ZONE}.*`]: '*' },
    { [`${ACCOUNT}.${ann!}`]: '*' },
    { [`${ACCOUNT}.*`]: '*' },
    { [`${ACCOUNT}.${ann!}`]: { [`${ZONE}.*`]: '*' } },
    { [`${ACCOUNT}.${ann!}`]: { [`${ZONE}.${zones[0]!.id}`]: '*' } },
    { [`${ACCOUNT}.${bob!}`]: { [`${ZONE}.*`]: '*' } },
    { [`${ACCOUNT}.*`]: { [`${ZONE}.*`]: '*' } },
  );
  const groups = fc.subarray([...GROUPS], { minLength: 1 });
  const policy: fc.Arbitrary<Policy> = fc
    .record({ effect: fc.constantFrom('allow' as const, 'allow' as const, 'deny' as const), groups, resources })
    .map((one) => ({
      effect: one.effect,
      permission_groups: one.groups.map((name) => ({ id: groupId(name), name })),
      resources: one.resources,
    }));
  const allowance: fc.Arbitrary<CloudflareAllowance> = fc.oneof(
    fc.record({
      permissions: fc.subarray(['Zone Read', 'DNS Read', 'DNS Write'], { minLength: 1, maxLength: 2 }),
      zones: fc.subarray(
        zones.map(({ id }) => id),
        { minLength: 1, maxLength: 2 },
      ),
      account: fc.constantFrom(undefined, ann, bob),
    }),
    fc.record({ permissions: fc.constant(['DNS Read']), allZonesOf: fc.constantFrom(ann!, bob!) }),
    fc.record({ permissions: fc.constant(['Account Settings Read']), account: fc.constantFrom(ann!, bob!) }),
  );

  /** What a token with these policies may, as the server of tests judges it. */
  const rights = (policies: readonly Policy[]): readonly string[] => {
    const owned: readonly TokenPolicy[] = policies.map(({ effect, permission_groups, resources: on }, index) => ({
      id: String(index),
      effect,
      groupIds: permission_groups.map(({ id }) => id),
      resources: on,
    }));
    const owner = { kind: 'user' as const, id: user.id };
    const settings = { name: '', policies: owned, isDisabled: false, issuedOn: '', modifiedOn: '' };
    const targets: Target[] = [
      ...zones.map((zone) => ({ kind: 'zone' as const, zone })),
      ...[ann!, bob!].map((id) => ({ kind: 'account' as const, id })),
    ];
    // Reading takes either group, as the routes have it.
    const acts: readonly GroupName[][] = [
      ['Zone Read'],
      ['DNS Read', 'DNS Write'],
      ['DNS Write'],
      ['Account Settings Read'],
    ];
    return targets.flatMap((target) =>
      acts
        .filter((act) => may({ kind: 'token', token: { id: 't', owner, ...settings } }, act, target, () => user))
        .map((act) => JSON.stringify([act, target])),
    );
  };

  it('may nothing that the leaked token may not, whatever policies and denials that has', () => {
    let given = 0;
    fc.assert(
      fc.property(
        fc.array(policy, { minLength: 1, maxLength: 5 }),
        fc.array(allowance, { minLength: 1, maxLength: 2 }),
        (old, allow) => {
          let made: readonly Policy[];
          try {
            made = narrowPolicies(allow, old, byName);
          } catch (error) {
            expect(String(error)).toContain('the leaked token may not do that');
            return;
          }
          given += 1;
          const before = new Set(rights(old));
          expect(rights(made).filter((right) => !before.has(right))).toEqual([]);
        },
      ),
      { numRuns: 2000 },
    );
    expect(given).toBeGreaterThan(100);
  });

  it('does not read by a group to write that is denied there', () => {
    const zone = zones[0]!.id;
    const allowed = { effect: 'allow' as const, permission_groups: [{ id: groupId('DNS Write') }] };
    const old: Policy[] = [
      { ...allowed, resources: { [`${ZONE}.*`]: '*' } },
      { ...allowed, effect: 'deny', resources: { [`${ZONE}.${zone}`]: '*' } },
    ];
    expect(() => narrowPolicies([{ permissions: ['DNS Read'], zones: [zone] }], old, byName)).toThrow(
      'the leaked token may not do that',
    );
  });

  it('has no purpose that gives tokens, members or everything', () => {
    for (const { permissions } of Object.values(CLOUDFLARE_PURPOSES)) {
      for (const name of permissions) expect(name).not.toMatch(/token|member|billing|account settings/i);
    }
  });
});
