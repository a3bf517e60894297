import { decoders } from '../../decoders/index.js';
import type { Detector } from '../../detectors/detector.js';
import { Scanner } from '../../engine/scanner.js';
import type { Triaging } from './open-triage.js';
import { ourRules } from './our-rules.js';

/** All our rules and those of the user. In a file of its own: a scan in which all is known needs none of it. */
export function makeScanner(triage: Pick<Triaging, 'detectors' | 'markerAt'> | undefined): Scanner {
  const ofUser = triage?.detectors ?? [];
  return new Scanner(ofUser.length === 0 ? ourRules : [...ourRules.detectors(), ...ofUser], {
    decoders,
    ...(triage?.markerAt === undefined ? {} : { markerAt: triage.markerAt }),
  });
}

/** For some of the rules only: to see whether they take anything. */
export function partScanner(some: readonly Detector[]): Scanner {
  return new Scanner(some, { decoders });
}
