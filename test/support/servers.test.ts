// Each real server is started once and does one thing, so that a failure of a contract test is not taken for its own.
import { createClient } from '@redis/client';
import { appendFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Client, utils } from 'ssh2';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SecretValue } from '../../src/core/secret-value.js';
import { missingBackend, type Backend } from './backends.js';
import { startMariadb } from './mariadb-server.js';
import { startRedis, type RedisServer } from './redis-server.js';
import { startSshd, type SshdServer } from './sshd-server.js';
import { startStripeMock } from './stripe-mock.js';
import { startVerdaccio } from './verdaccio.js';

const START_MS = 90_000;

const isMissing = (name: Backend): boolean => missingBackend(name) !== undefined;

function title(name: Backend): string {
  const missing = missingBackend(name);
  return missing === undefined ? name : `${name} (${missing})`;
}

describe.skipIf(isMissing('redis'))(title('redis'), () => {
  const clientOf = async (redis: RedisServer, username: string, password: string) => {
    const client = createClient({ url: `redis://${redis.host}:${String(redis.port)}`, username, password });
    client.on('error', () => undefined);
    onTestFinished(() => client.destroy());
    return client.connect();
  };

  it('lets the administrator make a user and keeps it in the ACL file', { timeout: START_MS }, async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const admin = await clientOf(redis, redis.admin.user, redis.admin.password.reveal());
    await admin.sendCommand(['ACL', 'SETUSER', 'app', 'on', '>first', '~*', '+ping']);
    await admin.sendCommand(['ACL', 'SAVE']);
    const app = await clientOf(redis, 'app', 'first');
    expect(await app.ping()).toBe('PONG');
    expect(await readFile(redis.aclFile ?? '', 'utf8')).toContain('user app on');
  });

  it('cannot save users where it has no ACL file', { timeout: START_MS }, async () => {
    const redis = await startRedis({ withAclFile: false });
    onTestFinished(() => redis.stop());
    const admin = await clientOf(redis, redis.admin.user, redis.admin.password.reveal());
    await expect(admin.sendCommand(['ACL', 'SAVE'])).rejects.toThrow(/not configured to use an ACL file/);
  });
});

describe.skipIf(isMissing('mariadb'))(title('mariadb'), () => {
  it('lets the administrator make a user, who can then log in', { timeout: START_MS }, async () => {
    const mariadb = await startMariadb();
    onTestFinished(() => mariadb.stop());
    await mariadb.query("CREATE USER app@'%' IDENTIFIED BY 'first'");
    const app = await mariadb.connect('app', new SecretValue('first'));
    const [rows] = await app.query('SELECT CURRENT_USER() AS me');
    await app.end();
    expect(rows).toEqual([{ me: 'app@%' }]);
    await expect(mariadb.connect('app', new SecretValue('other'))).rejects.toMatchObject({ errno: 1045 });
    expect(await readFile(mariadb.statementLog, 'utf8')).toContain('SELECT CURRENT_USER() AS me');
  });
});

describe.skipIf(isMissing('sshd'))(title('sshd'), () => {
  const run = (sshd: SshdServer, privateKey: string, command: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const client = new Client();
      let output = '';
      client.on('error', reject);
      client.on('ready', () =>
        client.exec(command, (error, channel) => {
          if (error !== undefined) return reject(error);
          channel.on('data', (data: Buffer) => (output += data.toString('utf8')));
          channel.on('close', () => {
            client.end();
            resolve(output);
          });
        }),
      );
      const { host, port, user: username } = sshd;
      client.connect({ host, port, username, privateKey, readyTimeout: 20_000 });
    });

  it('runs a command for the key, in a home of its own', { timeout: START_MS }, async () => {
    const sshd = await startSshd();
    onTestFinished(() => sshd.stop());
    expect(await run(sshd, sshd.privateKey, 'cd && pwd && cat ~/.ssh/authorized_keys')).toBe(
      `${sshd.home}\n${sshd.publicKey}\n`,
    );
    expect(statSync(sshd.authorizedKeysFile).mode & 0o777).toBe(0o600);
  });

  it('refuses a key until it stands in authorized_keys', { timeout: START_MS }, async () => {
    const sshd = await startSshd();
    onTestFinished(() => sshd.stop());
    const other = utils.generateKeyPairSync('ed25519');
    await expect(run(sshd, other.private, 'true')).rejects.toThrow(/authentication methods failed/);
    appendFileSync(sshd.authorizedKeysFile, `${other.public}\n`);
    expect(await run(sshd, other.private, 'echo in')).toBe('in\n');
    expect(sshd.log()).toContain('Accepted publickey for deploy');
  });
});

describe.skipIf(isMissing('stripe-mock'))(title('stripe-mock'), () => {
  it('takes a test key and refuses a live one', { timeout: START_MS }, async () => {
    const stripe = await startStripeMock();
    onTestFinished(() => stripe.stop());
    const status = async (key: string): Promise<number> =>
      (await fetch(`${stripe.url}/v1/account`, { headers: { authorization: `Bearer ${key}` } })).status;
    expect(await status(stripe.key)).toBe(200);
    expect(await status(['sk', 'live', 'somebody'].join('_'))).toBe(401);
  });
});

describe.skipIf(isMissing('verdaccio'))(title('verdaccio'), () => {
  it('knows whom a token belongs to, until the token is deleted', { timeout: START_MS }, async () => {
    const registry = await startVerdaccio();
    onTestFinished(() => registry.stop());
    const { user, password, token } = await registry.newUser();
    const call = (path: string, by: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${registry.url}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json' },
      });
    const made = await call('/-/npm/v1/tokens', token.reveal(), {
      method: 'POST',
      body: JSON.stringify({ password: password.reveal(), readonly: false, cidr_whitelist: [] }),
    });
    const { token: value, key } = (await made.json()) as { token: string; key: string };
    expect(await (await call('/-/whoami', value)).json()).toEqual({ username: user });
    await call(`/-/npm/v1/tokens/token/${key}`, token.reveal(), { method: 'DELETE' });
    expect((await call('/-/whoami', value)).status).toBe(403);
  });
});
