/** What persons decide about an incident: that its plan is right, and that it is over. */
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { plainText } from '../core/page.js';
import { fingerprintsOf, type Incident } from '../incident/incident.js';
import { owedOf } from '../incident/owed.js';
import { printable } from '../reporters/printable.js';
import type { Reader } from '../state/database.js';
import { setLife } from '../state/life.js';
import { thisActor } from './shared/actor.js';
import { atDesk, dossierFor, printOne, requireApprover, requireOpen } from './shared/incident-desk.js';
import { cleanerFor, personOf } from './shared/incident-words.js';
import type { Io } from './shared/io.js';
import { loadConfig } from './shared/rotation-house.js';

export interface ApproveFlags {
  readonly by: string;
  readonly plan?: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** Records that a named person approves the plan as it is; the policy says who may. */
export async function approveIncident(id: string, flags: ApproveFlags, io: Io): Promise<ExitCode> {
  const by = personOf('incident approve: --by', flags.by);
  const config = await loadConfig(io, flags);
  return atDesk(io, async ({ incidents }) => {
    const incident = requireOpen(await incidents.load(id), 'approve');
    const { plan } = incident;
    if (plan === undefined) {
      throw new AppError('usage', `incident approve: ${id}: there is no plan yet`, {
        hint: `unleak incident plan ${id} makes it`,
      });
    }
    if (flags.plan !== undefined && flags.plan !== plan.hash) {
      throw new AppError('conflict', `incident approve: ${id}: the plan is ${plan.hash} by now`, {
        hint: `read it: unleak incident show ${id}`,
      });
    }
    requireApprover(incident, by, config.policy);
    const { hash, rotationId } = plan;
    const approval = { hash, rotationId, by, recordedBy: thisActor(), at: io.clock.now().toISOString() };
    await incidents.approve(id, approval);
    const text = `${id}: plan ${hash} is approved by ${by}\nthen: unleak incident rotate ${id}\n`;
    await printOne(io, flags, { id, approval }, text);
    return EXIT.ok;
  });
}

export interface CloseFlags {
  readonly revokedBy?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** Ends it where nothing is owed; else says what is, and changes nothing. */
export async function closeIncident(id: string, flags: CloseFlags, io: Io): Promise<ExitCode> {
  const word = wordOf(flags);
  return atDesk(io, async (desk) => {
    const loaded = await desk.incidents.load(id);
    // Whoever was cut off after the closing asks for it again.
    if (loaded.state === 'closed' && loaded.closing?.revokedBy === word?.revokedBy)
      return alreadyClosed(loaded, flags, io);
    const incident = requireOpen(loaded, 'close');
    const clean = await cleanerFor([incident], io);
    const by = thisActor();
    const closing = word === undefined ? { by } : { by, revokedBy: word.revokedBy, reason: clean(word.reason) };
    const dossier = await dossierFor(desk, incident, io);
    // Nobody's word stands against that of a provider which has accepted it.
    const isVouchable = dossier.validity.state !== 'active';
    const owed = owedOf(isVouchable ? { ...dossier, incident: { ...incident, closing } } : dossier);
    if (owed.length > 0) {
      const texts = owed.map(({ text }) => clean(plainText(text)));
      if (flags.json === true) await printOne(io, flags, { id, state: incident.state, owed: texts }, '');
      const lines = texts.map((text) => `  ${printable(text)}\n`).join('');
      io.stderr.write(`error: incident close: ${id}: ${String(owed.length)} owed\n${lines}`);
      return EXIT.rotationNeedsAttention;
    }
    // A rotation says it of the fingerprint that it was planned for; the value has others under other keys. What is closed
    // is not looked at again, so this comes first.
    if (dossier.isDead) await desk.state.write((trx) => setLives(trx, fingerprintsOf(incident)));
    const after = await desk.incidents.close(id, closing);
    return tellClosed(after, flags, io);
  });
}

async function tellClosed({ id, state, closedAt }: Incident, flags: CloseFlags, io: Io): Promise<ExitCode> {
  const text = `${id}: closed\nthen: unleak incident report ${id} --output post-mortem.md\n`;
  await printOne(io, flags, { id, state, closedAt }, text);
  return EXIT.ok;
}

async function alreadyClosed(incident: Incident, flags: CloseFlags, io: Io): Promise<ExitCode> {
  io.stderr.write(`note: incident close: ${incident.id}: it is closed already\n`);
  return tellClosed(incident, flags, io);
}

async function setLives(trx: Reader, names: readonly string[]): Promise<void> {
  for (const name of names) await setLife(trx, name, 'dead');
}

interface Word {
  readonly revokedBy: string;
  readonly reason: string;
}

function wordOf({ revokedBy, reason }: CloseFlags): Word | undefined {
  if (revokedBy === undefined && reason === undefined) return undefined;
  if (revokedBy !== undefined && reason !== undefined && reason.trim() !== '') {
    return { revokedBy: personOf('incident close: --revoked-by', revokedBy), reason: reason.trim() };
  }
  throw new AppError('usage', 'incident close: --revoked-by and --reason: expected both');
}
