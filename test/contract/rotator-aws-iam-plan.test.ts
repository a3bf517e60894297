import { DeleteAccessKeyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { attribute } from '../../src/core/credential.js';
import { AWS_IAM_ADMIN_ACTIONS } from '../../src/rotators/aws-iam.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { describeAws, refusalOf } from '../support/aws-bench.js';
import { actionOf, allow } from '../support/aws-world.js';

describeAws('before aws-iam changes anything', (bench) => {
  describe('the administrator', () => {
    const adminWith = async (actions: readonly string[]): Promise<Rotator> =>
      bench.account.rotator({}, await bench.adminWith(actions));

    it('needs no more than the rights that are listed', async () => {
      const earlier = 'orders-unleak-r111111111111';
      const tags = { 'unleak-rotation': 'r111111111111', 'unleak-base': 'orders' };
      await bench.account.newUser({
        name: earlier,
        tags,
        inline: ['iam:ListUsers'],
        attached: ['s3:ListAllMyBuckets'],
        group: ['sqs:ListQueues'],
      });
      const rotator = await adminWith(AWS_IAM_ADMIN_ACTIONS);
      const plan = await bench.planned(rotator, await bench.account.newKey(earlier));
      await rotator.withdraw(bench.ctx, plan, await rotator.issue(bench.ctx, plan));
      await rotator.disable(bench.ctx, plan);
      await rotator.enable?.(bench.ctx, plan);
      await bench.runToEnd(rotator, plan);
      const needed = new Set(bench.account.proxy.seen.map((request) => `iam:${actionOf(request)}`));
      // Not seen by moto, but AWS asks for it to create a user with tags; and the reads of the successor itself.
      const unseen = AWS_IAM_ADMIN_ACTIONS.filter((action) => !needed.has(action));
      expect(unseen).toEqual(['iam:TagUser']);
    });

    it.each(['iam:CreateUser', 'iam:CreateAccessKey', 'iam:GetAccessKeyLastUsed', 'iam:GetPolicyVersion'])(
      'is told which right is missing: %s',
      async (action) => {
        await bench.account.newUser({ name: 'orders', attached: ['iam:ListUsers'] });
        const leaked = await bench.account.newKey('orders');
        const rotator = await adminWith(AWS_IAM_ADMIN_ACTIONS.filter((one) => one !== action));
        const failure = await refusalOf(bench.planned(rotator, leaked).then((plan) => rotator.issue(bench.ctx, plan)));
        expect(failure).toMatchObject({
          code: 'provider-refused',
          hint: expect.stringContaining(action) as string,
        });
      },
    );

    it('may not be the leaked user itself', async () => {
      await bench.account.newUser({ name: 'orders', inline: ['*'] });
      const leaked = await bench.account.newKey('orders');
      const own = await bench.account.newKey('orders');
      const keys = { accessKeyId: attribute(own, 'key-id'), secretAccessKey: own.secret };
      const { orders, impossible } = await bench.account.rotator({}, keys).snapshot(bench.ctx, leaked);
      expect(orders).toEqual([]);
      expect(impossible['overlap']).toContain('lock it out');
    });
  });

  describe('the plan', () => {
    it('says what is dangerous, in words', async () => {
      await bench.account.newUser({
        name: 'orders',
        group: ['iam:Pass*', 'iam:CreateAccessKey'],
        boundary: ['iam:PassRole', 's3:*'],
      });
      const rotator = bench.account.rotator({ waiver: () => ({ inForce: 'waived by ann' }) });
      const { notes } = await rotator.snapshot(bench.ctx, await bench.account.newKey('orders'));
      expect(notes).toContain('orders may hand any role to a service (iam:PassRole on *)');
      // The boundary keeps the other one away.
      expect(notes.join('; ')).not.toContain('make keys');
    });

    it('says which policies name the user itself', async () => {
      await bench.account.newUser({ name: 'orders' });
      const PolicyDocument = allow(['s3:GetObject']).replace('"*"', '"arn:aws:s3:::home/${aws:username}/*"');
      const own = { UserName: 'orders', PolicyName: 'home', PolicyDocument };
      await bench.account.iam.send(new PutUserPolicyCommand(own));
      const { notes } = await bench.account.rotator().snapshot(bench.ctx, await bench.account.newKey('orders'));
      expect(notes.join('; ')).toContain('home: names its user');
    });

    it('is not made for a key that is gone', async () => {
      await bench.account.newUser({ name: 'orders' });
      const leaked = await bench.account.newKey('orders');
      const AccessKeyId = attribute(leaked, 'key-id');
      await bench.account.iam.send(new DeleteAccessKeyCommand({ UserName: 'orders', AccessKeyId }));
      await expect(bench.account.rotator().snapshot(bench.ctx, leaked)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('is made for a key that is inactive, and says that it is', async () => {
      await bench.account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
      const leaked = await bench.account.newKey('orders');
      const rotator = bench.account.rotator();
      await rotator.disable(bench.ctx, await bench.planned(rotator, leaked));
      const plan = await bench.planned(rotator, leaked);
      expect(plan.snapshot.notes.join('; ')).toContain('is inactive');
      await bench.runToEnd(rotator, plan);
    });
  });
});
