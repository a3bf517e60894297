/** Places that keep bare values by name, as the keys of a Kubernetes Secret or a project's variables. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { identifierOf, newIdentifierOf } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import type { ConsumerState, CredentialChange } from './consumer.js';

export interface SlotNames {
  readonly key: string;
  /** Where the user or the key id stands, if it stands there too. */
  readonly userKey?: string | undefined;
}

/** One name, what stood there before the change and what is to stand there; without a change nothing is to. */
export interface Slot {
  readonly key: string;
  readonly old: string | undefined;
  readonly next: string | undefined;
}

type Change = Pick<CredentialChange, 'old'> & Partial<CredentialChange>;

/** The names that the change is about: the user's only where the user changes and has a name there. */
export function slotsOf({ key, userKey }: SlotNames, { old, successor }: Change): readonly Slot[] {
  const secret = { key, old: old.secret.reveal(), next: successor?.secret.reveal() };
  if (userKey === undefined || successor === undefined || !userChanges(old, successor)) return [secret];
  return [{ key: userKey, old: identifierOf(old), next: newIdentifierOf(old, successor) }, secret];
}

/** `old` as long as one of them still has to change, which a crash between two of them leaves. */
export function stateOf(slots: readonly Slot[], read: (key: string) => string | undefined): ConsumerState {
  const states = slots.map((slot) => stateOfSlot(slot, read(slot.key)));
  if (states.includes('neither')) return 'neither';
  return states.includes('old') ? 'old' : 'new';
}

export function stateOfSlot({ old, next }: Slot, value: string | undefined): ConsumerState {
  if (value === undefined) return 'neither';
  if (next !== undefined && isSame(value, next)) return 'new';
  return old !== undefined && isSame(value, old) ? 'old' : 'neither';
}

/** Fails with `conflict` where the user changes and would stay the old one there. */
export function requireCarried(name: string, { userKey }: SlotNames, { old, successor }: CredentialChange): void {
  if (userKey !== undefined || !userChanges(old, successor)) return;
  throw new AppError('conflict', `consumer: update: ${name}: the user changes, and only the secret stands there`, {
    hint: 'name what holds the user as `user-key` of this consumer',
  });
}

export function notThere(name: string): AppError {
  return new AppError('conflict', `consumer: update: ${name}: neither the old nor the new value stands there`, {
    hint: 'somebody else changed it: compare, then run unleak rotations resume',
  });
}

function userChanges(old: CredentialChange['old'], successor: CredentialChange['successor']): boolean {
  return newIdentifierOf(old, successor) !== identifierOf(old);
}

/** In a time that tells nothing of how much of it is the same. */
function isSame(value: string, expected: string): boolean {
  return timingSafeEqual(createHash('sha256').update(value).digest(), createHash('sha256').update(expected).digest());
}
