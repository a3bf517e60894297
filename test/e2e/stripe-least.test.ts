import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stripeScene, type StripeScene } from '../support/stripe-scene.js';
import type { NewKey } from '../support/stripe/state.js';
import { Home } from './support/command.js';
import { LeakScene } from './support/leak-scene.js';
import { bring, limitLife, rotationId, suggestedLines } from './support/least.js';
import { stripeKeyLeak } from './support/stripe-leak.js';

interface Leaked {
  readonly stripe: StripeScene;
  readonly scene: LeakScene;
  readonly fingerprint: string;
}

async function leaked(replacement: object): Promise<Leaked> {
  const stripe = await stripeScene();
  stripe.stripe.state.addSale();
  const scene = await LeakScene.make(stripeKeyLeak(stripe, replacement));
  limitLife(scene, 30);
  onTestFinished(async () => {
    scene.home.remove();
    await stripe.stripe.stop();
    expect(stripe.stripe.violations).toEqual([]);
  });
  return { stripe, scene, fingerprint: await scene.scan() };
}

/** Which of these a key may do: the server judges it by its permissions. */
async function acts({ stripe }: StripeScene, key: string): Promise<readonly string[]> {
  const charge = stripe.state.charges.find(({ id }) => !stripe.state.refunded.has(id))?.id ?? 'ch_none';
  const calls: readonly [what: string, method: string, path: string, form?: Record<string, string>][] = [
    ['see charges', 'GET', '/v1/charges?limit=1'],
    ['see the balance', 'GET', '/v1/balance'],
    ['see payouts', 'GET', '/v1/payouts?limit=1'],
    ['see disputes', 'GET', '/v1/disputes?limit=1'],
    ['see customers', 'GET', '/v1/customers?limit=1'],
    ['refund', 'POST', '/v1/refunds', { charge }],
    ['add a webhook', 'POST', '/v1/webhook_endpoints', { url: 'https://evil.example', 'enabled_events[0]': '*' }],
  ];
  const done: string[] = [];
  for (const [what, method, path, form] of calls) {
    const body = form === undefined ? {} : { body: new URLSearchParams(form) };
    const headers = { authorization: `Bearer ${key}` };
    const { status } = await fetch(`${stripe.url}${path}`, { method, headers, ...body });
    if (status < 300) done.push(what);
  }
  return done;
}

const DASHBOARD: NonNullable<NewKey['permissions']> = [
  'rak_charge_read',
  'rak_balance_read',
  'rak_payout_read',
  'rak_dispute_read',
];

it('narrows a secret key to what a dashboard reads, with a day on which it is due', async () => {
  const { stripe, scene, fingerprint } = await leaked({ purpose: 'dashboard' });
  const { state } = stripe.stripe;
  const old = stripe.key.secret.reveal();
  expect(await acts(stripe, old)).toHaveLength(7);
  state.addSale();
  expect(await suggestedLines(scene, fingerprint)).toContain('      purpose: # dashboard, revenue, charge');

  const plan = await scene.run(['rotate', fingerprint]);
  expect(plan, plan.stderr).toMatchObject({ code: 0 });
  expect(plan.stdout).toContain(
    'restricted key of live mode: Charges and Refunds: read, Balance: read, Payouts: read, Disputes: read',
  );
  const waiting = await scene.run(['rotate', fingerprint, '--apply']);
  expect(waiting).toMatchObject({ code: 4, stderr: expect.stringContaining('rak_payout_read') as string });
  const id = await rotationId(scene);

  const restricted = (change: NewKey): string => stripe.newKey({ permissions: DASHBOARD, ...change }).reveal();
  const refused: readonly [key: string, says: string][] = [
    [state.addKey().value, 'a secret key may do everything'],
    [restricted({ isLive: false }), 'it is of test mode, and the leaked one is of live mode'],
    [restricted({ permissions: [...DASHBOARD, 'rak_customer_read'] }), '/v1/customers?limit=1, which is forbidden'],
    [restricted({ permissions: DASHBOARD.slice(1) }), 'it may not read /v1/charges?limit=1'],
  ];
  for (const [key, says] of refused) {
    expect(await bring(scene, id, key)).toMatchObject({ code: 4, stderr: expect.stringContaining(says) as string });
  }
  expect(stripe.isLive(stripe.key)).toBe(true);

  const fresh = restricted({});
  expect((await bring(scene, id, fresh)).stderr).toContain('https://dashboard.stripe.com/apikeys ;');
  stripe.expire(stripe.key.secret);
  const resumed = await scene.run(['rotations', 'resume', id]);
  expect(resumed, resumed.stderr).toMatchObject({ code: 0 });
  const stored = (await scene.stored())['secret']!;
  expect(await acts(stripe, stored)).toEqual(['see charges', 'see the balance', 'see payouts', 'see disputes']);
  expect(await acts(stripe, old)).toEqual([]);
  expect((await scene.run(['rotations', 'show', id])).stdout).toMatch(/^ *due +20\d\d-/m);
}, 120_000);

it('finds a live key in a file for development or tests to be of the highest severity, without asking anybody', async () => {
  const home = new Home();
  onTestFinished(() => home.remove());
  const { value } = (await stripeScene()).stripe.state.addKey({ kind: 'restricted' });
  const severityIn = async (path: string): Promise<unknown> => {
    const folder = mkdtempSync(join(home.work, 'one-'));
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `STRIPE_KEY=${value}\n`);
    const { stdout } = await home.run(['scan', folder, '--json', '--no-state']);
    return (JSON.parse(stdout) as { findings: unknown[] }).findings[0];
  };
  expect(await severityIn('.env.production')).toMatchObject({ severity: 'high' });
  for (const path of ['.env.development', 'test/pay.env']) {
    const finding = await severityIn(path);
    expect(finding).toMatchObject({ severity: 'critical', validity: { state: 'unknown' } });
    expect(JSON.stringify(finding)).toContain('a key of live mode in a file');
  }
}, 60_000);

it('never replaces a key of test mode by a live one', async () => {
  const { stripe, scene } = await leaked({ purpose: 'dashboard' });
  const test = stripe.stripe.state.addKey({ isLive: false }).value;
  const other = await LeakScene.make({
    ...scene.leak,
    history: { path: 'pay.env', before: `STRIPE_KEY=${test}\n`, after: '' },
    env: `STRIPE_KEY=${test}\n`,
    log: '',
  });
  onTestFinished(() => other.home.remove());
  const waiting = await other.run(['rotate', await other.scan(), '--apply']);
  expect(waiting.stderr).toContain('https://dashboard.stripe.com/test/apikeys/create');
  const live = await bring(other, await rotationId(other), stripe.newKey({ permissions: DASHBOARD }).reveal());
  expect(live).toMatchObject({
    code: 4,
    stderr: expect.stringContaining('it is of live mode, and the leaked one is of test mode') as string,
  });
}, 60_000);
