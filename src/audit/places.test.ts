import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgePlaces, type FoundValue, type StoredValue } from './places.js';
import type { Judging } from './rules.js';

const NOW = new Date('2026-11-26T12:00:00Z');
const judging: Judging = {
  limits: { maxLifetimeDays: { default: 90 }, isConfigured: true, unusedDays: 90 },
  now: NOW,
  rotatedAt: new Map(),
};
const scope = { providers: new Set(['acme']), areStoresRead: true };

function stored(place: string, fingerprint: string, more: Partial<StoredValue> = {}): StoredValue {
  const [entry = ''] = place.split('#');
  return { place, entry, fingerprints: [fingerprint], isCredential: true, updatedAt: NOW.toISOString(), ...more };
}

function found(fingerprint: string, more: Partial<FoundValue> = {}): FoundValue {
  return { fingerprint, provider: 'acme', kind: 'key', isGlobalKey: false, files: [], repositories: [], ...more };
}

const rulesOf = (...args: Parameters<typeof judgePlaces>): readonly string[] =>
  judgePlaces(...args).map(({ rule, subject }) => `${rule} ${subject.id}`);

it('finds one value under two paths, and names both', () => {
  const [one, ...others] = judgePlaces([stored('team:b#key', 'f1'), stored('team:a', 'f1')], [], judging, scope);
  expect(one).toMatchObject({ rule: 'shared', places: ['team:a', 'team:b#key'], subject: { id: 'team:a' } });
  expect(others).toEqual([]);
});

it('takes no host or user name that two secrets have in common for a shared credential', () => {
  const hosts = [stored('team:a#host', 'f1'), stored('team:b#host', 'f1')].map((one) => ({
    ...one,
    isCredential: false,
  }));
  expect(rulesOf(hosts, [], judging, scope)).toEqual([]);
});

it('lets one path hold a value twice', () => {
  expect(rulesOf([stored('team:a#old', 'f1'), stored('team:a#new', 'f1')], [], judging, scope)).toEqual([]);
});

it('finds a stored value in a repository, whatever its field is called', () => {
  const value = stored('team:a#host', 'f1', { isCredential: false });
  const leak = found('f1', { repositories: ['/work/shop/app.env'] });
  expect(rulesOf([value], [leak], judging, scope)).toEqual(['shared team:a#host']);
});

it('finds on disk what no store holds', () => {
  const leak = found('f1', { files: ['/work/shop/.env'] });
  expect(rulesOf([], [leak], judging, scope)).toEqual(['on-disk f1']);
  expect(rulesOf([stored('team:a', 'f1')], [leak], judging, scope)).toEqual([]);
});

it.each([
  { why: 'its provider is not audited', leak: found('f1', { files: ['.env'], provider: 'other' }), read: true },
  { why: 'it stands in history only', leak: found('f1'), read: true },
  { why: 'a store could not be read, which may hold it', leak: found('f1', { files: ['.env'] }), read: false },
])('does not call on disk what is not: $why', ({ leak, read }) => {
  expect(rulesOf([], [leak], judging, { ...scope, areStoresRead: read })).toEqual([]);
});

it('holds a global key that was found against its provider', () => {
  expect(rulesOf([], [found('f1', { isGlobalKey: true })], judging, scope)).toEqual(['root-key f1']);
});

it('counts an entry that nobody has written for too long once', () => {
  const updatedAt = '2026-08-01T00:00:00Z';
  const values = ['key', 'secret'].map((field, at) => stored(`team:a#${field}`, `f${String(at)}`, { updatedAt }));
  expect(rulesOf(values, [], judging, scope)).toEqual(['never-rotated team:a']);
});

it('finds a value that stands in several entries exactly once, however many there are', () => {
  const places = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 })), { maxLength: 12 });
  fc.assert(
    fc.property(places, (pairs) => {
      const values = pairs.map(([entry, value]) => stored(`team:e${String(entry)}#key`, `f${String(value)}`));
      const shared = new Set(
        pairs
          .filter(([entry, value]) => pairs.some(([other, same]) => same === value && other !== entry))
          .map(([, value]) => `f${String(value)}`),
      );
      const named = judgePlaces(values, [], judging, scope).flatMap(({ fingerprints }) => fingerprints);
      expect([...named].sort()).toEqual([...shared].sort());
    }),
  );
});
