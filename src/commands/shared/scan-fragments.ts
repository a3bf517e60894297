import { setImmediate } from 'node:timers/promises';
import type { Fragment } from '../../core/fragment.js';
import { Expander } from '../../engine/expand.js';
import { FragmentFeed } from '../../engine/fragment-feed.js';
import type { Hit } from '../../engine/hit.js';
import { MemberTally } from '../../engine/member-tally.js';
import type { Scanner } from '../../engine/scanner.js';
import { GapList } from '../../git/gap-list.js';
import { showPath } from '../../git/raw-path.js';

/** How long the loop may run before timers and signals get their turn. */
const YIELD_EVERY_MS = 50;

export interface FragmentScan {
  readonly scanner: Scanner;
  readonly signal: AbortSignal;
  /** Takes what was found in one fragment, or in one member. */
  readonly take: (hits: readonly Hit[], fragment: Fragment) => void | Promise<void>;
  /** Called some times a second, between two fragments. */
  readonly onRest?: () => Promise<void>;
  /** Counts what is inside of containers. */
  readonly tally?: MemberTally;
}

/** Scans fragments, and with each file that holds others what is in it, before the next file. */
export async function scanFragments(fragments: AsyncIterable<Fragment>, scan: FragmentScan): Promise<void> {
  const { scanner, signal, tally = new MemberTally(new GapList()) } = scan;
  const feed = new FragmentFeed(fragments);
  let found: { readonly hits: readonly Hit[]; readonly fragment: Fragment }[] = [];
  const take = (fragment: Fragment): void => {
    const hits = scanner.scan(fragment);
    if (hits.length > 0) found.push({ hits, fragment });
  };
  let restedAt = performance.now();
  const isDue = (): boolean => found.length > 0 || performance.now() - restedAt > YIELD_EVERY_MS;
  const hand = async (): Promise<void> => {
    const taken = found;
    found = [];
    for (const { hits, fragment } of taken) await scan.take(hits, fragment);
  };
  const rest = async (): Promise<void> => {
    await hand();
    // What never waits for the disk would keep Ctrl-C and the progress bar from being seen.
    if (performance.now() - restedAt <= YIELD_EVERY_MS) return;
    await scan.onRest?.();
    await setImmediate();
    restedAt = performance.now();
  };
  const expander = new Expander({ signal, take, isDue, rest, showPath, tally });
  try {
    for (let next = await feed.next(); next.done !== true; next = await feed.next()) {
      take(next.value);
      if (expander.canOpen(next.value)) await expander.open(next.value, feed);
      if (!isDue()) continue;
      await rest();
      if (signal.aborted) break;
    }
  } finally {
    // Also after an interruption: what was found up to then is reported.
    await hand();
    await feed.close();
  }
}
