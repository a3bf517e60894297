import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SWEEP_LIVES, type SweepLife, type SweptFinding } from '../core/sweep-report.js';
import type { EarlierFinding, KnownLife, Sighting } from '../state/sweeps.js';
import { findingsNow, type SweepView } from './changes.js';

const NOW = '2026-01-02T03:04:05.000Z';

function sighting(fingerprint: string, more: Partial<Sighting> = {}): Sighting {
  const what = { ruleId: 'acme-key', provider: 'acme', kind: 'key', severity: 'high', confidence: 'high' } as const;
  return { fingerprint, ...what, places: 1, locations: [], ...more };
}

function earlier(fingerprint: string, life: SweepLife): EarlierFinding {
  const [seen] = findingsNow(view({ sightings: new Map([['gone', [sighting(fingerprint)]]]) }));
  return { life, seen: { ...seen!, life } };
}

function view(more: Partial<SweepView>): SweepView {
  return {
    sightings: new Map(),
    unwatched: new Set(),
    owners: new Map(),
    before: new Map(),
    lives: new Map(),
    validities: new Map(),
    now: NOW,
    ...more,
  };
}

const known = (life: SweepLife): ReadonlyMap<string, KnownLife> => new Map([['a', { life, firstSeenAt: NOW }]]);
const here = new Map([['one', [sighting('a')]]]);
const changed = ([finding]: readonly SweptFinding[]): unknown => [finding?.life, finding?.change];

describe('what changed', () => {
  it.each([
    { why: 'it was never seen', before: undefined, now: 'open', gives: ['open', 'new'] },
    { why: 'it was seen and is dead by now', before: 'open', now: 'dead', gives: ['dead', 'dead'] },
    { why: 'a rotation of it has begun', before: 'open', now: 'rotating', gives: ['rotating', 'rotating'] },
    { why: 'it is as it was', before: 'open', now: 'open', gives: ['open', undefined] },
    { why: 'it was closed and is back', before: 'closed', now: 'closed', gives: ['open', 'reopened'] },
    { why: 'it was dead and works again', before: 'dead', now: 'open', gives: ['open', 'reopened'] },
    { why: 'it was accepted and is not any more', before: 'accepted', now: 'open', gives: ['open', 'reopened'] },
    { why: 'its rotation was taken back', before: 'rotating', now: 'open', gives: ['open', 'reopened'] },
  ] as const)('says so when $why', ({ before, now, gives }) => {
    const was = before === undefined ? new Map() : new Map([['a', earlier('a', before)]]);
    expect(changed(findingsNow(view({ sightings: here, before: was, lives: known(now) })))).toEqual(gives);
  });

  it.each([
    { why: 'closes what was open', before: 'open', now: 'open', gives: ['closed', 'closed'] },
    { why: 'closes what was accepted', before: 'accepted', now: 'accepted', gives: ['closed', 'closed'] },
    { why: 'leaves what was closed', before: 'closed', now: 'closed', gives: ['closed', undefined] },
    { why: 'leaves what is dead', before: 'dead', now: 'dead', gives: ['dead', undefined] },
    { why: 'leaves what is being rotated', before: 'rotating', now: 'rotating', gives: ['rotating', undefined] },
    { why: 'tells what died meanwhile', before: 'rotating', now: 'dead', gives: ['dead', 'dead'] },
  ] as const)('$why, when it stands nowhere any more', ({ before, now, gives }) => {
    const was = new Map([['a', earlier('a', before)]]);
    expect(changed(findingsNow(view({ before: was, lives: known(now) })))).toEqual(gives);
  });

  it('is nothing for what only stood where nobody looks any more', () => {
    const before = new Map([['a', earlier('a', 'open')]]);
    expect(findingsNow(view({ before, unwatched: new Set(['a']) }))).toEqual([]);
  });

  it('is accepted only where it is accepted in every place', () => {
    const accepted = sighting('a', { isAccepted: true });
    const before = new Map([['a', earlier('a', 'open')]]);
    const both = new Map([
      ['one', [accepted]],
      ['two', [sighting('a')]],
    ]);
    expect(changed(findingsNow(view({ sightings: both, before })))).toEqual(['open', undefined]);
    expect(changed(findingsNow(view({ sightings: new Map([['one', [accepted]]]), before })))).toEqual([
      'accepted',
      'accepted',
    ]);
  });
});

it('gives one finding for a secret, with the worst severity, the oldest commit and all owners', () => {
  const sightings = new Map([
    ['one', [sighting('a', { severity: 'low', since: { date: '2024-02-01T00:00:00Z', author: 'Bob' } })]],
    ['two', [sighting('a', { severity: 'critical', since: { date: '2024-01-01T00:00:00Z', author: 'Ann' } })]],
  ]);
  const owners = new Map([
    ['one', 'b'],
    ['two', 'a'],
  ]);
  expect(findingsNow(view({ sightings, owners }))).toMatchObject([
    { severity: 'critical', since: { author: 'Ann' }, owners: ['a', 'b'], targets: ['one', 'two'], places: 2 },
  ]);
});

it('gives each secret once, and no change in a second sweep of the same', () => {
  const fingerprints = fc.constantFrom('a', 'b', 'c', 'd');
  const lives = fc.constantFrom(...SWEEP_LIVES);
  const places = fc.dictionary(fc.constantFrom('p', 'q', 'r'), fc.uniqueArray(fingerprints));
  fc.assert(
    fc.property(places, fc.array(fc.tuple(fingerprints, lives)), (seen, knownLives) => {
      const sightings = new Map(Object.entries(seen).map(([name, list]) => [name, list.map((one) => sighting(one))]));
      const all = new Map(knownLives.map(([fingerprint, life]) => [fingerprint, { life, firstSeenAt: NOW }]));
      const first = findingsNow(view({ sightings, lives: all }));
      expect(first.map(({ fingerprint }) => fingerprint).toSorted()).toEqual(
        [...new Set(Object.values(seen).flat())].toSorted(),
      );
      const before = new Map(first.map((one) => [one.fingerprint, { life: one.life, seen: one }]));
      const second = findingsNow(view({ sightings, lives: all, before }));
      expect(second.flatMap(({ change }) => change ?? [])).toEqual([]);
    }),
  );
});
