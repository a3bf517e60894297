import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TOKENS } from '../corpus/tokens.js';
import { HookScene } from './support/hook-scene.js';

const leakOf = (name: string): string => `token = "${TOKENS[name] ?? ''}"\n`;

interface Found {
  readonly state: string;
  readonly findings: readonly {
    provider: string;
    locations: readonly { path?: string; commit?: string; place?: string }[];
  }[];
}

describe('scan of what changed', () => {
  let scene: HookScene;
  beforeEach(() => {
    scene = new HookScene();
  });
  afterEach(() => {
    scene.remove();
  });

  async function scan(...argv: string[]): Promise<{ code: number | null; report: Found }> {
    const { code, stdout, stderr } = await scene.unleak('scan', '--json', '--no-state', '--quiet', ...argv);
    if (stdout === '') throw new Error(stderr);
    return { code, report: JSON.parse(stdout) as Found };
  }

  it('finds with --range what the one end has and the other has not, by the commit that brought it', async () => {
    scene.commitFile('old.env', leakOf('githubToken'));
    const before = scene.git('rev-parse', 'HEAD');
    const brought = scene.commitFile('new.env', leakOf('stripeTest'));
    scene.commitFile('new.env', `# moved\n${leakOf('stripeTest')}`);
    rmSync(join(scene.clone, 'new.env'));
    scene.commit('take it out');

    const { code, report } = await scan('--range', `${before.slice(0, 9)}..HEAD`);
    expect(code).toBe(1);
    expect(report.findings.map(({ provider }) => provider)).toEqual(['stripe']);
    expect(report.findings[0]?.locations).toMatchObject([{ path: 'new.env', commit: brought }]);
    expect(await scan('--range', 'HEAD~1..')).toMatchObject({ code: 0, report: { state: 'complete' } });
    expect(await scan('--range', 'HEAD..HEAD')).toMatchObject({ code: 0, report: { state: 'complete' } });
    expect((await scan('--range', 'origin/main..main')).report.findings).toHaveLength(2);
  });

  it('finds with --since what newer commits of any branch brought', async () => {
    scene.commitFile('old.env', leakOf('githubToken'));
    scene.git('switch', '-q', '-c', 'side');
    const env = { GIT_COMMITTER_DATE: '1600000000 +0000' };
    scene.write('new.env', leakOf('stripeTest'));
    scene.git('add', '-A');
    scene.tryWith({ env }, 'commit', '-q', '-m', 'newer');
    scene.git('switch', '-q', 'main');
    const { report } = await scan('--since', '2020-06-01');
    expect(report.findings.map(({ provider }) => provider)).toEqual(['stripe']);
    expect((await scan('--since', '2019-01-01T12:00Z')).report.findings).toHaveLength(2);
    expect((await scan('--since', '30d')).code).toBe(0);
  });

  it('finds with --staged what the next commit brings', async () => {
    scene.commitFile('old.env', leakOf('githubToken'));
    scene.write('new.env', leakOf('stripeTest'));
    scene.git('add', '-A');
    scene.write('unstaged.env', leakOf('slackBot'));
    const { code, report } = await scan('--staged');
    expect(code).toBe(1);
    expect(report.findings.flatMap(({ locations }) => locations)).toMatchObject([{ path: 'new.env', place: 'index' }]);
  });

  it('says what is wrong with a range or date, and what goes not together', async () => {
    const cases = [
      [['--range', 'nope..HEAD'], 'no commit has this name here'],
      [['--range', 'HEAD'], 'expected A..B'],
      [['--range', 'main...HEAD'], 'expected A..B'],
      [['--since', 'yesterday'], '--since: expected a date'],
      [['--staged', '--history'], 'expected without --history'],
      [['--staged', '--range', 'a..b'], 'expected without --range'],
      [['--range', 'HEAD~1..HEAD', scene.home.folder], 'not in a git repository'],
    ] as const;
    for (const [argv, message] of cases) {
      const { code, stderr } = await scene.unleak('scan', ...argv);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
      expect(stderr).toContain('hint: ');
    }
  });
});
