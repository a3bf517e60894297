/**
 * Words in a comment by which people tell scanners that what stands on a line is no secret. They are claims of whoever wrote
 * the line: they are listed with what they hide, and what a checksum proves or a provider accepts they do not hide.
 */
import type { Span } from '../core/span.js';

/** Which markers count: ours and those of other scanners, only ours, or none. */
export const MARKER_CHOICES = ['all', 'own', 'none'] as const;
export type MarkerChoice = (typeof MARKER_CHOICES)[number];

/** Ours; what follows it on the line is the reason, without which it does not count. */
export const OWN_MARKER = 'unleak:allow';

/** How far from a secret its line is looked at. */
const MAX_LINE = 2048;
const MAX_REASON = 200;

const OWN = /(?<![\w-])unleak:allow(?![\w-])([^\n]*)/i;
const SAME_LINE: readonly RegExp[] = [
  /(?<![\w-])(?:gitleaks|betterleaks|kingfisher|keyhog):\s?allow(?![\w-])/i,
  /(?<![\w-])(?:trufflehog|kingfisher|keyhog|talisman):\s?ignore(?![\w-])/i,
  /(?<![\w-])pragma:\s*(?:allowlist|whitelist)[ -]secret(?![\w-])/i,
  /(?<![\w-])ggignore(?![\w-])/i,
  /(?<![\w-])secretlint-disable-line(?![\w-])/i,
  /(?<![\w-])checkov:skip=CKV_SECRET_\d+/i,
  /(?<![\w-])nosecret(?![\w-])/i,
];
const LINE_BEFORE: readonly RegExp[] = [
  /(?<![\w-])pragma:\s*(?:allowlist|whitelist)[ -]nextline[ -]secret(?![\w-])/i,
  /(?<![\w-])secretlint-disable-next-line(?![\w-])/i,
];

/** One of these is in every marker; less of it would come about by chance in megabytes of tokens. */
const WORD_OF_A_MARKER = /:\s?allow|:\s?ignore|(?:allow|white)list|ggignore|secretlint-disable|checkov:skip|nosecret/i;
/** To look for those in all of a text costs as much as to look around so many secrets. */
const WORTH_A_LOOK = 16;

/**
 * `markerAt` for one secret after the other; a text with very many of them and no marker anywhere is read once. Undefined
 * where no markers count.
 */
export function markerFinder(choice: MarkerChoice): ((bytes: Buffer, secret: Span) => string | undefined) | undefined {
  if (choice === 'none') return undefined;
  const texts = new WeakMap<Buffer, { asked: number; mayHold: boolean }>();
  return (bytes, secret) => {
    let known = texts.get(bytes);
    if (known === undefined) texts.set(bytes, (known = { asked: 0, mayHold: true }));
    known.asked += 1;
    if (known.asked === WORTH_A_LOOK) known.mayHold = WORD_OF_A_MARKER.test(bytes.toString('latin1'));
    return known.mayHold ? markerAt(bytes, secret, choice) : undefined;
  };
}

/**
 * The marker of what stands at `secret`, with its reason where it gives one; undefined where there is none. It has to stand
 * before the secret on its first line or behind it on its last one; inside of it, nothing is a comment.
 */
export function markerAt(
  bytes: Buffer,
  secret: Span,
  choice: Exclude<MarkerChoice, 'none'> = 'all',
): string | undefined {
  const start = lineStart(bytes, secret.start);
  const line = `${textOf(bytes, start, secret.start)}\n${textOf(bytes, secret.end, lineEnd(bytes, secret.end))}`;
  const own = OWN.exec(line);
  if (own !== null) return [OWN_MARKER, reasonIn(own[1] ?? '')].join(' ').trim();
  if (choice === 'own') return undefined;
  const same = firstMatch(SAME_LINE, line);
  if (same !== undefined || start === 0) return same;
  return firstMatch(LINE_BEFORE, textOf(bytes, lineStart(bytes, start - 1), start - 1));
}

/** Whether a marker counts by itself: ours only with a reason. */
export function givesReason(marker: string): boolean {
  return marker !== OWN_MARKER;
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Without what ends a comment, and none where nothing but signs is left. */
function reasonIn(rest: string): string {
  const [beforeEnd = ''] = rest.split(/\*\/|-->|#\}|--%>/, 1);
  const text = beforeEnd
    .slice(0, MAX_REASON)
    .replace(/^[\s:=-]+/, '')
    .replace(/["'`,;)}\]\s]+$/, '')
    .trim();
  return /\p{L}/u.test(text) ? text : '';
}

function lineStart(bytes: Buffer, at: number): number {
  const first = Math.max(0, at - MAX_LINE);
  return Math.max(first, bytes.subarray(first, at).lastIndexOf(0x0a) + first + 1 || first);
}

function lineEnd(bytes: Buffer, at: number): number {
  const last = Math.min(bytes.length, at + MAX_LINE);
  const found = bytes.subarray(at, last).indexOf(0x0a);
  return found === -1 ? last : at + found;
}

function textOf(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, Math.max(start, end));
}
