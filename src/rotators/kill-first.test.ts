import { describe, expect, it } from 'vitest';
import { sendgridScene, type SendgridScene } from '../../test/support/sendgrid-scene.js';
import { AppError } from '../core/errors.js';
import { killFirst } from './kill-first.js';
import type { OrderName, Rotator, SuccessorPlan } from './rotator.js';

const ctx = { rotationId: 'r0123456789ab', signal: AbortSignal.timeout(60_000) };

/** One whose configuration asks for what the leaked key never might. */
async function withTooMuch(work: (scene: SendgridScene, asked: Rotator) => Promise<void>): Promise<void> {
  const scene = await sendgridScene();
  try {
    await work(scene, scene.rotator({ scopes: ['mail.send', 'billing.read'] }));
  } finally {
    await scene.sendgrid.stop();
  }
}

async function planOf({ credential }: SendgridScene, rotator: Rotator, order: OrderName): Promise<SuccessorPlan> {
  return { order, current: credential, snapshot: await rotator.snapshot(ctx, credential) };
}

describe('a replacement that is to have more than the leaked credential might', () => {
  it('is no plan, where nothing is urgent', () =>
    withTooMuch(async ({ credential }, asked) => {
      await expect(killFirst(asked, undefined).snapshot(ctx, credential)).rejects.toMatchObject({
        code: 'config',
        message: expect.stringContaining('billing.read') as string,
      });
    }));

  it('does not keep the leaked one alive in an emergency, and is not made before somebody has settled it', () =>
    withTooMuch(async (scene, asked) => {
      const rotator = killFirst(asked, scene.rotator());
      const plan = await planOf(scene, rotator, 'overlap');
      expect(plan.snapshot.notes.join()).toContain(
        'only when this is settled: sendgrid: planning: scopes: billing.read',
      );
      expect(plan.snapshot.effects.overlap?.issue).toContain('when this is settled');
      const before = scene.sendgrid.state.keys.length;
      await expect(rotator.issue(ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
      expect(scene.sendgrid.state.keys).toHaveLength(before);
      await rotator.disable(ctx, plan);
      expect(await scene.statusOf(scene.leaked.value)).toBe(401);
    }));

  it('may what the leaked one might, once nothing else is configured', () =>
    withTooMuch(async (scene, asked) => {
      const plan = await planOf(scene, killFirst(asked, scene.rotator()), 'overlap');
      const made = await scene.rotator().issue(ctx, plan);
      const [key] = scene.sendgrid.state.keys.filter(({ value }) => value === made.secret.reveal());
      expect(key?.scopes.toSorted()).toEqual(scene.leaked.scopes.toSorted());
    }));

  it('does not hold a roll up, which is what kills and leaves the rights as they are', () =>
    withTooMuch(async (scene, asked) => {
      const rotator = killFirst(asked, scene.rotator());
      const plan = await planOf(scene, rotator, 'roll');
      await expect(rotator.issue(ctx, plan)).resolves.toBeDefined();
    }));

  it('is the error that it was, where the leaked one can not be planned for at all', () =>
    withTooMuch(async ({ credential, rotator }, asked) => {
      const broken: Rotator = {
        ...rotator(),
        snapshot: () => Promise.reject(new AppError('needs-person', 'no admin')),
      };
      await expect(killFirst(asked, broken).snapshot(ctx, credential)).rejects.toThrow('no admin');
    }));
});
