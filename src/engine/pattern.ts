import { isUtf8 } from 'node:buffer';
import RE2 from 're2';
import type { Span } from '../core/span.js';
import { withoutNames } from './group-names.js';

/** One match: offsets into the fragment. A group that took no part is absent. */
export interface Match extends Span {
  readonly groups: ReadonlyMap<string, Span>;
}

/**
 * A rule's pattern over bytes, compiled when first needed. Offsets are bytes. RE2 reads UTF-8 and matches nothing
 * across an invalid byte, so a window that is not UTF-8 is read as latin1, where every byte is one character.
 */
export class Pattern {
  readonly #named: string;
  #compiled: Compiled | undefined;
  #anchored: Compiled | undefined;

  constructor(source: string) {
    this.#named = source;
  }

  /** Prepares to search one stretch of `bytes` again and again, from ascending offsets. */
  over(bytes: Buffer, window: Span): (from: number) => Match | undefined {
    const compiled = (this.#compiled ??= compile(this.#named, 'gd'));
    const subject = subjectOf(bytes, window);
    return (from) => searchIn(compiled, subject, from - window.start, window.start);
  }

  /** The match that begins where the window begins. */
  at(bytes: Buffer, window: Span): Match | undefined {
    return searchIn((this.#anchored ??= compile(this.#named, 'gdy')), subjectOf(bytes, window), 0, window.start);
  }
}

interface Compiled {
  readonly search: RE2;
  /** Of each group, by its number. */
  readonly names: readonly (string | undefined)[];
}

/** Without names: to put them into the result takes longer than the search. */
function compile(pattern: string, flags: string): Compiled {
  const { source, names } = withoutNames(pattern);
  return { search: new RE2(source, flags), names };
}

type Subject = Buffer | string;

function subjectOf(bytes: Buffer, window: Span): Subject {
  const part = bytes.subarray(window.start, window.end);
  return isUtf8(part) ? part : part.toString('latin1');
}

function searchIn({ search, names }: Compiled, subject: Subject, from: number, base: number): Match | undefined {
  search.lastIndex = from;
  // The typings give `exec` an overload for each kind of subject and none for both; the result has what both share.
  const found = typeof subject === 'string' ? search.exec(subject) : search.exec(subject);
  const [whole, ...groups]: readonly Range[] = found?.indices ?? [];
  return whole === undefined ? undefined : toMatch(whole, groups, names, base);
}

type Range = readonly [number, number] | undefined;

function toMatch(
  whole: readonly [number, number],
  ranges: readonly Range[],
  names: Compiled['names'],
  base: number,
): Match {
  const groups = new Map<string, Span>();
  for (const [at, range] of ranges.entries()) {
    const name = names[at + 1];
    if (name !== undefined && range !== undefined) groups.set(name, { start: base + range[0], end: base + range[1] });
  }
  return { start: base + whole[0], end: base + whole[1], groups };
}

/** The group's name without the part that tells alternatives apart: `secret__quoted` is `secret`. */
export function baseName(group: string): string {
  const end = group.indexOf('__');
  return end === -1 ? group : group.slice(0, end);
}

/** The bytes as text: UTF-8, or latin1 where that is not valid. */
export function textOf(bytes: Buffer, span: Span): string {
  const part = bytes.subarray(span.start, span.end);
  return part.toString(isUtf8(part) ? 'utf8' : 'latin1');
}
