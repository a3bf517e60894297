import type { Confidence, Gap, Location, Severity, Validity } from './finding.js';

/** What happened to a finding since the sweep before; each is told once. */
export const SWEEP_CHANGES = ['new', 'reopened', 'rotating', 'accepted', 'dead', 'closed'] as const;
export type SweepChange = (typeof SWEEP_CHANGES)[number];

export const SWEEP_LIVES = ['open', 'rotating', 'accepted', 'dead', 'closed'] as const;
export type SweepLife = (typeof SWEEP_LIVES)[number];

/** `known`: nothing in it changed and nothing had to be read. `failed`: nothing of it was read. */
export const SWEEP_OUTCOMES = ['scanned', 'known', 'incomplete', 'failed'] as const;
export type SweepOutcome = (typeof SWEEP_OUTCOMES)[number];

/** What came of one place of the list. */
export interface SweptTarget {
  /** The path, pattern or address as the list gives it, absolute. */
  readonly name: string;
  readonly owner?: string;
  readonly outcome: SweepOutcome;
  readonly seconds: number;
  /** That were read this time. */
  readonly bytes: number;
  readonly findings: number;
  readonly gaps: readonly Gap[];
}

/** One secret and what is known of it over all places; never its value. */
export interface SweptFinding {
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly life: SweepLife;
  /** Undefined where it is as it was in the sweep before. */
  readonly change?: SweepChange;
  readonly validity: Validity;
  /** When a sweep or scan first met it. */
  readonly firstSeenAt: string;
  /** The oldest commit that is known to hold it, and whose that is. */
  readonly since?: { readonly commit?: string; readonly author?: string; readonly date: string };
  readonly targets: readonly string[];
  readonly owners: readonly string[];
  /** How many in all, and the foremost few. */
  readonly places: number;
  readonly locations: readonly Location[];
}

export type Counts<T extends string> = Readonly<Record<T, number>>;

/** What a later sweep is compared with. */
export interface SweepSummary {
  readonly finishedAt: string;
  readonly state: 'complete' | 'incomplete';
  readonly lives: Counts<SweepLife>;
  /** Of those that are open. */
  readonly severities: Counts<Severity>;
  readonly outcomes: Counts<SweepOutcome>;
  readonly seconds: number;
  readonly bytes: number;
}

/** What became of a finding that the list lets be rotated. */
export interface SweptRotation {
  readonly fingerprint: string;
  readonly credential: string;
  /** `rotated` and `failed` were begun; `planned` waits for a person, and `message` says why. */
  readonly outcome: 'rotated' | 'failed' | 'planned';
  readonly message: string;
}

export interface SweepReport {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'unleak'; readonly version: string };
  /** Name of the list, and the number of this sweep of it. */
  readonly sweep: { readonly name: string; readonly id: number };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly state: 'complete' | 'incomplete';
  readonly fingerprintKeyId: string;
  /** Places that a sweep that was killed had finished already. */
  readonly resumed: number;
  readonly summary: SweepSummary;
  /** The last sweeps of this list, oldest first, this one last. */
  readonly trend: readonly SweepSummary[];
  readonly targets: readonly SweptTarget[];
  /** Places of the sweep before that are no longer in the list: what stands there is not watched any more. */
  readonly dropped: readonly string[];
  /** What changed since the sweep before, worst first. */
  readonly changes: readonly SweptFinding[];
  readonly rotations: readonly SweptRotation[];
}
