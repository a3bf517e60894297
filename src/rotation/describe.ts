import type { Consumer } from '../consumers/consumer.js';
import { stepsOf, type Effect } from '../journal/orders.js';
import type { RotationPlan, StorePlace } from '../journal/rotation.js';
import type { ProviderSnapshot } from '../rotators/rotator.js';

/** One step of a plan in words. */
export interface PlanLine {
  readonly effect: Effect;
  readonly text: string;
}

/** The place as the configuration refers to it. */
export function referenceOf({ store, path, field }: StorePlace): string {
  return `${store}:${path}${field === undefined ? '' : `#${field}`}`;
}

/** The plan, step by step, as a person approves it; what is not done for this provider is left out. Never a value. */
export function describePlan(
  plan: RotationPlan,
  snapshot: ProviderSnapshot,
  consumers: readonly Consumer[],
  isMadeHere: boolean,
): readonly PlanLine[] {
  const atProvider = snapshot.effects[plan.order] ?? {};
  const place = referenceOf(plan.place);
  const emergency = plan.emergency !== undefined;
  const words: Readonly<Record<Effect, string>> = {
    prepare: 'make the new secret here and seal it in the journal',
    issue: atProvider.issue ?? `create the replacement at ${plan.rotator}`,
    stage: `write it to ${place} as pending and read it back`,
    verify: `use the replacement at ${plan.rotator}`,
    promote: `make it current in ${place}, if nobody else wrote there meanwhile`,
    'update-consumers':
      consumers.length === 0
        ? 'no consumer is configured: tell the people who use it'
        : `write it to ${consumers.map((consumer) => consumer.name).join(', ')}`,
    wait:
      consumers.length === 0
        ? 'wait until a person says --consumers-updated'
        : `wait ${String(plan.graceMs / 1000)} s for the consumers`,
    disable: [atProvider.disable ?? 'stop the leaked credential', atProvider.endSessions].filter(Boolean).join('; '),
    'end-sessions': atProvider.endSessions ?? 'end what was opened with the leaked credential',
    confirm: `have ${plan.rotator} refuse the leaked credential${emergency ? '' : ' and accept the new one'}`,
    delete: atProvider.delete ?? 'remove the leaked credential',
  };
  return stepsOf(plan.order, plan)
    .filter(({ effect }) => effect !== 'prepare' || isMadeHere)
    .filter(({ effect }) => effect !== 'wait' || plan.graceMs > 0 || consumers.length === 0)
    .map(({ effect }) => ({ effect, text: words[effect] }));
}
