/** How the successor comes to be: made here, at the provider, or by a person; and what a lost answer left there. */
import type { Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import type { SuccessorPlan } from '../rotators/rotator.js';
import type { EffectCall, EffectResult } from './effect.js';
import { SEALED, sealableFields, successorOf, successorPlanOf } from './material.js';
import { requireSameVersion } from './storing.js';

export async function prepare({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  if (parts.rotator.prepare === undefined) return {};
  const made = await parts.rotator.prepare(ctx, await successorPlanOf(parts.journal, rotation));
  return kept(made);
}

export async function issue(call: EffectCall): Promise<EffectResult> {
  const { parts, rotation, ctx } = call;
  const plan = await successorPlanOf(parts.journal, rotation);
  const prepared = await successorOf(parts.journal, rotation);
  if (rotation.plan.order === 'by-person') return takeIn(call, plan);
  const begun = call.begun || (await wasIssuingBegunBefore(call));
  const earlier = begun ? await lookUp(call, plan, prepared) : undefined;
  if (earlier === undefined && plan.order === 'roll') await requireStoreAsPlanned(call);
  const issued = earlier ?? (await parts.rotator.issue(ctx, plan, prepared));
  return kept(issued);
}

/** What the journal keeps of a successor: names in clear, the rest sealed. */
function kept({ attributes, secret, fields }: Credential): EffectResult {
  const others = fields === undefined ? {} : { [SEALED.fields]: sealableFields(fields) };
  return { payload: { attributes }, secrets: { [SEALED.successor]: secret, ...others } };
}

/** An emergency puts the killing before an issuing that was begun: when its turn comes, it may have happened. */
async function wasIssuingBegunBefore({ parts, rotation }: EffectCall): Promise<boolean> {
  if (rotation.plan.emergency === undefined) return false;
  const history = await parts.journal.history(rotation.id);
  return history.filter(({ kind, state }) => kind === 'intent' && state === 'issuing').length > 1;
}

/**
 * The old one dies by a roll, and so does what another rotation has rolled and staged: whoever writes to the store is to
 * be noticed now and not afterwards.
 */
async function requireStoreAsPlanned({ parts, rotation, ctx }: EffectCall): Promise<void> {
  const { place, emergency } = rotation.plan;
  if (emergency !== undefined) return;
  requireSameVersion(rotation, await parts.store.current(place.path, ctx.signal));
  const pending = await parts.store.pendingRotation(place.path, ctx.signal);
  if (pending === undefined || pending === rotation.id) return;
  const what = `rotation ${pending} has a version pending there`;
  throw new AppError('conflict', `rotation: issuing: ${place.store}:${place.path}: ${what}`, {
    hint: `let it end first: unleak rotations show ${pending}, on the machine that began it`,
  });
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
  return kept(successor);
}

/** What an earlier attempt left at the provider, or undefined where it left nothing that can be used. */
async function lookUp(
  call: EffectCall,
  plan: SuccessorPlan,
  prepared: Credential | undefined,
): Promise<Credential | undefined> {
  const { parts, rotation, lease, ctx } = call;
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
      if (found.twins === undefined || parts.rotator.removeLost === undefined) {
        throw new AppError('conflict', `rotation: issuing: ${rotation.id}: ${found.detail}`);
      }
      // Nobody has the secret of any of them.
      await removeEach(call, plan, found.twins);
      return undefined;
  }
}

/**
 * Removes what carries this rotation's mark beside the successor. A request that arrived twice, or late, made it, and no
 * answer told of it.
 */
export async function removeTwins(call: EffectCall, plan: SuccessorPlan, successor: Credential): Promise<void> {
  const { rotator } = call.parts;
  if (plan.order !== 'overlap' || rotator.capabilities.namesTwins !== true) return;
  const found = await rotator.reconcile(call.ctx, { effect: 'issue', plan });
  if (found.outcome !== 'conflict' || found.twins === undefined) return;
  const isSuccessor = (twin: Readonly<Record<string, string>>): boolean =>
    Object.entries(twin).every(([name, value]) => successor.attributes[name] === value);
  const others = found.twins.filter((twin) => !isSuccessor(twin));
  // The successor has to be among them: else its names say nothing of which one it is.
  if (others.length === found.twins.length) {
    throw new AppError('conflict', `rotation: verifying: ${call.rotation.id}: ${found.detail}`);
  }
  await removeEach(call, plan, others);
}

/** Removes what carries this rotation's mark and whose secret nobody has. */
export async function removeEach(
  { parts, lease, ctx }: EffectCall,
  plan: SuccessorPlan,
  twins: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  for (const twin of twins) {
    await parts.journal.note(lease, { twin });
    await parts.rotator.removeLost?.(ctx, plan, twin);
  }
}
