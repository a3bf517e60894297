import { chmodSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { GitFixture } from '../../../test/support/git-fixtures.js';
import { lasting } from '../../../test/support/lasting-report.js';
import { temporaryFolder } from '../../../test/support/temporary.js';
import { FingerprintKey } from '../../core/fingerprint.js';
import { systemClock } from '../../platform/clock.js';
import { sourcesFor } from '../../sources/open.js';
import { makeReport, type MadeReport } from './make-report.js';
import { recordInState } from './record-scan.js';
import { RuleList } from './rule-list.js';
import { openSourceLedger } from './source-ledger.js';

const key = new FingerprintKey(Buffer.alloc(32, 7));
const NOW = Date.parse('2026-01-01T00:00:00Z');

/** Synthetic passwords in a URL, which the rule for PostgreSQL takes. */
const PASSWORDS = [
  ['q7Zp2Lw9', 'Xk4Rt8Vb'].join(''),
  ['Hn3Tq8Wz', '5Ld1Gs6Y'].join(''),
  ['Bv9Mx2Kc', '7Pf4Rj0D'].join(''),
  ['Ye5Ua1Io', '8Sw3Zt6N'].join(''),
];
const url = (password: string, host = 'db'): string =>
  `${['postgres', '://app:'].join('')}${password}@${host}.orders.internal:5432/o`;

interface ScanOptions {
  readonly folder?: string;
  readonly domain?: string;
  readonly variant?: unknown;
  readonly nowMs?: number;
  readonly worktree?: boolean;
}

async function scan(path: string, options: ScanOptions = {}): Promise<MadeReport> {
  const { folder, domain = 'own', variant = 0, nowMs = NOW, worktree = false } = options;
  const ledger =
    folder === undefined
      ? undefined
      : await openSourceLedger({ folder, key, nowMs, variant, domain, rules: new RuleList([]) });
  const made = await makeReport(await sourcesFor(path, { history: true, worktree }), {
    key,
    minConfidence: 'low',
    clock: systemClock,
    signal: new AbortController().signal,
    progress: { update: () => Promise.resolve() },
    ...(ledger === undefined ? {} : { ledger }),
  });
  ledger?.close();
  return made;
}

function known({ report }: MadeReport, unit = 'objects'): number {
  return report.coverage.reduce((sum, { units }) => sum + (units[unit]?.skipped['known'] ?? 0), 0);
}

const shown = ({ report }: MadeReport): unknown => lasting(report);

it('reads nothing of a history that is as it was, and reports the same', async () => {
  const folder = await temporaryFolder();
  const repository = new GitFixture(await temporaryFolder());
  repository.commitFile('a/.env', `DATABASE_URL=${url(PASSWORDS[0]!)}\n`);

  const first = await scan(repository.path, { folder });
  const second = await scan(repository.path, { folder });

  expect(first.report.findings.length).toBeGreaterThan(0);
  expect(known(first)).toBe(0);
  expect(second.isKnown).toBe(true);
  expect(shown(second)).toEqual(shown(first));
});

it('reads only the new pack after a fetch', async () => {
  const folder = await temporaryFolder();
  const origin = new GitFixture(await temporaryFolder());
  for (let i = 0; i < 20; i += 1) origin.commitFile(`f${String(i)}`, `text ${String(i)}\n`);
  origin.commitFile('.env', `DATABASE_URL=${url(PASSWORDS[0]!)}\n`);
  const path = join(await temporaryFolder(), 'clone');
  origin.git('clone', '-q', '--bare', `file://${origin.path}`, path);
  const clone = new GitFixture(path, { exists: true });
  await scan(path, { folder });

  origin.commitFile('new.env', `DATABASE_URL=${url(PASSWORDS[1]!)}\n`);
  clone.git('-c', 'fetch.unpackLimit=1', 'fetch', '-q', 'origin', 'main:main');
  const again = await scan(path, { folder });

  // 21 files and 21 commits; trees are read again.
  expect(known(again)).toBe(42);
  expect(again.report.findings).toHaveLength(2);
  expect(shown(again)).toEqual(shown(await scan(path)));
});

it('reads a file of the history once, packed or not', async () => {
  const folder = await temporaryFolder();
  const repository = new GitFixture(await temporaryFolder());
  repository.commitFile('.env', `DATABASE_URL=${url(PASSWORDS[0]!)}\n`);
  await scan(repository.path, { folder });

  repository.commitFile('b', 'text\n');
  const more = await scan(repository.path, { folder });
  repository.git('reset', '-q', '--hard', 'HEAD~1');
  repository.git('reflog', 'expire', '--expire=now', '--all');
  repository.git('prune', '--expire=now');
  const less = await scan(repository.path, { folder });

  expect(known(more)).toBe(1);
  expect(known(less)).toBe(1);
  expect(shown(less)).toEqual(shown(await scan(repository.path)));
});

it('knows a pack that another repository of the same domain holds, and not one of another domain', async () => {
  const folder = await temporaryFolder();
  const origin = new GitFixture(await temporaryFolder());
  origin.commitFile('.env', `DATABASE_URL=${url(PASSWORDS[0]!)}\n`);
  origin.repack();
  const mirror = join(await temporaryFolder(), 'mirror');
  origin.shell(`cp -r ${origin.path} ${mirror}`);
  await scan(origin.path, { folder });

  const shared = await scan(mirror, { folder });
  const foreign = await scan(mirror, { folder, domain: 'customer' });

  expect(known(shared)).toBe(2);
  expect(known(foreign)).toBe(0);
  expect(shown(shared)).toEqual(shown(await scan(mirror)));
});

it('knows nothing under other options or another key', async () => {
  const folder = await temporaryFolder();
  const repository = new GitFixture(await temporaryFolder());
  repository.commitFile('a', 'text\n');
  await scan(repository.path, { folder });

  expect(known(await scan(repository.path, { folder, variant: 'other options' }))).toBe(0);
  const ledger = await openSourceLedger({
    folder,
    key: new FingerprintKey(Buffer.alloc(32, 8)),
    nowMs: NOW,
    variant: 0,
    rules: new RuleList([]),
  });
  onTestFinished(() => ledger?.close());
  const [source] = await sourcesFor(repository.path, { history: true, worktree: false });
  expect(await ledger?.recall(source!)).toBeUndefined();
});

it('does not count a pack as known whose bytes are not what its name says', async () => {
  const folder = await temporaryFolder();
  const honest = new GitFixture(await temporaryFolder());
  const content = `DATABASE_URL=${url(PASSWORDS[0]!)}\n`;
  honest.commitFile('.env', content);
  honest.git('config', 'core.compression', '0');
  honest.git('config', 'pack.compression', '0');
  honest.repack('-F');
  const forged = join(await temporaryFolder(), 'forged');
  honest.shell(`cp -r ${honest.path} ${forged}`);
  forge(new GitFixture(forged, { exists: true }).packs()[0]!, content);
  const lie = await scan(forged, { folder });

  const truth = await scan(honest.path, { folder });

  expect(lie.report).toMatchObject({ state: 'complete', findings: [] });
  expect(known(truth)).toBe(0);
  expect(truth.report.findings.length).toBeGreaterThan(0);
});

it('reads a history with gaps again', async () => {
  const folder = await temporaryFolder();
  const repository = new GitFixture(await temporaryFolder());
  repository.commitFile('a', 'text\n');
  repository.write('.git/refs/heads/broken', `${'1'.repeat(40)}\n`);

  await scan(repository.path, { folder });
  const again = await scan(repository.path, { folder });

  expect(again.report.state).toBe('incomplete');
  expect(known(again)).toBe(0);
});

it('writes no value anywhere, also not of one that stands in the name of a file or a branch', async () => {
  const folder = await temporaryFolder();
  const repository = new GitFixture(await temporaryFolder());
  repository.commitFile(`${PASSWORDS[0]!}/.env`, `DATABASE_URL=${url(PASSWORDS[0]!)}\n`);
  repository.commitFile('b.env', `DATABASE_URL=${url(PASSWORDS[1]!)}\n`);
  repository.git('branch', `fix-${PASSWORDS[1]!}`);
  const env = { UNLEAK_STATE_DIR: folder };

  for (const round of [1, 2]) {
    const { report, isKnown } = await scan(repository.path, { folder, worktree: true });
    expect(report.findings.length, String(round)).toBeGreaterThan(1);
    await recordInState(report, env, isKnown);
  }

  const files = readdirSync(folder);
  expect(files).toEqual(expect.arrayContaining(['ledger.db', 'state.db']));
  for (const file of files) {
    const text = readFileSync(join(folder, file)).toString('latin1');
    for (const password of PASSWORDS) expect(text.includes(password), file).toBe(false);
  }
});

it('keeps a remembered value out of the name of a file that is new', async () => {
  const folder = await temporaryFolder();
  const repository = new GitFixture(await temporaryFolder());
  repository.commitFile('.env', `DATABASE_URL=${url(PASSWORDS[0]!)}\n`);
  repository.git('rm', '-q', '.env');
  repository.commit('remove it');
  await scan(repository.path, { folder, worktree: true });
  repository.write(`${PASSWORDS[0]!}.env`, `DATABASE_URL=${url(PASSWORDS[1]!)}\n`);

  const again = await scan(repository.path, { folder, worktree: true });

  expect(known(again)).toBeGreaterThan(0);
  expect(JSON.stringify(shown(again)).includes(PASSWORDS[0]!)).toBe(false);
  expect(shown(again)).toEqual(shown(await scan(repository.path, { worktree: true })));
});

it('says when a judgement by the clock is over', async () => {
  const folder = await temporaryFolder();
  const repository = new GitFixture(await temporaryFolder());
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const expiry = NOW / 1000 + 3600;
  const token = [
    part({ alg: 'HS256', typ: 'JWT' }),
    part({ iss: 'orders', sub: 'u81', iat: expiry - 7200, exp: expiry }),
  ];
  repository.commitFile('session.txt', `${[...token, PASSWORDS.slice(0, 3).join('').slice(0, 43)].join('.')}\n`);
  await scan(repository.path, { folder });

  expect(known(await scan(repository.path, { folder }))).toBeGreaterThan(0);
  expect(known(await scan(repository.path, { folder, nowMs: NOW + 7_200_000 }))).toBe(0);
});

type Step = (repository: GitFixture, origin: GitFixture) => void;

const number = fc.nat(9);
const text = fc.tuple(fc.nat(PASSWORDS.length - 1), fc.nat(5), number).map(([password, kind, n]) => {
  if (kind === 0) return `version https://git-lfs.github.com/spec/v1\noid sha256:${String(n).repeat(64)}\nsize 12\n`;
  if (kind < 3) return `HOST=h${String(n)}\nDATABASE_URL=${url(PASSWORDS[password]!, `h${String(n)}`)}\n`;
  return `text ${String(n)}\n`.repeat(30);
});
const step: fc.Arbitrary<{ readonly name: string; readonly run: Step }> = fc.oneof(
  fc.tuple(number, text).map(([n, content]) => ({
    name: `commit f${String(n)}`,
    run: (repository: GitFixture) => void repository.commitFile(`d${String(n % 3)}/f${String(n)}`, content),
  })),
  text.map((message) => ({
    name: 'amend',
    run: (repository: GitFixture) => void repository.git('commit', '-q', '--amend', '--allow-empty', '-m', message),
  })),
  number.map((n) => ({
    name: `branch b${String(n)}`,
    run: (repository: GitFixture) => void repository.git('branch', '-f', `b${String(n)}`),
  })),
  fc.constant({
    name: 'delete branches',
    run: (repository: GitFixture) => {
      for (const name of repository.git('for-each-ref', '--format=%(refname:short)', 'refs/heads/b*').split('\n')) {
        if (name !== '') repository.git('branch', '-q', '-D', name);
      }
    },
  }),
  fc.constant({
    name: 'reset',
    run: (repository: GitFixture) => void repository.git('reset', '-q', '--hard', 'HEAD~1'),
  }),
  fc.constant({
    name: 'repack all',
    run: (repository: GitFixture) => void repository.git('repack', '-q', '-a', '-d', '-f'),
  }),
  fc.constant({ name: 'repack new', run: (repository: GitFixture) => void repository.git('repack', '-q', '-d') }),
  fc.constant({
    name: 'gc',
    run: (repository: GitFixture) => {
      repository.git('reflog', 'expire', '--expire=now', '--all');
      repository.git('gc', '-q', '--prune=now');
    },
  }),
  number.map((n) => ({
    name: `tag t${String(n)}`,
    run: (repository: GitFixture) => void repository.git('tag', '-f', '-a', '-m', `tag ${String(n)}`, `t${String(n)}`),
  })),
  fc.tuple(number, text, fc.boolean()).map(([n, content, asPack]) => ({
    name: `fetch ${asPack ? 'a pack' : 'objects'}`,
    run: (repository: GitFixture, origin: GitFixture) => {
      origin.commitFile(`o${String(n)}`, content);
      const limit = `fetch.unpackLimit=${asPack ? '1' : '1000'}`;
      repository.git('-c', limit, 'fetch', '-q', `file://${origin.path}`, '+main:refs/remotes/origin/main');
    },
  })),
  text.map((content) => ({ name: 'dangling', run: (repository: GitFixture) => void repository.dangling(content) })),
  text.map((content) => ({
    name: 'stage',
    run: (repository: GitFixture) => {
      repository.write('staged', content);
      repository.git('add', 'staged');
    },
  })),
);

it('gives the report of a fresh scan, whatever was done to the repository since the last one', async () => {
  let knownObjects = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
      const folder = await temporaryFolder();
      const origin = new GitFixture(await temporaryFolder());
      origin.commitFile('readme', 'begin\n');
      const repository = new GitFixture(await temporaryFolder());
      repository.commitFile('begin', 'begin\n');
      repository.commitFile('.env', `DATABASE_URL=${url(PASSWORDS[0]!)}\n`);
      await scan(repository.path, { folder, worktree: true });
      for (const { run } of steps) {
        try {
          run(repository, origin);
        } catch {
          // Git refuses what makes no sense here, such as to go back before the first commit.
        }
        const remembered = await scan(repository.path, { folder, worktree: true });
        knownObjects += known(remembered);
        expect(shown(remembered)).toEqual(shown(await scan(repository.path, { worktree: true })));
      }
    }),
    { numRuns: 12 },
  );
  expect(knownObjects).toBeGreaterThan(0);
}, 180_000);

/** Puts other text of the same length in the place of one that an uncompressed pack holds; its end still names the old. */
function forge(pack: string, content: string): void {
  const bytes = readFileSync(pack);
  const at = bytes.indexOf(content);
  const other = deflateSync('harmless\n'.repeat(content.length).slice(0, content.length), { level: 0 });
  // Behind the header of the stream and of its one block; at the end its own checksum.
  other.copy(bytes, at, 7);
  chmodSync(pack, 0o600);
  writeFileSync(pack, bytes);
}
