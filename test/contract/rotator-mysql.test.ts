import { readFile } from 'node:fs/promises';
import type { Connection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { mysqlRotator, type MysqlSettings } from '../../src/rotators/mysql.js';
import type { OrderName } from '../../src/rotators/rotator.js';
import { missingBackend } from '../support/backends.js';
import { startMariadb, type MariadbServer } from '../support/mariadb-server.js';
import { lossyMysqlProxy } from '../support/lossy-answers.js';
import { selfSigned } from '../support/self-signed.js';
import { silentServer } from '../support/silent-server.js';
import { freshMysqlWorld, type MysqlTestWorld } from '../support/mysql-world.js';
import { newContext, planOf, rotatorContract, type ProviderSession, type RotatorWorld } from './rotators.js';

const missing = missingBackend('mariadb');

describe.skipIf(missing !== undefined)('MariaDB', () => {
  let server: MariadbServer;
  beforeAll(async () => {
    server = await startMariadb();
  }, 90_000);
  afterAll(async () => {
    await server.stop();
  });

  for (const order of ['overlap', 'in-place'] as const) {
    rotatorContract('mysql', order, async () => worldOf(server, await freshMysqlWorld(server), order));
  }

  describe('what only MariaDB knows', () => {
    it('names the rights that the administrator lacks, before anything changes', async () => {
      const db = await freshMysqlWorld(server, ['CREATE USER']);
      const snapshot = await rotatorOf(db).snapshot(newContext(), db.app);
      expect(snapshot.orders).toEqual([]);
      expect(snapshot.impossible.overlap).toContain('GRANT PROCESS, CONNECTION ADMIN ON *.*');
    });

    it('says which table an administrator has to read', async () => {
      const db = await freshMysqlWorld(server, ['CREATE USER'], { mayRead: false });
      const failure = rotatorOf(db).snapshot(newContext(), db.app);
      await expect(failure).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining('mysql.global_priv') as string,
      });
    });

    it('tells that the administrator is not let in, or that nobody answers', async () => {
      const db = await freshMysqlWorld(server);
      const wrong = mysqlRotator(db.settings, new SecretValue('wrong'), systemClock);
      await expect(wrong.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-refused' });
      const nobody = mysqlRotator({ ...db.settings, port: 1 }, db.admin, systemClock);
      await expect(nobody.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-unreachable' });
    });

    it('does not talk to a server without the TLS that was asked for', async () => {
      const db = await freshMysqlWorld(server);
      const named = { ...db.settings, host: 'localhost', tls: 'verify-full' } as const;
      const rotator = mysqlRotator(named, db.admin, systemClock);
      await expect(rotator.snapshot(newContext(), db.app)).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining('TLS') as string,
      });
      const numbered = mysqlRotator({ ...db.settings, tls: 'verify-full' }, db.admin, systemClock);
      await expect(numbered.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'config' });
    });

    it('gives up at its deadline with a server that says nothing', async () => {
      const db = await freshMysqlWorld(server);
      const silent = await silentServer();
      try {
        const rotator = mysqlRotator({ ...db.settings, port: silent.port }, db.admin, systemClock);
        const ctx = { ...newContext(), signal: AbortSignal.timeout(300) };
        await expect(rotator.snapshot(ctx, db.app)).rejects.toMatchObject({
          code: 'provider-unreachable',
          message: expect.stringContaining('deadline') as string,
        });
      } finally {
        await silent.stop();
      }
    });

    it('refuses to change its own administrator', async () => {
      const db = await freshMysqlWorld(server);
      const own: Credential = { ...db.app, secret: db.admin, attributes: { user: db.settings.adminUser! } };
      const snapshot = await rotatorOf(db).snapshot(newContext(), own);
      expect(snapshot.impossible['in-place']).toContain('lock it out');
    });

    it('says that there is no such user', async () => {
      const db = await freshMysqlWorld(server);
      const stranger: Credential = { ...db.app, attributes: { user: 'nobody_here' } };
      await expect(rotatorOf(db).snapshot(newContext(), stranger)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('changes every account of the name that takes the leaked password, and none that takes another', async () => {
      const db = await freshMysqlWorld(server);
      const user = attribute(db.app, 'user');
      const other = db.newPassword();
      await db.createAccount(`'${user}'@'10.%'`, db.app.secret);
      await db.createAccount(`'${user}'@'192.168.%'`, other);
      const before = (await db.accounts()).find(({ host }) => host === '192.168.%');
      const ctx = newContext();
      const world = worldOf(server, db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      expect(plan.snapshot.facts).toMatchObject({ hosts: ['%', '10.%'], otherHosts: ['192.168.%'] });
      const prepared = await world.rotator.prepare!(ctx, plan);
      await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.disable(ctx, plan);
      const after = await db.accounts();
      expect(after.find(({ host }) => host === '192.168.%')).toEqual(before);
      const methods = after.filter(({ host }) => host !== '192.168.%').map((account) => account.sums);
      expect(methods).toEqual([[db.sumOf(prepared.secret)], [db.sumOf(prepared.secret)]]);
    });

    it('keeps limits, rights and further ways to log in', async () => {
      const db = await freshMysqlWorld(server);
      const user = attribute(db.app, 'user');
      const rights = async (): Promise<readonly unknown[]> =>
        (await db.query(`SHOW GRANTS FOR '${user}'@'%'`)).map((row) =>
          String(Object.values(row)[0]).replace(/ IDENTIFIED .*? WITH/, ' WITH'),
        );
      const before = await rights();
      const ctx = newContext();
      const world = worldOf(server, db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      await world.rotator.issue(ctx, plan, await world.rotator.prepare!(ctx, plan));
      await world.rotator.disable(ctx, plan);
      expect(await rights()).toEqual(before);
      expect(before.join('\n')).toContain('MAX_USER_CONNECTIONS 7');
    });

    it('leaves no password at all when it stops the old one before there is a new one, and can go on from there', async () => {
      const db = await freshMysqlWorld(server);
      const ctx = newContext();
      const world = worldOf(server, db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      await world.rotator.disable(ctx, plan);
      expect(await world.countLiveLogins()).toBe(0);
      expect(await world.rotator.confirm(ctx, plan)).toBe('rejected');
      const successor = await world.rotator.issue(ctx, plan, await world.rotator.prepare!(ctx, plan));
      expect(await world.isLive(successor)).toBe(true);
      expect(await world.countLiveLogins()).toBe(1);
    });

    it('takes a locked account for no proof that the password is dead', async () => {
      const db = await freshMysqlWorld(server);
      const ctx = newContext();
      const world = worldOf(server, db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      await db.query(`ALTER USER '${attribute(db.app, 'user')}'@'%' ACCOUNT LOCK`);
      expect(await world.rotator.confirm(ctx, plan)).toBe('unknown');
    });

    it('calls a lost answer to a question unreachable and no death', async () => {
      const db = await freshMysqlWorld(server);
      const proxy = await lossyMysqlProxy(server.port, (sql) => sql.includes('global_priv'));
      try {
        const rotator = mysqlRotator({ ...db.settings, port: proxy.port }, db.admin, systemClock);
        const failure: unknown = await rotator.snapshot(newContext(), db.app).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(AppError);
        expect(failure).toMatchObject({ code: 'provider-unreachable' });
      } finally {
        await proxy.stop();
      }
    });
  });

  it.for([
    { title: 'speaks TLS with the authority that is configured, and with no other', name: 'localhost', isRight: true },
    { title: 'refuses a certificate for another name', name: 'elsewhere.internal', isRight: false },
  ])('$title', { timeout: 90_000 }, async ({ name, isRight }, { skip }) => {
    const tls = await selfSigned(name);
    if (tls === undefined) return skip('openssl is not on this machine');
    const encrypted = await startMariadb([`--ssl-cert=${tls.certificateFile}`, `--ssl-key=${tls.keyFile}`]);
    try {
      const db = await freshMysqlWorld(encrypted);
      const strict = { ...db.settings, tls: 'verify-full', host: 'localhost' } as const;
      const snapshot = (settings: MysqlSettings): Promise<unknown> =>
        mysqlRotator(settings, db.admin, systemClock).snapshot(newContext(), db.app);
      const [own, foreign] = await Promise.allSettled([snapshot({ ...strict, ca: tls.authority }), snapshot(strict)]);
      expect(own).toMatchObject(isRight ? { status: 'fulfilled' } : { reason: { code: 'provider-refused' } });
      expect(foreign).toMatchObject({ reason: { code: 'provider-refused' } });
    } finally {
      await encrypted.stop();
      tls.remove();
    }
  });
});

function rotatorOf(db: MysqlTestWorld): ReturnType<typeof mysqlRotator> {
  return mysqlRotator(db.settings, db.admin, systemClock);
}

function worldOf(server: MariadbServer, db: MysqlTestWorld, order: OrderName): RotatorWorld {
  const user = attribute(db.app, 'user');
  return {
    rotator: rotatorOf(db),
    credential: db.app,
    otherSecrets: [db.admin.reveal()],
    endsAllSessions: order === 'overlap',
    providerState: async () => JSON.stringify(await db.accounts()),
    countLiveLogins: async () => (await db.accounts()).flatMap(({ sums }) => sums).length,
    isLive: async (credential) => {
      const connection = await server.connect(user, credential.secret).catch(() => undefined);
      await connection?.end();
      return connection !== undefined;
    },
    openSession: async (credential) => sessionOf(await server.connect(user, credential.secret)),
    losingAnswers: async () => {
      let left = 1;
      const proxy = await lossyMysqlProxy(server.port, (sql) => sql.startsWith('ALTER USER') && left-- > 0);
      const rotator = mysqlRotator({ ...db.settings, port: proxy.port }, db.admin, systemClock);
      return { rotator, lost: () => proxy.lost(), stop: () => proxy.stop() };
    },
    changeSecret: () => db.setPassword(`'${user}'@'%'`, db.newPassword()),
    providerLog: () => readFile(server.statementLog, 'utf8'),
    stop: () => Promise.resolve(),
  };
}

function sessionOf(connection: Connection): ProviderSession {
  connection.on('error', () => undefined);
  return {
    isOpen: () =>
      connection.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: () => connection.end().catch(() => undefined),
  };
}
