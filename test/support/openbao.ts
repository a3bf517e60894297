/** A real OpenBao in development mode: Vault's API, in memory, on a loopback port. */
import { readFileSync } from 'node:fs';
import { request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { randomId } from '../../src/platform/random.js';
import { backend, freePort } from './backends.js';
import { startServer } from './server-process.js';

export interface AppRole {
  readonly roleId: string;
  readonly secretId: string;
}

export interface Openbao {
  readonly address: string;
  readonly rootToken: string;
  /** PEM of its own authority, where it was started with TLS. */
  readonly ca?: string;
  /** Sends a request as root and gives the parsed answer; fails for a status of 400 and more. */
  call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>>;
  /** Makes a KV version 2 engine and gives its mount. */
  newMount(): Promise<string>;
  /** A token with just this policy (HCL). */
  tokenWith(policy: string): Promise<string>;
  /** An AppRole with this policy; AppRole is enabled on first use. */
  appRole(policy: string): Promise<AppRole>;
  stop(): Promise<void>;
}

export async function startOpenbao({ tls = false } = {}): Promise<Openbao> {
  const port = await freePort();
  const rootToken = randomId();
  const address = `${tls ? 'https' : 'http'}://127.0.0.1:${String(port)}`;
  const tlsFlags = (home: string): readonly string[] => (tls ? ['-dev-tls', `-dev-tls-cert-dir=${home}`] : []);
  const caOf = (home: string): string | undefined =>
    tls ? readFileSync(join(home, 'vault-ca.pem'), 'utf8') : undefined;
  const server = await startServer({
    name: 'openbao',
    argv: (home) => [
      backend('bao'),
      'server',
      '-dev',
      `-dev-listen-address=127.0.0.1:${String(port)}`,
      '-dev-no-store-token',
      ...tlsFlags(home),
    ],
    env: { BAO_DEV_ROOT_TOKEN_ID: rootToken, VAULT_DEV_ROOT_TOKEN_ID: rootToken },
    isReady: async (home) => (await send(address, '', 'GET', 'sys/health', undefined, caOf(home))).status === 200,
  });
  const ca = caOf(server.home);
  const call = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await send(address, rootToken, method, path, body, ca);
    if (answer.status >= 400) throw new Error(`openbao: ${method} ${path}: status ${String(answer.status)}`);
    return answer.body;
  };
  return { address, rootToken, ...(ca === undefined ? {} : { ca }), call, ...helpers(call), stop: server.stop };
}

function helpers(call: Openbao['call']): Pick<Openbao, 'newMount' | 'tokenWith' | 'appRole'> {
  const newPolicy = async (policy: string): Promise<string> => {
    const name = `p${randomId(12)}`;
    await call('POST', `sys/policies/acl/${name}`, { policy });
    return name;
  };
  return {
    async newMount() {
      const mount = `kv-${randomId(12)}`;
      await call('POST', `sys/mounts/${mount}`, { type: 'kv', options: { version: '2' } });
      return mount;
    },
    async tokenWith(policy) {
      const { auth } = await call('POST', 'auth/token/create', { policies: [await newPolicy(policy)], ttl: '1h' });
      return (auth as { client_token: string }).client_token;
    },
    async appRole(policy) {
      const methods = await call('GET', 'sys/auth');
      if (!('approle/' in methods)) await call('POST', 'sys/auth/approle', { type: 'approle' });
      const role = `auth/approle/role/r${randomId(12)}`;
      await call('POST', role, { token_policies: [await newPolicy(policy)], token_ttl: '1h' });
      const { data: id } = await call('GET', `${role}/role-id`);
      const { data: secret } = await call('POST', `${role}/secret-id`);
      return { roleId: (id as { role_id: string }).role_id, secretId: (secret as { secret_id: string }).secret_id };
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function send(
  address: string,
  token: string,
  method: string,
  path: string,
  body: unknown,
  ca: string | undefined,
): Promise<Answer> {
  const url = `${address}/v1/${path}`;
  const text = body === undefined ? undefined : JSON.stringify(body);
  if (ca !== undefined) return sendTls(url, token, method, text, ca);
  const response = await fetch(url, {
    method,
    headers: { 'x-vault-token': token, 'content-type': 'application/json' },
    ...(text === undefined ? {} : { body: text }),
  });
  return { status: response.status, body: parse(await response.text()) };
}

/** `fetch` takes no authority of its own. */
function sendTls(url: string, token: string, method: string, body: string | undefined, ca: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpsRequest(url, { method, ca, headers: { 'x-vault-token': token } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: parse(text) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

function parse(text: string): Record<string, unknown> {
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
