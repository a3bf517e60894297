import { decoders } from '../../decoders/index.js';
import type { Detector } from '../../detectors/detector.js';
import { detectors } from '../../detectors/index.js';
import { Scanner } from '../../engine/scanner.js';
import { builtKeywordIndex } from './keyword-index.js';
import type { Triaging } from './open-triage.js';

/** All our rules and those of the user. In a file of its own: a scan in which all is known needs none of it. */
export function makeScanner(triage: Pick<Triaging, 'detectors' | 'markerAt'> | undefined): Scanner {
  const ofUser = triage?.detectors ?? [];
  return new Scanner([...detectors, ...ofUser], {
    decoders,
    keywordIndex: ofUser.length === 0 ? keywordIndex() : undefined,
    ...(triage?.markerAt === undefined ? {} : { markerAt: triage.markerAt }),
  });
}

/** For some of the rules only: to see whether they take anything. */
export function partScanner(some: readonly Detector[]): Scanner {
  return new Scanner(some, { decoders });
}

function keywordIndex(): Int32Array | undefined {
  if (builtKeywordIndex === undefined) return undefined;
  return new Int32Array(new Uint8Array(Buffer.from(builtKeywordIndex, 'base64')).buffer);
}
