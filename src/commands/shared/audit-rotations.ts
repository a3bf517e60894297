import type { JournalPayload } from '../../journal/rotation.js';
import type { RotationHouse } from './rotation-house.js';

/** When which credential got its value, by whatever id the journal has of it: of those that rotations made or changed. */
export async function rotationDates(house: RotationHouse): Promise<ReadonlyMap<string, string>> {
  const dates = new Map<string, string>();
  // The oldest first, so that the latest rotation of an id counts.
  for (const { id, plan } of (await house.journal.list()).toReversed()) {
    const entry = (await house.journal.history(id)).findLast(
      ({ kind, state }) => kind === 'result' && state === 'issued',
    );
    if (entry === undefined) continue;
    for (const text of textsIn(entry.payload)) dates.set(text, entry.at);
    // Where the value changes and the credential stays, it keeps its id.
    if (plan.order === 'overlap' || plan.order === 'by-person') continue;
    for (const text of [...Object.values(plan.attributes), ...textsIn(plan.facts)]) dates.set(text, entry.at);
  }
  return dates;
}

function textsIn(value: JournalPayload[string] | JournalPayload): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
