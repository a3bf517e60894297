import type { Candidate } from './candidate.js';
import { prefixOf } from './key-name.js';
import { Pattern, baseName, textOf, type Match } from './pattern.js';
import type { Span } from '../core/span.js';
import { structureOf } from './structure.js';

/** How far settings of one group may lie apart when a common prefix holds them together, in bytes. */
const PREFIXED_REACH = 8 * 1024;
/** Without a prefix only nearness does. */
const BARE_REACH = 512;

const NEWLINE = 0x0a;

/** `name = value` in the manner of env files, ini, YAML, JSON, logs and query strings. */
const ASSIGNMENT = new Pattern(
  String.raw`(?<name>[A-Za-z0-9_.-]+)\\*["'\x60]?\]?[ \t]*(?:=>|:=|[:=])[ \t]*(?:\\*"(?<value__double>[^"\\\r\n]*)|'(?<value__single>[^'\r\n]*)'|(?<value__bare>[^\s"',;?&#<>(){}\[\]\\]+))`,
);

/** Adds what stands beside a secret under the same prefix: `ORDERS_DB_HOST` beside `ORDERS_DB_PASSWORD`. */
export function withSiblings(candidate: Candidate, bytes: Buffer): Candidate {
  const wanted = candidate.rule.siblings;
  if (wanted === undefined) return candidate;
  const prefix = normalized(prefixOf(candidate.companions.get('key') ?? ''));
  const stretches =
    prefix === '' ? bareStretches(bytes, candidate.secret) : [around(bytes, candidate.secret, PREFIXED_REACH)];
  for (const stretch of stretches) {
    const found = findSiblings(bytes, stretch, candidate, prefix, wanted);
    if (found.size === 0) continue;
    return {
      ...candidate,
      ...trustOf(candidate, found),
      companions: new Map([...found, ...candidate.companions]),
    };
  }
  return candidate;
}

/** Host and user beside a password take away a doubt; the same word as user and password is a default. */
function trustOf(
  { confidence, reasons, value }: Candidate,
  found: ReadonlyMap<string, string>,
): Pick<Candidate, 'confidence' | 'reasons'> {
  const user = found.get('user');
  if (user?.toLowerCase() === value.toLowerCase()) {
    return { confidence: 'low', reasons: [...reasons, 'the same as the user name'] };
  }
  if (user === undefined || !found.has('host')) return { confidence, reasons };
  // A plain word is a password where somebody logs in with it.
  const raised = confidence === 'low' && /^[A-Za-z]+$/.test(value) ? 'medium' : confidence;
  return {
    confidence: confidence === 'medium' ? 'high' : raised,
    reasons: [...reasons, 'host and user stand beside it'],
  };
}

function findSiblings(
  bytes: Buffer,
  stretch: Span,
  { secret }: Candidate,
  prefix: string,
  wanted: Readonly<Record<string, readonly string[]>>,
): Map<string, string> {
  const found: Sibling[] = [];
  const search = ASSIGNMENT.over(bytes, stretch);
  for (let match = search(stretch.start); match !== undefined; match = search(Math.max(match.end, match.start + 1))) {
    const read = readAssignment(bytes, match);
    const name = read === undefined ? undefined : nameOf(read.name, prefix, wanted);
    if (read === undefined || name === undefined) continue;
    const distance = match.end <= secret.start ? secret.start - match.end : match.start - secret.end;
    if (distance >= 0) found.push({ name, value: read.value, start: match.start, distance });
  }
  return new Map(closestFirst(found, bytes, secret).map(({ name, value }) => [name, value]));
}

interface Sibling {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly distance: number;
}

/** One of each name: that of the same object, map or section before a nearer one of the next. */
function closestFirst(found: readonly Sibling[], bytes: Buffer, secret: Span): readonly Sibling[] {
  const best = new Map<string, Sibling>();
  const places = [...found.map(({ start }) => start), secret.start].toSorted((a, b) => a - b);
  const structure = structureOf(bytes, places);
  const kinship = (one: Sibling): number => structure.distance(one.start, secret.start);
  for (const one of found) {
    const known = best.get(one.name);
    const order = known === undefined ? -1 : kinship(one) - kinship(known) || one.distance - known.distance;
    if (order < 0) best.set(one.name, one);
  }
  return [...best.values()];
}

function readAssignment(bytes: Buffer, match: Match): { name: string; value: string } | undefined {
  let name = '';
  let value = '';
  for (const [group, span] of match.groups) {
    if (group === 'name') name = textOf(bytes, span);
    else if (baseName(group) === 'value') value = textOf(bytes, span);
  }
  // a reference says nothing, and what is long is no host or user
  return value === '' || value.length > 128 || /^[$<{%]/.test(value) ? undefined : { name, value };
}

/** Which companion an assigned name stands for, if any. */
function nameOf(
  assigned: string,
  prefix: string,
  wanted: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const whole = normalized(assigned);
  if (!whole.startsWith(prefix)) return undefined;
  const rest = whole.slice(prefix.length);
  return Object.keys(wanted).find((name) => wanted[name]?.includes(rest));
}

function normalized(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** First the secret's own line (a log has one record per line), then the lines of its paragraph. */
function bareStretches(bytes: Buffer, secret: Span): readonly Span[] {
  const near = around(bytes, secret, BARE_REACH);
  const lineStart = Math.max(near.start, bytes.lastIndexOf(NEWLINE, Math.max(0, secret.start - 1)) + 1);
  const nextNewline = bytes.indexOf(NEWLINE, secret.end);
  const lineEnd = nextNewline === -1 ? near.end : Math.min(near.end, nextNewline);
  const line = { start: Math.min(lineStart, secret.start), end: Math.max(lineEnd, secret.end) };
  const startsWithTime = /^\W?\d{2,4}[-/:]?\d\d/.test(bytes.toString('latin1', line.start, line.start + 12));
  return startsWithTime ? [line] : [line, paragraph(bytes, near, line)];
}

/** Up to the next blank line or section header on each side. */
function paragraph(bytes: Buffer, near: Span, line: Span): Span {
  const before = bytes.toString('latin1', near.start, line.start);
  const after = bytes.toString('latin1', line.end, near.end);
  const breaksBefore = [...before.matchAll(/\n[ \t\r]*\n|(?:^|\n)\[|\n---/g)].at(-1);
  const breakAfter = /\n[ \t\r]*\n|\n\[|\n---/.exec(after);
  return {
    start: breaksBefore === undefined ? near.start : near.start + breaksBefore.index + breaksBefore[0].length,
    end: breakAfter === null ? near.end : line.end + breakAfter.index,
  };
}

function around(bytes: Buffer, { start, end }: Span, reach: number): Span {
  return { start: Math.max(0, start - reach), end: Math.min(bytes.length, end + reach) };
}
