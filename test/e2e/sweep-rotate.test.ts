import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { sendgridScene, type SendgridScene } from '../support/sendgrid-scene.js';
import { LeakScene } from './support/leak-scene.js';
import { sendgridLeak } from './support/sendgrid-leak.js';
import { sweepNight, writeList } from './support/sweep-run.js';

async function leakedKey(): Promise<{ readonly account: SendgridScene; readonly scene: LeakScene }> {
  const account = await sendgridScene({ deathAfterUses: 1 });
  onTestFinished(() => account.sendgrid.stop());
  const scene = await LeakScene.make(sendgridLeak(account));
  onTestFinished(() => scene.home.remove());
  return { account, scene };
}

/** The policy of the user's configuration. */
function allowProvider(scene: LeakScene, ...types: string[]): void {
  const config = parse(readFileSync(scene.configFile, 'utf8')) as object;
  writeFileSync(scene.configFile, stringify({ ...config, policy: { 'rotate-without-asking': types } }), {
    mode: 0o600,
  });
}

it('rotates what the list and the policy allow, and tells that it is dead', async () => {
  const { account, scene } = await leakedKey();
  allowProvider(scene, 'sendgrid');
  const list = writeList(scene.home, {
    targets: [{ repository: scene.repository }],
    rotate: { allow: ['orders-app'], 'at-most': 1 },
  });
  const quiet = await sweepNight(scene.home, list);
  expect(quiet.report.rotations).toEqual([]);
  expect(await account.statusOf(account.leaked.value)).toBe(200);

  const { report, code } = await sweepNight(scene.home, list, '--rotate');
  expect(report.rotations).toMatchObject([{ credential: 'orders-app', outcome: 'rotated' }]);
  expect([code, report.changes.map(({ change }) => change)]).toEqual([0, ['dead']]);
  expect(await account.statusOf(account.leaked.value)).toBe(401);
  expect(await account.statusOf((await scene.stored())['key']!)).toBe(200);

  const next = await sweepNight(scene.home, list, '--rotate');
  // The replacement in the ignored env file is told of, as in every scan, and not rotated: there it belongs.
  expect(next.report.rotations).toEqual([]);
  expect(next.report.changes).toMatchObject([{ change: 'new', locations: [{ path: '.env' }] }]);
  expect(account.sendgrid.state.keys).toHaveLength(2);
}, 120_000);

it('plans what the list does not name, what the policy does not name, and what is beyond the limit', async () => {
  const { account, scene } = await leakedKey();
  const targets = [{ repository: scene.repository }];
  const why = async (rotate: object): Promise<string> => {
    const { report, code } = await sweepNight(scene.home, writeList(scene.home, { targets, rotate }), '--rotate');
    expect([0, 1]).toContain(code);
    expect(report.rotations).toMatchObject([{ credential: 'orders-app', outcome: 'planned' }]);
    return report.rotations[0]!.message;
  };
  expect(await why({ allow: ['orders-app'] })).toContain(
    'policy.rotate-without-asking does not name sendgrid; plan: create an API key',
  );
  allowProvider(scene, 'sendgrid');
  expect(await why({ allow: [] })).toContain('rotate.allow of the list does not name it; plan: ');
  expect(await why({ allow: ['orders-app'], 'at-most': 0 })).toContain('rotate.at-most of the list is reached');
  expect(await account.statusOf(account.leaked.value)).toBe(200);
  expect(account.sendgrid.state.keys).toHaveLength(2);
}, 120_000);
