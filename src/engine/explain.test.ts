import { describe, expect, it } from 'vitest';
import { decoders } from '../decoders/index.js';
import { detectors } from '../detectors/index.js';
import { explain } from './explain.js';

function explained(text: string) {
  return explain(detectors, Buffer.from(text), { decoders, nowMs: Date.parse('2026-01-01') });
}

describe('explain', () => {
  it('says what is reported, and which rule gave way to it', () => {
    const { considered, hits } = explained(`U=${['postgres:/', '/app:q7Zp2Lw9Xk4R@db.internal/o'].join('')}`);
    expect(hits.map(({ ruleId }) => ruleId)).toEqual(['postgres-url']);
    expect(considered.find(({ ruleId }) => ruleId === 'postgres-url')).toMatchObject({ outcome: 'reported', line: 1 });
    const weaker = considered.find(({ ruleId }) => ruleId === 'generic-url-password');
    expect(weaker).toMatchObject({ outcome: 'displaced', by: 'postgres-url' });
  });

  it('says why a match is dropped', () => {
    const { considered, hits } = explained(`a\npassword = "changeme"\ngh = ${['ghp', 'a'.repeat(36)].join('_')}\n`);
    expect(hits).toEqual([]);
    const dropped = considered.filter(({ outcome }) => outcome === 'dropped');
    expect(dropped.map(({ line, reasons }) => `${String(line)}: ${reasons.join()}`)).toEqual(
      expect.arrayContaining(['2: a known placeholder', '3: its checksum does not hold']),
    );
  });

  it('reports what a scan reports, encoded text included', () => {
    const inner = ['DB_PASSWORD', '="hK8s2', 'PqZx91vB"'].join('');
    const { considered, hits } = explained(`data: ${Buffer.from(inner).toString('base64')}\n`);
    expect(hits.some(({ encodings }) => encodings.includes('base64'))).toBe(true);
    expect(
      considered.some(({ ruleId, outcome }) => ruleId === 'generic-password-assignment' && outcome === 'reported'),
    ).toBe(false);
  });

  it('names rules whose keyword is there and whose pattern is not', () => {
    expect(explained('glpat- is a prefix\n').unmatched).toContain('gitlab-access-token');
  });
});
