import type { AuditToken } from '../core/audit-report.js';
import type { SecretValue } from '../core/secret-value.js';

/** A token as listed, with what tells whether a value is this token's. */
export interface ListedToken extends Omit<AuditToken, 'provider' | 'listedBy' | 'stored' | 'found'> {
  /** What the provider shows of the value, or what its form has of the id. Left out where nothing tells. */
  readonly value?: ValueHint;
}

/** How a value that belongs to a token can be known: by a part that it has, or by its beginning and end. */
export type ValueHint = { readonly contains: string } | { readonly startsWith: string; readonly endsWith: string };

/** Lists the active tokens of one entry of the configuration. Reads only. */
export interface Inventory {
  /** Provider as findings name it. */
  readonly provider: string;
  /** Names the server and account in which ids are unique, so that two entries for one of them count once. */
  readonly realm: string;
  /** What this provider does not tell of its tokens, in words. */
  readonly untold: readonly string[];
  /** All of them, page by page. Fails with the provider's refusal, or with `provider-unreachable`. */
  list(signal: AbortSignal): AsyncIterable<ListedToken>;
}

/** Whether a value may be that of the token. A hint of a few characters proves nothing, so such a one never matches. */
export function isValueOf(hint: ValueHint | undefined, secret: SecretValue): boolean {
  if (hint === undefined) return false;
  const text = secret.reveal();
  if ('contains' in hint) return hint.contains.length >= 8 && text.includes(hint.contains);
  const { startsWith, endsWith } = hint;
  const isLongEnough = endsWith.length >= 3 && startsWith.length + endsWith.length >= 6;
  const fits = startsWith.length + endsWith.length <= text.length;
  return isLongEnough && fits && text.startsWith(startsWith) && text.endsWith(endsWith);
}
