import { describe, expect, it } from 'vitest';
import type { AuditReport, AuditToken } from '../core/audit-report.js';
import { auditCsv } from './audit-csv.js';
import { auditHtml } from './audit-html.js';
import { auditJson } from './audit-json.js';
import { auditSchema } from './audit-schema.js';
import { auditSummary, auditText } from './audit-text.js';

/** What somebody may call a token to be seen in a report. */
const HOSTILE = '=cmd()<script>alert(1)</script>\u001b[31m\u202e"quoted';

const token: AuditToken = {
  provider: 'acme',
  listedBy: 'acme-main',
  kind: 'token',
  id: 't1',
  name: HOSTILE,
  owner: HOSTILE,
  scopes: ['read', HOSTILE],
  resources: [],
  created: '2026-11-01T00:00:00Z',
  expires: null,
  lastUsed: null,
  broad: [],
  stored: ['team:a#key'],
  found: [],
};

const report: AuditReport = {
  schemaVersion: 1,
  tool: { name: 'unleak', version: '1.2.3' },
  startedAt: '2026-11-26T12:00:00Z',
  finishedAt: '2026-11-26T12:00:01Z',
  state: 'incomplete',
  limits: { maxLifetimeDays: { default: 90 }, isConfigured: false, unusedDays: 90 },
  sources: [
    { name: 'acme-main', kind: 'provider', type: 'acme', state: 'listed', listed: 2, problems: [], untold: ['ends'] },
    {
      name: 'down',
      kind: 'provider',
      type: 'acme',
      state: 'failed',
      listed: 0,
      problems: [{ what: HOSTILE, hint: 'try again' }],
      untold: [],
    },
    { name: 'db', kind: 'provider', type: 'postgres', state: 'no-listing', listed: 0, problems: [], untold: [] },
  ],
  violations: [
    {
      rule: 'no-expiry',
      severity: 'medium',
      provider: 'acme',
      subject: { type: 'token', kind: 'token', id: 't1', name: HOSTILE },
      owner: HOSTILE,
      detail: HOSTILE,
      advice: 'replace it',
      fingerprints: [],
      places: ['team:a#key'],
    },
  ],
  waived: [
    {
      rule: 'unused',
      severity: 'medium',
      provider: 'acme',
      subject: { type: 'token', kind: 'token', id: 't2', name: HOSTILE },
      detail: 'it was never used',
      advice: 'remove it',
      fingerprints: [],
      places: [],
      waiver: { reason: HOSTILE, owner: 'ann', until: '2027-01-31' },
    },
  ],
  tokens: [token, { ...token, id: 't2' }],
  plans: [{ credential: 'orders', outcome: 'planned', steps: ['create a key'], message: 'nothing was changed' }],
};

const textOf = (chunks: Iterable<string>): string => [...chunks].join('');

describe('reports of an audit', () => {
  it('hold nothing that runs or moves what a reader sees', () => {
    for (const render of [auditText, auditCsv, auditHtml, auditJson]) {
      const rendered = textOf(render(report));
      expect(['\u001b', '\u202e'].filter((character) => rendered.includes(character))).toEqual([]);
    }
    const html = textOf(auditHtml(report));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
  });

  it('give a spreadsheet no formula', () => {
    const fields = textOf(auditCsv(report))
      .split('\n')
      .flatMap((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, field]) => field ?? ''));
    expect(fields.filter((field) => /^[=+\-@]/.test(field))).toEqual([]);
    expect(fields).toContain('never');
  });

  it('are the same in JSON as they are, and as the schema has them', () => {
    const parsed: unknown = JSON.parse(textOf(auditJson(report)));
    expect(parsed).toEqual(report);
    expect(auditSchema.safeParse(parsed).error).toBeUndefined();
    const { plans, ...withoutPlans } = report;
    expect(plans).toHaveLength(1);
    expect(JSON.parse(textOf(auditJson(withoutPlans)))).toEqual(withoutPlans);
  });

  it('name what could not be listed before anybody reads on', () => {
    expect(auditSummary(report)).toBe(
      '2 active tokens at 1 provider; 1 violation: 1 no-expiry; 1 waived; the audit is incomplete: down',
    );
    const text = textOf(auditText(report));
    expect(text).toContain('provider db (postgres): its credentials can not be listed');
    expect(text).toContain('not told    ends');
    const html = textOf(auditHtml(report));
    expect(html.indexOf('could not be listed')).toBeLessThan(html.indexOf('Against the policy'));
  });

  it('draw a bar for each provider with the tokens that have something against them first', () => {
    const html = textOf(auditHtml(report));
    expect([...html.matchAll(/<rect class="part-(\w+)"/g)].map(([, part]) => part)).toEqual(['medium', 'waived']);
    expect(html).toContain('<title>1 medium</title>');
  });

  it('show what is waived, on whose word and until when, and count it as no violation', () => {
    const [text, csv, html] = [auditText, auditCsv, auditHtml].map((render) => textOf(render(report)));
    expect(text).toMatch(/^waived: unused: medium: acme token .*; waived by ann until 2027-01-31: /m);
    expect(csv).toMatch(/^"?waived"?,"?unused"?,"?medium"?/m);
    expect(html).toContain('<td class="short" data-label="until">2027-01-31</td>');
    expect(html).toContain('<li class=""><span class="number">1</span> waived</li>');
  });

  it('say at a glance how many are how bad, and in each cell what it is', () => {
    const html = textOf(auditHtml(report));
    expect(html).toContain('<li class="medium"><span class="number">1</span> medium</li>');
    expect(html).toContain('<li class="none"><span class="number">0</span> critical</li>');
    const cells = [...html.matchAll(/<td[^>]*>/g)].map(([cell]) => cell);
    expect(cells.length).toBeGreaterThan(20);
    expect(cells.filter((cell) => !cell.includes('data-label="'))).toEqual([]);
  });
});
