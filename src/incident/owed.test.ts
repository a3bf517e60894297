import { describe, expect, it } from 'vitest';
import { AT, dossierWith, entry, rotationRecord } from '../../test/support/incident-dossier.js';
import { plainText } from '../core/page.js';
import type { Dossier } from './dossier.js';
import { openEndsOf, owedOf } from './owed.js';

const fresh = dossierWith();
const { closing: _, ...incident } = fresh.incident;
const dossier = (change: Partial<Dossier>): Dossier => ({ ...fresh, incident, rotations: [], isDead: true, ...change });
const owed = (change: Partial<Dossier>): readonly string[] =>
  owedOf(dossier(change)).map(({ text }) => plainText(text));

const UPDATED = entry('result', 'updated');
const PROMOTED = entry('result', 'promoted');
const urgent = { emergency: { reason: 'a stranger', by: 'ann', from: 'planned' } } as const;
const two = {
  consumers: [
    { kind: 'env-file', path: '/srv/a', key: 'A' },
    { kind: 'command', argv: ['systemctl', 'reload', 'b'] },
  ],
} as const;

describe('what is owed', () => {
  it('is nothing where it is dead and every rotation is done', () => {
    expect(owed({})).toEqual([]);
    expect(owed({ rotations: [rotationRecord('done', [PROMOTED, UPDATED])] })).toEqual([]);
    expect(owed({ rotations: [rotationRecord('aborted', [])] })).toEqual([]);
  });

  it.each(['active', 'unknown'] as const)('is a proof of death while the last word is %s', (state) => {
    const validity = { state, detail: 'as they say', checkedAt: AT };
    expect(owed({ isDead: false, validity })[0]).toContain('no proof that it is dead');
  });

  it('is each consumer that was not told, after a crash in between too', () => {
    const told = entry('note', 'updating', { consumer: 'env-file:/srv/a#A', updated: true });
    const began = entry('note', 'updating', { consumer: 'command:systemctl reload b', begun: true });
    const record = rotationRecord('updating', [PROMOTED, told, told, began], { plan: two });
    expect(owed({ rotations: [record] })).toEqual([
      'rotation r0123456789ab is in updating',
      'command systemctl reload b has no new value yet',
    ]);
  });

  it('is somebody’s word where nobody is configured to be told, even after the end', () => {
    const none = { plan: { consumers: [] } };
    const waiting = rotationRecord('grace', [UPDATED, entry('note', 'grace', { waiting: 'for a word' })], none);
    expect(owed({ rotations: [waiting] })).toEqual([
      'rotation r0123456789ab is in grace: for a word',
      expect.stringContaining('--consumers-updated'),
    ]);
    expect(owed({ rotations: [rotationRecord('done', [UPDATED], none)] })).toHaveLength(1);
    expect(owed({ rotations: [rotationRecord('done', [UPDATED], { ...none, consumersUpdated: true })] })).toEqual([]);
  });

  it('is a person, with the reason for which they are waited for', () => {
    const record = rotationRecord('awaiting-human', [UPDATED], { detail: 'create a token' });
    expect(owed({ rotations: [record] })).toEqual(['rotation r0123456789ab is in awaiting-human: create a token']);
  });

  it('is a replacement where an emergency has killed first', () => {
    const record = rotationRecord('dead', [entry('result', 'dead')], { plan: urgent });
    expect(owed({ rotations: [record] })[1]).toContain('a replacement for orders-app');
    expect(owed({ rotations: [rotationRecord('done', [PROMOTED, UPDATED], { plan: urgent })] })).toEqual([]);
  });

  it('is the next rotation where the replacement has passed its time', () => {
    const record = (expiresAt: string) => rotationRecord('done', [PROMOTED, UPDATED], { plan: { expiresAt } });
    expect(owed({ rotations: [record(AT)] })).toEqual([`the replacement of orders-app has passed its time: ${AT}`]);
    expect(owed({ rotations: [record('2999-01-01T00:00:00.000Z')] })).toEqual([]);
  });
});

describe('open ends', () => {
  const ends = (change: Partial<Dossier>): string => openEndsOf(dossier(change)).map(plainText).join('\n');

  it('name a rotation that nobody approved here, and one that somebody approved elsewhere', () => {
    const stranger = { id: 'rffffffffffff' };
    expect(ends({ rotations: [rotationRecord('done', [])] })).not.toContain('approval');
    expect(ends({ rotations: [rotationRecord('done', [], stranger)] })).toContain('without an approval');
    const plan = { approval: { by: 'carl', saidBy: 'bob' } };
    expect(ends({ rotations: [rotationRecord('done', [], { ...stranger, plan })] })).toContain('the approval of carl');
  });

  it('name a record that somebody changed, and a death on somebody’s word', () => {
    const check = { ...fresh.check, broken: [7], incomplete: ['r0123456789ab'] };
    const said = ends({ check, rotations: [rotationRecord('done', [])] });
    expect(said).toContain('BROKEN at entry 7');
    expect(said).toContain('rotation r0123456789ab holds other entries');
    expect(openEndsOf(fresh).map(plainText)[0]).toBe('its death is not proven: bob says so: seen in the console');
  });
});
