import { afterAll, describe, expect, it } from 'vitest';
import { LOCAL_STORE } from '../e2e/support/leak-scene.js';
import { stripeKeyLeak, stripeWebhookLeak } from '../e2e/support/stripe-leak.js';
import { stripeScene, type StripeScene } from '../support/stripe-scene.js';
import { reportCases } from './cases.js';
import { CrashBench, type CrashProvider } from './crash-bench.js';
import { HALF_OF_THEM, expectSuccess, killFresh, killIntake, type CrashPerson } from './walk.js';

const MINUTES = 60_000;

function webhookProvider(scene: StripeScene): CrashProvider {
  const { stripe } = scene;
  return {
    leak: stripeWebhookLeak(scene),
    restore: () => Promise.resolve(),
    afterRotation: (stored, env) => {
      const { endpoints } = stripe.state;
      return Promise.resolve({
        endpoints: endpoints.length,
        enabled: endpoints.filter(({ isDisabled }) => !isDisabled).length,
        oldIsThere: endpoints.some(({ id }) => id === scene.endpointId),
        storedIsItsSecret: stored['secret'] === endpoints[0]?.secret,
        envFileHasStored: env['STRIPE_WEBHOOK_SECRET'] === stored['secret'],
        violations: stripe.violations,
      });
    },
    rotated: {
      endpoints: 1,
      enabled: 1,
      oldIsThere: false,
      storedIsItsSecret: true,
      envFileHasStored: true,
      violations: [],
    },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => stripe.stop(),
  };
}

function keyProvider(scene: StripeScene): CrashProvider {
  const { stripe } = scene;
  const read = (key: string): Promise<number> =>
    fetch(`${stripe.url}/v1/charges`, { headers: { authorization: `Bearer ${key}` } }).then(({ status }) => status);
  return {
    leak: stripeKeyLeak(scene),
    restore: () => Promise.resolve(),
    afterRotation: async (stored, env) => ({
      old: await read(scene.leaked.value),
      stored: await read(stored['secret'] ?? ''),
      envFileHasStored: env['STRIPE_KEY'] === stored['secret'],
      violations: stripe.violations,
    }),
    rotated: { old: 401, stored: 200, envFileHasStored: true, violations: [] },
    afterAbort: () => Promise.resolve({}),
    untouched: {},
    close: () => stripe.stop(),
  };
}

describe('a rotation of a Stripe secret', () => {
  let cases = 0;
  afterAll(() => reportCases('stripe, local store', cases));

  it(
    'of a webhook endpoint ends the same wherever it is killed',
    async () => {
      const newBench = async (): Promise<CrashBench> =>
        CrashBench.make(webhookProvider(await stripeScene()), LOCAL_STORE);
      cases += await killFresh(newBench, HALF_OF_THEM);
    },
    20 * MINUTES,
  );

  it.each([
    ['creation', 1],
    ['disabling', 2],
    ['deletion', 3],
  ])(
    'of a webhook endpoint ends the same when the answer to its %s is lost',
    async (_, change) => {
      const scene = await stripeScene();
      const lost = scene.stripe.injectAt(change, { kind: 'lose-answer' });
      const bench = await CrashBench.make(webhookProvider(scene), LOCAL_STORE);
      const first = await bench.apply();
      expect(lost()).toBe(1);
      if (first.code !== 0) expectSuccess(await bench.goOn(), `change ${String(change)}`);
      expect(await bench.outcome()).toEqual(bench.rotated);
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'that a person brings ends the same wherever taking it in is killed',
    async () => {
      const newPerson = async (): Promise<CrashPerson> => {
        const scene = await stripeScene();
        return {
          bench: await CrashBench.make(keyProvider(scene), LOCAL_STORE),
          create: () => scene.newKey().reveal(),
          act: () => scene.expire(scene.key.secret),
        };
      };
      cases += await killIntake(newPerson);
    },
    20 * MINUTES,
  );
});
