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

export interface Tables {
  finding: FindingTable;
  location: LocationTable;
  scan: ScanTable;
  rotation: RotationTable;
  journal: JournalTable;
  sealed: SealedTable;
  trail: TrailTable;
}

export type RotationRow = Selectable<RotationTable>;
export type NewRotationRow = Insertable<RotationTable>;
export type JournalRow = Selectable<JournalTable>;
export type TrailRow = Selectable<TrailTable>;
export type FindingRow = Selectable<FindingTable>;
