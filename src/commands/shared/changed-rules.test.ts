import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GitFixture } from '../../../test/support/git-fixtures.js';
import { lasting } from '../../../test/support/lasting-report.js';
import { BODIES, customRule, steps, text, type Rules, type World } from '../../../test/support/rule-changes.js';
import { temporaryFolder } from '../../../test/support/temporary.js';
import { FingerprintKey } from '../../core/fingerprint.js';
import type { Detector } from '../../detectors/detector.js';
import type { Fragment } from '../../core/fragment.js';
import { rulebookOf } from '../../engine/rulebook.js';
import { Scanner } from '../../engine/scanner.js';
import { systemClock } from '../../platform/clock.js';
import { sourcesFor } from '../../sources/open.js';
import { makeReport, type MadeReport } from './make-report.js';
import { RuleList } from './rule-list.js';
import { openSourceLedger } from './source-ledger.js';

const key = new FingerprintKey(Buffer.alloc(32, 7));
const NOW = Date.parse('2026-01-01T00:00:00Z');
const PROVIDERS = new Set(['aws', 'generic', 'github', 'jwt', 'npm', 'postgres', 'airtable', 'twilio']);

/** What `detectors/index.js` gives in this file: a few of ours, which the tests change. */
const ours = vi.hoisted(() => ({ all: [] as readonly Detector[], now: [] as readonly Detector[] }));
vi.mock('../../detectors/index.js', async (original) => {
  const { detectors } = await original<{ readonly detectors: readonly Detector[] }>();
  ours.all = detectors.filter(({ provider }) => PROVIDERS.has(provider));
  ours.now = ours.all;
  return {
    get detectors() {
      return ours.now;
    },
  };
});

vi.mock('./our-rules.js', () => ({
  get ourRules() {
    return rulebookOf(ours.now);
  },
}));

const { looking } = Scanner.prototype;

afterEach(() => {
  vi.restoreAllMocks();
});

beforeEach(async () => {
  await import('../../detectors/index.js');
  ours.now = ours.all;
});

const OURS = (): Rules => ({ builtIn: ours.all, custom: [] });

async function scan(path: string, { builtIn, custom }: Rules, folder?: string): Promise<MadeReport> {
  ours.now = builtIn;
  const detectors = custom.length === 0 ? [] : [{ provider: 'custom', docs: 'rules.yaml', rules: custom }];
  const name = createHash('sha256').update(JSON.stringify(builtIn)).digest('hex');
  const ledger =
    folder === undefined
      ? undefined
      : await openSourceLedger({ folder, key, nowMs: NOW, rules: new RuleList(detectors, name), variant: 0 });
  const made = await makeReport(await sourcesFor(path, { history: true, worktree: false }), {
    key,
    minConfidence: 'low',
    clock: systemClock,
    signal: new AbortController().signal,
    progress: { update: () => Promise.resolve() },
    triage: { detectors, markerAt: undefined, judge: (findings) => ({ findings, suppressed: [], judgedBy: [] }) },
    ...(ledger === undefined ? {} : { ledger }),
  });
  ledger?.close();
  return made;
}

/** What is inside of files is only counted where they are opened. */
const shown = (made: MadeReport): unknown => lasting(made.report, { without: ['members'] });

async function newWorld(contents: readonly string[]): Promise<World> {
  const repository = new GitFixture(await temporaryFolder());
  for (const [at, content] of contents.entries()) repository.commitFile(`f${String(at)}`, content);
  return { repository, rules: OURS() };
}

it('gives the report of a fresh scan, whatever rules were added, changed or taken away since the last one', async () => {
  let known = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 2, maxLength: 4 }),
      fc.array(
        steps(() => ours.all),
        { minLength: 3, maxLength: 7 },
      ),
      async (contents, changes) => {
        const folder = await temporaryFolder();
        const world = await newWorld(contents);
        const look = vi.spyOn(Scanner.prototype, 'looking');
        await scan(world.repository.path, world.rules, folder);
        for (const { run } of changes) {
          run(world);
          look.mockClear();
          const remembered = await scan(world.repository.path, world.rules, folder);
          const looked = look.mock.calls.length;
          look.mockClear();
          const fresh = await scan(world.repository.path, world.rules);
          if (looked < look.mock.calls.length) known += 1;
          expect(shown(remembered)).toEqual(shown(fresh));
        }
        look.mockRestore();
      },
    ),
    { numRuns: 25 },
  );
  expect(known).toBeGreaterThan(0);
}, 240_000);

describe('of what was read under other rules', () => {
  /** Scans while noting which objects are looked at by whom: `all` rules, or the ids of some. */
  async function watched(world: World, folder: string): Promise<{ readonly made: MadeReport; readonly by: By }> {
    const by = new Map<string, Set<string>>();
    const rulesOf = new WeakMap<Scanner, string>();
    const makers = await import('./make-scanner.js');
    const part = vi.spyOn(makers, 'partScanner');
    part.mockImplementation((some) => {
      const scanner = new Scanner(some);
      rulesOf.set(scanner, some.flatMap(({ rules }) => rules.map(({ id }) => id)).join());
      return scanner;
    });
    const look = vi.spyOn(Scanner.prototype, 'looking').mockImplementation(function (
      this: Scanner,
      fragment: Fragment,
    ) {
      if (fragment.origin.source === 'git-blob') {
        const who = rulesOf.get(this) ?? 'all';
        by.set(who, (by.get(who) ?? new Set()).add(fragment.origin.object ?? ''));
      }
      return looking.call(this, fragment);
    });
    const made = await scan(world.repository.path, world.rules, folder);
    look.mockRestore();
    part.mockRestore();
    return { made, by: Object.fromEntries([...by].map(([who, objects]) => [who, objects.size])) };
  }
  type By = Readonly<Record<string, number>>;

  const FILES = [
    `ACME_KEY=${['acme', 'live', BODIES[0]!].join('_')}\n`,
    `password: "${BODIES[1]!}"\n`,
    'nothing is here\n',
    'nothing is here either\n',
  ];

  it('runs a rule that was added alone, and all only over what it takes', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    await scan(world.repository.path, world.rules, folder);

    world.rules = { ...world.rules, custom: [customRule(0, 0)] };
    const { made, by } = await watched(world, folder);

    expect(by).toEqual({ 'custom-0': 4, all: 1 });
    expect(made.report.findings.map(({ ruleId }) => ruleId)).toContain('custom-0');
    expect(shown(made)).toEqual(shown(await scan(world.repository.path, world.rules)));
  });

  it('reads nothing for a rule whose keyword stands nowhere there', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    await scan(world.repository.path, world.rules, folder);

    world.rules = { ...world.rules, custom: [customRule(0, 7)] };
    const { made, by } = await watched(world, folder);
    world.repository.commitFile('more', `matches-nothing ${'abcdefghij'.repeat(2)}\n`);
    const later = await watched(world, folder);

    expect([by, made.isKnown]).toEqual([{}, true]);
    expect(later.made.report.findings.map(({ ruleId }) => ruleId)).toContain('custom-0');
  });

  it('finds a keyword that stands there encoded, in an archive or in a name', async () => {
    const folder = await temporaryFolder();
    const token = ['matches-nothing', 'abcdefghij'.repeat(2)].join(' ');
    const world = await newWorld([`data: ${Buffer.from(`text ${token} text`).toString('base64')}\n`]);
    world.repository.commitFile('a0.gz', gzipSync(`${token}\n`));
    world.repository.commitFile(`names/${token}`, 'text\n');
    await scan(world.repository.path, world.rules, folder);

    world.rules = { ...world.rules, custom: [customRule(0, 7)] };
    const made = await scan(world.repository.path, world.rules, folder);

    const paths = made.report.findings.flatMap(({ locations }) => locations.map(({ path = '' }) => path.slice(0, 5)));
    expect(paths).toEqual(expect.arrayContaining(['f0', 'a0.gz', 'names']));
    expect(shown(made)).toEqual(shown(await scan(world.repository.path, world.rules)));
  });

  it('reads nothing when a rule is gone that took nothing', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    world.rules = { ...world.rules, custom: [customRule(0, 7)] };
    await scan(world.repository.path, world.rules, folder);

    world.rules = OURS();
    const { made, by } = await watched(world, folder);
    const again = await watched(world, folder);

    expect([by, made.isKnown, again.made.isKnown]).toEqual([{}, true, true]);
  });

  it('runs all rules only over what a rule that is gone had a say in', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    world.rules = { ...world.rules, custom: [customRule(0, 0)] };
    await scan(world.repository.path, world.rules, folder);

    world.rules = OURS();
    const { made, by } = await watched(world, folder);

    expect(by).toEqual({ all: 1 });
    expect(shown(made)).toEqual(shown(await scan(world.repository.path, world.rules)));
  });

  it('takes back what a rule that is gone gave to one that said more', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    world.rules = { ...world.rules, custom: [customRule(0, 2), customRule(1, 6)] };
    const before = await scan(world.repository.path, world.rules, folder);
    expect(before.report.findings.flatMap(({ companions }) => companions)).toContainEqual({
      name: 'label',
      value: 'ACME',
    });

    world.rules = { ...world.rules, custom: [customRule(0, 2)] };
    const { made, by } = await watched(world, folder);

    expect(by).toEqual({ all: 1 });
    expect(made.report.findings.flatMap(({ companions }) => companions.map(({ name }) => name))).not.toContain('label');
    expect(shown(made)).toEqual(shown(await scan(world.repository.path, world.rules)));
  });

  it('drops what a rule that was added knows to be made up', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld([`GITHUB_TOKEN=${['gh', 'p_', BODIES[0]!, 'Ab1cD2eF3gH4iJ5k'].join('')}\n`]);
    const custom = [customRule(0, 4)];
    world.rules = { builtIn: ours.all.filter(({ provider }) => provider !== 'github'), custom };
    const before = await scan(world.repository.path, world.rules, folder);
    expect(before.report.findings.map(({ ruleId }) => ruleId)).toContain('custom-0');

    world.rules = { builtIn: ours.all, custom };
    const { made } = await watched(world, folder);

    expect(made.report.findings.map(({ ruleId }) => ruleId)).not.toContain('custom-0');
    expect(shown(made)).toEqual(shown(await scan(world.repository.path, world.rules)));
  });

  it('runs a rule of ours that changed alone, with those that it is paired with', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    await scan(world.repository.path, world.rules, folder);

    const builtIn = ours.all.map((detector) => ({
      ...detector,
      rules: detector.rules.map((rule) =>
        rule.id === 'aws-secret-access-key' ? { ...rule, severity: 'medium' as const } : rule,
      ),
    }));
    world.rules = { builtIn, custom: [] };
    const { by } = await watched(world, folder);

    const paired = ours.all
      .flatMap(({ rules }) => rules)
      .filter(({ id, pairWith }) => id === 'aws-access-key-id' || pairWith?.rule === 'aws-access-key-id');
    expect(paired.length).toBeGreaterThan(2);
    // Those that have no keyword there are left out.
    const ran = Object.keys(by).flatMap((ids) => ids.split(','));
    expect(ran).toContain('aws-access-key-id');
    expect(paired.map(({ id }) => id)).toEqual(expect.arrayContaining(ran));
  });

  it('knows the packs of a history that has grown meanwhile', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    world.repository.repack();
    await scan(world.repository.path, world.rules, folder);

    world.repository.commitFile('more', 'more text\n');
    world.rules = { ...world.rules, custom: [customRule(0, 0)] };
    const { made, by } = await watched(world, folder);

    // The new file, and the one that the rule takes something in.
    expect(by).toEqual({ 'custom-0': 4, all: 2 });
    expect(shown(made)).toEqual(shown(await scan(world.repository.path, world.rules)));
  });

  it('leaves out a pack that another repository was read with under the new rules', async () => {
    const folder = await temporaryFolder();
    const world = await newWorld(FILES);
    world.repository.repack();
    const fork = `${world.repository.path}-fork`;
    world.repository.shell(`cp -r ${world.repository.path} ${fork}`);
    await scan(world.repository.path, world.rules, folder);
    await scan(fork, world.rules, folder);

    world.rules = { ...world.rules, custom: [customRule(0, 0)] };
    await scan(world.repository.path, world.rules, folder);
    const other = { repository: new GitFixture(fork, { exists: true }), rules: world.rules };
    const { made, by } = await watched(other, folder);

    expect(by).toEqual({});
    expect(shown(made)).toEqual(shown(await scan(fork, world.rules)));
  });
});
