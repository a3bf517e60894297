import type { Attribution } from '../core/finding.js';
import type { Person } from '../git/objects.js';
import { showPath } from '../git/raw-path.js';

/** Who made it and when, as an attribution says it; a date that is none is left out. */
export function describePerson(person: Person | undefined): Pick<Attribution, 'author' | 'date'> {
  if (person === undefined) return {};
  const date = new Date(person.time * 1000);
  const author = showPath(Buffer.from(person.who));
  return Number.isNaN(date.getTime()) ? { author } : { author, date: date.toISOString() };
}
