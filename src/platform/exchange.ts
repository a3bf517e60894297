/**
 * One HTTP request and its answer. It follows no redirect, always verifies TLS, goes through a proxy only where it is told
 * to, and says of a failure whether the request may have arrived, since a caller that changes something has to find out then.
 */
// The door to HTTP for stores whose library would otherwise follow redirects and obey proxy variables.
// oxlint-disable-next-line no-restricted-imports -- this is a door
import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
// oxlint-disable-next-line no-restricted-imports -- this is a door
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AppError, errorCodeOf } from '../core/errors.js';
import { publicLookup, requirePublicHost } from './addresses.js';
import { openTunnel } from './proxy.js';

export interface HttpRequest {
  /** Who asks and what for, as errors should begin. */
  readonly what: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** PEM text of the authorities to trust instead of the usual ones. */
  readonly ca?: string | undefined;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** How to reach the host; straight to wherever its name leads where this is left out. */
  readonly route?: HttpRoute | undefined;
}

export interface HttpRoute {
  /** `http://HOST:PORT` or https; for https requests only. */
  readonly proxy?: string | undefined;
  /** Another machine to connect to; name and certificate stay those of the URL. */
  readonly connectTo?: { readonly host: string; readonly port: number } | undefined;
  /** Refuses what is not a public address, without a proxy also where only the name leads there. */
  readonly isPublicOnly?: boolean | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** The address without a final slash. Fails with `config` for anything but https, or http to this machine. */
export function requireSafeAddress(what: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (url === undefined || !isSafe || url.username !== '' || url.password !== '' || url.search !== '') {
    throw new AppError('config', `${what}: address: expected https://HOST[:PORT], or http:// to this machine only`);
  }
  return url.href.replace(/\/+$/, '');
}

/**
 * Whatever the server answers, redirects included. Fails with `provider-unreachable` where the request can't have
 * arrived, and with `ambiguous` where the connection stood and no whole answer came.
 */
export async function exchange(request: HttpRequest): Promise<HttpAnswer> {
  request.signal.throwIfAborted();
  const url = new URL(request.url);
  const isTls = url.protocol === 'https:';
  const body = request.body === undefined ? undefined : Buffer.from(request.body, 'utf8');
  const headers = {
    ...request.headers,
    ...(body === undefined ? {} : { 'content-length': String(body.length) }),
    ...(request.route?.connectTo === undefined ? {} : { host: url.host }),
  };
  const options = { method: request.method, headers, insecureHTTPParser: false, ...(await connection(request, url)) };
  return new Promise((resolve, reject) => {
    const sending = isTls ? httpsRequest(url, { ...options, ...tlsOptions(request) }) : httpRequest(url, options);
    settle(sending, request, isTls, resolve, reject);
    sending.end(body);
  });
}

function tlsOptions({ ca }: HttpRequest): Pick<RequestOptions, 'rejectUnauthorized' | 'minVersion' | 'ca'> {
  return { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca ? { ca } : {}) };
}

/** What makes the connection go where the route says. */
async function connection(request: HttpRequest, url: URL): Promise<RequestOptions> {
  const { route = {}, what } = request;
  if (route.isPublicOnly === true) requirePublicHost(what, url.hostname);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const servername = isIP(host) === 0 ? { servername: host } : {};
  if (route.connectTo !== undefined) {
    // Of the two names for it the URL's would count.
    return { agent: false, ...route.connectTo, hostname: route.connectTo.host, ...servername };
  }
  if (route.proxy === undefined || url.protocol !== 'https:') {
    return { agent: false, ...(route.isPublicOnly === true ? { lookup: publicLookup } : {}) };
  }
  const { timeoutMs, signal, ca } = request;
  const target = `${url.hostname}:${url.port === '' ? '443' : url.port}`;
  const socket = await openTunnel({ what, proxy: route.proxy, target, ca, timeoutMs, signal });
  return { createConnection: () => connectTls({ socket, host, ...servername, ...tlsOptions(request) }) };
}

function settle(
  sending: ClientRequest,
  request: HttpRequest,
  isTls: boolean,
  resolve: (answer: HttpAnswer) => void,
  reject: (error: unknown) => void,
): void {
  let isConnected = false;
  let reason: unknown;
  const stop = (why: unknown): void => {
    reason ??= why;
    sending.destroy();
  };
  const fail = (cause: unknown): void => {
    finish();
    reject((reason as Error | undefined) ?? failure(request.what, isConnected, errorCodeOf(cause)));
  };
  const timer = setTimeout(() => {
    stop(failure(request.what, isConnected, `no answer within ${String(Math.round(request.timeoutMs / 1000))} s`));
  }, request.timeoutMs);
  const onAbort = (): void => stop(request.signal.reason);
  const finish = (): void => {
    clearTimeout(timer);
    request.signal.removeEventListener('abort', onAbort);
  };
  request.signal.addEventListener('abort', onAbort, { once: true });
  sending.on('socket', (socket) => {
    socket.once(isTls ? 'secureConnect' : 'connect', () => {
      isConnected = true;
    });
  });
  sending.on('error', fail);
  sending.on('response', (response) => {
    collect(response, request.maxBytes, fail, (text) => {
      finish();
      resolve({ status: response.statusCode ?? 0, headers: flatHeaders(response), body: text });
    });
  });
}

function flatHeaders({ headers }: IncomingMessage): Readonly<Record<string, string>> {
  const present = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value!]));
}

function collect(
  response: IncomingMessage,
  maxBytes: number,
  fail: (cause: unknown) => void,
  done: (text: string) => void,
): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > maxBytes) response.destroy();
    else chunks.push(chunk);
  });
  response.on('error', fail);
  response.on('close', () => {
    if (response.complete && bytes <= maxBytes) done(Buffer.concat(chunks).toString('utf8'));
    else fail(undefined);
  });
}

function failure(what: string, isConnected: boolean, detail = 'the answer was cut off'): AppError {
  return isConnected
    ? new AppError('ambiguous', `${what}: ${detail}`)
    : new AppError('provider-unreachable', `${what}: no connection: ${detail}`, {
        hint: 'check the address in the configuration, and its certificate where it is https',
      });
}
