import type { Consumer } from '../consumers/consumer.js';
import type { Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { ORDER_NAMES, type OrderName } from '../journal/orders.js';
import type { ConsumerSpec, Emergency, RotationPlan, StorePlace } from '../journal/rotation.js';
import { withDeadline } from '../platform/deadline.js';
import type { Life } from '../policy/lifetime.js';
import { chooseOrder, type Waiver } from '../policy/order.js';
import type { ProviderSnapshot, RotationContext, SuccessorPlan } from '../rotators/rotator.js';
import { describePlan, type PlanLine } from './describe.js';
import { nativeEndOf, SEALED } from './material.js';
import { EFFECT_DEADLINE_MS, type RotationParts } from './parts.js';

export interface PlanRequest {
  readonly rotationId: string;
  readonly fingerprint: string;
  readonly current: Credential;
  readonly credentialName: string;
  readonly rotator: string;
  readonly purpose: string;
  readonly place: StorePlace;
  readonly consumers: readonly ConsumerSpec[];
  readonly graceMs: number;
  readonly longestGraceMs?: number | undefined;
  readonly order?: OrderName | undefined;
  readonly waiver?: Waiver | undefined;
  readonly rollWaiver?: Waiver | undefined;
  readonly emergency?: Omit<Emergency, 'from'> | undefined;
  /** The end of the replacement; without one it has none and is never due. */
  readonly life?: Life | undefined;
  /** What else a person has to read before approving. */
  readonly notes?: readonly string[] | undefined;
}

export interface PlannedRotation {
  readonly id: string;
  readonly plan: RotationPlan;
  /** What has to be sealed with the plan. */
  readonly secrets: Readonly<Record<string, SecretValue>>;
  /** What the provider says of the leaked credential now. */
  readonly leaked: 'accepted' | 'rejected' | 'unknown';
  readonly lines: readonly PlanLine[];
}

/** Works out what a rotation would do. Reads at the provider, the store and the consumers; changes nothing. */
export async function makePlan(
  parts: Pick<RotationParts, 'rotator' | 'store' | 'consumers' | 'clock'>,
  request: PlanRequest,
  signal: AbortSignal,
): Promise<PlannedRotation> {
  const asking = `rotate: planning: ${request.credentialName}`;
  return withDeadline(asking, EFFECT_DEADLINE_MS, signal, async (deadline) => {
    const ctx: RotationContext = { rotationId: request.rotationId, signal: deadline };
    const snapshot = await parts.rotator.snapshot(ctx, request.current);
    const { order, why } = orderFor(parts, request, snapshot);
    requireFields(parts.rotator, request);
    const stored = await parts.store.current(request.place.path, deadline);
    const successor: SuccessorPlan = {
      order,
      current: request.current,
      snapshot,
      ...nativeEndOf(endOf(request)),
    };
    const leaked = await parts.rotator.confirm(ctx, successor);
    if (leaked !== 'rejected') await requireOldValue(parts.consumers, request, deadline);
    const plan: RotationPlan = {
      order,
      credentialName: request.credentialName,
      fingerprint: request.fingerprint,
      rotator: request.rotator,
      provider: parts.rotator.provider,
      attributes: request.current.attributes,
      purpose: request.purpose,
      place: request.place,
      ...(stored === undefined ? {} : { storeVersion: stored.id }),
      consumers: request.consumers,
      graceMs: request.graceMs,
      ...(request.longestGraceMs === undefined ? {} : { longestGraceMs: request.longestGraceMs }),
      ...(request.emergency === undefined ? {} : { emergency: { ...request.emergency, from: 'planned' } }),
      ...endOf(request),
      deleteOld: snapshot.deleteOld && order === 'overlap',
      facts: snapshot.facts,
      notes: [
        `order ${order}: ${why}`,
        ...(request.notes ?? []),
        ...warningsOf(request, order),
        ...snapshot.notes.filter((note) => !isOfAnotherOrder(note, order)),
      ],
    };
    return {
      id: request.rotationId,
      plan,
      secrets: {
        [SEALED.old]: request.current.secret,
        [SEALED.snapshot]: sealable(snapshot),
      },
      leaked,
      lines: describePlan(plan, snapshot, parts.consumers, parts.rotator.capabilities.prepare),
    };
  });
}

function orderFor(
  parts: Pick<RotationParts, 'rotator' | 'consumers' | 'clock'>,
  request: PlanRequest,
  snapshot: ProviderSnapshot,
): { order: OrderName; why: string } {
  const store = request.place.userField === undefined ? [`${request.place.store}:${request.place.path}`] : [];
  const consumers = parts.consumers.filter((consumer) => !consumer.carries.includes('user')).map(({ name }) => name);
  const answer = chooseOrder({
    possible: snapshot.orders,
    impossible: snapshot.impossible,
    wanted: request.order,
    waiver: request.waiver,
    rollWaiver: request.rollWaiver,
    isEmergency: request.emergency !== undefined,
    cannotCarryId: parts.rotator.capabilities.newIdentifier.includes('overlap') ? [...store, ...consumers] : [],
    now: parts.clock.now(),
  });
  if ('order' in answer) return answer;
  throw new AppError('config', `rotate: planning: ${request.credentialName}: ${answer.refused}`, { hint: answer.hint });
}

/** What the secret is no use without has to have a place in the store, too. */
function requireFields({ capabilities }: Pick<RotationParts['rotator'], 'capabilities'>, request: PlanRequest): void {
  const { storedFields = [] } = capabilities;
  if (storedFields.length === 0 || request.place.field !== undefined) return;
  throw new AppError(
    'config',
    `rotate: planning: ${request.credentialName}: field: the replacement is stored with ${storedFields.join(', ')}`,
    { hint: 'add field: to the credential, so that its secret is stored as a JSON object' },
  );
}

/** A consumer that does not hold the old value could not be updated later, when it is too late to say so. */
async function requireOldValue(
  consumers: readonly Consumer[],
  request: PlanRequest,
  signal: AbortSignal,
): Promise<void> {
  for (const consumer of consumers) {
    const state = await consumer.check({ old: request.current, rotationId: request.rotationId }, signal);
    if (state === 'old' || state === 'unknown') continue;
    throw new AppError('config', `rotate: planning: ${consumer.name}: the leaked value does not stand there`, {
      hint: 'check path and key of this consumer, or take it out of the credential',
    });
  }
}

function endOf({ life }: PlanRequest): Pick<RotationPlan, 'expiresAt' | 'isDueOnly'> {
  if (life === undefined) return {};
  return { expiresAt: life.endsAt.toISOString(), ...(life.isDueOnly ? { isDueOnly: true } : {}) };
}

/** What a person has to read before approving an order in which logins fail. */
function warningsOf({ emergency }: PlanRequest, order: OrderName): readonly string[] {
  const until = 'LOGINS FAIL until the replacement is stored and the consumers have it';
  if (emergency !== undefined) {
    return [`EMERGENCY by ${emergency.by}: ${emergency.reason}: the leaked credential dies first: ${until}`];
  }
  return order === 'roll' ? [`the leaked credential dies in the moment it is rolled: ${until}`] : [];
}

/** A note that begins with the name of an order is for that order only. */
function isOfAnotherOrder(note: string, order: OrderName): boolean {
  return ORDER_NAMES.some((other) => other !== order && note.startsWith(`${other}: `));
}

function sealable(snapshot: ProviderSnapshot): SecretValue {
  const secrets = Object.entries(snapshot.secrets).map(([name, value]) => [name, value.reveal()] as const);
  return new SecretValue(JSON.stringify(Object.fromEntries(secrets)));
}
