// The same for providers whose real servers, or AWS' stand-in, are asked.
import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  type AccessKeyMetadata,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Moto } from '../../support/moto.js';
import type { Openbao } from '../../support/openbao.js';
import type { Planted } from './audit-fleet.js';
import { printedText } from './leak-scene.js';
import { printed } from './store-servers.js';

export async function plantVault(bao: Openbao, count: number): Promise<Planted> {
  const lister = await bao.tokenWith(
    'path "auth/token/accessors" { capabilities = ["list", "sudo"] }\npath "auth/token/accessors/*" { capabilities = ["list", "sudo"] }\npath "auth/token/lookup-accessor" { capabilities = ["update"] }',
  );
  const made = async (body: object): Promise<{ readonly accessor: string; readonly client_token: string }> =>
    (await bao.call('POST', 'auth/token/create', body))['auth'] as { accessor: string; client_token: string };
  const clean: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const body = { policies: ['default'], ttl: '240h', explicit_max_ttl: '240h', display_name: `app-${String(at)}` };
    clean.push((await made(body)).client_token);
  }
  const periodic = await made({ policies: ['default'], period: '24h', display_name: 'periodic' });
  const powerful = await made({ policies: ['root'], ttl: '24h', display_name: 'powerful' });
  const { data } = await bao.call('GET', 'auth/token/lookup-self');
  const { accessor: root } = data as { accessor: string };
  return {
    entry: { type: 'vault-token', address: bao.address, admin: printedText(lister) },
    expected: [
      `no-expiry vault ${periodic.accessor}`,
      `root-key vault ${powerful.accessor}`,
      `root-key vault ${root}`,
      `no-expiry vault ${root}`,
    ],
    // With the lister and the root token itself.
    tokens: count + 4,
    secrets: [lister, bao.rootToken, periodic.client_token, powerful.client_token, ...clean],
    complaints: () => [],
    stop: () => Promise.resolve(),
  };
}

export async function plantAws(moto: Moto, count: number): Promise<Planted> {
  const { endpoint, region, admin } = moto;
  const credentials = { accessKeyId: admin.accessKeyId, secretAccessKey: admin.secretAccessKey };
  const iam = new IAMClient({ endpoint, region, credentials, maxAttempts: 1 });
  const document = (Action: string): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
  const secrets = [admin.secretAccessKey];
  const newKey = async (UserName: string): Promise<string> => {
    const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    secrets.push(key!.SecretAccessKey!);
    return key!.AccessKeyId!;
  };
  const newUser = async (UserName: string): Promise<string> => {
    await iam.send(new CreateUserCommand({ UserName }));
    return newKey(UserName);
  };
  for (let at = 0; at < count; at += 1) await newUser(`service-${String(at)}`);
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'service-1', PolicyName: 'narrow', PolicyDocument: document('s3:GetObject') }),
  );
  const wide = await newUser('wide');
  await iam.send(new PutUserPolicyCommand({ UserName: 'wide', PolicyName: 'iam', PolicyDocument: document('iam:*') }));
  const member = await newUser('member');
  const { Policy: policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'all', PolicyDocument: document('*') }),
  );
  await iam.send(new CreateGroupCommand({ GroupName: 'operators' }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'operators', PolicyArn: policy!.Arn }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'operators', UserName: 'member' }));
  await newUser('two');
  await newKey('two');
  const { AccessKeyMetadata: both = [] } = await iam.send(new ListAccessKeysCommand({ UserName: 'two' }));
  const [older] = both.toSorted((one, other) => (ageKey(one) < ageKey(other) ? -1 : 1));
  iam.destroy();
  return {
    entry: { type: 'aws-iam', account: '123456789012', region, endpoint, admin: printed(admin) },
    expected: [
      `too-broad aws ${admin.accessKeyId}`,
      `too-broad aws ${wide}`,
      `too-broad aws ${member}`,
      `two-active aws ${older!.AccessKeyId!}`,
    ],
    tokens: count + 5,
    secrets,
    complaints: () => [],
    stop: () => Promise.resolve(),
  };
}

/** Made in the same second, the one with the smaller id counts as the older. */
function ageKey({ CreateDate: at, AccessKeyId: id = '' }: AccessKeyMetadata): string {
  return `${at?.toISOString() ?? ''} ${id}`;
}
