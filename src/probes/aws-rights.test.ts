import { describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../platform/exchange.js';
import { readAwsRights, type AskIam } from './aws-rights.js';

const USER = 'arn:aws:iam::123456789012:user/apps/deploy';
const DOCUMENT = '%7B%22Statement%22%3A%5B%5D%7D';

type Call = Readonly<Record<string, string>>;

const answer = (status: number, body: string): HttpAnswer => ({ status, headers: {}, body });
const members = (...texts: readonly string[]): string => texts.map((text) => `<member>${text}</member>`).join('');
const arn = (name: string): string => `<PolicyArn>arn:aws:iam::aws:policy/${name}</PolicyArn>`;

/** IAM as it is asked here; what it does not know is refused. */
function iam(answers: Readonly<Record<string, (call: Call) => string>>): { ask: AskIam; calls: Call[] } {
  const calls: Call[] = [];
  const ask: AskIam = (form) => {
    calls.push(form);
    const known = Object.hasOwn(answers, form['Action'] ?? '') ? answers[form['Action'] ?? ''] : undefined;
    return Promise.resolve(
      known === undefined ? answer(403, '<Error><Code>AccessDenied</Code></Error>') : answer(200, known(form)),
    );
  };
  return { ask, calls };
}

const none = (): string => '';

describe('readAwsRights', () => {
  it('goes on where a list has another page, and says which document did not come', async () => {
    const { ask } = iam({
      ListUserPolicies: ({ Marker }) =>
        Marker === undefined
          ? `${members('one')}<IsTruncated>true</IsTruncated><Marker>next</Marker>`
          : `${members('two')}<IsTruncated>false</IsTruncated>`,
      GetUserPolicy: ({ PolicyName }) => (PolicyName === 'two' ? `<PolicyDocument>${DOCUMENT}</PolicyDocument>` : ''),
      ListAttachedUserPolicies: none,
      ListGroupsForUser: none,
      GetUser: none,
    });
    const { policies, unread } = await readAwsRights(ask, USER);
    expect(policies).toEqual([
      { name: 'one', of: 'user deploy', document: undefined },
      { name: 'two', of: 'user deploy', document: DOCUMENT },
    ]);
    expect(unread).toEqual(['policy one of user deploy (iam:GetUserPolicy: an answer without PolicyDocument)']);
  });

  it('opens a policy of several groups once, and names each group that has it', async () => {
    const { ask, calls } = iam({
      ListUserPolicies: none,
      ListAttachedUserPolicies: none,
      ListGroupsForUser: () => '<GroupName>a</GroupName><GroupName>b</GroupName>',
      ListGroupPolicies: none,
      ListAttachedGroupPolicies: () => arn('ReadOnlyAccess'),
      GetPolicy: () => '<DefaultVersionId>v7</DefaultVersionId>',
      GetPolicyVersion: ({ VersionId }) => (VersionId === 'v7' ? `<Document>${DOCUMENT}</Document>` : ''),
      GetUser: none,
    });
    const { policies, groups } = await readAwsRights(ask, USER);
    expect(groups).toEqual(['a', 'b']);
    expect(policies.map(({ of, document }) => [of, document])).toEqual([
      ['group a', DOCUMENT],
      ['group b', DOCUMENT],
    ]);
    expect(calls.filter(({ Action }) => Action === 'GetPolicyVersion')).toHaveLength(1);
  });

  it('reads the role of a session, which is in no group', async () => {
    const { ask, calls } = iam({
      ListRolePolicies: () => members('own'),
      GetRolePolicy: () => `<PolicyDocument>${DOCUMENT}</PolicyDocument>`,
      ListAttachedRolePolicies: none,
      GetRole: () => '<PermissionsBoundaryArn>arn:aws:iam::1:policy/limits</PermissionsBoundaryArn>',
    });
    const rights = await readAwsRights(ask, 'arn:aws:sts::123456789012:assumed-role/worker/session-1');
    expect(rights).toMatchObject({ user: undefined, groups: [], boundary: { name: 'limits', document: undefined } });
    expect(rights.policies).toEqual([{ name: 'own', of: 'role worker', document: DOCUMENT }]);
    expect(rights.unread).toEqual([
      'policy limits (iam:GetPolicy: AccessDenied)',
      'what a policy of this session takes away of it',
    ]);
    expect(calls.map(({ RoleName }) => RoleName ?? 'worker')).toEqual(calls.map(() => 'worker'));
  });

  it('names each refused call, and takes no refusal for an empty list', async () => {
    const { unread } = await readAwsRights(iam({}).ask, USER);
    expect(unread.map((line) => /\(iam:(\w+): AccessDenied\)$/.exec(line)?.[1])).toEqual([
      'ListUserPolicies',
      'ListAttachedUserPolicies',
      'ListGroupsForUser',
      'GetUser',
    ]);
  });

  it('says of who is neither user nor role that it is not known', async () => {
    const { ask, calls } = iam({});
    const owner = 'arn:aws:sts::123456789012:federated-user/ann';
    expect((await readAwsRights(ask, owner)).unread).toEqual([`what ${owner} may do`]);
    expect(calls).toEqual([]);
  });

  it('ends where a list never does, and says that there was too much', async () => {
    const { ask, calls } = iam({
      ListUserPolicies: () => '<IsTruncated>true</IsTruncated><Marker>again</Marker>',
    });
    const { unread } = await readAwsRights(ask, USER);
    expect(calls.length).toBeLessThanOrEqual(150);
    expect(unread[0]).toContain('too many to read');
  });
});
