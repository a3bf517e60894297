/** What a reader has to know who reads nothing else: is it dead, since when did it leak, what replaces it, what is next. Pure. */
import { line, type Line, type Section } from '../core/page.js';
import { ENDED } from '../journal/orders.js';
import type { Dossier, RotationRecord } from './dossier.js';
import { durationText, introductionsOf, momentText } from './exposure.js';
import { approvalOf } from './incident.js';

/** @param owed how many things have to be done before the incident may be closed */
export function inShort(dossier: Dossier, owed: number): Section {
  const rows: [string, Line][] = [
    ['Leaked value', deathText(dossier)],
    ['Exposed', exposedText(dossier)],
    ['Replacement', replacementText(dossier)],
    ['Approved', approvalText(dossier)],
    ['Owed', [owed === 0 ? 'nothing' : `${String(owed)} ${owed === 1 ? 'thing' : 'things'}, named below`]],
    ['Next', nextText(dossier, owed)],
  ];
  return { title: 'In short', isBad: owed > 0, blocks: [{ kind: 'facts', rows }] };
}

/** When a provider first refused it, after a rotation stopped it; undefined where it accepts it by now. */
export function deathOf({ isDead, rotations }: Dossier): string | undefined {
  return isDead ? firstResult(rotations, 'dead') : undefined;
}

function firstResult(rotations: readonly RotationRecord[], wanted: string): string | undefined {
  const entries = rotations.flatMap(({ history }) => history);
  const times = entries.filter(({ kind, state }) => kind === 'result' && state === wanted).map(({ at }) => at);
  return times.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0];
}

function deathText(dossier: Dossier): Line {
  const { isDead, validity, incident } = dossier;
  const diedAt = deathOf(dossier);
  if (diedAt !== undefined) return line`DEAD since ${momentText(diedAt)}: its provider refuses it`;
  if (isDead) return ['DEAD: its provider refuses it'];
  const { revokedBy } = incident.closing ?? {};
  if (revokedBy !== undefined) return line`dead on the word of ${revokedBy}, which is no proof`;
  if (validity.state === 'active') return line`LIVE at ${momentText(validity.checkedAt)}: its provider accepts it`;
  return ['not known to be dead'];
}

function exposedText(dossier: Dossier): Line {
  const { places, now, firstSeenAt } = dossier;
  const [first] = introductionsOf(places);
  const since = first?.date ?? firstSeenAt;
  if (since === undefined) return ['since when is not known'];
  const diedAt = deathOf(dossier);
  const span = durationText(Date.parse(since), Date.parse(diedAt ?? now));
  const what = first === undefined ? 'found' : 'written';
  return [`for ${span}, from when it was ${what} ${diedAt === undefined ? 'until now' : 'until it was dead'}`];
}

function replacementText({ rotations }: Dossier): Line {
  const latest = rotations.findLast(({ rotation }) => rotation.state !== 'aborted');
  if (latest === undefined) return ['none'];
  const { state, plan } = latest.rotation;
  const at = firstResult([latest], 'promoted');
  if (at === undefined) return line`not yet: the rotation is in ${state}`;
  const where = line`current in ${`${plan.place.store}:${plan.place.path}`} since ${momentText(at)}`;
  return ENDED.has(state) ? where : [...where, ...line`; the rotation is in ${state}`];
}

function approvalText({ incident }: Dossier): Line {
  const approval = approvalOf(incident);
  if (approval !== undefined) return line`by ${approval.by}, as ${approval.recordedBy} recorded`;
  return [incident.plan === undefined ? 'there is no plan' : 'by nobody yet'];
}

/** The one command that brings it nearer to its end. */
function nextText({ incident, rotations, isDead }: Dossier, owed: number): Line {
  const { id, state, plan, fingerprint } = incident;
  if (state === 'closed') return ['nothing: it is closed'];
  if (owed === 0) return line`unleak incident close ${id}`;
  const isUnderWay = rotations.some(({ rotation }) => !ENDED.has(rotation.state));
  if (isUnderWay && approvalOf(incident) !== undefined) return line`unleak incident rotate ${id}`;
  if (isDead && !isUnderWay) return ['see what is owed'];
  if (plan === undefined) return line`unleak rotate ${fingerprint}; then unleak incident plan ${id}`;
  return approvalOf(incident) === undefined
    ? line`unleak incident approve ${id} --by NAME`
    : line`unleak incident rotate ${id}`;
}
