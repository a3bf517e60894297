// Requests that arrive twice, as a proxy that repeats sends them.
import { expect, it } from 'vitest';
import { rotationSetting } from '../../test/support/rotation-world.js';
import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import type { Rotator } from '../rotators/rotator.js';
import { drive } from './drive.js';

const never = new AbortController().signal;
type Setting = Awaited<ReturnType<typeof rotationSetting>>;

/** Makes so many logins at a request, all marked, and tells the secret of the last. */
function doubling({ world }: Setting, copies: number): Rotator {
  const { prepare: _, capabilities, ...rest } = world.rotator;
  let made = 0;
  const ours = (): { user: string }[] =>
    [...world.logins].flatMap(([user, login]) => (login.marker === undefined ? [] : [{ user }]));
  return {
    ...rest,
    capabilities: { ...capabilities, prepare: false, namesTwins: true },
    issue: ({ rotationId }) =>
      world.run('issue', () => {
        for (let copy = 0; copy < copies; copy += 1) {
          made += 1;
          world.logins.set(`app_${String(made)}`, { secret: `made-${String(made)}`, marker: rotationId });
        }
        const name = String(made);
        return { provider: 'memory', secret: new SecretValue(`made-${name}`), attributes: { user: `app_${name}` } };
      }),
    reconcile: () =>
      world.run('reconcile', () => {
        const [first, ...more] = ours();
        if (first === undefined) return { outcome: 'not-applied' };
        return more.length === 0
          ? { outcome: 'lost', attributes: first }
          : { outcome: 'conflict', detail: 'several', twins: ours() };
      }),
    removeLost: (_ctx, _plan, { user = '' }) => world.run('remove-lost', () => void world.logins.delete(user)),
  };
}

it('leaves only the replacement whose secret it got when a creation arrives twice', async () => {
  const setting = await rotationSetting();
  const lease = await setting.start({ deleteOld: true });
  const rotator = doubling(setting, 3);

  await expect(drive({ ...setting.parts, rotator }, lease, never)).resolves.toEqual({ kind: 'done' });

  expect(setting.world.liveLogins()).toEqual(['app_3']);
  expect(setting.world.consumerHolds).toBe('made-3');
});

it('removes all that came of a creation that arrived twice and whose answer was lost', async () => {
  const setting = await rotationSetting();
  const lease = await setting.start({ deleteOld: true });
  const rotator = doubling(setting, 2);
  setting.world.fault = { at: 'issue', when: 'after', error: new AppError('ambiguous', 'memory: no answer') };

  await expect(drive({ ...setting.parts, rotator }, lease, never)).resolves.toEqual({ kind: 'done' });

  expect(setting.world.liveLogins()).toEqual(['app_4']);
});

it('removes nothing where the twins do not name the replacement', async () => {
  const setting = await rotationSetting();
  const lease = await setting.start({ deleteOld: true });
  const rotator = doubling(setting, 2);
  const twins = [{ user: 'app' }, { user: 'somebody' }];
  const reconcile: Rotator['reconcile'] = () => Promise.resolve({ outcome: 'conflict', detail: 'several', twins });

  const odd = { ...setting.parts, rotator: { ...rotator, reconcile } };
  await expect(drive(odd, lease, never)).rejects.toMatchObject({ code: 'conflict' });

  expect(setting.world.liveLogins()).toContain('app');
  expect(setting.world.calls).not.toContain('remove-lost');
});

it.each([undefined, { at: 'issue', when: 'after' } as const])(
  'takes all of them back with an abort, where %o was lost',
  async (lost) => {
    const setting = await rotationSetting();
    const lease = await setting.start({ deleteOld: true });
    const parts = { ...setting.parts, rotator: doubling(setting, 2) };
    const fault = lost ?? ({ at: 'verify', when: 'before' } as const);
    setting.world.fault = { ...fault, error: new AppError('provider-unreachable', 'memory: gone') };
    await expect(drive(parts, lease, never)).rejects.toThrow('gone');
    await setting.journal.flag(lease.rotationId, 'abortRequested');

    await expect(drive(parts, lease, never)).resolves.toEqual({ kind: 'aborted' });

    expect(setting.world.liveLogins()).toEqual(['app']);
  },
);

/** Rolls `app`; the first so many answers tell a value that is dead. */
function rolling({ world }: Setting, dead: number): Rotator {
  const { prepare: _, capabilities, ...rest } = world.rotator;
  let rolls = 0;
  return {
    ...rest,
    capabilities: { ...capabilities, prepare: false },
    issue: () =>
      world.run('issue', () => {
        rolls += 1;
        const secret = `rolled-${String(rolls)}`;
        world.logins.set('app', { secret: rolls > dead ? secret : `${secret}-twin` });
        return { provider: 'memory', secret: new SecretValue(secret), attributes: { user: 'app' } };
      }),
    reconcile: () => Promise.resolve({ outcome: 'lost', attributes: {} }),
  };
}

it('rolls again before it stores a value that the provider refuses, since the roll arrived twice', async () => {
  const setting = await rotationSetting();
  const lease = await setting.start({ order: 'roll', deleteOld: false });
  const rotator = rolling(setting, 1);

  await expect(drive({ ...setting.parts, rotator }, lease, never)).resolves.toEqual({ kind: 'done' });

  expect(setting.world.logins.get('app')?.secret).toBe('rolled-2');
  expect(setting.world.consumerHolds).toBe('rolled-2');
  const history = await setting.journal.history(lease.rotationId);
  expect(history.filter(({ kind, state }) => kind === 'intent' && state === 'issuing')).toHaveLength(2);
});

it('asks for a person when a provider refuses each value that it gives', async () => {
  const setting = await rotationSetting();
  const lease = await setting.start({ order: 'roll', deleteOld: false });
  const rotator = rolling(setting, 100);

  await expect(drive({ ...setting.parts, rotator }, lease, never)).rejects.toMatchObject({ code: 'conflict' });

  expect(setting.world.calls.filter((call) => call === 'issue')).toHaveLength(3);
  expect(setting.world.stored.current).toBeUndefined();
});
