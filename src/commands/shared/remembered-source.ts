/** What is kept of a source that was read to its end, so that the next scan need not read it: everything but values. */
import type { Attribution, SourceCoverage } from '../../core/finding.js';
import type { FingerprintKey } from '../../core/fingerprint.js';
import type { Origin } from '../../core/fragment.js';
import { RememberedSecret, traceOf, type SecretTrace } from '../../core/remembered-secret.js';
import type { Hit } from '../../engine/hit.js';
import { formsOf } from '../../reporters/redact.js';
import type { Overruled } from './known-objects.js';

/** A source with more of them costs more to remember than it is worth. */
export const MAX_HITS = 20_000;
/** With more such objects, all is read again once rules change. */
const MAX_OVERRULED = 20_000;
const ISO_DATE = /\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?/g;

export interface Attributed {
  readonly repository: string | undefined;
  readonly object: string;
  readonly found: readonly Attribution[];
}

/** All that a source gave. */
export interface Taken {
  readonly coverage: SourceCoverage;
  readonly hits: readonly Hit[];
  readonly attributed: readonly Attributed[];
  /** Undefined where there is too much of it. */
  readonly overruled: Overruled | undefined;
}

type KeptHit = Omit<Hit, 'secret' | 'origin'> & { readonly secret: number; readonly origin: number };

interface Kept {
  readonly coverage: SourceCoverage;
  readonly secrets: readonly SecretTrace[];
  readonly origins: readonly Origin[];
  readonly hits: readonly KeptHit[];
  readonly attributed: readonly Attributed[];
  /** Each object with the rules. */
  readonly overruled?: readonly (readonly string[])[];
  /** From then on something would be judged in another way. */
  readonly goodUntil?: number;
}

export interface KeepOptions {
  /** Takes the values of secrets out of a text. */
  readonly clean: (text: string) => string;
  readonly key: FingerprintKey;
  readonly nowMs: number;
}

/**
 * The text to keep, or undefined for what is not to be kept: what is incomplete, very much, or stands where a secret is part
 * of the name of the place.
 */
export function keep(taken: Taken, { clean, key, nowMs }: KeepOptions): string | undefined {
  if (taken.coverage.gaps.length > 0 || taken.hits.length > MAX_HITS) return undefined;
  const isClean = (text: string | undefined): boolean => text === undefined || clean(text) === text;
  const secrets = new Numbered<SecretTrace>();
  const origins = new Numbered<Origin>();
  const traces = new Map<string, SecretTrace>();
  const hits = taken.hits.map(({ secret, origin, ...hit }) => ({
    ...hit,
    ...(hit.marker === undefined ? {} : { marker: clean(hit.marker) }),
    reasons: hit.reasons.map(clean),
    companions: hit.companions.map(({ name, value }) => ({ name, value: clean(value) })),
    secret: secrets.of(traceFor(secret, traces, key)),
    origin: origins.of(origin),
  }));
  const attributed = taken.attributed.map((one) => ({
    ...one,
    found: one.found.map((place) => cleaned(place, clean)),
  }));
  const names = [
    ...origins.items.flatMap(({ repository, path, member }) => [repository, path, member]),
    ...attributed.flatMap(({ found }) => found.flatMap(({ path, place }) => [path, place])),
  ];
  if (!names.every(isClean)) return undefined;
  const goodUntil = firstDateAfter(nowMs, JSON.stringify(hits.map(({ reasons, companions }) => [reasons, companions])));
  const kept: Kept = {
    coverage: taken.coverage,
    secrets: secrets.items,
    origins: origins.items,
    hits,
    attributed,
    ...keptOverruled(taken.overruled),
    ...(goodUntil === undefined ? {} : { goodUntil }),
  };
  return JSON.stringify(kept);
}

/** What was kept; undefined when it would be judged in another way today. */
export function recall(text: string, key: FingerprintKey, nowMs: number): Taken | undefined {
  const kept = JSON.parse(text) as Kept;
  if (kept.goodUntil !== undefined && kept.goodUntil <= nowMs) return undefined;
  const secrets = kept.secrets.map((trace) => new RememberedSecret(trace, key));
  return {
    coverage: kept.coverage,
    hits: kept.hits.map((hit) => ({ ...hit, secret: secrets[hit.secret]!, origin: kept.origins[hit.origin]! })),
    attributed: kept.attributed,
    overruled:
      kept.overruled === undefined
        ? undefined
        : new Map(kept.overruled.map(([object = '', ...ids]) => [object, new Set(ids)])),
  };
}

function keptOverruled(overruled: Overruled | undefined): Pick<Kept, 'overruled'> {
  if (overruled === undefined || overruled.size > MAX_OVERRULED) return {};
  return { overruled: [...overruled].map(([object, ids]) => [object, ...ids]) };
}

/** The coverage of a source that was not read, since everything in it is known. */
export function knownCoverage(coverage: SourceCoverage): SourceCoverage {
  const units = Object.entries(coverage.units).map(([unit, { enumerated, scanned, skipped }]) => {
    const known = scanned + (skipped['known'] ?? 0);
    return [
      unit,
      { enumerated, scanned: 0, skipped: known === 0 ? skipped : { ...skipped, known }, bytes: 0 },
    ] as const;
  });
  return { ...coverage, units: Object.fromEntries(units) };
}

/** A value that is only in names of people and refs does not tell places apart, and is taken out there. */
function cleaned({ author, refs, ...rest }: Attribution, clean: (text: string) => string): Attribution {
  return {
    ...rest,
    ...(author === undefined ? {} : { author: clean(author) }),
    ...(refs === undefined ? {} : { refs: refs.map(clean) }),
  };
}

function traceFor(secret: Hit['secret'], known: Map<string, SecretTrace>, key: FingerprintKey): SecretTrace {
  if (secret instanceof RememberedSecret) {
    const { trace } = secret;
    const same = known.get(trace.fingerprint) ?? trace;
    known.set(trace.fingerprint, same);
    return same;
  }
  const fingerprint = key.fingerprint(secret);
  const trace = known.get(fingerprint) ?? traceOf(secret, formsOf(secret.reveal()), key);
  known.set(fingerprint, trace);
  return trace;
}

/** Expiry is judged by the clock, and what is judged so tells the date. */
function firstDateAfter(nowMs: number, text: string): number | undefined {
  const dates = [...text.matchAll(ISO_DATE)].map(([date]) => Date.parse(date)).filter((date) => date > nowMs);
  return dates.length === 0 ? undefined : Math.min(...dates);
}

/** Gives each item a number, the same item the same one. */
class Numbered<T> {
  readonly items: T[] = [];
  readonly #numbers = new Map<T, number>();

  of(item: T): number {
    const known = this.#numbers.get(item);
    if (known !== undefined) return known;
    this.#numbers.set(item, this.items.length);
    this.items.push(item);
    return this.items.length - 1;
  }
}
