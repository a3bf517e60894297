import { describe, expect, it, onTestFinished } from 'vitest';
import { send } from '../support/cloudflare/cloudflare-client.js';
import { cloudflareScene, type CloudflareScene } from '../support/cloudflare/cloudflare-scene.js';
import { cloudflareLeak, globalKeyLeak } from './support/cloudflare-leak.js';
import type { CommandResult } from './support/command.js';
import { LeakScene, type Leak } from './support/leak-scene.js';

const MINUTE = 60_000;

describe('a leaked credential of Cloudflare', () => {
  it.each([
    { whose: 'a user', kind: 'user' },
    { whose: 'an account', kind: 'account' },
  ] as const)(
    'goes from a repository to a deleted token, with the replacement in the store and the env file: of $whose',
    async ({ kind }) => {
      const { leaked, scene, fingerprint } = await leak(kind, cloudflareLeak);
      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan).toMatchObject({ code: 0, stderr: '' });
      expect(plan.stdout).toContain('create a token, marked with the rotation, that may Zone Read, DNS Read');
      expect(plan.stdout).toContain(`set the leaked token (${leaked.leaked.id}) to disabled, which can be undone`);
      expect(liveTokens(leaked)).toEqual([leaked.leaked.id]);
      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      expect(applied, applied.stderr).toMatchObject({ code: 0 });

      expect(leaked.cloudflare.state.token(leaked.leaked.id)).toBeUndefined();
      expect(await status(leaked, leaked.leaked.value)).toBe(403);
      const fresh = (await scene.stored())['token']!;
      expect(await status(leaked, fresh)).toBe(200);
      expect(scene.env()['CLOUDFLARE_API_TOKEN'] === fresh).toBe(true);
      expect(liveTokens(leaked)).toHaveLength(1);
      await expectStory(scene, 'done', [plan, applied], [leaked.leaked.value, fresh, leaked.manager.value]);
    },
    MINUTE,
  );

  it(
    'is rolled where a waiver says so',
    async () => {
      const waiver = { reason: 'the id has to stay', owner: 'ops', until: '2099-12-31' };
      const { leaked, scene, fingerprint } = await leak('user', (one) =>
        cloudflareLeak(one, { order: 'roll', roll: waiver }),
      );
      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      expect(applied, applied.stderr).toMatchObject({ code: 0 });
      expect(await status(leaked, leaked.leaked.value)).toBe(403);
      const fresh = (await scene.stored())['token']!;
      expect(await status(leaked, fresh)).toBe(200);
      expect(liveTokens(leaked)).toEqual([leaked.leaked.id]);
      await expectStory(scene, 'done', [applied], [leaked.leaked.value, fresh, leaked.manager.value]);
    },
    MINUTE,
  );

  it(
    'dies first in an emergency',
    async () => {
      const { leaked, scene, fingerprint } = await leak('user', cloudflareLeak);
      const argv = ['rotate', fingerprint, '--apply', '--emergency', '--reason', 'it is used by somebody else'];
      const applied = await scene.run(argv);
      expect(applied, applied.stderr).toMatchObject({ code: 0 });
      const changes = leaked.cloudflare.seen.filter((request) => request.changes).map(({ method }) => method);
      expect(changes).toEqual(['PUT', 'POST', 'DELETE']);
      const fresh = (await scene.stored())['token']!;
      expect(await status(leaked, fresh)).toBe(200);
      await expectStory(scene, 'done', [applied], [leaked.leaked.value, fresh, leaked.manager.value]);
    },
    MINUTE,
  );

  it(
    'is a global key: a token replaces it, and the rotation waits for the person who changes it',
    async () => {
      const { leaked, scene, fingerprint } = await leak('user', globalKeyLeak);
      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan.stdout).toContain('a person changes the global key');
      const first = await scene.run(['rotate', fingerprint, '--apply']);
      expect(first.code).toBe(4);
      expect(first.stdout + first.stderr).toContain('Global API Key, Change');
      const fresh = (await scene.stored())['token']!;
      expect(await status(leaked, fresh)).toBe(200);
      leaked.cloudflare.state.changeGlobalKey(leaked.user.id);
      const second = await scene.run(['rotations', 'resume']);
      expect(second, second.stderr).toMatchObject({ code: 0 });
      const secrets = [leaked.user.globalKey, fresh, leaked.manager.value];
      await expectStory(scene, 'done', [plan, first, second], secrets);
    },
    MINUTE,
  );
});

async function leak(
  kind: 'user' | 'account',
  make: (scene: CloudflareScene) => Leak,
): Promise<{ readonly leaked: CloudflareScene; readonly scene: LeakScene; readonly fingerprint: string }> {
  const leaked = await cloudflareScene(kind);
  const scene = await LeakScene.make(make(leaked));
  onTestFinished(async () => {
    expect(leaked.cloudflare.violations).toEqual([]);
    await leaked.cloudflare.stop();
    scene.home.remove();
  });
  return { leaked, scene, fingerprint: await scene.scan() };
}

async function expectStory(
  scene: LeakScene,
  state: string,
  said: readonly CommandResult[],
  secrets: readonly string[],
): Promise<void> {
  const list = await scene.run(['rotations', 'list']);
  expect(list.stdout).toContain(state);
  const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
  expect(shown.code).toBe(0);
  const all = [...said, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
  for (const secret of secrets) expect(all.includes(secret)).toBe(false);
}

async function status({ cloudflare, zone }: CloudflareScene, token: string): Promise<number> {
  return (await send(cloudflare.url, `GET /zones/${zone.id}/dns_records`, { token })).status;
}

function liveTokens({ cloudflare: { state }, owner, manager }: CloudflareScene): readonly string[] {
  const tokens = state.tokensOf(owner).filter((token) => state.statusOf(token) === 'active');
  return tokens.map(({ id }) => id).filter((id) => id !== manager.id);
}
