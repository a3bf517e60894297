import { describe, expect, it } from 'vitest';
import { POLICY_RULE_NAMES } from '../core/policy-rules.js';
import { parseConfig } from './load.js';

const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

const policyOf = (policy: unknown): ReturnType<typeof parseConfig>['policy'] =>
  // JSON is YAML.
  parseConfig('unleak.yaml', JSON.stringify({ policy })).policy;

const waiver = {
  rule: 'aws-pass-role',
  credentials: ['deploy-*'],
  reason: 'it starts tasks',
  owner: 'ann',
  until: inDays(30),
};

describe('the policy of a configuration', () => {
  it('is strict and waives nothing where it is absent', () => {
    expect(parseConfig('unleak.yaml', '').policy).toEqual({
      rotateWithoutAsking: [],
      maxLifetimeMs: {},
      forbiddenScopes: {},
      approvers: [],
      fourEyes: false,
      waivers: [],
      auditWaivers: [],
    });
  });

  it('holds approvers, waivers and forbidden scopes', () => {
    const policy = policyOf({
      approvers: [
        { who: ['ann', 'bob@build-7'], providers: ['postgres'], credentials: ['orders-*'], severities: ['high'] },
      ],
      waivers: [waiver],
      'forbidden-scopes': { github: ['workflows:*'] },
    });
    expect(policy.approvers).toEqual([
      { who: ['ann', 'bob@build-7'], providers: ['postgres'], credentials: ['orders-*'], severities: ['high'] },
    ]);
    expect(policy.waivers).toEqual([waiver]);
    expect(policy.forbiddenScopes).toEqual({ github: ['workflows:*'] });
  });

  it.each([
    ['aws-iam', ['aws-iam', 'aws']],
    ['aws', ['aws', 'aws-iam']],
    ['google', ['google', 'google-api-key', 'google-service-account']],
    ['google-api-key', ['google-api-key']],
    ['somebody-else', ['somebody-else']],
  ])('takes %s for all names of the same provider, and for no other', (name, names) => {
    expect(policyOf({ approvers: [{ who: ['ann'], providers: [name] }] }).approvers[0]?.providers).toEqual(names);
  });

  it('names every rule where a waiver is for none of them', () => {
    const act = (): unknown => policyOf({ waivers: [{ ...waiver, rule: 'aws-everything' }] });
    for (const rule of POLICY_RULE_NAMES) expect(act).toThrow(rule);
  });

  it.each([
    ['has no reason', { reason: undefined }, 'reason'],
    ['has an empty reason', { reason: '' }, 'reason'],
    ['has no owner', { owner: undefined }, 'owner'],
    ['has no end', { until: undefined }, 'until'],
    ['ends in more than a year', { until: inDays(369) }, 'within a year'],
    ['ends never', { until: 'never' }, 'until'],
    ['is for no credential', { credentials: [] }, 'at least one name'],
  ])('refuses a waiver that %s', (_, change, text) => {
    expect(() => policyOf({ waivers: [{ ...waiver, ...change }] })).toThrow(text);
  });

  it('takes a waiver of a rule of audits, which names tokens', () => {
    const { credentials: _, ...word } = waiver;
    const audit = { ...word, rule: 'no-expiry', tokens: ['deploy-*'], providers: ['aws-iam'] };
    expect(policyOf({ waivers: [audit, waiver] })).toMatchObject({
      waivers: [waiver],
      auditWaivers: [{ ...audit, providers: ['aws-iam', 'aws'] }],
    });
  });

  it.each([
    ['tokens of a rule of credentials', { credentials: undefined, tokens: ['a'] }, 'credentials'],
    ['credentials of a rule of audits', { rule: 'no-expiry' }, 'tokens'],
    ['both', { rule: 'no-expiry', tokens: ['a'] }, 'tokens'],
    ['providers of a rule of credentials', { providers: ['aws'] }, 'credentials'],
  ])('refuses a waiver that names %s', (_, change, told) => {
    expect(() => policyOf({ waivers: [{ ...waiver, ...change }] })).toThrow(`is waived by ${told}`);
  });

  it('takes a waiver of a year, and one that has ended', () => {
    expect(
      policyOf({
        waivers: [
          { ...waiver, until: inDays(365) },
          { ...waiver, until: '2020-01-01' },
        ],
      }).waivers,
    ).toHaveLength(2);
  });

  it.each([
    ['names nobody', { who: [] }],
    ['names a person with blanks', { who: ['ann b'] }],
    ['knows another severity', { who: ['ann'], severities: ['huge'] }],
    ['has another key', { who: ['ann'], provider: ['aws-iam'] }],
  ])('refuses an approver that %s', (_, approver) => {
    expect(() => policyOf({ approvers: [approver] })).toThrow('policy.approvers');
  });
});
