// An audit: lists providers, reads stores, joins both with what scans have found, and judges. Changes nothing.
import { setMaxListeners } from 'node:events';
import type { AuditLimits, AuditReport, AuditSource, AuditToken, AuditViolation } from '../core/audit-report.js';
import { AUDIT_RULES } from '../core/audit-report.js';
import { SEVERITIES } from '../core/finding.js';
import type { SecretValue } from '../core/secret-value.js';
import type { Clock } from '../platform/clock.js';
import { collectTokens, MAX_LISTENERS, type KnownToken, type ProviderEntry } from './collect.js';
import { isValueOf } from './inventory.js';
import { judgePlaces, type FoundValue } from './places.js';
import { judgeTokens, type Judging } from './rules.js';
import { withoutWaived, type WaiverOf } from './waived.js';
import { readStores, type StoredOptions, type StoreEntryToOpen } from './stored.js';

/** What is known of a finding, with what tells which token it is. */
export interface Evidence extends FoundValue {
  /** Ids that stand beside it, as the key id of a pair. */
  readonly ids: readonly string[];
  /** Read again from where it stands, where it still stands there; used for the comparison and not kept. */
  readonly secret?: SecretValue | undefined;
}

export interface AuditInput extends Pick<Judging, 'limits' | 'rotatedAt'> {
  readonly version: string;
  readonly providers: readonly ProviderEntry[];
  readonly stores: readonly StoreEntryToOpen[];
  readonly evidence: readonly Evidence[];
  /** What came of looking at findings. */
  readonly scans: AuditSource;
  readonly stored: Pick<StoredOptions, 'fingerprints' | 'configured'>;
  readonly limits: AuditLimits;
  readonly waiverOf: WaiverOf;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  readonly onToken: () => void;
}

export async function makeAudit(input: AuditInput): Promise<AuditReport> {
  const { clock, signal, evidence, limits, rotatedAt } = input;
  const startedAt = clock.now().toISOString();
  setMaxListeners(MAX_LISTENERS, signal);
  const collected = await collectTokens(input.providers, input);
  const join = new Join(collected.tokens);
  for (const { ids, secret, fingerprint } of evidence) join.find(fingerprint, ids, secret);
  const known = new Set(evidence.map(({ fingerprint }) => fingerprint));
  const onValue = (place: string, secret: SecretValue): void => join.store(place, secret);
  const stored = await readStores(input.stores, { ...input.stored, known, onValue, signal });
  const tokens = join.tokens();
  const judging: Judging = { limits, rotatedAt, now: clock.now() };
  const areStoresRead = stored.sources.every(({ state }) => state === 'listed');
  const scope = { providers: collected.providers, areStoresRead };
  const against = [...judgeTokens(tokens, judging), ...judgePlaces(stored.values, evidence, judging, scope)];
  const { violations, waived } = withoutWaived(against.toSorted(byWeight), input.waiverOf);
  const sources = [...collected.sources, ...stored.sources, input.scans];
  const isWhole = sources.every(({ state }) => state === 'listed' || state === 'no-listing');
  return {
    schemaVersion: 1,
    tool: { name: 'unleak', version: input.version },
    startedAt,
    finishedAt: clock.now().toISOString(),
    state: isWhole ? 'complete' : 'incomplete',
    limits,
    sources,
    violations,
    waived,
    tokens,
  };
}

/** Which token stands where. A value that could be two tokens' is counted as neither's. */
class Join {
  readonly #tokens: readonly KnownToken[];
  readonly #byId = new Map<string, KnownToken[]>();
  readonly #stored = new Map<KnownToken, Set<string>>();
  readonly #found = new Map<KnownToken, Set<string>>();

  constructor(tokens: readonly KnownToken[]) {
    this.#tokens = tokens.filter(({ value }) => value !== undefined);
    for (const known of tokens) {
      this.#byId.set(known.token.id, [...(this.#byId.get(known.token.id) ?? []), known]);
      this.#stored.set(known, new Set());
      this.#found.set(known, new Set());
    }
  }

  store(place: string, secret: SecretValue): void {
    const known = this.#ofValue(secret);
    if (known !== undefined) this.#stored.get(known)?.add(place);
  }

  find(fingerprint: string, ids: readonly string[], secret: SecretValue | undefined): void {
    const byId = ids.flatMap((id) => this.#byId.get(id) ?? []);
    const known = byId.length === 1 ? byId[0] : secret && this.#ofValue(secret);
    if (known !== undefined) this.#found.get(known)?.add(fingerprint);
  }

  tokens(): readonly AuditToken[] {
    return [...this.#stored].map(([known, places]) => ({
      ...known.token,
      stored: [...places].sort(),
      found: [...(this.#found.get(known) ?? [])].sort(),
    }));
  }

  #ofValue(secret: SecretValue): KnownToken | undefined {
    const matching = this.#tokens.filter(({ value }) => isValueOf(value, secret));
    return matching.length === 1 ? matching[0] : undefined;
  }
}

/** Worst first, then by rule and by what it is about, so that two audits of the same state read the same. */
function byWeight(one: AuditViolation, other: AuditViolation): number {
  const weight = SEVERITIES.indexOf(other.severity) - SEVERITIES.indexOf(one.severity);
  if (weight !== 0) return weight;
  const rule = AUDIT_RULES.indexOf(one.rule) - AUDIT_RULES.indexOf(other.rule);
  if (rule !== 0) return rule;
  const [first, second] = [`${one.provider} ${one.subject.id}`, `${other.provider} ${other.subject.id}`];
  return first === second ? 0 : first < second ? -1 : 1;
}
