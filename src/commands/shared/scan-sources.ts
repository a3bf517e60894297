import { setImmediate } from 'node:timers/promises';
import type { Gap, SourceCoverage } from '../../core/finding.js';
import type { FindingSet } from '../../engine/finding-set.js';
import type { Scanner } from '../../engine/scanner.js';
import { printable } from '../../reporters/printable.js';
import type { Attribution, Source } from '../../sources/source.js';
import type { Progress } from './progress.js';

/** How long the loop may run before timers and signals get their turn. */
const YIELD_EVERY_MS = 50;

export interface ScanParts {
  readonly scanner: Scanner;
  readonly findings: FindingSet;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

export interface ScanOutcome {
  readonly coverage: readonly SourceCoverage[];
  readonly attributions: ReadonlyMap<string, readonly Attribution[]>;
  readonly isInterrupted: boolean;
}

/** Pulls every source through the engine, one after the other. When the signal aborts, what is missing is a gap. */
export async function scanSources(sources: readonly Source[], parts: ScanParts): Promise<ScanOutcome> {
  const coverage: SourceCoverage[] = [];
  const attributions = new Map<string, readonly Attribution[]>();
  let isInterrupted = false;
  for (const source of sources) {
    const ended = await untilInterrupted(parts.signal, async () => {
      const objects = await scanOne(source, parts);
      if (objects.size === 0 || source.attribute === undefined) return;
      for (const [object, found] of await source.attribute(objects, parts.signal)) {
        attributions.set(object, [...(attributions.get(object) ?? []), ...found]);
      }
    });
    if (ended) {
      assertReconciled(source.coverage());
      coverage.push(source.coverage());
    } else {
      isInterrupted = true;
      coverage.push(withGap(source.coverage(), { what: source.name, reason: 'interrupted before its end' }));
    }
  }
  return { coverage, attributions, isInterrupted };
}

/** False when the signal ended the work, whether it threw for that or stopped quietly. */
async function untilInterrupted(signal: AbortSignal, work: () => Promise<void>): Promise<boolean> {
  if (signal.aborted) return false;
  try {
    await work();
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  return !signal.aborted;
}

/** The ids of this source's git objects in which something was found. */
async function scanOne(source: Source, { scanner, findings, progress, signal }: ScanParts): Promise<Set<string>> {
  const objects = new Set<string>();
  let yieldedAt = performance.now();
  for await (const fragment of source.fragments(signal)) {
    for (const hit of scanner.scan(fragment)) {
      findings.add(hit);
      if (hit.origin.object !== undefined) objects.add(hit.origin.object);
    }
    // A source that never waits for the disk would keep Ctrl-C and the progress bar from being seen.
    if (performance.now() - yieldedAt < YIELD_EVERY_MS) continue;
    await progress.update({ what: printable(source.name), ...source.progress() });
    await setImmediate();
    yieldedAt = performance.now();
    if (signal.aborted) break;
  }
  return objects;
}

/** What exists is what was read and what was left out on purpose; anything else is our bug and must not pass. */
export function assertReconciled(coverage: SourceCoverage): void {
  for (const [unit, { enumerated, scanned, skipped }] of Object.entries(coverage.units)) {
    const left = Object.values(skipped).reduce((sum, number) => sum + number, 0);
    if (enumerated === scanned + left) continue;
    throw new Error(
      `scan: coverage of ${coverage.source}: ${unit}: ${String(enumerated)} enumerated, but ${String(scanned)} scanned ` +
        `and ${String(left)} skipped`,
    );
  }
}

export function withGap(coverage: SourceCoverage, gap: Gap): SourceCoverage {
  return { ...coverage, gaps: [...coverage.gaps, gap] };
}
