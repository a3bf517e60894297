import { afterAll, describe, expect, it } from 'vitest';
import { cloudflareLeak } from '../e2e/support/cloudflare-leak.js';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { send } from '../support/cloudflare/cloudflare-client.js';
import { cloudflareScene, type CloudflareScene } from '../support/cloudflare/cloudflare-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { expectSuccess, killFresh } from './walk.js';

const MINUTES = 60_000;
const TOKENS = '/client/v4/user/tokens';
const WAIVER = { order: 'roll', roll: { reason: 'the id has to stay', owner: 'ops', until: '2099-12-31' } };

type Order = 'overlap' | 'roll';

function cloudflareProvider(scene: CloudflareScene, order: Order): CrashProvider {
  const { cloudflare, zone, leaked, manager, owner } = scene;
  const status = async (token: string): Promise<number> =>
    (await send(cloudflare.url, `GET /zones/${zone.id}/dns_records`, { token })).status;
  return {
    leak: cloudflareLeak(scene, order === 'roll' ? WAIVER : {}),
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => ({
      tokens: cloudflare.state.tokensOf(owner).filter(({ id }) => id !== manager.id).length,
      old: await status(leaked.value),
      stored: await status(stored['token'] ?? ''),
      envFileHasStored: env['CLOUDFLARE_API_TOKEN'] === stored['token'],
      violations: cloudflare.violations,
    }),
    rotated: { tokens: 1, old: 403, stored: 200, envFileHasStored: true, violations: [] },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => cloudflare.stop(),
  };
}

describe('a rotation of a Cloudflare token', () => {
  let cases = 0;
  afterAll(() => {
    reportCases('cloudflare token, local store', cases);
  });

  it.each(['overlap', 'roll'] as const)(
    'ends the same wherever it is killed, in order %s',
    async (order) => {
      const newBench = async (): Promise<CrashBench> =>
        CrashBench.make(cloudflareProvider(await cloudflareScene(), order), LOCAL_STORE);
      cases += await killFresh(newBench);
    },
    20 * MINUTES,
  );

  it.each([
    { order: 'overlap', change: `POST ${TOKENS}` },
    { order: 'overlap', change: `PUT ${TOKENS}/:id` },
    { order: 'overlap', change: `DELETE ${TOKENS}/:id` },
    { order: 'roll', change: `PUT ${TOKENS}/:id/value` },
  ] as const)(
    'ends the same when the answer to $change is lost, in order $order',
    async ({ order, change }) => {
      const scene = await cloudflareScene();
      const bench = await CrashBench.make(cloudflareProvider(scene, order), LOCAL_STORE);
      scene.cloudflare.inject(change, { kind: 'lose-answer' });
      const first = await bench.apply();
      expect(scene.cloudflare.pendingFaults).toBe(0);
      if (first.code !== 0) expectSuccess(await bench.goOn(), change);
      expect(await bench.outcome()).toEqual(bench.rotated);
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});
