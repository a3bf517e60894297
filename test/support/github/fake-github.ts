// A GitHub for tests: a loopback server with users, repositories, tokens, Apps and keys, whose every request and answer
// is held against GitHub's published description. Its state changes as GitHub's does, and it fails as it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, failure } from './answer.js';
import { credentialLabel } from './authenticate.js';
import { findOperation, hasValidPath, ignoredNames, requestViolations } from './description.js';
import { answerTo, type Incoming, NOT_JSON, type Routed } from './exchange.js';
import { answerOf, type Fault, Faults, takesEffect } from './faults.js';
import { isOperationName, type OperationName } from './handlers/index.js';
import { RateLimit, type RateLimitOptions } from './rate-limit.js';
import { bodyWithoutSecrets, headersWithoutSecrets, type RecordedRequest } from './record.js';
import { GithubState, type StateOptions } from './state.js';

export type FakeGithubOptions = Partial<StateOptions> & { readonly rateLimit?: Partial<RateLimitOptions> };

export interface FakeGithub {
  /** Without a slash at the end, as `https://api.github.com`. */
  readonly url: string;
  readonly state: GithubState;
  readonly requests: readonly RecordedRequest[];
  requestsTo(operation: OperationName): readonly RecordedRequest[];
  /** The next requests of this operation fail so, `times` of them; several faults meet requests in this order. */
  inject(operation: OperationName, fault: Fault, times?: number): void;
  /** Faults that no request has met yet. */
  readonly pendingFaults: number;
  /** Sends the answers that are held. */
  release(): void;
  /** Lets every accepted revocation take effect. */
  tick(): void;
  stop(): Promise<void>;
}

/** Starts on a free loopback port with nothing in it; `state` has the methods that add. */
export async function startFakeGithub(options: FakeGithubOptions = {}): Promise<FakeGithub> {
  const state = new GithubState({ now: () => new Date(), installationTokens: 'short', deathAfter: 0, ...options });
  const limit = new RateLimit({
    authenticatedPerHour: 5000,
    anonymousPerHour: 60,
    status: 403,
    ...options.rateLimit,
  });
  const faults = new Faults();
  const requests: RecordedRequest[] = [];
  const held = new Set<() => void>();
  const parts: Parts = { state, limit, faults, requests, held, baseUrl: () => url };
  const server = createServer((request, response) => {
    serve(request, response, parts).catch((error: unknown) => {
      send(response, failure(500, error instanceof Error ? error.message : 'fake github: unknown failure'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const release = (): void => {
    for (const answer of held) answer();
    held.clear();
  };
  return {
    url,
    state,
    requests,
    requestsTo: (operation) => requests.filter((request) => request.operation === operation),
    inject: (operation, fault, times = 1) => faults.inject(operation, fault, times),
    get pendingFaults() {
      return faults.pending;
    },
    release,
    tick: () => state.tick(),
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

interface Parts {
  readonly state: GithubState;
  readonly limit: RateLimit;
  readonly faults: Faults;
  readonly requests: RecordedRequest[];
  readonly held: Set<() => void>;
  readonly baseUrl: () => string;
}

async function serve(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const incoming = await read(request, parts.baseUrl());
  const routed = route(request.method ?? '', incoming.pathname);
  const record = recorded(request, incoming, routed, parts.state);
  parts.requests.push(record);
  const fault = routed === undefined ? undefined : parts.faults.next(routed.name);
  const own = takesEffect(fault) ? answerTo(incoming, routed, parts.state, parts.limit) : undefined;
  if (fault?.kind === 'lose-request' || fault?.kind === 'lose-answer') {
    request.socket.resetAndDestroy();
    return;
  }
  const answer = (fault === undefined ? undefined : answerOf(fault)) ?? own ?? failure(500, 'fake github: no answer');
  const deliver = (): void => {
    record.status = answer.status;
    send(response, answer);
  };
  if (fault?.kind === 'hold') hold(response, deliver, parts.held);
  else deliver();
}

function hold(response: ServerResponse, deliver: () => void, held: Set<() => void>): void {
  held.add(deliver);
  response.once('close', () => held.delete(deliver));
}

function route(method: string, pathname: string): Routed | undefined {
  const match = findOperation(method, pathname);
  if (match === undefined || !hasValidPath(match) || !isOperationName(match.operation.name)) return undefined;
  return { name: match.operation.name, match };
}

async function read(request: IncomingMessage, baseUrl: string): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', baseUrl);
  return {
    authorization: request.headers.authorization,
    hasUserAgent: (request.headers['user-agent'] ?? '') !== '',
    address: request.socket.remoteAddress ?? '',
    baseUrl,
    pathname: url.pathname,
    query: url.searchParams,
    body: parseBody(Buffer.concat(chunks).toString('utf8')),
  };
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return NOT_JSON;
  }
}

function recorded(
  request: IncomingMessage,
  incoming: Incoming,
  routed: Routed | undefined,
  state: GithubState,
): RecordedRequest {
  const { pathname, query, authorization } = incoming;
  const body = incoming.body === NOT_JSON ? undefined : incoming.body;
  const operation = routed?.match.operation;
  return {
    method: request.method ?? '',
    path: pathname,
    query: query.toString(),
    operation: routed?.name,
    headers: headersWithoutSecrets(request.headers),
    credential: credentialLabel(state, authorization),
    body: bodyWithoutSecrets(state, routed?.name, body),
    violations: operation === undefined ? ['no such operation'] : requestViolations(operation, query, body),
    ignored: operation === undefined ? [] : ignoredNames(operation, query, body),
    status: undefined,
  };
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, {
    ...headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
