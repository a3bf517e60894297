/** How severe a live credential is: what it may do and where it stands say more than its rule does. */
import { SEVERITIES, type Location, type Severity } from '../core/finding.js';
import type { FoundPlace } from './facts.js';
import { envFilesOf, trialPlacesOf } from './judges.js';
import { pathWithin } from './places.js';

export interface LiveFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly locations: readonly Location[];
  /** Of its rights those that are known as too much, each with why. */
  readonly tooMuch: readonly string[];
}

export interface Raised {
  readonly severity: Severity;
  readonly reasons: readonly string[];
}

const MAX_REASONS = 3;

/** Never less severe than before. What its rule called low is so by design, as a key that every page shows. */
export function severityOfLive({ ruleId, severity, locations, tooMuch }: LiveFinding): Raised {
  if (severity === 'low') return { severity, reasons: [] };
  const places = placesOf(locations);
  const trial = trialPlacesOf({ ruleId, places });
  const envFiles = envFilesOf(places);
  const critical = [...tooMuch.map((line) => `it may do too much: ${line}`), ...trial];
  const high = envFiles.map((path) => `it lies in an env file and not only in a store: ${path}`);
  const floor: Severity = critical.length > 0 ? 'critical' : high.length > 0 ? 'high' : 'low';
  return { severity: worse(severity, floor), reasons: [...critical, ...high].slice(0, MAX_REASONS) };
}

/** Where it stands, each place once; what a consumer reads and what is committed of the same file are two. */
export function placesOf(
  locations: readonly Location[],
  isConsumer: (location: Location) => boolean = () => false,
): readonly FoundPlace[] {
  const places = locations.flatMap((location): FoundPlace[] => {
    const within = pathWithin(location);
    if (within === undefined) return [];
    const { path = '', repository } = location;
    return [{ path, within, repository, isConsumer: isConsumer(location) }];
  });
  return [
    ...new Map(
      places.map((place) => [`${place.repository ?? ''}\0${place.path}\0${String(place.isConsumer)}`, place]),
    ).values(),
  ];
}

function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}
