/** What has to be done before an incident may be closed, and what stays open beyond that. Pure. */
import { line, type Line } from '../core/page.js';
import { ENDED } from '../journal/orders.js';
import type { ConsumerSpec, JournalEntry } from '../journal/rotation.js';
import type { Dossier, RotationRecord } from './dossier.js';
import { momentText } from './exposure.js';

export interface Owed {
  readonly kind: 'death' | 'rotation' | 'consumer' | 'replacement' | 'due';
  readonly text: Line;
}

/** Empty where the incident may be closed. */
export function owedOf(dossier: Dossier): readonly Owed[] {
  return [...deathOwed(dossier), ...dossier.rotations.flatMap((one) => rotationOwed(one, dossier.now))];
}

/** What a reader of the report has to know and nobody has to do before the end. */
export function openEndsOf(dossier: Dossier): readonly Line[] {
  const { incident, check, rotations } = dossier;
  const approved = new Set(incident.approvals.map(({ rotationId }) => rotationId));
  const { revokedBy, reason = '' } = incident.closing ?? {};
  return [
    ...(revokedBy === undefined ? [] : [line`its death is not proven: ${revokedBy} says so: ${reason}`]),
    ...rotations
      .filter(({ rotation: { id, createdAt } }) => createdAt >= incident.openedAt && !approved.has(id))
      .map(({ rotation: { id, plan } }) =>
        plan.approval === undefined
          ? line`rotation ${id} was begun without an approval in this incident`
          : line`rotation ${id} was begun outside of this incident, with the approval of ${plan.approval.by}`,
      ),
    ...(check.broken.length === 0
      ? []
      : [line`the audit trail is BROKEN at entry ${check.broken.join(', ')}: somebody changed it`]),
    ...rotations
      .filter(({ rotation: { id } }) => check.incomplete.includes(id))
      .map(({ rotation: { id } }) => line`the journal of rotation ${id} holds other entries than the trail`),
    ['whether a stranger used it only the access logs of its provider can tell; unleak has not seen them'],
  ];
}

function deathOwed({ isDead, incident, validity }: Dossier): readonly Owed[] {
  if (isDead || incident.closing?.revokedBy !== undefined) return [];
  const words = { active: 'it is LIVE', inactive: 'it was refused', unknown: 'nobody knows whether it is live' };
  const text = line`no proof that it is dead: ${words[validity.state]} (${validity.detail}, ${momentText(validity.checkedAt)})`;
  return [{ kind: 'death', text }];
}

function rotationOwed({ rotation, history }: RotationRecord, now: string): readonly Owed[] {
  const { id, state, plan, detail, consumersUpdated } = rotation;
  if (state === 'aborted') return [];
  const owed: Owed[] = [];
  if (!ENDED.has(state)) {
    const why = detail ?? waitingFor(history);
    owed.push({
      kind: 'rotation',
      text: why === undefined ? line`rotation ${id} is in ${state}` : line`rotation ${id} is in ${state}: ${why}`,
    });
  }
  if (plan.emergency !== undefined && resultOf(history, 'promoted') === undefined) {
    owed.push({
      kind: 'replacement',
      text: line`a replacement for ${plan.credentialName}: in the emergency it has none`,
    });
  }
  const left = consumersLeft(plan.consumers, history);
  owed.push(...left.map((one): Owed => ({ kind: 'consumer', text: line`${consumerName(one)} has no new value yet` })));
  if (plan.consumers.length === 0 && !consumersUpdated) {
    const text = line`the word of somebody that everyone who uses ${plan.credentialName} has the new value (--consumers-updated)`;
    owed.push({ kind: 'consumer', text });
  }
  if (state === 'done' && plan.expiresAt !== undefined && plan.expiresAt <= now) {
    owed.push({
      kind: 'due',
      text: line`the replacement of ${plan.credentialName} has passed its time: ${plan.expiresAt}`,
    });
  }
  return owed;
}

/** Those that were not told yet: they are told one after the other, in their order. */
function consumersLeft(consumers: readonly ConsumerSpec[], history: readonly JournalEntry[]): readonly ConsumerSpec[] {
  if (resultOf(history, 'updated') !== undefined) return [];
  const told = history.filter(({ payload }) => payload['updated'] === true).map(({ payload }) => payload['consumer']);
  return consumers.slice(new Set(told).size);
}

function resultOf(history: readonly JournalEntry[], state: string): JournalEntry | undefined {
  return history.findLast((entry) => entry.kind === 'result' && entry.state === state);
}

/** Why the last drive ended where it did. */
function waitingFor(history: readonly JournalEntry[]): string | undefined {
  const { waiting, stopped } = history.findLast(({ kind }) => kind === 'note')?.payload ?? {};
  const why = waiting ?? stopped;
  return typeof why === 'string' ? why : undefined;
}

/** A consumer as a person knows it; references stay references. */
export function consumerName(spec: ConsumerSpec): string {
  switch (spec.kind) {
    case 'env-file':
      return `${spec.path} (${spec.key})`;
    case 'text-file':
      return spec.path;
    case 'command':
      return `command ${spec.argv.join(' ')}`;
    case 'webhook':
      return `webhook ${spec.url}`;
    case 'github-actions-secret':
      return `GitHub Actions secret ${spec.key} of ${spec.repository}`;
    case 'gitlab-variable':
      return `GitLab variable ${spec.key} of ${spec.owner}`;
    case 'kubernetes-secret':
      return `Kubernetes Secret ${spec.namespace}/${spec.secret} (${spec.key})`;
  }
}
