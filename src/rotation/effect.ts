import type { SecretValue } from '../core/secret-value.js';
import type { JournalPayload, Lease, Rotation } from '../journal/rotation.js';
import type { RotationContext } from '../rotators/rotator.js';
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
  /** What was issued is dead: the rotation goes back to issuing, and why. */
  readonly issueAgain?: string;
}
