import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import type { Companion } from '../core/finding.js';
import { isFingerprint, type FingerprintKey } from '../core/fingerprint.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Config } from '../config/schema.js';
import { pathsFor } from '../platform/paths.js';
import { severityOfLive } from '../policy/severity.js';
import { excessOf } from '../probes/excess.js';
import { unknown, type ProbeVerdict } from '../probes/subject.js';
import type { KnownFinding } from '../state/findings.js';
import { fingerprintKey, keyById } from './shared/fingerprint-key.js';
import { candidatesIn, checksumOf, nearMisses, type Candidate } from './shared/inspect-candidates.js';
import { inspectionJson, inspectionsText, type Inspected } from './shared/inspect-view.js';
import { writeAll, type Io } from './shared/io.js';
import { readAgain } from './shared/read-again.js';
import { loadConfig } from './shared/rotation-house.js';
import { secretFromStdin } from './shared/stdin-secret.js';
import { openDesk, type AskAbout } from './shared/validate-desk.js';
import { detailOf } from './shared/validate-findings.js';
import { remember } from './shared/validate-scan.js';

export interface InspectFlags {
  readonly fingerprint?: string;
  readonly provider?: string;
  readonly offline?: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly config?: string;
  readonly state: boolean;
  readonly json?: boolean;
}

/** Says of one credential what it is and whether it lives. 1 if it does, 0 if it does not, 3 where nobody can say. */
export async function runInspect(flags: InspectFlags, io: Io): Promise<ExitCode> {
  const config = await loadConfig(io, flags);
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: flags.state });
  const found =
    flags.fingerprint === undefined ? await fromStdin(flags, key, io) : await knownOne(flags.fingerprint, io);
  const inspected = (await askAll(found, config, flags, io)).map(judged);
  if (flags.state) await rememberAll(inspected, io);
  await show(inspected, config, flags, io);
  return exitCodeFor(inspected, flags);
}

/** What a value may be and where it stands, before anybody was asked. */
export type Found = Omit<Inspected, 'verdict'>;

async function fromStdin(flags: InspectFlags, key: FingerprintKey, io: Io): Promise<readonly Found[]> {
  return foundIn('inspect', (await secretFromStdin(io)).reveal(), flags, key, io);
}

/** What the text may hold; `not-found` where no rule knows such a value. */
export function foundIn(
  who: string,
  text: string,
  flags: Pick<InspectFlags, 'provider'>,
  key: FingerprintKey,
  io: Io,
): readonly Found[] {
  const nowMs = io.clock.now().getTime();
  const found = candidatesIn(text, flags.provider, key, nowMs);
  if (found.length > 0) return found.map((candidate) => ({ candidate, locations: [] }));
  const near = nearMisses(text, nowMs);
  throw new AppError('not-found', `${who}: standard input: no rule knows such a value${near.join('')}`, {
    hint: 'give it with the name of its variable, as NAME=VALUE, or name a provider: --provider NAME',
  });
}

/** A finding of an earlier scan: its value is read again from where it stands. */
async function knownOne(fingerprint: string, io: Io): Promise<readonly Found[]> {
  if (!isFingerprint(fingerprint)) {
    // It may be a value, pasted by mistake.
    throw new AppError('usage', 'inspect: --fingerprint: expected v1: and 32 hex digits');
  }
  const { openState } = await import('../state/database.js');
  const { findKnown } = await import('../state/findings.js');
  const state = await openState(pathsFor(io.env).state);
  let known;
  try {
    known = await findKnown(state, fingerprint);
  } finally {
    await state.close();
  }
  if (known === undefined) {
    throw new AppError('not-found', `inspect: looking up: ${fingerprint}: no scan has recorded it`, {
      hint: 'run unleak scan first, or give the value on standard input',
    });
  }
  const key = await keyFor(known.keyId, fingerprint, io);
  const { secret, companions } = await readAgain(fingerprint, known.locations, key, io.signal);
  if (secret === undefined) {
    throw new AppError('not-found', `inspect: reading the value again: ${fingerprint}: it stands nowhere any more`, {
      hint: 'give it on standard input',
    });
  }
  return [{ candidate: candidateOf(known, secret, companions), locations: known.locations }];
}

/** A recorded finding with its value, which the record does not hold. */
export function candidateOf(known: KnownFinding, secret: SecretValue, companions: readonly Companion[]): Candidate {
  const { fingerprint, ruleId, provider, kind } = known;
  const all = new Map([...companions, ...known.companions].map((one) => [one.name, one]));
  return {
    fingerprint,
    ruleId,
    provider,
    kind,
    severity: known.severity as Candidate['severity'],
    confidence: 'high',
    reasons: ['as a scan has found it'],
    secret,
    companions: [...all.values()],
    checksum: checksumOf(ruleId, secret),
    isGuess: false,
  };
}

async function keyFor(keyId: string, fingerprint: string, io: Io): Promise<FingerprintKey> {
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false });
  const made = key.id === keyId ? key : await keyById(keyId, io.env);
  if (made !== undefined) return made;
  throw new AppError('config', `inspect: ${fingerprint}: made with the fingerprint key ${keyId}, which is not here`, {
    hint: 'set UNLEAK_FINGERPRINT_KEY_FILE to the key of that scan, or scan again',
  });
}

/** Each is asked about where it is clear whose it is: a value is not shown to a dozen providers to see who knows it. */
export async function askAll(
  found: readonly Found[],
  config: Config,
  flags: Pick<InspectFlags, 'offline' | 'timeout'>,
  io: Io,
): Promise<readonly Inspected[]> {
  const askers = flags.offline === true ? undefined : await openDesk(io, config, { withDetails: true });
  const signal = AbortSignal.any([io.signal, AbortSignal.timeout(flags.timeout)]);
  return Promise.all(found.map(async (one) => ({ ...one, verdict: await verdictOn(one, found, askers, signal, io) })));
}

async function verdictOn(
  { candidate }: Found,
  found: readonly Found[],
  ask: AskAbout | undefined,
  signal: AbortSignal,
  io: Io,
): Promise<ProbeVerdict> {
  if (ask === undefined) return unknown('nobody was asked (--offline)');
  const rivals = found.filter(({ candidate: other }) => other.secret.equals(candidate.secret));
  const providers = new Set(rivals.map(({ candidate: { provider } }) => provider));
  if (candidate.isGuess && providers.size > 1) {
    return unknown(`it has the form of ${String(providers.size)} providers' secrets: name one with --provider`);
  }
  try {
    return await ask(candidate, signal);
  } catch (error) {
    io.signal.throwIfAborted();
    if (signal.aborted) return unknown('no answer within --timeout');
    throw error;
  }
}

/** What lives is as severe as what it may do and where it stands; of what is dead the form says enough. */
function judged(one: Inspected): Inspected {
  const { candidate, verdict, locations } = one;
  if (verdict.state !== 'active') return one;
  const { severity, reasons } = severityOfLive({
    ...candidate,
    locations,
    tooMuch: excessOf(candidate.provider, candidate.ruleId, verdict),
  });
  return { ...one, candidate: { ...candidate, severity, reasons: [...candidate.reasons, ...reasons] } };
}

async function rememberAll(inspected: readonly Inspected[], io: Io): Promise<void> {
  const checkedAt = io.clock.now().toISOString();
  const entries = inspected.flatMap(({ candidate, verdict }) => {
    const { state } = verdict;
    return state === 'unknown'
      ? []
      : [[candidate.fingerprint, { state, detail: detailOf(verdict), checkedAt }] as const];
  });
  if (entries.length > 0) await remember(new Map(entries), io);
}

async function show(inspected: readonly Inspected[], config: Config, flags: InspectFlags, io: Io): Promise<void> {
  const text =
    flags.json === true
      ? `${JSON.stringify({ candidates: inspected.map((one) => inspectionJson(one, config)) }, null, 2)}\n`
      : [...inspectionsText(inspected, config)].join('\n');
  await writeAll(io.stdout, [withoutValues(text, inspected)]);
}

/** Whatever a companion or an answer repeats of a secret. */
function withoutValues(text: string, inspected: readonly Inspected[]): string {
  const values = new Set(inspected.map(({ candidate }) => candidate.secret.reveal()));
  return [...values].reduce((left, value) => left.replaceAll(value, '[redacted]'), text);
}

function exitCodeFor(inspected: readonly Inspected[], { offline }: InspectFlags): ExitCode {
  const states = inspected.map(({ verdict }) => verdict.state);
  if (states.includes('active')) return EXIT.findings;
  return offline === true || !states.includes('unknown') ? EXIT.ok : EXIT.incomplete;
}
