import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExpiry } from './expiry.js';

const pad = (value: number): string => String(value).padStart(2, '0');
const clockText = (time: Date): string => time.toISOString().slice(0, 19).replace('T', ' ');
const wholeSeconds = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((time) => new Date(Math.floor(time.getTime() / 1000) * 1000));

describe('parseExpiry', () => {
  it('reads a time in UTC and one with an offset as the same moment', () => {
    expect(parseExpiry('2026-12-01 10:00:00 UTC')).toEqual(new Date('2026-12-01T10:00:00Z'));
    expect(parseExpiry('2026-12-01 03:00:00 -0700')).toEqual(new Date('2026-12-01T10:00:00Z'));
  });

  it('reads back every time in every zone', () => {
    fc.assert(
      fc.property(wholeSeconds, fc.integer({ min: -14 * 60, max: 14 * 60 }), (time, minutes) => {
        const local = new Date(time.getTime() + minutes * 60_000);
        const size = Math.abs(minutes);
        const zone = `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}${pad(size % 60)}`;
        expect(parseExpiry(`${clockText(time)} UTC`)).toEqual(time);
        expect(parseExpiry(`${clockText(local)} ${zone}`)).toEqual(time);
      }),
    );
  });

  it.each(['', 'never', '2026-12-01', '2026-13-01 10:00:00 UTC', '2026-12-01 10:00:00', '2026-12-01 10:00:00 PST'])(
    'takes %j for no time',
    (text) => {
      expect(parseExpiry(text)).toBeUndefined();
    },
  );

  it('never throws and never gives an invalid time', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const time = parseExpiry(text);
        expect(time === undefined || !Number.isNaN(time.getTime())).toBe(true);
      }),
    );
  });
});
