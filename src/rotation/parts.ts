import type { Consumer } from '../consumers/consumer.js';
import type { Journal } from '../journal/journal.js';
import type { Step } from '../journal/orders.js';
import type { Clock } from '../platform/clock.js';
import type { Rotator } from '../rotators/rotator.js';
import type { SecretStore } from '../stores/secret-store.js';

/** What a rotation is driven with; `commands/` makes it from the configuration. */
export interface RotationParts {
  readonly journal: Journal;
  readonly rotator: Rotator;
  readonly store: SecretStore;
  readonly consumers: readonly Consumer[];
  readonly clock: Clock;
  /** Told as steps begin and end. */
  readonly onStep: (step: Step, phase: 'begin' | 'end', detail?: string) => void;
}

/** No effect may take longer; shorter than a lease, so that a holder that hangs has lost its right by then. */
export const EFFECT_DEADLINE_MS = 60_000;
