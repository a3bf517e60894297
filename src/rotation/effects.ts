import type { Effect } from '../journal/orders.js';
import { confirm } from './confirm.js';
import { referenceOf } from './describe.js';
import type { EffectCall, EffectResult } from './effect.js';
import { wait } from './grace.js';
import { issue, prepare, removeTwins } from './issuing.js';
import { whyDead } from './rolled.js';
import { issuedSuccessor, requireSuccessor, successorPlanOf } from './material.js';
import { promote, requireSameVersion, stage } from './storing.js';

export const EFFECTS: Readonly<Record<Effect, (call: EffectCall) => Promise<EffectResult>>> = {
  prepare,
  issue,
  stage: stageLiving,
  verify,
  promote,
  'update-consumers': updateConsumers,
  wait,
  disable,
  'end-sessions': endSessions,
  confirm,
  delete: deleteOld,
};

async function stageLiving(call: EffectCall): Promise<EffectResult> {
  const { parts, rotation, ctx } = call;
  if (rotation.plan.order !== 'roll') return stage(call);
  // Dead because somebody else rolled it since and is done: rolled again, it would end theirs.
  requireSameVersion(rotation, await parts.store.current(rotation.plan.place.path, ctx.signal));
  const issueAgain = await whyDead(call);
  return issueAgain === undefined ? stage(call) : { issueAgain };
}

async function verify(call: EffectCall): Promise<EffectResult> {
  const { parts, rotation, ctx } = call;
  const plan = await successorPlanOf(parts.journal, rotation);
  const successor = await requireSuccessor(parts.journal, rotation);
  await parts.rotator.verify(ctx, plan, successor);
  await removeTwins(call, plan, successor);
  return {};
}

async function updateConsumers({ parts, rotation, lease, ctx }: EffectCall): Promise<EffectResult> {
  const { current: old } = await successorPlanOf(parts.journal, rotation);
  const successor = await requireSuccessor(parts.journal, rotation);
  const change = { rotationId: rotation.id, reference: referenceOf(rotation.plan.place), old, successor };
  for (const consumer of parts.consumers) {
    await parts.journal.note(lease, { consumer: consumer.name, begun: true });
    await consumer.update(change, ctx.signal);
    await parts.journal.note(lease, { consumer: consumer.name, updated: true });
  }
  return { payload: { consumers: parts.consumers.map((consumer) => consumer.name) } };
}

async function disable(call: EffectCall): Promise<EffectResult> {
  const plan = await successorPlanOf(call.parts.journal, call.rotation);
  await call.parts.rotator.disable(call.ctx, plan);
  return endSessions(call);
}

async function endSessions({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  if (!parts.rotator.capabilities.endSessions) return {};
  const successor = await issuedSuccessor(parts.journal, rotation);
  await parts.rotator.endSessions?.(ctx, await successorPlanOf(parts.journal, rotation), successor);
  return {};
}

async function deleteOld({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  if (parts.rotator.delete === undefined) throw new Error('rotation: the plan deletes and the rotator can not');
  await parts.rotator.delete(ctx, await successorPlanOf(parts.journal, rotation));
  return {};
}
