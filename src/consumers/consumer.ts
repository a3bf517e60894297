import type { Credential } from '../core/credential.js';

/** The change that a consumer has to learn. */
export interface CredentialChange {
  readonly rotationId: string;
  /** Where the new value is current: `STORE:PATH#FIELD`. */
  readonly reference: string;
  readonly old: Credential;
  readonly successor: Credential;
}

/** A place that must learn the new value before the old one dies. */
export interface Consumer {
  /** `env-file:/srv/orders/.env#DB_PASSWORD`: for plans, messages and the journal. Never a value. */
  readonly name: string;
  /** Which attributes of the credential it can carry besides the secret (`user`). */
  readonly carries: readonly string[];
  /** Whether the old value stands there, the new one already does, or neither. Reads only. */
  check(change: Pick<CredentialChange, 'old'> & Partial<CredentialChange>, signal: AbortSignal): Promise<ConsumerState>;
  /** Brings the new value there. Succeeds if it already is there; neither value there is a `conflict`. */
  update(change: CredentialChange, signal: AbortSignal): Promise<void>;
}

/** `unknown` is for a consumer that can be told and not asked. */
export type ConsumerState = 'old' | 'new' | 'neither' | 'unknown';
