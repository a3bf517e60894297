import { exitCodeOf } from '../../core/errors.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Companion, Location } from '../../core/finding.js';
import type { SecretValue } from '../../core/secret-value.js';
import { detectors } from '../../detectors/index.js';
import { Scanner } from '../../engine/scanner.js';
import { rereadFragments } from '../../sources/reread.js';

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
  const scanner = new Scanner(detectors);
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
      places.push({ location, state: location.source === 'stdin' ? 'unreadable' : 'gone' });
    }
  }
  return { secret, companions, places };
}

async function findThere(
  scanner: Scanner,
  location: Location,
  fingerprint: string,
  key: FingerprintKey,
  signal: AbortSignal,
): Promise<{ secret: SecretValue; companions: readonly Companion[] } | undefined> {
  for await (const fragment of rereadFragments(location, signal)) {
    const hit = scanner.scan(fragment).find((one) => key.fingerprint(one.secret) === fingerprint);
    if (hit !== undefined) return { secret: hit.secret, companions: hit.companions };
  }
  return undefined;
}
