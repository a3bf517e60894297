import { describe, expect, it, onTestFinished } from 'vitest';
import { openaiScene } from '../support/openai/openai-scene.js';
import { LeakScene } from './support/leak-scene.js';
import { keyStatus, openaiLeak } from './support/openai-leak.js';

const MINUTE = 60_000;

describe('a leaked key of OpenAI', () => {
  it.each([
    { whose: 'a service account', leaked: 'leaked', isEmergency: false },
    { whose: 'a person, in an emergency', leaked: 'userKey', isEmergency: true },
  ] as const)(
    'goes from a repository to a deleted key, with the replacement in the store and the env file: of $whose',
    async ({ leaked, isEmergency }) => {
      const provider = await openaiScene();
      const { openai, admin } = provider;
      const scene = await LeakScene.make(openaiLeak(provider, provider[leaked]));
      onTestFinished(async () => {
        expect(openai.violations).toEqual([]);
        await openai.stop();
        scene.home.remove();
      });
      const old = provider[leaked].value;
      const fingerprint = await scene.scan();

      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan).toMatchObject({ code: 0, stderr: '' });
      expect(plan.stdout).toContain('named with the rotation, that may api.model.read, api.model.request');
      expect(plan.stdout).toContain('end it in a second, and delete it, for good');
      expect(openai.seen.filter((request) => request.changes)).toEqual([]);
      const emergency = isEmergency ? ['--emergency', '--reason', 'somebody uses it'] : [];
      const applied = await scene.run(['rotate', fingerprint, '--apply', ...emergency]);
      expect(applied, applied.stderr).toMatchObject({ code: 0 });

      const changes = openai.seen
        .filter((request) => request.changes)
        .map(({ method, route }) => `${method} ${route ?? ''}`);
      const shrunk = changes.findIndex((change) => change.endsWith('/api_keys/:id'));
      expect(shrunk).toBe(isEmergency ? 0 : changes.length - 2);
      expect(await keyStatus(provider, old)).toBe(401);
      expect(openai.state.key(provider[leaked].id)).toBeUndefined();
      const fresh = (await scene.stored())['key']!;
      expect(await keyStatus(provider, fresh)).toBe(200);
      expect(scene.env()['OPENAI_API_KEY'] === fresh).toBe(true);
      expect(openai.state.keysOf(provider.project.id)).toHaveLength(2);
      const list = await scene.run(['rotations', 'list']);
      expect(list.stdout).toContain('done');
      const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
      expect(shown.code).toBe(0);
      const all = [plan, applied, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
      for (const secret of [old, fresh, admin.value]) expect(all.includes(secret)).toBe(false);
    },
    MINUTE,
  );
});
