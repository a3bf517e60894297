import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { traceOf } from '../core/remembered-secret.js';
import { fingerprintsOf, type Incident } from '../incident/incident.js';
import { randomId } from '../platform/random.js';
import { excessOf } from '../probes/excess.js';
import { formsOf } from '../reporters/redact.js';
import { moveLife } from '../state/findings.js';
import { recordValidities } from '../state/validity.js';
import { cleanerFor, cleanerOf, keyWithId, type Clean } from './shared/incident-words.js';
import { atDesk, incidentsIn, type IncidentDesk } from './shared/incident-desk.js';
import { makeIncidentPlan, runningOne } from './shared/incident-plan.js';
import { printIncident } from './shared/incident-view.js';
import { subjectOf, type Subject, type SubjectFlags } from './shared/incident-subject.js';
import type { Io } from './shared/io.js';
import { loadConfig, openRotationHouse } from './shared/rotation-house.js';
import { detailOf } from './shared/validate-findings.js';

export interface OpenFlags extends SubjectFlags {
  readonly config?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Opens an incident about one leaked credential, or looks again at one that is open, and shows all that is known. */
export async function openIncident(fingerprint: string | undefined, flags: OpenFlags, io: Io): Promise<ExitCode> {
  const config = await loadConfig(io, flags);
  return atDesk(io, async (desk) => {
    const subject = await subjectOf(fingerprint, { flags, config, state: desk.state, io });
    const { incident, isNew } = await desk.incidents.open(await newIncident(subject, io));
    await rememberWord(subject, desk, io);
    if (flags.quiet !== true && !isNew) io.stderr.write(`note: ${incident.id} is open already: looked at again\n`);
    const clean = await cleanerFor([incident], io, subject.secret === undefined ? [] : [subject.secret]);
    const planned = await withPlan(incident, subject, flags, clean, io);
    await printIncident(planned, desk, { ...flags, clean }, io);
    return EXIT.ok;
  });
}

async function newIncident(subject: Subject, io: Io): Promise<Parameters<IncidentDesk['incidents']['open']>[0]> {
  const { about, fingerprint, others, verdict, secret, keyId } = subject;
  const clean = cleanerOf(secret === undefined ? [] : [secret]);
  const facts = Object.fromEntries(Object.entries(verdict.facts).map(([name, value]) => [name, clean(value)]));
  const key = await keyWithId(keyId, io);
  const { ruleId, provider, kind, severity, checksum, companions } = about;
  return {
    id: `i${randomId(12)}`,
    fingerprint,
    others,
    about: {
      ruleId,
      provider,
      kind,
      severity,
      checksum,
      companions,
      validity: { state: verdict.state, detail: clean(verdict.detail), checkedAt: io.clock.now().toISOString() },
      facts,
      tooMuch: excessOf(provider, ruleId, verdict).map(clean),
    },
    ...(secret === undefined || key === undefined
      ? {}
      : { trace: { keyId, trace: traceOf(secret, formsOf(secret.reveal()), key) } }),
  };
}

async function rememberWord({ fingerprint, others, verdict }: Subject, { state }: IncidentDesk, io: Io): Promise<void> {
  const { state: said } = verdict;
  if (said === 'unknown') return;
  const word = { state: said, detail: detailOf(verdict), checkedAt: io.clock.now().toISOString() };
  const names = [fingerprint, ...others];
  await recordValidities(state, new Map(names.map((name) => [name, word])));
  if (said !== 'active') return;
  // What a provider accepts is not dead, whatever it said before: somebody may have let it in again.
  await state.write(async (trx) => {
    for (const name of names) await moveLife(trx, name, 'dead', 'open');
  });
}

/** With its plan where one can be made; why not is told and no failure, since the clock is running. */
async function withPlan(
  incident: Incident,
  subject: Subject,
  flags: OpenFlags,
  clean: Clean,
  io: Io,
): Promise<Incident> {
  // A plan asks the provider as well.
  if (subject.verdict.state === 'inactive' || flags.offline === true) return incident;
  try {
    const house = await openRotationHouse(io, flags);
    try {
      // What is under way has its plan.
      if (runningOne(await house.journal.list(), fingerprintsOf(incident)) !== undefined) return incident;
      const made = await makeIncidentPlan(
        { incident, house, clean, secret: subject.secret, emergency: incident.plan?.emergency?.reason },
        io,
      );
      return made === undefined ? incident : await incidentsIn(house.state, io).keepPlan(incident.id, made.plan);
    } finally {
      await house.close();
    }
  } catch (error) {
    if (!(error instanceof AppError) || io.signal.aborted) throw error;
    const hint = error.hint === undefined ? '' : `hint: ${clean(error.hint)}\n`;
    io.stderr.write(`note: no plan yet: ${clean(error.message)}\n${hint}`);
    return incident;
  }
}
