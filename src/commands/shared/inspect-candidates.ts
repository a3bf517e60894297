/** What a value may be: what our rules say of it alone, or of it beside a provider's name. */
import type { Finding } from '../../core/finding.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Fragment } from '../../core/fragment.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Detector, Rule } from '../../detectors/detector.js';
import { detectors } from '../../detectors/index.js';
import { checksums } from '../../engine/checksums.js';
import { explain } from '../../engine/explain.js';
import type { Hit } from '../../engine/hit.js';
import { Scanner } from '../../engine/scanner.js';
import { makeScanner } from './make-scanner.js';

const MAX_NEAR = 3;

/** One thing that a value may be. */
export type Candidate = Pick<
  Finding,
  'fingerprint' | 'ruleId' | 'provider' | 'kind' | 'severity' | 'confidence' | 'reasons' | 'secret' | 'companions'
> & {
  readonly checksum: 'holds' | 'fails' | 'can not be told' | 'none';
  /** Whether only the name of the provider beside it made it one, which the person or nobody has put there. */
  readonly isGuess: boolean;
};

/** All that the text may hold, the most likely first. A value that says nothing itself is tried as each provider's. */
export function candidatesIn(
  text: string,
  provider: string | undefined,
  key: FingerprintKey,
  nowMs: number,
): readonly Candidate[] {
  const isWanted = (one: { readonly provider: string }): boolean => provider === undefined || one.provider === provider;
  const hits = makeScanner(undefined)
    .scan(fragmentOf(`${text}\n`))
    .filter(isWanted);
  if (hits.length > 0) return candidates(hits, key, false);
  // More than one line is more than one value, which nobody can put beside a name; and what has a form of its own, with a
  // wrong checksum say, is nobody else's.
  if (/\s/.test(text) || (provider === undefined && nearMisses(text, nowMs).length > 0)) return [];
  return candidates(guesses(text, detectors.filter(isWanted)), key, provider === undefined);
}

/** Rules whose form it has and that drop it all the same, each with the reason: a wrong checksum, say. */
export function nearMisses(text: string, nowMs: number): readonly string[] {
  const { considered } = explain(detectors, Buffer.from(`${text}\n`, 'utf8'), { decoders: [], nowMs });
  return considered
    .filter(({ outcome }) => outcome === 'dropped')
    .slice(0, MAX_NEAR)
    .map(({ ruleId, reasons }) => `; it is no ${ruleId}: ${reasons.join(', ')}`);
}

/** The rule of that id, of ours. */
export function ruleOf(ruleId: string): Rule | undefined {
  return detectors.flatMap(({ rules }): readonly Rule[] => rules).find(({ id }) => id === ruleId);
}

export function checksumOf(ruleId: string, secret: SecretValue): Candidate['checksum'] {
  const name = ruleOf(ruleId)?.checksum;
  if (name === undefined) return 'none';
  return ({ pass: 'holds', fail: 'fails', unknown: 'can not be told' } as const)[checksums[name](secret.reveal())];
}

/** `ACME_API_KEY = "..."` and the like for each provider: what its rules need to see beside a value. */
function guesses(value: string, among: readonly Detector[]): readonly Hit[] {
  return among.flatMap((detector) => {
    const name = detector.provider.toUpperCase().replaceAll('-', '_');
    const texts = ['API_KEY', 'TOKEN', 'SECRET'].map((end) => `${name}_${end} = "${value}"\n`);
    const scanner = new Scanner([detector]);
    return texts.flatMap((text) => scanner.scan(fragmentOf(text)).filter(({ secret }) => secret.reveal() === value));
  });
}

function candidates(hits: readonly Hit[], key: FingerprintKey, isGuess: boolean): readonly Candidate[] {
  const seen = new Set<string>();
  return hits
    .toSorted((a, b) => b.specificity - a.specificity)
    .flatMap((hit) => {
      const fingerprint = key.fingerprint(hit.secret);
      const { ruleId, provider, kind, severity, confidence, reasons, secret, companions } = hit;
      if (seen.has(`${fingerprint} ${ruleId}`)) return [];
      seen.add(`${fingerprint} ${ruleId}`);
      const about = { ruleId, provider, kind, severity, confidence, reasons, secret, companions };
      return [{ fingerprint, ...about, checksum: checksumOf(ruleId, secret), isGuess }];
    });
}

function fragmentOf(text: string): Fragment {
  const origin = { source: 'stdin', path: 'stdin' } as const;
  return { bytes: Buffer.from(text, 'utf8'), origin, startLine: 1, startColumn: 1, encodings: [] };
}
