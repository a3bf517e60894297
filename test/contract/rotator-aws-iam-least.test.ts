import { ListRolesCommand, ListUsersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { describeAws, EXPIRES, notesOf, refusalOf, REGION } from '../support/aws-bench.js';
import { askBucket, makeBucket } from '../support/aws-buckets.js';
import { ACCOUNT } from '../support/aws-world.js';

describeAws('least rights of aws-iam', (bench) => {
  const bucket = (credential: Credential, method: 'PUT' | 'GET', path: string): Promise<string> => {
    const key = { accessKeyId: attribute(credential, 'key-id'), secretAccessKey: credential.secret.reveal() };
    return askBucket({ endpoint: bench.account.endpoint, region: REGION }, key, method, path);
  };

  it('gives one policy with what was asked for, and no policy or group of the old user', async () => {
    await bench.account.newUser({
      name: 'orders',
      inline: ['*'],
      attached: ['s3:*'],
      group: ['sqs:*'],
      tags: { team: 'blue' },
    });
    const rotator = bench.allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const plan = { ...(await bench.planned(rotator, await bench.account.newKey('orders'))), expiresAt: EXPIRES };
    const successor = await rotator.issue(bench.ctx, plan);
    await rotator.verify(bench.ctx, plan, successor);
    expect((await bench.account.users())[attribute(successor, 'user-name')]).toMatchObject({
      attached: [],
      groups: [],
      tags: { team: 'blue', 'unleak-rotation': bench.ctx.rotationId },
      inline: {
        'unleak-scope': {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::invoices/*'] },
            {
              Effect: 'Deny',
              Action: ['*'],
              Resource: ['*'],
              Condition: { DateGreaterThan: { 'aws:CurrentTime': '2099-01-02T03:04:05Z' } },
            },
          ],
        },
      },
    });
    expect(await bench.account.may(successor, (iam) => iam.send(new ListUsersCommand({})))).toBe(false);
  });

  it.each([
    ['s3:GetObject', 'arn:aws:s3:::invoices/*', true],
    ['s3:GetObject', 'arn:aws:s3:::payroll/*', false],
    ['s3:PutObject', 'arn:aws:s3:::invoices/*', false],
  ])('an answer of the comparison is AWS’ own: %s on %s, %s', async (action, resource, expected) => {
    for (const name of ['invoices', 'payroll']) {
      await makeBucket({ endpoint: bench.account.endpoint, region: REGION }, bench.account.admin, name);
    }
    const leaked = await bench.leakedWith(
      { Effect: 'Allow', Action: 's3:*', Resource: ['arn:aws:s3:::invoices/*', 'arn:aws:s3:::payroll'] },
      { Effect: 'Deny', Action: 's3:Put*', Resource: '*' },
    );
    const path = `${resource.slice('arn:aws:s3:::'.length, -1)}old`;
    const method = action === 's3:GetObject' ? 'GET' : 'PUT';
    expect(await bucket(leaked, method, path)).toBe(expected ? 'works' : 'AccessDenied');
    const rotator = bench.allowing({ actions: [action], resources: [resource] });
    if (!expected) {
      await expect(rotator.snapshot(bench.ctx, leaked)).rejects.toMatchObject({ code: 'config' });
      return;
    }
    const successor = await rotator.issue(bench.ctx, await bench.planned(rotator, leaked));
    expect(await bucket(successor, method, path)).toBe('works');
    expect(await bucket(successor, method, 'payroll/old')).toBe('AccessDenied');
  });

  it('names each right that the old key is not shown to have', async () => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: 's3:Get*', Resource: '*' });
    const rotator = bench.allowing({
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: ['arn:aws:s3:::invoices/*'],
    });
    const failure = await refusalOf(rotator.snapshot(bench.ctx, leaked));
    expect(failure).toMatchObject({ code: 'config' });
    expect(String(failure)).toContain('s3:PutObject on arn:aws:s3:::invoices/*: no single statement');
    expect(String(failure)).not.toContain('s3:GetObject');
  });

  it('gives a purpose what the old key had of it, and says what is left out', async () => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' });
    const queue = `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`;
    const plan = await bench.planned(bench.allowing({ purpose: 'queue-send', resources: [queue] }), leaked);
    expect(plan.snapshot.facts['scope']).toMatchObject({
      Statement: [{ Action: ['sqs:SendMessage'], Resource: [queue] }],
    });
    expect(notesOf(plan)).toContain(`not given to the new key: sqs:GetQueueUrl on ${queue}`);
    const other = bench.allowing({ purpose: 'topic-publish', resources: [queue.replace(':sqs:', ':sns:')] });
    expect(String(await refusalOf(other.snapshot(bench.ctx, leaked)))).toContain('none are left');
  });

  it('makes no user where the policies of the old one shrank under the same name since the plan', async () => {
    await bench.account.newUser({ name: 'orders', group: ['s3:*'] });
    const rotator = bench.allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    await bench.account.shrinkGroup('orders-group', ['s3:GetObject']);
    await expect(rotator.issue(bench.ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    expect(Object.keys(await bench.account.users())).toEqual(['admin', 'orders']);
  });

  it('says when the new key may do more than its plan', async () => {
    await bench.account.newUser({ name: 'orders', inline: ['iam:ListUsers', 's3:GetObject'] });
    const rotator = bench.allowing({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    const successor = await rotator.issue(bench.ctx, plan);
    await rotator.verify(bench.ctx, plan, successor);
    const UserName = attribute(successor, 'user-name');
    const more = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    });
    await bench.account.iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'more', PolicyDocument: more }));
    const failure = await refusalOf(rotator.verify(bench.ctx, plan, successor));
    expect(failure).toMatchObject({ code: 'conflict' });
    expect(String(failure)).toContain('may iam:ListUsers, unlike its plan');
  });

  it('proves a key by a read that it was given', async () => {
    await bench.account.newUser({ name: 'orders', inline: ['iam:ListUsers', 'iam:ListRoles'] });
    const rotator = bench.allowing({ actions: ['iam:ListRoles'], resources: ['*'] });
    const plan = await bench.planned(rotator, await bench.account.newKey('orders'));
    expect(plan.snapshot.facts).toMatchObject({ readAction: 'iam:ListRoles', deniedRead: 'iam:ListUsers' });
    const successor = await rotator.issue(bench.ctx, plan);
    await rotator.verify(bench.ctx, plan, successor);
    expect(await bench.account.may(successor, (iam) => iam.send(new ListRolesCommand({})))).toBe(true);
  });

  it('keeps the rights of a narrow key at the next rotation, and gives them a new end', async () => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const rotator = bench.allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const past = { ...(await bench.planned(rotator, leaked)), expiresAt: '2020-01-01T00:00:00.000Z' };
    const first = await rotator.issue(bench.ctx, past);
    bench.nextRotation();
    for (const next of [bench.account.rotator(), rotator]) {
      const plan = { ...(await bench.planned(next, first)), expiresAt: EXPIRES };
      const second = await next.issue(bench.ctx, plan);
      const { inline } = (await bench.account.users())[attribute(second, 'user-name')]!;
      expect(JSON.stringify(inline)).not.toContain('2020-01-01');
      expect(inline).toMatchObject({
        'unleak-scope': { Statement: [{ Action: ['s3:PutObject'] }, { Effect: 'Deny' }] },
      });
      await next.withdraw(bench.ctx, plan, second);
    }
  });

  it('refuses a policy that is too long for a user', async () => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const resources = Array.from({ length: 60 }, (_, n) => `arn:aws:s3:::bucket-number-${String(n)}/some/folder/*`);
    const failure = await refusalOf(
      bench.allowing({ actions: ['s3:GetObject'], resources }).snapshot(bench.ctx, leaked),
    );
    expect(failure).toMatchObject({ code: 'config', hint: expect.stringContaining('2048 characters') as string });
  });
});
