// What the rotator sends, judged by stripe-mock: Stripe's own server that refuses what its API's description does not allow.
import { describe, expect, it, onTestFinished } from 'vitest';
import { stripeRotator, type StripeReplacement } from '../../src/rotators/stripe.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { missingBackend } from '../support/backends.js';
import { lossyHttpProxy, type ProxiedRequest } from '../support/lossy-http-proxy.js';
import { KEY_REPLACEMENT, stripeScene, webhookReplacement, type StripeScene } from '../support/stripe-scene.js';
import { startStripeMock } from '../support/stripe-mock.js';
import { newContext, planOf } from './rotators.js';

const missing = missingBackend('stripe-mock');

interface Recorded {
  readonly scene: StripeScene;
  readonly seen: readonly ProxiedRequest[];
  rotator(replacement: StripeReplacement): Rotator;
}

async function recorded(): Promise<Recorded> {
  const scene = await stripeScene();
  const proxy = await lossyHttpProxy(scene.stripe.url);
  onTestFinished(async () => {
    await proxy.stop();
    await scene.stripe.stop();
  });
  const admin = new SecretValue(scene.admin.value);
  return {
    scene,
    seen: proxy.seen,
    rotator: (replacement) => stripeRotator({ api: proxy.address, replacement }, admin, scene.clock),
  };
}

/** Asks the mock the same, with its own key; gives what it does not take. */
async function refusedByMock(requests: readonly ProxiedRequest[]): Promise<readonly string[]> {
  const mock = await startStripeMock();
  onTestFinished(() => mock.stop());
  const refused: string[] = [];
  for (const { method, path, headers, body } of requests) {
    const type = headers['content-type'];
    const response = await fetch(`${mock.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${mock.key}`,
        ...(typeof type === 'string' ? { 'content-type': type } : {}),
      },
      ...(body === '' ? {} : { body }),
    });
    if (response.status !== 200) refused.push(`${method} ${path}: ${String(response.status)}`);
    await response.body?.cancel();
  }
  return refused;
}

describe.skipIf(missing !== undefined)(
  `stripe-mock${missing === undefined ? '' : ` (${missing})`}`,
  () => {
    it('takes every request that replaces a signing secret', async () => {
      const { scene, seen, rotator: rotatorFor } = await recorded();
      const rotator = rotatorFor({ ...webhookReplacement(scene), connect: true } as StripeReplacement);
      const ctx = newContext();
      const plan = await planOf({ rotator, credential: scene.signingSecret }, 'overlap', ctx);
      const successor = await rotator.issue(ctx, plan);
      await rotator.verify(ctx, plan, successor);
      await rotator.disable(ctx, plan);
      await rotator.enable?.(ctx, plan);
      await rotator.disable(ctx, plan);
      await rotator.confirm(ctx, plan);
      await rotator.delete?.(ctx, plan);
      await rotator.withdraw(ctx, plan, successor);
      expect(new Set(seen.map(({ method }) => method))).toEqual(new Set(['GET', 'POST', 'DELETE']));
      expect(await refusedByMock(seen)).toEqual([]);
    });

    it('takes every request that replaces a key', async () => {
      const { scene, seen, rotator: rotatorFor } = await recorded();
      const rotator = rotatorFor(KEY_REPLACEMENT);
      const ctx = newContext();
      const plan = await planOf({ rotator, credential: scene.key }, 'by-person', ctx);
      await rotator.intake?.(ctx, plan, scene.newKey());
      await rotator.confirm(ctx, plan);
      expect(seen.length).toBeGreaterThan(5);
      expect(await refusedByMock(seen)).toEqual([]);
    });
  },
  60_000,
);
