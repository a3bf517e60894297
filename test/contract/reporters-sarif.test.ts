import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Location, Report } from '../../src/core/finding.js';
import { sarifReporter } from '../../src/reporters/sarif.js';
import { coverageWithGap, findingWith, fingerprintOf, place, rendered, reportOf } from './reporters-samples.js';
import { judges } from './reporters-specs.js';

interface Artifact {
  readonly uri: string;
  readonly uriBaseId?: string;
}
interface Place {
  readonly physicalLocation: { readonly artifactLocation: Artifact; readonly region: object };
}
interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly originalUriBaseIds: Readonly<Record<string, { readonly uri: string }>>;
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly locations: readonly Place[];
    readonly relatedLocations?: readonly Place[];
    readonly suppressions?: readonly object[];
  }[];
}

const inTree: Location = { ...place, source: 'worktree', path: 'config/db.env', startLine: 9, endLine: 9 };
const accepted = {
  fingerprint: fingerprintOf(9),
  ruleId: 'acme-key',
  reason: 'a test account',
  locations: [{ ...place, path: 'old.env' }],
};

function runOf(report: Report): Run {
  const log = JSON.parse(rendered(sarifReporter, report)) as { readonly runs: readonly Run[] };
  return log.runs[0]!;
}

function artifactOf(location: Location): Artifact {
  const run = runOf(reportOf([findingWith({ locations: [location] })]));
  return run.results[0]!.locations[0]!.physicalLocation.artifactLocation;
}

describe('a SARIF report', () => {
  it.skipIf(judges === undefined)('is valid by the schema of SARIF 2.1.0, whatever stands in it', () => {
    const messageOfCommit = { ...place, source: 'git-commit' as const };
    const { path: _, ...withoutPath } = messageOfCommit;
    const report: Report = {
      ...reportOf([
        findingWith({ locations: [place, inTree, withoutPath] }),
        findingWith({ fingerprint: fingerprintOf(2), locations: [{ ...inTree, path: 'a b#?é%.env' }] }),
      ]),
      state: 'incomplete',
      coverage: [coverageWithGap],
      suppressed: [accepted],
    };
    expect(judges!.errors(judges!.sarifSchema, JSON.parse(rendered(sarifReporter, report)))).toEqual([]);
    expect(judges!.errors(judges!.sarifSchema, JSON.parse(rendered(sarifReporter, reportOf([]))))).toEqual([]);
    expect(judges!.errors(judges!.sarifSchema, { version: '2.1.0' })).not.toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const hostile = findingWith({
          reasons: [text],
          locations: [{ ...place, path: text, author: text, repository: `/${text}` }],
        });
        expect(judges!.errors(judges!.sarifSchema, JSON.parse(rendered(sarifReporter, reportOf([hostile]))))).toEqual(
          [],
        );
      }),
      { numRuns: 20 },
    );
  });

  it('names files relative to the root, which alone is absolute', () => {
    const report = { ...reportOf([findingWith({ locations: [place, inTree] })]), coverage: [coverageWithGap] };
    const { originalUriBaseIds, ...rest } = runOf(report);
    expect(originalUriBaseIds).toEqual({ ROOT: { uri: 'file:///srv/orders/' } });
    expect(JSON.stringify(rest)).not.toContain('/srv/orders');
    expect(artifactOf(place)).toEqual({ uri: 'config/db.env', uriBaseId: 'ROOT' });
  });

  it('leaves no absolute path for a single file, and none of a gap below a root', () => {
    const { repository: _, ...alone } = { ...place, source: 'file' as const, path: '/home/ann/notes/.env' };
    const gap = { what: '/home/ann/notes/.env', reason: 'truncated' };
    const { originalUriBaseIds, ...rest } = runOf({
      ...reportOf([findingWith({ locations: [alone] })]),
      coverage: [{ source: '/home/ann/notes/.env', units: {}, gaps: [gap] }],
    });
    expect(originalUriBaseIds).toEqual({ ROOT: { uri: 'file:///home/ann/notes/' } });
    expect(JSON.stringify(rest)).not.toContain('/home/ann');
    expect(artifactOf(alone)).toEqual({ uri: '.env', uriBaseId: 'ROOT' });
  });

  it('gives each root of several its own name', () => {
    const elsewhere = { ...inTree, repository: '/srv/billing' };
    const run = runOf(reportOf([findingWith({ locations: [inTree, elsewhere] })]));
    expect(Object.keys(run.originalUriBaseIds)).toEqual(['ROOT', 'ROOT2']);
    expect(run.results[0]?.relatedLocations?.[0]?.physicalLocation.artifactLocation.uriBaseId).toBe('ROOT2');
  });

  it.each([
    { why: 'a blank, a hash and a question mark', path: 'a b#c?.env', uri: 'a%20b%23c%3F.env' },
    { why: 'a percent sign', path: '100%.env', uri: '100%25.env' },
    { why: 'text beyond ASCII', path: 'é.env', uri: '%C3%A9.env' },
    { why: 'a colon, which would make a scheme', path: 'c:x.env', uri: 'c%3Ax.env' },
    { why: 'a byte that is no UTF-8, shown as an escape', path: String.raw`\xff.env`, uri: '%FF.env' },
    { why: 'a backslash, shown doubled', path: String.raw`a\\b.env`, uri: 'a%5Cb.env' },
  ])('encodes $why in a URI', ({ path, uri }) => {
    expect(artifactOf({ ...inTree, path }).uri).toBe(uri);
  });

  it('makes one result of one secret, with what lies in the working tree first', () => {
    const run = runOf(reportOf([findingWith({ locations: [place, inTree] })]));
    expect(run.results.length).toBe(1);
    const [result] = run.results;
    expect(result!.locations.map((one) => one.physicalLocation.region)).toEqual([{ startLine: 9, endLine: 9 }]);
    expect(result!.relatedLocations?.length).toBe(1);
    expect(result!.partialFingerprints).toEqual({ 'unleakFingerprint/v1': fingerprintOf(1) });
    expect(run.tool.driver.rules[result!.ruleIndex]?.id).toBe(result!.ruleId);
  });

  it('marks what was accepted as suppressed', () => {
    const run = runOf({ ...reportOf([]), suppressed: [accepted] });
    expect(run.results[0]?.suppressions).toEqual([{ kind: 'external', justification: 'a test account' }]);
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(['acme-key']);
  });

  it('calls an incomplete scan unsuccessful and names each gap as an error', () => {
    const [invocation] = runOf({ ...reportOf([]), state: 'incomplete', coverage: [coverageWithGap] }).invocations;
    expect(invocation!.executionSuccessful).toBe(false);
    const errors = invocation!.toolExecutionNotifications.filter(({ level }) => level === 'error');
    expect(errors[0]?.message.text).toBe('not scanned: %ROOT%: objects/pack/pack-1.pack: truncated');
    expect(runOf(reportOf([])).invocations[0]!.executionSuccessful).toBe(true);
  });
});
