import { expect, it } from 'vitest';
import { listInventory } from '../../../test/support/list-inventory.js';
import { AppError } from '../../core/errors.js';
import { systemClock } from '../../platform/clock.js';
import { awsInventory } from './aws.js';
import type { IamReader } from './aws-client.js';

const ACCOUNT = '123456789012';
const CREATED = new Date('2026-11-01T00:00:00Z');

interface World {
  /** Users page by page. */
  readonly pages: readonly (readonly object[])[];
  readonly keys?: Readonly<Record<string, readonly object[]>>;
  readonly used?: Readonly<Record<string, Date>>;
  /** Ids that are gone when they are asked for. */
  readonly gone?: readonly string[];
  readonly rootKeys?: number;
}

/** IAM as the inventory asks it: each command by its name and input. */
function iamOf({ pages, keys = {}, used = {}, gone = [], rootKeys = 0 }: World): IamReader {
  const answer = (name: string, input: Readonly<Record<string, unknown>>): unknown => {
    if (name === 'GetAccountAuthorizationDetailsCommand') {
      const page = Number(input['Marker'] ?? 0);
      const isTruncated = page + 1 < pages.length;
      return {
        UserDetailList: pages[page],
        IsTruncated: isTruncated,
        ...(isTruncated ? { Marker: String(page + 1) } : {}),
      };
    }
    if (name === 'GetAccountSummaryCommand') return { SummaryMap: { AccountAccessKeysPresent: rootKeys } };
    const about = String(input['UserName'] ?? input['AccessKeyId']);
    if (gone.includes(about)) throw new AppError('not-found', `aws: asking: ${about}: NoSuchEntity`);
    if (name === 'ListAccessKeysCommand') return { AccessKeyMetadata: keys[about] ?? [] };
    return { AccessKeyLastUsed: about in used ? { LastUsedDate: used[about] } : {} };
  };
  const commands = new Proxy(
    {},
    {
      get: (_, name: string) =>
        class {
          readonly asked: readonly [string, Readonly<Record<string, unknown>>];
          constructor(input: Readonly<Record<string, unknown>>) {
            this.asked = [name, input];
          }
        },
    },
  );
  const client = {
    send: ({ asked }: { readonly asked: Parameters<typeof answer> }) =>
      new Promise((resolve) => resolve(answer(...asked))),
  };
  return ((_: unknown, call: (client: unknown, sdk: unknown) => unknown) => call(client, commands)) as IamReader;
}

const user = (name: string, more: object = {}): object => ({
  UserName: name,
  Arn: `arn:aws:iam::${ACCOUNT}:user/${name}`,
  ...more,
});
const key = (id: string, status = 'Active'): object => ({ AccessKeyId: id, Status: status, CreateDate: CREATED });
const list = (world: World) => listInventory(awsInventory(ACCOUNT, iamOf(world), systemClock));

it('goes through all pages of users, and leaves out keys that are not active', async () => {
  const pages = [[user('ann'), user('ben')], [user('cid')]];
  const keys = { ann: [key('KEY-A')], ben: [key('KEY-B', 'Inactive')], cid: [key('KEY-C'), key('KEY-D')] };
  const listed = await list({ pages, keys, used: { 'KEY-A': CREATED } });
  expect(listed.map(({ id, onePer }) => [id, onePer])).toEqual([
    ['KEY-A', 'user ann'],
    ['KEY-C', 'user cid'],
    ['KEY-D', 'user cid'],
  ]);
  expect(listed.map(({ lastUsed }) => lastUsed)).toEqual([CREATED.toISOString(), null, null]);
});

it('tells of a root key that there is one', async () => {
  expect(await list({ pages: [[]], rootKeys: 1 })).toMatchObject([
    { kind: 'root access key', id: `root of ${ACCOUNT}` },
  ]);
});

it('goes on where a user or key is gone since it was listed', async () => {
  const pages = [[user('ann'), user('ben'), user('cid')]];
  const keys = { ben: [key('KEY-B')], cid: [key('KEY-C')] };
  const listed = await list({ pages, keys, gone: ['ann', 'KEY-B'] });
  expect(listed.map(({ id }) => id)).toEqual(['KEY-C']);
});

it('lists nothing of another account under the name of this one', async () => {
  const stranger = user('ann', { Arn: 'arn:aws:iam::210987654321:user/ann' });
  await expect(list({ pages: [[stranger]] })).rejects.toThrow('admin belongs to another account');
});

it('finds what is too much in policies of the user, of its groups, and of AWS', async () => {
  const document = encodeURIComponent(
    JSON.stringify({ Statement: { Effect: 'Allow', Action: 'IAM:*', Resource: '*' } }),
  );
  const inline = { UserPolicyList: [{ PolicyName: 'own', PolicyDocument: document }] };
  const attached = {
    AttachedManagedPolicies: [
      { PolicyName: 'AdministratorAccess', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    ],
  };
  const pages = [[user('ann', inline), user('ben', attached), user('cid')]];
  const keys = { ann: [key('KEY-A')], ben: [key('KEY-B')], cid: [key('KEY-C')] };
  expect((await list({ pages, keys })).map(({ broad }) => broad)).toEqual([
    ['may change all of IAM (own)'],
    ['has AdministratorAccess'],
    [],
  ]);
});
