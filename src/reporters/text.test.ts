import { describe, expect, it } from 'vitest';
import type { Location, Report } from '../core/finding.js';
import { SecretValue } from '../core/secret-value.js';
import { textReporter } from './text.js';

const lines = { startLine: 3, startColumn: 7, endLine: 3, endColumn: 20 };

function textWith(...locations: Location[]): string {
  const report: Report = {
    schemaVersion: 1,
    tool: { name: 'unleak', version: '0.0.0' },
    startedAt: '2026-01-02T03:04:05.000Z',
    finishedAt: '2026-01-02T03:04:06.000Z',
    state: 'complete',
    coverage: [],
    fingerprintKeyId: '0123456789abcdef',
    suppressed: [],
    findings: [
      {
        fingerprint: `v1:${'0'.repeat(32)}`,
        ruleId: 'acme-live-key',
        provider: 'acme',
        kind: 'live key',
        severity: 'high',
        confidence: 'high',
        reasons: [],
        secret: new SecretValue(['made', 'up'].join('!')),
        validity: { state: 'unknown' },
        locations,
        companions: [],
      },
    ],
  };
  return [
    ...textReporter.render(report, { showSecrets: false, remediationOf: () => ({ rotator: null, steps: [] }) }),
  ].join('');
}

describe('the text report gives the command that shows', () => {
  const git = { ...lines, repository: '/srv/my orders', object: 'ab'.repeat(20) };

  it('a file in a commit, quoted for the shell', () => {
    const text = textWith({ ...git, source: 'git-blob', commit: 'cd'.repeat(20), path: "it's.env" });
    expect(text).toContain(String.raw`$ git -C '/srv/my orders' show '${'cd'.repeat(20)}:it'\''s.env'`);
  });

  it('an object that no commit reaches', () => {
    const text = textWith({ ...git, source: 'git-dangling' });
    expect(text).toContain(`$ git -C '/srv/my orders' cat-file -p ${git.object}`);
  });

  it('an object whose path can not be typed', () => {
    const text = textWith({ ...git, source: 'git-blob', commit: 'cd'.repeat(20), path: 'a\nb' });
    expect(text).toContain(String.raw`a\x0ab:3:7`);
    expect(text).toContain(`cat-file -p ${git.object}`);
  });

  it('a line of a file', () => {
    expect(textWith({ ...lines, source: 'file', path: '/etc/orders.env' })).toContain('$ sed -n 3p /etc/orders.env');
    const inWorktree = { ...lines, source: 'worktree', repository: '/srv/orders', path: '.env' } as const;
    expect(textWith(inWorktree)).toContain('$ sed -n 3p /srv/orders/.env');
  });

  it('nothing of a stream, which is gone', () => {
    expect(textWith({ ...lines, source: 'stdin', path: 'orders.log' })).not.toContain('$');
  });
});

it('counts the places that it does not list', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ ...lines, source: 'file', path: `/f${String(i)}` }) as const);
  expect(textWith(...many)).toContain('and 5 more');
  expect(textWith(...many)).toContain('1 leaked credential found in 30 places');
});
