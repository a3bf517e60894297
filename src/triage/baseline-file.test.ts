import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../core/errors.js';
import { FingerprintKey } from '../core/fingerprint.js';
import { acceptanceOf, formatBaseline, isDay, isExpired, parseBaseline } from './baseline-file.js';

const bytes = Buffer.alloc(32, 7);
const keyId = new FingerprintKey(bytes).id;
const header = `# unleak baseline 1 key-id ${keyId} key ${bytes.toString('hex')}`;
const fingerprint = `v1:${'0a'.repeat(16)}`;

describe('a baseline', () => {
  it('reads back what it wrote, sorted, whatever the words', () => {
    const entry = fc.record({
      fingerprint: fc.stringMatching(/^v1:[0-9a-f]{32}$/),
      expires: fc.constantFrom('never', '2026-02-28', '2030-12-31'),
      owner: fc.stringMatching(/^[a-z][a-z.@-]{0,20}$/),
      reason: fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.replaceAll(/[\s\p{Cc}]/gu, '') !== ''),
    });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (one) => one.fingerprint }), (entries) => {
        const accepted = entries.map(acceptanceOf);
        const text = formatBaseline({ keyId, key: bytes, accepted });
        const read = parseBaseline('b', text);
        expect(read.accepted).toEqual(accepted.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)));
        expect(read.key?.equals(bytes)).toBe(true);
        expect(formatBaseline(read)).toBe(text);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    { why: 'no header', text: `${fingerprint} never ann x\n`, line: 1 },
    { why: 'a key that is not that of its id', text: `${header.replace(keyId, '0'.repeat(16))}\n`, line: 1 },
    { why: 'a line without reason', text: `${header}\n${fingerprint} never ann\n`, line: 2 },
    { why: 'a day that is none', text: `${header}\n${fingerprint} 2026-02-30 ann demo\n`, line: 2 },
    { why: 'no expiry', text: `${header}\n${fingerprint} ann demo key\n`, line: 2 },
    { why: 'a day for an owner', text: `${header}\n${fingerprint} never 2026-01-01 demo\n`, line: 2 },
    { why: 'something twice', text: `${header}\n${fingerprint} never ann a\n${fingerprint} never bob b\n`, line: 3 },
  ])('refuses $why and says the line, since a mistake must not hide or bring back findings', ({ text, line }) => {
    const read = (): unknown => parseBaseline('b', text);
    expect(read).toThrow(AppError);
    expect(read).toThrow(`b:${String(line)}:`);
  });

  it('never fails on any text but with an error that a person can act on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const one of [text, `${header}\n${text}`]) {
          try {
            parseBaseline('b', one);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        }
      }),
    );
  });

  it('counts to the end of its last day', () => {
    expect(isExpired({ expires: '2026-05-01' }, '2026-05-01')).toBe(false);
    expect(isExpired({ expires: '2026-05-01' }, '2026-05-02')).toBe(true);
    expect(isExpired({ expires: 'never' }, '9999-12-31')).toBe(false);
  });

  it('knows days of the calendar', () => {
    expect(['2024-02-29', '2026-12-31'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', 'never', ''].some(isDay)).toBe(false);
  });
});
