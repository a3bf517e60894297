// Real reports and the README's configuration against the schemas that are published with the package.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseConfig } from '../../src/config/load.js';
import { reporters } from '../../src/reporters/index.js';
import { Home } from '../e2e/support/command.js';
import { judges } from './reporters-specs.js';

const leaked = ['q7Zp2Lw9', 'Xk4Rt8Vb'].join('');
const leak = `DATABASE_URL=${['postgres:/', '/orders_app:', leaked, '@db.internal:5432/orders'].join('')}\n`;

let home: Home;
beforeEach(() => {
  home = new Home();
});
afterEach(() => {
  home.remove();
});

function published(name: string): object {
  return JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8')) as object;
}

function repositoryWithLeak(): void {
  writeFileSync(join(home.work, 'deploy.env'), leak);
  const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', '-c', 'init.defaultBranch=main'];
  for (const args of [['init'], ['add', '.'], ['commit', '-m', `deploy ${leak}`]]) {
    const env = { ...home.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    const result = spawnSync('git', [...who, ...args], { cwd: home.work, env, encoding: 'utf8' });
    if (result.status !== 0) throw new Error(result.stderr);
  }
}

describe.skipIf(judges === undefined)('schemas/report.schema.json', () => {
  const schema = published('report.schema.json');

  it('describes what scan --json prints of a repository with history', async () => {
    repositoryWithLeak();
    const report: unknown = JSON.parse((await home.run(['scan', '--json'])).stdout);
    expect(report).toMatchObject({ findings: [{ provider: 'postgres' }] });
    expect(judges!.errors(schema, report)).toEqual([]);
  });

  it('describes a report with values, one of a stream, and one that is incomplete', async () => {
    const shown = await home.run(['scan', '-', '--json', '--show-secrets'], { input: leak });
    const report = JSON.parse(shown.stdout) as { findings: { secret: { value: string } }[] };
    expect(report.findings[0]?.secret.value === leaked).toBe(true);
    expect(judges!.errors(schema, report)).toEqual([]);
    const empty: unknown = JSON.parse((await home.run(['scan', '--json'])).stdout);
    expect(empty).toMatchObject({ state: 'incomplete' });
    expect(judges!.errors(schema, empty)).toEqual([]);
  });

  it('refuses a field that it does not know, and a report that lacks one', async () => {
    const report = JSON.parse((await home.run(['scan', '-', '--json'], { input: leak })).stdout) as object;
    expect(judges!.errors(schema, { ...report, more: 1 })).not.toEqual([]);
    expect(judges!.errors(schema, { ...report, coverage: undefined })).not.toEqual([]);
  });
});

describe.skipIf(judges === undefined)('schemas/sweep.schema.json', () => {
  const schema = published('sweep.schema.json');

  /** The report of a sweep of what is in the work folder and of a place that is not there. */
  async function sweep(): Promise<Record<string, unknown>> {
    const targets = [{ repository: '.', owner: 'team' }, { folder: 'gone' }, { logs: '*.log' }];
    writeFileSync(join(home.work, 'sweep.yaml'), stringify({ name: 'nightly', targets }), { mode: 0o600 });
    const { stdout } = await home.run(['sweep', 'sweep.yaml', '--json', '--quiet']);
    return JSON.parse(stdout) as Record<string, unknown>;
  }

  it('describes what sweep --json prints, night after night', async () => {
    repositoryWithLeak();
    const first = await sweep();
    writeFileSync(join(home.work, 'more.log'), leak.replace(leaked, [...leaked].reverse().join('')));
    const second = await sweep();

    expect(first).toMatchObject({
      state: 'incomplete',
      changes: [{ change: 'new', since: { author: expect.stringContaining('Ann') as string } }],
    });
    expect(second).toMatchObject({ trend: [{}, {}], changes: [{ change: 'new' }] });
    expect([judges!.errors(schema, first), judges!.errors(schema, second)]).toEqual([[], []]);
  });

  it('refuses a field that it does not know, and a report that lacks one', async () => {
    repositoryWithLeak();
    const report = await sweep();
    expect(judges!.errors(schema, { ...report, more: 1 })).not.toEqual([]);
    expect(judges!.errors(schema, { ...report, rotations: undefined })).not.toEqual([]);
    expect(judges!.errors(schema, { ...report, state: 'done' })).not.toEqual([]);
  });
});

describe('every format', () => {
  it.each(Object.keys(reporters))(
    '%s comes out of the built command without the value and with the finding',
    async (format) => {
      repositoryWithLeak();
      const { code, stdout } = await home.run(['scan', '--format', format]);
      expect(code).toBe(1);
      expect(stdout).toMatch(/v1:[0-9a-f]{32}/);
      expect(stdout.includes(leaked)).toBe(false);
      if (format === 'sarif' && judges !== undefined) {
        expect(judges.errors(judges.sarifSchema, JSON.parse(stdout))).toEqual([]);
      }
      if (format === 'junit' && judges !== undefined) expect(judges.wellFormed(stdout)).toBe(true);
    },
  );
});

describe('schemas/unleak.schema.json', () => {
  const examplesIn = (page: string): readonly string[] => {
    const text = readFileSync(new URL(`../../${page}`, import.meta.url), 'utf8');
    return [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!);
  };

  it.each(['README.md', 'docs/configuration.md'])('and the code both accept every configuration in %s', (page) => {
    const examples = examplesIn(page);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(() => parseConfig(page, example)).not.toThrow();
      if (judges !== undefined) expect(judges.errors(published('unleak.schema.json'), parse(example))).toEqual([]);
    }
  });

  it.skipIf(judges === undefined)('refuses a key that there is not', () => {
    expect(judges!.errors(published('unleak.schema.json'), { credentails: [] })).not.toEqual([]);
  });
});
