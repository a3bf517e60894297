import { afterEach, describe, expect, it } from 'vitest';
import { accountScene, apiKeyScene, type GoogleScene } from '../support/google-scene.js';
import type { CommandResult } from './support/command.js';
import { accountLeak, apiKeyLeak } from './support/google-leak.js';
import { LeakScene, type Leak } from './support/leak-scene.js';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function sceneFor(leaked: GoogleScene, leak: Leak): Promise<LeakScene> {
  const scene = await LeakScene.make(leak);
  running.push(async () => {
    scene.home.remove();
    await leaked.stop();
    expect(leaked.google.violations).toEqual([]);
  });
  return scene;
}

async function story(scene: LeakScene): Promise<readonly CommandResult[]> {
  const list = await scene.run(['rotations', 'list']);
  expect(list.stdout).toContain('done');
  const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
  expect(shown.code).toBe(0);
  return [list, shown];
}

function expectNoSecret(results: readonly CommandResult[], secrets: readonly string[]): void {
  const all = results.map(({ stdout, stderr }) => stdout + stderr).join('');
  for (const secret of secrets) expect(all.includes(secret)).toBe(false);
}

describe('a leaked API key of Google', () => {
  it('goes from a repository to a dead key, with the replacement in the store and the env file', async () => {
    const leaked = await apiKeyScene({ realTime: true });
    const scene = await sceneFor(leaked, apiKeyLeak(leaked));
    const old = leaked.leaked.value;
    const fingerprint = await scene.scan();
    const before = leaked.google.state.stateText();
    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(plan.stdout).toContain('for translate.googleapis.com');
    expect(plan.stdout).toContain('which can be undone for 30 days');
    expect(leaked.google.state.stateText()).toBe(before);

    const applied = await scene.run(['rotate', fingerprint, '--apply']);
    expect(applied, applied.stderr).toMatchObject({ code: 0 });
    const fresh = (await scene.stored())['token']!;
    expect(await leaked.statusOf(old)).toBe(400);
    expect(await leaked.statusOf(fresh)).toBe(200);
    expect(scene.env()['TRANSLATE_KEY'] === fresh).toBe(true);
    expect(leaked.google.state.apiKeys.filter(({ deletedAtMs }) => deletedAtMs === undefined)).toHaveLength(1);
    expectNoSecret([plan, applied, ...(await story(scene))], [old, fresh, leaked.admin.reveal()]);
  }, 90_000);
});

describe('a leaked key file of a service account', () => {
  it('goes from a repository to a deleted key, with a whole key file in the store and the env file', async () => {
    const leaked = await accountScene({ realTime: true });
    const scene = await sceneFor(leaked, accountLeak(leaked));
    const fingerprint = await scene.scan();
    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan).toMatchObject({ code: 0, stderr: '' });
    expect(plan.stdout).toContain(`give ${leaked.account.email} a second key`);
    expect(plan.stdout).toContain('work on for up to an hour');
    expect(leaked.account.keys.filter(({ type }) => type === 'USER_MANAGED')).toHaveLength(1);

    const applied = await scene.run(['rotate', fingerprint, '--apply']);
    expect(applied, applied.stderr).toMatchObject({ code: 0 });
    const stored = await scene.stored();
    const inEnv = JSON.parse(scene.env()['GOOGLE_CREDENTIALS']!.slice(1, -1)) as Record<string, string>;
    const old = JSON.parse(leaked.file) as Record<string, string>;
    for (const file of [stored, inEnv]) {
      expect(Object.keys(file).toSorted()).toEqual(Object.keys(old).toSorted());
      expect(file['private_key'] === stored['private_key']).toBe(true);
      expect(file['private_key_id']).toBe(stored['private_key_id']);
    }
    const keys = leaked.account.keys.filter(({ type, isDeleted }) => type === 'USER_MANAGED' && !isDeleted);
    expect(keys.map(({ id }) => id)).toEqual([stored['private_key_id']]);
    expectNoSecret(
      [plan, applied, ...(await story(scene))],
      [old['private_key']!, stored['private_key']!, leaked.admin.reveal()].flatMap((one) => [one, one.slice(40, 90)]),
    );
  }, 90_000);
});
