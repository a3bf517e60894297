import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/support/temporary.js';
import { openState, type State } from '../state/database.js';
import { appendTrail, brokenLinks, readTrail } from './trail.js';

async function trailOf(actions: readonly string[]): Promise<State> {
  const state = await openState(await temporaryFolder());
  onTestFinished(() => state.close());
  for (const action of actions) {
    const entry = {
      at: '2026-01-01T00:00:00.000Z',
      actor: 'ann',
      action,
      rotationId: `of-${action}`,
      detail: { n: 1 },
    };
    await state.write((trx) => appendTrail(trx, entry));
  }
  return state;
}

it('keeps entries in order and gives those of one rotation', async () => {
  const state = await trailOf(['plan', 'issue', 'confirm']);

  expect((await readTrail(state)).map((row) => row.action)).toEqual(['plan', 'issue', 'confirm']);
  expect((await readTrail(state, 'of-issue')).map((row) => row.action)).toEqual(['issue']);
  expect(await brokenLinks(state)).toEqual([]);
});

it('notices a changed entry', async () => {
  const state = await trailOf(['plan', 'issue', 'confirm']);
  await state.db.updateTable('trail').set({ actor: 'bob' }).where('seq', '=', 2).execute();

  expect(await brokenLinks(state)).toEqual([2]);
});

it('notices a removed entry', async () => {
  const state = await trailOf(['plan', 'issue', 'confirm']);
  await state.db.deleteFrom('trail').where('seq', '=', 2).execute();

  expect(await brokenLinks(state)).toEqual([3]);
});
