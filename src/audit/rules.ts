// What the hygiene policy holds against tokens and against places of their values. Pure functions: what was listed, found
// and stored goes in, violations come out.
import type { AuditLimits, AuditRule, AuditToken, AuditViolation } from '../core/audit-report.js';
import type { Severity } from '../core/finding.js';
import { grouped } from './grouped.js';

/** What the rules are applied with. */
export interface Judging {
  readonly limits: AuditLimits;
  readonly now: Date;
  /** When a rotation that our journal knows gave the credential with this id its value. */
  readonly rotatedAt: ReadonlyMap<string, string>;
}

/** What a rule has to say of a token; undefined where it has nothing against it, or can't know. */
type TokenRule = (
  token: AuditToken,
  judging: Judging,
) => { readonly detail: string; readonly advice: string } | undefined;

const DAY_MS = 86_400_000;

const SEVERITY: Readonly<Record<AuditRule, Severity>> = {
  'root-key': 'critical',
  'on-disk': 'high',
  shared: 'high',
  'too-broad': 'high',
  'no-expiry': 'medium',
  'late-expiry': 'low',
  'never-rotated': 'medium',
  unused: 'medium',
  'two-active': 'low',
};

const TOKEN_RULES: Readonly<Partial<Record<AuditRule, TokenRule>>> = {
  'root-key': ({ root }) =>
    root === undefined
      ? undefined
      : { detail: root, advice: 'give each purpose a credential of its own, then remove this one' },
  'too-broad': ({ broad }) =>
    broad.length === 0
      ? undefined
      : { detail: broad.join('; '), advice: 'replace it by one with only what its purpose needs' },
  'no-expiry': ({ expires }) =>
    expires === null ? { detail: 'it never expires', advice: 'replace it by one that expires' } : undefined,
  'late-expiry': lateExpiry,
  'never-rotated': neverRotated,
  unused,
};

/** All that is wrong with the tokens, one by one and together. */
export function judgeTokens(tokens: readonly AuditToken[], judging: Judging): readonly AuditViolation[] {
  return [...tokens.flatMap((token) => judgeToken(token, judging)), ...twoActive(tokens)];
}

export function violation(
  rule: AuditRule,
  about: Pick<AuditViolation, 'provider' | 'subject' | 'detail' | 'advice'> &
    Partial<Pick<AuditViolation, 'fingerprints' | 'places' | 'owner'>>,
): AuditViolation {
  const { fingerprints = [], places = [], ...rest } = about;
  return { rule, severity: SEVERITY[rule], ...rest, fingerprints, places };
}

/** The longest life that a provider's credentials may have, in days. */
export function limitFor({ maxLifetimeDays }: AuditLimits, provider: string): number | undefined {
  return maxLifetimeDays[provider] ?? maxLifetimeDays['default'];
}

/** Whole days from one time to the other; undefined where one of them is no time. */
export function daysBetween(from: string, to: string | Date): number | undefined {
  const ms = new Date(to).getTime() - Date.parse(from);
  return Number.isNaN(ms) ? undefined : Math.floor(ms / DAY_MS);
}

function judgeToken(token: AuditToken, judging: Judging): readonly AuditViolation[] {
  return Object.entries(TOKEN_RULES).flatMap(([rule, judge]) => {
    const against = judge(token, judging);
    return against === undefined ? [] : [ofToken(rule as AuditRule, token, against)];
  });
}

function ofToken(
  rule: AuditRule,
  token: AuditToken,
  against: { readonly detail: string; readonly advice: string },
): AuditViolation {
  const { provider, kind, id, name, owner, found, stored } = token;
  const subject = { type: 'token', kind, id, name } as const;
  const whose = owner === undefined || owner === name ? {} : { owner };
  return violation(rule, { provider, subject, ...whose, ...against, fingerprints: found, places: stored });
}

/** Counted from when it was made, or from now where that is not told. Providers that end tokens by the day round up. */
function lateExpiry({ provider, created, expires }: AuditToken, { limits, now }: Judging): ReturnType<TokenRule> {
  const limit = limitFor(limits, provider);
  if (limit === undefined || expires === undefined || expires === null) return undefined;
  const days = daysBetween(created ?? now.toISOString(), expires);
  if (days === undefined || days <= limit + 1) return undefined;
  return {
    detail: `it lives for ${String(days)} days, until ${expires.slice(0, 10)}; ${String(limit)} are allowed`,
    advice: `replace it by one that ends within ${String(limit)} days`,
  };
}

/** By the date of creation, or of the last rotation where that left the id as it was. */
function neverRotated(
  { provider, id, created }: AuditToken,
  { limits, now, rotatedAt }: Judging,
): ReturnType<TokenRule> {
  const limit = limitFor(limits, provider);
  const since = latest([created, rotatedAt.get(id)]);
  const days = since === undefined ? undefined : daysBetween(since, now);
  if (limit === undefined || since === undefined || days === undefined || days <= limit) return undefined;
  return {
    detail: `it is as it was ${String(days)} days ago (${since.slice(0, 10)}); ${String(limit)} are allowed`,
    advice: 'rotate it',
  };
}

function latest(times: readonly (string | undefined)[]): string | undefined {
  const known = times.filter((at) => at !== undefined && !Number.isNaN(Date.parse(at))) as readonly string[];
  return known.toSorted((one, other) => Date.parse(one) - Date.parse(other)).at(-1);
}

/** What was never used counts from when it was made: a new token is not yet unused. */
function unused({ created, lastUsed }: AuditToken, { limits, now }: Judging): ReturnType<TokenRule> {
  const since = lastUsed ?? created;
  if (lastUsed === undefined || since === undefined) return undefined;
  const days = daysBetween(since, now);
  if (days === undefined || days < limits.unusedDays) return undefined;
  const detail =
    lastUsed === null
      ? `it was never used in the ${String(days)} days since it was made`
      : `it was last used ${String(days)} days ago (${since.slice(0, 10)})`;
  return { detail, advice: 'find out whether anybody needs it, and remove it if nobody does' };
}

/** One for each pair and not for each key: which of them should go is for a person to say. */
function twoActive(tokens: readonly AuditToken[]): readonly AuditViolation[] {
  const groups = grouped(
    tokens.filter(({ onePer }) => onePer !== undefined),
    ({ provider, listedBy, onePer = '' }) => JSON.stringify([provider, listedBy, onePer]),
  );
  return [...groups.values()].flatMap((group) => {
    const keys = group.toSorted(byAge);
    const [first, ...others] = keys;
    if (first === undefined || others.length === 0) return [];
    return [
      ofToken('two-active', first, {
        detail: `${first.onePer ?? ''} has ${String(keys.length)} active keys: ${keys.map(({ id }) => id).join(', ')}`,
        advice: 'finish the rotation that made the second one: let nobody use the older one, then remove it',
      }),
    ];
  });
}

/** Oldest first: that is the one that should have gone. */
function byAge(one: AuditToken, other: AuditToken): number {
  const [first, second] = [one.created ?? '', other.created ?? ''];
  return first === second ? (one.id < other.id ? -1 : 1) : first < second ? -1 : 1;
}
