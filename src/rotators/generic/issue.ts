// The replacement: made by the service or set by us, found again by its mark, or by asking whether our secret works.
import type { Credential } from '../../core/credential.js';
import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { fillTemplate } from '../../core/template.js';
import { randomPassword } from '../../platform/random.js';
import type { Reconciliation, RotationContext, SuccessorPlan } from '../rotator.js';
import { requireNames, taken } from './answers.js';
import { change } from './change.js';
import { findAllMarked, findMarked, severalMarked } from './find.js';
import { askNew, askOld, requireAnswer } from './proof.js';
import { namesTwins, orderOf, type NewSecret } from './settings.js';
import { knownOf, markOf } from './values.js';
import type { GenericWorld } from './world.js';

export function makeSecret(
  world: GenericWorld,
  ours: NewSecret,
  ctx: RotationContext,
  plan: SuccessorPlan,
): Credential {
  const fill = world.fill('new', knownOf(ctx, plan));
  const { length, alphabet } = ours;
  const secret = new SecretValue(randomPassword(alphabet === undefined ? { length } : { length, alphabet }));
  const named = Object.entries(ours.attributes).map(([name, text]) => [name, fillTemplate(text, fill)] as const);
  const kept = orderOf(world.settings) === 'in-place' ? plan.current.attributes : withoutIds(plan.current);
  return { provider: 'generic', secret, attributes: { ...kept, ...Object.fromEntries(named) } };
}

export async function issue(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared?: Credential,
): Promise<Credential> {
  const earlier = await whatIsThere(world, ctx, plan, prepared);
  if (earlier?.outcome === 'applied' && earlier.successor !== undefined) return earlier.successor;
  if (earlier?.outcome === 'conflict') throw new AppError('conflict', `generic: issue: ${earlier.detail}`);
  if (earlier?.outcome === 'lost') {
    throw new AppError('ambiguous', `generic: issue: ${markOf(ctx)}: this rotation has made one already`, {
      hint: `its secret is lost: unleak rotations resume ${ctx.rotationId} removes it and makes another`,
    });
  }
  const { body } = await change(world, 'issue', knownOf(ctx, plan, prepared));
  const values = taken(body, world.settings.steps.issue.take);
  if (values === undefined) {
    throw new AppError('ambiguous', 'generic: issue: take: the answer lacks a value that is to be taken from it', {
      hint: 'see whether issue: take names the right places',
    });
  }
  return successorFrom(plan, values, prepared);
}

/** What `issue` looks at before it asks for anything; undefined where only the journal knows. */
async function whatIsThere(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared?: Credential,
): Promise<Reconciliation | undefined> {
  if (prepared === undefined && (world.settings.steps.find === undefined || orderOf(world.settings) === 'roll')) {
    return undefined;
  }
  return findIssued(world, ctx, plan, prepared);
}

function successorFrom(
  plan: SuccessorPlan,
  { secret: made, ...names }: Readonly<Record<string, string>>,
  prepared: Credential | undefined,
): Credential {
  const secret = prepared?.secret ?? new SecretValue(made ?? '');
  requireNames('issue', names, [secret.reveal()]);
  if (secret.equals(plan.current.secret)) {
    throw new AppError('conflict', 'generic: issue: the service gave the leaked secret again', {
      hint: 'is it the request that makes another one',
    });
  }
  return {
    provider: 'generic',
    secret,
    attributes: { ...(prepared?.attributes ?? withoutIds(plan.current)), ...names },
  };
}

/** Did it happen? Reads only. */
export function findIssued(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared?: Credential,
): Promise<Reconciliation> {
  if (prepared !== undefined) return findOurs(world, ctx, plan, prepared);
  return orderOf(world.settings) === 'roll' ? findRolled(world, ctx, plan) : findMade(world, ctx, plan);
}

async function findOurs(
  world: GenericWorld,
  ctx: RotationContext,
  plan: SuccessorPlan,
  prepared: Credential,
): Promise<Reconciliation> {
  const { find, issue: step } = world.settings.steps;
  const names = find === undefined ? undefined : await findMarked(world, find, ctx, plan, prepared);
  const successor = { ...prepared, attributes: { ...prepared.attributes, ...names } };
  const works = requireAnswer(await askNew(world, ctx, plan, successor), 'the new secret') === 'accepted';
  if (find !== undefined && (names !== undefined) !== works) {
    const detail = works ? 'the new secret works, and what it opens has not its mark' : 'its secret is not ours';
    return { outcome: 'conflict', detail: `${markOf(ctx)}: ${detail}` };
  }
  if (works && find === undefined && Object.keys(step.take).length > 0) {
    const lost = Object.keys(step.take).join(', ');
    return { outcome: 'conflict', detail: `${markOf(ctx)}: it was made, and the answer with its ${lost} is lost` };
  }
  if (works) return { outcome: 'applied', successor };
  if (orderOf(world.settings) === 'overlap') return { outcome: 'not-applied' };
  const isOldLive = requireAnswer(await askOld(world, ctx, plan), 'the old secret') === 'accepted';
  if (isOldLive) return { outcome: 'not-applied' };
  return { outcome: 'conflict', detail: 'neither the old nor the new secret works: somebody has set another one' };
}

async function findMade(world: GenericWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  const { find, withdraw } = world.settings.steps;
  if (find === undefined) {
    const detail =
      `whether the service made one can not be known without a step find: look there for ${markOf(ctx)}, remove it, ` +
      'then give this provider a step find (a command that says what is there will do)';
    return { outcome: 'conflict', detail };
  }
  const all = await findAllMarked(world, find, ctx, plan);
  const [names] = all;
  if (names === undefined) return { outcome: 'not-applied' };
  if (all.length > 1) {
    const detail = severalMarked(ctx, all);
    return { outcome: 'conflict', detail, ...(namesTwins(world.settings) ? { twins: all } : {}) };
  }
  if (withdraw !== undefined) return { outcome: 'lost', attributes: names };
  return { outcome: 'conflict', detail: `${markOf(ctx)}: it was made and its secret is lost: ${removeByHand(names)}` };
}

/** The leaked secret says it: while it works nothing has happened, and the administrator can roll once more. */
async function findRolled(world: GenericWorld, ctx: RotationContext, plan: SuccessorPlan): Promise<Reconciliation> {
  const old = requireAnswer(await askOld(world, ctx, plan), 'the old secret');
  return old === 'accepted' ? { outcome: 'not-applied' } : { outcome: 'lost', attributes: {} };
}

export function removeByHand(names: Readonly<Record<string, string>>): string {
  const which = Object.entries(names).map(([name, value]) => `${name} ${value}`);
  return `remove ${which.length === 0 ? 'it' : which.join(', ')} at the service by hand`;
}

/** What told the leaked one from others tells nothing of the new one. */
function withoutIds({ attributes }: Credential): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== 'key-id' && name !== 'id'));
}
