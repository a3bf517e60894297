import { decoders } from '../../decoders/index.js';
import type { Detector } from '../../detectors/detector.js';
import { detectors } from '../../detectors/index.js';
import { Scanner } from '../../engine/scanner.js';
import type { PreparedKeywords } from '../../engine/keywords.js';
import { builtKeywords } from './built-keywords.js';
import type { Triaging } from './open-triage.js';

/** All our rules and those of the user. In a file of its own: a scan in which all is known needs none of it. */
export function makeScanner(triage: Pick<Triaging, 'detectors' | 'markerAt'> | undefined): Scanner {
  const ofUser = triage?.detectors ?? [];
  return new Scanner([...detectors, ...ofUser], {
    decoders,
    keywords: ofUser.length === 0 ? preparedKeywords() : undefined,
    ...(triage?.markerAt === undefined ? {} : { markerAt: triage.markerAt }),
  });
}

/** For some of the rules only: to see whether they take anything. */
export function partScanner(some: readonly Detector[]): Scanner {
  return new Scanner(some, { decoders });
}

function preparedKeywords(): PreparedKeywords | undefined {
  if (builtKeywords === undefined) return undefined;
  const { table, index } = builtKeywords;
  return { table, index: new Int32Array(new Uint8Array(Buffer.from(index, 'base64')).buffer) };
}
