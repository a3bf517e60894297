/** moto's AWS on a loopback port, with AWS' rules where moto is laxer (`moto_strict.py` says which). */
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { fileURLToPath } from 'node:url';
import { backend, freePort } from './backends.js';
import { startServer } from './server-process.js';

export interface AwsKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Moto {
  readonly endpoint: string;
  readonly region: string;
  /** Keys of a user that may do everything; new ones after each reset. */
  readonly admin: AwsKey;
  /** A user with just these actions on everything, and a key of it. */
  newUser(userName: string, actions: readonly string[]): Promise<AwsKey>;
  /** Forgets everything, makes the admin anew. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const REGION = 'eu-west-1';
const WRAPPER = fileURLToPath(new URL('aws_world.py', import.meta.url));

/** With `enforceIam` every request is checked against keys and policies, as at AWS. */
export async function startMoto({ enforceIam = false } = {}): Promise<Moto> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${String(port)}`;
  const server = await startServer({
    name: 'moto',
    argv: () => [backend('python'), WRAPPER, '-H', '127.0.0.1', '-p', String(port)],
    isReady: async () => (await fetch(`${endpoint}/moto-api/data.json`)).ok,
  });
  const api = async (path: string, body: string): Promise<void> => {
    const answer = await fetch(`${endpoint}/moto-api/${path}`, { method: 'POST', body });
    if (!answer.ok) throw new Error(`moto: ${path}: status ${String(answer.status)}`);
  };
  let admin: AwsKey = { accessKeyId: ['AKIA', 'NOBODY'].join(''), secretAccessKey: 'none' };
  const reset = async (): Promise<void> => {
    await api('reset-auth', 'Infinity');
    await api('reset', '');
    admin = await newUser(endpoint, admin, 'admin', ['*']);
    if (enforceIam) await api('reset-auth', '0');
  };
  try {
    await reset();
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    endpoint,
    region: REGION,
    get admin() {
      return admin;
    },
    newUser: (userName, actions) => newUser(endpoint, admin, userName, actions),
    reset,
    stop: server.stop,
  };
}

async function newUser(endpoint: string, as: AwsKey, UserName: string, actions: readonly string[]): Promise<AwsKey> {
  const iam = new IAMClient({ endpoint, region: REGION, credentials: as, maxAttempts: 1 });
  await iam.send(new CreateUserCommand({ UserName }));
  const Statement = [{ Effect: 'Allow', Action: actions, Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument }));
  let { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  // One in ten of those that begin with a slash is taken for a path by a scan.
  while (key?.SecretAccessKey?.startsWith('/') === true) {
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: key.AccessKeyId }));
    ({ AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName })));
  }
  iam.destroy();
  if (key?.AccessKeyId === undefined || key.SecretAccessKey === undefined) throw new Error('moto: no key came');
  return { accessKeyId: key.AccessKeyId, secretAccessKey: key.SecretAccessKey };
}
