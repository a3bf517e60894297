// What the rotator promises on every server that speaks MySQL's protocol; what only one of them knows stands with it.
import type { Connection } from 'mysql2/promise';
import { describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { AppError } from '../../src/core/errors.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { mysqlRotator } from '../../src/rotators/mysql.js';
import type { OrderName } from '../../src/rotators/rotator.js';
import { lossyMysqlProxy } from '../support/lossy-answers.js';
import type { MysqlTestWorld } from '../support/mysql-world.js';
import { silentServer } from '../support/silent-server.js';
import { newContext, planOf, rotatorContract, type ProviderSession, type RotatorWorld } from './rotators.js';

/** A server for tests, and worlds on it. */
interface MysqlHouse {
  readonly port: number;
  connect(user: string, password: SecretValue): Promise<Connection>;
  /** Every statement that it was sent. */
  statementLog(): Promise<string>;
  freshWorld(rights?: readonly string[], options?: { readonly mayRead?: boolean }): Promise<MysqlTestWorld>;
  /** The table that an administrator has to read, and the rights that it lacks with CREATE USER alone. */
  readonly table: string;
  readonly lacking: string;
}

/** `house` is asked for when a test runs, since the server starts before. */
export function mysqlCases(house: () => MysqlHouse): void {
  const fresh: MysqlHouse['freshWorld'] = (...options) => house().freshWorld(...options);

  for (const order of ['overlap', 'in-place'] as const) {
    rotatorContract('mysql', order, async () => worldOf(house(), await fresh(), order));
  }

  describe('what a server of this kind knows', () => {
    it('names the rights that the administrator lacks, before anything changes', async () => {
      const db = await fresh(['CREATE USER']);
      const snapshot = await rotatorOf(db).snapshot(newContext(), db.app);
      expect(snapshot.orders).toEqual([]);
      expect(snapshot.impossible.overlap).toContain(`GRANT ${house().lacking} ON *.*`);
    });

    it('says which table an administrator has to read', async () => {
      const db = await fresh(['CREATE USER'], { mayRead: false });
      const failure = rotatorOf(db).snapshot(newContext(), db.app);
      await expect(failure).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining(house().table) as string,
      });
    });

    it('tells that the administrator is not let in, or that nobody answers', async () => {
      const db = await fresh();
      const wrong = mysqlRotator(db.settings, new SecretValue('wrong'), systemClock);
      await expect(wrong.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-refused' });
      const nobody = mysqlRotator({ ...db.settings, port: 1 }, db.admin, systemClock);
      await expect(nobody.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-unreachable' });
    });

    it('does not talk to a server without the TLS that was asked for', async () => {
      const db = await fresh();
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
      const db = await fresh();
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
      const db = await fresh();
      const own: Credential = { ...db.app, secret: db.admin, attributes: { user: db.settings.adminUser! } };
      const snapshot = await rotatorOf(db).snapshot(newContext(), own);
      expect(snapshot.impossible['in-place']).toContain('lock it out');
    });

    it('says that there is no such user', async () => {
      const db = await fresh();
      const stranger: Credential = { ...db.app, attributes: { user: 'nobody_here' } };
      await expect(rotatorOf(db).snapshot(newContext(), stranger)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('changes every account of the name that takes the leaked password, and none that takes another', async () => {
      const db = await fresh();
      const user = attribute(db.app, 'user');
      const other = db.newPassword();
      await db.createAccount(`'${user}'@'10.%'`, db.app.secret);
      await db.createAccount(`'${user}'@'192.168.%'`, other);
      const before = (await db.accounts()).find(({ host }) => host === '192.168.%');
      const ctx = newContext();
      const world = worldOf(house(), db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      expect(plan.snapshot.facts).toMatchObject({ hosts: ['%', '10.%'], otherHosts: ['192.168.%'] });
      const prepared = await world.rotator.prepare!(ctx, plan);
      await world.rotator.issue(ctx, plan, prepared);
      await world.rotator.disable(ctx, plan);
      const after = await db.accounts();
      expect(after.find(({ host }) => host === '192.168.%')).toEqual(before);
      const methods = after.filter(({ host }) => host !== '192.168.%').map((account) => account.sums);
      expect(methods.map((sums) => sums.map((sum) => db.fits(sum, prepared.secret)))).toEqual([[true], [true]]);
    });

    it('keeps limits, rights and further ways to log in', async () => {
      const db = await fresh();
      const before = await db.rightsAndLimits();
      const ctx = newContext();
      const world = worldOf(house(), db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      await world.rotator.issue(ctx, plan, await world.rotator.prepare!(ctx, plan));
      await world.rotator.disable(ctx, plan);
      expect(await db.rightsAndLimits()).toEqual(before);
      expect(before.join('\n')).toContain('MAX_USER_CONNECTIONS 7');
    });

    it('leaves no password at all when it stops the old one before there is a new one, and can go on from there', async () => {
      const db = await fresh();
      const ctx = newContext();
      const world = worldOf(house(), db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      await world.rotator.disable(ctx, plan);
      expect(await world.countLiveLogins()).toBe(0);
      expect(await world.rotator.confirm(ctx, plan)).toBe('rejected');
      const successor = await world.rotator.issue(ctx, plan, await world.rotator.prepare!(ctx, plan));
      expect(await world.isLive(successor)).toBe(true);
      expect(await world.countLiveLogins()).toBe(1);
    });

    it('stops the old password again after it was enabled, and leaves the new one alone', async () => {
      const db = await fresh();
      const ctx = newContext();
      const world = worldOf(house(), db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      const successor = await world.rotator.issue(ctx, plan, await world.rotator.prepare!(ctx, plan));
      await world.rotator.disable(ctx, plan);
      await world.rotator.enable!(ctx, plan);
      expect(await world.countLiveLogins()).toBe(2);
      await world.rotator.disable(ctx, plan);
      expect([await world.isLive(world.credential), await world.isLive(successor)]).toEqual([false, true]);
      expect(await world.countLiveLogins()).toBe(1);
    });

    it('takes a locked account for no proof that the password is dead', async () => {
      const db = await fresh();
      const ctx = newContext();
      const world = worldOf(house(), db, 'overlap');
      const plan = await planOf(world, 'overlap', ctx);
      await db.query(`ALTER USER '${attribute(db.app, 'user')}'@'%' ACCOUNT LOCK`);
      expect(await world.rotator.confirm(ctx, plan)).toBe('unknown');
    });

    it('calls a lost answer to a question unreachable and no death', async () => {
      const db = await fresh();
      const proxy = await lossyMysqlProxy(house().port, (sql) => sql.includes(house().table));
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
}

export function rotatorOf(db: MysqlTestWorld): ReturnType<typeof mysqlRotator> {
  return mysqlRotator(db.settings, db.admin, systemClock);
}

function worldOf(house: MysqlHouse, db: MysqlTestWorld, order: OrderName): RotatorWorld {
  const user = attribute(db.app, 'user');
  return {
    rotator: rotatorOf(db),
    credential: db.app,
    otherSecrets: [db.admin.reveal()],
    endsAllSessions: order === 'overlap',
    providerState: async () => JSON.stringify(await db.accounts()),
    countLiveLogins: async () => (await db.accounts()).flatMap(({ sums }) => sums).length,
    isLive: async (credential) => {
      const connection = await house.connect(user, credential.secret).catch(() => undefined);
      await connection?.end();
      return connection !== undefined;
    },
    openSession: async (credential) => sessionOf(await house.connect(user, credential.secret)),
    losingAnswers: async () => {
      let left = 1;
      const proxy = await lossyMysqlProxy(house.port, (sql) => sql.startsWith('ALTER USER') && left-- > 0);
      const rotator = mysqlRotator({ ...db.settings, port: proxy.port }, db.admin, systemClock);
      return { rotator, lost: () => proxy.lost(), stop: () => proxy.stop() };
    },
    changeSecret: () => db.setPassword(`'${user}'@'%'`, db.newPassword()),
    providerLog: () => house.statementLog(),
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
