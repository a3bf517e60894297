/** An application's user in a real Redis and an administrator with chosen rights. */
import { createHash, randomBytes } from 'node:crypto';
import { createClient } from '@redis/client';
import type { Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import type { RedisSettings } from '../../src/rotators/redis.js';
import type { RedisServer } from './redis-server.js';

export interface RedisTestWorld {
  readonly settings: RedisSettings;
  readonly admin: SecretValue;
  readonly app: Credential;
  /** The line of the application's user in ACL LIST. */
  userLine(): Promise<string>;
  /** Sums of the passwords that the application's user has. */
  sums(): Promise<readonly string[]>;
  /** As the server's own administrator. */
  send(...command: readonly string[]): Promise<unknown>;
  sumOf(password: SecretValue): string;
  newPassword(): SecretValue;
}

const RIGHTS = ['+acl', '+client', '+config|get', '+config|rewrite', '+info'];

let worlds = 0;

export async function freshRedisWorld(
  server: RedisServer,
  rights: readonly string[] = RIGHTS,
): Promise<RedisTestWorld> {
  worlds += 1;
  const user = `orders-app-${String(worlds)}`;
  const adminUser = `rotation-admin-${String(worlds)}`;
  const [app, admin] = [newPassword(), newPassword()];
  const send = async (...command: readonly string[]): Promise<unknown> => {
    const client = await openRedis(server.port);
    try {
      await client.sendCommand(['AUTH', server.admin.user, server.admin.password.reveal()]);
      return await client.sendCommand([...command]);
    } finally {
      client.destroy();
    }
  };
  await send('ACL', 'SETUSER', adminUser, 'on', `#${sumOf(admin)}`, ...rights);
  await send('ACL', 'SETUSER', user, 'on', `#${sumOf(app)}`, '~orders:*', '+@read', '+@write', '+ping');
  const userLine = async (): Promise<string> => {
    const lines = (await send('ACL', 'LIST')) as string[];
    return lines.find((line) => line.startsWith(`user ${user} `)) ?? '';
  };
  return {
    settings: { host: server.host, port: server.port, tls: 'disable', adminUser },
    admin,
    app: { provider: 'redis', secret: app, attributes: { user } },
    userLine,
    sums: async () => (await userLine()).match(/(?<=#)[0-9a-f]{64}/g) ?? [],
    send,
    sumOf,
    newPassword,
  };
}

export type TestRedisClient = Awaited<ReturnType<typeof openRedis>>;

/** A connection that has not yet said who it is; the caller ends it. */
export async function openRedis(port: number) {
  const client = createClient({
    socket: { host: '127.0.0.1', port, connectTimeout: 5000, reconnectStrategy: false },
    RESP: 2,
    disableClientInfo: true,
    maintNotifications: 'disabled',
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** The first word of the reply to AUTH: `OK` or `WRONGPASS`. */
export async function redisLogin(port: number, user: string, password: string): Promise<string> {
  const client = await openRedis(port);
  try {
    const reply = await client.sendCommand(['AUTH', user, password]);
    return typeof reply === 'string' ? reply : '';
  } catch (error) {
    return (error as Error).message.split(' ')[0] ?? '';
  } finally {
    client.destroy();
  }
}

function newPassword(): SecretValue {
  return new SecretValue(`pw-${randomBytes(15).toString('hex')}`);
}

function sumOf(password: SecretValue): string {
  return createHash('sha256').update(password.reveal()).digest('hex');
}
