// What a Stripe account has, as far as credentials go.
import type { LingeringOptions } from '../fake/lingering.js';
import type { KeyKind } from './mint.js';

export type ReadRight = `rak_${string}_read`;

/** Names as Stripe's refusals give them; `..._write` covers `..._read`. */
export type Permission = ReadRight | `rak_${string}_write`;

export interface StripeKey {
  readonly name: string;
  readonly kind: KeyKind;
  readonly isLive: boolean;
  readonly value: string;
  /** Of a restricted key; every other may do everything that its kind may. */
  readonly permissions: readonly Permission[];
  readonly createdAt: Date;
  /** From when on Stripe counts it as expired; it may linger after that. */
  expiresAt: Date | undefined;
  lastUsedAt: Date | undefined;
}

export interface WebhookEndpoint {
  readonly id: string;
  readonly isLive: boolean;
  readonly secret: string;
  readonly created: number;
  readonly apiVersion: string | null;
  readonly isConnect: boolean;
  url: string;
  enabledEvents: readonly string[];
  description: string | null;
  metadata: Readonly<Record<string, string>>;
  isDisabled: boolean;
}

/** A charge or a customer: there to be listed by who may. */
export interface PlainObject {
  readonly id: string;
  readonly isLive: boolean;
  readonly view: Readonly<Record<string, unknown>>;
}

export interface StripeOptions extends LingeringOptions {
  readonly now?: () => number;
  /** Webhook endpoints in each mode; Stripe allows 16. */
  readonly maxEndpoints?: number;
  /** How long an idempotency key is remembered; 24 hours unless given. */
  readonly rememberMs?: number;
}
