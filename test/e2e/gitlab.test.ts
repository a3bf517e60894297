import { describe, expect, it, onTestFinished } from 'vitest';
import { gitlabScene, type SceneOptions } from '../support/gitlab-scene.js';
import { gitlabLeak, ROLL } from './support/gitlab-leak.js';
import { LeakScene } from './support/leak-scene.js';

const SECONDS = 1000;

describe('a leaked GitLab token', () => {
  const rotate = async (options: SceneOptions, credential: object) => {
    const server = await gitlabScene(options);
    onTestFinished(() => server.gitlab.stop());
    const scene = await LeakScene.make(gitlabLeak(server, credential));
    onTestFinished(() => scene.home.remove());
    const old = server.leaked.value;
    const fingerprint = await scene.scan();
    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan, plan.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(server.live()).toEqual([server.leaked]);
    const applied = await scene.run(['rotate', fingerprint, '--apply']);
    expect(applied, applied.stderr).toMatchObject({ code: 0 });

    expect(await server.statusOf(old)).toBe(401);
    const fresh = (await scene.stored())['token']!;
    expect(await server.statusOf(fresh)).toBe(200);
    expect(scene.env()['GITLAB_TOKEN'] === fresh).toBe(true);
    expect(server.live()).toHaveLength(1);
    const list = await scene.run(['rotations', 'list']);
    expect(list.stdout).toContain('done');
    const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('dead');
    expect(server.gitlab.violations).toEqual([]);
    const all = [plan, applied, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
    for (const secret of [old, fresh, server.admin.value]) expect(all.includes(secret)).toBe(false);
    return { plan: plan.stdout, token: server.live()[0]! };
  };

  it(
    'of a project goes from a repository to a dead token, with another of that project in the store and the env file',
    async () => {
      const { plan, token } = await rotate({ kind: 'project', tokens: 'routable', deathAfterUses: 1 }, {});
      expect(plan).toContain('with the scopes read_api, read_repository and the role developer');
      expect(token.name).toMatch(/^unleak r[0-9a-f]{12}$/);
    },
    90 * SECONDS,
  );

  it(
    'of a person, in the older layout, goes the same way',
    async () => {
      const { plan, token } = await rotate({ kind: 'person', tokens: 'legacy' }, {});
      expect(plan).toContain('create a token of user ada with the scopes');
      expect(token.resource).toBeUndefined();
    },
    90 * SECONDS,
  );

  it(
    'is rolled under a waiver, and keeps its name and family',
    async () => {
      const { plan, token } = await rotate({ kind: 'group' }, ROLL);
      expect(plan).toContain('the leaked value dies at once');
      expect(plan).toContain('LOGINS FAIL');
      expect(token).toMatchObject({ name: 'orders' });
      expect(token.family).not.toBe(token.id);
    },
    90 * SECONDS,
  );

  it(
    'is replaced by one that a person creates where there is no admin',
    async () => {
      const server = await gitlabScene({ kind: 'person' });
      onTestFinished(() => server.gitlab.stop());
      const scene = await LeakScene.make(gitlabLeak(server, {}, 'no admin'));
      onTestFinished(() => scene.home.remove());
      const fingerprint = await scene.scan();
      const waiting = await scene.run(['rotate', fingerprint, '--apply']);
      expect(waiting.code).toBe(4);
      expect(waiting.stderr).toContain('/-/user_settings/personal_access_tokens?name=unleak');
      expect(waiting.stderr).toContain('the scopes read_api, read_repository and no other');
      const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;

      const bring = async (scopes: readonly string[]): Promise<{ value: string; code: number | null }> => {
        const { value } = server.gitlab.state.addToken(server.ada, { scopes, expiresAt: server.gitlab.state.day(30) });
        const input = `${value}\n`;
        const { code } = await scene.home.run(['rotations', 'resume', id, '--secret-stdin'], { input });
        return { value, code };
      };
      expect(await bring(['api'])).toMatchObject({ code: 4 });
      expect(await server.statusOf(server.leaked.value)).toBe(200);
      const good = await bring(server.leaked.scopes);
      expect(good.code).toBe(0);
      expect(await server.statusOf(server.leaked.value)).toBe(401);
      expect((await scene.stored())['token'] === good.value).toBe(true);
      expect(scene.env()['GITLAB_TOKEN'] === good.value).toBe(true);
      expect(server.gitlab.violations).toEqual([]);
    },
    90 * SECONDS,
  );
});
