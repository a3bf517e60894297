import { describe, expect, it } from 'vitest';
import { judgingSchema } from '../../config/judging.js';
import { detectors } from '../../detectors/index.js';
import { Scanner } from '../../engine/scanner.js';
import { customDetector, understand } from './custom-rules.js';

const rule = {
  id: 'acme-live-key',
  kind: 'key',
  severity: 'low',
  keywords: ['ACME_'],
  pattern: '(?<secret>acme_[a-z0-9]{12,})',
};

function understood(judging: object) {
  return understand(judgingSchema.parse(judging));
}

function scan(text: string, judging: object): readonly string[] {
  const scanner = new Scanner([...detectors, customDetector('unleak.yaml', understood(judging).rules)]);
  const bytes = Buffer.from(text);
  return scanner
    .scan({ bytes, origin: { source: 'file' }, startLine: 1, startColumn: 1, encodings: [] })
    .map(({ ruleId }) => ruleId);
}

describe('a rule of a configuration', () => {
  it('is reported instead of rules that only know a name', () => {
    const body = ['q7zp2lw9', 'xk4rt8vb'].join('');
    expect(scan(`api_key = "acme_${body}"`, { rules: [rule] })).toEqual(['acme-live-key']);
  });

  it('takes no known token away from its rule', () => {
    const token = ['glpat', 'q7Zp2Lw9Xk4Rt8Vb3Nc6'].join('-');
    const wide = { ...rule, keywords: ['glpat'], pattern: '(?<secret>.*glpat.*)', boundary: 'none' };
    expect(scan(`x ${token} y`, { rules: [] })).toEqual(['gitlab-access-token']);
    expect(scan(`x ${token} y`, { rules: [wide] })).toEqual(['gitlab-access-token']);
  });

  it.each([
    { why: 'has the id of one of ours', change: { id: 'gitlab-access-token' }, told: 'a rule of ours' },
    { why: 'has no group for the secret', change: { pattern: 'acme_[a-z]+' }, told: 'no group' },
    { why: 'is no RE2', change: { pattern: '(?<secret>a)(?=b)' }, told: '' },
    { why: 'is too large', change: { pattern: '(?<secret>(?:[a-z]{500}){500})' }, told: 'too large' },
    { why: 'has a wrong pattern for paths', change: { 'path-pattern': '(' }, told: '' },
  ])('is not used where it $why', ({ change, told }) => {
    const { rules, problems } = understood({ rules: [{ ...rule, ...change }] });
    expect(rules).toEqual([]);
    expect(problems.join()).toContain(told);
    expect(problems).toHaveLength(1);
  });

  it('counts once, whoever else has its id', () => {
    expect(understood({ rules: [rule, rule] }).problems).toEqual(['rule acme-live-key: this id stands there twice']);
    expect(understand(judgingSchema.parse({ rules: [rule] }), new Set(['acme-live-key'])).rules).toEqual([]);
  });

  it('is not used where all together are too large', () => {
    const rules = Array.from({ length: 100 }, (_, i) => ({
      ...rule,
      id: `acme-key-${String(i)}`,
      pattern: '(?<secret>(?:[a-z]{30}){30})',
    }));
    const { rules: used, problems } = understood({ rules });
    expect(used.length).toBeGreaterThan(0);
    expect(used.length + problems.length).toBe(100);
    expect(problems[0]).toContain('all patterns together');
  });
});

describe('a suppression of a configuration', () => {
  it('matches paths by glob and by pattern, and values by pattern', () => {
    const [one] = understood({
      suppressions: [{ path: 'test/**', 'path-pattern': String.raw`\.py$`, value: '^demo', reason: 'x' }],
    }).suppressions;
    expect(one?.matchesPath?.('test/a/b.py')).toBe(true);
    expect(one?.matchesPath?.('test/a/b.js')).toBe(false);
    expect(one?.matchesPath?.('src/b.py')).toBe(false);
    expect([one?.matchesValue?.('demo-1'), one?.matchesValue?.('a demo')]).toEqual([true, false]);
  });

  it('with a pattern that can not be used is not used at all', () => {
    const { suppressions, problems } = understood({ suppressions: [{ value: '(', rule: 'acme-key', reason: 'x' }] });
    expect(suppressions).toEqual([]);
    expect(problems[0]).toMatch(/^suppression 1: /);
  });
});
