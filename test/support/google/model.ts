import type { KeyObject } from 'node:crypto';

/** What the fake holds. Everything but a `value` may be shown. */

export interface GoogleProject {
  readonly id: string;
  readonly number: string;
  /** `iam.disableServiceAccountKeyCreation` and the like, as they stand. */
  readonly constraints: Set<string>;
  /** The lifetime that the organisation allows keys which the provider makes; undefined for ever. */
  keyHours: number | undefined;
}

/** Who calls: a service account or a person. */
export interface GooglePrincipal {
  readonly email: string;
  /** What it may do, by the id of the project. */
  readonly permissions: Map<string, Set<string>>;
}

export interface GoogleServiceAccount extends GooglePrincipal {
  readonly projectId: string;
  readonly uniqueId: string;
  isDisabled: boolean;
  readonly keys: GoogleServiceAccountKey[];
}

interface Mortal {
  ended: { readonly atMs: number } | undefined;
  usesSinceEnd: number;
}

export interface GoogleServiceAccountKey extends Mortal {
  readonly id: string;
  readonly origin: 'GOOGLE_PROVIDED' | 'USER_PROVIDED';
  readonly type: 'USER_MANAGED' | 'SYSTEM_MANAGED';
  readonly publicKey: KeyObject;
  /** PEM. */
  readonly certificate: string;
  readonly validAfterMs: number;
  /** Undefined for ever. */
  readonly validBeforeMs: number | undefined;
  isDisabled: boolean;
  isDeleted: boolean;
  lastUsedAtMs: number | undefined;
}

export interface GoogleAccessToken {
  readonly id: string;
  readonly value: string;
  readonly email: string;
  readonly scopes: readonly string[];
  readonly expiresAtMs: number;
  /** That it was got with; undefined of one that a test made. */
  readonly keyId: string | undefined;
  isRevoked: boolean;
}

export interface GoogleApiTarget {
  readonly service: string;
  readonly methods?: readonly string[] | undefined;
}

export interface GoogleRestrictions {
  readonly apiTargets?: readonly GoogleApiTarget[] | undefined;
  readonly browserKeyRestrictions?: { readonly allowedReferrers?: readonly string[] | undefined } | undefined;
  readonly serverKeyRestrictions?: { readonly allowedIps?: readonly string[] | undefined } | undefined;
  readonly androidKeyRestrictions?: { readonly allowedApplications?: readonly unknown[] | undefined } | undefined;
  readonly iosKeyRestrictions?: { readonly allowedBundleIds?: readonly string[] | undefined } | undefined;
}

export interface GoogleApiKey extends Mortal {
  /** The last part of its name: chosen by who made it, or the `uid`. */
  readonly id: string;
  readonly uid: string;
  readonly value: string;
  readonly projectId: string;
  displayName: string;
  annotations: Readonly<Record<string, string>>;
  restrictions: GoogleRestrictions | undefined;
  readonly createdAtMs: number;
  updatedAtMs: number;
  deletedAtMs: number | undefined;
  revision: number;
  lastUsedAtMs: number | undefined;
}

export interface GoogleOperation {
  readonly name: string;
  /** Whom it may be shown to. */
  readonly email: string;
  pollsLeft: number;
  readonly response: Readonly<Record<string, unknown>>;
}
