import { expect, it } from 'vitest';
import { durationText, lifeOf, limitOf } from './lifetime.js';

const now = new Date('2026-01-01T00:00:00Z');
const DAY_MS = 86_400_000;
const limits = { default: 30 * DAY_MS, 'aws-iam': DAY_MS, aws: 2 * DAY_MS };

it('takes the limit of the first name of the provider, else the default', () => {
  expect(limitOf(limits, ['aws-iam', 'aws'])).toEqual({ ms: DAY_MS, isDefault: false });
  expect(limitOf({ aws: DAY_MS }, ['aws-iam', 'aws'])).toEqual({ ms: DAY_MS, isDefault: false });
  expect(lifeOf(limits, ['redis'], now)).toEqual({ endsAt: new Date('2026-01-31T00:00:00Z'), isDueOnly: false });
});

it('makes a credential due after 90 days where nothing is configured, and does not let it end by itself', () => {
  expect(lifeOf({}, ['redis'], now)).toEqual({ endsAt: new Date('2026-04-01T00:00:00Z'), isDueOnly: true });
  expect(lifeOf({ redis: DAY_MS }, ['constructor'], now).isDueOnly).toBe(true);
});

it.each([
  [90 * DAY_MS, '90d'],
  [36 * 3_600_000, '36h'],
  [600_000, '10m'],
  [1500, '1500ms'],
])('says %d ms as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
