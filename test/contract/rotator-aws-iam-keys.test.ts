import { ListUsersCommand, UpdateAccessKeyCommand } from '@aws-sdk/client-iam';
import { beforeEach, describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { describeAws, refusalOf } from '../support/aws-bench.js';

describeAws('keys of one user at aws-iam', (bench) => {
  describe('a user with two keys', () => {
    let leaked: Credential;
    let other: Credential;
    beforeEach(async () => {
      await bench.account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
      leaked = await bench.account.newKey('orders');
      other = await bench.account.newKey('orders');
    });
    const stop = (): Promise<unknown> =>
      bench.account.iam.send(
        new UpdateAccessKeyCommand({
          UserName: 'orders',
          AccessKeyId: attribute(other, 'key-id'),
          Status: 'Inactive',
        }),
      );
    const sessionsEndBefore = async (): Promise<number> => {
      const policy = (await bench.userOf('orders')).inline[`unleak-revoke-sessions-${bench.ctx.rotationId}`];
      return Date.parse(/"aws:TokenIssueTime":"([^"]+)"/.exec(JSON.stringify(policy))?.[1] ?? '');
    };

    it('keeps the other key, and its applications can open sessions at once', async () => {
      const rotator = bench.account.rotator();
      const plan = await bench.planned(rotator, leaked);
      expect(plan.snapshot.notes.join('; ')).toContain(`${attribute(other, 'key-id')} (active): it stays`);
      await bench.runToEnd(rotator, plan);
      expect((await bench.userOf('orders')).keys).toEqual({ [attribute(other, 'key-id')]: 'Active' });
      expect(await bench.account.isLive(other)).toBe(true);
      expect(await sessionsEndBefore()).toBeLessThanOrEqual(bench.account.clock.now().getTime());
    });

    it('with the other one stopped, also ends sessions that begin while IAM still agrees on the leaked one', async () => {
      await stop();
      const rotator = bench.account.rotator();
      await bench.runToEnd(rotator, await bench.planned(rotator, leaked));
      expect(await sessionsEndBefore()).toBeGreaterThan(bench.account.clock.now().getTime());
    });

    it('has to wait for a person where the new key should be its own, and the hint names the other key', async () => {
      const rotator = bench.account.rotator({ principal: 'same-user' });
      const plan = await bench.planned(rotator, leaked);
      const before = await bench.account.users();
      const failure = await refusalOf(rotator.issue(bench.ctx, plan));
      expect(failure).toMatchObject({
        code: 'needs-person',
        hint: expect.stringContaining(
          `resume ${bench.ctx.rotationId} --free-slot ${attribute(other, 'key-id')}`,
        ) as string,
      });
      expect(await bench.account.users()).toEqual(before);
    });

    it.each([
      ['used and then stopped', () => bench.account.may(other, (iam) => iam.send(new ListUsersCommand({}))).then(stop)],
      ['never used', () => Promise.resolve(undefined)],
    ])('gets room when a person names the other key and it is %s', async (_, prepare) => {
      await prepare();
      const rotator = bench.account.rotator({ principal: 'same-user' });
      const plan = await bench.planned(rotator, leaked);
      await rotator.freeSlot?.(bench.ctx, plan, attribute(other, 'key-id'));
      await rotator.freeSlot?.(bench.ctx, plan, attribute(other, 'key-id'));
      const successor = await bench.runToEnd(rotator, plan);
      expect((await bench.userOf('orders')).keys).toEqual({ [attribute(successor, 'key-id')]: 'Active' });
    });

    it('keeps a key that is in use, the leaked one and one that came later, whoever names them', async () => {
      await bench.account.may(other, (iam) => iam.send(new ListUsersCommand({})));
      const rotator = bench.account.rotator({ principal: 'same-user' });
      const plan = await bench.planned(rotator, leaked);
      const before = await bench.account.users();
      for (const id of [attribute(other, 'key-id'), attribute(leaked, 'key-id'), ['AKIA', 'LATER'].join('')]) {
        await expect(rotator.freeSlot?.(bench.ctx, plan, id)).rejects.toMatchObject({ code: 'usage' });
      }
      expect(await bench.account.users()).toEqual(before);
    });
  });

  it('frees no slot where the new key gets a user of its own', async () => {
    await bench.account.newUser({ name: 'orders' });
    const leaked = await bench.account.newKey('orders');
    const other = attribute(await bench.account.newKey('orders'), 'key-id');
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, leaked);
    await expect(rotator.freeSlot?.(bench.ctx, plan, other)).rejects.toMatchObject({ code: 'usage' });
    expect(Object.keys((await bench.userOf('orders')).keys)).toContain(other);
  });

  it('stops at a key that appeared on the same user meanwhile, and names it', async () => {
    await bench.account.newUser({ name: 'orders' });
    const rotator = bench.account.rotator({ principal: 'same-user' });
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    const theirs = attribute(await bench.account.newKey('orders'), 'key-id');
    const before = await bench.account.users();
    const failure = await refusalOf(rotator.issue(bench.ctx, plan));
    expect(failure).toMatchObject({ code: 'conflict' });
    expect(String(failure)).toContain(theirs);
    const found = await rotator.reconcile(bench.ctx, { effect: 'issue', plan });
    expect(found).toMatchObject({ outcome: 'conflict', detail: expect.stringContaining(theirs) as string });
    const claimed = { ...plan.current, attributes: { 'key-id': theirs, 'user-name': 'orders' } };
    await expect(rotator.removeLost?.(bench.ctx, plan, claimed.attributes)).rejects.toMatchObject({ code: 'conflict' });
    expect(await bench.account.users()).toEqual(before);
  });
});
