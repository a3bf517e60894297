/** A history is scanned where its versions differ; it must give what a scan of every version as a whole gives. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Fragment } from '../../src/core/fragment.js';
import { decoders } from '../../src/decoders/index.js';
import { detectors } from '../../src/detectors/index.js';
import type { Hit } from '../../src/engine/hit.js';
import { Scanner } from '../../src/engine/scanner.js';
import { GapList } from '../../src/git/gap-list.js';
import { ObjectReader } from '../../src/git/object-reader.js';
import { readRefs } from '../../src/git/refs.js';
import { openRepository } from '../../src/git/repository.js';
import { gitHistorySource } from '../../src/sources/git-history.js';
import { gitRangeSource } from '../../src/sources/git-range.js';
import type { Source } from '../../src/sources/source.js';
import { Draw } from '../corpus/draw.js';
import { GitFixture, importHistory, TemporaryFolder } from '../support/git-fixtures.js';

const { signal } = new AbortController();
let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

interface Compared {
  readonly inherited: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
  /** Fragments that were made from another. */
  readonly derived: number;
}

async function compare(path: string): Promise<Compared> {
  const [withLineage, without] = [new Scanner(detectors, { decoders }), new Scanner(detectors, { decoders })];
  const [inherited, whole] = [new Set<string>(), new Set<string>()];
  let derived = 0;
  const source = await gitHistorySource(path);
  for await (const fragment of source.fragments(signal)) {
    if (fragment.lineage?.base !== undefined) derived += 1;
    for (const hit of withLineage.scan(fragment)) inherited.add(summary(hit));
    const { lineage: _lineage, ...alone } = fragment satisfies Fragment;
    for (const hit of without.scan(alone)) whole.add(summary(hit));
  }
  return { inherited, whole, derived };
}

/** As `compare`, for what a hook is asked: what commits brought and did not stand there before. */
async function compareChanges(path: string, from: string): Promise<Compared> {
  const repository = openRepository(path);
  const reader = new ObjectReader(repository);
  const refs = readRefs(repository, new GapList());
  const [near, far] = [new Scanner(detectors, { decoders }), new Scanner(detectors, { decoders })];
  const [inherited, whole] = [new Set<string>(), new Set<string>()];
  let derived = 0;
  const source = gitRangeSource({ repository, reader, tips: [{ id: refs.head ?? '' }], known: [from] });
  for await (const fragment of source.fragments(signal)) {
    const { changed, ...alone } = fragment;
    if (changed === undefined) continue;
    derived += 1;
    const hits = far.scan(alone);
    if (hits.length === 0) continue;
    const isNew = await newcomers(source, fragment);
    for (const hit of hits) if (isNew(hit)) whole.add(summary(hit));
    for (const hit of near.scan(fragment)) if (isNew(hit)) inherited.add(summary(hit));
  }
  reader.close();
  return { inherited, whole, derived };
}

async function newcomers(source: Source, { origin }: Fragment): Promise<(hit: Hit) => boolean> {
  const before: Buffer[] = [];
  const known = new Set<string>();
  const scanner = new Scanner(detectors, { decoders });
  for await (const earlier of source.earlier?.(origin.object ?? '', signal) ?? []) {
    before.push(earlier.bytes);
    for (const { secret } of scanner.scan(earlier)) known.add(secret.reveal());
  }
  return ({ secret }) => {
    const value = secret.reveal();
    return !known.has(value) && !before.some((bytes) => bytes.includes(value));
  };
}

function summary(hit: Hit): string {
  const { ruleId, secret, origin, startLine, startColumn, endColumn, confidence, companions, encodings } = hit;
  return JSON.stringify([
    ruleId,
    secret.length,
    origin.object,
    startLine,
    startColumn,
    endColumn,
    confidence,
    companions,
    encodings,
  ]);
}

const BODY = 'q7Zp2Lw9Xk4Rt8Vb3Nc6Md1H';
const HEAD = join3('sk', 'live');

/** In a function, so that no decoder of ours joins it here. */
function join3(...parts: readonly string[]): string {
  return `${parts.join('_')}_`;
}

const TOKENS: readonly ((body: string) => string)[] = [
  () => join3('AK', 'IA', 'TCH6YDSY', 'QCPYKZCL').replaceAll('_', ''),
  (body) => `DATABASE_URL=${['postgres:/', '/orders:', body.slice(0, 10), '@db.internal/o'].join('')}`,
  (body) => `password: ${body.slice(4, 16)}!`,
  (body) => `payload = "${Buffer.from(`the key is ${HEAD}${body} today`).toString('base64')}"`,
  (body) => `key = "${HEAD}${body.slice(0, 5)}" + "${body.slice(5)}"`,
  (body) => `url = https://x/?t=%73${HEAD.slice(1)}${body}`,
];

/** Secrets at every kind of seam. @param bodyOf gives what is random in the next one */
function generatedHistory(bodyOf: (draw: Draw) => string): GitFixture {
  const draw = new Draw(20_261_125);
  const fixture = new GitFixture(join(folder.path, 'repository'));
  const lines = Array.from({ length: 400 }, (_, at) => `  const value${String(at)} = compute(${String(at * 7919)});`);
  const commits = Array.from({ length: 300 }, () => {
    const at = draw.below(lines.length);
    const token = TOKENS[draw.below(TOKENS.length)]?.(bodyOf(draw)) ?? '';
    const cut = draw.below(token.length + 1);
    const kind = draw.below(6);
    // A whole one, half of one, the other half before it, a change close to one, one taken away, one in two lines.
    if (kind === 0) lines.splice(at, 0, `  ${token}`);
    else if (kind === 1) lines.splice(at, 1, `  ${token.slice(0, cut)}`);
    else if (kind === 2) lines[at] = `${lines[at] ?? ''}${token.slice(cut)}`;
    else if (kind === 3) lines[at] = `// ${lines[at] ?? ''}`;
    else if (kind === 4) lines.splice(at, draw.below(5));
    else lines.splice(at, 0, `  ${token.slice(0, cut)}\\`, token.slice(cut));
    return { files: { 'src/a.ts': lines.join('\n') } };
  });
  importHistory(fixture, commits);
  return fixture;
}

it('gives the same hits on a generated history, with secrets at every kind of seam', { timeout: 120_000 }, async () => {
  const fixture = generatedHistory(() => BODY);
  fixture.repack('-f', '--depth=50', '--window=20');
  const { inherited, whole, derived } = await compare(fixture.path);
  expect(derived).toBeGreaterThan(200);
  expect(whole.size).toBeGreaterThan(500);
  expect([...inherited].toSorted()).toEqual([...whole].toSorted());
});

it(
  'gives the same hits for what each commit brought, where only its change is looked at',
  { timeout: 120_000 },
  async () => {
    const fixture = generatedHistory((draw) => draw.text('base62', 24));
    const first = fixture.git('rev-list', '--max-parents=0', 'HEAD').trim();
    const { inherited, whole, derived } = await compareChanges(fixture.path, first);
    expect(derived).toBeGreaterThan(200);
    expect(whole.size).toBeGreaterThan(30);
    expect([...inherited].toSorted()).toEqual([...whole].toSorted());
  },
);

const own = fileURLToPath(new URL('../..', import.meta.url));

it.runIf(existsSync(join(own, '.git')))(
  "gives the same hits on the project's own history",
  { timeout: 300_000 },
  async () => {
    const { inherited, whole } = await compare(own);
    expect([...inherited].toSorted()).toEqual([...whole].toSorted());
    const changes = await compareChanges(own, '');
    expect([...changes.inherited].toSorted()).toEqual([...changes.whole].toSorted());
  },
);
