import { CreateLoginProfileCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { attribute } from '../../src/core/credential.js';
import { describeAws } from '../support/aws-bench.js';

describeAws('a user that an earlier rotation of aws-iam made', (bench) => {
  const earlier = 'orders-unleak-r111111111111';
  const tags = { 'unleak-rotation': 'r111111111111', 'unleak-base': 'orders' };

  it('goes with its key, and the next one is named after the first', async () => {
    await bench.account.newUser({
      name: earlier,
      tags,
      inline: ['iam:ListUsers'],
      attached: ['s3:ListAllMyBuckets'],
      group: ['sqs:ListQueues'],
    });
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey(earlier));
    expect(plan.snapshot.effects.overlap?.delete).toContain(`DeleteUser ${earlier}`);
    const successor = await bench.runToEnd(rotator, plan);
    expect(Object.keys(await bench.account.users())).toEqual(['admin', `orders-unleak-${bench.ctx.rotationId}`]);
    expect(await bench.account.isLive(successor)).toBe(true);
    await rotator.delete?.(bench.ctx, plan);
    expect(await rotator.reconcile(bench.ctx, { effect: 'delete', plan })).toEqual({ outcome: 'applied' });
  });

  it('does not hand on the policy that ended sessions of its predecessor', async () => {
    await bench.account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
    const rotator = bench.account.rotator();
    await bench.runToEnd(rotator, await bench.planned(rotator, await bench.account.newKey('orders')));
    expect(Object.keys((await bench.userOf('orders')).inline)).toEqual([
      'own',
      `unleak-revoke-sessions-${bench.ctx.rotationId}`,
    ]);
    bench.nextRotation();
    const successor = await rotator.issue(
      bench.ctx,
      await bench.planned(rotator, await bench.account.newKey('orders')),
    );
    expect(Object.keys((await bench.userOf(attribute(successor, 'user-name'))).inline)).toEqual(['own']);
  });

  it('stays where only its tags say that a rotation made it', async () => {
    await bench.account.newUser({ name: 'orders-service', tags, inline: ['iam:ListUsers'] });
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders-service'));
    expect(plan.snapshot.effects.overlap?.delete).not.toContain('DeleteUser');
    await bench.runToEnd(rotator, plan);
    expect((await bench.userOf('orders-service')).keys).toEqual({});
  });

  it.each([
    ['another key', () => bench.account.newKey(earlier)],
    [
      'a console password',
      () =>
        bench.account.iam.send(
          new CreateLoginProfileCommand({ UserName: earlier, Password: ['pass', 'w-1'].join('') }),
        ),
    ],
  ])('stays, with its rights, where it has %s', async (_, give) => {
    await bench.account.newUser({ name: earlier, tags, inline: ['iam:ListUsers'] });
    const rotator = bench.account.rotator();
    const leaked = await bench.account.newKey(earlier);
    await give();
    const before = await bench.userOf(earlier);
    await bench.runToEnd(rotator, await bench.planned(rotator, leaked));
    const after = await bench.userOf(earlier);
    expect(after.inline).toMatchObject(before.inline);
    expect(Object.keys(after.keys)).toEqual(
      Object.keys(before.keys).filter((id) => id !== attribute(leaked, 'key-id')),
    );
  });
});
