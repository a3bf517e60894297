// What a network does to a change besides losing its answer: it delivers it twice, late, or after its successor.
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { FakeFault } from '../support/fake/fake-provider.js';
import { reportCases } from './cases.js';
import {
  GENERIC,
  GOOGLE_ACCOUNT,
  GOOGLE_ACCOUNT_TWICE,
  GOOGLE_API_KEY,
  NPM,
  OPENAI,
  SLACK,
} from './misfortune-others.js';
import {
  CLOUDFLARE,
  CLOUDFLARE_ROLL,
  GITLAB,
  GITLAB_ROLL,
  SENDGRID,
  STRIPE,
  type MisfortuneScene,
} from './misfortune-scenes.js';
import { begin, expectRotated, goOnUntilDone } from './misfortunes.js';

const MINUTES = 60_000;
const MOST_CHANGES = 10;

/** Made by the provider, made here, rolled, brought by a person, exchanged. What a database does stands in its own file. */
const ONE_OF_EACH = [SENDGRID, GOOGLE_ACCOUNT, CLOUDFLARE_ROLL, NPM, SLACK];

let cases = 0;
afterAll(() => reportCases('misfortunes of requests', cases));

/** Lets each change of a rotation meet the fault in turn; gives how many did. */
async function eachChange(scene: MisfortuneScene, fault: FakeFault): Promise<number> {
  for (let n = 1; n <= MOST_CHANGES; n += 1) {
    const world = await scene.make();
    const { bench, fake } = world;
    const met = fake.injectAt(n, fault);
    const where = `${scene.title}: ${fault.kind}: change ${String(n)}`;
    await goOnUntilDone(world, await begin(world), where);
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
    { scene: GENERIC, answer: 'first' },
    { scene: GENERIC, answer: 'second' },
    { scene: OPENAI, answer: 'first' },
    { scene: OPENAI, answer: 'second' },
    { scene: GOOGLE_API_KEY, answer: 'second' },
    { scene: GOOGLE_ACCOUNT, answer: 'second' },
    { scene: GOOGLE_ACCOUNT_TWICE, answer: 'first' },
    { scene: GOOGLE_ACCOUNT_TWICE, answer: 'second' },
    { scene: NPM, answer: 'second' },
    { scene: SLACK, answer: 'first' },
    { scene: SLACK, answer: 'second' },
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
    { scene: GENERIC, creation: 'POST /v1/keys' },
    { scene: GOOGLE_ACCOUNT_TWICE, creation: 'POST /v1/projects/:project/serviceAccounts/:account/keys:upload' },
  ])(
    'and arrives after its sender was killed and another one was made leaves one replacement: $scene.title',
    async ({ scene, creation }) => {
      const world = await scene.make();
      const { bench, fake } = world;
      fake.inject(creation, { kind: 'overtaken' });
      const running = bench.start(bench.rotate);
      await vi.waitFor(() => expect(fake.pendingFaults).toBe(0), { timeout: MINUTES, interval: 20 });
      running.kill();
      expect(await running.ended).toMatchObject({ signal: 'SIGKILL' });
      const where = `${scene.title}: overtaken`;
      await goOnUntilDone(world, { run: await bench.goOn(), input: undefined }, where);
      expect(fake.seen.filter(({ route }) => route === creation).length, where).toBe(2);
      await expectRotated(bench, where);
      await bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );

  it.each(ONE_OF_EACH)(
    'and whose answer comes late, but comes, is an ordinary one: $title',
    async (scene) => {
      cases += await eachChange(scene, { kind: 'late', ms: 1_500 });
    },
    3 * MINUTES,
  );

  it.each(ONE_OF_EACH)(
    'and whose answer is lost is asked about: $title',
    async (scene) => {
      cases += await eachChange(scene, { kind: 'lose-answer' });
    },
    3 * MINUTES,
  );

  // Longer than the client waits for an answer, so one change of each is enough.
  it.each(ONE_OF_EACH)(
    'and is answered only when nobody waits any more leaves one replacement: $title',
    async (scene) => {
      const world = await scene.make();
      const met = world.fake.injectAt(1, { kind: 'late', ms: 20_000 });
      await goOnUntilDone(world, await begin(world), `${scene.title}: late`);
      expect(met(), scene.title).toBe(1);
      await expectRotated(world.bench, `${scene.title}: late`);
      await world.bench.remove();
      cases += 1;
    },
    2 * MINUTES,
  );
});
