import { expect, it } from 'vitest';
import { chooseOrder } from './order.js';

const waiver = { reason: 'night job only', owner: 'ann', until: '2026-02-01' };
const base = { possible: ['overlap', 'in-place'], impossible: {}, cannotCarryId: [], now: new Date('2026-01-15') };

it.each([
  ['overlap where both are possible', base, 'overlap'],
  ['in place with a waiver in force', { ...base, waiver }, 'in-place'],
  [
    'overlap when the configuration asks for it, in spite of a waiver',
    { ...base, waiver, wanted: 'overlap' },
    'overlap',
  ],
  ['in place on the last day of the waiver', { ...base, waiver: { ...waiver, until: '2026-01-15' } }, 'in-place'],
  ['a roll with its own waiver', { ...base, possible: ['roll'], rollWaiver: waiver }, 'roll'],
  ['a roll in an emergency', { ...base, possible: ['roll'], isEmergency: true }, 'roll'],
  ['a person rather than a roll that nobody waived', { ...base, possible: ['roll', 'by-person'] }, 'by-person'],
  [
    'overlap rather than a roll, in spite of a waiver',
    { ...base, possible: ['overlap', 'roll'], rollWaiver: waiver },
    'overlap',
  ],
  [
    'in place where no second login can be made',
    { ...base, possible: ['in-place'], impossible: { overlap: 'no CREATEROLE' } },
    'in-place',
  ],
] as const)('takes %s', (_, question, order) => {
  expect(chooseOrder(question)).toMatchObject({ order });
});

it.each([
  ['a roll without a waiver', { ...base, possible: ['roll'] }, 'roll needs a waiver'],
  ['in place without a waiver', { ...base, wanted: 'in-place' }, 'waiver'],
  ['a waiver that has ended', { ...base, waiver: { ...waiver, until: '2026-01-01' } }, 'ended'],
  ['a new user name that the store can not hold', { ...base, cannotCarryId: ['vault:app'] }, 'vault:app'],
  [
    'what is not possible at all',
    { ...base, possible: [], impossible: { overlap: 'a', 'in-place': 'b' } },
    'overlap: a',
  ],
] as const)('refuses %s', (_, question, text) => {
  const answer = chooseOrder(question);
  expect('refused' in answer && answer.refused).toContain(text);
});
