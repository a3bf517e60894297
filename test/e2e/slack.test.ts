import { afterEach, describe, expect, it } from 'vitest';
import { slackScene, type Leaked, type SlackScene } from '../support/slack-scene.js';
import type { CommandResult } from './support/command.js';
import { LeakScene } from './support/leak-scene.js';
import { slackLeak } from './support/slack-leak.js';

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function leak(kind: Leaked): Promise<{ readonly leaked: SlackScene; readonly scene: LeakScene }> {
  const leaked = await slackScene(kind);
  const scene = await LeakScene.make(slackLeak(leaked));
  running.push(async () => {
    scene.home.remove();
    await leaked.stop();
    expect(leaked.slack.violations).toEqual([]);
  });
  return { leaked, scene };
}

function expectNoSecret(results: readonly CommandResult[], secrets: readonly string[]): void {
  const all = results.map(({ stdout, stderr }) => stdout + stderr).join('');
  for (const secret of secrets) expect(all.includes(secret)).toBe(false);
}

describe('a leaked Slack token', () => {
  it.each([
    { kind: 'access', says: 'get a new pair with the refresh token', stop: 'revoke the leaked access token' },
    { kind: 'exchangeable', says: 'exchange the leaked token for a pair', stop: 'LOGINS FAIL' },
  ] as const)(
    'goes from a repository to a dead token, with both halves of the new pair in the store ($kind)',
    async ({ kind, says, stop }) => {
      const { leaked, scene } = await leak(kind);
      const fingerprint = await scene.scan();
      const before = leaked.slack.state.stateText();
      const plan = await scene.run(['rotate', fingerprint]);
      expect(plan).toMatchObject({ code: 0, stderr: '' });
      expect(plan.stdout).toContain(says);
      expect(plan.stdout).toContain(stop);
      expect(leaked.slack.state.stateText()).toBe(before);

      const applied = await scene.run(['rotate', fingerprint, '--apply']);
      expect(applied, applied.stderr).toMatchObject({ code: 0 });
      const stored = await scene.stored();
      expect(await leaked.wordOf(leaked.leaked.value)).toBe('token_revoked');
      expect(await leaked.wordOf(stored['token']!)).toBe('alive');
      expect(leaked.slack.state.find(stored['refresh_token']!)).toMatchObject({ kind: 'refresh', ended: undefined });
      expect(scene.env()['SLACK_TOKEN'] === stored['token']).toBe(true);
      const list = await scene.run(['rotations', 'list']);
      expect(list.stdout).toContain('done');
      const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
      expect(shown.code).toBe(0);
      const secrets = [leaked.leaked.value, stored['token']!, stored['refresh_token']!, leaked.app.clientSecret];
      expectNoSecret([plan, applied, list, shown], secrets);
    },
    90_000,
  );

  it('waits for a person where no app has its client, and takes in what is brought', async () => {
    const { leaked, scene } = await leak('long-lived');
    const fingerprint = await scene.scan();
    const waiting = await scene.run(['rotate', fingerprint, '--apply']);
    expect(waiting.code).toBe(4);
    expect(waiting.stdout + waiting.stderr).toContain(`${leaked.app.id}/install-on-team`);
    expect(await leaked.wordOf(leaked.leaked.value)).toBe('alive');
    const list = await scene.run(['rotations', 'list']);
    const brought = leaked.install().reveal();
    const resume = ['rotations', 'resume', list.stdout.split(' ')[0]!, '--secret-stdin'];
    const done = await scene.home.run(resume, { input: `${brought}\n` });
    expect(done, done.stderr).toMatchObject({ code: 0 });
    expect(await leaked.wordOf(leaked.leaked.value)).toBe('token_revoked');
    expect((await scene.stored())['token'] === brought).toBe(true);
    expect(scene.env()['SLACK_TOKEN'] === brought).toBe(true);
    expectNoSecret([waiting, list, done], [leaked.leaked.value, brought]);
  }, 90_000);

  it('dies first in an emergency, and then the same app may be installed again', async () => {
    const { leaked, scene } = await leak('long-lived');
    const fingerprint = await scene.scan();
    const waiting = await scene.run(['rotate', fingerprint, '--apply', '--emergency', '--reason', 'it is in a paste']);
    expect(waiting.code).toBe(4);
    expect(await leaked.wordOf(leaked.leaked.value)).toBe('token_revoked');
    const list = await scene.run(['rotations', 'list']);
    const brought = leaked.consentAgain().reveal();
    const resume = ['rotations', 'resume', list.stdout.split(' ')[0]!, '--secret-stdin'];
    const done = await scene.home.run(resume, { input: `${brought}\n` });
    expect(done, done.stderr).toMatchObject({ code: 0 });
    expect((await scene.stored())['token'] === brought).toBe(true);
  }, 90_000);

  it('is not planned where the store would have no place for the other half', async () => {
    const { leaked, scene } = await leak('access');
    const fingerprint = await scene.scan();
    Object.assign(scene.leak.credential, { field: undefined });
    scene.writeConfiguration();
    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan.code).toBe(2);
    expect(plan.stderr).toContain('add field:');
    expect(await leaked.wordOf(leaked.leaked.value)).toBe('alive');
  }, 90_000);
});
