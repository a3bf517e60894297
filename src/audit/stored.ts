// Reads what stores hold, value by value, and keeps of each only what names it.
import type { AuditSource } from '../core/audit-report.js';
import { SecretValue } from '../core/secret-value.js';
import { problemOf } from './collect.js';
import { mapInParallel } from './parallel.js';
import type { StoredValue } from './places.js';

/** What an audit needs of a store. */
export interface ReadableStore {
  list(
    signal: AbortSignal,
  ): Promise<readonly { readonly path: string; readonly currentVersion?: string; readonly updatedAt: string }[]>;
  current(path: string, signal: AbortSignal): Promise<{ readonly value: SecretValue } | undefined>;
}

export interface StoreEntryToOpen {
  readonly name: string;
  readonly type: string;
  readonly open: () => Promise<ReadableStore>;
}

export interface StoredOptions {
  readonly signal: AbortSignal;
  /** Names a value, under every key that is in use. */
  readonly fingerprints: (secret: SecretValue) => readonly string[];
  /** Fingerprints that scans have found: such a value is a credential, whatever its field is called. */
  readonly known: ReadonlySet<string>;
  /** Places of configured credentials, `STORE:PATH` or `STORE:PATH#FIELD`, with the provider. */
  readonly configured: ReadonlyMap<string, string>;
  /** Is shown each value once, with its place, and keeps none. */
  readonly onValue: (place: string, secret: SecretValue) => void;
}

export interface Stored {
  readonly sources: readonly AuditSource[];
  readonly values: readonly StoredValue[];
}

const MIN_LENGTH = 8;
/** Deeper than this nobody writes a secret. */
const MAX_DEPTH = 8;
/** Fields that are called so hold a credential, unless the name goes on to say that it is only the name of one. */
const CREDENTIAL = /pass|pwd|secret|token|key|credential|auth|dsn|signature/i;
const NAME_OF_ONE = /(?:id|name|user|url|uri|host|type|path|version|public)$/i;

export async function readStores(stores: readonly StoreEntryToOpen[], options: StoredOptions): Promise<Stored> {
  const all = await Promise.all(stores.map((store) => readStore(store, options)));
  return { sources: all.map(({ source }) => source), values: all.flatMap(({ values }) => values) };
}

interface OneStore {
  readonly source: AuditSource;
  readonly values: readonly StoredValue[];
}

async function readStore({ name, type, open }: StoreEntryToOpen, options: StoredOptions): Promise<OneStore> {
  const source = { name, kind: 'store', type, untold: [] } as const;
  const problems: AuditSource['problems'][number][] = [];
  const values: StoredValue[] = [];
  let listed = 0;
  try {
    const store = await open();
    const entries = (await store.list(options.signal)).filter(({ currentVersion }) => currentVersion !== undefined);
    listed = entries.length;
    const read = mapInParallel(entries, async ({ path, updatedAt }) => {
      const entry = `${name}:${path}`;
      try {
        const version = await store.current(path, options.signal);
        return version === undefined ? [] : valuesOf(entry, version.value, updatedAt, options);
      } catch (error) {
        problems.push(problemOf(error, options.signal));
        return [];
      }
    });
    for await (const some of read) values.push(...some);
  } catch (error) {
    problems.push(problemOf(error, options.signal));
    return { source: { ...source, state: listed === 0 ? 'failed' : 'partly', listed, problems }, values };
  }
  return { source: { ...source, state: problems.length === 0 ? 'listed' : 'partly', listed, problems }, values };
}

/** The value as a whole, and each text in it where it is a JSON object. */
export function valuesOf(
  entry: string,
  value: SecretValue,
  updatedAt: string,
  options: Omit<StoredOptions, 'signal'>,
): readonly StoredValue[] {
  const parts = textsOf(value) ?? [{ field: undefined, value }];
  const whole = options.configured.get(entry);
  return parts.flatMap(({ field, value: part }) => {
    const text = part.reveal();
    if (text.length < MIN_LENGTH) return [];
    const place = field === undefined ? entry : `${entry}#${field}`;
    options.onValue(place, part);
    const fingerprints = options.fingerprints(part);
    const provider = options.configured.get(place) ?? whole;
    const isNamedSo = field === undefined || isCredentialName(field, text);
    const isKnown = fingerprints.some((one) => options.known.has(one));
    const isCredential = isNamedSo || isKnown || options.configured.has(place);
    return [{ place, entry, fingerprints, isCredential, updatedAt, ...(provider === undefined ? {} : { provider }) }];
  });
}

function isCredentialName(field: string, text: string): boolean {
  // An address with a password in it.
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:[^/@\s]+@/i.test(text)) return true;
  return CREDENTIAL.test(field) && !NAME_OF_ONE.test(field);
}

interface Text {
  readonly field: string;
  readonly value: SecretValue;
}

/** The texts of a JSON object; undefined where the value is none. */
function textsOf(value: SecretValue): readonly Text[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value.reveal());
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  return Object.entries(parsed).flatMap(([name, inner]) => within(name, inner, 1));
}

/** Also of objects and lists inside, as `outer.inner`. */
function within(field: string, value: unknown, depth: number): readonly Text[] {
  if (typeof value === 'string') return [{ field, value: new SecretValue(value) }];
  if (typeof value !== 'object' || value === null || depth >= MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([name, inner]) => within(`${field}.${name}`, inner, depth + 1));
}
