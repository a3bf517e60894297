import { describe, expect, it } from 'vitest';
import type { Finding, Location } from '../core/finding.js';
import { SecretValue } from '../core/secret-value.js';
import { judgeFindings, type JudgedBy, type Suppression } from './judge-findings.js';

const fingerprint = `v1:${'0b'.repeat(16)}`;
const today = '2026-05-05';

function at(change: Partial<Location> = {}): Location {
  const lines = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 9 };
  return { source: 'worktree', repository: '/r', path: 'a.env', ...lines, ...change };
}

function finding(change: Partial<Finding> = {}): Finding {
  return {
    fingerprint,
    ruleId: 'acme-key',
    provider: 'acme',
    kind: 'key',
    severity: 'high',
    confidence: 'high',
    reasons: [],
    secret: new SecretValue(['value', 'of', 'acme'].join('-')),
    validity: { state: 'unknown' },
    locations: [at()],
    companions: [],
    ...change,
  };
}

const entry = { fingerprint, expires: '2026-12-31', owner: 'ann', reason: 'demo' };
const baseline = (change: Partial<JudgedBy> = {}): JudgedBy => ({
  file: 'b',
  isTrusted: true,
  accepted: [entry],
  ...change,
});
const found = (suppression: Partial<Suppression>, change: Partial<JudgedBy> = {}): JudgedBy => ({
  file: '/r/unleak.yaml',
  isTrusted: false,
  repository: '/r',
  suppressions: [{ reason: 'fixtures', ...suppression }],
  ...change,
});
const judge = (findings: readonly Finding[], ...files: JudgedBy[]) => judgeFindings(findings, { files, today });

describe('a baseline', () => {
  it('takes out what it accepts and says who said why and until when', () => {
    const { findings, suppressed, judgedBy } = judge([finding()], baseline());
    expect(findings).toEqual([]);
    expect(suppressed).toMatchObject([{ fingerprint, reason: 'b: demo (ann, until 2026-12-31)', locations: [at()] }]);
    expect(judgedBy).toEqual([{ file: 'b', isTrusted: true, holds: { accepted: 1 }, suppressed: 1, changed: 0 }]);
  });

  it('no longer counts after its last day, which the finding then says', () => {
    const { findings, suppressed } = judge([finding()], baseline({ accepted: [{ ...entry, expires: '2026-05-04' }] }));
    expect(suppressed).toEqual([]);
    expect(findings[0]?.reasons.join()).toContain('no longer accepted: b: demo (ann, until 2026-05-04)');
  });

  it('never hides what is live', () => {
    const { findings } = judge([finding({ validity: { state: 'active' } })], baseline());
    expect(findings[0]?.reasons.join()).toContain('not accepted, because it is live');
  });

  it('hides what a checksum proves only where the user named it', () => {
    const proven = finding({ isProven: true });
    expect(judge([proven], baseline()).findings).toEqual([]);
    expect(judge([proven], baseline({ isTrusted: false })).findings[0]?.reasons.join()).toContain(
      'its checksum proves',
    );
  });
});

describe('a suppression', () => {
  it.each([
    { why: 'its rule', suppression: { rule: 'acme-key' } },
    { why: 'its path', suppression: { matchesPath: (path: string) => path.endsWith('.env') } },
    { why: 'its value', suppression: { matchesValue: (value: string) => value.startsWith('value') } },
    { why: 'its fingerprint', suppression: { fingerprint } },
    { why: 'rule and path together', suppression: { rule: 'acme-key', matchesPath: () => true } },
  ])('fits by $why', ({ suppression }) => {
    expect(judge([finding()], found(suppression)).findings).toEqual([]);
  });

  it.each([
    { why: 'another rule', suppression: { rule: 'other-key' } },
    { why: 'another path', suppression: { matchesPath: () => false } },
    { why: 'another value', suppression: { matchesValue: () => false } },
    { why: 'one of two that it names', suppression: { rule: 'acme-key', matchesPath: () => false } },
    { why: 'a commit that is not its', suppression: { commits: ['abcdef1'] } },
    { why: 'a day that has passed', suppression: { rule: 'acme-key', until: '2026-05-04' } },
  ])('does not fit $why', ({ suppression }) => {
    const { findings, suppressed } = judge([finding()], found(suppression));
    expect(findings).toHaveLength(1);
    expect(suppressed).toEqual([]);
  });

  it('takes out the places that it names and leaves the others, and both are told', () => {
    const both = finding({ locations: [at({ path: 'test/a.env' }), at({ path: 'src/a.env' })] });
    const { findings, suppressed } = judge([both], found({ matchesPath: (path) => path.startsWith('test/') }));
    expect(findings[0]?.locations.map(({ path }) => path)).toEqual(['src/a.env']);
    expect(suppressed[0]?.locations.map(({ path }) => path)).toEqual(['test/a.env']);
  });

  it('of one repository says nothing about another', () => {
    expect(
      judge([finding({ locations: [at({ repository: '/other' })] })], found({ rule: 'acme-key' })).findings,
    ).toHaveLength(1);
  });

  it('that fits everything is still listed place by place, and hides nothing proven or live', () => {
    const everything = found({ matchesPath: () => true });
    const proven = finding({ isProven: true, fingerprint: `v1:${'0c'.repeat(16)}` });
    const live = finding({ validity: { state: 'active' }, fingerprint: `v1:${'0d'.repeat(16)}` });
    const { findings, suppressed, judgedBy } = judge([finding(), proven, live], everything);
    expect(findings).toHaveLength(2);
    expect(suppressed).toHaveLength(1);
    expect(judgedBy[0]).toMatchObject({ isTrusted: false, suppressed: 1 });
  });
});

describe('a marker', () => {
  const marked = at({ marker: 'unleak:allow demo' });

  it('takes out its place, with the reason', () => {
    const { findings, suppressed } = judge([finding({ locations: [marked] })]);
    expect(findings).toEqual([]);
    expect(suppressed[0]?.reason).toBe('marker on the line: unleak:allow demo');
  });

  it('needs a reason if it is ours', () => {
    const { findings } = judge([finding({ locations: [at({ marker: 'unleak:allow' })] })]);
    expect(findings[0]?.reasons).toEqual(['not accepted, because its marker gives no reason']);
  });

  it.each([{ isProven: true }, { validity: { state: 'active' as const } }])('never hides %o', (change) => {
    expect(judge([finding({ locations: [marked], ...change })]).findings).toHaveLength(1);
  });

  it('counts in the history of its file, where the working tree has it now', () => {
    const old = at({ source: 'git-blob', commit: 'c1', inHead: false });
    expect(judge([finding({ locations: [marked, old] })]).findings).toEqual([]);
  });

  it('that was taken away counts no more, also not for the version that had it', () => {
    const old = at({ source: 'git-blob', commit: 'c1', inHead: false, marker: 'unleak:allow demo' });
    expect(judge([finding({ locations: [at(), old] })]).findings[0]?.locations).toHaveLength(2);
  });

  it('says nothing about the same value in another file', () => {
    const { findings } = judge([finding({ locations: [marked, at({ path: 'b.env' })] })]);
    expect(findings[0]?.locations.map(({ path }) => path)).toEqual(['b.env']);
  });

  it('does not count in a list of names, where no line is a comment', () => {
    const name = at({ source: 'git-tree', marker: 'gitleaks:allow' });
    expect(judge([finding({ locations: [name] })]).findings).toHaveLength(1);
  });
});

describe('severities', () => {
  const say = (severity: 'low' | 'critical', change: Partial<JudgedBy> = {}): JudgedBy => ({
    file: 'u',
    isTrusted: false,
    severities: { 'acme-key': severity },
    ...change,
  });

  it('change what is found, and the finding says what it was', () => {
    const { findings, judgedBy } = judge([finding()], say('low'));
    expect(findings[0]).toMatchObject({ severity: 'low', reasons: ['severity high before u'] });
    expect(judgedBy[0]).toMatchObject({ changed: 1, holds: { severities: 1 } });
  });

  it('of a repository do not talk down what a checksum proves, and nobody what is live', () => {
    expect(judge([finding({ isProven: true })], say('low')).findings[0]?.severity).toBe('high');
    expect(judge([finding({ isProven: true })], say('low', { isTrusted: true })).findings[0]?.severity).toBe('low');
    const live = finding({ validity: { state: 'active' } });
    expect(judge([live], say('low', { isTrusted: true })).findings[0]?.severity).toBe('high');
    expect(judge([live], say('critical')).findings[0]?.severity).toBe('critical');
  });
});

it('a rule with paths of its own is silent elsewhere', () => {
  const scopes = new Map([['acme-key', (path: string) => path === 'b.env']]);
  const one = finding({ locations: [at(), at({ path: 'b.env' })] });
  const { findings, suppressed } = judgeFindings([one], { files: [], today, scopes });
  expect(findings[0]?.locations.map(({ path }) => path)).toEqual(['b.env']);
  expect(suppressed).toEqual([]);
});
