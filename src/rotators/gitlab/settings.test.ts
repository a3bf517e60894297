import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../platform/clock.js';
import type { SuccessorPlan } from '../rotator.js';
import { endDay } from './settings.js';

const clockAt = (now: Date): Clock => ({ now: () => now, sleep: () => Promise.resolve() });
const dayAfter = (now: Date, days: number): string =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
const planUntil = (expiresAt: Date): SuccessorPlan =>
  ({ expiresAt: expiresAt.toISOString() }) as unknown as SuccessorPlan;

describe('the day with which a replacement ends', () => {
  const times = fc.date({ min: new Date('2026-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  const spans = fc.integer({ min: 0, max: 900 * 86_400 });

  it('is never today, never beyond a year, and never later than planned but for tomorrow', () => {
    fc.assert(
      fc.property(times, spans, (now, seconds) => {
        const expiresAt = new Date(now.getTime() + seconds * 1000);
        const day = endDay(clockAt(now), planUntil(expiresAt));
        expect(day > dayAfter(now, 0)).toBe(true);
        expect(day <= dayAfter(now, 364)).toBe(true);
        expect(day === dayAfter(now, 1) || Date.parse(day) <= expiresAt.getTime()).toBe(true);
      }),
    );
  });

  it('does not move back while time goes on, so that a token that fitted once fits later', () => {
    fc.assert(
      fc.property(times, spans, spans, (now, seconds, passed) => {
        const plan = planUntil(new Date(now.getTime() + seconds * 1000));
        const later = clockAt(new Date(now.getTime() + passed * 1000));
        expect(endDay(later, plan) >= endDay(clockAt(now), plan)).toBe(true);
      }),
    );
  });
});
