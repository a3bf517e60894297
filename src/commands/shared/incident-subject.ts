/** What an incident is opened about: a value on standard input, a recorded finding, or a finding of a report. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../../config/schema.js';
import { AppError } from '../../core/errors.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Location } from '../../core/finding.js';
import type { SecretValue } from '../../core/secret-value.js';
import { unknown, type ProbeVerdict } from '../../probes/subject.js';
import type { State } from '../../state/database.js';
import { findKnown, type KnownFinding } from '../../state/findings.js';
import { recordFinding, type ReportedFinding } from '../../state/record-finding.js';
import { askAll, candidateOf, foundIn, type Found } from '../inspect.js';
import { fingerprintKey } from './fingerprint-key.js';
import { cleanerOf, keyWithId } from './incident-words.js';
import type { Candidate } from './inspect-candidates.js';
import type { Inspected } from './inspect-view.js';
import type { Io } from './io.js';
import { readAgain } from './read-again.js';
import { reportedFindings } from './reported-finding.js';
import { secretFromStdin } from './stdin-secret.js';

export interface SubjectFlags {
  readonly from?: string;
  readonly provider?: string;
  readonly offline?: boolean;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface Subject {
  readonly about: Pick<Candidate, 'ruleId' | 'provider' | 'kind' | 'severity' | 'companions' | 'checksum'>;
  readonly fingerprint: string;
  readonly keyId: string;
  /** Of the same value under other keys. */
  readonly others: readonly string[];
  readonly verdict: ProbeVerdict;
  /** Undefined where it stands nowhere any more and nobody gave it. */
  readonly secret?: SecretValue;
  readonly locations: readonly Location[];
}

interface Parts {
  readonly flags: SubjectFlags;
  readonly config: Config;
  readonly state: State;
  readonly io: Io;
}

/** Everything that can be known of it now; its provider is asked. The finding is on record afterwards. */
export async function subjectOf(fingerprint: string | undefined, parts: Parts): Promise<Subject> {
  const { flags, state, io } = parts;
  const { key } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: true });
  if (flags.from !== undefined) {
    const found = await reported(resolve(io.cwd, flags.from), fingerprint);
    await recordFinding(state, found, io.clock.now().toISOString());
    return recorded(found.fingerprint, parts);
  }
  return fingerprint === undefined ? fromStdin(key, parts) : recorded(fingerprint, parts);
}

/** A finding that is on record; its value is read again from where it stands. */
async function recorded(fingerprint: string, parts: Parts): Promise<Subject> {
  const { state, io } = parts;
  if (!/^v1:[0-9a-f]{4,32}$/.test(fingerprint)) {
    // It may be a value, pasted by mistake.
    throw new AppError('usage', 'incident open: expected a fingerprint, v1: and hex digits', {
      hint: 'a value goes to standard input: unleak incident open < token.txt',
    });
  }
  const known = await findKnown(state, fingerprint);
  if (known === undefined) {
    throw new AppError('not-found', `incident open: looking up: ${fingerprint}: not on record, or several begin so`, {
      hint: 'run unleak scan first, give a report with --from, or the value on standard input',
    });
  }
  const key = await keyWithId(known.keyId, io);
  const again = key === undefined ? undefined : await readAgain(known.fingerprint, known.locations, key, io.signal);
  if (again?.secret === undefined) return withoutValue(known);
  const candidate = candidateOf(known, again.secret, again.companions);
  return asked([{ candidate, locations: known.locations }], known, parts);
}

function withoutValue(known: KnownFinding): Subject {
  const { ruleId, provider, kind, severity, companions, fingerprint, keyId, locations } = known;
  return {
    about: { ruleId, provider, kind, severity: severity as Candidate['severity'], companions, checksum: 'none' },
    fingerprint,
    keyId,
    others: [],
    verdict: unknown('its value can not be read again: give it on standard input'),
    locations,
  };
}

async function fromStdin(key: FingerprintKey, parts: Parts): Promise<Subject> {
  const { flags, state, io } = parts;
  const given = await secretFromStdin(io);
  // A password says nothing itself, but a scan may have met it where it stands.
  const [known] = await knownAs(given, state, io);
  if (known !== undefined) {
    return asked([{ candidate: candidateOf(known, given, []), locations: known.locations }], known, parts);
  }
  const found = foundIn('incident open', given.reveal(), flags, key, io);
  const secrets = new Set(found.map(({ candidate }) => candidate.secret.reveal()));
  if (secrets.size > 1) {
    throw new AppError('usage', `incident open: standard input: holds ${String(secrets.size)} credentials`, {
      hint: 'one incident is about one credential: give its value alone, or scan and name its fingerprint',
    });
  }
  const [same] = await knownAs(found[0]!.candidate.secret, state, io);
  return asked(found, same, { ...parts, flags }, key.id);
}

/** The likeliest of what it may be, with the provider's word; on record afterwards. */
async function asked(
  found: readonly Found[],
  known: KnownFinding | undefined,
  { config, flags, state, io }: Parts,
  ownKeyId = '',
): Promise<Subject> {
  const all = await askAll(found, config, flags, io);
  const one: Inspected = all.find(({ verdict }) => verdict.state === 'active') ?? all[0]!;
  const { candidate, verdict } = one;
  const { secret, ruleId, provider, kind, severity, confidence, checksum } = candidate;
  const fingerprint = known?.fingerprint ?? candidate.fingerprint;
  const keyId = known?.keyId ?? ownKeyId;
  const clean = cleanerOf([secret]);
  const companions = candidate.companions.map(({ name, value }) => ({ name, value: clean(value) }));
  const about = { ruleId, provider, kind, severity, companions, checksum };
  if (known === undefined) {
    const row = { fingerprint, keyId, ruleId, provider, kind, severity, confidence, companions, locations: [] };
    await recordFinding(state, row, io.clock.now().toISOString());
  }
  const others = (await knownAs(secret, state, io))
    .map((other) => other.fingerprint)
    .filter((it) => it !== fingerprint);
  return { about, fingerprint, keyId, others, verdict, secret, locations: known?.locations ?? [] };
}

/** The recorded findings of this value, under whichever key a scan used; that of the user's own key first. */
async function knownAs(secret: SecretValue, state: State, io: Io): Promise<readonly KnownFinding[]> {
  const rows = await state.db.selectFrom('finding').select('keyId').distinct().execute();
  const { key: own } = await fingerprintKey({ env: io.env, cwd: io.cwd, mayCreate: false });
  const ids = [own.id, ...rows.map(({ keyId }) => keyId).filter((id) => id !== own.id)];
  const keys = await Promise.all(ids.map((id) => keyWithId(id, io)));
  const names = keys.flatMap((key) => (key === undefined ? [] : [key.fingerprint(secret)]));
  const known = await Promise.all(names.map((name) => findKnown(state, name)));
  return known.filter((one) => one !== undefined);
}

async function reported(path: string, fingerprint: string | undefined): Promise<ReportedFinding> {
  const wanted = reportedFindings(await readReport(path), fingerprint);
  if (wanted === undefined) throw new AppError('usage', `incident open: --from: ${path}: not a JSON report of unleak`);
  const [one] = wanted;
  if (one === undefined) throw new AppError('not-found', `incident open: --from: ${path}: holds no such finding`);
  if (wanted.length > 1) {
    throw new AppError('usage', `incident open: --from: ${path}: holds ${String(wanted.length)} findings`, {
      hint: 'name one: unleak incident open FINGERPRINT --from REPORT',
    });
  }
  return one;
}

async function readReport(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('not-found', `incident open: --from: ${path}: can not be read`, { cause });
  }
}
