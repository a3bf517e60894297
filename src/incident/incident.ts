/** One leak on which somebody works, as the state database keeps it. Nothing here is a value. */
import type { Companion } from '../core/finding.js';
import type { SecretTrace } from '../core/remembered-secret.js';

/** What was known of the credential when it was last looked at. */
export interface IncidentAbout {
  readonly ruleId: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: string;
  readonly checksum: string;
  readonly companions: readonly Companion[];
  readonly validity: {
    readonly state: 'active' | 'inactive' | 'unknown';
    readonly detail: string;
    readonly checkedAt: string;
  };
  /** What the provider told: owner, scopes, last use. */
  readonly facts: Readonly<Record<string, string>>;
  /** Rights that are too much, one line each. */
  readonly tooMuch: readonly string[];
}

/** By which the value is known again in whatever a report would show. */
export interface IncidentTrace {
  readonly keyId: string;
  readonly trace: SecretTrace;
}

/** What a person approves. */
export interface IncidentPlan {
  /** Of everything that the plan would change, and how. */
  readonly hash: string;
  /** Reserved for the rotation that carries it out. */
  readonly rotationId: string;
  readonly madeAt: string;
  readonly credential: string;
  /** Type of the provider and name of its entry. */
  readonly provider: string;
  readonly rotator: string;
  readonly order: string;
  /** What the provider said of the leaked value when the plan was made. */
  readonly leaked: 'accepted' | 'unknown';
  readonly store: string;
  readonly steps: readonly string[];
  readonly notes: readonly string[];
  readonly emergency?: { readonly reason: string; readonly by: string };
  /** Files named with --update. */
  readonly update?: readonly string[];
}

export interface IncidentApproval {
  readonly hash: string;
  readonly rotationId: string;
  readonly by: string;
  /** User and machine that recorded it. */
  readonly recordedBy: string;
  readonly at: string;
}

export interface IncidentClosing {
  readonly by: string;
  /** Who says that it is dead, and why, where nobody could be asked. */
  readonly revokedBy?: string;
  readonly reason?: string;
}

export interface Incident {
  readonly id: string;
  readonly fingerprint: string;
  /** Fingerprints of the same value under other keys. */
  readonly others: readonly string[];
  readonly state: 'open' | 'closed';
  readonly about: IncidentAbout;
  readonly trace?: IncidentTrace;
  readonly plan?: IncidentPlan;
  readonly approvals: readonly IncidentApproval[];
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt?: string;
  readonly closing?: IncidentClosing;
}

/** The approval of the plan as it is now; another plan needs another one. */
export function approvalOf({ plan, approvals }: Pick<Incident, 'plan' | 'approvals'>): IncidentApproval | undefined {
  return approvals.findLast(({ hash, rotationId }) => hash === plan?.hash && rotationId === plan.rotationId);
}

/** All names of the value. */
export function fingerprintsOf({ fingerprint, others }: Pick<Incident, 'fingerprint' | 'others'>): readonly string[] {
  return [fingerprint, ...others];
}
