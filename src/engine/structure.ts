/**
 * Which values belong to one object, map or section, read from brackets and indentation alone, so that it holds for JSON,
 * YAML, env files, ini and code. It is a matter of more and less: the smaller the distance, the closer the kin.
 */
export interface Structure {
  /** How many enclosing places lie between two of the offsets that were asked for: zero in the same one. */
  distance(a: number, b: number): number;
}

interface Place {
  parent?: Place;
}

interface Level extends Place {
  parent?: Level;
  /** Where its names begin in the line. */
  readonly column: number;
}

interface Mark {
  readonly bracket: Place;
  readonly level: Level;
}

const MAX_CLIMB = 12;
const SECTION = -1;

/** Reads the bytes between the first and the last offset once. `offsets` rise. */
export function structureOf(bytes: Buffer, offsets: readonly number[]): Structure {
  const marks = new Map<number, Mark>();
  const first = offsets[0] ?? 0;
  const end = offsets.at(-1) ?? 0;
  const lines = new Lines();
  let bracket: Place = {};
  let next = 0;
  let at = lineStart(bytes, first);
  lines.begin(bytes, at);
  for (; at <= end; at += 1) {
    for (; offsets[next] === at; next += 1) marks.set(at, { bracket, level: lines.level });
    const byte = bytes[at];
    if (byte === NEWLINE) lines.begin(bytes, at + 1);
    else if (byte === 0x7b || byte === 0x5b || byte === 0x28) bracket = { parent: bracket };
    else if (byte === 0x7d || byte === 0x5d || byte === 0x29) bracket = bracket.parent ??= {};
  }
  return {
    distance: (a, b) => {
      const one = marks.get(a);
      const other = marks.get(b);
      if (one === undefined || other === undefined) return 2 * MAX_CLIMB;
      return between(one.bracket, other.bracket) + between(one.level, other.level);
    },
  };
}

const NEWLINE = 0x0a;
/** A line that is longer has its values in brackets, if anywhere. */
const MAX_LINE_START = 64 * 1024;

/** Where the line that holds this place begins, or the place itself in a line too long. */
function lineStart(bytes: Buffer, place: number): number {
  const from = Math.max(0, place - MAX_LINE_START - 1);
  const newline = bytes.subarray(from, Math.max(from + 1, place)).lastIndexOf(NEWLINE);
  if (newline !== -1) return from + newline + 1;
  return from === 0 ? 0 : place;
}

/** Maps by indentation, with list items of their own; at the margin, paragraphs and headed sections. */
class Lines {
  level: Level = { column: 0 };
  #isFirst = true;
  #afterBlank = false;

  begin(bytes: Buffer, start: number): void {
    let at = start;
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
    const byte = bytes[at];
    if (byte === undefined || byte === NEWLINE || byte === 0x0d) {
      this.#afterBlank = true;
      return;
    }
    const indent = at - start;
    while (bytes[at] === 0x2d && bytes[at + 1] === 0x20) at += 2;
    this.#enter(indent, at - start, isHeader(bytes, at));
    this.#afterBlank = false;
  }

  #enter(indent: number, column: number, isHeader: boolean): void {
    if (this.#isFirst) this.level = { column };
    this.#isFirst = false;
    while (this.level.column > indent) this.level = this.level.parent ??= { column: indent };
    if (indent === 0 && (isHeader || this.#afterBlank)) {
      this.level = { column: 0, parent: (this.level.parent ??= { column: SECTION }) };
    }
    if (this.level.column < column) this.level = { column, parent: this.level };
  }
}

/** `---`, or `[name]` and nothing else: a list in JSON goes on. */
function isHeader(bytes: Buffer, at: number): boolean {
  if (bytes[at] !== 0x5b && bytes[at] !== 0x2d) return false;
  return /^(?:---|\[{1,2}[^\][{}"',]{1,80}\]{1,2}[ \t]*(?:[#;\r\n]|$))/.test(bytes.toString('latin1', at, at + 100));
}

/** Steps up from the one and down to the other by the shortest way. */
function between(a: Place, b: Place): number {
  let up: Place | undefined = a;
  for (let steps = 0; up !== undefined && steps <= MAX_CLIMB; steps += 1, up = up.parent) {
    let other: Place | undefined = b;
    for (let more = 0; other !== undefined && more <= MAX_CLIMB; more += 1, other = other.parent) {
      if (other === up) return steps + more;
    }
  }
  return 2 * MAX_CLIMB;
}
