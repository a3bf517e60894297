import { setImmediate } from 'node:timers/promises';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { SourceCoverage } from '../../core/finding.js';
import type { Fragment } from '../../core/fragment.js';
import { FingerprintKey } from '../../core/fingerprint.js';
import { FindingSet } from '../../engine/finding-set.js';
import { Scanner } from '../../engine/scanner.js';
import type { Attribution } from '../../core/finding.js';
import type { Source } from '../../sources/source.js';
import { Progress } from './progress.js';
import { assertReconciled, scanSources, type ScanParts } from './scan-sources.js';

const halves = ['q7Zp2Lw9', 'Xk4Rt8Vb'];
const password = halves.join('');
const rule = {
  id: 'acme-live-key',
  kind: 'live key',
  severity: 'high',
  keywords: ['acme_live_'],
  pattern: 'acme_live_(?<secret>[A-Za-z0-9]{16})',
  boundary: 'alphanumeric',
} as const;

function partsWith(signal: AbortSignal): ScanParts {
  return {
    scanner: () =>
      Promise.resolve(new Scanner([{ provider: 'acme', docs: 'https://docs.acme.example', rules: [rule] }])),
    findings: new FindingSet(new FingerprintKey(Buffer.alloc(32, 1))),
    progress: new Progress({ stderr: new PassThrough(), isTty: false, isQuiet: true, now: () => 0 }),
    signal,
  };
}

interface FakeOptions {
  readonly texts: readonly string[];
  readonly attributions?: Record<string, readonly Attribution[]>;
  readonly afterEach?: () => void;
  readonly skipped?: number;
}

/** A source of git objects `NAME-0`, `NAME-1`, ..., which records what it was asked to attribute. */
function fakeSource(name: string, options: FakeOptions): Source & { readonly asked: string[] } {
  let scanned = 0;
  const asked: string[] = [];
  return {
    name,
    asked,
    async *fragments(signal) {
      for (const [i, text] of options.texts.entries()) {
        signal.throwIfAborted();
        yield fragmentOf(text, `${name}-${String(i)}`);
        scanned += 1;
        options.afterEach?.();
        await setImmediate();
      }
    },
    coverage: (): SourceCoverage => ({
      source: name,
      units: {
        objects: { enumerated: options.texts.length, scanned, skipped: { tree: options.skipped ?? 0 }, bytes: 0 },
      },
      gaps: [],
    }),
    progress: () => ({ done: scanned }),
    attribute: (objects) => {
      asked.push(...objects);
      return Promise.resolve(new Map(Object.entries(options.attributions ?? {})));
    },
  };
}

function fragmentOf(text: string, object: string): Fragment {
  const origin = { source: 'git-blob', repository: '/r', object } as const;
  return { bytes: Buffer.from(text), origin, startLine: 1, startColumn: 1, encodings: [] };
}

const leak = `key = acme_live_${password}\n`;

describe('a scan of several sources', () => {
  it('finds one secret once and asks each source only about its own objects', async () => {
    const first = fakeSource('a', {
      texts: ['nothing\n', leak],
      attributions: { 'a-1': [{ source: 'git-blob', path: 'x' }] },
    });
    const second = fakeSource('b', { texts: [leak], attributions: { 'b-0': [{ source: 'git-blob', path: 'y' }] } });
    const parts = partsWith(new AbortController().signal);
    const outcome = await scanSources([first, second], parts);
    expect([first.asked, second.asked]).toEqual([['a-1'], ['b-0']]);
    const findings = parts.findings.build(outcome.attributions);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.locations.map(({ path }) => path).toSorted()).toEqual(['x', 'y']);
    expect(outcome.isInterrupted).toBe(false);
  });

  it('keeps what was found when it is interrupted, and calls every source that is missing a gap', async () => {
    const controller = new AbortController();
    const first = fakeSource('a', { texts: [leak, leak], afterEach: () => controller.abort() });
    const second = fakeSource('b', { texts: [leak] });
    const parts = partsWith(controller.signal);
    const outcome = await scanSources([first, second], parts);
    expect(outcome.isInterrupted).toBe(true);
    expect(outcome.coverage.map(({ gaps }) => gaps.length)).toEqual([1, 1]);
    expect(parts.findings.build()).toHaveLength(1);
  });

  it('fails when what a source read and left out is not what it had', async () => {
    const source = fakeSource('a', { texts: ['nothing\n'], skipped: 1 });
    await expect(scanSources([source], partsWith(new AbortController().signal))).rejects.toThrow(
      '1 enumerated, but 1 scanned',
    );
  });
});

it('accepts coverage that adds up, by each kind of unit', () => {
  const unit = { enumerated: 5, scanned: 2, skipped: { tree: 2, empty: 1 }, bytes: 9 };
  expect(() => {
    assertReconciled({ source: 'a', units: { objects: unit, files: { ...unit, enumerated: 6 } }, gaps: [] });
  }).toThrow('files');
  expect(() => {
    assertReconciled({ source: 'a', units: { objects: unit }, gaps: [] });
  }).not.toThrow();
});
