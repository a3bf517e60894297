/**
 * In an emergency the leaked credential dies whatever is configured for its replacement. Where what is configured is refused
 * (it is more than the leaked one might, say), the rotation is planned without that, and the replacement waits until somebody
 * has settled it. Meets any rotator whose configuration narrows what its successor may do.
 */
import { AppError } from '../core/errors.js';
import type { ProviderSnapshot, Rotator } from './rotator.js';

/** Under which the snapshot's facts have what was refused. */
const UNSETTLED = 'unsettled';

/**
 * The rotator as configured. `unnarrowed` is given in an emergency: the same without what narrows its successor, which then
 * may what the leaked one might. A plan that was made so creates nothing as long as the configuration narrows.
 */
export function killFirst(configured: Rotator, unnarrowed: Rotator | undefined): Rotator {
  return {
    ...configured,
    async snapshot(ctx, current) {
      try {
        return await configured.snapshot(ctx, current);
      } catch (error) {
        if (unnarrowed === undefined || !(error instanceof AppError) || error.code !== 'config') throw error;
        // What is wrong beyond that is wrong here too.
        return unsettled(await unnarrowed.snapshot(ctx, current), error);
      }
    },
    async issue(ctx, plan, prepared) {
      const why = plan.snapshot.facts[UNSETTLED];
      // A roll leaves the rights as they are, and it is what kills.
      if (typeof why === 'string' && plan.order === 'overlap') {
        throw new AppError('needs-person', why, {
          hint:
            'take out of the entry of providers what the replacement is to have, so that it may what the leaked one might; ' +
            `then: unleak rotations resume ${ctx.rotationId}`,
        });
      }
      return configured.issue(ctx, plan, prepared);
    },
  };
}

function unsettled(snapshot: ProviderSnapshot, { message }: AppError): ProviderSnapshot {
  const { overlap } = snapshot.effects;
  const issue = `create the replacement when this is settled: ${message}`;
  return {
    ...snapshot,
    facts: { ...snapshot.facts, [UNSETTLED]: message },
    notes: [...snapshot.notes, `overlap: the replacement is made only when this is settled: ${message}`],
    effects: { ...snapshot.effects, ...(overlap === undefined ? {} : { overlap: { ...overlap, issue } }) },
  };
}
