import { describe, expect, it } from 'vitest';
import type { Confidence } from '../core/finding.js';
import type { Candidate } from './candidate.js';
import { resolveOverlaps } from './overlap.js';

function candidate(id: string, confidence: Confidence, specificity: number): Candidate {
  return {
    rule: { id, kind: 'key', severity: 'high', keywords: ['abc'], pattern: '', boundary: 'none', specificity },
    provider: 'acme',
    secret: { start: 10, end: 42 },
    footprint: { start: 10, end: 42 },
    value: 'the same value',
    confidence,
    severity: 'high',
    reasons: [],
    companions: new Map(),
  };
}

function winnerOf(...candidates: readonly Candidate[]): readonly string[] {
  return resolveOverlaps(candidates).map((one) => one.rule.id);
}

describe('resolveOverlaps', () => {
  it('keeps the surer of two that are equally specific, whatever their order and ids', () => {
    const [near, named] = [candidate('a-near', 'medium', 60), candidate('b-named', 'high', 60)];
    expect(winnerOf(near, named)).toEqual(['b-named']);
    expect(winnerOf(named, near)).toEqual(['b-named']);
  });

  it('keeps the more specific even when it is less sure', () => {
    expect(winnerOf(candidate('a-sure', 'high', 50), candidate('b-special', 'low', 60))).toEqual(['b-special']);
  });
});
