import { Pattern, baseName, textOf, type Match } from './pattern.js';
import type { Span } from '../core/span.js';
import { Windows } from './windows.js';

/** `name = value` in the manner of env files, ini, YAML, JSON, logs and query strings. No part of it spans two lines. */
const ASSIGNMENT = new Pattern(
  String.raw`(?<name>[A-Za-z0-9_.-]+)\\*["'\x60]?\]?[ \t]*(?:=>|:=|[:=])[ \t]*(?:\\*"(?<value__double>[^"\\\r\n]*)|'(?<value__single>[^'\r\n]*)'|(?<value__bare>[^\s"',;?&#<>(){}\[\]\\]+))`,
);
/** What is longer is no host and no user. */
const MAX_VALUE = 128;
/** Read behind a stretch, so that the last value in it is whole. */
const TAIL = 2 * MAX_VALUE;
/** Of one name so many are looked at on each side of a secret, so that text full of them stays linear. */
const MAX_EACH_SIDE = 8;

export interface Assignment {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The assignments of a text by their names, read once however many secrets stand beside them. */
export class Assignments {
  readonly #byName = new Map<string, Assignment[]>();

  /** @param stretches where somebody will ask, ascending by their starts */
  constructor(bytes: Buffer, stretches: readonly Span[]) {
    const joined = new Windows();
    for (const { start, end } of stretches) joined.add(start, Math.min(bytes.length, end + TAIL));
    for (const stretch of joined.spans()) this.#read(bytes, stretch);
  }

  /** Those of a name (as `normalized` gives it) that begin in the stretch, as far as they are close to the secret. */
  near(name: string, stretch: Span, secret: Span): readonly Assignment[] {
    const known = this.#byName.get(name);
    if (known === undefined) return [];
    const middle = firstFrom(known, secret.start);
    return known
      .slice(Math.max(0, middle - MAX_EACH_SIDE), middle + MAX_EACH_SIDE)
      .filter(
        ({ start, end }) =>
          start >= stretch.start && start < stretch.end && (end <= secret.start || start >= secret.end),
      );
  }

  #read(bytes: Buffer, stretch: Span): void {
    const search = ASSIGNMENT.over(bytes, stretch);
    for (let match = search(stretch.start); match !== undefined; match = search(Math.max(match.end, match.start + 1))) {
      const read = readAssignment(bytes, match);
      if (read === undefined) continue;
      const assignment = { value: read.value, start: match.start, end: match.end };
      const known = this.#byName.get(read.name);
      if (known === undefined) this.#byName.set(read.name, [assignment]);
      else known.push(assignment);
    }
  }
}

/** A name without letter case and signs. */
export function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function readAssignment(bytes: Buffer, match: Match): { name: string; value: string } | undefined {
  let name = '';
  let value = '';
  for (const [group, span] of match.groups) {
    if (group === 'name') name = textOf(bytes, span);
    else if (baseName(group) === 'value' && span.end - span.start <= 4 * MAX_VALUE) value = textOf(bytes, span);
  }
  // A reference says nothing.
  if (value === '' || value.length > MAX_VALUE || /^[$<{%]/.test(value)) return undefined;
  return { name: normalized(name), value };
}

/** The index of the first that begins at this place or behind it. */
function firstFrom(assignments: readonly Assignment[], place: number): number {
  let low = 0;
  let high = assignments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (assignments[middle]!.start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
