import { identifierOf, type Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import { mergeFields } from '../core/secret-document.js';
import { SecretValue } from '../core/secret-value.js';
import { stepsOf, type Effect } from '../journal/orders.js';
import type { JournalPayload, Lease, Rotation } from '../journal/rotation.js';
import type { RotationContext, SuccessorPlan } from '../rotators/rotator.js';
import type { StoreVersion } from '../stores/secret-store.js';
import { referenceOf } from './describe.js';
import { SEALED, successorOf, successorPlanOf } from './material.js';
import type { RotationParts } from './parts.js';

export interface EffectCall {
  readonly parts: RotationParts;
  readonly rotation: Rotation;
  readonly lease: Lease;
  readonly ctx: RotationContext;
  /** Begun before a crash or an answer that was lost: it may have happened. */
  readonly begun: boolean;
}

/** What to put on record, or that the rotation has to wait. */
export interface EffectResult {
  readonly payload?: JournalPayload;
  readonly secrets?: Readonly<Record<string, SecretValue>>;
  readonly waitFor?: string;
}

/** How often, and for how long, a provider is asked whether the old credential is dead. */
const CONFIRM_EVERY_MS = 500;
const CONFIRM_DEADLINE_MS = 45_000;

/** A grace period up to this long is waited out; for a longer one the rotation is left to a later `resume`. */
const LONGEST_WAIT_MS = 30_000;

export const EFFECTS: Readonly<Record<Effect, (call: EffectCall) => Promise<EffectResult>>> = {
  prepare,
  issue,
  stage,
  verify,
  promote,
  'update-consumers': updateConsumers,
  wait,
  disable,
  'end-sessions': endSessions,
  confirm,
  delete: deleteOld,
};

async function prepare({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  if (parts.rotator.prepare === undefined) return {};
  const made = await parts.rotator.prepare(ctx, await successorPlanOf(parts.journal, rotation));
  return { payload: { attributes: made.attributes }, secrets: { [SEALED.successor]: made.secret } };
}

async function issue(call: EffectCall): Promise<EffectResult> {
  const { parts, rotation, ctx } = call;
  const plan = await successorPlanOf(parts.journal, rotation);
  const prepared = await successorOf(parts.journal, rotation);
  if (rotation.plan.order === 'by-person') return takeIn(call, plan);
  const begun = call.begun || (await wasIssuingBegunBefore(call));
  // The old one dies by it: whoever wrote to the store meanwhile has to be noticed now and not afterwards.
  if (endsOldByIssuing(rotation)) await requireStoreAsPlanned(call);
  const earlier = begun ? await lookUp(call, plan, prepared) : undefined;
  const issued = earlier ?? (await parts.rotator.issue(ctx, plan, prepared));
  return { payload: { attributes: issued.attributes }, secrets: { [SEALED.successor]: issued.secret } };
}

/** An emergency puts the killing before an issuing that was begun: when its turn comes, it may have happened. */
async function wasIssuingBegunBefore({ parts, rotation }: EffectCall): Promise<boolean> {
  if (rotation.plan.emergency === undefined) return false;
  const history = await parts.journal.history(rotation.id);
  return history.filter(({ kind, state }) => kind === 'intent' && state === 'issuing').length > 1;
}

function endsOldByIssuing({ plan }: Rotation): boolean {
  return stepsOf(plan.order, plan).some(({ effect, endsOld }) => effect === 'issue' && endsOld === true);
}

async function requireStoreAsPlanned({ parts, rotation, ctx }: EffectCall): Promise<void> {
  const { place, storeVersion } = rotation.plan;
  requireSameVersion(rotation, await parts.store.current(place.path, ctx.signal), storeVersion);
}

/** What a person created, once it is here and fits; until then the rotation waits for the person. */
async function takeIn({ parts, rotation, ctx }: EffectCall, plan: SuccessorPlan): Promise<EffectResult> {
  const { rotator } = parts;
  if (rotator.request === undefined || rotator.intake === undefined) {
    throw new Error('rotation: the rotator takes nothing from a person');
  }
  const brought = await parts.journal.secret(rotation.id, SEALED.brought);
  if (brought === undefined) {
    const { instructions, link } = await rotator.request(ctx, plan);
    throw new AppError('needs-person', `rotation: ${rotation.plan.credentialName}: ${instructions}`, {
      hint: `${link === undefined ? '' : `${link} ; `}then: unleak rotations resume ${rotation.id} --secret-stdin`,
    });
  }
  const successor = await rotator.intake(ctx, plan, brought);
  return { payload: { attributes: successor.attributes }, secrets: { [SEALED.successor]: successor.secret } };
}

/** What an earlier attempt left at the provider, or undefined where it left nothing that can be used. */
async function lookUp(
  { parts, rotation, lease, ctx }: EffectCall,
  plan: SuccessorPlan,
  prepared: Credential | undefined,
): Promise<Credential | undefined> {
  const found = await parts.rotator.reconcile(ctx, {
    effect: 'issue',
    plan,
    ...(prepared === undefined ? {} : { prepared }),
  });
  switch (found.outcome) {
    case 'applied':
      return found.successor ?? prepared;
    case 'not-applied':
      return undefined;
    case 'lost':
      await parts.journal.note(lease, { lost: found.attributes });
      // A roll is lost in place: removing it would remove the credential, and the rotator brings another secret.
      if (plan.order === 'roll') return undefined;
      await parts.rotator.removeLost?.(ctx, plan, found.attributes);
      return undefined;
    case 'conflict':
      throw new AppError('conflict', `rotation: issuing: ${rotation.id}: ${found.detail}`);
  }
}

async function stage({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  const { place, storeVersion } = rotation.plan;
  const successor = await requireSuccessor(parts, rotation);
  const current = await parts.store.current(place.path, ctx.signal);
  requireSameVersion(rotation, current, storeVersion);
  const value = valueFor(rotation, current, successor);
  const metadata = {
    fingerprint: rotation.plan.fingerprint,
    purpose: rotation.plan.purpose,
    credential: rotation.plan.credentialName,
    ...(rotation.plan.expiresAt === undefined ? {} : { due: rotation.plan.expiresAt }),
  };
  const request = { path: place.path, rotationId: rotation.id, value, metadata };
  const versionId = await parts.store.stage(request, ctx.signal);
  const back = await parts.store.staged(place.path, rotation.id, ctx.signal);
  if (back?.id !== versionId || !back.value.equals(value)) {
    throw new AppError('conflict', `rotation: reading back: ${place.store}:${place.path}: not what was staged`, {
      hint: 'somebody else writes there; look, then resume',
    });
  }
  return { payload: { versionId } };
}

async function verify({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  const plan = await successorPlanOf(parts.journal, rotation);
  await parts.rotator.verify(ctx, plan, await requireSuccessor(parts, rotation));
  return {};
}

async function promote({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  const { place, storeVersion } = rotation.plan;
  const versionId = (await parts.journal.resultOf(rotation.id, 'staged'))?.['versionId'];
  if (typeof versionId !== 'string') throw new Error(`rotation ${rotation.id}: no staged version is on record`);
  await parts.store.promote(place.path, rotation.id, versionId, storeVersion, ctx.signal);
  const current = await parts.store.current(place.path, ctx.signal);
  if (current?.id !== versionId || current.rotationId !== rotation.id) {
    throw new AppError('conflict', `rotation: promoting: ${place.store}:${place.path}: another version is current`, {
      hint: 'somebody else wrote meanwhile; the old credential still works',
    });
  }
  return { payload: { versionId } };
}

async function updateConsumers({ parts, rotation, lease, ctx }: EffectCall): Promise<EffectResult> {
  const { current: old } = await successorPlanOf(parts.journal, rotation);
  const successor = await requireSuccessor(parts, rotation);
  const change = { rotationId: rotation.id, reference: referenceOf(rotation.plan.place), old, successor };
  for (const consumer of parts.consumers) {
    await parts.journal.note(lease, { consumer: consumer.name, begun: true });
    await consumer.update(change, ctx.signal);
    await parts.journal.note(lease, { consumer: consumer.name, updated: true });
  }
  return { payload: { consumers: parts.consumers.map((consumer) => consumer.name) } };
}

async function wait({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  if (rotation.plan.emergency !== undefined) return {};
  if (parts.consumers.length === 0 && !rotation.consumersUpdated) {
    return {
      waitFor: `nobody told unleak who uses this credential: say with --consumers-updated when all have the new one`,
    };
  }
  const leftMs = new Date(rotation.updatedAt).getTime() + rotation.plan.graceMs - parts.clock.now().getTime();
  if (rotation.consumersUpdated || leftMs <= 0) return {};
  if (leftMs > LONGEST_WAIT_MS) {
    return { waitFor: `grace ends at ${new Date(parts.clock.now().getTime() + leftMs).toISOString()}` };
  }
  await parts.clock.sleep(leftMs, ctx.signal);
  return {};
}

async function disable(call: EffectCall): Promise<EffectResult> {
  const plan = await successorPlanOf(call.parts.journal, call.rotation);
  await call.parts.rotator.disable(call.ctx, plan);
  return endSessions(call);
}

async function endSessions({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  if (!parts.rotator.capabilities.endSessions) return {};
  const successor = await issuedSuccessor(parts, rotation);
  await parts.rotator.endSessions?.(ctx, await successorPlanOf(parts.journal, rotation), successor);
  return {};
}

/** Dead is the provider's word about the old credential, and the new one has to have outlived it. */
async function confirm({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  const plan = await successorPlanOf(parts.journal, rotation);
  const giveUpAt = parts.clock.now().getTime() + CONFIRM_DEADLINE_MS;
  let answer = await parts.rotator.confirm(ctx, plan);
  while (answer !== 'rejected' && parts.clock.now().getTime() < giveUpAt) {
    await parts.clock.sleep(CONFIRM_EVERY_MS, ctx.signal);
    answer = await parts.rotator.confirm(ctx, plan);
  }
  if (answer !== 'rejected') {
    const what = answer === 'accepted' ? 'the old credential still works' : 'the provider gives no clear answer';
    throw new AppError('ambiguous', `rotation: confirming: ${rotation.plan.credentialName}: ${what}`, {
      hint: `look at the provider, then unleak rotations resume ${rotation.id}`,
    });
  }
  // In an emergency there may be none yet.
  const successor = await issuedSuccessor(parts, rotation);
  if (successor !== undefined) await parts.rotator.verify(ctx, plan, successor);
  return { payload: { confirmed: answer } };
}

async function deleteOld({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  if (parts.rotator.delete === undefined) throw new Error('rotation: the plan deletes and the rotator can not');
  await parts.rotator.delete(ctx, await successorPlanOf(parts.journal, rotation));
  return {};
}

/** The successor as soon as it exists at the provider; what was only prepared does not. */
async function issuedSuccessor({ journal }: RotationParts, rotation: Rotation): Promise<Credential | undefined> {
  const isIssued = (await journal.resultOf(rotation.id, 'issued')) !== undefined;
  return isIssued ? successorOf(journal, rotation) : undefined;
}

async function requireSuccessor(parts: RotationParts, rotation: Rotation): Promise<Credential> {
  const successor = await successorOf(parts.journal, rotation);
  if (successor === undefined) throw new Error(`rotation ${rotation.id}: no successor is on record`);
  return successor;
}

function requireSameVersion(rotation: Rotation, current: StoreVersion | undefined, planned: string | undefined): void {
  if (current?.id === planned) return;
  const { store, path } = rotation.plan.place;
  throw new AppError('conflict', `rotation: staging: ${store}:${path}: changed since the plan was made`, {
    hint: `see who wrote there; then unleak rotations abort ${rotation.id} and rotate again`,
  });
}

function valueFor(rotation: Rotation, current: StoreVersion | undefined, successor: Credential): SecretValue {
  const { field, userField } = rotation.plan.place;
  if (field === undefined) return successor.secret;
  const user = identifierOf(successor);
  return mergeFields(current?.value, {
    [field]: successor.secret,
    ...(userField === undefined || user === undefined ? {} : { [userField]: new SecretValue(user) }),
  });
}
