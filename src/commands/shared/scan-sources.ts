import type { Gap, SourceCoverage } from '../../core/finding.js';
import type { FindingSet } from '../../engine/finding-set.js';
import type { Hit } from '../../engine/hit.js';
import { Attributions } from '../../engine/locations.js';
import { MemberTally } from '../../engine/member-tally.js';
import type { Scanner } from '../../engine/scanner.js';
import { GapList } from '../../git/gap-list.js';
import { printable } from '../../reporters/printable.js';
import type { Source } from '../../sources/source.js';
import type { Progress } from './progress.js';
import { MAX_HITS, knownCoverage, type Attributed } from './remembered-source.js';
import type { Elsewhere } from './scan-fragments.js';
import type { ScanPool } from './scan-pool.js';
import type { Begun, SourceLedger } from './source-ledger.js';

export interface ScanParts {
  /** Asked for when something has to be scanned. */
  readonly scanner: () => Promise<Scanner>;
  readonly findings: FindingSet;
  readonly progress: Pick<Progress, 'update'>;
  readonly signal: AbortSignal;
  /** Learns of each hit when it comes. */
  readonly onHit?: ((hit: Hit) => void) | undefined;
  /** What earlier scans have read. */
  readonly ledger?: Pick<SourceLedger, 'recall' | 'begin' | 'take'> | undefined;
  readonly pool?: ScanPool | undefined;
}

export interface ScanOutcome {
  readonly coverage: readonly SourceCoverage[];
  readonly attributions: Attributions;
  readonly isInterrupted: boolean;
}

/**
 * Pulls every source through the engine, one after the other, and with each the repositories nested in it. When the
 * signal aborts, what is missing is a gap.
 */
export async function scanSources(sources: readonly Source[], parts: ScanParts): Promise<ScanOutcome> {
  const coverage: SourceCoverage[] = [];
  const attributions = new Attributions();
  let isInterrupted = false;
  const scan = async (source: Source): Promise<void> => {
    const taken = parts.signal.aborted ? undefined : await recall(source, parts, attributions);
    const tally = new MemberTally(new GapList());
    if (taken !== undefined) coverage.push(taken);
    else if (await untilInterrupted(parts.signal, () => scanAndAttribute(source, parts, attributions, tally))) {
      assertReconciled(source.coverage());
      coverage.push(tally.addTo(source.coverage()));
    } else {
      isInterrupted = true;
      coverage.push(
        withGap(tally.addTo(source.coverage()), { what: source.name, reason: 'interrupted before its end' }),
      );
      return;
    }
    // One at a time and before the next, so that only one nested history is held in memory.
    for await (const inner of source.nested?.() ?? []) await scan(inner);
  };
  for (const source of sources) await scan(source);
  return { coverage, attributions, isInterrupted };
}

/** The coverage of a source of which everything is known, with what was found in it put where fresh hits go. */
async function recall(
  source: Source,
  parts: ScanParts,
  attributions: Attributions,
): Promise<SourceCoverage | undefined> {
  const taken = await parts.ledger?.recall(source);
  if (taken === undefined) return undefined;
  for (const hit of taken.hits) parts.findings.add(hit);
  for (const { repository, object, found } of taken.attributed) attributions.add(repository, object, found);
  const coverage = knownCoverage(taken.coverage);
  assertReconciled(coverage);
  return coverage;
}

async function scanAndAttribute(
  source: Source,
  parts: ScanParts,
  attributions: Attributions,
  tally: MemberTally,
): Promise<void> {
  const { repositoryOf, hits, begun } = await scanOne(source, parts, tally);
  const attributed = await attribute(source, repositoryOf, begun?.attributed ?? [], parts.signal);
  for (const { repository, object, found } of attributed) attributions.add(repository, object, found);
  // What stopped early looks like what came to its end.
  if (parts.signal.aborted || begun === undefined) return;
  const { overruled } = begun.scanner;
  parts.ledger?.take(source, { coverage: tally.addTo(source.coverage()), hits, attributed, overruled }, begun);
}

/** Where each of the objects stands; what is known of them already is not looked for. */
async function attribute(
  source: Source,
  repositoryOf: ReadonlyMap<string, string | undefined>,
  known: readonly Attributed[],
  signal: AbortSignal,
): Promise<readonly Attributed[]> {
  const attributed = known.filter(({ object }) => repositoryOf.has(object));
  const wanted = new Set(repositoryOf.keys());
  for (const { object } of attributed) wanted.delete(object);
  if (wanted.size === 0 || source.attribute === undefined) return attributed;
  const found = [...(await source.attribute(wanted, signal))];
  return [
    ...attributed,
    ...found.map(([object, places]) => ({ repository: repositoryOf.get(object), object, found: places })),
  ];
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

interface Scanned {
  /** Git objects in which something was found, each with its repository. */
  readonly repositoryOf: ReadonlyMap<string, string | undefined>;
  /** What is to be kept. */
  readonly hits: readonly Hit[];
  readonly begun: Begun | undefined;
}

async function scanOne(source: Source, parts: ScanParts, tally: MemberTally): Promise<Scanned> {
  const { findings, progress, signal, onHit, ledger, pool } = parts;
  const { scanFragments } = await import('./scan-fragments.js');
  const repositoryOf = new Map<string, string | undefined>();
  const kept: Hit[] = [];
  // Until there is something to scan there is none.
  let all!: Scanner;
  const begun = await ledger?.begin(source, () => all);
  const scanner = async (): Promise<Pick<Scanner, 'scanning'>> => {
    all = await parts.scanner();
    all.markInto(begun?.seen);
    return begun?.scanner ?? all;
  };
  for (const hit of begun?.hits ?? []) {
    findings.add(hit);
    kept.push(hit);
    if (hit.origin.object !== undefined) repositoryOf.set(hit.origin.object, hit.origin.repository);
  }
  await scanFragments(source.fragments(signal), {
    scanner,
    signal,
    tally,
    elsewhere: pool === undefined ? undefined : elsewhere(pool, begun),
    take: async (hits) => {
      for (const hit of await withoutEarlier(source, hits, all, signal)) {
        findings.add(hit);
        onHit?.(hit);
        if (begun !== undefined && kept.length <= MAX_HITS) kept.push(hit);
        if (hit.origin.object !== undefined) repositoryOf.set(hit.origin.object, hit.origin.repository);
      }
    },
    onRest: () => progress.update({ what: printable(source.name), ...source.progress() }),
  });
  return { repositoryOf, hits: kept, begun };
}

/** Undefined where only some rules have to run over what is known, which is quick. */
function elsewhere(pool: ScanPool, begun: Begun | undefined): Elsewhere | undefined {
  if (begun === undefined) return { pool };
  const { scanner, seen } = begun;
  return scanner.isPartial
    ? undefined
    : { pool, marks: seen.buffer, note: (looked, from) => scanner.note(looked, from) };
}

/** Leaves out what stood there before, for a source that is asked about changes. */
async function withoutEarlier(
  source: Source,
  hits: readonly Hit[],
  scanner: Scanner,
  signal: AbortSignal,
): Promise<readonly Hit[]> {
  const object = hits[0]?.origin.object;
  if (source.earlier === undefined || object === undefined) return hits;
  const known = new Set<string>();
  const take = (earlier: readonly Hit[]): void => {
    for (const { secret } of earlier) known.add(secret.reveal());
  };
  const { scanFragments } = await import('./scan-fragments.js');
  await scanFragments(source.earlier(object, signal), { scanner: () => scanner, signal, take });
  return hits.filter(({ secret }) => !known.has(secret.reveal()));
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
