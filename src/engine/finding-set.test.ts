import { describe, expect, it } from 'vitest';
import { FingerprintKey } from '../core/fingerprint.js';
import { SecretValue } from '../core/secret-value.js';
import { FindingSet } from './finding-set.js';
import type { Attribution } from '../core/finding.js';
import { Attributions } from './locations.js';
import type { Hit } from './hit.js';

const key = new FingerprintKey(Buffer.alloc(32, 7));
const value = ['kT7', 'vQ2x', 'Lm9'].join('');

const urlHit: Hit = {
  ruleId: 'postgres-url',
  provider: 'postgres',
  kind: 'connection URL with password',
  severity: 'critical',
  confidence: 'medium',
  specificity: 80,
  reasons: ['password in a connection URL'],
  secret: new SecretValue(value),
  companions: [
    { name: 'host', value: 'db.internal' },
    { name: 'user', value: 'orders' },
  ],
  origin: { source: 'git-blob', repository: '/r', object: 'b1' },
  encodings: [],
  startLine: 3,
  startColumn: 20,
  endLine: 3,
  endColumn: 30,
};
const envHit: Hit = {
  ...urlHit,
  ruleId: 'generic-password-assignment',
  provider: 'generic',
  kind: 'password in an assignment',
  severity: 'high',
  confidence: 'high',
  specificity: 20,
  reasons: ['assigned to DB_PASSWORD'],
  companions: [
    { name: 'key', value: 'DB_PASSWORD' },
    { name: 'user', value: 'other' },
  ],
  origin: { source: 'worktree', repository: '/r', path: '.env' },
};
const logHit: Hit = {
  ...envHit,
  confidence: 'low',
  origin: { source: 'stdin', path: 'app.log' },
  startLine: 9,
  endLine: 9,
};

function setOf(...hits: readonly Hit[]): FindingSet {
  const set = new FindingSet(key);
  for (const hit of hits) set.add(hit);
  return set;
}

function blobAt(object: string, line: number): Hit {
  return { ...urlHit, origin: { source: 'git-blob', repository: '/r', object }, startLine: line, endLine: line };
}

/** What the source of `/r` says about its objects. */
function known(objects: Readonly<Record<string, readonly Attribution[]>>, repository = '/r'): Attributions {
  const attributions = new Attributions();
  for (const [object, found] of Object.entries(objects)) attributions.add(repository, object, found);
  return attributions;
}

describe('FindingSet', () => {
  it('makes one finding of a secret in history, in an env file and in a log', () => {
    const attributions = known({ b1: [{ source: 'git-blob', path: 'config.yml', commit: 'c1' }] });
    const [finding, ...others] = setOf(envHit, logHit, urlHit).build(attributions);
    expect(others).toEqual([]);
    expect(finding?.ruleId).toBe('postgres-url');
    expect(finding?.provider).toBe('postgres');
    expect(finding?.severity).toBe('critical');
    expect(finding?.confidence).toBe('high');
    expect(finding?.fingerprint).toBe(key.fingerprint(new SecretValue(value)));
    expect(finding?.reasons).toEqual(['password in a connection URL', 'assigned to DB_PASSWORD']);
    expect(finding?.companions).toEqual([
      { name: 'host', value: 'db.internal' },
      { name: 'key', value: 'DB_PASSWORD' },
      { name: 'user', value: 'orders' },
    ]);
    expect(finding?.locations.map(({ source, path }) => `${source} ${path ?? ''}`)).toEqual([
      'stdin app.log',
      'worktree .env',
      'git-blob config.yml',
    ]);
  });

  it('does not depend on the order of hits', () => {
    const hits = [urlHit, envHit, logHit, blobAt('b2', 5)];
    expect(JSON.stringify(setOf(...hits.toReversed()).build())).toBe(JSON.stringify(setOf(...hits).build()));
  });

  it('collapses the history of one path into the place of the oldest commit', () => {
    const at = (date: string, commit: string, inHead = false): readonly Attribution[] => [
      { source: 'git-blob', path: 'config.yml', commit, date, inHead },
    ];
    const set = setOf(blobAt('b1', 3), blobAt('b2', 4), blobAt('b3', 5));
    const [finding] = set.build(
      known({
        b1: at('2026-03-01T00:00:00Z', 'c3', true),
        b2: at('2026-01-01T08:00:00+09:00', 'c1'),
        b3: at('2026-01-01T00:00:00Z', 'c2'),
      }),
    );
    expect(finding?.locations).toHaveLength(1);
    expect(finding?.locations[0]).toMatchObject({ commit: 'c1', object: 'b2', startLine: 4, inHead: true });
  });

  it('gives one place per path to a blob that stands at several', () => {
    const paths = ['b.yml', 'a.yml'].map((path) => ({ source: 'git-blob', path, commit: 'c1' }) as const);
    const [finding] = setOf(urlHit).build(known({ b1: paths }));
    expect(finding?.locations.map((location) => location.path)).toEqual(['a.yml', 'b.yml']);
  });

  it('keeps a dangling object and the working tree as places beside the history of the same path', () => {
    const worktree: Hit = { ...urlHit, origin: { source: 'worktree', repository: '/r', path: 'config.yml' } };
    const [finding] = setOf(urlHit, worktree, blobAt('d1', 3)).build(
      known({ b1: [{ source: 'git-blob', path: 'config.yml', commit: 'c1' }], d1: [{ source: 'git-dangling' }] }),
    );
    expect(finding?.locations.map((location) => location.source)).toEqual(['git-dangling', 'git-blob', 'worktree']);
  });

  it('counts a place once that overlapping fragments report twice', () => {
    const [finding] = setOf(envHit, { ...envHit }).build();
    expect(finding?.locations).toHaveLength(1);
  });

  it('sorts by severity, then rule, then fingerprint', () => {
    const low: Hit = { ...envHit, severity: 'low', secret: new SecretValue('a1') };
    const high: Hit = { ...envHit, secret: new SecretValue('b2') };
    const findings = setOf(low, high, urlHit).build();
    expect(findings.map((finding) => finding.severity)).toEqual(['critical', 'high', 'low']);
  });

  it('does not give a blob the paths that it has in another repository', () => {
    const elsewhere: Hit = { ...urlHit, origin: { ...urlHit.origin, repository: '/other' } };
    const attributions = known({ b1: [{ source: 'git-blob', path: 'here.yml' }] });
    attributions.add('/other', 'b1', [{ source: 'git-blob', path: 'there.yml' }]);
    const [finding] = setOf(urlHit, elsewhere).build(attributions);
    expect(finding?.locations.map(({ repository, path }) => `${repository ?? ''} ${path ?? ''}`)).toEqual([
      '/other there.yml',
      '/r here.yml',
    ]);
  });
});
