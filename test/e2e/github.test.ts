import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { githubScene, type GithubScene } from '../support/github-scene.js';
import { rsaKeys } from '../support/github/test-client.js';
import { githubLeak, statusOf } from './support/github-leak.js';
import { LeakScene, type Leak } from './support/leak-scene.js';

let cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of cleanUp) await one();
  cleanUp = [];
});

async function newGithub(): Promise<GithubScene> {
  const scene = await githubScene({ now: () => new Date() });
  cleanUp.push(() => scene.github.stop());
  return scene;
}

async function newScene(leak: Leak): Promise<LeakScene> {
  const scene = await LeakScene.make(leak);
  cleanUp.push(() => scene.home.remove());
  return scene;
}

describe('a leaked GitHub token', () => {
  it('is replaced by a token that a person creates and that is checked before anything depends on it', async () => {
    const github = await newGithub();
    const replacement = {
      type: 'fine-grained-token',
      owner: 'acme',
      repositories: ['orders'],
      permissions: { contents: 'read' },
      'expires-in-days': 30,
    };
    const scene = await newScene(githubLeak(github, replacement));
    const fingerprint = await scene.scan();

    const waiting = await scene.run(['rotate', fingerprint, '--apply']);
    expect(waiting.code).toBe(4);
    expect(waiting.stderr).toContain('/settings/personal-access-tokens/new?');
    expect(waiting.stderr).toContain('--secret-stdin');
    expect(await statusOf(github, github.leaked.value)).toBe(200);
    const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;

    const bring = async (token: string): Promise<{ code: number | null; stderr: string }> =>
      scene.home.run(['rotations', 'resume', id, '--secret-stdin'], { input: `${token}\n` });
    const tooLong = github.newToken({ days: 'for ever' }).reveal();
    expect(await bring(tooLong)).toMatchObject({ code: 4 });
    expect(await statusOf(github, github.leaked.value)).toBe(200);

    const good = github.newToken().reveal();
    expect(await bring(good)).toMatchObject({ code: 0 });
    expect(await statusOf(github, github.leaked.value)).toBe(401);
    expect((await scene.stored())['token'] === good).toBe(true);
    expect(scene.env()['GITHUB_TOKEN'] === good).toBe(true);
  }, 90_000);

  it('is replaced by a read-only deploy key that is made here', async () => {
    const github = await newGithub();
    const leak = githubLeak(github, { type: 'deploy-key', repository: 'acme/orders' });
    const scene = await newScene({ ...leak, credential: { ...leak.credential, consumers: [] } });
    const fingerprint = await scene.scan();

    expect((await scene.run(['rotate', fingerprint])).stdout).toMatch(/deploy key/);
    const waiting = await scene.run(['rotate', fingerprint, '--apply']);
    expect(waiting).toMatchObject({ code: 4, stdout: expect.stringContaining('--consumers-updated') as string });
    expect(await statusOf(github, github.leaked.value)).toBe(200);
    expect(await scene.run(['rotations', 'resume', '--consumers-updated'])).toMatchObject({ code: 0 });

    expect(await statusOf(github, github.leaked.value)).toBe(401);
    const keys = github.github.state.deployKeys;
    expect(keys.map((key) => key.isReadOnly)).toEqual([true]);
    expect((await scene.stored())['token']).toContain('OPENSSH PRIVATE KEY');
  }, 90_000);
});

describe('unleak token', () => {
  it('mints a token that may do what the configuration says, and keeps it nowhere', async () => {
    const github = await newGithub();
    const { state } = github.github;
    const app = state.addApp(github.acme, {
      slug: 'release-bot',
      publicKey: rsaKeys.publicKey,
      permissions: { contents: 'write', metadata: 'read' },
    });
    const installation = state.addInstallation(app, github.acme);
    const scene = await newScene(githubLeak(github, { type: 'deploy-key', repository: 'acme/orders' }));
    const pem = rsaKeys.privateKey.export({ type: 'pkcs1', format: 'pem' });
    const keyFile = join(scene.home.folder, 'app.pem');
    writeFileSync(keyFile, pem, { mode: 0o600 });
    const token = {
      api: github.github.url,
      'app-id': app.id,
      'installation-id': installation.id,
      key: `file:${keyFile}`,
      repositories: ['orders'],
      permissions: { contents: 'read' },
    };
    writeFileSync(scene.configFile, JSON.stringify({ tokens: { 'release-bot': token } }), { mode: 0o600 });

    const minted = await scene.run(['token', 'release-bot']);

    expect(minted.code).toBe(0);
    const found = state.findToken(minted.stdout);
    expect(found).toMatchObject({ permissions: { contents: 'read' } });
    expect(minted.stderr).not.toContain(minted.stdout);
    expect(await scene.run(['token', 'other'])).toMatchObject({ code: 2 });
  }, 60_000);
});
