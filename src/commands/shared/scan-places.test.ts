/** Real places through the whole of a scan: what stands at a seam, and repositories beside and inside of others. */
import { mkdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GitFixture, TemporaryFolder } from '../../../test/support/git-fixtures.js';
import type { Finding, SourceCoverage } from '../../core/finding.js';
import { FingerprintKey } from '../../core/fingerprint.js';
import { FindingSet } from '../../engine/finding-set.js';
import { Scanner } from '../../engine/scanner.js';
import { sourcesFor } from '../../sources/open.js';
import { OVERLAP_BYTES, SLICE_BYTES } from '../../core/slices.js';
import type { Source } from '../../sources/source.js';
import { streamSource } from '../../sources/stdin.js';
import { Progress } from './progress.js';
import { scanSources } from './scan-sources.js';

/** Any length will do, so that half a value passes for a whole one; one form begins at the keyword, one ends there. */
const rules = [
  { id: 'acme-key', keywords: ['acme_'], pattern: 'acme_(?<secret>[A-Za-z0-9]{8,64})' },
  { id: 'acme-backward-key', keywords: ['_emca'], pattern: '(?<secret>[A-Za-z0-9]{8,64})_emca' },
].map((rule) => ({ ...rule, kind: 'key', severity: 'high', boundary: 'none' }) as const);
const value = ['q7Zp2Lw9', 'Xk4Rt8Vb', 'Nc6Md1Hs', '5Jf0GyTe'].join('');

interface Scanned {
  readonly findings: readonly Finding[];
  readonly coverage: readonly SourceCoverage[];
}

async function scan(sources: readonly Source[]): Promise<Scanned> {
  const findings = new FindingSet(new FingerprintKey(Buffer.alloc(32, 1)));
  const outcome = await scanSources(sources, {
    scanner: () => Promise.resolve(new Scanner([{ provider: 'acme', docs: 'https://docs.acme.example', rules }])),
    findings,
    progress: new Progress({ stderr: new PassThrough(), isTty: false, isQuiet: true, now: () => 0 }),
    signal: new AbortController().signal,
  });
  return { findings: findings.build(outcome.attributions), coverage: outcome.coverage };
}

async function scanPaths(...paths: readonly string[]): Promise<Scanned> {
  const sources = await Promise.all(paths.map((path) => sourcesFor(path, { history: true, worktree: true })));
  return scan(sources.flat());
}

/** `path of repository` for each place in a history. */
function blobPlaces({ findings }: Scanned): readonly string[] {
  return findings
    .flatMap(({ locations }) => locations)
    .filter(({ source }) => source === 'git-blob')
    .map(({ repository, path }) => `${path ?? '-'} of ${repository ?? '-'}`);
}

let folder: TemporaryFolder;
let root: string;
beforeEach(() => {
  folder = new TemporaryFolder();
  root = realpathSync(folder.path);
});
afterEach(() => folder[Symbol.dispose]());

describe('a value across a seam', () => {
  const seams = [
    { where: 'the end of the first slice', at: SLICE_BYTES - 10, text: `acme_${value}`, inset: 5 },
    { where: 'the start of the second slice', at: SLICE_BYTES - OVERLAP_BYTES - 10, text: `${value}_emca`, inset: 0 },
  ];

  function wholeWith({ at, text }: (typeof seams)[number]): Buffer {
    const line = Buffer.from(`${'-'.repeat(99)}\n`);
    const whole = Buffer.alloc(SLICE_BYTES + 5000, line);
    whole.write(`\n${text}\n`, at - 1);
    return whole;
  }

  const ways = [
    {
      how: 'a file',
      open: async (whole: Buffer) => {
        writeFileSync(join(root, 'long'), whole);
        return sourcesFor(join(root, 'long'), { history: true, worktree: true });
      },
    },
    {
      how: 'a blob',
      open: async (whole: Buffer) => {
        const fixture = new GitFixture(join(root, 'repository'));
        fixture.commitFile('long', whole);
        return sourcesFor(fixture.path, { history: true, worktree: false });
      },
    },
    {
      how: 'a stream',
      open: (whole: Buffer) =>
        Promise.resolve([streamSource(Readable.from([whole.subarray(0, 12_345), whole.subarray(12_345)]), 'a log')]),
    },
  ];

  it.each(seams.flatMap((seam) => ways.map((way) => ({ ...seam, ...way }))))(
    'is one finding in $how at $where, whole and in its place',
    async ({ open, ...seam }) => {
      const whole = wholeWith(seam);
      const { findings } = await scan(await open(whole));
      expect(findings.map(({ secret }) => secret.length)).toEqual([value.length]);
      const [place, ...others] = findings[0]?.locations ?? [];
      expect(others).toEqual([]);
      const line = whole.subarray(0, seam.at).toString('latin1').split('\n').length;
      expect(place).toMatchObject({ startLine: line, startColumn: 1 + seam.inset, endColumn: 1 + seam.inset + 32 });
    },
  );
});

describe('a blob that two repositories hold', () => {
  it('has in each the path that it has there', async () => {
    const one = new GitFixture(join(root, 'one'));
    one.commitFile('here.txt', `acme_${value}\n`);
    const two = new GitFixture(join(root, 'two'));
    two.commitFile('there.txt', `acme_${value}\n`);
    const scanned = await scanPaths(one.path, two.path);
    expect(scanned.findings).toHaveLength(1);
    expect(blobPlaces(scanned)).toEqual([`here.txt of ${one.path}`, `there.txt of ${two.path}`]);
  });
});

describe('repositories inside of a folder', () => {
  it('are scanned with their histories, bare ones too, and their compressed objects are not read as files', async () => {
    const one = new GitFixture(join(root, 'src/one'));
    one.commitFile('old.txt', `acme_${value}\n`);
    one.commitFile('old.txt', 'gone\n');
    const bare = new GitFixture(join(root, 'src/mirror.git'), { bare: true });
    one.git('push', '-q', bare.path, 'main');
    const scanned = await scanPaths(join(root, 'src'));
    expect(blobPlaces(scanned)).toEqual([`old.txt of ${bare.path}`, `old.txt of ${one.path}`]);
    expect(scanned.coverage.map(({ source }) => source)).toEqual([join(root, 'src'), bare.path, one.path]);
    expect(scanned.coverage[0]?.units['files']).toMatchObject({ enumerated: 3, skipped: { 'nested-repository': 2 } });
    expect(scanned.coverage.flatMap(({ gaps }) => gaps)).toEqual([]);
  });

  it('are a gap when they are broken, and a folder that is only called .git is read like others', async () => {
    mkdirSync(join(root, 'a/.git'), { recursive: true });
    writeFileSync(join(root, 'a/.git/note'), `acme_${value}\n`);
    mkdirSync(join(root, 'b/.git/objects'), { recursive: true });
    mkdirSync(join(root, 'c'));
    writeFileSync(join(root, 'c/.git'), 'gitdir: ../nowhere\n');
    const { findings, coverage } = await scanPaths(root);
    expect(findings[0]?.locations.map(({ path }) => path)).toEqual(['a/.git/note']);
    expect(coverage.flatMap(({ gaps }) => gaps.map(({ what }) => what))).toEqual([
      join(root, 'b/.git/HEAD'),
      join(root, 'c'),
    ]);
  });

  it('are not entered through links', async () => {
    const outside = new GitFixture(join(root, 'outside'));
    outside.commitFile('old.txt', `acme_${value}\n`);
    mkdirSync(join(root, 'src/linked'), { recursive: true });
    symlinkSync(outside.path, join(root, 'src/link'));
    symlinkSync(join(outside.path, '.git'), join(root, 'src/linked/.git'));
    const { findings, coverage } = await scanPaths(join(root, 'src'));
    expect(findings).toEqual([]);
    expect(coverage).toMatchObject([{ units: { files: { skipped: { symlink: 2 } } }, gaps: [] }]);
  });
});

describe('a submodule', () => {
  function withSubmodule(): { outer: GitFixture; checkout: string } {
    const inner = new GitFixture(join(root, 'inner'));
    inner.commitFile('old.txt', `acme_${value}\n`);
    inner.commitFile('old.txt', 'gone\n');
    const outer = new GitFixture(join(root, 'outer'));
    outer.git('submodule', '--quiet', 'add', inner.path, 'vendor/inner');
    outer.commit('add a submodule');
    return { outer, checkout: join(outer.path, 'vendor/inner') };
  }

  it('is scanned once, under the name of its checkout', async () => {
    const { outer, checkout } = withSubmodule();
    const scanned = await scanPaths(outer.path);
    expect(blobPlaces(scanned)).toEqual([`old.txt of ${checkout}`]);
    expect(scanned.coverage.map(({ source }) => source)).toEqual([outer.path, checkout, outer.path]);
    expect(scanned.coverage.flatMap(({ gaps }) => gaps)).toEqual([]);
  });

  it('is scanned too when nothing but its git directory is left', async () => {
    const { outer, checkout } = withSubmodule();
    renameSync(checkout, join(root, 'moved'));
    const scanned = await scanPaths(outer.path);
    expect(blobPlaces(scanned)).toEqual([`old.txt of ${join(outer.path, '.git/modules/vendor/inner')}`]);
  });
});
