// What a network does to a change besides losing its answer: it delivers it twice, late, or after its successor.
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { FakeFault } from '../support/fake/fake-provider.js';
import {
  CLOUDFLARE,
  CLOUDFLARE_ROLL,
  GITLAB,
  GITLAB_ROLL,
  SENDGRID,
  STRIPE,
  type MisfortuneScene,
} from './misfortune-scenes.js';
import { expectRotated, goOnUntilDone } from './misfortunes.js';

const MINUTES = 60_000;
const MOST_CHANGES = 10;

let cases = 0;
afterAll(() => console.log(`crash suite, misfortunes of requests: ${String(cases)} cases`));

/** Lets each change of a rotation meet the fault in turn; gives how many did. */
async function eachChange(scene: MisfortuneScene, fault: FakeFault): Promise<number> {
  for (let n = 1; n <= MOST_CHANGES; n += 1) {
    const { bench, fake } = await scene.make();
    const met = fake.injectAt(n, fault);
    const where = `${scene.title}: ${fault.kind}: change ${String(n)}`;
    await goOnUntilDone(bench, await bench.apply(), where);
    await expectRotated(bench, where);
    await bench.remove();
    if (met() > 0) continue;
    expect(n, where).toBeGreaterThan(1);
    return n - 1;
  }
  throw new Error(`${scene.title}: more than ${String(MOST_CHANGES)} changes`);
}

describe('a change that arrives twice', () => {
  it.each([
    { scene: SENDGRID, answer: 'first' },
    { scene: SENDGRID, answer: 'second' },
    { scene: CLOUDFLARE, answer: 'second' },
    { scene: CLOUDFLARE_ROLL, answer: 'first' },
    { scene: GITLAB, answer: 'first' },
    { scene: GITLAB_ROLL, answer: 'first' },
    { scene: GITLAB_ROLL, answer: 'second' },
    { scene: STRIPE, answer: 'second' },
  ] as const)(
    'leaves one replacement when the $answer answer comes back: $scene.title',
    async ({ scene, answer }) => {
      cases += await eachChange(scene, { kind: 'double', answer });
    },
    5 * MINUTES,
  );
});

describe('a creation that lingers on its way', () => {
  it.each([
    { scene: SENDGRID, creation: 'POST /v3/api_keys' },
    { scene: CLOUDFLARE, creation: 'POST /client/v4/user/tokens' },
  ])(
    'and arrives after its sender was killed and another one was made leaves one replacement: $scene.title',
    async ({ scene, creation }) => {
      const { bench, fake } = await scene.make();
      fake.inject(creation, { kind: 'overtaken' });
      const running = bench.start(['rotate', bench.fingerprint, '--apply']);
      await vi.waitFor(() => expect(fake.pendingFaults).toBe(0), { timeout: MINUTES, interval: 20 });
      running.kill();
      expect(await running.ended).toMatchObject({ signal: 'SIGKILL' });
      const where = `${scene.title}: overtaken`;
      await goOnUntilDone(bench, await bench.goOn(), where);
      expect(fake.seen.filter(({ route }) => route === creation).length, where).toBe(2);
      await expectRotated(bench, where);
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it(
    'and whose answer comes late, but comes, is an ordinary one',
    async () => {
      cases += await eachChange(SENDGRID, { kind: 'late', ms: 1_500 });
    },
    2 * MINUTES,
  );

  it(
    'and is answered only when nobody waits any more leaves one replacement',
    async () => {
      const { bench, fake } = await SENDGRID.make();
      // Longer than the client waits for an answer.
      fake.inject('POST /v3/api_keys', { kind: 'late', ms: 20_000 });
      await goOnUntilDone(bench, await bench.apply(), 'late');
      await expectRotated(bench, 'late');
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});
