// What an audit saw and what it holds against it: never a value, only ids and fingerprints.
import type { Severity } from './finding.js';

/** What an audit can hold against a token or a place, worst first. */
export const AUDIT_RULES = [
  'root-key',
  'on-disk',
  'shared',
  'too-broad',
  'no-expiry',
  'late-expiry',
  'never-rotated',
  'unused',
  'two-active',
] as const;
export type AuditRule = (typeof AUDIT_RULES)[number];

/** One active token as its provider lists it. A field that the provider does not tell is left out. */
export interface AuditToken {
  /** Provider as findings name it. */
  readonly provider: string;
  /** Of the configuration: the entry by which it was listed. */
  readonly listedBy: string;
  /** What the provider calls such a token, as `access key`. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** Whose it is, in the provider's words. */
  readonly owner?: string;
  /** What it may do, and where, in the provider's words. */
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly created?: string;
  /** Null: never, though the provider could end it. Left out: the provider knows no end of such tokens. */
  readonly expires?: string | null;
  /** Null: never. */
  readonly lastUsed?: string | null;
  /** Why it may do more than one purpose needs; empty where nothing shows that. */
  readonly broad: readonly string[];
  /** Why it is a root or global key. */
  readonly root?: string;
  /** Of tokens with the same text one should be active at a time. */
  readonly onePer?: string;
  /** Where its value stands in stores, as `STORE:PATH#FIELD`. */
  readonly stored: readonly string[];
  /** Fingerprints of findings that are this token. */
  readonly found: readonly string[];
}

export interface AuditSubject {
  readonly type: 'token' | 'stored' | 'finding';
  /** What it is, in words. */
  readonly kind: string;
  /** A token's id, a place in a store, or a finding's fingerprint. */
  readonly id: string;
  /** Empty where it has none besides its id. */
  readonly name: string;
}

export interface AuditViolation {
  readonly rule: AuditRule;
  readonly severity: Severity;
  readonly provider: string;
  readonly subject: AuditSubject;
  /** Whose it is, where the provider tells. */
  readonly owner?: string;
  /** What is so. */
  readonly detail: string;
  /** What to do. */
  readonly advice: string;
  /** Findings that it is about: what `rotate` takes. */
  readonly fingerprints: readonly string[];
  /** Places in stores that it is about. */
  readonly places: readonly string[];
}

/** Whose word it is that a rule does not hold for something, why, and to which day. */
export interface AuditWaiver {
  readonly reason: string;
  readonly owner: string;
  readonly until: string;
}

/** What somebody has accepted for a while: seen, counted, and no violation until then. */
export interface WaivedViolation extends AuditViolation {
  readonly waiver: AuditWaiver;
}

/** What came of one entry of the configuration. */
export interface AuditSource {
  readonly name: string;
  readonly kind: 'provider' | 'store' | 'scans';
  readonly type: string;
  /** `partly`: something of it could not be read. `no-listing`: there is no way to list what it has. */
  readonly state: 'listed' | 'partly' | 'failed' | 'no-listing';
  /** Tokens, or places in a store. */
  readonly listed: number;
  readonly problems: readonly { readonly what: string; readonly hint?: string }[];
  /** What this provider does not tell, so that it was not judged. */
  readonly untold: readonly string[];
}

/** What became of a plan for a violation. Nothing was changed. */
export interface AuditPlan {
  readonly credential: string;
  readonly fingerprint?: string;
  readonly outcome: 'planned' | 'not-planned';
  readonly steps: readonly string[];
  /** How to carry it out, or why there is no plan. */
  readonly message: string;
}

export interface AuditLimits {
  /** In days, by provider; `default` is for all others. */
  readonly maxLifetimeDays: Readonly<Record<string, number>>;
  /** Whether the configuration says so, or nothing does and these are ours. */
  readonly isConfigured: boolean;
  readonly unusedDays: number;
}

export interface AuditReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'unleak'; readonly version: string };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly state: 'complete' | 'incomplete';
  readonly limits: AuditLimits;
  readonly sources: readonly AuditSource[];
  readonly violations: readonly AuditViolation[];
  readonly waived: readonly WaivedViolation[];
  readonly tokens: readonly AuditToken[];
  /** Undefined where none were asked for. */
  readonly plans?: readonly AuditPlan[];
}
