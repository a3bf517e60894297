import { AppError, exitCodeOf } from '../../core/errors.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Companion, Location } from '../../core/finding.js';
import type { Origin } from '../../core/fragment.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Hit } from '../../engine/hit.js';
import { MemberTally } from '../../engine/member-tally.js';
import type { Scanner } from '../../engine/scanner.js';
import { GapList } from '../../git/gap-list.js';
import { rereadFragments } from '../../sources/reread.js';
import { scanFragments } from './scan-fragments.js';
import { makeScanner } from './make-scanner.js';

/** One recorded place, and whether the value still stands there. */
export interface PlaceNow {
  readonly location: Location;
  readonly state: 'holds' | 'gone' | 'unreadable';
}

export interface ReadAgain {
  /** Undefined where no place holds the value any more, or none can be read. */
  readonly secret: SecretValue | undefined;
  readonly companions: readonly Companion[];
  readonly places: readonly PlaceNow[];
}

/**
 * Reads a finding's value from where it stands, since nothing of ours keeps it, and checks it by its fingerprint. Says of
 * each place whether it still holds it.
 */
export async function readAgain(
  fingerprint: string,
  locations: readonly Location[],
  key: FingerprintKey,
  signal: AbortSignal,
): Promise<ReadAgain> {
  const scanner = makeScanner(undefined);
  const places: PlaceNow[] = [];
  const companions: Companion[] = [];
  let secret: SecretValue | undefined;
  for (const location of locations) {
    try {
      const found = await findThere(scanner, location, fingerprint, key, signal);
      secret ??= found?.secret;
      companions.push(...(found?.companions ?? []));
      places.push({ location, state: found === undefined ? 'gone' : 'holds' });
    } catch (error) {
      signal.throwIfAborted();
      // A bug of ours must not pass for a file that went away.
      if (exitCodeOf(error) === 70 && !(error instanceof Error && 'code' in error)) throw error;
      const isDamaged = error instanceof AppError && error.code === 'corrupt-input';
      places.push({ location, state: location.source === 'stdin' || isDamaged ? 'unreadable' : 'gone' });
    }
  }
  return { secret, companions, places };
}

interface Found {
  readonly secret: SecretValue;
  readonly companions: readonly Companion[];
}

async function findThere(
  scanner: Scanner,
  location: Location,
  fingerprint: string,
  key: FingerprintKey,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const isIt = ({ secret }: Hit): boolean => key.fingerprint(secret) === fingerprint;
  if (location.member !== undefined) return findInside(scanner, location, isIt, signal);
  for await (const fragment of rereadFragments(location, signal)) {
    const hit = scanner.scan(fragment).find(isIt);
    if (hit !== undefined) return { secret: hit.secret, companions: hit.companions };
  }
  return undefined;
}

/** In the same member of what stands there; fails if it is not there and something could not be opened. */
async function findInside(
  scanner: Scanner,
  location: Location,
  isIt: (hit: Hit) => boolean,
  signal: AbortSignal,
): Promise<Found | undefined> {
  const { path, member = '' } = location;
  const outer = path === undefined || member === '' ? path : path.slice(0, -member.length - 1);
  const tally = new MemberTally(new GapList());
  let found: Found | undefined;
  const take = (hits: readonly Hit[], origin: Origin): void => {
    if (origin.member === member) found ??= hits.find(isIt);
  };
  const where: Location = outer === undefined ? location : { ...location, path: outer };
  await scanFragments(rereadFragments(where, signal), { scanner: () => scanner, signal, tally, take });
  const gap = tally.gaps.list()[0];
  if (found !== undefined || gap === undefined) return found;
  throw new AppError('corrupt-input', `reread: ${gap.what}: ${gap.reason}`);
}
