import { expect, it } from 'vitest';
import type { RotationPlan } from '../journal/rotation.js';
import { emergencyHash, planHash } from './plan-hash.js';

const now = new Date('2026-01-01T00:00:00.000Z');
const DAY_MS = 86_400_000;
const STEPS = ['make it', 'tell them'];
const base: RotationPlan = {
  order: 'overlap',
  credentialName: 'orders-app',
  fingerprint: `v1:${'0'.repeat(32)}`,
  rotator: 'orders-db',
  provider: 'postgres',
  attributes: { user: 'orders_app' },
  purpose: 'orders',
  place: { store: 'local', path: 'orders/db' },
  consumers: [{ kind: 'env-file', path: '/srv/.env', key: 'URL' }],
  graceMs: 0,
  deleteOld: false,
  facts: { lastUsed: 'yesterday' },
  notes: ['a note'],
};
const hashOf = (plan: Partial<RotationPlan> = {}, steps = STEPS, id = 'r1', at = now): string =>
  planHash(id, { ...base, ...plan }, steps, at);

it('is the same as long as the plan does the same, whatever the provider tells and whenever it is made', () => {
  expect(hashOf({ facts: { lastUsed: 'today' }, notes: [], approval: { by: 'ann', saidBy: 'bob' } })).toBe(hashOf());
  const later = new Date(now.getTime() + 3 * DAY_MS + 700);
  const [end, otherEnd] = [now, later].map((from) => new Date(from.getTime() + 30 * DAY_MS).toISOString());
  const made = hashOf({ expiresAt: end! }, [`valid until ${end!}`]);
  expect(hashOf({ expiresAt: otherEnd! }, [`valid until ${otherEnd!}`], 'r1', later)).toBe(made);
  const emergency = { reason: 'a stranger uses it', from: 'planned' } as const;
  expect(hashOf({ emergency: { ...emergency, by: 'ann' } })).toBe(hashOf({ emergency: { ...emergency, by: 'bob' } }));
});

it.each([
  ['another order', hashOf({ order: 'in-place' })],
  ['another consumer', hashOf({ consumers: [{ kind: 'command', argv: ['true'] }] })],
  ['another place in the store', hashOf({ place: { store: 'local', path: 'orders/other' } })],
  ['somebody else’s write to the store', hashOf({ storeVersion: '7' })],
  ['an emergency', hashOf({ emergency: { reason: 'a stranger', by: 'ann', from: 'planned' } })],
  ['another end', hashOf({ expiresAt: new Date(now.getTime() + DAY_MS).toISOString() })],
  ['another step', hashOf({}, ['make it with more rights', 'tell them'])],
  ['another rotation', hashOf({}, STEPS, 'r2')],
  ['an emergency of a rotation under way', emergencyHash('r1', 'a stranger', STEPS)],
])('is another one for %s', (_, hash) => {
  expect(hash).toMatch(/^[0-9a-f]{16}$/);
  expect(hash).not.toBe(hashOf());
});
