/** `sweep --validate`: asks providers about what is open, each value read again from where it stands, since none is kept. */
import { loadUserConfig } from '../../config/load.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Finding } from '../../core/finding.js';
import type { SweptFinding } from '../../core/sweep-report.js';
import type { State } from '../../state/database.js';
import { findKnown } from '../../state/findings.js';
import type { Io } from './io.js';
import { readAgain } from './read-again.js';
import { openDesk } from './validate-desk.js';
import { validateFindings } from './validate-findings.js';
import { remember } from './validate-scan.js';

export interface SweepValidateParts {
  readonly state: State;
  readonly key: FingerprintKey;
  readonly config: string | undefined;
}

/** A word of a provider that is younger is not asked for again. */
const GOOD_FOR_MS = 3_600_000;
/** For all questions together. */
const TIMEOUT_MS = 10 * 60_000;
/** Places in which a value is looked for; it is the same in all of them. */
const MAX_PLACES = 5;

/** Records what providers say. What can't be read again, or of which nobody says anything, stays as it was. */
export async function validateFound(
  findings: readonly SweptFinding[],
  { state, key, config: path }: SweepValidateParts,
  io: Io,
): Promise<void> {
  const now = io.clock.now().getTime();
  const isYoung = ({ validity: { checkedAt } }: SweptFinding): boolean =>
    checkedAt !== undefined && now - Date.parse(checkedAt) < GOOD_FOR_MS;
  const asked: Finding[] = [];
  for (const finding of findings) {
    if (finding.life !== 'open' || isYoung(finding)) continue;
    io.signal.throwIfAborted();
    const whole = await withValue(finding, state, key, io);
    if (whole !== undefined) asked.push(whole);
  }
  if (asked.length === 0) return;
  const config = await loadUserConfig({ env: io.env, cwd: io.cwd, configPath: path });
  const { fresh } = await validateFindings(asked, {
    ask: await openDesk(io, config),
    known: new Map(),
    timeoutMs: TIMEOUT_MS,
    clock: io.clock,
    signal: io.signal,
    onProgress: () => undefined,
  });
  if (fresh.size > 0) await remember(fresh, io);
}

async function withValue(
  { fingerprint, severity, confidence }: SweptFinding,
  state: State,
  key: FingerprintKey,
  io: Io,
): Promise<Finding | undefined> {
  const known = await findKnown(state, fingerprint);
  if (known === undefined || known.keyId !== key.id) return undefined;
  const { secret } = await readAgain(fingerprint, known.locations.slice(0, MAX_PLACES), key, io.signal);
  if (secret === undefined) return undefined;
  const { ruleId, provider, kind, companions, locations } = known;
  const validity = { state: 'unknown' } as const;
  return {
    fingerprint,
    ruleId,
    provider,
    kind,
    severity,
    confidence,
    reasons: [],
    secret,
    validity,
    locations,
    companions,
  };
}
