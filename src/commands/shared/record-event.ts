import type { JournalEvent } from '../../journal/journal.js';
import type { RotationPlan } from '../../journal/rotation.js';
import type { Reader } from '../../state/database.js';
import { setLife } from '../../state/life.js';
import { appendTrail } from '../../trail/trail.js';
import { thisActor } from './actor.js';

/** What follows from a journal entry, in its transaction: a line in the trail, and the life of the finding. */
export async function recordEvent(trx: Reader, event: JournalEvent): Promise<void> {
  const { kind, state, payload, at, fingerprint, rotationId } = event;
  await appendTrail(trx, {
    at,
    actor: thisActor(),
    action: `rotation ${kind} ${state}`,
    fingerprint,
    rotationId,
    detail: { ...payload, ...(await subjectOf(trx, rotationId)) },
  });
  if (kind !== 'result') return;
  if (state === 'planned') await setLife(trx, fingerprint, 'rotating');
  if (state === 'dead' || state === 'done') await setLife(trx, fingerprint, 'dead');
  if (state === 'aborted') await setLife(trx, fingerprint, 'open');
}

/** What each line tells by itself: which credential, the provider's ids of the old and the new one, the version stored. */
async function subjectOf(trx: Reader, rotationId: string): Promise<Readonly<Record<string, unknown>>> {
  const row = await trx.selectFrom('rotation').select('plan').where('id', '=', rotationId).executeTakeFirst();
  if (row === undefined) return {};
  const { credentialName, provider, rotator, attributes, place, storeVersion } = JSON.parse(row.plan) as RotationPlan;
  const made = await lastOf(trx, rotationId, ['issued', 'prepared'], 'attributes');
  const version = (await lastOf(trx, rotationId, ['promoted', 'staged'], 'versionId')) ?? storeVersion;
  return {
    credential: credentialName,
    provider: `${provider} at ${rotator}`,
    old: attributes,
    ...(made === undefined ? {} : { new: made }),
    store: `${place.store}:${place.path}`,
    ...(version === undefined ? {} : { storeVersion: version }),
  };
}

/** A part of the last result in one of these states, the better one first. */
async function lastOf(trx: Reader, rotationId: string, states: readonly string[], name: string): Promise<unknown> {
  const rows = await trx
    .selectFrom('journal')
    .select(['state', 'payload'])
    .where('rotationId', '=', rotationId)
    .where('kind', '=', 'result')
    .where('state', 'in', [...states])
    .orderBy('seq', 'desc')
    .execute();
  const row = states.map((state) => rows.find((one) => one.state === state)).find((one) => one !== undefined);
  return row === undefined ? undefined : (JSON.parse(row.payload) as Record<string, unknown>)[name];
}
