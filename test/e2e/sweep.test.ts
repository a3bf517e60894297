import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { SweepReport } from '../../src/core/sweep-report.js';
import { GitFixture } from '../support/git-fixtures.js';
import { Home } from './support/command.js';
import { addCommit, breakPack, makeFleet, type Fleet } from './support/sweep-fleet.js';
import { finishedPlaces, killAfter, sweepNight, writeList } from './support/sweep-run.js';
import { mintShortToken } from '../support/github/mint.js';

const BROKEN = 'fork-7-2';

/** What is found where, in a form that two sweeps can be compared in. */
function foundIn({ changes }: SweepReport): unknown {
  const found = changes.map(({ fingerprint, ruleId, life, targets, places, since }) => ({
    fingerprint,
    ruleId,
    life,
    places,
    since,
    targets: targets.toSorted(),
  }));
  return found.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
}

describe('a hundred repositories with forks', { timeout: 400_000 }, () => {
  let home: Home;
  let fleet: Fleet;
  let list: string;
  let clean: SweepReport;
  let firstMs = 0;

  beforeAll(async () => {
    home = new Home();
    fleet = makeFleet(home.work, { bases: 20, forks: 4, commits: 60 });
    breakPack(new GitFixture(join(home.work, BROKEN), { exists: true }));
    list = writeList(home, { targets: fleet.names.map((repository) => ({ repository })), parallel: 3 });
    const night = await sweepNight(home, list);
    clean = night.report;
    firstMs = night.cpuMs;
  }, 400_000);
  afterAll(() => home.remove());

  it('gives each secret once, with all places, and names the broken one', () => {
    expect(clean.targets).toHaveLength(100);
    expect(clean.changes).toHaveLength(fleet.tokens.length);
    expect(clean.changes.every(({ change }) => change === 'new')).toBe(true);
    const broken = clean.targets.filter(({ outcome }) => outcome !== 'scanned');
    expect(broken.map(({ name, outcome }) => [name, outcome])).toEqual([[join(home.work, BROKEN), 'incomplete']]);
    expect(clean.state).toBe('incomplete');
  });

  it('ends with the same findings when it was killed in the middle', async () => {
    const other = new Home();
    try {
      const key = join(home.folder, 'state', 'unleak', 'fingerprint.key');
      const env = { UNLEAK_FINGERPRINT_KEY_FILE: key };
      const run = (argv: readonly string[], options = {}): ReturnType<Home['run']> =>
        Home.prototype.run.call(other, argv, { ...options, env: { ...env, ...(options as { env?: object }).env } });
      const resumed = Object.assign(Object.create(other) as Home, { run });
      const killed = await killAfter(resumed, list, 40);
      expect(killed.signal).toBe('SIGKILL');
      const done = finishedPlaces(resumed);
      expect(done).toBeGreaterThanOrEqual(40);
      expect(done).toBeLessThan(100);
      const { report, code } = await sweepNight(resumed, list);
      expect(code).toBe(1);
      expect(report.resumed).toBe(done);
      expect(report.targets).toHaveLength(100);
      expect(foundIn(report)).toEqual(foundIn(clean));
    } finally {
      other.remove();
    }
  });

  it('costs a small share in the second night, and still names the broken one', async () => {
    const { report, code, cpuMs } = await sweepNight(home, list);
    const share = Math.round((cpuMs / firstMs) * 100);
    process.stdout.write(
      `sweep: first night ${String(Math.round(firstMs))} ms of processor time, second ${String(Math.round(cpuMs))} ms: ${String(share)} %\n`,
    );
    expect(code).toBe(3);
    expect(report.changes).toEqual([]);
    expect(report.summary.outcomes).toEqual({ scanned: 0, known: 99, incomplete: 1, failed: 0 });
    expect(report.summary.lives.open).toBe(fleet.tokens.length);
    expect(share).toBeLessThan(50);
  });

  it('tells in the third night only what came since', async () => {
    const token = mintShortToken('ghp');
    addCommit(new GitFixture(join(home.work, 'base-3'), { exists: true }), `DEPLOY=${token}\n`);
    const { report, code } = await sweepNight(home, list);
    expect(code).toBe(1);
    expect(report.changes.map(({ change, targets }) => [change, targets])).toEqual([
      ['new', [join(home.work, 'base-3')]],
    ]);
    expect(report.summary.outcomes).toMatchObject({ scanned: 1, known: 98 });
    expect(report.trend).toHaveLength(3);
  });

  it('reads again, once a rule was added, only where that may take something', async () => {
    addCommit(new GitFixture(join(home.work, 'base-5'), { exists: true }), `LOCAL_CODE=${'q7Zp2Lw9Xk4Rt8Vb'}\n`);
    await sweepNight(home, list);
    const rules = join(home.work, 'rules.yaml');
    const pattern = 'LOCAL_CODE=(?<secret>[A-Za-z0-9]{16})';
    const rule = { id: 'our-local-code', kind: 'local code', severity: 'high', keywords: ['local_code='], pattern };
    writeFileSync(rules, stringify({ rules: [{ ...rule, boundary: 'alphanumeric' }] }), { mode: 0o600 });

    const added = await sweepNight(home, list, '--rules', rules);
    const without = await sweepNight(home, list);

    const share = Math.round((added.cpuMs / firstMs) * 100);
    process.stdout.write(`sweep: a night after a rule was added: ${String(share)} % of the first\n`);
    expect(added.report.changes).toMatchObject([{ ruleId: 'our-local-code', targets: [join(home.work, 'base-5')] }]);
    // In some others its keyword seems to stand.
    expect(added.report.summary.outcomes.known).toBeGreaterThan(60);
    expect(share).toBeLessThan(80);
    // The value is still a secret by its name.
    expect(without.report.summary.outcomes).toMatchObject({ scanned: 1, known: 98 });
  });

  it('keeps no value anywhere', () => {
    const folder = join(home.folder, 'state', 'unleak');
    const kept = ['state.db', 'state.db-wal', 'ledger.db'].map((name) => {
      try {
        return readFileSync(join(folder, name)).toString('latin1');
      } catch {
        return '';
      }
    });
    expect(kept[0]!.length).toBeGreaterThan(10_000);
    expect(fleet.tokens.filter((token) => kept.some((text) => text.includes(token)))).toEqual([]);
    expect(fleet.tokens.filter((token) => JSON.stringify(clean).includes(token))).toEqual([]);
  });
});
