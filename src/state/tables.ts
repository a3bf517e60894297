import type { Generated, Insertable, Selectable } from 'kysely';

/** One secret that some scan has seen: its fingerprint and what was judged of it, never the value. */
export interface FindingTable {
  readonly fingerprint: string;
  readonly keyId: string;
  readonly ruleId: string;
  readonly provider: string;
  readonly kind: string;
  readonly severity: string;
  readonly confidence: string;
  /** JSON array of `{name, value}`. */
  readonly companions: string;
  readonly life: 'open' | 'accepted' | 'rotating' | 'dead' | 'closed';
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

export interface LocationTable {
  readonly fingerprint: string;
  /** Hash of the location, so that a rescan does not add it again. */
  readonly locationKey: string;
  /** JSON of `core/finding.ts` `Location`. */
  readonly location: string;
  readonly lastSeenAt: string;
}

export interface ScanTable {
  readonly id: Generated<number>;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly state: string;
  /** JSON of the report's coverage. */
  readonly coverage: string;
  readonly findings: number;
}

/** What a provider last said of a credential. */
export interface ValidityTable {
  readonly fingerprint: string;
  readonly state: 'active' | 'inactive';
  /** In words, with what the provider told; never a secret. */
  readonly detail: string;
  readonly checkedAt: string;
}

export interface RotationTable {
  readonly id: string;
  /** `provider instance/credential name`: at most one rotation that has not ended, of one credential. */
  readonly credentialKey: string;
  readonly credentialName: string;
  readonly fingerprint: string;
  readonly state: string;
  /** Where `resume` goes on from a side state. */
  readonly resumeState: string | null;
  /** JSON of `journal/rotation.ts` `RotationPlan`. */
  readonly plan: string;
  readonly abortRequested: number;
  readonly consumersUpdated: number;
  readonly detail: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly dueAt: string | null;
  readonly leaseHolder: string | null;
  readonly leaseUntil: string | null;
  /** Grows with every lease taken; an intent of an older holder is refused. */
  readonly fencing: number;
}

export interface JournalTable {
  readonly seq: Generated<number>;
  readonly rotationId: string;
  readonly kind: 'intent' | 'result' | 'note';
  readonly state: string;
  readonly fencing: number;
  /** JSON, never a secret. */
  readonly payload: string;
  readonly at: string;
}

/** Secret material of a rotation, sealed with age. */
export interface SealedTable {
  readonly rotationId: string;
  readonly name: string;
  readonly sealed: Buffer;
  readonly at: string;
}

export interface TrailTable {
  readonly seq: Generated<number>;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly fingerprint: string | null;
  readonly rotationId: string | null;
  /** JSON, never a secret. */
  readonly detail: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** One walk over the places of a list. */
export interface SweepTable {
  readonly id: Generated<number>;
  /** Of the list. */
  readonly name: string;
  /** Hash of all that decides what is found: under another one, what is done has to be done again. */
  readonly settings: string;
  readonly state: 'running' | 'complete' | 'incomplete' | 'abandoned';
  /** The process that works on it. */
  readonly holder: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** JSON of `core/sweep-report.ts` `SweepSummary`. */
  readonly summary: string | null;
  /** JSON array: for whom a message was made. */
  readonly told: Generated<string>;
}

export interface SweepTargetTable {
  readonly sweepId: number;
  readonly target: string;
  /** JSON of `core/sweep-report.ts` `SweptTarget`. */
  readonly result: string;
}

/** What stood where when it was last read. */
export interface SightingTable {
  readonly name: string;
  readonly target: string;
  readonly fingerprint: string;
  /** JSON of `sweeps.ts` `Sighting`. */
  readonly seen: string;
}

/** How a finding stood at the end of the last sweep. */
export interface SweepFindingTable {
  readonly name: string;
  readonly fingerprint: string;
  readonly life: FindingTable['life'];
  /** JSON of `core/sweep-report.ts` `SweptFinding`, to be told of when it is gone. */
  readonly seen: string;
}

/** Rotations that sweeps began, for the limit. */
export interface SweepRotationTable {
  readonly name: string;
  readonly fingerprint: string;
  readonly at: string;
}

/** What is to be told of a sweep and has not arrived. */
export interface SweepMessageTable {
  readonly id: Generated<number>;
  /** Of the list. */
  readonly name: string;
  readonly receiver: string;
  readonly sweepId: number;
  readonly delivery: string;
  /** As it is sent; never a value. */
  readonly body: string;
  /** 1 from before it is sent until the answer is known. */
  readonly isUnderWay: Generated<number>;
  readonly at: string;
}

/** One leak that somebody works on. */
export interface IncidentTable {
  readonly id: string;
  readonly fingerprint: string;
  /** JSON array: fingerprints of the same value under other keys. */
  readonly others: string;
  readonly state: 'open' | 'closed';
  /** JSON of `incident/incident.ts` `IncidentAbout`. */
  readonly about: string;
  /** JSON of `incident/incident.ts` `IncidentTrace`: by which the value is known again, and not the value. */
  readonly trace: string | null;
  /** JSON of `incident/incident.ts` `IncidentPlan`. */
  readonly plan: string | null;
  /** JSON array of `incident/incident.ts` `IncidentApproval`, the last one last. */
  readonly approvals: Generated<string>;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt: string | null;
  /** JSON of `incident/incident.ts` `IncidentClosing`. */
  readonly closing: string | null;
}

export interface Tables {
  finding: FindingTable;
  location: LocationTable;
  scan: ScanTable;
  validity: ValidityTable;
  rotation: RotationTable;
  journal: JournalTable;
  sealed: SealedTable;
  trail: TrailTable;
  sweep: SweepTable;
  sweepTarget: SweepTargetTable;
  sighting: SightingTable;
  sweepFinding: SweepFindingTable;
  sweepRotation: SweepRotationTable;
  sweepMessage: SweepMessageTable;
  incident: IncidentTable;
}

export type RotationRow = Selectable<RotationTable>;
export type NewRotationRow = Insertable<RotationTable>;
export type JournalRow = Selectable<JournalTable>;
export type TrailRow = Selectable<TrailTable>;
export type FindingRow = Selectable<FindingTable>;
export type IncidentRow = Selectable<IncidentTable>;
