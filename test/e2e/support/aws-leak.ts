import {
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsKey, Moto } from '../../support/moto.js';
import type { Leak } from './leak-scene.js';

const ACCOUNT = '123456789012';
const USER = 'orders';

/** References may not be literals: a program prints what they stand for. */
export const printed = (value: unknown): string => `exec:${JSON.stringify(['/bin/echo', JSON.stringify(value)])}`;

/** An access key of an IAM user that has leaked, and what AWS' stand-in says of keys. */
export class AwsLeak {
  readonly moto: Moto;
  #key: AwsKey;
  readonly #endpoint: string;

  /** @param endpoint where unleak connects, when not straight to the server */
  static async make(moto: Moto, endpoint = moto.endpoint): Promise<AwsLeak> {
    return new AwsLeak(moto, endpoint, await moto.newUser(USER, ['secretsmanager:ListSecrets', 's3:GetObject']));
  }

  private constructor(moto: Moto, endpoint: string, key: AwsKey) {
    this.moto = moto;
    this.#endpoint = endpoint;
    this.#key = key;
  }

  get key(): AwsKey {
    return this.#key;
  }

  get leak(): Leak {
    const { accessKeyId, secretAccessKey } = this.#key;
    const env = `AWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`;
    return {
      provider: 'aws',
      history: { path: 'deploy.env', before: env, after: '# see the vault\n' },
      env: `# local\n${env}AWS_REGION=eu-west-1\n`,
      log: `env dump: AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`,
      providers: {
        'aws-main': {
          type: 'aws-iam',
          account: ACCOUNT,
          region: this.moto.region,
          endpoint: this.#endpoint,
          admin: printed(this.moto.admin),
        },
      },
      credential: {
        match: { provider: 'aws', 'key-id': accessKeyId },
        rotator: 'aws-main',
        field: 'secretAccessKey',
        'id-field': 'accessKeyId',
      },
      keys: { key: 'AWS_SECRET_ACCESS_KEY', 'id-key': 'AWS_ACCESS_KEY_ID' },
    };
  }

  /** Removes every user that a rotation made. */
  async removeMade(): Promise<void> {
    for (const user of await this.madeUsers()) await this.#removeUser(user);
  }

  /** Users of the application beside the one whose key leaked. */
  async madeUsers(): Promise<readonly string[]> {
    const { Users } = await this.#iam().send(new ListUsersCommand({}));
    return (Users ?? []).map(({ UserName }) => UserName!).filter((name) => name.startsWith(`${USER}-`));
  }

  /** Ids of all active keys of the application's users. */
  async activeKeys(): Promise<readonly string[]> {
    const keys = await Promise.all([USER, ...(await this.madeUsers())].map((user) => this.#keysOf(user)));
    return keys.flat();
  }

  /** `works`, or the name of the refusal. */
  async use(key: AwsKey): Promise<string> {
    const { endpoint, region } = this.moto;
    const sts = new STSClient({ endpoint, region, credentials: key, maxAttempts: 1 });
    try {
      await sts.send(new GetCallerIdentityCommand({}));
      return 'works';
    } catch (error) {
      return (error as Error).name;
    } finally {
      sts.destroy();
    }
  }

  #iam(): IAMClient {
    const { endpoint, region, admin } = this.moto;
    return new IAMClient({ endpoint, region, credentials: admin });
  }

  async #keysOf(user: string): Promise<readonly string[]> {
    const { AccessKeyMetadata } = await this.#iam().send(new ListAccessKeysCommand({ UserName: user }));
    return (AccessKeyMetadata ?? []).filter(({ Status }) => Status === 'Active').map(({ AccessKeyId }) => AccessKeyId!);
  }

  async #removeUser(UserName: string): Promise<void> {
    const iam = this.#iam();
    const keys = await iam.send(new ListAccessKeysCommand({ UserName }));
    for (const { AccessKeyId } of keys.AccessKeyMetadata ?? []) {
      await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: AccessKeyId! }));
    }
    const inline = await iam.send(new ListUserPoliciesCommand({ UserName }));
    for (const PolicyName of inline.PolicyNames ?? []) {
      await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName }));
    }
    const attached = await iam.send(new ListAttachedUserPoliciesCommand({ UserName }));
    for (const { PolicyArn } of attached.AttachedPolicies ?? []) {
      await iam.send(new DetachUserPolicyCommand({ UserName, PolicyArn: PolicyArn! }));
    }
    await iam.send(new DeleteUserCommand({ UserName }));
  }

  /** A new key for the user, which has lost its own: the scene has to be made anew with it. */
  async renew(): Promise<void> {
    const { AccessKey } = await this.#iam().send(new CreateAccessKeyCommand({ UserName: USER }));
    this.#key = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  }
}
