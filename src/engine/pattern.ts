import { isUtf8 } from 'node:buffer';
import RE2 from 're2';
import type { Span } from '../core/span.js';

/** One match: offsets into the fragment. A group that took no part is absent. */
export interface Match extends Span {
  readonly groups: ReadonlyMap<string, Span>;
}

/**
 * A rule's pattern over bytes, compiled when first needed. Offsets are bytes. RE2 reads UTF-8 and matches nothing
 * across an invalid byte, so a window that is not UTF-8 is read as latin1, where every byte is one character.
 */
export class Pattern {
  readonly #source: string;
  #compiled: RE2 | undefined;
  #anchored: RE2 | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** Prepares to search one stretch of `bytes` again and again, from ascending offsets. */
  over(bytes: Buffer, window: Span): (from: number) => Match | undefined {
    this.#compiled ??= new RE2(this.#source, 'gd');
    const compiled = this.#compiled;
    const subject = subjectOf(bytes, window);
    return (from) => searchIn(compiled, subject, from - window.start, window.start);
  }

  /** The match that begins where the window begins. */
  at(bytes: Buffer, window: Span): Match | undefined {
    this.#anchored ??= new RE2(this.#source, 'gdy');
    return searchIn(this.#anchored, subjectOf(bytes, window), 0, window.start);
  }
}

type Subject = Buffer | string;

function subjectOf(bytes: Buffer, window: Span): Subject {
  const part = bytes.subarray(window.start, window.end);
  return isUtf8(part) ? part : part.toString('latin1');
}

function searchIn(compiled: RE2, subject: Subject, from: number, base: number): Match | undefined {
  compiled.lastIndex = from;
  // The typings give `exec` an overload for each kind of subject and none for both; the result has what both share.
  const found = typeof subject === 'string' ? compiled.exec(subject) : compiled.exec(subject);
  return found === null ? undefined : toMatch(found, base);
}

interface Found {
  readonly index: number;
  readonly indices?: RegExpIndicesArray;
}

function toMatch(found: Found, base: number): Match | undefined {
  const whole = found.indices?.[0];
  if (whole === undefined) return undefined;
  const groups = new Map<string, Span>();
  for (const [name, range] of Object.entries(found.indices?.groups ?? {})) {
    const span: readonly [number, number] | undefined = range;
    if (span !== undefined) groups.set(name, { start: base + span[0], end: base + span[1] });
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
