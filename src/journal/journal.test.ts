import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplePlan, GONE, OLD, rotationSetting } from '../../test/support/rotation-world.js';
import { LEASE_MS } from './journal.js';
import { STATES, stepsOf, transitionsOf, type RotationState } from './orders.js';

describe('the lease', () => {
  it('is refused while another machine holds it, and given when it has run out', async () => {
    const { journal, clock, start } = await rotationSetting();
    await start();
    await journal.acquire('r000000000001', 'test');

    await expect(journal.acquire('r000000000001', 'elsewhere/1/a')).rejects.toMatchObject({ code: 'state-locked' });
    clock.advance(LEASE_MS + 1);
    await expect(journal.acquire('r000000000001', 'elsewhere/1/a')).resolves.toMatchObject({ fencing: 3 });
  });

  it('is taken over at once from a process of this machine that is gone', async () => {
    const { journal } = await rotationSetting();
    await journal.create('r000000000001', examplePlan, {});
    await journal.acquire('r000000000001', GONE);

    await expect(journal.acquire('r000000000001', 'test')).resolves.toMatchObject({ fencing: 2 });
  });

  it('lets no holder write whose right was taken over, even with its own time not run out', async () => {
    const { journal, clock, start } = await rotationSetting();
    const first = await start();
    clock.advance(LEASE_MS + 1);
    const second = await journal.acquire('r000000000001', 'elsewhere/1/a');

    await expect(journal.intent(first, 'preparing')).rejects.toMatchObject({ code: 'lease-lost' });
    await expect(journal.intent(second, 'preparing')).resolves.toMatchObject({ state: 'preparing' });
  });

  it('lets nobody write after it has run out', async () => {
    const { journal, clock, start } = await rotationSetting();
    const lease = await start();
    clock.advance(LEASE_MS + 1);

    await expect(journal.note(lease, {})).rejects.toMatchObject({ code: 'lease-lost' });
  });
});

it('takes one rotation of a credential at a time', async () => {
  const { journal, start } = await rotationSetting();
  const lease = await start();

  await expect(journal.create('r000000000002', examplePlan, {})).rejects.toMatchObject({ code: 'conflict' });
  await journal.flag(lease.rotationId, 'abortRequested');
  await journal.result(lease, 'aborted');
  await expect(journal.create('r000000000002', examplePlan, {})).resolves.toMatchObject({ state: 'planned' });
});

it('opens again what was sealed, and removes it at the end', async () => {
  const { journal, start } = await rotationSetting();
  const lease = await start();

  expect((await journal.secret(lease.rotationId, 'old'))?.equals(OLD)).toBe(true);
  await journal.result(lease, 'aborted');
  expect(await journal.secret(lease.rotationId, 'old')).toBeUndefined();
});

it('tells every write to the listener, in order', async () => {
  const { journal, events, start } = await rotationSetting();
  const lease = await start();
  await journal.intent(lease, 'preparing');
  await journal.result(lease, 'prepared', { attributes: { user: 'x' } });

  expect(events.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'result planned',
    'intent preparing',
    'result prepared',
  ]);
});

it('never holds a state that the table of orders does not lead to', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STATES), { maxLength: 40 }), async (wishes) => {
      const { journal, start, state } = await rotationSetting();
      const lease = await start();
      const transitions = transitionsOf(stepsOf(examplePlan.order, examplePlan));
      let at: RotationState = 'planned';
      for (const wish of wishes) {
        const isAllowed = transitions.get(at)?.has(wish) === true;
        const moved = await journal.result(lease, wish).then(
          () => true,
          () => false,
        );
        expect(moved).toBe(isAllowed);
        if (moved) at = wish;
      }
      expect((await journal.load(lease.rotationId)).state).toBe(at);
      await state.close();
    }),
    { numRuns: 25 },
  );
});
