// On a fake written from MySQL's manual, since no real server is to be had here: what it shows is that the rotator keeps its
// promises if MySQL does what its manual says.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import type { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { mysqlRotator } from '../../src/rotators/mysql.js';
import type { OrderName, RotationContext, Rotator, SuccessorPlan } from '../../src/rotators/rotator.js';
import { CACHING, NATIVE } from '../support/mysql8/passwords.js';
import { startFakeMysql8, type FakeMysql8 } from '../support/mysql8/server.js';
import { freshMysql8World } from '../support/mysql8-world.js';
import type { MysqlTestWorld } from '../support/mysql-world.js';
import { mysqlCases, rotatorOf } from './rotator-mysql-cases.js';
import { newContext } from './rotators.js';

describe('MySQL 8, a fake', () => {
  let server: FakeMysql8;
  beforeAll(async () => {
    server = await startFakeMysql8();
  });
  afterAll(async () => {
    await server.stop();
  });
  afterEach(() => {
    expect(server.violations).toEqual([]);
    expect(server.pendingFaults).toBe(0);
  });

  describe.each([CACHING, NATIVE] as const)('with %s', (plugin) => {
    mysqlCases(() => ({
      port: server.port,
      connect: server.connect,
      statementLog: () => Promise.resolve(server.statementLog()),
      freshWorld: (rights, options) => freshMysql8World(server, rights, { ...options, plugin }),
      table: 'mysql.user',
      lacking: 'PROCESS, CONNECTION_ADMIN',
    }));
  });

  describe('what only MySQL knows', () => {
    interface Begun {
      readonly db: MysqlTestWorld;
      readonly rotator: Rotator;
      readonly ctx: RotationContext;
      readonly plan: SuccessorPlan;
      readonly prepared: Credential;
      readonly account: string;
    }

    async function begun(order: OrderName = 'overlap'): Promise<Begun> {
      const db = await freshMysql8World(server);
      const rotator = rotatorOf(db);
      const ctx = newContext();
      const plan = { order, current: db.app, snapshot: await rotator.snapshot(ctx, db.app) };
      const prepared = await rotator.prepare!(ctx, plan);
      return { db, rotator, ctx, plan, prepared, account: `'${attribute(db.app, 'user')}'@'%'` };
    }

    /** The account's own password and the one that it retains, as places in the list. */
    async function kept(db: MysqlTestWorld, ...known: readonly SecretValue[]): Promise<readonly number[]> {
      const sums = (await db.accounts()).flatMap((account) => account.sums);
      return sums.map((sum) => known.findIndex((password) => db.fits(sum, password)));
    }

    it('retains the old password beside the new one, and sends the sum of a password and no password', async () => {
      const { db, rotator, ctx, plan, prepared, account } = await begun();
      await rotator.issue(ctx, plan, prepared);
      expect(await kept(db, db.app.secret, prepared.secret)).toEqual([1, 0]);
      await rotator.disable(ctx, plan);
      expect(await kept(db, db.app.secret, prepared.secret)).toEqual([1]);
      const log = server.statementLog().split('\n');
      const changes = log.filter((line) => line.startsWith('ALTER USER') && line.includes(account));
      expect(changes.at(-2)).toMatch(/ IDENTIFIED WITH 'caching_sha2_password' AS \S+ RETAIN CURRENT PASSWORD$/);
      expect(changes.at(-1)).toBe(`ALTER USER ${account} DISCARD OLD PASSWORD`);
    });

    it('refuses an overlap where another password is retained, and in place leaves that one alone', async () => {
      const db = await freshMysql8World(server);
      const rotator = rotatorOf(db);
      const [first, account] = [db.newPassword(), `'${attribute(db.app, 'user')}'@'%'`];
      await db.setPassword(account, first);
      await retain(db, account, db.app);
      const ctx = newContext();
      const snapshot = await rotator.snapshot(ctx, db.app);
      expect(snapshot.orders).toEqual(['in-place']);
      expect(snapshot.impossible.overlap).toContain("somebody else's rotation is under way");
      const plan = { order: 'in-place', current: db.app, snapshot } as const;
      const successor = await rotator.issue(ctx, plan, await rotator.prepare!(ctx, plan));
      expect(await kept(db, db.app.secret, successor.secret, first)).toEqual([1, 2]);
      await rotator.withdraw(ctx, plan, successor);
      expect(await kept(db, db.app.secret, successor.secret, first)).toEqual([0, 2]);
    });

    it('refuses every order where somebody replaced the leaked password already and only retains it', async () => {
      const { db, rotator, ctx, account } = await begun();
      await retain(db, account, { ...db.app, secret: db.newPassword() });
      const snapshot = await rotator.snapshot(ctx, db.app);
      expect(snapshot.orders).toEqual([]);
      expect(snapshot.impossible.overlap).toContain('DISCARD OLD PASSWORD ends the leaked one');
      expect(snapshot.impossible['in-place']).toBe(snapshot.impossible.overlap);
    });

    it.each(['overlap', 'in-place'] as const)(
      'changes nothing where somebody began to replace the password after the plan was made: %s',
      async (order) => {
        const { db, rotator, ctx, plan, prepared, account } = await begun(order);
        await retain(db, account, { ...db.app, secret: db.newPassword() });
        const before = await db.accounts();
        await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
        expect(await db.accounts()).toEqual(before);
        expect(await rotator.reconcile(ctx, { effect: 'issue', plan, prepared })).toEqual({ outcome: 'not-applied' });
      },
    );

    it('calls it a conflict where somebody retained once more and dropped the old password', async () => {
      const { db, rotator, ctx, plan, prepared, account } = await begun();
      for (let times = 0; times < 2; times += 1) await retain(db, account, { ...db.app, secret: db.newPassword() });
      expect(await rotator.reconcile(ctx, { effect: 'issue', plan, prepared })).toMatchObject({ outcome: 'conflict' });
      await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
    });

    it('takes the new password back in two statements, and ends what a stop between them left', async () => {
      const { db, rotator, ctx, plan, prepared } = await begun();
      const successor = await rotator.issue(ctx, plan, prepared);
      const lost = server.injectAt(2, { kind: 'lose-request' });
      await expect(rotator.withdraw(ctx, plan, successor)).rejects.toMatchObject({ code: 'ambiguous' });
      expect(lost()).toBe(1);
      expect(await kept(db, db.app.secret, prepared.secret)).toEqual([0, 0]);
      await rotator.withdraw(ctx, plan, successor);
      expect(await kept(db, db.app.secret, prepared.secret)).toEqual([0]);
    });

    it('stops the old password where it is the newer of the two, and ends what a stop between left', async () => {
      const { db, rotator, ctx, plan, prepared } = await begun();
      await rotator.issue(ctx, plan, prepared);
      await rotator.disable(ctx, plan);
      await rotator.enable!(ctx, plan);
      expect(await kept(db, db.app.secret, prepared.secret)).toEqual([0, 1]);
      server.injectAt(2, { kind: 'lose-request' });
      await expect(rotator.disable(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
      expect(await rotator.reconcile(ctx, { effect: 'disable', plan, prepared })).toEqual({ outcome: 'not-applied' });
      await rotator.disable(ctx, plan);
      expect(await kept(db, db.app.secret, prepared.secret)).toEqual([1]);
    });

    it('says what is missing where an account has SYSTEM_USER and the administrator has not', async () => {
      const { db, rotator, ctx, plan, prepared, account } = await begun();
      await db.query(`GRANT SYSTEM_USER ON *.* TO ${account}`);
      const before = await db.accounts();
      await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({
        code: 'provider-refused',
        hint: expect.stringContaining('SYSTEM_USER') as string,
      });
      expect(await db.accounts()).toEqual(before);
    });

    async function retain(db: MysqlTestWorld, account: string, { secret }: Credential): Promise<void> {
      await db.query(`ALTER USER ${account} IDENTIFIED BY ? RETAIN CURRENT PASSWORD`, [secret.reveal()]);
    }
  });

  it.each([
    ['8.0.13', false],
    ['5.7.44-log', false],
    ['8.0.11-TiDB-v7.5.0', false],
    ['8.0.14', true],
    ['8.4.3-commercial', true],
    ['9.1.0', true],
  ])('speaks to version %s: %s', async (version, isSpoken) => {
    const other = await startFakeMysql8({ version });
    try {
      const db = await freshMysql8World(other);
      const [outcome] = await Promise.allSettled([
        mysqlRotator(db.settings, db.admin, systemClock).snapshot(newContext(), db.app),
      ]);
      expect(outcome).toMatchObject(isSpoken ? { status: 'fulfilled' } : { reason: { code: 'unsupported' } });
      expect(other.violations).toEqual([]);
    } finally {
      await other.stop();
    }
  });
});
