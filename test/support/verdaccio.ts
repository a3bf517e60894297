/** A real npm registry on loopback, without any other behind it: users, tokens, and who a token belongs to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretValue } from '../../src/core/secret-value.js';
import { randomId } from '../../src/platform/random.js';
import { backend, freePort } from './backends.js';
import { startServer } from './server-process.js';

export interface RegistryUser {
  readonly user: string;
  readonly password: SecretValue;
  /** Of the kind that a login gets. */
  readonly token: SecretValue;
}

export interface Verdaccio {
  readonly url: string;
  newUser(): Promise<RegistryUser>;
  stop(): Promise<void>;
}

export async function startVerdaccio(): Promise<Verdaccio> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const server = await startServer({
    name: 'verdaccio',
    prepare: (home) => writeFileSync(join(home, 'config.yaml'), configuration(home)),
    argv: (home) => [
      process.execPath,
      backend('verdaccio'),
      `--config=${join(home, 'config.yaml')}`,
      `--listen=127.0.0.1:${String(port)}`,
    ],
    isReady: async () => (await fetch(`${url}/-/ping`)).ok,
  });
  return { url, newUser: () => newUser(url), stop: server.stop };
}

/** JSON is YAML. */
function configuration(home: string): string {
  return JSON.stringify({
    storage: join(home, 'storage'),
    auth: { htpasswd: { file: join(home, 'htpasswd'), max_users: 1000 } },
    security: { api: { legacy: false, jwt: { sign: { expiresIn: '1d' } } } },
    packages: { '**': { access: '$all', publish: '$authenticated', unpublish: '$authenticated' } },
    web: { enable: false },
    log: { type: 'stdout', level: 'error' },
  });
}

async function newUser(url: string): Promise<RegistryUser> {
  const user = `u${randomId(12)}`;
  const password = new SecretValue(randomId());
  const response = await fetch(`${url}/-/user/org.couchdb.user:${user}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: user, password: password.reveal() }),
  });
  const answer = (await response.json()) as { readonly token?: string };
  if (!response.ok || answer.token === undefined) {
    throw new Error(`verdaccio: new user: status ${String(response.status)}`);
  }
  return { user, password, token: new SecretValue(answer.token) };
}
