import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { POLICY_RULE_NAMES } from '../../src/core/policy-rules.js';
import { githubScene, type GithubScene } from '../support/github-scene.js';
import { filesWith } from './support/files-below.js';
import { githubLeak, statusOf } from './support/github-leak.js';
import { LeakScene } from './support/leak-scene.js';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUps.splice(0).reverse()) await one();
});

const DEPLOY_KEY = { type: 'deploy-key', repository: 'acme/orders' };
const ADMINISTERS = {
  type: 'fine-grained-token',
  owner: 'acme',
  repositories: ['orders'],
  permissions: { contents: 'read', administration: 'write' },
  'expires-in-days': 30,
};
const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

async function leaked(
  replacement: object,
  policy: object = {},
): Promise<{ github: GithubScene; scene: LeakScene; fingerprint: string }> {
  const github = await githubScene({ now: () => new Date() });
  cleanUps.push(() => github.github.stop());
  const leak = githubLeak(github, replacement);
  const scene = await LeakScene.make({ ...leak, credential: { ...leak.credential, consumers: [] } });
  cleanUps.push(() => scene.home.remove());
  configure(scene, { policy, validate: { via: { 'api.github.com': github.github.url } } });
  return { github, scene, fingerprint: await scene.scan() };
}

/** Adds to the configuration, or changes it. */
function configure(scene: LeakScene, parts: object): void {
  const before = JSON.parse(readFileSync(scene.configFile, 'utf8')) as object;
  writeFileSync(scene.configFile, JSON.stringify({ ...before, ...parts }), { mode: 0o600 });
}

interface Judged {
  readonly kind: string;
  readonly name: string;
  readonly credential?: string;
  readonly verdicts: readonly { readonly rule: string; readonly state: string; readonly what: string }[];
}

async function judged(scene: LeakScene): Promise<{ code: number | null; of: (kind: string, rule: string) => unknown }> {
  const { code, stdout } = await scene.run(['policy', 'test', '--json']);
  const { subjects } = JSON.parse(stdout) as { subjects: readonly Judged[] };
  const all = (kind: string): Judged['verdicts'] =>
    subjects.filter((one) => one.kind === kind).flatMap((one) => one.verdicts);
  return { code, of: (kind, rule) => all(kind).find((verdict) => verdict.rule === rule)?.state };
}

it.each(POLICY_RULE_NAMES)('the documentation tells what %s is', (rule) => {
  expect(readFileSync(new URL('../../docs/policy.md', import.meta.url), 'utf8')).toContain(`| \`${rule}\``);
});

describe('unleak policy test', () => {
  it('shows what each rule says of a credential and of a finding, and ends with 1 for what nobody waived', async () => {
    const { scene, github } = await leaked(DEPLOY_KEY);
    const before = await judged(scene);
    expect(before.code).toBe(1);
    expect(before.of('credential', 'max-lifetime')).toBe('ok');
    expect(before.of('finding', 'classic-token')).toBe('violated');
    // Nobody was asked yet.
    expect(before.of('finding', 'not-from-store')).toBe('unknown');

    await scene.run(['scan', scene.repository, '--validate', '--validate-again']);
    const after = await judged(scene);
    expect(after.of('finding', 'not-from-store')).toBe('violated');
    expect(after.of('finding', 'forbidden-scope')).toBe('violated');
    const text = await scene.run(['policy', 'test']);
    expect(text).toMatchObject({ code: 1, stderr: '' });
    expect(text.stdout).toMatch(/VIOLATED +classic-token/);
    expect(text.stdout).not.toContain(github.leaked.value);
  }, 120_000);

  it('shows on whose word a rule does not hold, and until when', async () => {
    const waive = (rule: string): object => ({
      rule,
      credentials: ['orders-*'],
      reason: 'moves in May',
      owner: 'ann',
      until,
    });
    const { scene } = await leaked(DEPLOY_KEY, { waivers: [waive('classic-token')] });
    expect(await judged(scene)).toMatchObject({ code: 0 });
    const { stdout } = await scene.run(['policy', 'test']);
    expect(stdout).toMatch(/waived +classic-token/);
    expect(stdout).toContain(`by ann until ${until}: moves in May`);

    configure(scene, { policy: { waivers: [{ ...waive('classic-token'), until: '2020-01-01' }] } });
    expect(await judged(scene)).toMatchObject({ code: 1 });
    expect((await scene.run(['policy', 'test'])).stdout).toContain('the waiver of ann ended on 2020-01-01');
    configure(scene, { policy: { waivers: [waive('no-such-rule')] } });
    const refused = await scene.run(['policy', 'test']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('aws-pass-role or max-lifetime');
  }, 120_000);

  it('says so where there is nothing to judge', async () => {
    const { scene } = await leaked(DEPLOY_KEY);
    const file = join(scene.home.folder, 'empty.yaml');
    writeFileSync(file, '', { mode: 0o600 });
    const env = { XDG_STATE_HOME: join(scene.home.folder, 'other-state') };
    const result = await scene.run(['policy', 'test', '--config', file], env);
    expect(result).toMatchObject({ code: 0, stdout: expect.stringContaining('no finding is open') as string });
  }, 120_000);
});

describe('a replacement against the policy', () => {
  it('is not even planned, and the lines of a waiver are given', async () => {
    const { scene, github, fingerprint } = await leaked(ADMINISTERS);
    for (const argv of [[], ['--apply']]) {
      const refused = await scene.run(['rotate', fingerprint, ...argv]);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('forbidden-scope: it may administration:write');
      expect(refused.stderr).toContain('rule: forbidden-scope, credentials: [orders-app]');
    }
    expect(await statusOf(github, github.leaked.value)).toBe(200);
    expect((await scene.run(['rotations', 'list'])).stdout).toBe('');

    const waiver = {
      rule: 'forbidden-scope',
      credentials: ['orders-app'],
      reason: 'makes repositories',
      owner: 'ann',
      until,
    };
    configure(scene, { policy: { waivers: [waiver] } });
    const planned = await scene.run(['rotate', fingerprint]);
    expect(planned.stdout + planned.stderr).toContain(
      `forbidden-scope is waived by ann until ${until}: makes repositories`,
    );
  }, 120_000);

  it('does not hold up an emergency, and stands in its plan', async () => {
    const { scene, fingerprint } = await leaked(ADMINISTERS);
    const planned = await scene.run(['rotate', fingerprint, '--emergency', '--reason', 'a stranger uses it']);
    expect(planned.stdout).toContain('against the policy, in an emergency: forbidden-scope');
  }, 120_000);
});

describe('the plan of a replacement', () => {
  it('says when it is due where no longest life is configured, and when it ends where one is', async () => {
    const { scene, fingerprint } = await leaked(DEPLOY_KEY);
    const strict = (await scene.run(['rotate', fingerprint])).stdout;
    expect(strict).toContain('policy.max-lifetime is not set');
    expect(strict).toMatch(/note: the replacement is due on 20/);

    configure(scene, { policy: { 'max-lifetime': { github: '30d' } } });
    const configured = (await scene.run(['rotate', fingerprint])).stdout;
    expect(configured).toMatch(/note: the replacement ends on 20/);
    expect(configured).not.toContain('policy.max-lifetime');
  }, 120_000);
});

describe('an approval', () => {
  it('is needed of somebody whom the policy names, and is on record with who said so', async () => {
    const approvers = [{ who: ['ann'], providers: ['github'], credentials: ['orders-*'] }];
    const { scene, github, fingerprint } = await leaked(DEPLOY_KEY, { approvers });

    expect((await scene.run(['rotate', fingerprint])).stdout).toContain('to be approved by ann (policy.approvers)');
    const refused = await scene.run(['rotate', fingerprint, '--apply']);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('policy.approvers names for orders-app of github: ann; not ');
    expect(refused.stderr).toContain('--approved-by');
    expect(await scene.run(['rotate', fingerprint, '--apply', '--approved-by', 'eve'])).toMatchObject({ code: 2 });
    expect(await statusOf(github, github.leaked.value)).toBe(200);
    expect((await scene.run(['rotations', 'list'])).stdout).toBe('');

    expect(await scene.run(['rotate', fingerprint, '--apply', '--approved-by', 'ann'])).toMatchObject({ code: 4 });
    const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
    expect((await scene.run(['rotations', 'show', id])).stdout).toMatch(/approved by +ann, as \S+@\S+ says/);
    expect((await scene.run(['rotations', 'export'])).stdout).toMatch(/approvedBy\W+ann\W+saidBy/);
    const emergency = ['rotations', 'resume', id, '--emergency', '--reason', 'a stranger uses it'];
    expect(await scene.run(emergency)).toMatchObject({ code: 2 });
    expect(await statusOf(github, github.leaked.value)).toBe(200);
    await scene.run([...emergency, '--approved-by', 'ann']);
    expect((await scene.run(['rotations', 'show', id])).stdout).toMatch(
      /emergency +by \S+, approved by ann: a stranger/,
    );
    expect(await scene.run(['rotations', 'verify'])).toMatchObject({ code: 0 });
  }, 180_000);
});

describe('a live token', () => {
  it('is of the highest severity in a file for development or tests, with the reason', async () => {
    const { scene, github } = await leaked(DEPLOY_KEY);
    const folder = join(scene.home.work, 'shop');
    mkdirSync(join(folder, 'test'), { recursive: true });
    const token = github.newToken().reveal();
    writeFileSync(join(folder, 'test/charge.ts'), `const token = '${token}';\n`);
    writeFileSync(join(folder, '.env.development'), `GITHUB_TOKEN=${token}\n`);
    const scan = async (...argv: string[]): Promise<{ severity: string; reasons: readonly string[] }> => {
      const { stdout } = await scene.run(['scan', folder, '--json', ...argv]);
      return (JSON.parse(stdout) as { findings: { severity: string; reasons: readonly string[] }[] }).findings[0]!;
    };

    expect((await scan()).reasons.join()).not.toContain('file for');
    const live = await scan('--validate');
    expect(live.severity).toBe('critical');
    expect(live.reasons).toContain('it stands in a file for tests: test/charge.ts');
    expect(live.reasons).toContain('it stands in a file for development: .env.development');
    const inspected = await scene.home.run(['inspect'], { input: `GITHUB_TOKEN=${token}\n` });
    expect(inspected.code).toBe(1);
    expect(filesWith(join(scene.home.folder, 'state'), token)).toEqual([]);
  }, 120_000);
});
