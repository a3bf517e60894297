// Real OpenSSH servers with an application's key that leaked and an administrator's key for the same account.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { Credential } from '../../src/core/credential.js';
import type { SecretValue } from '../../src/core/secret-value.js';
import { fingerprintOf, makeSshKey } from '../../src/platform/ssh-key.js';
import type { SshHost, SshSettings } from '../../src/rotators/ssh.js';
import { readKey } from '../../src/rotators/ssh/keys.js';
import { tryLogin } from '../../src/rotators/ssh/session.js';
import type { SshdServer } from './sshd-server.js';

export interface SshScene {
  readonly servers: readonly SshdServer[];
  readonly credential: Credential;
  /** `ssh-ed25519 …` */
  readonly publicKey: string;
  readonly admin: SecretValue;
  readonly settings: SshSettings;
  /** How the files were when the key leaked. */
  readonly text: string;
  read(server?: number): string;
  write(text: string, server?: number): void;
  /** Files as they were when the key leaked. */
  restore(): void;
  /** Everything in the folders of the files. */
  state(): string;
  /** On how many servers this key is let in. */
  letIn(secret: SecretValue): Promise<number>;
}

/** @param options of the leaked key's line */
export function sshScene(
  servers: readonly SshdServer[],
  { options = '', settings = {} }: { readonly options?: string; readonly settings?: Partial<SshSettings> } = {},
): SshScene {
  const leaked = makeSshKey('orders@ci');
  const admin = makeSshKey('admin');
  const text = [
    '# accounts of the deployment',
    `${admin.publicKey} admin`,
    '',
    `${options === '' ? '' : `${options} `}${leaked.publicKey} orders@ci`,
    `no-pty ${makeSshKey('').publicKey} somebody else`,
    '',
  ].join('\n');
  const hosts = servers.map((server, index) => hostOf(server, `host-${String(index)}`));
  const scene: SshScene = {
    servers,
    credential: { provider: 'private-key', secret: leaked.privateKey, attributes: {} },
    publicKey: leaked.publicKey,
    admin: admin.privateKey,
    settings: { hosts, narrow: [], nativeExpiry: true, ...settings },
    text,
    read: (server = 0) => readFileSync(servers[server]!.authorizedKeysFile, 'utf8'),
    // In place, so that owner and mode stay.
    write: (next, server = 0) => writeFileSync(servers[server]!.authorizedKeysFile, next),
    restore: () => servers.forEach((_server, index) => scene.write(text, index)),
    state: () => JSON.stringify(servers.map(stateOf)),
    letIn: async (secret) => {
      const key = readKey('a key', secret);
      const ctx = { rotationId: 'r000000000000', signal: AbortSignal.timeout(20_000) };
      const all = await Promise.all(hosts.map((host) => tryLogin(host, { user: host.user, key }, ctx)));
      return all.filter((verdict) => verdict === 'accepted').length;
    },
  };
  scene.restore();
  return scene;
}

export function hostOf(server: SshdServer, name: string): SshHost {
  const { host, port, user } = server;
  const hostKeys = [fingerprintOf(server.hostKey)];
  return { name, host, port, hostKeys, user, adminUser: user, file: '.ssh/authorized_keys' };
}

function stateOf({ authorizedKeysFile }: SshdServer): unknown {
  const folder = dirname(authorizedKeysFile);
  const { mode, uid, gid } = statSync(authorizedKeysFile);
  return [readdirSync(folder).toSorted(), readFileSync(authorizedKeysFile, 'utf8'), mode, uid, gid];
}

export interface CuttingProxy {
  readonly port: number;
  cut(): number;
  stop(): Promise<void>;
}

/** Passes bytes on until `isTime`, asked before each of the server's answers; then it cuts the connection, once. */
export async function cuttingProxy(port: number, isTime: () => boolean): Promise<CuttingProxy> {
  let cuts = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      if (cuts > 0 || !isTime()) return void client.write(chunk);
      cuts += 1;
      client.resetAndDestroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => cuts,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
