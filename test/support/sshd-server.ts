/**
 * A real OpenSSH server for a test, with one account that exists only there: `deploy`, with a home and a shell, whose
 * name libnss-wrapper tells the server. It never runs as root, where it would need an account of the system.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { backend, freePort, unpackedLibraries, unpackedUsr } from './backends.js';
import { startServer } from './server-process.js';

export interface SshdServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: 'deploy';
  /** The private key that may log in, in OpenSSH's format. */
  readonly privateKey: string;
  readonly privateKeyFile: string;
  /** Its line in `authorized_keys`, with the comment `deploy@laptop`. */
  readonly publicKey: string;
  readonly home: string;
  readonly authorizedKeysFile: string;
  /** `ssh-ed25519 ...`, the server's own. */
  readonly hostKey: string;
  /** What the server has logged. */
  log(): string;
  stop(): Promise<void>;
}

export interface SshdOptions {
  /** Further lines of its configuration; for a keyword that is set twice the first holds, and these come first. */
  readonly settings?: readonly string[];
}

const NOBODY = 65_534;

export async function startSshd({ settings = [] }: SshdOptions = {}): Promise<SshdServer> {
  const port = await freePort();
  const own = { uid: process.getuid?.() ?? NOBODY, gid: process.getgid?.() ?? NOBODY };
  const ids = own.uid === 0 ? { uid: NOBODY, gid: NOBODY } : own;
  const server = await startServer({
    name: 'sshd',
    ...(own.uid === 0 ? { user: ids } : {}),
    prepare: (dir) => prepare(dir, port, settings, ids),
    argv: (dir) => [
      'env',
      `LD_PRELOAD=${join(dir, 'server', 'libnss_wrapper.so')}`,
      `LD_LIBRARY_PATH=${join(dir, 'server')}`,
      `NSS_WRAPPER_PASSWD=${join(dir, 'passwd')}`,
      `NSS_WRAPPER_GROUP=${join(dir, 'group')}`,
      join(dir, 'server', 'sshd'),
      '-D',
      '-E',
      join(dir, 'log'),
      '-f',
      join(dir, 'sshd_config'),
    ],
    isReady: () => greets(port),
  });
  const { home: dir, stop } = server;
  const home = join(dir, 'home');
  const text = (file: string): string => readFileSync(join(dir, file), 'utf8');
  return {
    host: '127.0.0.1',
    port,
    user: 'deploy',
    privateKey: text('client'),
    privateKeyFile: join(dir, 'client'),
    publicKey: text('client.pub').trim(),
    home,
    authorizedKeysFile: join(home, '.ssh', 'authorized_keys'),
    hostKey: text('host.pub').trim(),
    log: () => text('log'),
    stop,
  };
}

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

function prepare(dir: string, port: number, settings: readonly string[], ids: Ids): void {
  const home = join(dir, 'home');
  // The server's user may not be able to reach the unpacked files where they are.
  mkdirSync(join(dir, 'server'));
  for (const file of readdirSync(unpackedLibraries, { withFileTypes: true })) {
    // Follows links, which cpSync of Node 24 does not, whatever its `dereference` says.
    if (!file.isDirectory()) copyFileSync(join(unpackedLibraries, file.name), join(dir, 'server', file.name));
  }
  copyFileSync(backend('sshd'), join(dir, 'server', 'sshd'));
  mkdirSync(join(home, '.ssh'), { recursive: true, mode: 0o700 });
  const account = `deploy:*:${String(ids.uid)}:${String(ids.gid)}:deploy:${home}:/bin/sh\n`;
  writeFileSync(join(dir, 'passwd'), account);
  writeFileSync(join(dir, 'group'), `deploy:*:${String(ids.gid)}:\n`);
  for (const name of ['host', 'client']) newKey(join(dir, name), name === 'host' ? 'host' : 'deploy@laptop');
  copyFileSync(join(dir, 'client.pub'), join(home, '.ssh', 'authorized_keys'));
  chmodSync(join(home, '.ssh', 'authorized_keys'), 0o600);
  writeFileSync(join(dir, 'sshd_config'), `${[...settings, ...configuration(dir, port)].join('\n')}\n`);
  if (process.getuid?.() !== 0) return;
  for (const name of ['host', 'home', 'home/.ssh', 'home/.ssh/authorized_keys']) {
    chownSync(join(dir, name), ids.uid, ids.gid);
  }
}

function newKey(file: string, comment: string): void {
  const argv = ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', file];
  execFileSync(join(unpackedUsr, 'bin', 'ssh-keygen'), argv, {
    env: { LD_LIBRARY_PATH: unpackedLibraries },
    timeout: 20_000,
  });
}

/** With StrictModes, which refuses keys in a file that others may write. */
function configuration(dir: string, port: number): readonly string[] {
  return [
    `Port ${String(port)}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${join(dir, 'host')}`,
    `PidFile ${join(dir, 'sshd.pid')}`,
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'LogLevel VERBOSE',
    'Subsystem sftp internal-sftp',
  ];
}

/** Whether it sends its version. */
function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.setTimeout(2000, () => socket.destroy());
    socket.once('data', (data: Buffer) => {
      resolve(data.toString('latin1').startsWith('SSH-2.0-OpenSSH'));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
