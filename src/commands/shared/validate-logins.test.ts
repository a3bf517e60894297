import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configSchema } from '../../config/schema.js';
import { SecretValue } from '../../core/secret-value.js';
import { missingBackend } from '../../../test/support/backends.js';
import { startRedis, type RedisServer } from '../../../test/support/redis-server.js';
import type { Io } from './io.js';
import { tryConfiguredLogin } from './validate-logins.js';

const io = {} as Io;
const signal = AbortSignal.timeout(60_000);
const configFor = (port: number) =>
  configSchema.parse({
    providers: { cache: { type: 'redis', host: '127.0.0.1', port, admin: 'env:NONE', tls: 'disable' } },
  });
const subject = (password: SecretValue, companions: Record<string, string>) => ({
  secret: password,
  companions,
  ruleId: 'redis-password',
});

describe('a password of a database', () => {
  it('is tried nowhere but at a configured server', async () => {
    const ask = (companions: Record<string, string>) =>
      tryConfiguredLogin(io, configFor(1), 'redis', subject(new SecretValue('x'), companions), signal);
    await expect(ask({ host: '127.0.0.1', port: '2' })).resolves.toMatchObject({ state: 'unknown' });
    const elsewhere = await ask({ host: 'db.example', port: '1' });
    expect(elsewhere.detail).toBe('its server is not one of the configuration, and is not asked');
    expect((await ask({})).state).toBe('unknown');
    // Nobody listens there.
    expect(await ask({ host: '127.0.0.1', port: '1' })).toMatchObject({
      state: 'unknown',
      detail: '127.0.0.1:1: no answer',
    });
  });
});

describe.skipIf(missingBackend('redis') !== undefined)('at a server', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  }, 30_000);
  afterAll(() => server.stop());

  it('is live where it is let in, and not called dead where it is refused', async () => {
    const companions = { host: '127.0.0.1', port: String(server.port) };
    const ask = (password: SecretValue) =>
      tryConfiguredLogin(io, configFor(server.port), 'redis', subject(password, companions), signal);
    await expect(ask(server.admin.password)).resolves.toMatchObject({ state: 'active', facts: { owner: 'default' } });
    const refused = await ask(new SecretValue('not it'));
    expect(refused.state).toBe('unknown');
    expect(refused.detail).toContain('it refuses default (WRONGPASS)');
  }, 30_000);
});
