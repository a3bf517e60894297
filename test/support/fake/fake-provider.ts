// The common ground of the providers' fakes: a loopback server with a table of routes, each with the shape of its request.
// Whatever a route does not expect is answered as the provider would and counted as a violation. It fails as it is told
// to: an answer is lost after the change was made, a request never arrives, another answer comes in its place.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { z } from 'zod';

export interface FakeRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** What stood for the `:names` of the route's path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** The body as JSON or as a form, by its content type; undefined where there is none. */
  readonly body: unknown;
}

export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, a string as it is. */
  readonly body?: unknown;
  /** What only the handler could see to be wrong with the request; recorded with the others, never sent. */
  readonly violations?: readonly string[];
}

export interface FakeRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'LIST';
  /** As `/v3/api_keys/:id`. */
  readonly path: string;
  /** What the body has to be, strictly; without it there must be none. */
  readonly body?: z.ZodType;
  /** Names that the query may have. */
  readonly query?: readonly string[];
  /** Whether it changes something at the provider. */
  readonly changes: boolean;
  readonly answer: (request: FakeRequest) => FakeAnswer;
}

/** What becomes of a request. */
export type FakeFault =
  /** The change is made and the connection is reset before the answer. */
  | { readonly kind: 'lose-answer' }
  /** The connection is reset before anything happens. */
  | { readonly kind: 'lose-request' }
  /** Another answer; with `afterEffect` the change was made all the same. */
  | { readonly kind: 'answer'; readonly answer: FakeAnswer; readonly afterEffect?: boolean }
  /** The answer comes that much later than the change. */
  | { readonly kind: 'late'; readonly ms: number }
  /** It arrives twice, as a proxy that repeats sends it, and the one or the other answer comes back. */
  | { readonly kind: 'double'; readonly answer: 'first' | 'second' }
  /** It lingers on its way until the next request of its route was served, whether or not anybody still waits for it. */
  | { readonly kind: 'overtaken' };

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  /** As the route names it, `DELETE /v3/api_keys/:id`; undefined where there is none. */
  readonly route: string | undefined;
  readonly changes: boolean;
  /** What the request should not have been, in words without its values. */
  violations: readonly string[];
  status: number | undefined;
}

export interface FakeServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Everything that requests should not have been; a test ends by expecting none. */
  readonly violations: readonly string[];
  /** The next requests of this route (`POST /v3/api_keys`), or of `any change`, meet this fault. */
  inject(route: string, fault: FakeFault, times?: number): void;
  /** The n-th change from now on, counted from 1, meets this fault; gives how many did. */
  injectAt(n: number, fault: FakeFault): () => number;
  /** Faults that no request has met yet. */
  readonly pendingFaults: number;
  stop(): Promise<void>;
}

export interface FakeSettings {
  readonly name: string;
  readonly routes: readonly FakeRoute[];
  /** What the provider answers where there is no such route, or the request has the wrong shape. */
  readonly refuse: (status: 404 | 400, violations: readonly string[]) => FakeAnswer;
  /** Grows with what the routes themselves find wrong in requests; counted among the violations. */
  readonly complaints?: readonly string[];
}

interface Pending {
  readonly route: string;
  readonly fault: FakeFault;
  skip: number;
  left: number;
}

/** Starts on a free loopback port. */
export async function startFake({ name, routes, refuse, complaints = [] }: FakeSettings): Promise<FakeServer> {
  const seen: SeenRequest[] = [];
  const pending: Pending[] = [];
  const overtaken: { readonly route: string | undefined; readonly arrive: () => void }[] = [];
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      seen.push({ ...nothing(incoming), violations: [`${name}: the fake failed: ${String(error)}`] });
      outgoing.writeHead(500).end();
    });
  });

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const text = await textOf(incoming);
    const url = new URL(incoming.url ?? '/', 'http://fake');
    const match = routeOf(routes, incoming.method ?? '', url.pathname);
    const request = { ...requestOf(incoming, url, text), params: match?.params ?? {} };
    const violations = match === undefined ? ['no such route'] : violationsOf(match.route, request);
    const route = match === undefined ? undefined : `${match.route.method} ${match.route.path}`;
    const changes = match?.route.changes ?? false;
    const named = (violation: string): string => `${route ?? `${request.method} ${url.pathname}`}: ${violation}`;
    const record: SeenRequest = {
      method: request.method,
      path: url.pathname,
      route,
      changes,
      violations: violations.map(named),
      status: undefined,
    };
    seen.push(record);
    const fault = nextFault(pending, route, changes);
    if (fault?.kind === 'lose-request') return void incoming.socket.resetAndDestroy();
    if (fault?.kind === 'overtaken') {
      await new Promise<void>((resolve) => overtaken.push({ route, arrive: resolve }));
    }
    const skipsEffect = fault?.kind === 'answer' && fault.afterEffect !== true;
    const act = (): FakeAnswer => {
      const answer = answerOf(match?.route, request, violations, refuse);
      record.violations = [...record.violations, ...(answer.violations ?? []).map(named)];
      return answer;
    };
    const first = skipsEffect ? undefined : act();
    const second = fault?.kind === 'double' ? act() : undefined;
    const own = fault?.kind === 'double' && fault.answer === 'second' ? second : first;
    for (const one of overtaken.splice(0)) {
      if (one.route === route) one.arrive();
      else overtaken.push(one);
    }
    if (fault?.kind === 'lose-answer') return void incoming.socket.resetAndDestroy();
    if (fault?.kind === 'late') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const answer = fault?.kind === 'answer' ? fault.answer : own!;
    record.status = answer.status;
    send(outgoing, answer);
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    seen,
    get violations() {
      return [...seen.flatMap((request) => request.violations), ...complaints];
    },
    inject: (route, fault, times = 1) => void pending.push({ route, fault, skip: 0, left: times }),
    injectAt: (n, fault) => {
      const entry = { route: 'any change', fault, skip: n - 1, left: 1 };
      pending.push(entry);
      return () => 1 - entry.left;
    },
    get pendingFaults() {
      return pending.reduce((sum, { left }) => sum + left, 0);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function nothing(incoming: IncomingMessage): Omit<SeenRequest, 'violations'> {
  const { method = '', url = '' } = incoming;
  return { method, path: url.split('?', 1)[0]!, route: undefined, changes: false, status: 500 };
}

function routeOf(
  routes: readonly FakeRoute[],
  method: string,
  path: string,
): { readonly route: FakeRoute; readonly params: Readonly<Record<string, string>> } | undefined {
  const parts = path.split('/');
  for (const route of routes) {
    const wanted = route.path.split('/');
    if (route.method !== method || wanted.length !== parts.length) continue;
    if (!wanted.every((part, index) => matches(part, parts[index]!))) continue;
    const params = wanted.flatMap((part, index) => paramOf(part, parts[index]!));
    return { route, params: Object.fromEntries(params) };
  }
  return undefined;
}

/** `:id` stands for a whole part, `:id:disable` for one that ends so, as Google's do. */
function matches(wanted: string, part: string): boolean {
  const [, name, end = ''] = /^:([a-zA-Z]+)(:.*)?$/.exec(wanted) ?? [];
  return name === undefined ? wanted === part : part.length > end.length && part.endsWith(end);
}

function paramOf(wanted: string, part: string): readonly (readonly [string, string])[] {
  const [, name, end = ''] = /^:([a-zA-Z]+)(:.*)?$/.exec(wanted) ?? [];
  return name === undefined ? [] : [[name, decodeURIComponent(part.slice(0, part.length - end.length))]];
}

function requestOf(incoming: IncomingMessage, url: URL, text: string): Omit<FakeRequest, 'params'> {
  const { method = '', headers } = incoming;
  const body = bodyOf(headers['content-type'] ?? '', text);
  return { method, path: url.pathname, query: url.searchParams, headers, text, body };
}

function bodyOf(type: string, text: string): unknown {
  if (text === '') return undefined;
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function violationsOf(route: FakeRoute, request: FakeRequest): readonly string[] {
  const unknown = [...request.query.keys()].filter((key) => route.query?.includes(key) !== true);
  const names = unknown.map((key) => `unknown query ${key}`);
  if (route.body === undefined) return request.body === undefined ? names : [...names, 'a body where none is expected'];
  const { error } = route.body.safeParse(request.body);
  const wrong = error?.issues.map(({ path, code }) => `body: ${path.join('.')}: ${code}`) ?? [];
  return [...names, ...wrong];
}

function answerOf(
  route: FakeRoute | undefined,
  request: FakeRequest,
  violations: readonly string[],
  refuse: FakeSettings['refuse'],
): FakeAnswer {
  if (route === undefined) return refuse(404, violations);
  return violations.length > 0 ? refuse(400, violations) : route.answer(request);
}

function nextFault(pending: Pending[], route: string | undefined, changes: boolean): FakeFault | undefined {
  for (const entry of pending) {
    if (entry.left === 0) continue;
    if (entry.route !== route && !(entry.route === 'any change' && changes)) continue;
    if (entry.skip > 0) {
      entry.skip -= 1;
      continue;
    }
    entry.left -= 1;
    return entry.fault;
  }
  return undefined;
}

function send(outgoing: ServerResponse, { status, headers = {}, body }: FakeAnswer): void {
  const isText = typeof body === 'string';
  const type = body === undefined || isText ? {} : { 'content-type': 'application/json; charset=utf-8' };
  outgoing.writeHead(status, { ...type, ...headers });
  outgoing.end(body === undefined || isText ? body : JSON.stringify(body));
}

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
