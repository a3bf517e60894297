import type { OrderName, RotationState } from './orders.js';

type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Where the replacement is kept. */
export interface StorePlace {
  readonly store: string;
  readonly path: string;
  /** Field of a JSON secret; absent where the secret is the whole value. */
  readonly field?: string;
  /** Field that takes the user name, where a rotation changes it. */
  readonly userField?: string;
}

/** A consumer as configured; `consumers/` makes the object from it. */
export type ConsumerSpec =
  | { readonly kind: 'env-file'; readonly path: string; readonly key: string; readonly userKey?: string }
  | { readonly kind: 'text-file'; readonly path: string }
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | {
      readonly kind: 'webhook';
      readonly url: string;
      /** A reference, as everywhere below: what it stands for is not in the journal. */
      readonly secret: string;
      readonly ca?: string | undefined;
    }
  | {
      readonly kind: 'github-actions-secret';
      readonly api: string;
      readonly repository: string;
      readonly environment?: string | undefined;
      readonly key: string;
      readonly userKey?: string | undefined;
      readonly create: boolean;
      readonly token: string;
      readonly ca?: string | undefined;
    }
  | {
      readonly kind: 'gitlab-variable';
      readonly api: string;
      readonly owner: string;
      readonly isGroup: boolean;
      readonly environmentScope: string;
      readonly key: string;
      readonly userKey?: string | undefined;
      readonly token: string;
      readonly ca?: string | undefined;
    }
  | {
      readonly kind: 'kubernetes-secret';
      readonly namespace: string;
      readonly secret: string;
      readonly key: string;
      readonly userKey?: string | undefined;
      readonly context?: string | undefined;
      readonly kubectl?: string | undefined;
    };

/** Somebody's decision that the leaked credential dies first, with a replacement owed. */
export interface Emergency {
  readonly reason: string;
  readonly by: string;
  /** The state in which it was declared: what was done by then stays done. */
  readonly from: RotationState;
}

/** What was approved. Everything a resume needs except secrets, which are sealed beside it. */
export interface RotationPlan {
  readonly order: OrderName;
  readonly credentialName: string;
  readonly fingerprint: string;
  /** Name of the provider entry in the configuration, and its type. */
  readonly rotator: string;
  readonly provider: string;
  /** Attributes of the leaked credential (user). */
  readonly attributes: Readonly<Record<string, string>>;
  readonly purpose: string;
  readonly place: StorePlace;
  /** Version that was current when the plan was made: another one later is a conflict. */
  readonly storeVersion?: string;
  /** A person looked at that version, which another writer made since, and lets the replacement take its place. */
  readonly isPutOver?: boolean;
  readonly consumers: readonly ConsumerSpec[];
  readonly graceMs: number;
  /** Grace ends then even if the old credential is still used. */
  readonly longestGraceMs?: number;
  readonly emergency?: Emergency;
  /** When the successor ends by itself or is due to be replaced. */
  readonly expiresAt?: string;
  /** Nobody asked for an end: it is due then and goes on to work. */
  readonly isDueOnly?: boolean;
  /** The person whom the policy lets approve it, where it names some, and who said so. */
  readonly approval?: { readonly by: string; readonly saidBy: string };
  readonly deleteOld: boolean;
  /** What was found at the provider before anything changed. */
  readonly facts: Readonly<Record<string, JsonValue>>;
  readonly notes: readonly string[];
}

/** A rotation as the journal knows it. */
export interface Rotation {
  readonly id: string;
  readonly plan: RotationPlan;
  readonly state: RotationState;
  /** Where a side state goes back to. */
  readonly resumeState?: RotationState;
  readonly detail?: string;
  readonly abortRequested: boolean;
  /** Also back from where the new one is in use. */
  readonly rollbackRequested: boolean;
  readonly consumersUpdated: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The right to drive one rotation until `until`; the fencing number proves it at each write. */
export interface Lease {
  readonly rotationId: string;
  readonly holder: string;
  readonly fencing: number;
}

export type JournalPayload = Readonly<Record<string, JsonValue>>;

export interface JournalEntry {
  readonly kind: 'intent' | 'result' | 'note';
  readonly state: RotationState;
  readonly payload: JournalPayload;
  readonly at: string;
}
