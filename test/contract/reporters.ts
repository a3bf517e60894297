import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/core/finding.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Reporter } from '../../src/reporters/reporter.js';
import { coverageWithGap, findingWith, fingerprintOf, hidden, place, reportOf } from './reporters-samples.js';

const ESCAPE = String.fromCharCode(27);
const DIRECTION_OVERRIDE = String.fromCharCode(0x202e);
const C1_CSI = String.fromCharCode(0x9b);
const HOSTILE = `a${ESCAPE}[2J\r\n\tb${C1_CSI}31m${DIRECTION_OVERRIDE}gpj.exe${String.fromCharCode(0x7f)}`;

/** What every reporter promises, whatever its format. */
export function reporterContract(reporter: Reporter): void {
  const textOf = (report: Report, options = hidden): string => [...reporter.render(report, options)].join('');

  describe(`the ${reporter.format} reporter`, () => {
    it('shows every finding by its fingerprint and rule', () => {
      const findings = Array.from({ length: 40 }, (_, i) => findingWith({ fingerprint: fingerprintOf(i) }));
      const text = textOf(reportOf(findings));
      for (const { fingerprint, ruleId } of findings) {
        expect(text).toContain(fingerprint);
        expect(text).toContain(ruleId);
      }
    });

    it('shows the coverage and every gap, findings or not', () => {
      const text = textOf({ ...reportOf([]), state: 'incomplete', coverage: [coverageWithGap] });
      expect(text).toContain('/srv/orders');
      expect(text).toContain('objects/pack/pack-1.pack');
      expect(text).toContain('truncated');
      expect(text).toContain('incomplete');
    });

    it('shows what was accepted, with its reason', () => {
      const accepted = {
        fingerprint: fingerprintOf(7),
        ruleId: 'acme-key',
        reason: 'expired in May',
        locations: [place],
      };
      const text = textOf({ ...reportOf([]), suppressed: [accepted] });
      expect(text).toContain(accepted.fingerprint);
      expect(text).toContain(accepted.reason);
    });

    it('says incomplete only of a scan that is', () => {
      expect(textOf(reportOf([findingWith({})]))).not.toContain('incomplete');
      expect(textOf({ ...reportOf([findingWith({})]), state: 'incomplete' })).toContain('incomplete');
    });

    it('gives the same text for the same report', () => {
      const report = reportOf([findingWith({}), findingWith({ fingerprint: fingerprintOf(2) })]);
      expect(textOf(report)).toBe(textOf(report));
    });

    it('never holds a value in any form, wherever the text around it repeats it', () => {
      fc.assert(
        fc.property(secrets, fc.string({ maxLength: 8 }), (value, around) => {
          const text = textOf(reportOf([findingThatRepeats(value, around)]));
          const shown = formsByHand(value).filter((form) => text.includes(form));
          expect(shown.length).toBe(0);
        }),
      );
    });

    it('never holds the value of one secret in the places of another', () => {
      const value = ['kept', 'in', 'a', 'file', 'name'].join('-');
      const other = findingWith({
        fingerprint: fingerprintOf(2),
        locations: [{ ...place, path: `keys/${value}.txt` }],
      });
      expect(textOf(reportOf([findingWith({ secret: new SecretValue(value) }), other])).includes(value)).toBe(false);
    });

    it('never holds a raw control character, escape sequence or mark that turns the direction of writing', () => {
      fc.assert(
        fc.property(fc.oneof(fc.constant(HOSTILE), fc.string({ unit: 'binary' })), (hostile) => {
          expect(unsafeIn(textOf(reportOf([hostileFinding(hostile)])))).toEqual([]);
        }),
      );
    });

    it(`${reporter.canShowSecrets ? 'shows' : 'does not show'} the value when asked for it`, () => {
      const value = ['q7Zp', '2Lw9', 'Xk4R'].join('');
      const report = reportOf([findingWith({ secret: new SecretValue(value) })]);
      expect(textOf(report, { ...hidden, showSecrets: true }).includes(value)).toBe(reporter.canShowSecrets);
    });
  });
}

/** Six characters are the shortest part that is taken out of other texts; passwords are longer. */
const secrets = fc
  .oneof(
    fc.string({ minLength: 8, maxLength: 24, unit: 'grapheme' }),
    fc.stringMatching(/^[ -~]{8,24}$/),
    fc.constant(['p@ss', 'w"rd', '/%\\', '=é'].join('')),
  )
  // A value made of digits or blanks alone may stand in a report by chance (`1 character`, a date).
  .filter((value) => /[^\d\s]/.test(value) && new Set(value).size > 4);

function formsByHand(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8');
  const percent = [...bytes].map((byte) => percentOf(byte)).join('');
  return [value, bytes.toString('base64'), bytes.toString('base64url'), percent, JSON.stringify(value).slice(1, -1)];
}

function percentOf(byte: number): string {
  const character = String.fromCharCode(byte);
  if (/[A-Za-z0-9\-_.!~*'()]/.test(character)) return character;
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

function unsafeIn(text: string): string[] {
  return [...text]
    .filter((character) => character !== '\n')
    .map((character) => character.codePointAt(0) ?? 0)
    .filter(
      (code) => code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) || isMark(code),
    )
    .map((code) => code.toString(16));
}

function isMark(code: number): boolean {
  return (code >= 0x2066 && code <= 0x2069) || code === 0x200e || code === 0x200f || code === 0x2028 || code === 0x2029;
}

function findingThatRepeats(value: string, around: string): Finding {
  const forms = formsByHand(value);
  return findingWith({
    secret: new SecretValue(value),
    reasons: forms.map((form) => `seen as ${form}`),
    companions: forms.map((form, i) => ({ name: `part-${String(i)}`, value: `${around}${form}` })),
    locations: forms.map((form) => ({
      ...place,
      path: `${around}/${form}/file`,
      author: `Ann ${form} <ann@example.com>`,
      refs: [`heads/${form}`, value],
    })),
  });
}

function hostileFinding(hostile: string): Finding {
  return findingWith({
    reasons: [hostile],
    companions: [{ name: 'user', value: hostile }],
    locations: [
      { ...place, path: hostile, author: hostile, refs: [hostile], repository: hostile },
      { ...place, source: 'file', path: hostile },
    ],
  });
}
