import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SweepReport } from '../../src/core/sweep-report.js';
import { GitFixture } from '../support/git-fixtures.js';
import { mintShortToken } from '../support/github/mint.js';
import { askState } from '../support/state-file.js';
import { Home } from './support/command.js';
import { recordedLives, sweepNight, writeList } from './support/sweep-run.js';

let home: Home;
beforeEach(() => {
  home = new Home();
});
afterEach(() => home.remove());

function put(path: string, content: string): void {
  mkdirSync(join(home.work, path, '..'), { recursive: true });
  writeFileSync(join(home.work, path), content);
}

const changesOf = ({ changes }: SweepReport): unknown => changes.map(({ change, life }) => [change, life]);

describe('the life of a finding', () => {
  it('is new, then told no more, closed when it stands nowhere, and reopened when it is back', async () => {
    const line = `TOKEN=${mintShortToken('ghp')}\n`;
    put('a/app.env', line);
    put('b/app.env', line);
    const list = writeList(home, { targets: [{ folder: 'a' }, { env: 'b/app.env', owner: 'team b' }] });
    const first = await sweepNight(home, list);
    expect(first.code).toBe(1);
    expect(changesOf(first.report)).toEqual([['new', 'open']]);
    expect(first.report.changes[0]).toMatchObject({ places: 2, owners: ['team b'] });
    expect(first.report.changes[0]!.targets).toHaveLength(2);

    put('a/app.env', '# see the store\n');
    const second = await sweepNight(home, list);
    expect([second.code, changesOf(second.report)]).toEqual([0, []]);
    expect((await sweepNight(home, list, '--fail-on', 'open')).code).toBe(1);

    put('b/app.env', '# see the store\n');
    const third = await sweepNight(home, list);
    expect([third.code, changesOf(third.report)]).toEqual([0, [['closed', 'closed']]]);
    expect(recordedLives(home)).toEqual(['closed']);

    put('b/app.env', line);
    const fourth = await sweepNight(home, list);
    expect([fourth.code, changesOf(fourth.report)]).toEqual([1, [['reopened', 'open']]]);
    expect(recordedLives(home)).toEqual(['open']);
  }, 120_000);

  it('is not closed by a place that can not be read, nor by one that left the list', async () => {
    put('a/app.env', `TOKEN=${mintShortToken('ghp')}\n`);
    put('b/readme', 'nothing\n');
    const list = writeList(home, { targets: [{ folder: 'a' }, { folder: 'b' }] });
    await sweepNight(home, list);

    renameSync(join(home.work, 'a'), join(home.work, 'away'));
    const failed = await sweepNight(home, list);
    expect(failed.code).toBe(3);
    expect(changesOf(failed.report)).toEqual([]);
    expect(failed.report.summary).toMatchObject({ lives: { open: 1, closed: 0 }, outcomes: { failed: 1 } });

    writeList(home, { targets: [{ folder: 'b' }] });
    const { report, code } = await sweepNight(home, list);
    expect(code).toBe(0);
    expect(report.dropped).toEqual([join(home.work, 'a')]);
    expect(changesOf(report)).toEqual([]);
    expect(report.summary.lives).toMatchObject({ open: 0, closed: 0 });
  }, 120_000);

  it('is accepted by the baseline that the user names, and by nothing in a repository', async () => {
    const line = `TOKEN=${mintShortToken('ghp')} # unleak:allow says the repository\n`;
    const git = new GitFixture(join(home.work, 'a'));
    git.write('app.env', line);
    git.write('unleak.yaml', 'suppressions: [{ path: "**", reason: says the repository }]\n');
    git.commit('all of it');
    const list = writeList(home, { targets: [{ repository: 'a' }] });
    const { report, code } = await sweepNight(home, list);
    expect(code).toBe(1);
    expect(changesOf(report)).toEqual([['new', 'open']]);

    const rules = join(home.work, 'ours.yaml');
    const { fingerprint } = report.changes[0]!;
    writeFileSync(rules, `suppressions: [{ fingerprint: '${fingerprint}', reason: known }]\n`, { mode: 0o600 });
    const accepted = await sweepNight(home, list, '--rules', rules);
    expect([accepted.code, changesOf(accepted.report)]).toEqual([0, [['accepted', 'accepted']]]);
    const again = await sweepNight(home, list);
    expect([again.code, changesOf(again.report)]).toEqual([1, [['reopened', 'open']]]);
  }, 120_000);
});

describe('a remote repository', () => {
  it('is kept as a mirror, fetched again, and read from the mirror while it is away', async () => {
    const upstream = new GitFixture(join(home.work, 'upstream'));
    upstream.commitFile('app.env', `TOKEN=${mintShortToken('ghp')}\n`);
    const address = `file://${upstream.path}`;
    const list = writeList(home, { targets: [{ repository: address }], keep: 'mirrors' });
    const first = await sweepNight(home, list);
    expect(changesOf(first.report)).toEqual([['new', 'open']]);
    expect(first.report.changes[0]!.locations[0]).toMatchObject({ repository: address, path: 'app.env', inHead: true });
    expect(first.report.state).toBe('complete');

    upstream.commitFile('other.env', `TOKEN=${mintShortToken('ghp')}\n`);
    const second = await sweepNight(home, list);
    expect(changesOf(second.report)).toEqual([['new', 'open']]);

    upstream.git('update-ref', '-d', 'refs/heads/main');
    const pruned = await sweepNight(home, list);
    expect(pruned.report.summary.lives.open).toBe(2);

    renameSync(upstream.path, `${upstream.path}-away`);
    const { report, code } = await sweepNight(home, list);
    expect(code).toBe(3);
    expect(report.targets[0]).toMatchObject({ outcome: 'incomplete', findings: 2 });
    expect(report.targets[0]!.gaps[0]!.reason).toContain('not up to date');
  }, 120_000);

  it('is reached as the list says, whatever the configuration of the machine makes of it', async () => {
    const upstream = new GitFixture(join(home.work, 'upstream'));
    upstream.commitFile('app.env', 'nothing\n');
    const mark = join(home.folder, 'was-run');
    put('template/hooks/reference-transaction', `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(join(home.work, 'template/hooks/reference-transaction'), 0o755);
    const elsewhere = '[url "file:///nowhere/"]\n\tinsteadOf = file:///\n';
    writeFileSync(join(home.folder, '.gitconfig'), `${elsewhere}[init]\n\ttemplateDir = ${home.work}/template\n`);
    const list = writeList(home, { targets: [{ repository: `file://${upstream.path}` }] });
    expect((await sweepNight(home, list)).code).toBe(0);
    expect(existsSync(mark)).toBe(false);
  }, 60_000);

  it('is refused where its address holds a password, which is not shown', async () => {
    const address = ['https://bot', 'hunter2-not-shown@example.invalid/a.git'].join(':');
    const list = writeList(home, { targets: [{ repository: address }, { repository: 'ext::sh -c id' }] });
    const { code, stderr, stdout } = await home.run(['sweep', list]);
    expect(code).toBe(2);
    expect(stderr).toContain('address without user and password');
    expect(stderr + stdout).not.toContain('hunter2');
  });
});

describe('a list', () => {
  it('is swept by one process at a time', async () => {
    put('a/readme', 'nothing\n');
    const list = writeList(home, { targets: [{ folder: 'a' }] });
    await sweepNight(home, list);
    const { processName } = await import('../../src/platform/process-name.js');
    askState(
      home.folder,
      "insert into sweep (name, settings, state, holder, startedAt) values (?, '', 'running', ?, ?)",
      list,
      processName(),
      new Date().toISOString(),
    );
    const { code, stderr } = await home.run(['sweep', list]);
    expect(code).toBe(4);
    expect(stderr).toContain('another process sweeps this list');
  }, 60_000);

  it('is wrong with all its mistakes at once', async () => {
    const list = writeList(home, { targets: [{ repo: 'a' }, { folder: 'b', size: 3 }], parallel: 0 });
    const { code, stderr } = await home.run(['sweep', list]);
    expect(code).toBe(2);
    expect(stderr).toContain('3 mistakes');
  });

  it('goes on after Ctrl-C where it was', async () => {
    for (const name of ['a', 'b', 'c']) put(`${name}/app.env`, `TOKEN=${mintShortToken('ghp')}\n`);
    const list = writeList(home, { targets: ['a', 'b', 'c'].map((folder) => ({ folder })), parallel: 1 });
    const stopped = await home.run(['sweep', list], {
      whileRunning: async (child) => {
        const file = join(home.folder, 'state', 'unleak', 'state.db');
        const deadline = Date.now() + 30_000;
        while (!existsSync(file) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 5));
        child.kill('SIGINT');
      },
    });
    // It may have been faster than the signal.
    expect([130, 1]).toContain(stopped.code);
    if (stopped.code === 1) return;
    const { report } = await sweepNight(home, list);
    expect(report.changes).toHaveLength(3);
  }, 60_000);
});
