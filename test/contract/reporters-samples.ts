// Reports to render, for the suites of the reporters.
import type { Finding, Location, Report } from '../../src/core/finding.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Reporter, ReporterOptions } from '../../src/reporters/reporter.js';

export const hidden: ReporterOptions = {
  showSecrets: false,
  remediationOf: ({ fingerprint }) => ({ rotator: 'postgres', steps: [`unleak rotate ${fingerprint}`] }),
};

export const place: Location = {
  source: 'git-blob',
  repository: '/srv/orders',
  path: 'config/db.env',
  startLine: 3,
  startColumn: 13,
  endLine: 3,
  endColumn: 37,
  object: 'ab'.repeat(20),
  commit: 'cd'.repeat(20),
};

export const coverageWithGap: Report['coverage'][number] = {
  source: '/srv/orders',
  units: { objects: { enumerated: 3, scanned: 2, skipped: { tree: 1 }, bytes: 120 } },
  gaps: [{ what: 'objects/pack/pack-1.pack', reason: 'truncated' }],
};

export function findingWith(change: Partial<Finding>): Finding {
  return {
    fingerprint: fingerprintOf(1),
    ruleId: 'postgres-url-password',
    provider: 'postgres',
    kind: 'password in a URL',
    severity: 'high',
    confidence: 'high',
    reasons: ['not a placeholder'],
    secret: new SecretValue(['made', 'up', 'for', 'tests'].join('~')),
    validity: { state: 'unknown' },
    locations: [place],
    companions: [{ name: 'user', value: 'orders_app' }],
    ...change,
  };
}

export function fingerprintOf(number: number): string {
  return `v1:${number.toString(16).padStart(32, '0')}`;
}

export function reportOf(findings: readonly Finding[]): Report {
  return {
    schemaVersion: 1,
    tool: { name: 'unleak', version: '0.0.0' },
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:04:06.000Z',
    state: 'complete',
    coverage: [{ source: '/srv/orders', units: {}, gaps: [] }],
    fingerprintKeyId: '0123456789abcdef',
    suppressed: [],
    findings,
  };
}

/** The whole text that a reporter gives, with the values hidden. */
export function rendered(reporter: Reporter, report: Report): string {
  return [...reporter.render(report, hidden)].join('');
}
