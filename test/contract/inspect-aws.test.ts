// What an inspection tells of the rights of an AWS key, which it reads with the key itself: against moto with IAM enforced.
import {
  AttachGroupPolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  PutGroupPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, it } from 'vitest';
import type { Io } from '../../src/commands/shared/io.js';
import { openDesk } from '../../src/commands/shared/validate-desk.js';
import { configSchema } from '../../src/config/schema.js';
import { attribute, type Credential } from '../../src/core/credential.js';
import { systemClock } from '../../src/platform/clock.js';
import { excessOf } from '../../src/probes/excess.js';
import type { ProbeVerdict } from '../../src/probes/subject.js';
import { describeAws, type AwsBench } from '../support/aws-bench.js';

const RULE = 'aws-secret-access-key';
const ALL_READS = ['iam:Get*', 'iam:List*'];

async function inspected(
  { account }: AwsBench,
  key: Credential,
  signal: AbortSignal = AbortSignal.timeout(60_000),
): Promise<ProbeVerdict> {
  const hosts = ['sts.us-east-1.amazonaws.com', 'iam.amazonaws.com'];
  const via = Object.fromEntries(hosts.map((host) => [host, account.proxy.address]));
  const config = configSchema.parse({ validate: { via } });
  const io = { env: {}, clock: systemClock, signal } as unknown as Io;
  const ask = await openDesk(io, config, { withDetails: true });
  const companions = [{ name: 'key-id', value: attribute(key, 'key-id') }];
  return ask({ provider: 'aws', ruleId: RULE, secret: key.secret, companions } as Parameters<typeof ask>[0], signal);
}

const tooMuch = (verdict: ProbeVerdict): string => excessOf('aws', RULE, verdict).join('\n');

describeAws('an inspection of an AWS key', (bench) => {
  it('tells the rights of the user, of its policies and of its groups, and what of them is dangerous', async () => {
    await bench.account.newUser({
      name: 'deploy',
      path: '/apps/',
      inline: [...ALL_READS, 's3:ListAllMyBuckets'],
      attached: ['sqs:SendMessage'],
      group: ['iam:PassRole'],
    });
    const verdict = await inspected(bench, await bench.account.newKey('deploy'));
    expect(verdict).toMatchObject({
      state: 'active',
      facts: { user: 'deploy', groups: 'deploy-group', expires: expect.stringMatching(/^never/) as string },
    });
    const { scopes = '', rights, unread } = verdict.facts;
    expect(scopes.split(', ')).toEqual([
      'own',
      'deploy-attached',
      ...ALL_READS,
      's3:ListAllMyBuckets',
      'sqs:SendMessage',
      'iam:PassRole',
    ]);
    expect(rights).toContain('sqs:SendMessage on *; iam:PassRole on *');
    expect(unread).toBeUndefined();
    expect(Object.keys(verdict.facts)).toContain('lastUsed');
    expect(tooMuch(verdict)).toContain('iam:PassRole on *: may hand any role to a service');
  });

  it('opens the version of a group’s managed policy that counts', async () => {
    await bench.account.newUser({ name: 'deploy', inline: ALL_READS, group: ['sns:Publish'] });
    const document = (Action: string): string =>
      JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action, Resource: 'arn:aws:s3:::b/*' } });
    const created = await bench.account.iam.send(
      new CreatePolicyCommand({ PolicyName: 'ops', PolicyDocument: document('s3:GetObject') }),
    );
    const PolicyArn = created.Policy!.Arn!;
    await bench.account.iam.send(
      new CreatePolicyVersionCommand({ PolicyArn, PolicyDocument: document('s3:*'), SetAsDefault: true }),
    );
    await bench.account.iam.send(new AttachGroupPolicyCommand({ GroupName: 'deploy-group', PolicyArn }));
    const verdict = await inspected(bench, await bench.account.newKey('deploy'));
    expect(verdict.facts['scopes']).toContain('ops');
    expect(verdict.facts['rights']).toContain('s3:* on arn:aws:s3:::b/*');
    expect(verdict.facts['rights']).not.toContain('s3:GetObject');
    expect(tooMuch(verdict)).toContain('s3:*: may do all that the service can');
  });

  it('takes away what the boundary does not let through and what is denied', async () => {
    await bench.account.newUser({ name: 'deploy', inline: ['*'], group: ['sqs:*'], boundary: [...ALL_READS, 'ec2:*'] });
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: ['ec2:RunInstances'], Resource: '*' }],
    });
    const own = { GroupName: 'deploy-group', PolicyName: 'less', PolicyDocument };
    await bench.account.iam.send(new PutGroupPolicyCommand(own));
    const verdict = await inspected(bench, await bench.account.newKey('deploy'));
    expect(verdict.facts).toMatchObject({
      boundary: 'deploy-boundary',
      rights: 'iam:Get*, iam:List*, ec2:* on *',
      denied: 'ec2:RunInstances on *',
    });
    expect(tooMuch(verdict)).toBe('ec2:*: may do all that the service can');
  });

  it.each([
    ['nothing of itself', [], ['iam:ListUserPolicies', 'iam:ListGroupsForUser', 'iam:GetUser']],
    ['no group', ['iam:*User*', 'iam:GetPolicy*'], ['iam:ListGroupPolicies', 'iam:ListAttachedGroupPolicies']],
    ['no document of a group', ['iam:List*', 'iam:GetUser*'], ['iam:GetGroupPolicy']],
    ['no managed policy', ['iam:List*', 'iam:GetUser*', 'iam:GetGroup*'], ['iam:GetPolicy']],
  ])('says what is not known of a key that may read %s', async (_, actions, missing) => {
    await bench.account.newUser({
      name: 'deploy',
      inline: [...actions, 's3:ListAllMyBuckets'],
      attached: ['sqs:SendMessage'],
      group: ['iam:PassRole'],
    });
    const { state, facts } = await inspected(bench, await bench.account.newKey('deploy'));
    expect(state).toBe('active');
    for (const action of missing) expect(facts['unread']).toContain(`(${action}: AccessDenied)`);
  });

  it('still calls it live where the time is up before all was read', async () => {
    await bench.account.newUser({ name: 'deploy', inline: ALL_READS });
    const key = await bench.account.newKey('deploy');
    const controller = new AbortController();
    bench.account.proxy.decide(({ body }) => {
      if (body.includes('Action=ListUserPolicies')) {
        controller.abort(new DOMException('The operation timed out', 'TimeoutError'));
      }
      return 'pass';
    });
    const { state, facts } = await inspected(bench, key, controller.signal);
    expect(state).toBe('active');
    expect(facts['unread']).toContain('no time left');
  });
});
