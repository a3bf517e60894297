import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SweepReport, SweptFinding } from '../core/sweep-report.js';
import type { z } from 'zod';
import { sweepHtml } from './sweep-html.js';
import { sweepMetrics } from './sweep-metrics.js';
import { sweepSchema } from './sweep-schema.js';
import { sweepSlack } from './sweep-slack.js';
import { sweepText } from './sweep-text.js';

function finding(name: string): SweptFinding {
  return {
    fingerprint: `v1:${'0'.repeat(32)}`,
    ruleId: 'acme-key',
    provider: 'acme',
    kind: name,
    severity: 'high',
    confidence: 'high',
    life: 'open',
    change: 'new',
    validity: { state: 'unknown' },
    firstSeenAt: '2026-01-01T00:00:00.000Z',
    since: { commit: 'c0ffee'.repeat(6), author: name, date: '2026-01-01T00:00:00Z' },
    targets: [name],
    owners: [name],
    places: 5,
    locations: [{ source: 'file', path: name, startLine: 1, startColumn: 2, endLine: 1, endColumn: 9 }],
  };
}

function reportOf(name: string, changes: readonly SweptFinding[] = [finding(name)]): SweepReport {
  const summary = {
    finishedAt: '2026-01-11T00:00:00.000Z',
    state: 'incomplete',
    lives: { open: 1, rotating: 0, accepted: 0, dead: 0, closed: 0 },
    severities: { low: 0, medium: 0, high: 1, critical: 0 },
    outcomes: { scanned: 1, known: 0, incomplete: 0, failed: 1 },
    seconds: 2,
    bytes: 3,
  } as const;
  return {
    schemaVersion: 1,
    tool: { name: 'unleak', version: '0.0.0' },
    sweep: { name, id: 7 },
    startedAt: '2026-01-11T00:00:00.000Z',
    finishedAt: summary.finishedAt,
    state: 'incomplete',
    fingerprintKeyId: '0'.repeat(16),
    resumed: 0,
    summary,
    trend: [summary, summary],
    targets: [{ name, outcome: 'failed', seconds: 0, bytes: 0, findings: 0, gaps: [{ what: name, reason: name }] }],
    dropped: [name],
    changes,
    rotations: [{ fingerprint: 'v1:0', credential: name, outcome: 'failed', message: name }],
  };
}

const join = (chunks: Iterable<string>): string => [...chunks].join('');
const anything = fc.string({ unit: 'binary', maxLength: 60 });

it('the schema of the report is that of its type', () => {
  const report: z.infer<typeof sweepSchema> = reportOf('a name');
  const rotations = [{ ...report.rotations[0]!, fingerprint: report.changes[0]!.fingerprint }];
  expect(sweepSchema.safeParse({ ...report, rotations }).error).toBeUndefined();
  expect(sweepSchema.safeParse({ ...report, rotations, secret: 'a value' }).success).toBe(false);
});

describe('names that somebody else chose', () => {
  it('move no cursor and turn no writing in the text', () => {
    fc.assert(
      fc.property(anything, (name) => {
        const unsafe = /[^\P{C}\n]/u.exec(join(sweepText(reportOf(name))).replaceAll(/\p{Cn}|\p{Co}/gu, ''));
        expect(unsafe).toBeNull();
      }),
    );
  });

  it('make no element and no attribute in the page', () => {
    const plain = join(sweepHtml(reportOf('x'), [finding('x')])).match(/<[a-z/]/g)!.length;
    fc.assert(
      fc.property(anything, (name) => {
        const page = join(sweepHtml(reportOf(name), [finding(name)]));
        expect(page.match(/<[a-z/!]/gi)!.length).toBe(plain + 1);
      }),
    );
  });

  it('call nobody in Slack', () => {
    const text = sweepSlack(reportOf('<!channel> <https://example.com|here> *b* `c`'));
    expect(text).not.toContain('<');
    expect(text).toContain('&lt;!channel&gt;');
  });

  it('stay inside of their label in the metrics', () => {
    fc.assert(
      fc.property(anything, (name) => {
        const lines = join(sweepMetrics(reportOf(name), [finding(name)]))
          .split('\n')
          .slice(0, -1);
        const label = String.raw`[a-z]+="(?:[^"\\\n]|\\\\|\\"|\\n)*"`;
        for (const line of lines) {
          if (line.startsWith('# ')) continue;
          // oxlint-disable-next-line no-restricted-globals -- the format, written down once
          expect(line).toMatch(new RegExp(String.raw`^unleak_[a-z_]+\{${label}(?:,${label})*\} [0-9.]+$`, 'u'));
        }
      }),
    );
  });
});

it('says in the text what changed, how old it is, whose it is, where, and what was not read', () => {
  expect(join(sweepText(reportOf('orders')))).toBe(`new: high: acme orders (acme-key)
  fingerprint v1:${'0'.repeat(32)}
  validity    unknown
  age         10 days, since 2026-01-01T00:00:00Z in commit c0ffeec0ff by orders
  owner       orders
  place       orders:1:2
  place       and 4 more, in 1 place of the list
  next        unleak rotate v1:${'0'.repeat(32)}

failed: orders
  gap: orders: orders
no longer swept: orders
failed: orders (v1:0): orders
places: 1 scanned, 1 failed; leaked credentials: 1 open; 1 change since the last sweep; the sweep is incomplete
`);
});

it('says in the page at a glance what is new and live, and under the trend when it began and what is missing', () => {
  const live = { ...finding('a'), validity: { state: 'active' } } as const;
  const dead = { ...finding('b'), change: 'dead', life: 'dead' } as const;
  const page = join(sweepHtml(reportOf('orders', [live, dead]), [live, dead]));
  for (const [number, what, tone] of [
    [1, 'new or back', 'critical'],
    [1, 'known to be live', 'critical'],
    [1, 'open', 'high'],
    [0, 'being rotated', 'none'],
    [1, 'places not read to the end', 'critical'],
  ] as const) {
    expect(page).toContain(`<li class="${tone}"><span class="number">${String(number)}</span> ${what}</li>`);
  }
  expect(page).toContain('<span>2026-01-11: 1</span>');
  expect(page.match(/<g class="pale"><title>2026-01-11: 1 open<\/title>/g)).toHaveLength(2);
});

it('tells Slack of the first changes only, however many there are', () => {
  const text = sweepSlack(
    reportOf(
      'orders',
      Array.from({ length: 3000 }, () => finding('k'.repeat(500))),
    ),
  );
  expect(text).toContain('and 2980 more changes');
  expect(text.length).toBeLessThan(40_000);
});
