/** How the successor gets into the store: staged beside the current value, read back, and made current. */
import { identifierOf, type Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import { mergeFields } from '../core/secret-document.js';
import { SecretValue } from '../core/secret-value.js';
import type { Rotation } from '../journal/rotation.js';
import type { StoreVersion } from '../stores/secret-store.js';
import type { EffectCall, EffectResult } from './effect.js';
import { requireSuccessor, successorPlanOf } from './material.js';

export async function stage({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  const { place, storeVersion } = rotation.plan;
  const successor = await requireSuccessor(parts.journal, rotation);
  const current = await parts.store.current(place.path, ctx.signal);
  requireSameVersion(rotation, current, storeVersion);
  const value = valueFor(rotation, current, successor);
  const metadata = {
    fingerprint: rotation.plan.fingerprint,
    purpose: rotation.plan.purpose,
    credential: rotation.plan.credentialName,
    ...(rotation.plan.expiresAt === undefined ? {} : { due: rotation.plan.expiresAt }),
  };
  const request = { path: place.path, rotationId: rotation.id, value, metadata };
  const versionId = await parts.store.stage(request, ctx.signal);
  const back = await parts.store.staged(place.path, rotation.id, ctx.signal);
  if (back?.id !== versionId || !back.value.equals(value)) {
    throw new AppError('conflict', `rotation: reading back: ${place.store}:${place.path}: not what was staged`, {
      hint: 'somebody else writes there; look, then resume',
    });
  }
  return { payload: { versionId } };
}

export async function promote({ parts, rotation, ctx }: EffectCall): Promise<EffectResult> {
  const { place, storeVersion } = rotation.plan;
  const versionId = (await parts.journal.resultOf(rotation.id, 'staged'))?.['versionId'];
  if (typeof versionId !== 'string') throw new Error(`rotation ${rotation.id}: no staged version is on record`);
  await parts.store.promote(place.path, rotation.id, versionId, storeVersion, ctx.signal);
  const current = await parts.store.current(place.path, ctx.signal);
  if (current?.id !== versionId || current.rotationId !== rotation.id) {
    throw new AppError('conflict', `rotation: promoting: ${place.store}:${place.path}: another version is current`, {
      hint: 'somebody else wrote meanwhile; the old credential still works',
    });
  }
  return { payload: { versionId } };
}

/** Fails with `conflict` where somebody else wrote to the store since the plan was made. */
export function requireSameVersion(
  rotation: Rotation,
  current: StoreVersion | undefined,
  planned: string | undefined,
): void {
  if (current?.id === planned) return;
  const { store, path } = rotation.plan.place;
  throw new AppError('conflict', `rotation: staging: ${store}:${path}: changed since the plan was made`, {
    hint: `see who wrote there; then unleak rotations abort ${rotation.id} and rotate again`,
  });
}

/** The store's value with this credential in it; other fields of a document stay as they are. */
export function valueFor(rotation: Rotation, current: StoreVersion | undefined, successor: Credential): SecretValue {
  const { field, userField } = rotation.plan.place;
  if (field === undefined) return successor.secret;
  const user = identifierOf(successor);
  return mergeFields(current?.value, {
    ...successor.fields,
    [field]: successor.secret,
    ...(userField === undefined || user === undefined ? {} : { [userField]: new SecretValue(user) }),
  });
}

/**
 * Makes the old credential's value current again, if nobody wrote there since ours became current. Where the path held
 * nothing before the rotation it keeps the old credential: somebody may read from there by now. Gives the version's id,
 * or undefined where there was nothing to do.
 */
export async function storeBack(call: EffectCall): Promise<string | undefined> {
  const { parts, rotation, ctx } = call;
  const { place, storeVersion } = rotation.plan;
  const ours = (await parts.journal.resultOf(rotation.id, 'staged'))?.['versionId'];
  if (typeof ours !== 'string') throw new Error(`rotation ${rotation.id}: no staged version is on record`);
  const current = await parts.store.current(place.path, ctx.signal);
  // Promoting was begun and did not happen: what is current is not ours.
  if (current?.id === storeVersion) return undefined;
  const versionId = await backVersion(call, current, ours);
  if (versionId === undefined) return undefined;
  // Also where it is current: its promotion may have been broken off before its end.
  await parts.store.promote(place.path, rotation.id, versionId, ours, ctx.signal);
  return versionId;
}

/** The version to promote: made before a crash, or staged now. Undefined where a person has put the old value back. */
async function backVersion(
  call: EffectCall,
  current: StoreVersion | undefined,
  ours: string,
): Promise<string | undefined> {
  const { parts, rotation, ctx } = call;
  const { place, fingerprint, purpose, credentialName: credential } = rotation.plan;
  if (current?.rotationId === rotation.id && current.id !== ours) return current.id;
  const staged = await parts.store.staged(place.path, rotation.id, ctx.signal);
  const back = staged?.id === ours ? undefined : staged?.id;
  // Current, and not yet marked as this rotation's. If it is somebody else's, promoting it fails.
  if (back !== undefined && back === current?.id) return back;
  const { current: old } = await successorPlanOf(parts.journal, rotation);
  if (!(await isOurs(call, current, ours))) {
    if (holds(rotation, current, old)) return undefined;
    throw new AppError('conflict', `rotation: rolling back: ${place.store}:${place.path}: another version is current`, {
      hint: 'somebody else wrote there; put the old value there by hand, then resume',
    });
  }
  if (back !== undefined) return back;
  const metadata = { fingerprint, purpose, credential, rolledBack: rotation.id };
  const value = valueFor(rotation, await versionBefore(call, current), old);
  const request = { path: place.path, rotationId: rotation.id, value, metadata, replaces: ours };
  return parts.store.stage(request, ctx.signal);
}

/** Ids can be numbers that a stranger's write got instead of ours, and a promotion can break off before it is marked. */
async function isOurs(
  { parts, rotation }: EffectCall,
  current: StoreVersion | undefined,
  ours: string,
): Promise<boolean> {
  if (current?.id !== ours) return false;
  return (
    current.rotationId === rotation.id || holds(rotation, current, await requireSuccessor(parts.journal, rotation))
  );
}

function holds(rotation: Rotation, current: StoreVersion | undefined, credential: Credential): boolean {
  return current?.value.equals(valueFor(rotation, current, credential)) === true;
}

/**
 * What was current when the plan was made, so that fields which only the successor has go too. A store that no longer
 * has it gives what is current, whose other fields are the same as long as it is ours.
 */
async function versionBefore(
  { parts, rotation, ctx }: EffectCall,
  current: StoreVersion | undefined,
): Promise<StoreVersion | undefined> {
  const { place, storeVersion } = rotation.plan;
  if (storeVersion === undefined) return undefined;
  const previous = await parts.store.previous(place.path, ctx.signal);
  return previous?.id === storeVersion ? previous : current;
}
