import { CreateUserCommand, DeleteAccessKeyCommand } from '@aws-sdk/client-iam';
import { attribute } from '../../src/core/credential.js';
import type { AwsIamSettings } from '../../src/rotators/aws-iam.js';
import { describeAws, nameIn, type AwsBench } from '../support/aws-bench.js';
import { isChange, type UserState } from '../support/aws-world.js';
import { serverMadeContract, type ServerMadeWorld } from './rotators-server-made.js';

describeAws('aws-iam against moto', (bench) => {
  for (const principal of ['purpose-made', 'same-user'] as const) {
    serverMadeContract(`aws-iam with principal ${principal}`, () => worldOf(bench, { principal }));
  }
  const fewer = [{ actions: ['iam:ListUsers'], resources: ['*'] }];
  serverMadeContract('aws-iam with fewer rights', () => worldOf(bench, { principal: 'purpose-made', allow: fewer }));
});

async function worldOf({ server }: AwsBench, settings: Partial<AwsIamSettings>): Promise<ServerMadeWorld> {
  const { principal } = settings;
  const account = await server.freshAccount();
  await account.newUser({ name: 'orders', path: '/apps/', inline: ['iam:ListUsers'], group: ['s3:ListAllMyBuckets'] });
  const credential = await account.newKey('orders');
  const keyId = attribute(credential, 'key-id');
  const users = (): Promise<Readonly<Record<string, UserState>>> => account.users();
  return {
    rotator: account.rotator(settings),
    credential,
    isMarked: principal === 'purpose-made',
    otherSecrets: [account.admin.secretAccessKey],
    providerState: async () => JSON.stringify(await users()),
    countLiveLogins: async () =>
      Object.entries(await users())
        .filter(([name]) => name.startsWith('orders'))
        .flatMap(([, { keys }]) => Object.values(keys).filter((status) => status === 'Active')).length,
    isLive: (one) => account.isLive(one),
    loseAnswer: (n) => {
      let [seen, lost] = [0, 0];
      account.proxy.decide((request) => {
        if (!isChange(request) || ++seen !== n) return 'pass';
        lost += 1;
        return 'lose';
      });
      return () => lost;
    },
    ...(principal === 'purpose-made'
      ? {
          occupyName: async (plan) => {
            const UserName = nameIn(plan);
            await account.iam.send(new CreateUserCommand({ UserName }));
          },
        }
      : {}),
    removeLeaked: async () => {
      await account.iam.send(new DeleteAccessKeyCommand({ UserName: 'orders', AccessKeyId: keyId }));
    },
    withoutLeaked: (state) => {
      const { orders, ...rest } = JSON.parse(state) as Record<string, UserState>;
      const keys = Object.fromEntries(Object.entries(orders?.keys ?? {}).filter(([id]) => id !== keyId));
      const all = { ...rest, orders: { ...orders, keys } };
      return JSON.stringify(Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1))));
    },
    providerLog: () => Promise.resolve(JSON.stringify(account.proxy.seen)),
    stop: () => Promise.resolve(),
  };
}
