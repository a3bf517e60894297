import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding, Report } from '../core/finding.js';
import { SecretValue } from '../core/secret-value.js';
import { Redactor } from './redact.js';

function redactorFor(...values: readonly string[]): Redactor {
  const findings = values.map((value) => ({ secret: new SecretValue(value) }) as Finding);
  return new Redactor({ findings } as unknown as Report);
}

it('takes out the longest value where one begins like another', () => {
  const redactor = redactorFor('abcdefgh', 'abcdefgh-and-more');
  expect(redactor.text('/x/abcdefgh-and-more/y')).toBe('/x/[redacted]/y');
});

it('takes out a short value only where it is the whole text, so that paths stay readable', () => {
  const redactor = redactorFor('db');
  expect(redactor.text('db')).toBe('[redacted]');
  expect(redactor.text('/srv/db/.env')).toBe('/srv/db/.env');
});

it('agrees with searching for every value at every place', () => {
  const values = fc.array(fc.stringMatching(/^[ab]{6,9}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(values, fc.stringMatching(/^[abc]{0,60}$/), (secrets, text) => {
      const redacted = redactorFor(...secrets).text(text);
      const hadOne = secrets.some((secret) => text.includes(secret));
      expect(redacted.includes('[redacted]')).toBe(hadOne);
      expect(secrets.some((secret) => redacted.includes(secret))).toBe(false);
    }),
  );
});
