import { expect, it } from 'vitest';
import { expiryOf } from './lifetime.js';

const now = new Date('2026-01-01T00:00:00Z');
const DAY_MS = 86_400_000;

it('takes the limit of the provider, else the default, else none', () => {
  const limits = { default: 90 * DAY_MS, postgres: DAY_MS };
  expect(expiryOf(limits, 'postgres', now)?.toISOString()).toBe('2026-01-02T00:00:00.000Z');
  expect(expiryOf(limits, 'redis', now)?.toISOString()).toBe('2026-04-01T00:00:00.000Z');
  expect(expiryOf({}, 'redis', now)).toBeUndefined();
});
