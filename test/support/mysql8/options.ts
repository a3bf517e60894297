/** What CREATE USER and ALTER USER say of an account beside its passwords. */
import type { Cursor } from './cursor.js';
import { Refusal } from './refusal.js';

export const LIMITS = [
  'MAX_QUERIES_PER_HOUR',
  'MAX_UPDATES_PER_HOUR',
  'MAX_CONNECTIONS_PER_HOUR',
  'MAX_USER_CONNECTIONS',
] as const;

export type Limits = Readonly<Partial<Record<(typeof LIMITS)[number], number>>>;

export interface AccountOptions {
  readonly limits?: Limits;
  readonly isLocked?: boolean;
  readonly isExpired?: boolean;
  /** Days; 0 is never, null is the server's default. */
  readonly lifetime?: number | null;
  /** Keys that are null are taken away. */
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** In the order of the manual: resource limits, then passwords and locks in any order, then a comment or attributes. */
export function readOptions(cursor: Cursor): AccountOptions {
  let options: AccountOptions = {};
  if (cursor.accept('WITH')) options = { limits: limits(cursor) };
  for (;;) {
    const option = lockOrExpiry(cursor);
    if (option === undefined) break;
    options = { ...options, ...option };
  }
  const metadata = attributes(cursor);
  return metadata === undefined ? options : { ...options, metadata };
}

function limits(cursor: Cursor): Limits {
  const found: Partial<Record<(typeof LIMITS)[number], number>> = {};
  for (;;) {
    const limit = LIMITS.find((name) => cursor.accept(name));
    if (limit === undefined) break;
    found[limit] = cursor.number();
  }
  if (Object.keys(found).length === 0) throw cursor.fail();
  return found;
}

function lockOrExpiry(cursor: Cursor): AccountOptions | undefined {
  if (cursor.accept('ACCOUNT', 'LOCK')) return { isLocked: true };
  if (cursor.accept('ACCOUNT', 'UNLOCK')) return { isLocked: false };
  if (!cursor.accept('PASSWORD', 'EXPIRE')) return undefined;
  if (cursor.accept('NEVER')) return { lifetime: 0 };
  if (cursor.accept('DEFAULT')) return { lifetime: null };
  if (!cursor.accept('INTERVAL')) return { isExpired: true };
  const lifetime = cursor.number();
  cursor.expect('DAY');
  return { lifetime };
}

function attributes(cursor: Cursor): Readonly<Record<string, unknown>> | undefined {
  if (cursor.accept('COMMENT')) return { comment: cursor.need('text') };
  if (!cursor.accept('ATTRIBUTE')) return undefined;
  const parsed = parseObject(cursor.need('text'));
  if (parsed === undefined) throw new Refusal(3140, 'Invalid JSON text: a JSON object is needed');
  return parsed;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
