/** A real Redis 7 for a test: in memory, on a loopback port, with an ACL file of its own. */
import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { SecretValue } from '../../src/core/secret-value.js';
import { randomId } from '../../src/platform/random.js';
import { backend, freePort, unpackedLibraries } from './backends.js';
import { startServer } from './server-process.js';

export interface RedisServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** The user `default`, who may do everything. */
  readonly admin: { readonly user: 'default'; readonly password: SecretValue };
  /** Where `ACL SAVE` writes; undefined where the server was started without. */
  readonly aclFile: string | undefined;
  stop(): Promise<void>;
}

export interface RedisServerOptions {
  /** Without it users are lost when the server ends, and `ACL SAVE` is refused; there unless false. */
  readonly withAclFile?: boolean;
  /** Further lines of its configuration. */
  readonly settings?: readonly string[];
}

export async function startRedis({ withAclFile = true, settings = [] }: RedisServerOptions = {}): Promise<RedisServer> {
  const port = await freePort();
  const password = new SecretValue(randomId());
  const user = `user default on >${password.reveal()} ~* &* +@all`;
  const server = await startServer({
    name: 'redis',
    prepare: (home) => {
      const file = join(home, 'users.acl');
      const lines = [
        'bind 127.0.0.1',
        `port ${String(port)}`,
        `dir ${home}`,
        'save ""',
        'appendonly no',
        withAclFile ? `aclfile ${file}` : user,
        ...settings,
      ];
      if (withAclFile) writeFileSync(file, `${user}\n`, { mode: 0o600 });
      writeFileSync(join(home, 'redis.conf'), `${lines.join('\n')}\n`, { mode: 0o600 });
    },
    argv: (home) => [backend('redis'), join(home, 'redis.conf')],
    env: { LD_LIBRARY_PATH: unpackedLibraries },
    isReady: () => answers(port),
  });
  const aclFile = withAclFile ? join(server.home, 'users.acl') : undefined;
  return { host: '127.0.0.1', port, admin: { user: 'default', password }, aclFile, stop: server.stop };
}

/** Whether it refuses an unauthenticated PING, which it does as soon as it serves. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(2000, () => socket.destroy());
    socket.once('data', (data: Buffer) => {
      resolve(data.toString('latin1').startsWith('-NOAUTH'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
