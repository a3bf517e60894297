/** How the successor gets into the store: staged beside the current value, read back, and made current. */
import type { Credential } from '../core/credential.js';
import { AppError } from '../core/errors.js';
import type { Rotation } from '../journal/rotation.js';
import type { StoreVersion } from '../stores/secret-store.js';
import { currentText, exitsFrom, isOurs, stagedVersion, whoseIsCurrent } from './current.js';
import type { EffectCall, EffectResult } from './effect.js';
import { requireSuccessor, successorPlanOf } from './material.js';
import { valueFor } from './value-for.js';

export async function stage(call: EffectCall): Promise<EffectResult> {
  return { payload: { versionId: await stageValue(call) } };
}

async function stageValue({ parts, rotation, ctx }: EffectCall): Promise<string> {
  const { store } = parts;
  const { place } = rotation.plan;
  const successor = await requireSuccessor(parts.journal, rotation);
  const current = await store.current(place.path, ctx.signal);
  requireSameVersion(rotation, current);
  const value = valueFor(rotation, current, successor);
  const metadata = {
    fingerprint: rotation.plan.fingerprint,
    purpose: rotation.plan.purpose,
    credential: rotation.plan.credentialName,
    ...(rotation.plan.expiresAt === undefined ? {} : { due: rotation.plan.expiresAt }),
  };
  // Staged beside another version, before a person let it take the place of this one.
  if (rotation.plan.isPutOver === true) await store.discard(place.path, rotation.id, ctx.signal);
  const request = { path: place.path, rotationId: rotation.id, value, metadata };
  const versionId = await store.stage(request, ctx.signal);
  const back = await store.staged(place.path, rotation.id, ctx.signal);
  if (back?.id !== versionId || !back.value.equals(value)) {
    throw new AppError('conflict', `rotation: reading back: ${place.store}:${place.path}: not what was staged`, {
      hint: 'somebody else writes there; look, then resume',
    });
  }
  // Another rotation may have been promoted between the first look and the staging. While ours is staged none can be.
  requireSameVersion(rotation, await store.current(place.path, ctx.signal));
  return versionId;
}

export async function promote(call: EffectCall): Promise<EffectResult> {
  const { parts, rotation, ctx } = call;
  const { place, storeVersion } = rotation.plan;
  const versionId = rotation.plan.isPutOver === true ? await stagedAnew(call) : await requireStaged(call);
  try {
    await parts.store.promote(place.path, rotation.id, versionId, storeVersion, ctx.signal);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    await requireNoOther(call, error);
    throw error;
  }
  const current = await parts.store.current(place.path, ctx.signal);
  if (current?.id === versionId && current.rotationId === rotation.id) return { payload: { versionId } };
  await requireNoOther(call);
  throw new AppError('conflict', `rotation: promoting: ${place.store}:${place.path}: not what was promoted`, {
    hint: 'somebody else writes there; look, then resume',
  });
}

/** Fails with `conflict` that says whose version is current, where it is neither ours nor the planned one. */
async function requireNoOther({ parts, rotation, ctx }: EffectCall, cause?: AppError): Promise<void> {
  const found = await whoseIsCurrent(parts, rotation, ctx.signal);
  if (found.whose === 'other') throw anotherIsCurrent(rotation, found.version, 'promoting', cause);
}

async function requireStaged({ parts, rotation }: EffectCall): Promise<string> {
  const versionId = await stagedVersion(parts.journal, rotation);
  if (versionId === undefined) throw new Error(`rotation ${rotation.id}: no staged version is on record`);
  return versionId;
}

/** Staged again, beside the version whose place a person lets it take; what was promoted already stays. */
async function stagedAnew(call: EffectCall): Promise<string> {
  const found = await whoseIsCurrent(call.parts, call.rotation, call.ctx.signal);
  if (found.whose === 'ours') return found.id;
  const versionId = await stageValue(call);
  await call.parts.journal.note(call.lease, { stagedAnew: versionId });
  return versionId;
}

/** Fails with `conflict` where somebody else wrote to the store since the plan was made. */
export function requireSameVersion(rotation: Rotation, current: StoreVersion | undefined): void {
  if (current?.id !== rotation.plan.storeVersion) throw anotherIsCurrent(rotation, current, 'storing');
}

/** Says whose version is current instead of the planned one, and what goes on from there. */
function anotherIsCurrent(
  rotation: Rotation,
  version: StoreVersion | undefined,
  doing: string,
  cause?: AppError,
): AppError {
  return new AppError('conflict', `rotation: ${doing}: ${currentText(rotation, version)}`, {
    hint: exitsFrom(rotation, version),
    cause,
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
  const ours = await requireStaged(call);
  const current = await parts.store.current(place.path, ctx.signal);
  // Promoting was begun and did not happen: what is current is not ours.
  if (current?.id === storeVersion || (await isLostWhilePromoting(call))) return undefined;
  const versionId = await backVersion(call, current, ours);
  if (versionId === undefined) return undefined;
  // Also where it is current: its promotion may have been broken off before its end.
  await parts.store.promote(place.path, rotation.id, versionId, ours, ctx.signal);
  return versionId;
}

/** Nobody was told of ours yet, and somebody else's took its place or was there first: the store is theirs. */
async function isLostWhilePromoting({ parts, rotation, ctx }: EffectCall): Promise<boolean> {
  if ((rotation.resumeState ?? rotation.state) !== 'promoting') return false;
  return (await whoseIsCurrent(parts, rotation, ctx.signal)).whose === 'other';
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
  if (current === undefined || current.id !== ours || !(await isOurs(parts.journal, rotation, current))) {
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
