import { Assignments, normalized } from './assignments.js';
import type { Candidate } from './candidate.js';
import { prefixOf } from './key-name.js';
import type { Span } from '../core/span.js';
import { structureOf } from './structure.js';

/** How far settings of one group may lie apart when a common prefix holds them together, in bytes. */
const PREFIXED_REACH = 8 * 1024;
/** Without a prefix only nearness does. */
const BARE_REACH = 512;

const NEWLINE = 0x0a;

/** Adds what stands beside each secret under the same prefix: `ORDERS_DB_HOST` beside `ORDERS_DB_PASSWORD`. */
export function withSiblings(candidates: readonly Candidate[], bytes: Buffer): readonly Candidate[] {
  const seekers = new Map<Candidate, Seeker>();
  for (const candidate of candidates) {
    const seeker = seekerOf(candidate, bytes);
    if (seeker !== undefined) seekers.set(candidate, seeker);
  }
  if (seekers.size === 0) return candidates;
  const stretches = [...seekers.values()].flatMap((seeker) => seeker.stretches);
  const assignments = new Assignments(
    bytes,
    stretches.toSorted((a, b) => a.start - b.start),
  );
  return candidates.map((candidate) => {
    const seeker = seekers.get(candidate);
    return seeker === undefined ? candidate : withFound(candidate, seeker, assignments, bytes);
  });
}

/** What a secret wants to know, and where it may stand: the first stretch that holds any of it counts. */
interface Seeker {
  readonly prefix: string;
  readonly wanted: Readonly<Record<string, readonly string[]>>;
  readonly stretches: readonly Span[];
}

function seekerOf({ rule, companions, secret, encodings }: Candidate, bytes: Buffer): Seeker | undefined {
  // What stands around the encoded text says nothing of what is in it.
  if (rule.siblings === undefined || encodings !== undefined) return undefined;
  const prefix = normalized(prefixOf(companions.get('key') ?? ''));
  const stretches = prefix === '' ? bareStretches(bytes, secret) : [around(bytes, secret, PREFIXED_REACH)];
  return { prefix, wanted: rule.siblings, stretches };
}

function withFound(candidate: Candidate, seeker: Seeker, assignments: Assignments, bytes: Buffer): Candidate {
  for (const stretch of seeker.stretches) {
    const found = findSiblings(assignments, stretch, candidate.secret, seeker);
    if (found.length === 0) continue;
    const closest = new Map(closestFirst(found, bytes, candidate.secret).map(({ name, value }) => [name, value]));
    return {
      ...candidate,
      ...trustOf(candidate, closest),
      companions: new Map([...closest, ...candidate.companions]),
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
  assignments: Assignments,
  stretch: Span,
  secret: Span,
  { prefix, wanted }: Seeker,
): readonly Sibling[] {
  const found: Sibling[] = [];
  for (const [name, rests] of Object.entries(wanted)) {
    for (const rest of rests) {
      for (const { value, start, end } of assignments.near(prefix + rest, stretch, secret)) {
        const distance = end <= secret.start ? secret.start - end : start - secret.end;
        found.push({ name, value, start, distance });
      }
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

interface Sibling {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly distance: number;
}

/** One of each name: that of the same object, map or section before a nearer one of the next. */
function closestFirst(found: readonly Sibling[], bytes: Buffer, secret: Span): readonly Sibling[] {
  if (new Set(found.map(({ name }) => name)).size === found.length) return found;
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

/** First the secret's own line (a log has one record per line), then the lines of its paragraph. */
function bareStretches(bytes: Buffer, secret: Span): readonly Span[] {
  const near = around(bytes, secret, BARE_REACH);
  // Not in all of the text: one without a newline would be read once for each secret.
  const text = bytes.subarray(near.start, near.end);
  const lineStart = near.start + text.lastIndexOf(NEWLINE, Math.max(0, secret.start - 1 - near.start)) + 1;
  const nextNewline = text.indexOf(NEWLINE, secret.end - near.start);
  const lineEnd = nextNewline === -1 ? near.end : near.start + nextNewline;
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
