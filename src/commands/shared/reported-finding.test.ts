import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dossierWith } from '../../../test/support/incident-dossier.js';
import { pageOf } from '../../incident/page.js';
import { pageText } from '../../reporters/page-text.js';
import { reportedFindings } from './reported-finding.js';

const FINGERPRINT = `v1:${'ab'.repeat(16)}`;
const place = { source: 'git-blob', path: 'a.sh', startLine: 1, startColumn: 1, show: 'git show' };
const finding = {
  fingerprint: FINGERPRINT,
  ruleId: 'acme-key',
  provider: 'acme',
  kind: 'key',
  severity: 'high',
  confidence: 'high',
  companions: [],
  locations: [place],
};

it('takes what names and places a finding, and nothing else', () => {
  const secret = { redacted: '[redacted]', length: 4, value: 'x' };
  const report = { fingerprintKeyId: 'k', findings: [{ ...finding, secret }] };
  const [one] = reportedFindings(JSON.stringify(report), FINGERPRINT.slice(0, 9))!;
  expect(one).not.toHaveProperty('secret');
  expect(one).toMatchObject({ keyId: 'k', fingerprint: FINGERPRINT });
  expect(one!.locations[0]).not.toHaveProperty('show');
  expect(reportedFindings(JSON.stringify(report), 'v1:cd')).toEqual([]);
});

it('gives undefined for whatever is no report, and places that can be shown for whatever is one', () => {
  const wild = fc.dictionary(
    fc.constantFrom('author', 'date', 'refs', 'inHead', 'commit', 'path', 'place'),
    fc.anything(),
  );
  const places = fc.array(wild.map((fields) => ({ ...place, ...fields })));
  const reports = places.map((locations) => ({ fingerprintKeyId: 'k', findings: [{ ...finding, locations }] }));
  fc.assert(
    fc.property(fc.oneof(reports, fc.jsonValue()), (value) => {
      const found = reportedFindings(JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? 1 : one)));
      for (const { locations } of found ?? []) {
        const page = pageOf(dossierWith({ places: locations }), {
          version: '1',
          stateOf: () => undefined,
          isReport: true,
        });
        expect([...pageText(page)].join('')).toContain('Where it stands');
      }
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => void reportedFindings(text)));
});
