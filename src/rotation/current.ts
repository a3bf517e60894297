/** Whose version is current in the store, asked while a rotation has not promoted its own for certain. */
import { readField } from '../core/secret-document.js';
import type { SecretValue } from '../core/secret-value.js';
import { canAbort, canGiveUp, stepsOf } from '../journal/orders.js';
import type { Journal } from '../journal/journal.js';
import type { Rotation } from '../journal/rotation.js';
import type { StoreVersion } from '../stores/secret-store.js';
import { referenceOf } from './describe.js';
import { successorOf } from './material.js';
import type { RotationParts } from './parts.js';
import { valueFor } from './value-for.js';

export type WhoseVersion =
  /** What was current when the plan was made, or what a person let it take the place of. */
  | { readonly whose: 'planned' }
  | { readonly whose: 'ours'; readonly id: string }
  /** Somebody else's: another rotation's, a person's. No version where they removed what was there. */
  | { readonly whose: 'other'; readonly version?: StoreVersion };

/** Reads only. */
export async function whoseIsCurrent(
  { journal, store }: Pick<RotationParts, 'journal' | 'store'>,
  rotation: Rotation,
  signal: AbortSignal,
): Promise<WhoseVersion> {
  const current = await store.current(rotation.plan.place.path, signal);
  if (current?.id === rotation.plan.storeVersion) return { whose: 'planned' };
  if (current === undefined) return { whose: 'other' };
  return (await isOurs(journal, rotation, current))
    ? { whose: 'ours', id: current.id }
    : { whose: 'other', version: current };
}

/** Ids can be numbers that a stranger's write got instead of ours, and a promotion can break off before it is marked. */
export async function isOurs(journal: Journal, rotation: Rotation, current: StoreVersion): Promise<boolean> {
  if (current.rotationId === rotation.id) return true;
  if (current.rotationId !== undefined || current.id !== (await stagedVersion(journal, rotation))) return false;
  const successor = await successorOf(journal, rotation);
  return successor !== undefined && current.value.equals(valueFor(rotation, current, successor));
}

/** Id of the version that this rotation staged last. */
export async function stagedVersion(journal: Journal, rotation: Rotation): Promise<string | undefined> {
  const entries = await journal.history(rotation.id);
  const ids = entries.map(({ kind, state, payload }) =>
    kind === 'result' && state === 'staged' ? payload['versionId'] : payload['stagedAnew'],
  );
  return ids.findLast((id) => typeof id === 'string');
}

/** The credential that applications read there now; undefined where it can't be told. */
export function secretIn(rotation: Rotation, version: StoreVersion | undefined): SecretValue | undefined {
  try {
    return version === undefined ? undefined : readField(version.value, rotation.plan.place.field);
  } catch {
    // Somebody made something else of it, which holds no credential.
    return undefined;
  }
}

/** In words, with the place. Never a value. */
export function currentText({ plan }: Rotation, version: StoreVersion | undefined): string {
  const place = referenceOf(plan.place);
  if (version === undefined) return `${place}: nothing is there any more`;
  const by = version.rotationId === undefined ? 'somebody else wrote' : `rotation ${version.rotationId} made`;
  return `${place}: version ${version.id}, which ${by}, is current`;
}

/** What goes on where another version is current than the one that was planned. */
export function exitsFrom(rotation: Rotation, version: StoreVersion | undefined): string {
  const { id, plan } = rotation;
  const steps = stepsOf(plan.order, plan);
  const state = rotation.resumeState ?? rotation.state;
  const abort = `unleak rotations abort ${id}`;
  const over = `unleak rotations resume ${id} --over ${version?.id ?? NOTHING}`;
  if (canAbort(steps, state)) {
    return version?.rotationId === undefined
      ? `see who wrote there; then ${abort} and rotate again`
      : `${abort} takes back what was made here and leaves that version as it is`;
  }
  if (!canGiveUp(steps, state)) return 'see who wrote there';
  if (plan.emergency === undefined && isApart(rotation)) {
    const giveUp = `${abort} withdraws the new credential and leaves that version and the old credential as they are`;
    // Put over another rotation's, the credential that it made would live on with nobody who uses it.
    return version?.rotationId === undefined ? `${giveUp}; or ${over} puts the new one in that place` : giveUp;
  }
  return `${over} puts the new credential in that place; or ${abort} gives it up, where that version is the replacement`;
}

/** In `--over`, where nothing is there. */
export const NOTHING = 'none';

/** Whether old and new are two credentials, so that one can go without the other. */
export function isApart({ plan }: Rotation): boolean {
  return plan.order === 'overlap' || plan.order === 'by-person';
}
