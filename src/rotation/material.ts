import type { Credential } from '../core/credential.js';
import { SecretValue } from '../core/secret-value.js';
import type { Journal } from '../journal/journal.js';
import type { Rotation } from '../journal/rotation.js';
import type { SuccessorPlan } from '../rotators/rotator.js';

/** Names under which a rotation's secrets are sealed. */
export const SEALED = { old: 'old', successor: 'successor', snapshot: 'snapshot', brought: 'brought' } as const;

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
    ...(plan.expiresAt === undefined ? {} : { expiresAt: plan.expiresAt }),
  };
}

/** The successor as far as it is on record: made here, or issued. */
export async function successorOf(journal: Journal, rotation: Rotation): Promise<Credential | undefined> {
  const secret = await journal.secret(rotation.id, SEALED.successor);
  if (secret === undefined) return undefined;
  const made = (await journal.resultOf(rotation.id, 'issued')) ?? (await journal.resultOf(rotation.id, 'prepared'));
  const attributes = (made?.['attributes'] ?? {}) as Record<string, string>;
  return { provider: rotation.plan.provider, secret, attributes };
}

async function required(journal: Journal, id: string, name: string): Promise<SecretValue> {
  const secret = await journal.secret(id, name);
  if (secret === undefined) throw new Error(`rotation ${id}: sealed ${name} is not on record`);
  return secret;
}
