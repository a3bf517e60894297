import { afterAll, describe, expect, it } from 'vitest';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { slackLeak } from '../e2e/support/slack-leak.js';
import { slackScene, type SlackScene } from '../support/slack-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;
/** In it a used refresh token works on, as the provider promises; its length is not known. */
const GRACE_MS = 10 * MINUTES;

interface Provider extends CrashProvider {
  readonly world: SlackScene;
}

async function accessProvider(refreshGraceMs: number): Promise<Provider> {
  const world = await slackScene('access', { refreshGraceMs });
  return {
    world,
    leak: slackLeak(world),
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => ({
      old: await world.wordOf(world.leaked.value),
      stored: await world.wordOf(stored['token'] ?? ''),
      isRefreshStored: world.slack.state.find(stored['refresh_token'] ?? '')?.ended === undefined,
      envFileHasStored: env['SLACK_TOKEN'] === stored['token'],
    }),
    rotated: { old: 'token_revoked', stored: 'alive', isRefreshStored: true, envFileHasStored: true },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => world.stop(),
  };
}

describe('a rotation of a Slack token', () => {
  let cases = 0;
  afterAll(() => {
    reportCases('slack access token, local store', cases);
  });

  it(
    'ends the same wherever it is killed, as long as Slack takes the refresh token once more',
    async () => {
      const newBench = async (): Promise<CrashBench> => CrashBench.make(await accessProvider(GRACE_MS), LOCAL_STORE);
      cases += await killFresh(newBench);
    },
    20 * MINUTES,
  );

  it.each([{ change: 'POST /api/oauth.v2.access' }, { change: 'POST /api/auth.revoke' }])(
    'ends the same when the answer to $change is lost',
    async ({ change }) => {
      const provider = await accessProvider(GRACE_MS);
      const bench = await CrashBench.make(provider, LOCAL_STORE);
      provider.world.slack.inject(change, { kind: 'lose-answer' });
      const run = await bench.apply();
      expect(provider.world.slack.pendingFaults).toBe(0);
      if (run.code !== 0) expectSuccess(await bench.goOn(), change);
      expect(await bench.outcome()).toEqual(bench.rotated);
      await bench.remove();
      cases += 1;
    },
    5 * MINUTES,
  );

  it(
    'stops for a person when the pair is lost for good, and leaves the old token alive and stored',
    async () => {
      const provider = await accessProvider(0);
      const { world } = provider;
      const bench = await CrashBench.make(provider, LOCAL_STORE);
      world.slack.inject('POST /api/oauth.v2.access', { kind: 'lose-answer' });
      await bench.apply();
      const resumed = await bench.goOn();
      expect(resumed.code).toBe(4);
      expect(resumed.stdout + resumed.stderr).toContain(`${world.app.id}/install-on-team`);
      expect(await world.wordOf(world.leaked.value)).toBe('alive');
      expect(bench.scene.env()['SLACK_TOKEN'] === world.leaked.value).toBe(true);
      const [id = ''] = (await bench.run(['rotations', 'list'])).stdout.split(' ');
      expect(await bench.run(['rotations', 'abort', id])).toMatchObject({ code: 0 });
      expect(await bench.untouched()).toEqual(bench.asBefore);
      await bench.remove();
      cases += 1;
    },
    5 * MINUTES,
  );
});
