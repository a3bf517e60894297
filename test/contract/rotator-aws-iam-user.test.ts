import {
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteUserPolicyCommand,
  ListRolesCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { attribute } from '../../src/core/credential.js';
import { describeAws, nameIn, refusalOf } from '../support/aws-bench.js';
import { actionOf, allow } from '../support/aws-world.js';

describeAws('the user that aws-iam makes', (bench) => {
  const everything = {
    name: 'orders',
    path: '/apps/shop/',
    tags: { team: 'blue' },
    boundary: ['iam:ListUsers', 'iam:GetUser'],
    attached: ['s3:GetObject'],
    inline: ['iam:ListUsers', 'iam:ListRoles'],
    group: ['sqs:SendMessage'],
  };

  it('has exactly the rights of the old one, and its path and tags', async () => {
    await bench.account.newUser(everything);
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    const successor = await rotator.issue(bench.ctx, plan);
    const old = await bench.userOf('orders');
    const made = await bench.userOf(attribute(successor, 'user-name'));
    expect(made).toEqual({
      ...old,
      arn: `${old.arn}-unleak-${bench.ctx.rotationId}`,
      tags: { team: 'blue', 'unleak-rotation': bench.ctx.rotationId, 'unleak-base': 'orders' },
      keys: { [attribute(successor, 'key-id')]: 'Active' },
    });
    expect([made.boundary, made.attached.length, made.groups.length]).toEqual([old.boundary, 1, 1]);
  });

  it('may do what the old one may and is held by the same boundary', async () => {
    await bench.account.newUser(everything);
    const rotator = bench.account.rotator();
    const old = await bench.account.newKey('orders');
    const successor = await rotator.issue(bench.ctx, await bench.planned(rotator, old));
    for (const key of [old, successor]) {
      expect(await bench.account.may(key, (iam) => iam.send(new ListUsersCommand({})))).toBe(true);
      expect(await bench.account.may(key, (iam) => iam.send(new ListRolesCommand({})))).toBe(false);
    }
  });

  it('loses what it should not have before it gets a key', async () => {
    await bench.account.newUser(everything);
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    const name = nameIn(plan);
    const tags = { team: 'blue', 'unleak-rotation': bench.ctx.rotationId, 'unleak-base': 'orders' };
    const old = await bench.userOf('orders');
    await bench.account.iam.send(
      new CreateUserCommand({
        UserName: name,
        Path: everything.path,
        PermissionsBoundary: old.boundary,
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    const tooMuch = { UserName: name, PolicyName: 'more', PolicyDocument: allow(['*']) };
    await bench.account.iam.send(new PutUserPolicyCommand(tooMuch));
    await rotator.issue(bench.ctx, plan);
    expect((await bench.userOf(name)).inline).toEqual(old.inline);
  });

  it('gets no key where its boundary is another one', async () => {
    await bench.account.newUser(everything);
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    const name = nameIn(plan);
    const Tags = [
      { Key: 'unleak-rotation', Value: bench.ctx.rotationId },
      { Key: 'unleak-base', Value: 'orders' },
    ];
    await bench.account.iam.send(new CreateUserCommand({ UserName: name, Tags }));
    await expect(rotator.issue(bench.ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    expect((await bench.userOf(name)).keys).toEqual({});
  });

  it('is not made where the rights of the old one changed since the plan', async () => {
    await bench.account.newUser(everything);
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    const more = { UserName: 'orders', PolicyName: 'more', PolicyDocument: allow(['*']) };
    await bench.account.iam.send(new PutUserPolicyCommand(more));
    const before = await bench.account.users();
    await expect(rotator.issue(bench.ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    expect(await bench.account.users()).toEqual(before);
  });

  it('is proven by a read that its policies allow, and not without it', async () => {
    await bench.account.newUser({ name: 'orders', inline: ['iam:ListUsers'] });
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    expect(plan.snapshot.facts['readAction']).toBe('iam:ListUsers');
    const successor = await rotator.issue(bench.ctx, plan);
    await rotator.verify(bench.ctx, plan, successor);
    expect(bench.account.proxy.seen.map(actionOf)).toContain('ListUsers');
    const UserName = attribute(successor, 'user-name');
    await bench.account.iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: 'own' }));
    const failure = await refusalOf(rotator.verify(bench.ctx, plan, successor));
    expect(failure).toMatchObject({ code: 'provider-refused' });
    expect(String(failure)).toContain('iam:ListUsers');
  });

  it('is proven by its identity alone where no read is allowed, and the plan says so', async () => {
    await bench.account.newUser({ name: 'orders', inline: ['s3:ListAllMyBuckets'] });
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    expect(plan.snapshot.facts['readAction']).toBeNull();
    expect(plan.snapshot.notes.join('; ')).toContain('only the identity will be proven');
    await rotator.verify(bench.ctx, plan, await rotator.issue(bench.ctx, plan));
  });

  it('is not taken away with what somebody else gave it', async () => {
    await bench.account.newUser({ name: 'orders' });
    const rotator = bench.account.rotator();
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    const successor = await rotator.issue(bench.ctx, plan);
    const login = { UserName: attribute(successor, 'user-name'), Password: ['pass', 'word-1'].join('') };
    await bench.account.iam.send(new CreateLoginProfileCommand(login));
    const before = await bench.account.users();
    const failure = await refusalOf(rotator.withdraw(bench.ctx, plan, successor));
    expect(failure).toMatchObject({ code: 'conflict' });
    expect(String(failure)).toContain('a console password');
    expect(await bench.account.users()).toEqual(before);
  });

  it('stands in the way of nobody: a foreign user of its name makes the order impossible', async () => {
    await bench.account.newUser({ name: 'orders' });
    await bench.account.newUser({ name: `orders-unleak-${bench.ctx.rotationId}` });
    const { orders, impossible } = await bench.account
      .rotator()
      .snapshot(bench.ctx, await bench.account.newKey('orders'));
    expect(orders).toEqual([]);
    expect(impossible['overlap']).toContain('exists already');
  });
});
