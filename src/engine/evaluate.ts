import type { Confidence } from '../core/finding.js';
import type { Rule } from '../detectors/detector.js';
import type { Candidate } from './candidate.js';
import { checksums } from './checksums.js';
import type { CompiledRule } from './compiled-rule.js';
import { entropyOf } from './entropy.js';
import type { Facts } from './facts-read.js';
import { facts } from './facts.js';
import type { Kept, Verdict } from './judgement.js';
import { judgements } from './judgements.js';
import { baseName, textOf, type Match } from './pattern.js';
import type { Span } from '../core/span.js';
import { isBounded } from './boundary.js';

/** How much text around a secret a judgement may see, in bytes. */
export const CONTEXT = 160;

export interface Surroundings {
  readonly bytes: Buffer;
  readonly path: string | undefined;
  readonly nowMs: number;
  /** Learns why a match is no secret, for whoever asks. */
  readonly onDropped?: (reason: string) => void;
}

/** Boundary, entropy, checksum, judgement: what of a match holds, or undefined when it is no secret. A failed checksum says so. */
export function evaluate(
  compiled: CompiledRule,
  match: Match,
  secret: Span,
  around: Surroundings,
): Candidate | undefined {
  const { rule, provider } = compiled;
  const drop = (reason: string): undefined => around.onDropped?.(reason) as undefined;
  if (!isBounded(around.bytes, secret.start, secret.end, rule.boundary)) return drop('it is part of a longer word');
  const form = formOf(match);
  const value = readSecret(compiled, textOf(around.bytes, secret), form);
  if (rule.minEntropy !== undefined && entropyOf(value) < rule.minEntropy) {
    return drop(`its entropy is below ${String(rule.minEntropy)} bits a character`);
  }
  const proof = rule.checksum === undefined ? 'unknown' : checksums[rule.checksum](value);
  if (proof === 'fail') return disproved(compiled, match, secret, value);
  const companions = companionsOf(compiled, match, around.bytes);
  const verdict = judge(compiled, { value, form, companions, secret, around });
  if (!verdict.isKept) return drop(verdict.reason);
  for (const [name, text] of Object.entries(verdict.companions ?? {})) companions.set(name, text);
  const told = tell(rule, value, around.nowMs);
  for (const [name, text] of Object.entries(told.facts)) if (!companions.has(name)) companions.set(name, text);
  const isProven = proof === 'pass';
  return {
    rule,
    provider,
    secret,
    footprint: footprintOf(match, secret),
    value: verdict.value ?? value,
    confidence: isProven ? 'high' : told.isReadable || verdict.confidence !== 'high' ? verdict.confidence : 'medium',
    severity: told.isExpired ? 'low' : (verdict.severity ?? rule.severity),
    reasons: [...(isProven ? ['the checksum holds'] : []), ...verdict.reasons, ...told.reasons],
    companions,
    ...(isProven ? { isProven } : {}),
  };
}

const WHY_LOW = {
  half: 'of no use without its other half',
  public: 'meant to be public',
  test: 'good for a test mode only',
} as const;

interface Told {
  readonly facts: Facts;
  /** Whether the value could be read as its format says. */
  readonly isReadable: boolean;
  readonly isExpired: boolean;
  readonly reasons: readonly string[];
}

/** What rule and value say themselves about its worth. */
function tell(rule: Rule, value: string, nowMs: number): Told {
  const read = rule.facts === undefined ? {} : facts[rule.facts](value);
  const expires = read?.['expires'];
  const isExpired = expires !== undefined && Date.parse(expires) <= nowMs;
  const reasons = [
    ...(rule.lowBecause === undefined ? [] : [WHY_LOW[rule.lowBecause]]),
    ...(read === undefined ? ['does not decode as its format does'] : []),
    ...(isExpired ? [`expired at ${expires}`] : []),
  ];
  return { facts: read ?? {}, isReadable: read !== undefined, isExpired, reasons };
}

function footprintOf(match: Match, secret: Span): Span {
  return { start: Math.min(match.start, secret.start - CONTEXT), end: Math.max(match.end, secret.end + CONTEXT) };
}

function disproved({ rule, provider }: CompiledRule, match: Match, secret: Span, value: string): Candidate {
  return {
    rule,
    provider,
    secret,
    footprint: footprintOf(match, secret),
    value,
    confidence: 'low',
    severity: 'low',
    reasons: ['the checksum does not hold'],
    companions: new Map(),
    isDisproved: true,
  };
}

interface Judged {
  readonly value: string;
  readonly form: string;
  readonly companions: ReadonlyMap<string, string>;
  readonly secret: Span;
  readonly around: Surroundings;
}

function judge({ rule, keywords }: CompiledRule, judged: Judged): Verdict {
  if (rule.judge === undefined) return unjudged(rule.checksum === undefined ? 'medium' : 'low');
  const { bytes, path, nowMs } = judged.around;
  const { start, end } = judged.secret;
  return judgements[rule.judge]({
    value: judged.value,
    form: judged.form,
    companions: judged.companions,
    keywords,
    before: bytes.toString('latin1', Math.max(0, start - CONTEXT), start),
    after: bytes.toString('latin1', end, end + CONTEXT),
    path,
    nowMs,
  });
}

function unjudged(confidence: Confidence): Kept {
  return { isKept: true, confidence, reasons: ['the format matches'] };
}

/** `quoted` for the group `secret__quoted`. */
function formOf(match: Match): string {
  for (const name of match.groups.keys()) {
    if (baseName(name) === 'secret') return name.slice('secret__'.length);
  }
  return '';
}

function readSecret({ rule }: CompiledRule, text: string, form: string): string {
  if (rule.percentDecode === true) return percentDecoded(text);
  if (form === 'quoted') return unescaped(text);
  if (form === 'field') return text.replace(/\\([:\\])/g, '$1');
  if (form === 'escaped') return text.replace(/\\+=|%3[Dd]|\\+u003[Dd]/g, '=');
  return form === 'single' ? withCodePoints(text) : text;
}

function companionsOf({ rule }: CompiledRule, match: Match, bytes: Buffer): Map<string, string> {
  const companions = new Map<string, string>();
  for (const [group, span] of match.groups) {
    const name = baseName(group).replaceAll('_', '-');
    const text = textOf(bytes, span);
    if (name === 'secret' || text === '' || companions.has(name)) continue;
    companions.set(name, rule.percentDecode === true ? percentDecoded(text) : text);
  }
  return companions;
}

/** Text with a stray `%` stays as it is: then it was not encoded. */
function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Between single quotes a backslash may stand for itself, but `\u00a0` is an escape in every language that has it. */
function withCodePoints(text: string): string {
  return text.replace(/\\u([0-9A-Fa-f]{4})/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Undoes the escapes that JSON, JavaScript, YAML and shells share for a double-quoted text. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|(["'\\/$`]))/g, (_whole, code: string | undefined, char: string) =>
    code === undefined ? char : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
