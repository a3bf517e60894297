import { expect, it } from 'vitest';
import type { Rotation } from '../journal/rotation.js';
import { dueAmong } from './rotations.js';

const NOW = '2026-06-01T00:00:00.000Z';

function rotation(id: string, state: Rotation['state'], credentialName: string, expiresAt?: string): Rotation {
  return {
    id,
    state,
    plan: {
      order: 'overlap',
      credentialName,
      fingerprint: 'v1:00000000000000000000000000000000',
      rotator: 'lab',
      provider: 'gitlab',
      attributes: {},
      purpose: 'reads',
      place: { store: 'local', path: 'ci' },
      consumers: [],
      graceMs: 0,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      deleteOld: false,
      facts: {},
      notes: [],
    },
    abortRequested: false,
    rollbackRequested: false,
    consumersUpdated: false,
    createdAt: NOW,
    updatedAt: NOW,
  };
}

it('tells what is open and what is past its time, but not what was replaced since', () => {
  const past = '2026-05-01T00:00:00.000Z';
  const latestFirst = [
    rotation('open', 'staged', 'orders'),
    rotation('new', 'done', 'ci', '2026-08-01T00:00:00.000Z'),
    rotation('replaced', 'done', 'ci', past),
    rotation('taken-back', 'aborted', 'deploy', past),
    rotation('due', 'done', 'deploy', past),
    rotation('endless', 'done', 'other'),
  ];
  expect(dueAmong(latestFirst, NOW).map(({ id }) => id)).toEqual(['open', 'due']);
});
