// Lists what every provider of the configuration has, all at once. One that can't be listed is named and ends nothing.
import { setMaxListeners } from 'node:events';
import type { AuditSource, AuditToken } from '../core/audit-report.js';
import { AppError } from '../core/errors.js';
import type { Clock } from '../platform/clock.js';
import { withDeadline } from '../platform/deadline.js';
import type { Inventory, ListedToken } from './inventory.js';

/** So many requests at once listen for the end of one audit; Node takes more than ten for a leak. */
export const MAX_LISTENERS = 200;

/** An entry of the configuration. */
export interface ProviderEntry {
  readonly name: string;
  readonly type: string;
  /** Looks up its credential; undefined where nothing can list such a provider. */
  readonly open: (() => Promise<Inventory>) | undefined;
}

/** A token and what a value of it would look like. */
export interface KnownToken {
  readonly token: AuditToken;
  readonly value: ListedToken['value'];
}

export interface Collected {
  readonly sources: readonly AuditSource[];
  readonly tokens: readonly KnownToken[];
  /** Of the entries that can be listed, as findings name them. */
  readonly providers: ReadonlySet<string>;
}

export interface CollectOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For one provider. */
  readonly deadlineMs: number;
  /** Called after each token. */
  readonly onToken: () => void;
}

interface OneProvider {
  readonly source: AuditSource;
  readonly provider?: string;
  readonly listed: readonly { readonly key: string; readonly known: KnownToken }[];
}

export async function collectTokens(entries: readonly ProviderEntry[], options: CollectOptions): Promise<Collected> {
  const all = await Promise.all(entries.map((entry) => collectOne(entry, options)));
  const tokens = new Map<string, KnownToken>();
  // Two entries for one account list the same: each token counts once.
  for (const { listed } of all) for (const { key, known } of listed) if (!tokens.has(key)) tokens.set(key, known);
  return {
    sources: all.map(({ source }) => source),
    tokens: [...tokens.values()],
    providers: new Set(all.map(({ provider }) => provider).filter((one) => one !== undefined)),
  };
}

/** What a failure says, for a report. What is our bug, or the user's Ctrl-C, is thrown again. */
export function problemOf(error: unknown, signal: AbortSignal): { readonly what: string; readonly hint?: string } {
  signal.throwIfAborted();
  if (!(error instanceof AppError)) throw error;
  return { what: error.message, ...(error.hint === undefined ? {} : { hint: error.hint }) };
}

async function collectOne({ name, type, open }: ProviderEntry, options: CollectOptions): Promise<OneProvider> {
  const source = { name, kind: 'provider', type, listed: 0, problems: [], untold: [] } as const;
  if (open === undefined) return { source: { ...source, state: 'no-listing' }, listed: [] };
  const listed: OneProvider['listed'][number][] = [];
  let inventory: Inventory | undefined;
  try {
    inventory = await open();
    await listAll(name, inventory, listed, options);
    const { untold, provider } = inventory;
    return { source: { ...source, state: 'listed', listed: listed.length, untold }, provider, listed };
  } catch (error) {
    const problems = [problemOf(error, options.signal)];
    const state = listed.length === 0 ? 'failed' : 'partly';
    const untold = inventory?.untold ?? [];
    const failed = { ...source, state, listed: listed.length, problems, untold } as const;
    return { source: failed, ...(inventory === undefined ? {} : { provider: inventory.provider }), listed };
  }
}

async function listAll(
  name: string,
  inventory: Inventory,
  listed: OneProvider['listed'][number][],
  { clock, signal, deadlineMs, onToken }: CollectOptions,
): Promise<void> {
  const now = clock.now().getTime();
  await withDeadline(`${inventory.provider}: listing all`, deadlineMs, signal, async (inTime) => {
    setMaxListeners(MAX_LISTENERS, inTime);
    for await (const { value, ...token } of inventory.list(inTime)) {
      inTime.throwIfAborted();
      // Some providers go on listing what has expired.
      if (typeof token.expires === 'string' && Date.parse(token.expires) <= now) continue;
      const known = { ...token, provider: inventory.provider, listedBy: name, stored: [], found: [] };
      const key = JSON.stringify([inventory.provider, inventory.realm, token.kind, token.id]);
      listed.push({ key, known: { token: known, value } });
      onToken();
    }
  });
}
