import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { redisRotator, type RedisSettings } from '../../src/rotators/redis.js';
import type { OrderName } from '../../src/rotators/rotator.js';
import { freePort, missingBackend } from '../support/backends.js';
import { lossyRedisProxy } from '../support/lossy-answers.js';
import { startRedis, type RedisServer } from '../support/redis-server.js';
import {
  freshRedisWorld,
  openRedis,
  redisLogin,
  type RedisTestWorld,
  type TestRedisClient,
} from '../support/redis-world.js';
import { selfSigned } from '../support/self-signed.js';
import { silentServer } from '../support/silent-server.js';
import { newContext, planOf, rotatorContract, type ProviderSession, type RotatorWorld } from './rotators.js';

const missing = missingBackend('redis');

describe.skipIf(missing !== undefined)('Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    // It writes down every command, so that its log can be searched.
    server = await startRedis({ settings: ['slowlog-log-slower-than 0', 'slowlog-max-len 100000'] });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
  });

  for (const order of ['overlap', 'in-place'] as const) {
    rotatorContract('redis', order, async () => worldOf(server, await freshRedisWorld(server), order));
  }

  describe('what only Redis knows', () => {
    it('has the server write down each change, and what an earlier attempt did not get to write down', async () => {
      const db = await freshRedisWorld(server);
      const [ctx, world] = [newContext(), worldOf(server, db, 'overlap')];
      const kept = async (): Promise<readonly boolean[]> => {
        const file = await readFile(server.aclFile!, 'utf8');
        return [db.app.secret, prepared.secret].map((secret) => file.includes(db.sumOf(secret)));
      };
      const plan = await planOf(world, 'overlap', ctx);
      const prepared = await world.rotator.prepare!(ctx, plan);
      await world.rotator.issue(ctx, plan, prepared);
      expect(await kept()).toEqual([true, true]);
      await db.send('ACL', 'SETUSER', attribute(db.app, 'user'), `!${db.sumOf(db.app.secret)}`);
      expect(await kept()).toEqual([true, true]);
      await world.rotator.disable(ctx, plan);
      expect(await kept()).toEqual([false, true]);
    });

    it('writes the new password down before anybody gets it, where a crash came right after it was set', async () => {
      const db = await freshRedisWorld(server);
      const [ctx, world] = [newContext(), worldOf(server, db, 'overlap')];
      const plan = await planOf(world, 'overlap', ctx);
      const prepared = await world.rotator.prepare!(ctx, plan);
      await db.send('ACL', 'SETUSER', attribute(db.app, 'user'), `#${db.sumOf(prepared.secret)}`);
      expect(await world.rotator.reconcile(ctx, { effect: 'issue', plan, prepared })).toMatchObject({
        outcome: 'applied',
      });
      await world.rotator.verify(ctx, plan, prepared);
      expect((await readFile(server.aclFile!, 'utf8')).includes(db.sumOf(prepared.secret))).toBe(true);
    });

    it.each([
      ['ACL SETUSER', ['+acl|getuser', '+acl|dryrun', '+client', '+config|get', '+info'], '+acl|setuser'],
      ['CLIENT KILL', ['+acl', '+client|id', '+client|list', '+config|get', '+info'], '+client|kill'],
    ])('names the right to %s before anything changes', async (_what, rights, named) => {
      const db = await freshRedisWorld(server, rights);
      const snapshot = await rotatorOf(db).snapshot(newContext(), db.app);
      expect(snapshot.orders).toEqual([]);
      expect(snapshot.impossible.overlap).toContain(named);
    });

    it('says what an administrator without any right needs', async () => {
      const db = await freshRedisWorld(server, ['+ping']);
      await expect(rotatorOf(db).snapshot(newContext(), db.app)).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining('+acl') as string,
      });
    });

    it('tells that the administrator is not let in, or that nobody answers', async () => {
      const db = await freshRedisWorld(server);
      const wrong = redisRotator(db.settings, new SecretValue('wrong'), systemClock);
      await expect(wrong.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-refused' });
      const nobody = redisRotator({ ...db.settings, port: 1 }, db.admin, systemClock);
      await expect(nobody.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-unreachable' });
    });

    it('does not talk to a server without the TLS that was asked for', async () => {
      const db = await freshRedisWorld(server);
      const rotator = redisRotator({ ...db.settings, tls: 'verify-full' }, db.admin, systemClock);
      // It waits for the rest of what it takes for a command, and so does the client.
      const ctx = { ...newContext(), signal: AbortSignal.timeout(2000) };
      await expect(rotator.snapshot(ctx, db.app)).rejects.toMatchObject({
        code: expect.stringMatching(/^provider-(refused|unreachable)$/) as string,
      });
    });

    it('gives up at its deadline with a server that says nothing', async () => {
      const db = await freshRedisWorld(server);
      const silent = await silentServer();
      try {
        const rotator = redisRotator({ ...db.settings, port: silent.port }, db.admin, systemClock);
        const ctx = { ...newContext(), signal: AbortSignal.timeout(300) };
        await expect(rotator.snapshot(ctx, db.app)).rejects.toMatchObject({
          code: 'provider-unreachable',
          message: expect.stringContaining('deadline') as string,
        });
      } finally {
        await silent.stop();
      }
    });

    it('refuses to change its own administrator, and a user who takes any password', async () => {
      const db = await freshRedisWorld(server);
      const own: Credential = { ...db.app, secret: db.admin, attributes: { user: db.settings.adminUser! } };
      const snapshot = await rotatorOf(db).snapshot(newContext(), own);
      expect(snapshot.impossible['in-place']).toContain('lock it out');
      await db.send('ACL', 'SETUSER', attribute(db.app, 'user'), 'nopass');
      const open = await rotatorOf(db).snapshot(newContext(), db.app);
      expect(open.impossible.overlap).toContain('any password');
      const plan = { order: 'overlap', current: db.app, snapshot: open } as const;
      expect(await rotatorOf(db).confirm(newContext(), plan)).toBe('accepted');
    });

    it('says that there is no such user', async () => {
      const db = await freshRedisWorld(server);
      const stranger: Credential = { ...db.app, attributes: { user: 'nobody-here' } };
      await expect(rotatorOf(db).snapshot(newContext(), stranger)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('takes a user who is off for no proof that the password is dead', async () => {
      const db = await freshRedisWorld(server);
      const world = worldOf(server, db, 'overlap');
      const plan = await planOf(world, 'overlap', newContext());
      await db.send('ACL', 'SETUSER', attribute(db.app, 'user'), 'off');
      expect(await world.rotator.confirm(newContext(), plan)).toBe('unknown');
    });

    it('leaves other passwords and the rights of the user alone', async () => {
      const db = await freshRedisWorld(server);
      const other = db.newPassword();
      await db.send('ACL', 'SETUSER', attribute(db.app, 'user'), `#${db.sumOf(other)}`);
      const [ctx, world] = [newContext(), worldOf(server, db, 'overlap')];
      const rights = async (): Promise<string> => (await db.userLine()).replaceAll(/#[0-9a-f]+ /g, '');
      const before = await rights();
      const plan = await planOf(world, 'overlap', ctx);
      const prepared = await world.rotator.prepare!(ctx, plan);
      await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.disable(ctx, plan);
      expect((await db.sums()).toSorted()).toEqual([db.sumOf(other), db.sumOf(prepared.secret)].toSorted());
      expect(await rights()).toBe(before);
    });

    it('leaves no password at all when it stops the old one before there is a new one, and can go on from there', async () => {
      const db = await freshRedisWorld(server);
      const [ctx, world] = [newContext(), worldOf(server, db, 'overlap')];
      const plan = await planOf(world, 'overlap', ctx);
      await world.rotator.disable(ctx, plan);
      expect(await db.sums()).toEqual([]);
      expect(await world.rotator.confirm(ctx, plan)).toBe('rejected');
      const successor = await world.rotator.issue(ctx, plan, await world.rotator.prepare!(ctx, plan));
      expect(await world.isLive(successor)).toBe(true);
    });
  });

  it('refuses a server with a replica, which would go on to take the old password', async () => {
    const replica = await startRedis({
      settings: [
        `replicaof 127.0.0.1 ${String(server.port)}`,
        `masteruser ${server.admin.user}`,
        `masterauth ${server.admin.password.reveal()}`,
      ],
    });
    try {
      const db = await freshRedisWorld(server);
      const copy = await freshRedisWorld(replica);
      const there = await rotatorOf(copy).snapshot(newContext(), copy.app);
      expect(there.impossible.overlap).toContain('replicated');
      const seen = async (): Promise<string> => String(await db.send('INFO', 'replication'));
      await expect.poll(seen, { timeout: 20_000 }).toContain('connected_slaves:1');
      const here = await rotatorOf(db).snapshot(newContext(), db.app);
      expect(here.impossible.overlap).toContain('replicated');
    } finally {
      await replica.stop();
    }
  }, 40_000);

  it('replaces the password that stands as requirepass, and it is dead after the configuration was written', async () => {
    const old = new SecretValue(['require', 'pass', '7Zq2'].join('-'));
    const plain = await startRedis({ withAclFile: false });
    try {
      const db = await freshRedisWorld(plain);
      await db.send('CONFIG', 'SET', 'requirepass', old.reveal());
      const leaked: Credential = { provider: 'redis', secret: old, attributes: {} };
      const [ctx, rotator] = [newContext(), rotatorOf(db)];
      const plan = await planOf({ rotator, credential: leaked }, 'overlap', ctx);
      expect(plan.snapshot.facts).toMatchObject({ user: 'default', kept: 'configuration file' });
      const prepared = await rotator.prepare!(ctx, plan);
      await rotator.verify(ctx, plan, await rotator.issue(ctx, plan, prepared));
      await rotator.disable(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
      expect(await redisLogin(plain.port, 'default', prepared.secret.reveal())).toBe('OK');
      expect(await redisLogin(plain.port, 'default', old.reveal())).toBe('WRONGPASS');
    } finally {
      await plain.stop();
    }
  }, 40_000);

  it('speaks TLS with the authority and the name that are configured, and with no other', async ({ skip }) => {
    const tls = await selfSigned();
    if (tls === undefined) return skip('openssl is not on this machine');
    const port = await freePort();
    const files = [`tls-cert-file ${tls.certificateFile}`, `tls-key-file ${tls.keyFile}`];
    const settings = [`tls-port ${String(port)}`, ...files, 'tls-auth-clients no'];
    const encrypted = await startRedis({ settings });
    try {
      const db = await freshRedisWorld(encrypted);
      const strict = { ...db.settings, port, tls: 'verify-full', host: 'localhost' } as const;
      const snapshot = (chosen: RedisSettings): Promise<unknown> =>
        redisRotator(chosen, db.admin, systemClock).snapshot(newContext(), db.app);
      await expect(snapshot(strict)).rejects.toMatchObject({ code: 'provider-refused' });
      await expect(snapshot({ ...strict, ca: tls.authority })).resolves.toMatchObject({ impossible: {} });
      const misnamed = { ...strict, ca: tls.authority, host: '127.0.0.1' };
      await expect(snapshot(misnamed)).rejects.toMatchObject({ code: 'provider-refused' });
    } finally {
      await encrypted.stop();
      tls.remove();
    }
  }, 60_000);
});

function rotatorOf(db: RedisTestWorld): ReturnType<typeof redisRotator> {
  return redisRotator(db.settings, db.admin, systemClock);
}

function worldOf(server: RedisServer, db: RedisTestWorld, order: OrderName): RotatorWorld {
  const user = attribute(db.app, 'user');
  return {
    rotator: rotatorOf(db),
    credential: db.app,
    otherSecrets: [db.admin.reveal()],
    endsAllSessions: order === 'overlap',
    providerState: () => db.userLine(),
    countLiveLogins: async () => (await db.sums()).length,
    isLive: async (credential) => (await redisLogin(server.port, user, credential.secret.reveal())) === 'OK',
    openSession: async (credential) => {
      const client = await openRedis(server.port);
      await client.sendCommand(['AUTH', user, credential.secret.reveal()]);
      return sessionOf(client);
    },
    losingAnswers: async () => {
      let left = 1;
      const proxy = await lossyRedisProxy(server.port, (command) => command.startsWith('ACL SETUSER') && left-- > 0);
      const rotator = redisRotator({ ...db.settings, port: proxy.port }, db.admin, systemClock);
      return { rotator, lost: () => proxy.lost(), stop: () => proxy.stop() };
    },
    changeSecret: async () => {
      await db.send('ACL', 'SETUSER', user, 'resetpass', `#${db.sumOf(db.newPassword())}`);
    },
    providerLog: async () => JSON.stringify([await db.send('SLOWLOG', 'GET', '-1'), await db.send('ACL', 'LOG')]),
    stop: () => Promise.resolve(),
  };
}

function sessionOf(client: TestRedisClient): ProviderSession {
  return {
    isOpen: () =>
      client.sendCommand(['PING']).then(
        () => true,
        () => false,
      ),
    close: () => {
      if (client.isOpen) client.destroy();
      return Promise.resolve();
    },
  };
}
