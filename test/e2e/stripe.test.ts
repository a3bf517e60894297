import { describe, expect, it, onTestFinished } from 'vitest';
import { stripeScene, type StripeScene } from '../support/stripe-scene.js';
import { LeakScene, type Leak } from './support/leak-scene.js';
import { stripeKeyLeak, stripeWebhookLeak } from './support/stripe-leak.js';

interface Leaked {
  readonly stripe: StripeScene;
  readonly scene: LeakScene;
  readonly fingerprint: string;
}

async function leaked(leakOf: (stripe: StripeScene) => Leak): Promise<Leaked> {
  const stripe = await stripeScene();
  const scene = await LeakScene.make(leakOf(stripe));
  onTestFinished(async () => {
    scene.home.remove();
    await stripe.stripe.stop();
    expect(stripe.stripe.violations).toEqual([]);
  });
  return { stripe, scene, fingerprint: await scene.scan() };
}

describe('a leaked key of Stripe', () => {
  it('is replaced by a restricted key that a person brings, and is dead when a person has expired it', async () => {
    const { stripe, scene, fingerprint } = await leaked(stripeKeyLeak);
    const old = stripe.key.secret.reveal();
    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan, plan.stderr).toMatchObject({ code: 0 });
    expect(plan.stdout).toContain('restricted key of live mode: Charges: read');
    const waiting = await scene.run(['rotate', fingerprint, '--apply']);
    expect(waiting.code).toBe(4);
    expect(waiting.stderr).toContain('https://dashboard.stripe.com/apikeys/create');
    const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
    const bring = (key: string): ReturnType<LeakScene['run']> =>
      scene.home.run(['rotations', 'resume', id, '--secret-stdin'], { input: `${key}\n` });
    const tooMuch = stripe.newKey({ permissions: ['rak_charge_read', 'rak_balance_read'] }).reveal();
    const refused = await bring(tooMuch);
    expect(refused.stderr).toContain('/v1/balance, which is forbidden');

    const fresh = stripe.newKey().reveal();
    const brought = await bring(fresh);
    expect(brought.code).toBe(4);
    expect(brought.stderr).toContain('https://dashboard.stripe.com/apikeys ;');
    expect((await scene.stored())['secret'] === fresh).toBe(true);
    expect(scene.env()['STRIPE_KEY'] === fresh).toBe(true);
    expect(stripe.isLive(stripe.key)).toBe(true);

    stripe.expire(stripe.key.secret);
    const resumed = await scene.run(['rotations', 'resume', id]);
    expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
    const shown = await scene.run(['rotations', 'show', id]);
    expect(shown.stdout).toContain('done');
    const all = [plan, waiting, refused, brought, resumed, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
    for (const secret of [old, fresh, tooMuch]) expect(all.includes(secret.slice(-12))).toBe(false);
  }, 120_000);
});

describe('a leaked signing secret of Stripe', () => {
  it('goes with its endpoint, and the secret of the new one is in the store and the env file', async () => {
    const { stripe, scene, fingerprint } = await leaked((one) => stripeWebhookLeak(one));
    const { state } = stripe.stripe;
    const plan = await scene.run(['rotate', fingerprint]);
    expect(plan, plan.stderr).toMatchObject({ code: 0 });
    expect(plan.stdout).toContain('create a webhook endpoint for https://shop.example/hook');
    expect(plan.stdout).toContain(`delete the webhook endpoint ${stripe.endpointId}`);
    expect(state.endpoints).toHaveLength(1);
    const applied = await scene.run(['rotate', fingerprint, '--apply']);
    expect(applied, applied.stderr).toMatchObject({ code: 0 });

    const [only] = state.endpoints;
    expect(state.endpoints).toHaveLength(1);
    expect(only).toMatchObject({ url: 'https://shop.example/hook', isDisabled: false });
    expect(only?.id).not.toBe(stripe.endpointId);
    expect((await scene.stored())['secret'] === only?.secret).toBe(true);
    expect(scene.env()['STRIPE_WEBHOOK_SECRET'] === only?.secret).toBe(true);
    const id = (await scene.run(['rotations', 'list'])).stdout.split(' ')[0]!;
    const shown = await scene.run(['rotations', 'show', id]);
    expect(shown.stdout).toContain('done');
    const all = [plan, applied, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
    const hidden = [stripe.signingSecret.secret.reveal(), only!.secret, stripe.admin.value];
    for (const secret of hidden) expect(all.includes(secret.slice(-12))).toBe(false);
  }, 90_000);
});
