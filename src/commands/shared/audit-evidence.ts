// What scans have found and nobody has closed, as an audit needs it: where it stands now, and what stands beside it.
import { resolve } from 'node:path';
import type { Evidence } from '../../audit/audit.js';
import type { AuditSource } from '../../core/audit-report.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Location } from '../../core/finding.js';
import { findKnown, openFingerprints, type KnownFinding } from '../../state/findings.js';
import { knownValidities } from '../../state/validity.js';
import { keyById } from './fingerprint-key.js';
import type { Io } from './io.js';
import { readAgain } from './read-again.js';
import type { RotationHouse } from './rotation-house.js';

export interface FoundByScans {
  readonly source: AuditSource;
  readonly evidence: readonly Evidence[];
  /** Every key under which something was found, this run's first. */
  readonly keys: readonly FingerprintKey[];
}

/** Rules of keys that may do everything and that no list of a provider shows. */
const GLOBAL_KEYS: readonly string[] = ['cloudflare-global-key', 'cloudflare-legacy-global-key'];

/** Open findings that no provider has called dead. Files are looked into again: what was taken out of one is not there. */
export async function evidenceOf(house: RotationHouse, key: FingerprintKey, io: Io): Promise<FoundByScans> {
  const fingerprints = await openFingerprints(house.state);
  const validities = await knownValidities(house.state, fingerprints);
  const alive = fingerprints.filter((one) => validities.get(one)?.state !== 'inactive');
  const keys = new Map([[key.id, key]]);
  const missing = new Map<string, number>();
  const evidence: Evidence[] = [];
  const filled = filledFiles(house, io);
  for (const fingerprint of alive) {
    io.signal.throwIfAborted();
    const known = await findKnown(house.state, fingerprint);
    if (known === undefined) continue;
    const its = keys.get(known.keyId) ?? (await keyById(known.keyId, io.env));
    if (its === undefined) missing.set(known.keyId, (missing.get(known.keyId) ?? 0) + 1);
    else keys.set(its.id, its);
    evidence.push(await evidenceFrom(known, its, filled, io));
  }
  return { source: sourceOf(alive.length, missing), evidence, keys: [...keys.values()] };
}

async function evidenceFrom(
  known: KnownFinding,
  key: FingerprintKey | undefined,
  filled: ReadonlySet<string>,
  io: Io,
): Promise<Evidence> {
  const { fingerprint, provider, kind, ruleId, companions, locations } = known;
  const inFiles = locations.filter(({ source }) => source === 'worktree' || source === 'file');
  const again = key === undefined ? undefined : await readAgain(fingerprint, inFiles, key, io.signal);
  const standing = again?.places.filter(({ state }) => state === 'holds').map(({ location }) => location) ?? inFiles;
  const files = standing.map(nameOf).filter((name) => !filled.has(name));
  const history = locations.filter(({ source }) => source.startsWith('git-'));
  const inRepository = [...history, ...standing.filter(({ source }) => source === 'worktree')];
  return {
    fingerprint,
    provider,
    kind,
    isGlobalKey: GLOBAL_KEYS.includes(ruleId),
    files: [...new Set(files)].sort(),
    repositories: [...new Set(inRepository.map(nameOf).filter((name) => !filled.has(name)))].sort(),
    ids: [...companions, ...(again?.companions ?? [])].map(({ value }) => value),
    secret: again?.secret,
  };
}

/** Files that a rotation writes the current value to: that it stands there is what is wanted. */
function filledFiles(house: RotationHouse, io: Io): ReadonlySet<string> {
  const consumers = house.config.credentials.flatMap((credential) => credential.consumers);
  const files = consumers.flatMap((one) => (one.kind === 'env-file' ? [one.path] : []));
  return new Set(files.map((file) => resolve(io.cwd, file)));
}

/** An absolute path where there is one. */
function nameOf({ repository, path, object, source }: Location): string {
  if (path === undefined) return [repository, object ?? source].filter((part) => part !== undefined).join(' ');
  return repository === undefined ? path : resolve(repository, path);
}

function sourceOf(listed: number, missing: ReadonlyMap<string, number>): AuditSource {
  const problems = [...missing].map(([id, count]) => ({
    what: `scans: comparing ${String(count)} findings with stores: made with the fingerprint key ${id}, which is not here`,
    hint: 'set UNLEAK_FINGERPRINT_KEY_FILE to the key of that scan, or scan again',
  }));
  const state = problems.length === 0 ? 'listed' : 'partly';
  return { name: 'findings of scans', kind: 'scans', type: 'state', state, listed, problems, untold: [] };
}
