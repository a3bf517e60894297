import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutWaived } from '../audit/waived.js';
import { AUDIT_RULES, type AuditViolation } from '../core/audit-report.js';
import { auditWaiverFor, type AuditWaiverEntry } from './audit-waivers.js';

const NOW = new Date('2026-06-15T12:00:00Z');

const waiver: AuditWaiverEntry = {
  rule: 'no-expiry',
  tokens: ['deploy-*'],
  reason: 'the farm goes in spring',
  owner: 'ann',
  until: '2026-06-15',
};

const violation: AuditViolation = {
  rule: 'no-expiry',
  severity: 'medium',
  provider: 'github',
  subject: { type: 'token', kind: 'token', id: '77', name: 'deploy-orders' },
  detail: 'it never expires',
  advice: 'replace it',
  fingerprints: [],
  places: [],
};

const stored = (places: readonly string[], fingerprints: readonly string[] = []): AuditViolation => ({
  ...violation,
  subject: { type: 'stored', kind: 'stored value', id: places[0] ?? '', name: '' },
  places,
  fingerprints,
});

const kindFor = (change: Partial<AuditWaiverEntry>, about: AuditViolation = violation): string =>
  auditWaiverFor([{ ...waiver, ...change }], about, NOW).kind;

describe('a waiver of a rule of audits', () => {
  it.each([
    ['the name of the token', {}, violation, 'in-force'],
    ['the id of the token', { tokens: ['77'] }, violation, 'in-force'],
    ['another token', { tokens: ['deploy'] }, violation, 'none'],
    ['another rule', { rule: 'unused' as const }, violation, 'none'],
    ['the provider', { providers: ['github'] }, violation, 'in-force'],
    ['another provider', { providers: ['gitlab'] }, violation, 'none'],
    ['the day before', { until: '2026-06-14' }, violation, 'ended'],
    ['each place of the value', { tokens: ['team:*'] }, stored(['team:a', 'team:b']), 'in-force'],
    ['one of two places', { tokens: ['team:a'] }, stored(['team:a', 'prod:b']), 'none'],
    ['the value itself', { tokens: ['v1:ab*'] }, stored(['team:a', 'prod:b'], ['v1:abcd']), 'in-force'],
    ['everything, of a token without a name', { tokens: ['*'] }, violation, 'in-force'],
  ])('that is about %s', (_, change, about, kind) => {
    expect(kindFor(change, about)).toBe(kind);
  });

  it('matches no empty name', () => {
    expect(kindFor({ tokens: ['?'] }, { ...violation, subject: { ...violation.subject, name: '' } })).toBe('none');
  });

  it('holds as long as the longest of several', () => {
    const both = [{ ...waiver, until: '2026-01-01', owner: 'bob' }, waiver, { ...waiver, until: '2026-03-01' }];
    expect(auditWaiverFor(both, violation, NOW)).toEqual({ kind: 'in-force', waiver });
  });
});

describe('what is left of the violations', () => {
  const judged = (now: string) => withoutWaived([violation], (one) => auditWaiverFor([waiver], one, new Date(now)));

  it('is without what is waived, to the end of its last day', () => {
    expect(judged('2026-06-15T23:59:59Z')).toEqual({
      violations: [],
      waived: [{ ...violation, waiver: { reason: waiver.reason, owner: 'ann', until: '2026-06-15' } }],
    });
  });

  it('is it again afterwards, and says whose word has ended', () => {
    const { violations, waived } = judged('2026-06-16T00:00:00Z');
    expect(waived).toEqual([]);
    expect(violations.map(({ detail }) => detail)).toEqual(['it never expires; the waiver of ann ended on 2026-06-15']);
  });

  it('loses nothing, whatever the waivers', () => {
    const rules = fc.constantFrom(...AUDIT_RULES);
    const some = fc.array(
      fc.record({ rule: rules, tokens: fc.array(fc.constantFrom('*', 'a', '77'), { minLength: 1 }) }),
    );
    fc.assert(
      fc.property(some, fc.array(rules), (waivers, found) => {
        const all = found.map((rule) => ({ ...violation, rule }));
        const entries = waivers.map((one) => ({ ...waiver, ...one }));
        const { violations, waived } = withoutWaived(all, (one) => auditWaiverFor(entries, one, NOW));
        expect(violations.length + waived.length).toBe(all.length);
        for (const { rule } of waived) expect(waivers.map((one) => one.rule)).toContain(rule);
      }),
    );
  });
});
