import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditRule, AuditToken } from '../core/audit-report.js';
import { judgeTokens, type Judging } from './rules.js';

const NOW = new Date('2026-11-26T12:00:00Z');
const DAY_MS = 86_400_000;
const at = (days: number): string => new Date(NOW.getTime() + days * DAY_MS).toISOString();

const judging: Judging = {
  limits: { maxLifetimeDays: { default: 90, aws: 30 }, isConfigured: true, unusedDays: 90 },
  now: NOW,
  rotatedAt: new Map(),
};

/** As a token should be. */
const fine: AuditToken = {
  provider: 'acme',
  listedBy: 'acme-main',
  kind: 'token',
  id: 't1',
  name: 'orders',
  scopes: ['read'],
  resources: [],
  created: at(-10),
  expires: at(20),
  lastUsed: at(-1),
  broad: [],
  stored: [],
  found: [],
};

/** Undefined takes a field away. */
interface Row {
  readonly why: string;
  readonly token: { readonly [Name in keyof AuditToken]?: AuditToken[Name] | undefined };
  readonly rules: readonly AuditRule[];
}

const rulesOf = (token: Partial<AuditToken>, more: Partial<Judging> = {}): readonly AuditRule[] =>
  judgeTokens([{ ...fine, ...token }], { ...judging, ...more }).map(({ rule }) => rule);

describe('what is held against a token', () => {
  it.each<Row>([
    { why: 'all is as it should be', token: {}, rules: [] },
    { why: 'it never expires', token: { expires: null }, rules: ['no-expiry'] },
    { why: 'its provider knows no end, and it is young', token: { expires: undefined }, rules: [] },
    { why: 'it lives a day longer than rounding explains', token: { expires: at(82) }, rules: ['late-expiry'] },
    { why: 'its provider rounds its end up to the next day', token: { expires: at(80.9) }, rules: [] },
    { why: 'only its end is told, and that is near', token: { created: undefined, expires: at(91) }, rules: [] },
    {
      why: 'only its end is told, and that is far',
      token: { created: undefined, expires: at(92) },
      rules: ['late-expiry'],
    },
    { why: 'it was last used 90 days ago', token: { lastUsed: at(-90) }, rules: ['unused'] },
    { why: 'it was last used 89 days ago', token: { lastUsed: at(-89) }, rules: [] },
    { why: 'it was never used and is new', token: { lastUsed: null }, rules: [] },
    { why: 'nobody tells whether it was used', token: { lastUsed: undefined }, rules: [] },
    {
      why: 'it was never used since it was made',
      token: { created: at(-120), expires: undefined, lastUsed: null },
      rules: ['never-rotated', 'unused'],
    },
    { why: 'it may do too much', token: { broad: ['may do everything'] }, rules: ['too-broad'] },
    { why: 'it is a root key', token: { root: 'nothing limits it' }, rules: ['root-key'] },
    {
      why: 'it is older than its provider’s own limit',
      token: { provider: 'aws', created: at(-31), expires: undefined },
      rules: ['never-rotated'],
    },
  ])('is $rules where $why', ({ token, rules }) => {
    const clean = Object.fromEntries(Object.entries({ ...fine, ...token }).filter(([, value]) => value !== undefined));
    expect(judgeTokens([clean as unknown as AuditToken], judging).map(({ rule }) => rule)).toEqual(rules);
  });

  it('counts the age of a token that kept its id from its last rotation', () => {
    const old = { created: at(-200), expires: null };
    expect(rulesOf(old)).toContain('never-rotated');
    expect(rulesOf(old, { rotatedAt: new Map([['t1', at(-5)]]) })).not.toContain('never-rotated');
  });

  it('says nothing of times that are none', () => {
    expect(rulesOf({ created: 'soon', expires: 'never', lastUsed: 'yesterday' })).toEqual([]);
  });

  it('names the oldest of several keys where one should be active', () => {
    const pair = [
      { ...fine, id: 'new', created: at(-1), onePer: 'user orders' },
      { ...fine, id: 'old', created: at(-9), onePer: 'user orders' },
      { ...fine, id: 'alone', onePer: 'user other' },
      { ...fine, id: 'elsewhere', onePer: 'user orders', listedBy: 'acme-second' },
    ];
    const [found, ...others] = judgeTokens(pair, judging);
    expect(found).toMatchObject({ rule: 'two-active', subject: { id: 'old' } });
    expect(found?.detail).toContain('2 active keys: old, new');
    expect(others).toEqual([]);
  });
});

describe('for any tokens', () => {
  const time = fc.integer({ min: -2000, max: 2000 }).map(at);
  const tokens = fc.array(
    fc.record<AuditToken>({
      ...Object.fromEntries(Object.entries(fine).map(([name, value]) => [name, fc.constant(value)])),
      id: fc.string({ minLength: 1, maxLength: 3 }),
      created: time,
      expires: fc.option(time, { nil: null }),
      lastUsed: fc.option(time, { nil: null }),
      broad: fc.array(fc.constant('wide'), { maxLength: 1 }),
    } as never),
    { maxLength: 20 },
  );

  it('each token is judged alone: what is said of it does not depend on the others', () => {
    fc.assert(
      fc.property(tokens, (all) => {
        const together = judgeTokens(all, judging);
        const apart = all.flatMap((one) => judgeTokens([one], judging));
        expect(together).toEqual(apart);
      }),
    );
  });

  it('a stricter limit never finds less', () => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 400 }), (all, days, more) => {
        const withLimit = (limit: number): number => {
          const limits = { maxLifetimeDays: { default: limit }, isConfigured: true, unusedDays: limit };
          return judgeTokens(all, { ...judging, limits }).length;
        };
        expect(withLimit(days)).toBeGreaterThanOrEqual(withLimit(days + more));
      }),
    );
  });
});
