import type { Credential } from '../core/credential.js';
import { SecretValue } from '../core/secret-value.js';
import type { Journal } from '../journal/journal.js';
import type { Rotation, RotationPlan } from '../journal/rotation.js';
import type { SuccessorPlan } from '../rotators/rotator.js';

/** Names under which a rotation's secrets are sealed. */
export const SEALED = {
  old: 'old',
  successor: 'successor',
  fields: 'successor-fields',
  snapshot: 'snapshot',
  brought: 'brought',
} as const;

/** The plan as a rotator takes it, with the secrets opened again. */
export async function successorPlanOf(journal: Journal, rotation: Rotation): Promise<SuccessorPlan> {
  const { plan } = rotation;
  const snapshot = await required(journal, rotation.id, SEALED.snapshot);
  const secrets = Object.entries(JSON.parse(snapshot.reveal()) as Record<string, string>);
  return {
    order: plan.order,
    current: {
      provider: plan.provider,
      secret: await required(journal, rotation.id, SEALED.old),
      attributes: plan.attributes,
    },
    snapshot: {
      facts: plan.facts,
      secrets: Object.fromEntries(secrets.map(([name, value]) => [name, new SecretValue(value)])),
      orders: [plan.order],
      impossible: {},
      deleteOld: plan.deleteOld,
      notes: plan.notes,
      effects: {},
    },
    ...nativeEndOf(plan),
  };
}

/** The end that the provider is asked for; none where the successor is only due then. */
export function nativeEndOf({
  expiresAt,
  isDueOnly,
}: Pick<RotationPlan, 'expiresAt' | 'isDueOnly'>): Pick<SuccessorPlan, 'expiresAt'> {
  return expiresAt === undefined || isDueOnly === true ? {} : { expiresAt };
}

/** The successor as far as it is on record: made here, or issued. */
export async function successorOf(journal: Journal, rotation: Rotation): Promise<Credential | undefined> {
  const secret = await journal.secret(rotation.id, SEALED.successor);
  if (secret === undefined) return undefined;
  const made = (await journal.resultOf(rotation.id, 'issued')) ?? (await journal.resultOf(rotation.id, 'prepared'));
  const attributes = (made?.['attributes'] ?? {}) as Record<string, string>;
  const sealed = await journal.secret(rotation.id, SEALED.fields);
  const fields = sealed === undefined ? {} : { fields: openedFields(sealed) };
  return { provider: rotation.plan.provider, secret, attributes, ...fields };
}

/** Several secrets as one that can be sealed. */
export function sealableFields(fields: Readonly<Record<string, SecretValue>>): SecretValue {
  const entries = Object.entries(fields).map(([name, value]) => [name, value.reveal()] as const);
  return new SecretValue(JSON.stringify(Object.fromEntries(entries)));
}

function openedFields(sealed: SecretValue): Readonly<Record<string, SecretValue>> {
  const entries = Object.entries(JSON.parse(sealed.reveal()) as Record<string, string>);
  return Object.fromEntries(entries.map(([name, value]) => [name, new SecretValue(value)]));
}

/** The successor, at a step that there is none without one. */
export async function requireSuccessor(journal: Journal, rotation: Rotation): Promise<Credential> {
  const successor = await successorOf(journal, rotation);
  if (successor === undefined) throw new Error(`rotation ${rotation.id}: no successor is on record`);
  return successor;
}

/** The successor as soon as it exists at the provider; what was only prepared does not. */
export async function issuedSuccessor(journal: Journal, rotation: Rotation): Promise<Credential | undefined> {
  const isIssued = (await journal.resultOf(rotation.id, 'issued')) !== undefined;
  return isIssued ? successorOf(journal, rotation) : undefined;
}

async function required(journal: Journal, id: string, name: string): Promise<SecretValue> {
  const secret = await journal.secret(id, name);
  if (secret === undefined) throw new Error(`rotation ${id}: sealed ${name} is not on record`);
  return secret;
}
