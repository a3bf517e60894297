import type { Credential } from '../core/credential.js';
import type { SecretValue } from '../core/secret-value.js';

/** How a rotator can change its credentials; `journal/orders.ts` spells out the steps. */
export type OrderName = 'overlap' | 'in-place' | 'by-person' | 'roll';

/** What every call gets: whose rotation it is and when to give up. */
export interface RotationContext {
  /** `r` and 12 hex digits: short enough to stand in a role name or a tag. */
  readonly rotationId: string;
  /** Aborts at the deadline of this call, which is shorter than the lease. */
  readonly signal: AbortSignal;
}

export interface RotatorCapabilities {
  readonly orders: readonly OrderName[];
  /** Orders whose successor has another user name or key id, which its users have to learn too. */
  readonly newIdentifier: readonly OrderName[];
  /** The client makes the secret, so that it is sealed before anything happens outside. */
  readonly prepare: boolean;
  /** `disable` can be undone by `enable`. */
  readonly enable: boolean;
  readonly endSessions: boolean;
  readonly delete: boolean;
  /** The provider itself ends the successor at the planned time. */
  readonly nativeExpiry: boolean;
  /**
   * How long the provider may go on accepting a credential that it was told to stop, as it documents; absent where a
   * stop is seen at once. Death is polled for as long as that and a margin before the rotation asks for a person.
   */
  readonly propagationMs?: number;
  /**
   * Fields that a successor may bring for the JSON secret it is stored in (`Credential.fields`); it has to be one then.
   * Absent where the secret is all there is to store.
   */
  readonly storedFields?: readonly string[];
  /** `reconcile` of `issue` names the twins, so that they are looked for after it, too. */
  readonly namesTwins?: true;
  /** What the tests of this rotator ran against. */
  readonly testedAgainst: 'real server' | 'published description' | 'official SDK' | 'own reading';
  /** Which server, description or SDK that was, and what it could not show. */
  readonly testDetail: string;
}

/** What exists at the provider for this principal. Facts go to the journal in clear, secrets sealed. */
export interface ProviderSnapshot {
  readonly facts: Readonly<Record<string, JsonValue>>;
  /** What a rollback needs and nobody may read, such as the old password verifier. */
  readonly secrets: Readonly<Record<string, SecretValue>>;
  /** Orders that are possible for this principal with this admin, best first, and why each other one is not. */
  readonly orders: readonly OrderName[];
  readonly impossible: Readonly<Partial<Record<OrderName, string>>>;
  /** Whether the leaked credential's principal is to be removed at the end. */
  readonly deleteOld: boolean;
  /** What a person should know before approving: rights that are dropped, logins that fail meanwhile. */
  readonly notes: readonly string[];
  /** What each effect changes, in the provider's words, for the plan that a person reads. */
  readonly effects: Readonly<Partial<Record<OrderName, Readonly<Partial<Record<RotatorEffect, string>>>>>>;
}

export interface SuccessorPlan {
  readonly order: OrderName;
  readonly current: Credential;
  readonly snapshot: ProviderSnapshot;
  /** ISO time; absent where the successor does not expire by itself. */
  readonly expiresAt?: string;
}

export type RotatorEffect = 'issue' | 'disable' | 'endSessions' | 'delete';

/** What a person has to create, since no API can. */
export interface HumanRequest {
  /** What to choose there, in a sentence or two. */
  readonly instructions: string;
  readonly link?: string;
}

/** An effect that was begun and of which no result is on record. */
export interface Intent {
  readonly effect: RotatorEffect;
  readonly plan: SuccessorPlan;
  /** The sealed successor, where the client made it. */
  readonly prepared?: Credential;
}

export type Reconciliation =
  | { readonly outcome: 'applied'; readonly successor?: Credential }
  | { readonly outcome: 'not-applied' }
  /**
   * It is there and provably this rotation's, but its secret went with the answer: it has to go and be made again. In
   * order `roll`: the old secret is dead and the new one lost, and calling `issue` again brings another.
   */
  | { readonly outcome: 'lost'; readonly attributes: Readonly<Record<string, string>> }
  /**
   * `twins`: what each of them is called, where all that is there carries this rotation's mark. A request that arrived
   * twice made them; `removeLost` takes each.
   */
  | {
      readonly outcome: 'conflict';
      readonly detail: string;
      readonly twins?: readonly Readonly<Record<string, string>>[];
    };

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * Changes one provider's credentials. Each method first asks whether it is already done, so each may be called again
 * after a crash; the order of steps belongs to `rotation/`.
 */
export interface Rotator {
  readonly provider: string;
  /** What this provider can do; a method that is absent must be declared absent here. */
  readonly capabilities: RotatorCapabilities;
  /** What exists at the provider for this principal, before anything changes. Reads only. */
  snapshot(ctx: RotationContext, current: Credential): Promise<ProviderSnapshot>;
  /** Makes the secret where the client may choose it, so that it is sealed before `issue`. No effect outside. */
  prepare?(ctx: RotationContext, plan: SuccessorPlan): Promise<Credential>;
  /** In order `by-person`: what to ask for, with a link that fills in as much as the provider allows. Reads only. */
  request?(ctx: RotationContext, plan: SuccessorPlan): Promise<HumanRequest>;
  /**
   * In order `by-person`: takes what the person brought after a check of identity, scope and expiry, and gives the
   * successor. What does not fit is a `needs-person` that says why; nothing changes then.
   */
  intake?(ctx: RotationContext, plan: SuccessorPlan, brought: SecretValue): Promise<Credential>;
  /**
   * Creates the successor, marked with the rotation's id where there is room. In order `roll` the old secret dies by it.
   * In an emergency the leaked credential is dead before it: nothing here may need it to work.
   */
  issue(ctx: RotationContext, plan: SuccessorPlan, prepared?: Credential): Promise<Credential>;
  /**
   * After a crash in any `-ing` state: did it happen? Reads only.
   *
   * In order `roll`, of `issue`: `not-applied` where the old secret still works, and then `issue` is called; `lost` where
   * it is dead and the new one went with the answer. `removeLost` is not called then, but `issue` again, so answer `lost`
   * only where `issue` can bring a working secret from this state with the admin credential (rolling again, or creating
   * anew). Where only a person can (a single-use token that was exchanged, a family of tokens that a second roll would
   * revoke), answer `conflict`, or throw `needs-person` with what to do.
   */
  reconcile(ctx: RotationContext, intent: Intent): Promise<Reconciliation>;
  /**
   * When the leaked credential was last used, as the provider tells the admin; undefined where it never was or says
   * nothing. Asked during grace: a use after the new one was given to the consumers and `propagationMs` went by makes
   * the rotation wait on. Reads only.
   */
  lastUse?(ctx: RotationContext, plan: SuccessorPlan): Promise<Date | undefined>;
  /**
   * Removes what `reconcile` found lost, or one of the twins that it named, after a look that it is this rotation's.
   * Succeeds if it is gone. Only where the provider makes the secret or takes one twice.
   */
  removeLost?(ctx: RotationContext, plan: SuccessorPlan, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** Proves that the successor works, with the cheapest call that needs its permissions. */
  verify(ctx: RotationContext, plan: SuccessorPlan, successor: Credential): Promise<void>;
  /** Stops a credential from working, reversibly where `enable` exists. Succeeds if it already is stopped. */
  disable(ctx: RotationContext, plan: SuccessorPlan): Promise<void>;
  /** Undoes `disable`, or, in place, `issue`: the old credential works again. Succeeds if it already does. */
  enable?(ctx: RotationContext, plan: SuccessorPlan): Promise<void>;
  /**
   * Ends what was opened with the old credential and would outlive it: sessions, derived tokens. The successor, as
   * `issue` or `reconcile` gave it, spares what was opened with it where the principal stayed the same.
   */
  endSessions?(ctx: RotationContext, plan: SuccessorPlan, successor?: Credential): Promise<void>;
  /**
   * Asks the provider about the old credential: its documented rejection, its acceptance, or neither. Called again until
   * the answer is `rejected` or the time is up; `provider-unreachable` and `ambiguous` count as neither. In order `roll` it
   * is also asked about the value that the roll brought, which is `plan.current` then: one that is dead is rolled again.
   */
  confirm(ctx: RotationContext, plan: SuccessorPlan): Promise<'rejected' | 'accepted' | 'unknown'>;
  /** Removes the leaked credential's principal for good. Succeeds if it is gone. */
  delete?(ctx: RotationContext, plan: SuccessorPlan): Promise<void>;
  /**
   * Makes room for the successor by removing the credential of that id, because a person named it. Only after `issue`
   * said `needs-person` for want of room. Refuses the leaked one and what is in use; succeeds if it is gone.
   */
  freeSlot?(ctx: RotationContext, plan: SuccessorPlan, id: string): Promise<void>;
  /**
   * Takes back what `issue` made, after `abort`. Removes only what is provably this rotation's; succeeds if it is gone.
   */
  withdraw(ctx: RotationContext, plan: SuccessorPlan, successor: Credential): Promise<void>;
}
