import { ENDED } from '../../journal/orders.js';
import type { JournalEntry, Rotation } from '../../journal/rotation.js';
import { printable } from '../../reporters/printable.js';
import type { PlannedRotation } from '../../rotation/plan.js';
import type { PlaceNow } from './read-again.js';

/** A plan as a person approves it. */
export function planText(planned: PlannedRotation, places: readonly PlaceNow[]): string {
  const { plan } = planned;
  const leaked = {
    accepted: 'still works: the provider accepted it just now',
    rejected: 'is refused by the provider already',
    unknown: 'may work: the provider gave no clear answer',
  }[planned.leaked];
  const lines = [
    `${plan.credentialName}: ${plan.provider} ${describeAttributes(plan.attributes)} at ${plan.rotator}`,
    `  purpose: ${plan.purpose}`,
    `  the leaked value ${leaked}`,
    ...placeLines(places),
    `  order ${plan.order}:`,
    ...planned.lines.map((line, index) => `  ${String(index + 1).padStart(4)}. ${line.text}`),
    ...plan.notes.map((note) => `  note: ${note}`),
    ...endLines(plan),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

function endLines({ expiresAt, isDueOnly }: Rotation['plan']): readonly string[] {
  if (expiresAt === undefined) return [];
  return [`  note: the replacement ${isDueOnly === true ? 'is due' : 'ends'} on ${expiresAt}`];
}

function placeLines(places: readonly PlaceNow[]): readonly string[] {
  if (places.length === 0) return [];
  const words = { holds: 'still holds it', gone: 'no longer holds it', unreadable: 'can not be read again' } as const;
  return ['  stands in:', ...places.map(({ location, state }) => `    ${placeName(location)}: ${words[state]}`)];
}

function placeName(location: PlaceNow['location']): string {
  const path = location.path ?? location.object ?? location.source;
  const commit = location.commit === undefined ? '' : ` (commit ${location.commit.slice(0, 12)})`;
  return `${path}:${String(location.startLine)}${commit}`;
}

/** One line a rotation. */
export function rotationLine(rotation: Rotation): string {
  const { plan } = rotation;
  const detail = rotation.detail === undefined || rotation.detail === '' ? '' : `: ${rotation.detail}`;
  return printable(
    `${rotation.id}  ${rotation.state.padEnd(14)}  ${plan.credentialName} (${plan.provider}, ${plan.order})  ${rotation.updatedAt}${owed(rotation)}${detail}`,
  );
}

/** In an emergency the old one died first: until the end its users have none. */
function owed({ plan, state }: Rotation): string {
  return plan.emergency === undefined || ENDED.has(state) ? '' : '  EMERGENCY: a replacement is owed';
}

export interface TrailSummary {
  readonly entries: number;
  readonly actors: readonly string[];
  /** Who made each entry, in the order of the history. */
  readonly actorOf: readonly string[];
  /** Whether it holds as many entries of this rotation as the journal. */
  readonly isComplete: boolean;
  /** Sequence numbers of entries that were changed, or before which one is missing. */
  readonly broken: readonly number[];
}

/** The whole story of a rotation, with times. */
export function rotationText(rotation: Rotation, history: readonly JournalEntry[], trail: TrailSummary): string {
  const { plan } = rotation;
  const lines = [
    rotationLine(rotation),
    `  fingerprint  ${plan.fingerprint}`,
    `  replaces     ${describeAttributes(plan.attributes)} at ${plan.rotator}`,
    `  purpose      ${plan.purpose}`,
    `  kept in      ${plan.place.store}:${plan.place.path}`,
    ...(plan.expiresAt === undefined ? [] : [`  due          ${plan.expiresAt}`]),
    ...(plan.approval === undefined ? [] : [`  approved by  ${plan.approval.by}, as ${plan.approval.saidBy} says`]),
    ...(plan.emergency === undefined ? [] : [`  emergency    by ${plan.emergency.by}: ${plan.emergency.reason}`]),
    ...plan.notes.map((note) => `  note         ${note}`),
    `  trail        ${String(trail.entries)} entries by ${trail.actors.join(', ')}, ${trailState(trail)}`,
    '  history:',
    ...history.map((entry, index) => {
      const actor = trail.isComplete ? `${trail.actorOf[index] ?? ''}  ` : '';
      return `    ${entry.at}  ${actor}${entry.kind.padEnd(6)}  ${entry.state.padEnd(14)} ${payloadText(entry)}`;
    }),
  ];
  return `${lines.map((line) => printable(line).trimEnd()).join('\n')}\n`;
}

function trailState({ broken, isComplete }: TrailSummary): string {
  if (!isComplete) return 'INCOMPLETE: the journal holds other entries';
  return broken.length === 0 ? 'unbroken' : `BROKEN at ${broken.join(', ')}: somebody changed it`;
}

function describeAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function payloadText(entry: JournalEntry): string {
  const text = JSON.stringify(entry.payload);
  return text === '{}' ? '' : text;
}
