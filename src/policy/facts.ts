/** What is known of one credential when the policy judges it, and the words for what follows. */
import type { Validity } from '../core/finding.js';
import type { PolicyRule } from '../core/policy-rules.js';
import type { ApprovalPolicy } from './approval.js';
import type { MaxLifetime } from './lifetime.js';
import type { ForbiddenScopes } from './scopes.js';
import type { PolicyWaiver } from './waivers.js';

/** The part of the configuration's `policy:` that judges credentials. */
export interface Policy extends ApprovalPolicy {
  readonly maxLifetimeMs: MaxLifetime;
  readonly forbiddenScopes: ForbiddenScopes;
  readonly waivers: readonly PolicyWaiver[];
}

/** One place of a value. */
export interface FoundPlace {
  /** As a person knows it. */
  readonly path: string;
  /** The part that its repository or scanned folder chose. */
  readonly within: string;
  readonly repository?: string | undefined;
  /** A file of one of its configured consumers: it came there from the store. */
  readonly isConsumer: boolean;
}

/** Where the rights of a replacement are wider than a rule allows. */
export interface Breach {
  readonly rule: PolicyRule;
  /** The right, in the provider's words. */
  readonly what: string;
}

/** A credential that was found, or the replacement that a rotation would make. What is left out is not known. */
export interface CredentialFacts {
  readonly kind: 'found' | 'replacement';
  /** By which its provider goes: the type in the configuration, if it has one, and the name in findings. */
  readonly providers: readonly string[];
  /** Name in the configuration. */
  readonly credential?: string | undefined;
  readonly ruleId?: string | undefined;
  readonly validity: Validity['state'];
  /** What it may do, in the provider's words. */
  readonly scopes?: readonly string[] | undefined;
  /** Why nobody has said what it may do. */
  readonly scopesUnknown?: string | undefined;
  /** Of its rights those that are known as too much for one purpose, each with why. */
  readonly tooMuch: readonly string[];
  /** What is too wide in rights that are named one by one. */
  readonly breaches?: readonly Breach[] | undefined;
  readonly endsAt?: Date | 'never' | undefined;
  readonly purposes: readonly string[];
  readonly places: readonly FoundPlace[];
  /** `STORE:PATH#FIELD` where the replacement is kept. */
  readonly store?: string | undefined;
}

/** What one rule says, before waivers. */
export interface Judgement {
  readonly state: 'ok' | 'violated' | 'unknown';
  readonly what: string;
}

/** What one rule says in the end. */
export interface Verdict {
  readonly rule: PolicyRule;
  readonly state: Judgement['state'] | 'waived';
  readonly what: string;
  /** The waiver in force of what is waived, or of what is violated the one that has ended. */
  readonly waiver?: PolicyWaiver;
}

/** One rule; undefined where it says nothing about such a credential. */
export type Judge = (facts: CredentialFacts, policy: Policy, now: Date) => Judgement | undefined;

export const ok = (what: string): Judgement => ({ state: 'ok', what });
export const violated = (what: string): Judgement => ({ state: 'violated', what });
export const notKnown = (what: string): Judgement => ({ state: 'unknown', what });
