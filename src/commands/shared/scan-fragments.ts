import { setImmediate, setTimeout } from 'node:timers/promises';
import { elapsedMs } from '../../core/elapsed.js';
import type { Fragment, Origin } from '../../core/fragment.js';
import { Expander } from '../../engine/expand.js';
import { FragmentFeed } from '../../engine/fragment-feed.js';
import type { Hit } from '../../engine/hit.js';
import { MemberTally } from '../../engine/member-tally.js';
import type { Looked, Scanner } from '../../engine/scanner.js';
import { GapList } from '../../git/gap-list.js';
import { showPath } from '../../git/raw-path.js';
import { isRoot, ScansElsewhere, ScansHere, type FoundIn, type FragmentScans, type Sender } from './fragment-scans.js';
import type { ScanPool } from './scan-pool.js';

/** How long the loop may run before timers and signals get their turn. */
const YIELD_EVERY_MS = 50;

/** What is smaller is done here: another thread takes most of a second before it is quick. */
const BYTES_ALONE = 32 * 2 ** 20;

/** How long what other threads are doing is waited for after an interruption. */
const LAST_WAIT_MS = 1_000;

export interface FragmentScan {
  /** Asked for once there is something to scan: to make one takes a hundredth of a second. */
  readonly scanner: () => Pick<Scanner, 'scanning'> | Promise<Pick<Scanner, 'scanning'>>;
  readonly signal: AbortSignal;
  /** Takes what was found in one fragment, or in one member. */
  readonly take: (hits: readonly Hit[], origin: Origin) => void | Promise<void>;
  /** Called some times a second, between two fragments. */
  readonly onRest?: () => Promise<void>;
  /** Counts what is inside of containers. */
  readonly tally?: MemberTally;
  /** Threads that take over where there is much to scan. */
  readonly elsewhere?: Elsewhere | undefined;
}

export interface Elsewhere {
  readonly pool: ScanPool;
  /** To be marked there as by the scanner here. */
  readonly marks?: SharedArrayBuffer | undefined;
  /** Learns which rules had a say in a fragment that was scanned there. */
  readonly note?: ((looked: Looked, from: Sender) => void) | undefined;
}

/** Scans fragments, and with each file that holds others what is in it, before the next file. */
export async function scanFragments(fragments: AsyncIterable<Fragment>, scan: FragmentScan): Promise<void> {
  const feed = new FragmentFeed(fragments);
  const first = await feed.next();
  if (first.done !== true) await scanFrom(first, feed, await scan.scanner(), scan);
}

async function scanFrom(
  first: IteratorResult<Fragment>,
  feed: FragmentFeed,
  scanner: Pick<Scanner, 'scanning'>,
  scan: FragmentScan,
): Promise<void> {
  const { signal, elsewhere, tally = new MemberTally(new GapList()) } = scan;
  let restedAt = elapsedMs();
  // What never waits for the disk would keep Ctrl-C and the progress bar from being seen.
  const turn = async (): Promise<boolean> => {
    await scan.onRest?.();
    await setImmediate();
    restedAt = elapsedMs();
    return signal.aborted;
  };
  const isLate = (): boolean => elapsedMs() - restedAt > YIELD_EVERY_MS;
  let scans: FragmentScans = new ScansHere(
    (fragment) => scanner.scanning(fragment),
    () => (isLate() ? turn() : undefined),
  );
  let bytesLeftHere = elsewhere === undefined ? Infinity : BYTES_ALONE;
  const take = (fragment: Fragment): Promise<void> | undefined => {
    bytesLeftHere -= fragment.bytes.length;
    if (bytesLeftHere < 0 && elsewhere !== undefined && !scans.isDue && isRoot(fragment)) {
      scans = new ScansElsewhere(elsewhere.pool, elsewhere.marks);
      bytesLeftHere = Infinity;
    }
    return scans.take(fragment);
  };
  const isDue = (): boolean => scans.isDue || isLate();
  const hand = async (found: readonly FoundIn[]): Promise<void> => {
    for (const { hits, from, rules } of found) {
      if (rules !== undefined) elsewhere?.note?.({ hits, rules }, from);
      if (hits.length > 0) await scan.take(hits, from.origin);
    }
  };
  const rest = async (): Promise<void> => {
    await hand(await scans.ready());
    if (isLate()) await turn();
  };
  const expander = new Expander({ signal, take, isDue, rest, showPath, tally });
  try {
    for (let next = first; next.done !== true; next = await feed.next()) {
      await take(next.value);
      if (signal.aborted) break;
      if (expander.canOpen(next.value)) await expander.open(next.value, feed);
      if (!isDue()) continue;
      await rest();
      if (signal.aborted) break;
    }
  } finally {
    // Also after an interruption: what was found up to then is reported.
    await hand(await (signal.aborted ? withinReason(scans.rest()) : scans.rest()));
    await feed.close();
  }
}

/** Whoever pressed Ctrl-C does not wait for a thread that has much before it. */
async function withinReason(found: Promise<readonly FoundIn[]>): Promise<readonly FoundIn[]> {
  const noLonger = new AbortController();
  const late = setTimeout(LAST_WAIT_MS, [], { signal: noLonger.signal }).catch(() => []);
  try {
    return await Promise.race([found, late]);
  } finally {
    noLonger.abort();
  }
}
