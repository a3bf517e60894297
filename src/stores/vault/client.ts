/** A session with a Vault server: node-vault for the protocol, our own door for the bytes. */
import type nodeVaultModule from 'node-vault';
import { AppError } from '../../core/errors.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Clock } from '../../platform/clock.js';
import { exchange, requireSafeAddress } from '../../platform/exchange.js';

export type VaultAuth =
  | { readonly token: SecretValue }
  | { readonly approle: { readonly roleId: string; readonly secretId: SecretValue; readonly mount?: string } };

export interface VaultSettings {
  /** `https://HOST[:PORT]`; `http://` only to this machine. */
  readonly address: string;
  /** Where the KV version 2 engine is mounted. */
  readonly mount: string;
  readonly namespace?: string | undefined;
  readonly auth: VaultAuth;
  /** PEM text of the authority that signed the server's certificate; the usual ones otherwise. */
  readonly ca?: string | undefined;
}

export interface VaultDependencies {
  readonly clock: Clock;
  /** For one request; each has its own. */
  readonly requestTimeoutMs?: number;
}

export interface VaultCall {
  readonly doing: string;
  /** The secret's path as a person knows it. */
  readonly about: string;
  readonly verb: 'read' | 'write' | 'update' | 'list' | 'delete';
  /** Below `/v1/`, already encoded. */
  readonly path: string;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly signal: AbortSignal;
}

export interface VaultAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type CallVault = (call: VaultCall) => Promise<VaultAnswer>;

type NodeVaultClient = nodeVaultModule.client;
type RequestOptions = Readonly<Record<string, unknown>>;

const DEFAULT_TIMEOUT_MS = 15_000;
/** A KV value has at most 1 MiB by default; escapes make it longer. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
/** A token that is about to expire is not used any more. */
const EXPIRY_MARGIN_MS = 30_000;
/** What Vault calls the right that each of our calls needs. */
const CAPABILITIES = {
  read: ['read'],
  write: ['create', 'update'],
  update: ['patch'],
  list: ['list'],
  delete: ['delete'],
} as const;

/**
 * Sends calls with a token, logging in first where that is asked for. Gives 2xx, 400 and 404 as answers: their meaning
 * depends on the call. Fails with `provider-refused` for other refusals, `provider-unreachable` where nothing can have
 * happened, and `ambiguous` where it may have.
 */
export function vaultClient(settings: VaultSettings, deps: VaultDependencies): CallVault {
  const endpoint = requireSafeAddress('vault', settings.address);
  let session: Promise<Session> | undefined;

  /** One login for all calls at a time: a secret id may be good for a single use. */
  async function authenticated(signal: AbortSignal): Promise<NodeVaultClient> {
    const opening = (session ??= openSession(settings, deps, endpoint, signal));
    const forget = (): void => {
      if (session === opening) session = undefined;
    };
    const { client, expiresAt } = await opening.catch((error: unknown) => {
      forget();
      throw error;
    });
    if (deps.clock.now().getTime() < expiresAt) return client;
    forget();
    return authenticated(signal);
  }

  return async (call) => {
    call.signal.throwIfAborted();
    return send(await authenticated(call.signal), call);
  };
}

interface Session {
  readonly client: NodeVaultClient;
  readonly expiresAt: number;
}

async function openSession(
  settings: VaultSettings,
  deps: VaultDependencies,
  endpoint: string,
  signal: AbortSignal,
): Promise<Session> {
  const client = await newClient(settings, deps.requestTimeoutMs ?? DEFAULT_TIMEOUT_MS, endpoint);
  if ('token' in settings.auth) {
    client.token = settings.auth.token.reveal();
    return { client, expiresAt: Infinity };
  }
  const { roleId, secretId, mount = 'approle' } = settings.auth.approle;
  const { status, body } = await send(client, {
    doing: 'log in',
    about: `role ${roleId}`,
    verb: 'write',
    path: `auth/${encodePath(mount)}/login`,
    json: { role_id: roleId, secret_id: secretId.reveal() },
    signal,
  });
  const { client_token: token, lease_duration: seconds } = recordOf(recordOf(body)['auth']);
  if (status !== 200 || typeof token !== 'string' || typeof seconds !== 'number') {
    throw new AppError('provider-refused', `vault: log in: role ${roleId}: status ${String(status)}`, {
      hint: 'the role id or secret id is wrong, used up or expired, or AppRole is mounted elsewhere',
    });
  }
  client.token = token;
  const lifetimeMs = seconds === 0 ? Infinity : seconds * 1000 - Math.min(EXPIRY_MARGIN_MS, seconds * 500);
  return { client, expiresAt: deps.clock.now().getTime() + lifetimeMs };
}

/** node-vault reads VAULT_TOKEN, VAULT_ADDR and others, and prints secrets under DEBUG: it gets neither here. */
async function newClient(settings: VaultSettings, timeoutMs: number, endpoint: string): Promise<NodeVaultClient> {
  const { default: nodeVault } = await import('node-vault');
  const client = nodeVault({
    endpoint,
    debug: () => undefined,
    'request-promise': { defaults: () => (options: RequestOptions) => transport(options, settings.ca, timeoutMs) },
  });
  const noSlashes = settings.namespace?.replaceAll(/^\/+|\/+$/g, '') ?? '';
  return Object.assign(client, { token: '', namespace: noSlashes, pathPrefix: '', noCustomHTTPVerbs: true });
}

async function transport(options: RequestOptions, ca: string | undefined, timeoutMs: number): Promise<unknown> {
  const url = String(options['uri']);
  const json = options['json'];
  const headers = { 'content-type': 'application/json', 'X-Vault-Request': 'true', ...recordOf(options['headers']) };
  const answer = await exchange({
    what: String(options['what']),
    method: String(options['method']),
    url,
    headers: lowerCaseNames(headers),
    body: typeof json === 'object' ? JSON.stringify(json) : undefined,
    ca,
    timeoutMs,
    maxBytes: MAX_ANSWER_BYTES,
    signal: options['signal'] as AbortSignal,
  });
  return { statusCode: answer.status, body: parseBody(answer.body), request: { path: new URL(url).pathname } };
}

async function send(client: NodeVaultClient, call: VaultCall): Promise<VaultAnswer> {
  const what = `vault: ${call.doing}: ${call.about}`;
  const options = { signal: call.signal, what };
  const hasBody = call.verb === 'write' || call.verb === 'update';
  try {
    const body: unknown = hasBody
      ? await client[call.verb](call.path, call.json ?? {}, options)
      : await client[call.verb](call.path, options);
    return { status: 200, body };
  } catch (error) {
    const answer = answerOf(error);
    if (answer === undefined) throw error;
    if (answer.status === 400 || answer.status === 404) return answer;
    throw refusal(what, call, answer.status);
  }
}

/** The status of node-vault's error. Its text is the server's and goes no further: it may hold anything. */
function answerOf(error: unknown): VaultAnswer | undefined {
  const response = recordOf(error)['response'];
  const { statusCode, body } = recordOf(response);
  return typeof statusCode === 'number' ? { status: statusCode, body } : undefined;
}

function refusal(what: string, call: VaultCall, status: number): AppError {
  if (status === 403) {
    const rule = `path "${decodeURIComponent(call.path.replace(/\?.*/, ''))}"`;
    const rights = CAPABILITIES[call.verb].map((name) => `"${name}"`).join(', ');
    return new AppError('provider-refused', `${what}: status 403`, {
      hint: `the token is unknown or expired, or its policy lacks: ${rule} { capabilities = [${rights}] }`,
    });
  }
  // 5xx may come from a proxy that lost the answer of a server that did the work.
  if (status >= 500) return new AppError('ambiguous', `${what}: status ${String(status)}`);
  if (status >= 300 && status < 400) {
    return new AppError('provider-refused', `${what}: status ${String(status)}: redirects are not followed`, {
      hint: 'set address to the active node, or to the load balancer before it',
    });
  }
  return new AppError('provider-refused', `${what}: status ${String(status)}`);
}

function parseBody(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // No cause: the parser's message quotes the text, which may be a secret.
    return undefined;
  }
}

function lowerCaseNames(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
