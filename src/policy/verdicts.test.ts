import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POLICY_RULE_NAMES, type PolicyRule } from '../core/policy-rules.js';
import type { CredentialFacts, FoundPlace, Policy, Verdict } from './facts.js';
import { verdicts, verdictText } from './verdicts.js';
import type { PolicyWaiver } from './waivers.js';

const now = new Date('2026-01-15T12:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(now.getTime() + days * DAY_MS);

const strict: Policy = { maxLifetimeMs: {}, forbiddenScopes: {}, approvers: [], waivers: [] };

const place = (within: string, repository = '/srv/orders'): FoundPlace => ({
  path: within,
  within,
  repository,
  isConsumer: false,
});

const found: CredentialFacts = {
  kind: 'found',
  providers: ['github'],
  credential: 'ci',
  ruleId: 'github-fine-grained-token',
  validity: 'active',
  scopes: [],
  tooMuch: [],
  endsAt: inDays(30),
  purposes: ['reads the repository in CI'],
  places: [{ ...place('.env'), isConsumer: true }],
};

const replacement: CredentialFacts = {
  kind: 'replacement',
  providers: ['aws-iam', 'aws'],
  credential: 'uploads',
  validity: 'unknown',
  tooMuch: [],
  breaches: [],
  purposes: ['writes invoices'],
  places: [],
  store: 'local:uploads',
};

function stateOf(rule: PolicyRule, facts: CredentialFacts, policy: Policy = strict): Verdict['state'] | undefined {
  return verdicts(policy, facts, now).find((verdict) => verdict.rule === rule)?.state;
}

it('finds nothing wrong with a narrow token that ends soon and comes from a store', () => {
  expect(verdicts(strict, found, now).map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
});

describe.each<[string, PolicyRule, CredentialFacts, Verdict['state'] | undefined]>([
  ['ends later than the strict 90 days', 'max-lifetime', { ...found, endsAt: inDays(91) }, 'violated'],
  ['never ends', 'max-lifetime', { ...found, endsAt: 'never' }, 'violated'],
  ['ends nobody knows when', 'max-lifetime', { ...found, endsAt: undefined }, 'unknown'],
  ['has a scope of the worst kind', 'forbidden-scope', { ...found, scopes: ['gist', 'admin:org'] }, 'violated'],
  [
    'has a scope of the worst kind of anybody',
    'forbidden-scope',
    { ...found, providers: ['acme'], scopes: ['*'] },
    'violated',
  ],
  ['is known to have too much', 'forbidden-scope', { ...found, tooMuch: ['is the root of the account'] }, 'violated'],
  ['has scopes that nobody told', 'forbidden-scope', { ...found, scopes: undefined }, 'unknown'],
  ['serves two purposes', 'shared-purpose', { ...found, purposes: ['a', 'b'] }, 'violated'],
  ['serves one purpose twice', 'shared-purpose', { ...found, purposes: ['a', 'a'] }, 'ok'],
  ['serves nobody knows what', 'shared-purpose', { ...found, purposes: [] }, 'unknown'],
  [
    'stands in two applications',
    'shared-purpose',
    { ...found, places: [place('a.ts'), place('b.ts', '/srv/stock')] },
    'violated',
  ],
  ['stands in two clones', 'shared-purpose', { ...found, places: [place('a.ts'), place('a.ts', '/srv/copy')] }, 'ok'],
  ['is live in an env file', 'not-from-store', { ...found, places: [place('.env')] }, 'violated'],
  ['is live in source', 'not-from-store', { ...found, places: [place('src/a.ts')] }, 'violated'],
  [
    'is perhaps live in an env file',
    'not-from-store',
    { ...found, validity: 'unknown', places: [place('.env')] },
    'unknown',
  ],
  ['is dead in an env file', 'not-from-store', { ...found, validity: 'inactive', places: [place('.env')] }, 'ok'],
  ['is live in a test', 'live-in-development', { ...found, places: [place('test/a.ts')] }, 'violated'],
  ['is live for development', 'live-in-development', { ...found, places: [place('.env.development')] }, 'violated'],
  ['is live in production', 'live-in-development', { ...found, places: [place('.env.production')] }, 'ok'],
  [
    'is of live mode in a test, live or not',
    'live-in-development',
    { ...found, validity: 'unknown', ruleId: 'acme-key-live', places: [place('test/a.ts')] },
    'violated',
  ],
  [
    'is a test key in a test',
    'live-in-development',
    { ...found, ruleId: 'acme-test-key', places: [place('test/a.ts')] },
    'ok',
  ],
  ['is a classic token', 'classic-token', { ...found, ruleId: 'github-personal-access-token' }, 'violated'],
  ['is a dead classic token', 'classic-token', { ...found, ruleId: 'github-legacy-token', validity: 'inactive' }, 'ok'],
  ['is of no classic kind', 'classic-token', found, undefined],
  [
    'is a global key',
    'global-key',
    { ...found, providers: ['cloudflare'], ruleId: 'cloudflare-global-key' },
    'violated',
  ],
  [
    'is a token of Cloudflare',
    'global-key',
    { ...found, providers: ['cloudflare'], ruleId: 'cloudflare-api-token' },
    undefined,
  ],
  [
    'would have every action',
    'aws-wildcard-action',
    { ...replacement, breaches: [{ rule: 'aws-wildcard-action', what: 's3:*' }] },
    'violated',
  ],
  [
    'would pass roles on',
    'aws-pass-role',
    { ...replacement, breaches: [{ rule: 'aws-pass-role', what: 'iam:PassRole' }] },
    'violated',
  ],
  ['would have named rights only', 'aws-administrator-access', replacement, 'ok'],
  [
    'would have rights that only AWS knows',
    'aws-wildcard-resource',
    { ...replacement, breaches: undefined },
    'unknown',
  ],
  ['would be due in time', 'max-lifetime', replacement, 'ok'],
])('what %s', (_, rule, facts, state) => {
  it(`is ${state ?? 'not judged'} by ${rule}`, () => {
    expect(stateOf(rule, facts)).toBe(state);
  });
});

describe('the configuration', () => {
  it('sets the longest life, by type before name before default', () => {
    const policy = { ...strict, maxLifetimeMs: { default: 365 * DAY_MS, github: 10 * DAY_MS } };
    expect(stateOf('max-lifetime', found, policy)).toBe('violated');
    expect(stateOf('max-lifetime', { ...found, providers: ['npm'], endsAt: inDays(200) }, policy)).toBe('ok');
  });

  it('says which scopes are forbidden, in place of the strict ones', () => {
    const policy = { ...strict, forbiddenScopes: { github: ['workflows:*'] } };
    expect(stateOf('forbidden-scope', { ...found, scopes: ['workflows:write'] }, policy)).toBe('violated');
    expect(stateOf('forbidden-scope', { ...found, scopes: ['admin:org'] }, policy)).toBe('ok');
  });

  it('makes a replacement without an end only by a waiver', () => {
    const waiver = {
      rule: 'max-lifetime' as const,
      credentials: ['uploads'],
      reason: 'r',
      owner: 'ann',
      until: '2026-02-01',
    };
    const verdict = verdicts({ ...strict, waivers: [waiver] }, replacement, now).find(
      ({ rule }) => rule === 'max-lifetime',
    );
    expect(verdict).toMatchObject({ state: 'waived', waiver });
    expect(verdictText(verdict!)).toContain('max-lifetime is waived by ann until 2026-02-01: r');
  });
});

const word = fc.constantFrom('*', 'repo', 'gist', 'admin:org', 'api');
const places = fc.array(
  fc
    .record({ path: fc.constantFrom('.env', 'test/a', 'src/a', 'dev/.env'), isConsumer: fc.boolean() })
    .map(({ path, isConsumer }) => ({
      ...place(path),
      isConsumer,
    })),
  { maxLength: 4 },
);
const anyFacts: fc.Arbitrary<CredentialFacts> = fc.record({
  kind: fc.constantFrom('found', 'replacement'),
  providers: fc.subarray(['aws-iam', 'aws', 'github', 'cloudflare'], { minLength: 1 }),
  credential: fc.constantFrom('a', 'b', undefined),
  ruleId: fc.constantFrom('github-personal-access-token', 'cloudflare-global-key', 'acme-key', undefined),
  validity: fc.constantFrom('active', 'inactive', 'unknown'),
  scopes: fc.option(fc.array(word, { maxLength: 3 }), { nil: undefined }),
  tooMuch: fc.array(fc.constant('too much'), { maxLength: 1 }),
  breaches: fc.option(fc.array(fc.record({ rule: fc.constantFrom(...POLICY_RULE_NAMES), what: fc.constant('x') })), {
    nil: undefined,
  }),
  endsAt: fc.constantFrom(inDays(1), inDays(500), 'never' as const, undefined),
  purposes: fc.array(fc.constantFrom('p', 'q'), { maxLength: 2 }),
  places,
});
const anyWaivers: fc.Arbitrary<readonly PolicyWaiver[]> = fc.array(
  fc.record({
    rule: fc.constantFrom(...POLICY_RULE_NAMES),
    credentials: fc.array(fc.constantFrom('a', 'b', '*'), { minLength: 1, maxLength: 2 }),
    reason: fc.constant('r'),
    owner: fc.constant('ann'),
    until: fc.constantFrom('2026-01-14', '2026-01-15', '2026-06-01'),
  }),
  { maxLength: 4 },
);

describe('whatever is known of a credential', () => {
  it('each rule says one thing at most, in the order of the table, with a word', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const rules = verdicts(strict, facts, now).map(({ rule }) => rule);
        expect(rules).toEqual(POLICY_RULE_NAMES.filter((rule) => rules.includes(rule)));
        for (const { what } of verdicts(strict, facts, now)) expect(what).not.toBe('');
      }),
    );
  });

  it('a waiver in force turns its own violation into what is waived, and changes nothing else', () => {
    fc.assert(
      fc.property(anyFacts, anyWaivers, (facts, waivers) => {
        const before = verdicts(strict, facts, now);
        const after = verdicts({ ...strict, waivers }, facts, now);
        for (const [at, verdict] of before.entries()) {
          const isWaived = waivers.some(
            ({ rule, credentials, until }) =>
              rule === verdict.rule &&
              facts.credential !== undefined &&
              (credentials.includes('*') || credentials.includes(facts.credential)) &&
              until >= '2026-01-15',
          );
          // Of a replacement it is the waiver itself that leaves the end away.
          const isViolated =
            verdict.state === 'violated' || (verdict.rule === 'max-lifetime' && facts.kind === 'replacement');
          expect(after[at]?.state).toBe(isViolated && isWaived ? 'waived' : verdict.state);
        }
      }),
    );
  });

  it('what is dead violates nothing', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const dead: CredentialFacts = { ...facts, kind: 'found', validity: 'inactive' };
        expect(verdicts(strict, dead, now).every(({ state }) => state === 'ok')).toBe(true);
      }),
    );
  });

  it('knowing less never clears it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const less = {
          ...facts,
          scopes: undefined,
          breaches: undefined,
          endsAt: undefined,
          validity: 'unknown' as const,
        };
        const before = verdicts(strict, { ...facts, validity: 'active' }, now);
        for (const verdict of verdicts(strict, less, now)) {
          const same = before.find(({ rule }) => rule === verdict.rule);
          if (same?.state === 'violated') expect(verdict.state).not.toBe('ok');
        }
      }),
    );
  });
});
