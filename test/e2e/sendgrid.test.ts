import { expect, it, onTestFinished } from 'vitest';
import { sendgridScene } from '../support/sendgrid-scene.js';
import { LeakScene } from './support/leak-scene.js';
import { sendgridLeak } from './support/sendgrid-leak.js';

it('a leaked SendGrid key goes from a repository to a dead key, with the replacement in the store and the env file', async () => {
  const account = await sendgridScene({ deathAfterUses: 1 });
  onTestFinished(() => account.sendgrid.stop());
  const { state } = account.sendgrid;
  const scene = await LeakScene.make(sendgridLeak(account));
  onTestFinished(() => scene.home.remove());
  const old = account.leaked.value;
  const fingerprint = await scene.scan();

  const plan = await scene.run(['rotate', fingerprint]);
  expect(plan, plan.stderr).toMatchObject({ code: 0, stderr: '' });
  expect(plan.stdout).toContain('create an API key with the scopes mail.send, templates.read');
  expect(plan.stdout).toContain('delete the leaked key, for good');
  expect(state.keys).toHaveLength(2);
  const applied = await scene.run(['rotate', fingerprint, '--apply']);
  expect(applied, applied.stderr).toMatchObject({ code: 0 });

  expect(await account.statusOf(old)).toBe(401);
  const fresh = (await scene.stored())['key']!;
  expect(await account.statusOf(fresh)).toBe(200);
  expect(scene.env()['SENDGRID_API_KEY'] === fresh).toBe(true);
  expect(state.keys.map(({ name }) => name)).toEqual([
    'administrator',
    expect.stringMatching(/^unleak r[0-9a-f]{12}$/),
  ]);
  const list = await scene.run(['rotations', 'list']);
  expect(list.stdout).toContain('done');
  const shown = await scene.run(['rotations', 'show', list.stdout.split(' ')[0]!]);
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('dead');
  expect(account.sendgrid.violations).toEqual([]);
  const all = [plan, applied, list, shown].map(({ stdout, stderr }) => stdout + stderr).join('');
  for (const secret of [old, fresh, account.admin.value]) expect(all.includes(secret)).toBe(false);
}, 90_000);
