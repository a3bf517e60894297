import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/finding.js';
import { SecretValue } from '../../core/secret-value.js';
import { systemClock } from '../../platform/clock.js';
import type { ProbeVerdict } from '../../probes/subject.js';
import { detailOf, validateFindings, type ValidationParts } from './validate-findings.js';

const finding = (name: string, severity: Finding['severity'] = 'high'): Finding => ({
  fingerprint: name,
  ruleId: 'acme-key',
  provider: 'acme',
  kind: 'key',
  severity,
  confidence: 'high',
  reasons: [],
  secret: new SecretValue(name),
  validity: { state: 'unknown' },
  locations: [],
  companions: [],
});
const verdict = (state: ProbeVerdict['state']): ProbeVerdict => ({ state, detail: `it is ${state}`, facts: {} });
const parts = (ask: ValidationParts['ask'], change: Partial<ValidationParts> = {}): ValidationParts => ({
  ask,
  known: new Map(),
  timeoutMs: 5000,
  clock: systemClock,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  ...change,
});

describe('findings that providers were asked about', () => {
  it('are low when dead and a step higher when live, in the order of their new severity', async () => {
    const states = { dead: 'inactive', live: 'active', open: 'unknown', test: 'active' } as const;
    const given = [finding('dead', 'critical'), finding('live'), finding('open'), finding('test', 'low')];
    const ask: ValidationParts['ask'] = ({ secret }) =>
      Promise.resolve(verdict(states[secret.reveal() as keyof typeof states]));
    const { findings, fresh } = await validateFindings(given, parts(ask));
    expect(findings.map(({ fingerprint, severity }) => [fingerprint, severity])).toEqual([
      ['live', 'critical'],
      ['open', 'high'],
      ['dead', 'low'],
      ['test', 'low'],
    ]);
    expect([...fresh.keys()].sort()).toEqual(['dead', 'live', 'test']);
  });

  it('are not asked about again while an answer is known', async () => {
    const known = new Map([['a', { state: 'active', detail: 'yes', checkedAt: '2026-11-24T10:00:00Z' } as const]]);
    const ask = (): never => {
      throw new Error('asked');
    };
    const { findings, fresh } = await validateFindings([finding('a')], parts(ask, { known }));
    expect(findings[0]?.validity).toEqual({ state: 'active', detail: 'yes', checkedAt: '2026-11-24T10:00:00Z' });
    expect(fresh.size).toBe(0);
  });

  it('are unknown when the time is over', async () => {
    const ask: ValidationParts['ask'] = (_, signal) =>
      new Promise((_resolve, reject) => {
        if (signal.aborted) reject(signal.reason as Error);
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      });
    const given = Array.from({ length: 40 }, (_, i) => finding(`f${String(i)}`));
    const { findings } = await validateFindings(given, parts(ask, { timeoutMs: 20 }));
    expect(findings).toHaveLength(40);
    expect(new Set(findings.map(({ validity }) => validity.detail))).toEqual(
      new Set(['not asked within --validate-timeout']),
    );
  });
});

it('tells on one line what a provider told', () => {
  const facts = { owner: 'ann', lastUsed: 'today', keyId: '7' };
  expect(detailOf({ state: 'active', detail: 'yes', facts })).toBe('yes (owner ann; last used today; id 7)');
});
