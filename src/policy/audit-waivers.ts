/** Exceptions from the rules of an audit. Meets the configuration's `policy.waivers` and what an audit holds against something. */
import type { AuditRule, AuditViolation } from '../core/audit-report.js';
import { matchesName } from '../core/glob.js';
import { hasEnded, type Waiver } from './order.js';

export interface AuditWaiverEntry extends Waiver {
  readonly rule: AuditRule;
  /** Names or ids of tokens, places `STORE:PATH#FIELD` or fingerprints, with `*` and `?`. */
  readonly tokens: readonly string[];
  /** Of these providers only, as violations name them. */
  readonly providers?: readonly string[] | undefined;
}

export type AuditWaiverAnswer =
  { readonly kind: 'in-force' | 'ended'; readonly waiver: AuditWaiverEntry } | { readonly kind: 'none' };

/** The waiver of this violation that holds longest: in force, or ended; else none. */
export function auditWaiverFor(
  waivers: readonly AuditWaiverEntry[],
  violation: AuditViolation,
  now: Date,
): AuditWaiverAnswer {
  const [latest] = waivers
    .filter((waiver) => isFor(waiver, violation))
    .toSorted((one, other) => (one.until === other.until ? 0 : one.until < other.until ? 1 : -1));
  if (latest === undefined) return { kind: 'none' };
  return { kind: hasEnded(latest, now) ? 'ended' : 'in-force', waiver: latest };
}

function isFor({ rule, tokens, providers }: AuditWaiverEntry, violation: AuditViolation): boolean {
  const { subject, places, fingerprints } = violation;
  if (rule !== violation.rule || (providers !== undefined && !providers.includes(violation.provider))) return false;
  const isNamed = (name: string): boolean => name !== '' && tokens.some((pattern) => matchesName(name, pattern));
  if (subject.type !== 'stored') return isNamed(subject.id) || isNamed(subject.name);
  // A value in several places is accepted where each of them is: in another one it is news.
  return fingerprints.some(isNamed) || (places.length > 0 ? places.every(isNamed) : isNamed(subject.id));
}
