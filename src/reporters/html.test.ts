import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import {
  findingWith,
  fingerprintOf,
  hidden,
  place,
  rendered,
  reportOf,
} from '../../test/contract/reporters-samples.js';
import { htmlReporter } from './html.js';

const TAGS =
  /<(?!\/?(?:html|head|meta|title|style|body|header|main|section|article|details|summary|h[123]|dl|dt|dd|ul|li|p|pre|code|span|br)\b|!doctype html>)/;

describe('the HTML report', () => {
  it('lets no text from outside become markup', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '<script>alert(1)</script>',
            '"><img src=x onerror=alert(1)>',
            "' onmouseover='x",
            '</style><b>',
            '&lt;i&gt;<i>',
          ),
        ),
        (hostile) => {
          const finding = findingWith({
            provider: hostile,
            kind: hostile,
            ruleId: hostile,
            reasons: [hostile],
            companions: [{ name: hostile, value: hostile }],
            validity: { state: 'active', detail: hostile },
            locations: [{ ...place, path: hostile, author: hostile, date: hostile, refs: [hostile], place: hostile }],
          });
          const accepted = {
            fingerprint: fingerprintOf(2),
            ruleId: hostile,
            reason: hostile,
            locations: [{ ...place, path: hostile }],
          };
          const text = rendered(htmlReporter, {
            ...reportOf([finding]),
            coverage: [{ source: hostile, units: {}, gaps: [{ what: hostile, reason: hostile }] }],
            suppressed: [accepted],
            judgedBy: [{ file: hostile, isTrusted: false, holds: { rules: 1 }, suppressed: 1, changed: 0 }],
          });
          expect(TAGS.test(text)).toBe(false);
          // Of our own elements, none has more attributes than we gave it.
          const given = /\s(?:on\w+|src|href)\s*=/i;
          expect([...text.matchAll(/<[^>]*>/g)].some(([tag]) => given.test(tag))).toBe(false);
          expect(text.match(/<\/style>/g)).toHaveLength(1);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('loads nothing and runs nothing', () => {
    const text = rendered(htmlReporter, reportOf([findingWith({})]));
    expect(text).toContain(`default-src 'none'`);
    expect(text).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|https?:/);
  });

  it('shows the first places and folds the others, so that none is lost', () => {
    const locations = Array.from({ length: 30 }, (_, i) => ({ ...place, path: `config/file-${String(i)}.env` }));
    const text = rendered(htmlReporter, reportOf([findingWith({ locations })]));
    for (const { path } of locations) expect(text).toContain(`${path}:3:13`);
    expect(text).toContain('25 more places');
    expect(text.indexOf('25 more places')).toBeGreaterThan(text.indexOf('file-4.env'));
    expect(text.indexOf('25 more places')).toBeLessThan(text.indexOf('file-5.env:'));
  });

  it('says since when and by whom, from the oldest dated place', () => {
    const locations = [
      { ...place, date: '2025-02-03T00:00:00Z', author: 'Bob' },
      { ...place, path: 'old.env', date: '2024-02-03T00:00:00Z', author: 'Ann' },
      { ...place, path: 'undated.env' },
    ];
    expect(rendered(htmlReporter, reportOf([findingWith({ locations })]))).toContain(
      '<dd>2024-02-03T00:00:00Z, by Ann</dd>',
    );
  });

  it('keeps a secret that was accepted out of the names of places', () => {
    const value = ['accepted', 'but', 'not', 'shown'].join('+');
    const accepted = {
      fingerprint: fingerprintOf(3),
      ruleId: 'acme-key',
      reason: 'demo',
      locations: [{ ...place, path: `keys/${value}` }],
      secret: new SecretValue(value),
    };
    const text = [...htmlReporter.render({ ...reportOf([]), suppressed: [accepted] }, hidden)].join('');
    expect(text.includes(value)).toBe(false);
    expect(text).toContain('keys/[redacted]');
  });
});
