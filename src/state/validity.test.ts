import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState, type State } from './database.js';
import type { FindingLife } from './findings.js';
import { knownValidities, recordValidities } from './validity.js';

let folder = '';
let state: State;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'unleak-validity-'));
  state = await openState(folder);
});
afterEach(async () => {
  await state.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = '2026-11-24T10:00:00.000Z';
const said = (what: 'active' | 'inactive') => ({ state: what, detail: 'api: so', checkedAt: at });

async function addFinding(fingerprint: string, life: FindingLife): Promise<void> {
  const about = { keyId: 'k', ruleId: 'r', provider: 'p', kind: 'k', severity: 'high', confidence: 'high' };
  const times = { firstSeenAt: at, lastSeenAt: at };
  await state.db
    .insertInto('finding')
    .values({ fingerprint, ...about, companions: '[]', life, ...times })
    .execute();
}

async function lives(): Promise<Readonly<Record<string, string>>> {
  const rows = await state.db.selectFrom('finding').select(['fingerprint', 'life']).execute();
  return Object.fromEntries(rows.map((row) => [row.fingerprint, row.life]));
}

describe('what providers said', () => {
  it('is known until they say another thing', async () => {
    await recordValidities(state, new Map([['a', said('active')]]));
    await recordValidities(state, new Map([['a', said('inactive')]]));
    expect(await knownValidities(state, ['a', 'b'])).toEqual(new Map([['a', said('inactive')]]));
  });

  it('ends the life of what is open or accepted, and of nothing that is being rotated or was closed', async () => {
    for (const life of ['open', 'accepted', 'rotating', 'closed'] as const) await addFinding(life, life);
    const names = ['open', 'accepted', 'rotating', 'closed', 'never seen'];
    await recordValidities(state, new Map(names.map((name) => [name, said('inactive')])));
    expect(await lives()).toEqual({ open: 'dead', accepted: 'dead', rotating: 'rotating', closed: 'closed' });
  });

  it('opens again what was taken for dead', async () => {
    await addFinding('a', 'dead');
    await addFinding('b', 'closed');
    await recordValidities(state, new Map(['a', 'b'].map((name) => [name, said('active')])));
    expect(await lives()).toEqual({ a: 'open', b: 'closed' });
  });

  it('is found among thousands', async () => {
    await recordValidities(state, new Map([['f2999', said('active')]]));
    const many = Array.from({ length: 3000 }, (_, i) => `f${String(i)}`);
    expect([...(await knownValidities(state, many)).keys()]).toEqual(['f2999']);
  });
});
