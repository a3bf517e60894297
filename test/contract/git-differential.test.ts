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
import { gitHistorySource } from '../../src/sources/git-history.js';
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

const TOKENS: readonly (() => string)[] = [
  () => join3('AK', 'IA', 'TCH6YDSY', 'QCPYKZCL').replaceAll('_', ''),
  () => `DATABASE_URL=${['postgres:/', '/orders:', BODY.slice(0, 10), '@db.internal/o'].join('')}`,
  () => `password: ${BODY.slice(4, 16)}!`,
  () => `payload = "${Buffer.from(`the key is ${HEAD}${BODY} today`).toString('base64')}"`,
  () => `key = "${HEAD}${BODY.slice(0, 5)}" + "${BODY.slice(5)}"`,
  () => `url = https://x/?t=%73${HEAD.slice(1)}${BODY}`,
];

it('gives the same hits on a generated history, with secrets at every kind of seam', { timeout: 120_000 }, async () => {
  const draw = new Draw(20_261_125);
  const fixture = new GitFixture(join(folder.path, 'repository'));
  const lines = Array.from({ length: 400 }, (_, at) => `  const value${String(at)} = compute(${String(at * 7919)});`);
  const commits = Array.from({ length: 300 }, () => {
    const at = draw.below(lines.length);
    const token = TOKENS[draw.below(TOKENS.length)]?.() ?? '';
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
  fixture.repack('-f', '--depth=50', '--window=20');
  const { inherited, whole, derived } = await compare(fixture.path);
  expect(derived).toBeGreaterThan(200);
  expect(whole.size).toBeGreaterThan(500);
  expect([...inherited].toSorted()).toEqual([...whole].toSorted());
});

const own = fileURLToPath(new URL('../..', import.meta.url));

it.runIf(existsSync(join(own, '.git')))(
  "gives the same hits on the project's own history",
  { timeout: 300_000 },
  async () => {
    const { inherited, whole } = await compare(own);
    expect([...inherited].toSorted()).toEqual([...whole].toSorted());
  },
);
