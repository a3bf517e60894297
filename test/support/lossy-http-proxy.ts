/**
 * Stands before an HTTP server and loses chosen answers, as a network does at the worst moment: the server has done what
 * it was asked, and the client only sees its connection reset. It can also hold a request back until a test goes on.
 */
import { createServer, request as forwardRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProxiedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Given in the server's stead. */
export interface GivenAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What becomes of a request: `lose` resets after the server answered, `cut` before it is asked. */
export type Fate = 'pass' | 'lose' | 'cut' | GivenAnswer;

export interface LossyHttpProxy {
  readonly address: string;
  /** Requests seen so far, in order. */
  readonly seen: readonly ProxiedRequest[];
  /** Decides from now on; may do work of its own first, such as another client's write. */
  decide(fateOf: (request: ProxiedRequest) => Fate | Promise<Fate>): void;
  stop(): Promise<void>;
}

export async function lossyHttpProxy(target: string): Promise<LossyHttpProxy> {
  const seen: ProxiedRequest[] = [];
  let fateOf: (request: ProxiedRequest) => Fate | Promise<Fate> = () => 'pass';
  const server = createServer((incoming, outgoing) => {
    handle(target, incoming, outgoing, async (request) => {
      seen.push(request);
      return fateOf(request);
    }).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    seen,
    decide: (next) => {
      fateOf = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function handle(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fateOf: (request: ProxiedRequest) => Promise<Fate>,
): Promise<void> {
  const body = await bytesOf(incoming);
  const { method = 'GET', url = '/', headers } = incoming;
  const fate = await fateOf({ method, path: url, headers, body: body.toString('utf8') });
  if (typeof fate === 'object') {
    outgoing.writeHead(fate.status, { 'content-type': fate.type }).end(fate.body);
    return;
  }
  if (fate === 'cut') {
    incoming.socket.resetAndDestroy();
    return;
  }
  const answer = await forward(target, method, url, headers, body);
  if (fate === 'lose') {
    incoming.socket.resetAndDestroy();
    return;
  }
  outgoing.writeHead(answer.status, answer.headers).end(answer.body);
}

interface ForwardedAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[]>;
  readonly body: Buffer;
}

/** The `host` header stays as the client wrote it: signatures cover it. */
function forward(
  target: string,
  method: string,
  path: string,
  headers: IncomingMessage['headers'],
  body: Buffer,
): Promise<ForwardedAnswer> {
  const { hostname, port } = new URL(target);
  return new Promise((resolve, reject) => {
    const onward = forwardRequest({ hostname, port, method, path, headers, agent: false }, (response) => {
      bytesOf(response).then((bytes) => {
        const { 'transfer-encoding': _chunked, connection: _connection, ...kept } = response.headers;
        const length = { 'content-length': String(bytes.length) };
        resolve({
          status: response.statusCode ?? 502,
          headers: { ...(kept as Record<string, string | string[]>), ...length },
          body: bytes,
        });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
