import { describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import type { AwsIamSettings } from '../../src/rotators/aws-iam.js';
import { describeAws, notesOf, refusalOf, REGION } from '../support/aws-bench.js';
import { usageFate, type UsageRecord } from '../support/aws-usage.js';
import { ACCOUNT, actionOf } from '../support/aws-world.js';

describeAws('rights that are too wide at aws-iam', (bench) => {
  it.each([
    ['aws-administrator-access', { actions: ['*'], resources: ['*'] }],
    ['aws-wildcard-action', { actions: ['s3:*'], resources: ['arn:aws:s3:::invoices/*'] }],
    ['aws-wildcard-resource', { actions: ['s3:GetObject'], resources: ['*'] }],
    ['aws-pass-role', { actions: ['iam:PassRole'], resources: [`arn:aws:iam::${ACCOUNT}:role/worker`] }],
  ])('asks for a waiver of %s, and says in the plan whose it is', async (rule, rights) => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const failure = await refusalOf(bench.allowing(rights).snapshot(bench.ctx, leaked));
    expect(failure).toMatchObject({ code: 'config', hint: expect.stringContaining('policy.waivers') as string });
    expect(String(failure)).toContain(`(${rule})`);
    const waiver: AwsIamSettings['waiver'] = (asked) =>
      asked === rule ? { inForce: `${asked} is waived by ann` } : { remedy: 'none' };
    const plan = await bench.planned(bench.account.rotator({ allow: [rights], waiver }), leaked);
    expect(notesOf(plan)).toContain(`${rule} is waived by ann`);
    expect(plan.snapshot.facts['waived']).toEqual([`${rule} is waived by ann`]);
  });

  it.each([
    ['everything', { Effect: 'Allow', Action: '*', Resource: '*' }, ['aws-administrator-access']],
    [
      'all but IAM',
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
      ['aws-wildcard-action', 'aws-wildcard-resource'],
    ],
    [
      'handing roles on',
      { Effect: 'Allow', Action: 'iam:Pass*', Resource: '*' },
      ['aws-wildcard-resource', 'aws-pass-role'],
    ],
    [
      'a whole service',
      { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::invoices/*' },
      ['aws-wildcard-action'],
    ],
    [
      'every resource of an action that takes one',
      { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
      ['aws-wildcard-resource'],
    ],
  ])('does not copy %s without a waiver, and says what to write', async (_, statement, rules) => {
    const leaked = await bench.leakedWith(statement);
    const remedy = (rule: string): string => `waivers: [{ rule: ${rule} }]`;
    const strict = bench.account.rotator({ waiver: (rule) => ({ remedy: remedy(rule) }) });
    const failure = await refusalOf(strict.snapshot(bench.ctx, leaked));
    for (const rule of rules) {
      expect(String(failure)).toContain(`(${rule})`);
      expect(failure.hint).toContain(remedy(rule));
    }
    expect(failure.hint).toMatch(/add allow: .* or allow: used to its provider.*; or have it waived/);
    const waived: string[] = [];
    const rotator = bench.account.rotator({
      waiver: (rule) => {
        waived.push(rule);
        return { inForce: `${rule} is waived by ann` };
      },
    });
    const plan = await bench.planned(rotator, leaked);
    expect([...new Set(waived)]).toEqual(rules);
    expect(plan.snapshot.facts['scope']).toBeNull();
    expect(plan.snapshot.facts['waived']).toEqual(rules.map((rule) => `${rule} is waived by ann`));
  });

  it('does not copy what only a group gives, without a waiver', async () => {
    await bench.account.newUser({ name: 'orders', inline: ['iam:ListUsers'], group: ['sqs:SendMessage'] });
    const failure = await refusalOf(bench.account.rotator().snapshot(bench.ctx, await bench.account.newKey('orders')));
    expect(String(failure)).toContain('sqs:SendMessage on * (aws-wildcard-resource)');
  });

  it('copies what names its resources or has none, and proposes fewer by their purpose', async () => {
    const leaked = await bench.leakedWith(
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::invoices/*' },
      { Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 'sts:GetCallerIdentity', 'ec2:Describe*'], Resource: '*' },
    );
    const plan = await bench.planned(bench.account.rotator(), leaked);
    expect(plan.snapshot.facts).toMatchObject({ scope: null, waived: [] });
    expect(notesOf(plan)).toContain("allow: { purpose: bucket-read, resources: ['ARN'] }");
  });

  it('copies nothing that the boundary of the user does not let through, and so needs no waiver for it', async () => {
    await bench.account.newUser({ name: 'orders', inline: ['*'], boundary: ['s3:ListAllMyBuckets'] });
    const plan = await bench.planned(bench.account.rotator(), await bench.account.newKey('orders'));
    expect(plan.snapshot.facts).toMatchObject({ scope: null, waived: [] });
  });

  describe('with what AWS saw the key do', () => {
    const QUEUE = `arn:aws:sqs:${REGION}:${ACCOUNT}:orders`;
    const wideKey = async (record: Partial<UsageRecord>): Promise<Credential> => {
      const leaked = await bench.leakedWith({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' });
      const whose = { keyId: attribute(leaked, 'key-id'), userArn: `arn:aws:iam::${ACCOUNT}:user/orders` };
      bench.account.proxy.decide(usageFate({ ...whose, ...record }));
      return leaked;
    };
    const hintFor = async (record: Partial<UsageRecord>): Promise<string> =>
      (await refusalOf(bench.account.rotator().snapshot(bench.ctx, await wideKey(record)))).hint ?? '';

    it('names that as the narrower choice, in the refusal and in the plan of a waived copy', async () => {
      const leaked = await wideKey({
        events: { [REGION]: [{ call: 'sqs:SetQueueAttributes', arns: [QUEUE] }, { call: 'sqs:PurgeQueue' }] },
      });
      const seen = `AWS saw it do sqs:SetQueueAttributes on ${QUEUE}; sqs:PurgeQueue on what AWS does not say`;
      const failure = await refusalOf(bench.account.rotator().snapshot(bench.ctx, leaked));
      expect(failure.hint).toContain(`allow: used to its provider in the configuration (${seen})`);
      const waived = bench.account.rotator({ waiver: () => ({ inForce: 'waived by ann' }) });
      expect(notesOf(await bench.planned(waived, leaked))).toContain(seen);
    });

    it('says that there is no record', async () => {
      expect(await hintFor({})).toContain('(AWS has no record of a use)');
    });

    it('says which record could not be read', async () => {
      const hint = await hintFor({ denied: ['cloudtrail:LookupEvents'] });
      expect(hint).toMatch(/CloudTrail of eu-west-1 could not be read: .*needs cloudtrail:LookupEvents/);
    });

    it('does not wait for it in an emergency', async () => {
      const leaked = await wideKey({});
      const before = bench.account.proxy.seen.length;
      await bench.planned(bench.account.rotator({ isEmergency: true }), leaked);
      expect(bench.account.proxy.seen.slice(before).map(actionOf)).not.toContain('GenerateServiceLastAccessedDetails');
    });
  });

  it('are kept by a second key of the same user, and the plan warns of those within one service', async () => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: ['s3:*', 'sqs:SendMessage'], Resource: '*' });
    const plan = await bench.planned(bench.account.rotator({ principal: 'same-user' }), leaked);
    expect(plan.snapshot.facts['waived']).toEqual([]);
    expect(notesOf(plan)).toContain('s3:* (aws-wildcard-action)');
    expect(notesOf(plan)).toContain('s3:* on *, sqs:SendMessage on * (aws-wildcard-resource)');
    await bench.runToEnd(bench.account.rotator({ principal: 'same-user' }), plan);
  });

  it.each([
    ['a copy', {}],
    ['a second key', { principal: 'same-user' }],
    ['named rights', { allow: [{ actions: ['s3:DeleteObject'], resources: ['arn:aws:s3:::invoices/*'] }] }],
  ] as const)('may be forbidden by name: %s with such a right needs a waiver of that', async (_, settings) => {
    const leaked = await bench.leakedWith({
      Effect: 'Allow',
      Action: 's3:Delete*',
      Resource: 'arn:aws:s3:::invoices/*',
    });
    const forbidden = ['s3:DeleteO*'];
    const failure = await refusalOf(bench.account.rotator({ ...settings, forbidden }).snapshot(bench.ctx, leaked));
    expect(String(failure)).toMatch(/s3:Delete\S* \(forbidden-scope\)/);
    const waiver: AwsIamSettings['waiver'] = (rule) => ({ inForce: `${rule} is waived by ann` });
    const plan = await bench.planned(bench.account.rotator({ ...settings, forbidden, waiver }), leaked);
    expect(plan.snapshot.facts['waived']).toEqual(['forbidden-scope is waived by ann']);
    const other = bench.account.rotator({ ...settings, forbidden: ['s3:PutObject', 'sqs:*'] });
    expect((await bench.planned(other, leaked)).snapshot.facts['waived']).toEqual([]);
  });

  it('in an emergency leaves open what the replacement may do until somebody has said it', async () => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const hasty = bench.account.rotator({ isEmergency: true });
    const plan = await bench.planned(hasty, leaked);
    expect(notesOf(plan)).toContain('too wide: * on * (aws-administrator-access)');
    await hasty.disable(bench.ctx, plan);
    expect(await hasty.confirm(bench.ctx, plan)).toBe('rejected');
    await expect(bench.account.rotator().issue(bench.ctx, plan)).rejects.toMatchObject({
      code: 'needs-person',
      hint: expect.stringContaining(`unleak rotations resume ${bench.ctx.rotationId}`) as string,
    });
    expect(Object.keys(await bench.account.users())).toEqual(['admin', 'orders']);
    const settled = bench.allowing({ actions: ['s3:PutObject'], resources: ['arn:aws:s3:::invoices/*'] });
    const successor = await settled.issue(bench.ctx, plan);
    expect((await bench.account.users())[attribute(successor, 'user-name')]).toMatchObject({
      inline: { 'unleak-scope': { Statement: [{ Action: ['s3:PutObject'] }] } },
    });
  });

  it('in an emergency makes no second key of a user with such rights without a waiver either', async () => {
    const leaked = await bench.leakedWith({ Effect: 'Allow', Action: '*', Resource: '*' });
    const same = { principal: 'same-user' } as const;
    const plan = await bench.planned(bench.account.rotator({ ...same, isEmergency: true }), leaked);
    await expect(bench.account.rotator(same).issue(bench.ctx, plan)).rejects.toMatchObject({ code: 'needs-person' });
    expect(Object.keys((await bench.account.users())['orders']!.keys)).toEqual([attribute(leaked, 'key-id')]);
    const waived = bench.account.rotator({ ...same, waiver: () => ({ inForce: 'waived by ann' }) });
    await waived.issue(bench.ctx, plan);
    expect(Object.keys((await bench.account.users())['orders']!.keys)).toHaveLength(2);
  });
});
