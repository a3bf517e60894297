/** An AWS account with IAM enforced, on a loopback port behind a proxy that can lose answers, and people who work in it. */
import {
  AddUserToGroupCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupsForUserCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fileURLToPath } from 'node:url';
import { attribute, type Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { Clock } from '../../src/platform/clock.js';
import { awsIamRotator, type AwsIamAdmin, type AwsIamSettings } from '../../src/rotators/aws-iam.js';
import type { Rotator } from '../../src/rotators/rotator.js';
import { backend, freePort } from './backends.js';
import { lossyHttpProxy, type LossyHttpProxy, type ProxiedRequest } from './lossy-http-proxy.js';
import type { AwsKey } from './moto.js';
import { startServer } from './server-process.js';

export const ACCOUNT = '123456789012';
const REGION = 'eu-west-1';

/** Time that passes by itself and in which nobody has to wait. */
class HastyClock implements Clock {
  #skippedMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#skippedMs);
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.#skippedMs += ms;
    return Promise.resolve();
  }
}

export interface UserRecipe {
  readonly name: string;
  readonly path?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Actions that its boundary, attached policy, inline policy and group's inline policy allow everywhere. */
  readonly boundary?: readonly string[];
  readonly attached?: readonly string[];
  readonly inline?: readonly string[];
  readonly group?: readonly string[];
}

export interface UserState {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly boundary: string | undefined;
  readonly attached: readonly string[];
  readonly inline: Readonly<Record<string, unknown>>;
  readonly groups: readonly string[];
  readonly keys: Readonly<Record<string, string>>;
}

export interface AwsAccount {
  readonly endpoint: string;
  readonly admin: AwsKey;
  readonly iam: IAMClient;
  /** All that the rotators of this account asked for and changed; it can lose answers. */
  readonly proxy: LossyHttpProxy;
  readonly clock: Clock;
  rotator(settings?: Partial<AwsIamSettings>, admin?: AwsIamAdmin): Rotator;
  newUser(recipe: UserRecipe): Promise<void>;
  /** The group's own policy allows just these actions from now on; its users' policies are not touched. */
  shrinkGroup(group: string, actions: readonly string[]): Promise<void>;
  newKey(user: string): Promise<Credential>;
  isLive(credential: Credential): Promise<boolean>;
  may(credential: Credential, work: (iam: IAMClient) => Promise<unknown>): Promise<boolean>;
  users(): Promise<Readonly<Record<string, UserState>>>;
}

export interface AwsServer {
  /** A new account in place of the one before. */
  freshAccount(): Promise<AwsAccount>;
  stop(): Promise<void>;
}

export async function startAws(): Promise<AwsServer> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${String(port)}`;
  const wrapper = fileURLToPath(new URL('aws_world.py', import.meta.url));
  const server = await startServer({
    name: 'moto-iam',
    argv: () => [backend('python'), wrapper, '-H', '127.0.0.1', '-p', String(port)],
    isReady: async () => (await fetch(`${endpoint}/moto-api/data.json`)).ok,
  });
  const proxies: LossyHttpProxy[] = [];
  const stopProxies = async (): Promise<void> => {
    await Promise.all(proxies.splice(0).map((proxy) => proxy.stop()));
  };
  return {
    freshAccount: async () => {
      await stopProxies();
      const admin = await resetAccount(endpoint);
      const proxy = await lossyHttpProxy(endpoint);
      proxies.push(proxy);
      return accountOf(endpoint, admin, proxy);
    },
    stop: async () => {
      await stopProxies();
      await server.stop();
    },
  };
}

async function resetAccount(endpoint: string): Promise<AwsKey> {
  const api = async (path: string, body: string): Promise<void> => {
    const answer = await fetch(`${endpoint}/moto-api/${path}`, { method: 'POST', body });
    if (!answer.ok) throw new Error(`moto: ${path}: status ${String(answer.status)}`);
  };
  await api('reset-auth', 'Infinity');
  await api('reset', '');
  const nobody = { accessKeyId: ['AKIA', 'NOBODY'].join(''), secretAccessKey: 'none' };
  const iam = new IAMClient({ endpoint, region: REGION, credentials: nobody });
  await iam.send(new CreateUserCommand({ UserName: 'admin' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'admin', PolicyName: 'own', PolicyDocument: allow(['*']) }));
  const admin = await makeKey(iam, 'admin');
  await api('reset-auth', '0');
  return admin;
}

function accountOf(endpoint: string, admin: AwsKey, proxy: LossyHttpProxy): AwsAccount {
  const client = (credentials: AwsKey): IAMClient => new IAMClient({ endpoint, region: REGION, credentials });
  const iam = client(admin);
  const clock = new HastyClock();
  const adminKeys = { accessKeyId: admin.accessKeyId, secretAccessKey: new SecretValue(admin.secretAccessKey) };
  return {
    endpoint,
    admin,
    iam,
    proxy,
    clock,
    rotator: (settings = {}, as = adminKeys) =>
      awsIamRotator({ account: ACCOUNT, region: REGION, endpoint: proxy.address, ...settings }, as, clock),
    newUser: (recipe) => makeUser(iam, recipe),
    shrinkGroup: async (GroupName, actions) => {
      await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: 'own', PolicyDocument: allow(actions) }));
    },
    newKey: async (user) => credentialOf(await makeKey(iam, user)),
    isLive: (credential) => {
      const sts = new STSClient({ endpoint, region: REGION, credentials: keyOf(credential) });
      return succeeds(sts.send(new GetCallerIdentityCommand({})));
    },
    may: (credential, work) => succeeds(work(client(keyOf(credential)))),
    users: () => readUsers(iam),
  };
}

/** Whether a request through the proxy changes something. */
export function isChange({ body }: ProxiedRequest): boolean {
  return !/^(?:Get|List)/.test(actionOf({ body }));
}

export function actionOf({ body }: Pick<ProxiedRequest, 'body'>): string {
  return new URLSearchParams(body).get('Action') ?? 'ListSecrets';
}

export function allow(actions: readonly string[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] });
}

export function credentialOf({ accessKeyId, secretAccessKey }: AwsKey): Credential {
  return {
    provider: 'aws',
    secret: new SecretValue(secretAccessKey),
    attributes: { 'key-id': accessKeyId, account: ACCOUNT },
  };
}

function keyOf(credential: Credential): AwsKey {
  return { accessKeyId: attribute(credential, 'key-id'), secretAccessKey: credential.secret.reveal() };
}

async function makeKey(iam: IAMClient, UserName: string): Promise<AwsKey> {
  const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  if (key?.AccessKeyId === undefined || key.SecretAccessKey === undefined) throw new Error('moto: no key came');
  return { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
}

async function makeUser(iam: IAMClient, recipe: UserRecipe): Promise<void> {
  const { name: UserName, path: Path, tags = {} } = recipe;
  const managed = async (kind: string, actions: readonly string[] | undefined): Promise<string | undefined> => {
    if (actions === undefined) return undefined;
    const input = { PolicyName: `${UserName}-${kind}`, PolicyDocument: allow(actions) };
    return (await iam.send(new CreatePolicyCommand(input))).Policy?.Arn;
  };
  const PermissionsBoundary = await managed('boundary', recipe.boundary);
  const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  await iam.send(new CreateUserCommand({ UserName, Path, Tags, PermissionsBoundary }));
  const PolicyArn = await managed('attached', recipe.attached);
  if (PolicyArn !== undefined) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  if (recipe.inline !== undefined) {
    await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: allow(recipe.inline) }));
  }
  if (recipe.group === undefined) return;
  const group = { GroupName: `${UserName}-group` };
  await iam.send(new CreateGroupCommand(group));
  const PolicyDocument = allow(recipe.group);
  await iam.send(new PutGroupPolicyCommand({ ...group, PolicyName: 'own', PolicyDocument }));
  await iam.send(new AddUserToGroupCommand({ ...group, UserName }));
}

async function readUsers(iam: IAMClient): Promise<Readonly<Record<string, UserState>>> {
  const { Users = [] } = await iam.send(new ListUsersCommand({}));
  const states = await Promise.all(
    Users.map(async ({ UserName = '' }) => [UserName, await readUser(iam, UserName)] as const),
  );
  return Object.fromEntries(states.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readUser(iam: IAMClient, UserName: string): Promise<UserState> {
  const { User } = await iam.send(new GetUserCommand({ UserName }));
  const { PolicyNames = [] } = await iam.send(new ListUserPoliciesCommand({ UserName }));
  const inline: Record<string, unknown> = {};
  for (const PolicyName of [...PolicyNames].sort()) {
    const { PolicyDocument = '' } = await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }));
    inline[PolicyName] = JSON.parse(decodeURIComponent(PolicyDocument));
  }
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedUserPoliciesCommand({ UserName }));
  const { Groups = [] } = await iam.send(new ListGroupsForUserCommand({ UserName }));
  const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
  return {
    arn: User?.Arn ?? '',
    tags: Object.fromEntries((User?.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
    boundary: User?.PermissionsBoundary?.PermissionsBoundaryArn,
    attached: AttachedPolicies.map(({ PolicyArn = '' }) => PolicyArn).sort(),
    inline,
    groups: Groups.map(({ GroupName = '' }) => GroupName).sort(),
    keys: Object.fromEntries(AccessKeyMetadata.map(({ AccessKeyId, Status }) => [AccessKeyId, Status])),
  };
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
