import {
  CreateAccessKeyCommand,
  GetUserPolicyCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsKey, Moto } from '../../support/moto.js';
import type { Leak } from './leak-scene.js';
import { printed } from './store-servers.js';

const ACCOUNT = '123456789012';
const USER = 'orders';
const ACTIONS: readonly string[] = ['secretsmanager:ListSecrets', 's3:ListAllMyBuckets'];

/** An access key of an IAM user that has leaked, and what AWS' stand-in says of keys. */
export class AwsLeak {
  readonly moto: Moto;
  readonly key: AwsKey;
  readonly #endpoint: string;

  /** @param endpoint where unleak connects, when not straight to the server */
  static async make(moto: Moto, endpoint = moto.endpoint, actions = ACTIONS): Promise<AwsLeak> {
    return new AwsLeak(moto, endpoint, await moto.newUser(USER, actions));
  }

  private constructor(moto: Moto, endpoint: string, key: AwsKey) {
    this.moto = moto;
    this.#endpoint = endpoint;
    this.key = key;
  }

  get leak(): Leak {
    const { accessKeyId, secretAccessKey } = this.key;
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

  /** A second key of the same user: then there is no room for a third. */
  async addKey(): Promise<string> {
    const { AccessKey } = await this.#iam().send(new CreateAccessKeyCommand({ UserName: USER }));
    return AccessKey!.AccessKeyId!;
  }

  /** From now on its user may do just this. */
  async limitTo(actions: readonly string[], resource: string): Promise<void> {
    const Statement = [{ Effect: 'Allow', Action: actions, Resource: resource }];
    const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await this.#iam().send(new PutUserPolicyCommand({ UserName: USER, PolicyName: 'own', PolicyDocument }));
  }

  /** The inline policies of the users that were made. */
  async policiesOfMade(): Promise<readonly string[]> {
    const documents: string[] = [];
    for (const UserName of await this.madeUsers()) {
      const { PolicyNames } = await this.#iam().send(new ListUserPoliciesCommand({ UserName }));
      for (const PolicyName of PolicyNames ?? []) {
        const { PolicyDocument } = await this.#iam().send(new GetUserPolicyCommand({ UserName, PolicyName }));
        documents.push(decodeURIComponent(PolicyDocument ?? ''));
      }
    }
    return documents;
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
}
