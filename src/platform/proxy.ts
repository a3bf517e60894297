/** Which proxy the user's environment wants for a host, and a connection through it. */
// oxlint-disable-next-line no-restricted-imports -- part of the door
import { request as httpRequest } from 'node:http';
// oxlint-disable-next-line no-restricted-imports -- part of the door
import { request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { AppError, errorCodeOf } from '../core/errors.js';

export interface Tunnel {
  /** Begins the messages. */
  readonly what: string;
  /** `http://[USER:PASSWORD@]HOST:PORT`, or https. */
  readonly proxy: string;
  /** `HOST:PORT` at its other end. */
  readonly target: string;
  readonly ca?: string | undefined;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** What `HTTPS_PROXY` says for the host, unless `NO_PROXY` names it; undefined for a direct connection. */
export function proxyFromEnvironment(env: NodeJS.ProcessEnv, host: string, port: number): string | undefined {
  const proxy = variable(env, 'https_proxy');
  if (proxy === undefined || isExempt(variable(env, 'no_proxy') ?? '', host, port)) return undefined;
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

function variable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name] ?? env[name.toUpperCase()];
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

/** `*`, `example.com` (with what is below it), `.example.com`, each also with a port. */
export function isExempt(list: string, host: string, port: number): boolean {
  const name = host.toLowerCase();
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, domain = '', wanted] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const isHost = domain !== '' && (name === domain || name.endsWith(`.${domain}`));
      return isHost && (wanted === undefined || Number(wanted) === port);
    });
}

/**
 * A connection to the target that the proxy has made (`CONNECT`). Fails with `provider-unreachable`, as nothing was sent to
 * the target then; never repeats the proxy's address, which may hold a password.
 */
export function openTunnel(tunnel: Tunnel): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const url = URL.canParse(tunnel.proxy) ? new URL(tunnel.proxy) : undefined;
    if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
      throw new AppError('config', `${tunnel.what}: proxy: expected http://HOST:PORT or https://HOST:PORT`);
    }
    const options = { method: 'CONNECT', path: tunnel.target, agent: false, headers: headersFor(url, tunnel.target) };
    const place = { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), ...(url.port === '' ? {} : { port: url.port }) };
    const tls = tunnel.ca === undefined ? {} : { ca: tunnel.ca };
    const asking =
      url.protocol === 'https:'
        ? httpsRequest({ ...options, ...place, ...tls })
        : httpRequest({ ...options, ...place, port: url.port === '' ? 80 : url.port });
    const timer = setTimeout(() => asking.destroy(new Error('no answer')), tunnel.timeoutMs);
    const onAbort = (): void => void asking.destroy();
    const finish = (): void => {
      clearTimeout(timer);
      tunnel.signal.removeEventListener('abort', onAbort);
    };
    const fail = (detail: string): void => {
      finish();
      if (tunnel.signal.aborted) reject(tunnel.signal.reason as Error);
      else reject(unreachable(tunnel.what, detail));
    };
    tunnel.signal.addEventListener('abort', onAbort, { once: true });
    asking.on('error', (error) => fail(errorCodeOf(error) ?? 'no answer'));
    // A proxy that answers like a server has not connected anything.
    asking.on('response', (response) => {
      response.destroy();
      fail(`status ${String(response.statusCode)}`);
    });
    asking.on('connect', (response, socket, head) => {
      if (response.statusCode === 200 && head.length === 0) {
        finish();
        resolve(socket);
        return;
      }
      socket.destroy();
      fail(response.statusCode === 200 ? 'it spoke before it was asked' : `status ${String(response.statusCode)}`);
    });
    asking.end();
  });
}

function headersFor({ username, password }: URL, target: string): Readonly<Record<string, string>> {
  if (username === '') return { host: target };
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { host: target, 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

function unreachable(what: string, detail: string): AppError {
  return new AppError('provider-unreachable', `${what}: no connection through the proxy: ${detail}`, {
    hint: 'check HTTPS_PROXY and NO_PROXY, or proxy: in the configuration',
  });
}
