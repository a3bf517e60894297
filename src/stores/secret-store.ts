import type { SecretValue } from '../core/secret-value.js';

/** One version of a secret. The value is a plain string or a JSON object, as its owner wrote it. */
export interface StoreVersion {
  /** The store's own id of this version. */
  readonly id: string;
  readonly value: SecretValue;
  readonly createdAt: string;
  readonly rotationId?: string;
}

export interface StageRequest {
  readonly path: string;
  readonly rotationId: string;
  readonly value: SecretValue;
  /** Never secret: provider id of the credential, due date, purpose, fingerprint. */
  readonly metadata: Readonly<Record<string, string>>;
  /** For taking back: the version that this rotation promoted and whose place this value is to have. */
  readonly replaces?: string;
}

export interface StoreEntry {
  readonly path: string;
  readonly currentVersion?: string;
  readonly pendingRotationId?: string;
  readonly updatedAt: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Keeps the value that applications read. Labels are `pending`, `current` and `previous`, as in AWS Secrets Manager.
 * Every method may be called again with the same arguments after a crash and then gives the same answer.
 */
export interface SecretStore {
  readonly type: string;
  /** The version labelled current, or undefined where the path holds nothing. */
  current(path: string, signal: AbortSignal): Promise<StoreVersion | undefined>;
  previous(path: string, signal: AbortSignal): Promise<StoreVersion | undefined>;
  /**
   * Writes the value beside the current one under the label pending and gives its version id. Again with the same
   * rotation and value: the same id. Another value of the same rotation is a `conflict`, save beside the promoted version
   * that it `replaces`; so is a pending version of another rotation.
   */
  stage(request: StageRequest, signal: AbortSignal): Promise<string>;
  /** The staged version as the store returns it, not from memory; undefined where nothing is staged by this rotation. */
  staged(path: string, rotationId: string, signal: AbortSignal): Promise<StoreVersion | undefined>;
  /** The rotation that has a version pending at the path, or `unknown`; undefined where nothing is pending. */
  pendingRotation(path: string, signal: AbortSignal): Promise<string | undefined>;
  /**
   * Makes the staged version current and the one before it previous, if current still is `expectedCurrent` (undefined:
   * the path held nothing). Somebody else wrote meanwhile: `conflict`, nothing changed. Already promoted: succeeds.
   */
  promote(
    path: string,
    rotationId: string,
    versionId: string,
    expectedCurrent: string | undefined,
    signal: AbortSignal,
  ): Promise<void>;
  /** Takes back what `stage` wrote and was not promoted. Succeeds if nothing is there. */
  discard(path: string, rotationId: string, signal: AbortSignal): Promise<void>;
  list(signal: AbortSignal): Promise<readonly StoreEntry[]>;
}
