import { compareText } from '../core/compare-text.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dossierWith } from '../../test/support/incident-dossier.js';
import { Journal } from '../journal/journal.js';
import { openState, type State } from '../state/database.js';
import { recordFinding } from '../state/record-finding.js';
import { recordValidities } from '../state/validity.js';
import { checkTrail, readTrail } from '../trail/trail.js';
import { dossierOf } from './dossier.js';
import { approvalOf, type IncidentPlan } from './incident.js';
import { Incidents } from './incidents.js';

const { about, fingerprint, plan: samplePlan } = dossierWith().incident;
const plan = samplePlan as IncidentPlan;
const OTHER = `v1:${'cd'.repeat(16)}`;

let folder: string;
let state: State;
let incidents: Incidents;
let now: Date;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unleak-incidents-'));
  state = await openState(folder);
  now = new Date('2026-04-01T08:00:00Z');
  incidents = new Incidents({ state, now: () => now, actor: 'ann@host' });
});
afterEach(async () => {
  await state.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (id = 'i1', others: readonly string[] = []): ReturnType<Incidents['open']> =>
  incidents.open({ id, fingerprint, others, about });
const actions = async (): Promise<readonly string[]> => (await readTrail(state)).map(({ action }) => action);
const approval = (of: IncidentPlan): Parameters<Incidents['approve']>[1] => {
  const { hash, rotationId } = of;
  return { hash, rotationId, by: 'ann', recordedBy: 'ann@host', at: now.toISOString() };
};

describe('the record of incidents', () => {
  it('keeps one incident a leak at a time, by whichever name the value has, and begins anew after its end', async () => {
    expect(await open('i1', [OTHER])).toMatchObject({ isNew: true, incident: { id: 'i1', state: 'open' } });
    expect(await open('i2')).toMatchObject({ isNew: false, incident: { id: 'i1' } });
    const byOther = await incidents.open({ id: 'i3', fingerprint: OTHER, others: [], about });
    expect(byOther).toMatchObject({ isNew: false, incident: { id: 'i1' } });
    await incidents.close('i1', { by: 'ann@host' });
    expect(await open('i4')).toMatchObject({ isNew: true, incident: { id: 'i4' } });
    expect((await incidents.list()).map(({ id }) => id)).toContain('i1');
  });

  it('puts every change on the trail, unbroken, and the same plan and approval once', async () => {
    await open();
    await incidents.keepPlan('i1', plan);
    await incidents.keepPlan('i1', { ...plan, madeAt: '2026-09-09T00:00:00Z' });
    await incidents.approve('i1', approval(plan));
    await incidents.approve('i1', { ...approval(plan), at: '2026-09-09T00:00:00Z' });
    await incidents.note('i1', 'incident report', { format: 'html' });
    await incidents.close('i1', { by: 'ann@host', revokedBy: 'bob', reason: 'gone' });
    const named = ['open', 'plan', 'approve', 'report', 'close'].map((name) => `incident ${name}`);
    expect(await actions()).toEqual(named);
    expect(await checkTrail(state)).toMatchObject({ broken: [], incomplete: [] });
  });

  it('takes an approval for the plan that it names and for no other one', async () => {
    await open();
    const changed = { ...plan, hash: 'ffffffffffffffff' };
    expect(approvalOf(await incidents.keepPlan('i1', plan))).toBeUndefined();
    expect(approvalOf(await incidents.approve('i1', approval(plan)))?.by).toBe('ann');
    expect(approvalOf(await incidents.keepPlan('i1', changed))).toBeUndefined();
    await expect(incidents.approve('i1', approval(plan))).rejects.toMatchObject({ code: 'conflict' });
    expect(approvalOf(await incidents.keepPlan('i1', { ...plan, rotationId: 'rffffffffffff' }))).toBeUndefined();
    expect(approvalOf(await incidents.keepPlan('i1', plan))?.by).toBe('ann');
  });

  it('changes nothing of one that is closed, or is not there', async () => {
    await open();
    await incidents.close('i1', { by: 'ann@host' });
    await expect(incidents.keepPlan('i1', plan)).rejects.toMatchObject({ code: 'conflict' });
    await expect(incidents.close('i1', { by: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(incidents.load('i9')).rejects.toMatchObject({ code: 'not-found' });
    expect(await actions()).toEqual(['incident open', 'incident close']);
  });
});

it('gathers every place that scans and sweeps know under any name of the value, and the provider’s last word', async () => {
  const place = { source: 'file', startLine: 1, startColumn: 1, endLine: 1, endColumn: 2 } as const;
  const found = { ruleId: 'r', provider: 'p', kind: 'k', severity: 'high', confidence: 'high', companions: [] };
  const at = (path: string): typeof place & { path: string } => ({ ...place, path });
  const row = (name: string, paths: readonly string[]): Parameters<typeof recordFinding>[1] => ({
    ...found,
    fingerprint: name,
    keyId: 'k',
    locations: paths.map(at),
  });
  await recordFinding(state, row(fingerprint, ['/a', '/b']), '2026-03-01T00:00:00.000Z');
  await recordFinding(state, row(OTHER, ['/b', '/c']), '2026-02-01T00:00:00.000Z');
  await recordFinding(state, row(`v1:${'ee'.repeat(16)}`, ['/stranger']), '2026-01-01T00:00:00.000Z');
  const seen = { fingerprint, ruleId: 'r', places: 7, locations: [at('/c'), at('/d')] };
  const sighting = { name: 'nightly', target: '/srv', fingerprint, seen: JSON.stringify(seen) };
  await state.db.insertInto('sighting').values(sighting).execute();
  const { incident } = await open('i1', [OTHER]);
  const word = { state: 'inactive', detail: 'refused', checkedAt: '2026-05-01T00:00:00.000Z' } as const;
  await recordValidities(state, new Map([[fingerprint, word]]));

  const never = (): Promise<never> => Promise.reject(new Error('no secret is needed'));
  const sealer = { seal: never, unseal: never };
  const journal = new Journal({
    state,
    sealer,
    now: () => now,
    isHolderGone: () => true,
    onEvent: () => Promise.resolve(),
  });
  const dossier = await dossierOf(incident, { state, journal, now });

  expect(dossier.places.map(({ path }) => path).toSorted(compareText)).toEqual(['/a', '/b', '/c', '/d']);
  expect(dossier).toMatchObject({
    isDead: true,
    firstSeenAt: '2026-02-01T00:00:00.000Z',
    validity: { detail: 'refused' },
  });
  expect(dossier.swept).toEqual([{ list: 'nightly', target: '/srv', places: 7 }]);
  expect(dossier.trail.map(({ action }) => action)).toEqual(['incident open']);
});
