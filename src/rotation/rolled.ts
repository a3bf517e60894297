/** Whether the value that a roll brought is alive: a request that arrived twice leaves the first answer's value dead. */
import { AppError } from '../core/errors.js';
import type { EffectCall } from './effect.js';
import { requireSuccessor, successorPlanOf } from './material.js';
import { pauses } from './pauses.js';

/** How long a provider may take to know a value that it has just made. */
const KNOWN_AFTER_MS = 5_000;
/** Rolling more often than that would only hide what is wrong. */
const MOST_ROLLS = 3;

/** Why it has to be rolled again; undefined unless the provider's word about this value is that it is dead. */
export async function whyDead(call: EffectCall): Promise<string | undefined> {
  const { parts, rotation, ctx } = call;
  const plan = await successorPlanOf(parts.journal, rotation);
  const { provider, secret, attributes } = await requireSuccessor(parts.journal, rotation);
  const asked = { ...plan, current: { provider, secret, attributes: { ...plan.current.attributes, ...attributes } } };
  const giveUpAt = parts.clock.now().getTime() + KNOWN_AFTER_MS;
  for (const pauseMs of pauses()) {
    if ((await parts.rotator.confirm(ctx, asked)) !== 'rejected') return undefined;
    if (parts.clock.now().getTime() + pauseMs >= giveUpAt) break;
    await parts.clock.sleep(pauseMs, ctx.signal);
  }
  await requireFewRolls(call);
  return 'the provider refuses the value that it gave';
}

async function requireFewRolls({ parts, rotation }: EffectCall): Promise<void> {
  const history = await parts.journal.history(rotation.id);
  const rolls = history.filter(({ kind, state }) => kind === 'intent' && state === 'issuing').length;
  if (rolls < MOST_ROLLS) return;
  throw new AppError('conflict', `rotation: staging: ${rotation.id}: the provider refuses each value that it gives`, {
    hint: 'see at the provider who else changes this credential, then resume',
  });
}
