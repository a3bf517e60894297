// One SSH connection with one key. The host's own key is compared with the configured one before anything is sent, and
// nothing but this key is offered.
import { createHash } from 'node:crypto';
import ssh2, { type Client, type ClientErrorExtensions, type SFTPWrapper } from 'ssh2';
import { AppError } from '../../core/errors.js';
import { printable } from '../../platform/api-client.js';
import type { RotationContext } from '../rotator.js';
import type { KeyOf } from './keys.js';
import { labelOf, type SshHost } from './settings.js';

export interface Login {
  readonly user: string;
  readonly key: KeyOf;
}

/** What a host said to a key. `partial` takes the key and asks for more, as a code. */
type LoginVerdict = 'accepted' | 'partial' | 'refused';

type Attempt = { readonly verdict: 'accepted'; readonly client: Client } | { readonly verdict: 'partial' | 'refused' };

const READY_TIMEOUT_MS = 15_000;
const MAX_OUTPUT_BYTES = 64 * 1024;

/** Whether the host lets this key in. Fails where it gave no answer about the key. */
export async function tryLogin(host: SshHost, login: Login, ctx: RotationContext): Promise<LoginVerdict> {
  const attempt = await connect(host, login, ctx);
  if (attempt.verdict === 'accepted') attempt.client.end();
  return attempt.verdict;
}

/** Works with the files of a host. Fails with `provider-refused` where the key is not let in. */
export function withFiles<T>(
  host: SshHost,
  login: Login,
  ctx: RotationContext,
  work: (files: SFTPWrapper) => Promise<T>,
): Promise<T> {
  return withClient(host, login, ctx, async (client) => {
    const files = await new Promise<SFTPWrapper>((resolve, reject) => {
      client.sftp((error, sftp) => (error === undefined ? resolve(sftp) : reject(noFiles(host, error))));
    });
    return work(files);
  });
}

/** Runs a command and gives its exit code; undefined where a signal ended it. */
export function runRemotely(
  host: SshHost,
  login: Login,
  ctx: RotationContext,
  command: string,
): Promise<number | undefined> {
  return withClient(host, login, ctx, (client) => {
    return new Promise<number | undefined>((resolve, reject) => {
      client.exec(command, (error, channel) => {
        if (error !== undefined) return reject(lost(host, 'running the check', error));
        let bytes = 0;
        const count = (chunk: Buffer): void => {
          bytes += chunk.length;
          if (bytes > MAX_OUTPUT_BYTES) channel.destroy();
        };
        channel.on('data', count);
        channel.stderr.on('data', count);
        channel.on('exit', (code: number | null) => resolve(code ?? undefined));
        channel.on('close', () => resolve(undefined));
      });
    });
  });
}

async function withClient<T>(
  host: SshHost,
  login: Login,
  ctx: RotationContext,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const attempt = await connect(host, login, ctx);
  if (attempt.verdict !== 'accepted') {
    throw new AppError('provider-refused', `ssh: logging in: ${login.user} on ${host.name}: key refused`, {
      hint: attempt.verdict === 'partial' ? 'the host asks for more than a key' : undefined,
    });
  }
  const { client } = attempt;
  return new Promise<T>((resolve, reject) => {
    const giveUp = (): void => {
      client.destroy();
      reject(ctx.signal.reason as Error);
    };
    ctx.signal.addEventListener('abort', giveUp, { once: true });
    client.on('error', (error) => reject(lost(host, 'working', error)));
    client.on('close', () => reject(lost(host, 'working', undefined)));
    work(client)
      .then(resolve, reject)
      .finally(() => {
        ctx.signal.removeEventListener('abort', giveUp);
        client.end();
      });
  });
}

function connect(host: SshHost, { user, key }: Login, { signal }: RotationContext): Promise<Attempt> {
  return new Promise<Attempt>((resolve, reject) => {
    signal.throwIfAborted();
    const client = new ssh2.Client();
    let isPinned = false;
    let asked = 0;
    let verdict: 'partial' | 'refused' | undefined;
    const giveUp = (): void => {
      client.destroy();
      reject(signal.reason as Error);
    };
    const settle = (): void => signal.removeEventListener('abort', giveUp);
    signal.addEventListener('abort', giveUp, { once: true });
    client.on('ready', () => {
      settle();
      resolve({ verdict: 'accepted', client });
    });
    client.on('error', (error) => {
      settle();
      client.destroy();
      if (!isPinned && asked === 0 && /host (denied|verif)/i.test(error.message)) reject(otherHost(host));
      else if (verdict !== undefined) resolve({ verdict });
      else reject(lost(host, 'connecting', error));
    });
    client.on('close', () => {
      settle();
      reject(lost(host, 'connecting', undefined));
    });
    client.connect({
      host: host.host,
      port: host.port,
      username: user,
      readyTimeout: READY_TIMEOUT_MS,
      hostVerifier: (shown: Buffer) => (isPinned = host.hostKeys.includes(fingerprintOfBlob(shown))),
      authHandler: (methods, partialSuccess, next) => {
        asked += 1;
        if (asked === 1) return next({ type: 'publickey', username: user, key: key.secret.reveal() });
        // Where the host does not take keys at all, its no says nothing of this one.
        const list = (methods ?? []) as readonly string[];
        verdict = partialSuccess ? 'partial' : list.includes('publickey') ? 'refused' : undefined;
        return next(false as never);
      },
    });
  });
}

function fingerprintOfBlob(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replaceAll('=', '')}`;
}

function otherHost(host: SshHost): AppError {
  return new AppError('provider-refused', `ssh: connecting: ${labelOf(host)}: its host key is not the configured one`, {
    hint: 'somebody stands between, or the host has a new key: ask its owner, then correct host-key',
  });
}

function noFiles(host: SshHost, cause: Error): AppError {
  return new AppError('provider-refused', `ssh: opening files: ${labelOf(host)}: ${printable(cause.message)}`, {
    hint: 'the account of the administrator needs the subsystem sftp',
  });
}

function lost(host: SshHost, doing: string, error: (Error & ClientErrorExtensions) | undefined): AppError {
  const why = error === undefined ? 'connection closed' : printable(error.message);
  return new AppError('provider-unreachable', `ssh: ${doing}: ${labelOf(host)}: ${why}`, { hint: 'try again' });
}
