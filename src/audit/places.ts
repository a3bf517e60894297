// Where values stand: in stores, as far as they were read, and in what scans have found. A value is looked at, named by its
// fingerprint and forgotten.
import type { AuditViolation } from '../core/audit-report.js';
import { grouped } from './grouped.js';
import { limitFor, daysBetween, violation, type Judging } from './rules.js';

/** A value in a store, by what names it. */
export interface StoredValue {
  /** `STORE:PATH` or `STORE:PATH#FIELD` */
  readonly place: string;
  /** `STORE:PATH` */
  readonly entry: string;
  /** Under every fingerprint key that is in use here; equal values have equal ones. */
  readonly fingerprints: readonly string[];
  /** Whether its field's name, the configuration or a finding says that it is a credential, and not a host or a user. */
  readonly isCredential: boolean;
  /** Provider of the credential, where the configuration says. */
  readonly provider?: string;
  /** When the place was last written. */
  readonly updatedAt: string;
}

/** What a scan has found and nobody has closed. */
export interface FoundValue {
  readonly fingerprint: string;
  readonly provider: string;
  readonly kind: string;
  readonly isGlobalKey: boolean;
  /** Where it stands in working trees and plain files, as last looked at; without files that the configuration fills. */
  readonly files: readonly string[];
  /** Repositories, with the path, where any of its places is in one. */
  readonly repositories: readonly string[];
}

const SHOWN = 5;

/** What is wrong with where values stand. */
export function judgePlaces(
  stored: readonly StoredValue[],
  found: readonly FoundValue[],
  judging: Judging,
  /** Providers that this audit is about, and whether every store could be read to the end. */
  scope: { readonly providers: ReadonlySet<string>; readonly areStoresRead: boolean },
): readonly AuditViolation[] {
  const inStores = new Map<string, StoredValue[]>();
  for (const value of stored) {
    for (const one of value.fingerprints) inStores.set(one, [...(inStores.get(one) ?? []), value]);
  }
  const relevant = found.filter(({ provider }) => scope.providers.has(provider));
  return [
    ...storedTwice(stored),
    ...found.flatMap((one) => storedAndFound(one, inStores.get(one.fingerprint) ?? [])),
    ...(scope.areStoresRead ? relevant.flatMap((one) => onDisk(one, inStores.has(one.fingerprint))) : []),
    ...relevant.flatMap(globalKey),
    ...oldEntries(stored, judging),
  ];
}

/** One value in two places of stores: whoever rotates the one breaks the other. */
function storedTwice(stored: readonly StoredValue[]): readonly AuditViolation[] {
  const credentials = stored.filter(({ isCredential }) => isCredential);
  const byValue = grouped(credentials, ({ fingerprints }) => fingerprints[0] ?? '');
  return [...byValue].flatMap(([fingerprint, values]) => {
    const places = [...new Set(values.map(({ place }) => place))].sort();
    const entries = new Set(values.map(({ entry }) => entry));
    const [first] = places;
    if (first === undefined || entries.size < 2) return [];
    return [
      violation('shared', {
        provider: values.find(({ provider }) => provider !== undefined)?.provider ?? 'store',
        subject: { type: 'stored', kind: 'stored value', id: first, name: '' },
        detail: `one value stands in ${String(places.length)} places: ${some(places)}`,
        advice: 'give each purpose a credential of its own',
        fingerprints: [fingerprint],
        places,
      }),
    ];
  });
}

/** What a store keeps should stand nowhere else. */
function storedAndFound(one: FoundValue, stored: readonly StoredValue[]): readonly AuditViolation[] {
  const [first] = stored;
  if (first === undefined || one.repositories.length === 0) return [];
  return [
    violation('shared', {
      provider: one.provider,
      subject: { type: 'stored', kind: 'stored value', id: first.place, name: '' },
      detail: `its value stands in a repository as well: ${some(one.repositories)}`,
      advice: `rotate it: unleak rotate ${one.fingerprint}`,
      fingerprints: [one.fingerprint],
      places: stored.map(({ place }) => place),
    }),
  ];
}

function onDisk(one: FoundValue, isStored: boolean): readonly AuditViolation[] {
  if (isStored || one.files.length === 0) return [];
  return [
    violation('on-disk', {
      provider: one.provider,
      subject: { type: 'finding', kind: one.kind, id: one.fingerprint, name: '' },
      detail: `it stands in a file and in no store: ${some(one.files)}`,
      advice: `move it to a store by rotating it: unleak rotate ${one.fingerprint}`,
      fingerprints: [one.fingerprint],
    }),
  ];
}

/** Such keys are in no list, so only a finding shows that one is in use. */
function globalKey(one: FoundValue): readonly AuditViolation[] {
  if (!one.isGlobalKey) return [];
  return [
    violation('root-key', {
      provider: one.provider,
      subject: { type: 'finding', kind: one.kind, id: one.fingerprint, name: '' },
      detail: `a ${one.kind} is in use: nothing can limit it`,
      advice: `replace it by tokens with only what each purpose needs: unleak rotate ${one.fingerprint}`,
      fingerprints: [one.fingerprint],
    }),
  ];
}

/** An entry is written as a whole, so there is one violation for all of its fields. */
function oldEntries(stored: readonly StoredValue[], { limits, now }: Judging): readonly AuditViolation[] {
  const credentials = stored.filter(({ isCredential }) => isCredential);
  return [...grouped(credentials, ({ entry }) => entry)].flatMap(([entry, values]) => {
    const { provider = 'store' } = values.find((value) => value.provider !== undefined) ?? {};
    const limit = limitFor(limits, provider);
    const days = daysBetween(values[0]?.updatedAt ?? '', now);
    if (limit === undefined || days === undefined || days <= limit) return [];
    return [
      violation('never-rotated', {
        provider,
        subject: { type: 'stored', kind: 'stored secret', id: entry, name: '' },
        detail: `nothing was written there for ${String(days)} days; ${String(limit)} are allowed`,
        advice: 'rotate what stands there',
        places: values.map(({ place }) => place),
      }),
    ];
  });
}

function some(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return `${names.slice(0, SHOWN).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}
