import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePushLines } from './push-lines.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const id = fc.oneof(digits(40), digits(64), fc.constant('0'.repeat(40)));
const remoteRef = fc.string({ minLength: 1 }).filter((text) => /^\S+$/.test(text));
const localRef = fc.string().filter((text) => !/[\n\r]/.test(text));

describe('the lines that git sends to pre-push', () => {
  it('are read as they were written, also with spaces in what is pushed', () => {
    const line = fc.record({ localRef, localId: id, remoteRef, remoteId: id });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.map((one) => `${one.localRef} ${one.localId} ${one.remoteRef} ${one.remoteId}\n`).join('');
        const parsed = parsePushLines(text);
        const known = (value: string): string | undefined => (/^0+$/.test(value) ? undefined : value);
        expect(parsed).toEqual(
          lines.map((one) => ({ ...one, localId: known(one.localId), remoteId: known(one.remoteId) })),
        );
      }),
    );
  });

  it('are refused with their number when they say something else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        try {
          for (const { remoteRef: ref } of parsePushLines(text)) expect(ref).not.toBe('');
        } catch (error) {
          expect(error).toMatchObject({ code: 'usage', message: expect.stringMatching(/line \d+ of/) as string });
        }
      }),
    );
    expect(() => parsePushLines(`a ${'1'.repeat(40)} b ${'1'.repeat(39)}\n`)).toThrow('line 1');
  });
});
