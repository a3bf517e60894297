/** What earlier `scan --validate` and `inspect` have learned: a provider's last word, however old, until it says another. */
import type { Finding } from '../../core/finding.js';
import { pathsFor } from '../../platform/paths.js';
import { openState } from '../../state/database.js';
import { knownValidities, type KnownValidity } from '../../state/validity.js';
import { fingerprintKey } from './fingerprint-key.js';
import type { Io } from './io.js';

/** The findings with what is known of them. A baseline's fingerprints are not the user's own, so both are looked for. */
export async function withKnownValidity(findings: readonly Finding[], io: Io): Promise<readonly Finding[]> {
  if (findings.length === 0) return findings;
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false });
  const own = new Map(findings.map(({ fingerprint, secret }) => [fingerprint, key.fingerprint(secret)]));
  const known = await lookUpAll([...own.keys(), ...own.values()], io);
  return findings.map((finding) => {
    const validity = known.get(finding.fingerprint) ?? known.get(own.get(finding.fingerprint) ?? '');
    return validity === undefined ? finding : { ...finding, validity };
  });
}

/** Whether a provider has accepted it, when it was last asked. */
export async function isKnownLive(fingerprint: string, io: Io): Promise<boolean> {
  return (await lookUpAll([fingerprint], io)).get(fingerprint)?.state === 'active';
}

async function lookUpAll(fingerprints: readonly string[], io: Io): Promise<ReadonlyMap<string, KnownValidity>> {
  const state = await openState(pathsFor(io.env).state);
  try {
    return await knownValidities(state, fingerprints);
  } finally {
    await state.close();
  }
}
