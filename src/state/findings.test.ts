import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary.js';
import type { Finding, Report } from '../core/finding.js';
import { SecretValue } from '../core/secret-value.js';
import { openState, type State } from './database.js';
import { findKnown, openFingerprints, recordScan } from './findings.js';
import { setLife } from './life.js';

const fingerprint = `v1:${'a'.repeat(32)}`;

const finding: Finding = {
  fingerprint,
  ruleId: 'postgres-url',
  provider: 'postgres',
  kind: 'password in a URL',
  severity: 'high',
  confidence: 'high',
  reasons: [],
  secret: new SecretValue('the-value-itself'),
  validity: { state: 'unknown' },
  locations: [
    { source: 'worktree', repository: '/r', path: '.env', startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 },
  ],
  companions: [{ name: 'user', value: 'app' }],
};

const report = (findings: readonly Finding[]): Report => ({
  schemaVersion: 1,
  tool: { name: 'unleak', version: '0' },
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  state: 'complete',
  coverage: [],
  fingerprintKeyId: 'k',
  suppressed: [],
  findings,
});

async function emptyState(): Promise<State> {
  const state = await openState(await temporaryFolder());
  onTestFinished(() => state.close());
  return state;
}

it('remembers a finding once, with all its places, and never the value', async () => {
  const state = await emptyState();
  const elsewhere = { ...finding, locations: [{ ...finding.locations[0]!, path: 'other.env' }] };

  await recordScan(state, report([finding]));
  await recordScan(state, report([finding]));
  await recordScan(state, report([elsewhere]));

  const known = await findKnown(state, fingerprint);
  expect(known?.locations.map((location) => location.path).toSorted()).toEqual(['.env', 'other.env']);
  expect(known?.companions).toEqual([{ name: 'user', value: 'app' }]);
  const dump = JSON.stringify(await state.db.selectFrom('finding').selectAll().execute());
  expect(dump).not.toContain(finding.secret.reveal());
});

it('finds by a unique beginning and by nothing less', async () => {
  const state = await emptyState();
  await recordScan(state, report([finding, { ...finding, fingerprint: `v1:${'a'.repeat(31)}b` }]));

  expect(await findKnown(state, `v1:${'a'.repeat(31)}`)).toBeUndefined();
  expect((await findKnown(state, `v1:${'a'.repeat(31)}b`))?.fingerprint).toBe(`v1:${'a'.repeat(31)}b`);
  expect(await findKnown(state, '%')).toBeUndefined();
});

it('does not open again what is dead when it is seen again', async () => {
  const state = await emptyState();
  await recordScan(state, report([finding]));
  await state.write((trx) => setLife(trx, fingerprint, 'dead'));
  await recordScan(state, report([finding]));

  expect((await findKnown(state, fingerprint))?.life).toBe('dead');
  expect(await openFingerprints(state)).toEqual([]);
});

it('takes what was accepted out of the open ones, and opens it again when it is reported again', async () => {
  const state = await emptyState();
  const { ruleId, locations } = finding;
  const suppressed = [{ fingerprint, ruleId, reason: 'demo', locations }];
  await recordScan(state, report([finding]));
  await recordScan(state, { ...report([finding]), suppressed });
  expect(await openFingerprints(state)).toEqual([fingerprint]);

  await recordScan(state, { ...report([]), suppressed });
  expect((await findKnown(state, fingerprint))?.life).toBe('accepted');
  expect(await openFingerprints(state)).toEqual([]);

  await recordScan(state, report([finding]));
  expect((await findKnown(state, fingerprint))?.life).toBe('open');
});

it('does not call a credential accepted that is being rotated', async () => {
  const state = await emptyState();
  await recordScan(state, report([finding]));
  await state.write((trx) => setLife(trx, fingerprint, 'rotating'));
  const { ruleId, locations } = finding;
  await recordScan(state, { ...report([]), suppressed: [{ fingerprint, ruleId, reason: 'demo', locations }] });

  expect((await findKnown(state, fingerprint))?.life).toBe('rotating');
});
