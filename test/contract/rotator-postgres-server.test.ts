// What only PostgreSQL knows: memberships, ownership, settings, administrators of every kind, and the ways in which a
// login can fail without being dead.
import { execFile } from 'node:child_process';
import { chmod, chown, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { postgresRotator } from '../../src/rotators/postgres.js';
import { scramVerifier, verifierMatches } from '../../src/rotators/postgres/scram.js';
import type { OrderName, RotationContext, Rotator, SuccessorPlan } from '../../src/rotators/rotator.js';
import { lossyProxy } from '../support/lossy-proxy.js';
import {
  openClient,
  postgresBackends,
  postgresTestServer,
  testPassword,
  type AdminKind,
  type PostgresTestServer,
  type TestDatabase,
} from '../support/postgres.js';
import { newContext } from './rotators.js';

interface Rotation {
  readonly db: TestDatabase;
  readonly rotator: Rotator;
  readonly ctx: RotationContext;
  readonly plan: SuccessorPlan;
  readonly prepared: Credential;
}

describe.each(await postgresBackends())('postgres rotator on $title', ({ title, prefer, isThere }) => {
  if (!isThere) {
    it.skip(`${title} is not on this machine`);
    return;
  }
  let testServer: PostgresTestServer;
  beforeAll(async () => {
    testServer = await postgresTestServer(prefer);
  }, 60_000);
  afterAll(async () => {
    await testServer.stop();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  const userOf = (credential: Credential): string => attribute(credential, 'user');
  const rotatorOf = (db: TestDatabase): Rotator => postgresRotator(db.settings, db.admin, systemClock);

  async function begin(
    db: TestDatabase,
    order: OrderName,
    current = db.app,
    extra: { expiresAt?: string } = {},
  ): Promise<Rotation> {
    const rotator = rotatorOf(db);
    const ctx = newContext();
    const plan = { order, current, snapshot: await rotator.snapshot(ctx, current), ...extra };
    const prepared = await rotator.prepare?.(ctx, plan);
    if (prepared === undefined) throw new RangeError('postgres prepares');
    return { db, rotator, ctx, plan, prepared };
  }

  async function connectAs(db: TestDatabase, credential: Credential): Promise<Awaited<ReturnType<typeof openClient>>> {
    const login = { user: userOf(credential), password: credential.secret };
    return openClient(testServer.server, db.settings.database, login);
  }

  async function asUser<T>(db: TestDatabase, credential: Credential, sql: string): Promise<T[]> {
    const client = await connectAs(db, credential);
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  describe('the sibling', () => {
    it.each(['createrole', 'superuser'] as const)('does all that the leaked role could, made by a %s', async (kind) => {
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(kind), 'overlap');
      const successor = await rotator.issue(ctx, plan, prepared);
      await rotator.verify(ctx, plan, successor);
      await asUser(db, successor, `INSERT INTO item VALUES (1, 'a'); ALTER TABLE item ADD COLUMN more int`);
      await asUser(
        db,
        successor,
        `INSERT INTO customer_${db.schema} VALUES (1); CREATE TABLE made_by_successor (id int)`,
      );
      const [made] = await db.query(`SELECT tableowner FROM pg_tables WHERE tablename = 'made_by_successor'
        AND schemaname = '${db.schema}'`);
      expect(made).toEqual({ tableowner: userOf(db.app) });
      const [shown] = await asUser<{ path: string; timeout: string; key: string | null }>(
        db,
        successor,
        `SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout,
           current_setting('app.signing_key', true) AS key`,
      );
      expect(shown?.path).toBe(`${db.schema}, "$user", public`);
      expect(shown?.timeout).toBe('61s');
      // Only a superuser may set a made-up parameter for a role; the plan says so.
      expect(shown?.key === db.settingSecret.reveal()).toBe(kind === 'superuser');
      expect(plan.snapshot.notes.some((note) => note.includes('app.signing_key'))).toBe(kind === 'createrole');
      const [role] = await db.query('SELECT rolconnlimit, rolvaliduntil FROM pg_roles WHERE rolname = $1', [
        userOf(successor),
      ]);
      expect(role).toEqual({ rolconnlimit: 20, rolvaliduntil: null });
    });

    it('expires when the plan says so', async () => {
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(), 'overlap', undefined, {
        expiresAt,
      });
      await rotator.issue(ctx, plan, prepared);
      const [role] = await db.query<{ rolvaliduntil: Date }>('SELECT rolvaliduntil FROM pg_roles WHERE rolname = $1', [
        userOf(prepared),
      ]);
      expect(role?.rolvaliduntil.toISOString()).toBe(expiresAt);
    });

    it('is replaced by its own sibling, not by a grandchild, and then dropped', async () => {
      const first = await begin(await testServer.freshDatabase(), 'overlap');
      const second = await begin(first.db, 'overlap', await first.rotator.issue(first.ctx, first.plan, first.prepared));
      const { db, rotator, ctx, plan } = second;
      expect(plan.snapshot).toMatchObject({ deleteOld: true, facts: { base: userOf(db.app), isSibling: true } });
      const successor = await rotator.issue(ctx, plan, second.prepared);
      expect(userOf(successor)).toBe(`${userOf(db.app)}_${ctx.rotationId}`);
      const memberships = await db.query(
        `SELECT roleid::regrole::text AS role FROM pg_auth_members WHERE member = $1::regrole`,
        [userOf(successor)],
      );
      expect(memberships).toEqual([{ role: userOf(db.app) }]);
      await rotator.verify(ctx, plan, successor);
      await rotator.disable(ctx, plan);
      await rotator.delete?.(ctx, plan);
      await rotator.delete?.(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
      expect(await rotator.reconcile(ctx, { effect: 'delete', plan })).toEqual({ outcome: 'applied' });
      await rotator.verify(ctx, plan, successor);
      expect(await asUser(db, db.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it('keeps what the leaked sibling came to own, and leaves that role standing', async () => {
      const first = await begin(await testServer.freshDatabase(), 'overlap');
      const leaked = await first.rotator.issue(first.ctx, first.plan, first.prepared);
      await first.db.query(`CREATE TABLE public.own_${first.db.schema} (id int);
        ALTER TABLE public.own_${first.db.schema} OWNER TO "${userOf(leaked)}"`);
      const { db, rotator, ctx, plan, prepared } = await begin(first.db, 'overlap', leaked);
      expect(plan.snapshot.deleteOld).toBe(false);
      const successor = await rotator.issue(ctx, plan, prepared);
      const client = await connectAs(db, successor);
      await client.query('SET ROLE NONE');
      await expect(client.query(`INSERT INTO public.own_${db.schema} VALUES (1)`)).resolves.toBeDefined();
      await client.end();
      await rotator.disable(ctx, plan);
      await expect(rotator.delete?.(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
      await rotator.verify(ctx, plan, successor);
    });

    it('is not withdrawn when it owns something: a person decides, and it lets nobody in', async () => {
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(), 'overlap');
      const successor = await rotator.issue(ctx, plan, prepared);
      await db.query(`ALTER TABLE public.customer_${db.schema} OWNER TO "${userOf(successor)}"`);
      await expect(rotator.withdraw(ctx, plan, successor)).rejects.toMatchObject({ code: 'conflict' });
      await expect(connectAs(db, successor)).rejects.toMatchObject({ code: '28000' });
      expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    });

    it('loses its open sessions when it is withdrawn', async () => {
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(), 'overlap');
      const successor = await rotator.issue(ctx, plan, prepared);
      const client = await connectAs(db, successor);
      await rotator.withdraw(ctx, plan, successor);
      await expect(client.query('SELECT 1')).rejects.toBeInstanceOf(Error);
      await client.end().catch(() => undefined);
    });

    it('copes with names and settings that try to break out of a statement', async () => {
      const db = await testServer.freshDatabase('superuser');
      const user = `o'r"d\\e$1;--${db.schema}`;
      const secret = testPassword();
      await db.query(
        `CREATE ROLE ${escapeIdentifier(user)} LOGIN PASSWORD ${escapeLiteral((await scramVerifier(secret)).reveal())}`,
      );
      const path = ['public', `x"; DROP TABLE "y`, "it's"];
      await db.query(`ALTER ROLE ${escapeIdentifier(user)} SET search_path TO ${path.map(escapeLiteral).join(', ')}`);
      await db.query(
        `ALTER ROLE ${escapeIdentifier(user)} SET app.note TO ${escapeLiteral(`'; DROP ROLE x; --\\ "%I"`)}`,
      );
      const current = { ...db.app, secret, attributes: { ...db.app.attributes, user } };
      const { rotator, ctx, plan, prepared } = await begin(db, 'overlap', current);
      const successor = await rotator.issue(ctx, plan, prepared);
      await rotator.verify(ctx, plan, successor);
      const settings = (role: string): Promise<unknown> =>
        db.query(
          `SELECT c FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole, unnest(setconfig) c
           WHERE rolname = $1 AND c NOT LIKE 'role=%' ORDER BY c`,
          [role],
        );
      expect(await settings(userOf(successor))).toEqual(await settings(user));
      await rotator.disable(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    });

    it('gets a name that the server does not cut', async () => {
      const db = await testServer.freshDatabase('superuser');
      const user = `${db.schema}_${'ä'.repeat(40)}`.slice(0, 34);
      const secret = testPassword();
      await db.query(
        `CREATE ROLE ${escapeIdentifier(user)} LOGIN PASSWORD ${escapeLiteral((await scramVerifier(secret)).reveal())}`,
      );
      const current = { ...db.app, secret, attributes: { ...db.app.attributes, user } };
      const { rotator, ctx, plan, prepared } = await begin(db, 'overlap', current);
      await rotator.issue(ctx, plan, prepared);
      expect(await db.query('SELECT 1 FROM pg_roles WHERE rolname::text = $1', [userOf(prepared)])).toHaveLength(1);
      await rotator.verify(ctx, plan, prepared);
    });
  });

  describe('what an administrator may do', () => {
    const ordersOf = async (kind: AdminKind): Promise<{ orders: readonly OrderName[]; reason: string | undefined }> => {
      const db = await testServer.freshDatabase(kind);
      const { orders, impossible } = await rotatorOf(db).snapshot(newContext(), db.app);
      return { orders, reason: impossible['in-place'] };
    };

    it('is everything as a superuser and with CREATEROLE and ADMIN OPTION', async () => {
      expect((await ordersOf('superuser')).orders).toEqual(['overlap', 'in-place']);
      expect((await ordersOf('createrole')).orders).toEqual(['overlap', 'in-place']);
    });

    it('is nothing without CREATEROLE, with the reason', async () => {
      expect(await ordersOf('no-createrole')).toEqual({ orders: [], reason: expect.stringContaining('CREATEROLE') });
    });

    it('depends on the version with CREATEROLE alone, and what is said to be possible is', async () => {
      const db = await testServer.freshDatabase('no-admin-option');
      const { rotator, ctx, plan, prepared } = await begin(db, 'overlap');
      if (testServer.majorVersion >= 16) {
        expect(plan.snapshot.orders).toEqual([]);
        expect(plan.snapshot.impossible['in-place']).toContain('WITH ADMIN OPTION');
        await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'provider-refused' });
        return;
      }
      expect(plan.snapshot.orders).toEqual(['overlap', 'in-place']);
      const successor = await rotator.issue(ctx, plan, prepared);
      await rotator.verify(ctx, plan, successor);
      await rotator.disable(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
    });

    it('is only in place when it may not pass on the membership of a leaked sibling', async () => {
      const first = await begin(await testServer.freshDatabase(), 'overlap');
      const leaked = await first.rotator.issue(first.ctx, first.plan, first.prepared);
      const { db } = first;
      if (testServer.majorVersion < 16) {
        // There CREATEROLE may grant every ordinary role; a superuser's role it may not.
        await db.query(`GRANT "${testServer.server.superuser}" TO "${userOf(leaked)}"`);
      } else {
        await db.query(`REVOKE ADMIN OPTION FOR "${userOf(db.app)}" FROM "${db.settings.adminUser ?? ''}" CASCADE`);
        await db.query(`GRANT "${userOf(db.app)}" TO "${userOf(leaked)}"`);
      }
      const { rotator, ctx, plan, prepared } = await begin(db, 'in-place', leaked);
      expect(plan.snapshot.orders).toEqual(['in-place']);
      expect(plan.snapshot.impossible.overlap).toContain('may not grant membership');
      await rotator.verify(ctx, plan, await rotator.issue(ctx, plan, prepared));
    });

    it('is nothing when the administrator is the leaked role itself', async () => {
      const db = await testServer.freshDatabase();
      const settings = { ...db.settings, adminUser: userOf(db.app) };
      const snapshot = await postgresRotator(settings, db.app.secret, systemClock).snapshot(newContext(), db.app);
      expect(snapshot.orders).toEqual([]);
      expect(snapshot.impossible.overlap).toContain('the leaked role');
    });

    it('is nothing over a superuser, and a superuser is told what is not carried over', async () => {
      const db = await testServer.freshDatabase();
      await db.query(`ALTER ROLE "${userOf(db.app)}" SUPERUSER REPLICATION`);
      expect((await rotatorOf(db).snapshot(newContext(), db.app)).orders).toEqual([]);
      await db.query(`ALTER ROLE "${db.settings.adminUser ?? ''}" SUPERUSER`);
      const { rotator, ctx, plan, prepared } = await begin(db, 'overlap');
      expect(plan.snapshot.notes.join('\n')).toMatch(/SUPERUSER[\s\S]*REPLICATION is not carried over/);
      await rotator.verify(ctx, plan, await rotator.issue(ctx, plan, prepared));
      const [role] = await db.query('SELECT rolsuper, rolreplication FROM pg_roles WHERE rolname = $1', [
        userOf(prepared),
      ]);
      expect(role).toEqual({ rolsuper: false, rolreplication: false });
    });

    it('is to be named when the leaked role is not there', async () => {
      const db = await testServer.freshDatabase();
      const stranger = { ...db.app, attributes: { ...db.app.attributes, user: 'nobody_here' } };
      await expect(rotatorOf(db).snapshot(newContext(), stranger)).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  describe('the proof of death', () => {
    it.each([
      ['the role is NOLOGIN', 'NOLOGIN'],
      ['the role has expired', `VALID UNTIL '2001-01-01'`],
    ])('is unknown when %s', async (_why, change) => {
      const { db, rotator, ctx, plan } = await begin(await testServer.freshDatabase(), 'overlap');
      await db.query(`ALTER ROLE "${userOf(db.app)}" ${change}`);
      expect(await rotator.confirm(ctx, plan)).toBe('unknown');
      const again = await rotator.snapshot(ctx, db.app);
      expect(again.notes[0]).toMatch(/NOLOGIN|expired/);
    });

    it('is not given by a server that takes any password', async () => {
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(), 'overlap');
      await trust(testServer, db, userOf(db.app));
      await rotator.issue(ctx, plan, prepared);
      await rotator.disable(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    });

    it('stands when the role is gone', async () => {
      const { db, rotator, ctx, plan } = await begin(await testServer.freshDatabase(), 'overlap');
      await db.query(`DROP OWNED BY "${userOf(db.app)}"; DROP ROLE "${userOf(db.app)}"`);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
      await expect(rotator.disable(ctx, plan)).resolves.toBeUndefined();
      await expect(rotator.enable?.(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  describe('in place', () => {
    it('gives back the very verifier and the expiry that the role had', async () => {
      const db = await testServer.freshDatabase('superuser');
      await db.query(`ALTER ROLE "${userOf(db.app)}" VALID UNTIL '2099-01-01 00:00:00+00'`);
      const stored = (): Promise<unknown> =>
        db.query('SELECT rolpassword, rolvaliduntil FROM pg_authid WHERE rolname = $1', [userOf(db.app)]);
      const before = await stored();
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const { rotator, ctx, plan, prepared } = await begin(db, 'in-place', undefined, { expiresAt });
      const successor = await rotator.issue(ctx, plan, prepared);
      expect(await stored()).not.toEqual(before);
      await rotator.withdraw(ctx, plan, successor);
      expect(await stored()).toEqual(before);
    });

    it('is a conflict when somebody changed the password meanwhile, and changes nothing then', async () => {
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(), 'in-place');
      const foreign = testPassword();
      await db.query(`ALTER ROLE "${userOf(db.app)}" PASSWORD '${(await scramVerifier(foreign)).reveal()}'`);
      expect(await rotator.reconcile(ctx, { effect: 'issue', plan, prepared })).toMatchObject({ outcome: 'conflict' });
      await expect(rotator.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'conflict' });
      expect(await asUser(db, { ...db.app, secret: foreign }, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it('can stop the password first, where the verifier is readable, and replace it then', async () => {
      const { rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase('superuser'), 'in-place');
      await rotator.disable(ctx, plan);
      expect(await rotator.confirm(ctx, plan)).toBe('rejected');
      expect(await rotator.reconcile(ctx, { effect: 'issue', plan, prepared })).toEqual({ outcome: 'not-applied' });
      await rotator.verify(ctx, plan, await rotator.issue(ctx, plan, prepared));
    });

    it('ends all sessions when it does not know which began with the old password', async () => {
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(), 'in-place');
      const successor = await rotator.issue(ctx, plan, prepared);
      const client = await connectAs(db, successor);
      await rotator.endSessions?.(ctx, plan);
      await expect(client.query('SELECT 1')).rejects.toBeInstanceOf(Error);
      await client.end().catch(() => undefined);
    });

    it('ends all sessions where it may not see when they began, and the plan says so', async () => {
      const db = await testServer.freshDatabase();
      await db.query(`REVOKE pg_read_all_stats FROM "${db.settings.adminUser ?? ''}"`);
      // Until 15 an administrator with ADMIN OPTION has the role's rights, and with them sees its sessions.
      const { rotator, ctx, plan, prepared } = await begin(db, 'in-place');
      const successor = await rotator.issue(ctx, plan, prepared);
      const client = await connectAs(db, successor);
      await rotator.endSessions?.(ctx, plan, successor);
      const isOpen = await client.query('SELECT 1').then(
        () => true,
        () => false,
      );
      await client.end().catch(() => undefined);
      expect(isOpen).toBe(testServer.majorVersion < 16);
      expect(plan.snapshot.notes.some((note) => note.includes('pg_read_all_stats'))).toBe(!isOpen);
    });

    it('says what the administrator lacks when it may not end sessions', async () => {
      const db = await testServer.freshDatabase('no-admin-option');
      const admin = db.settings.adminUser ?? '';
      await db.query(`REVOKE pg_signal_backend FROM "${admin}"`);
      if (testServer.majorVersion >= 16) {
        await db.query(`GRANT "${userOf(db.app)}" TO "${admin}" WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`);
      }
      const { rotator, ctx, plan } = await begin(db, 'overlap');
      expect(plan.snapshot.notes.join('\n')).toContain('it needs GRANT pg_signal_backend');
      const client = await connectAs(db, db.app);
      const failure: unknown = await rotator.endSessions?.(ctx, plan).catch((error: unknown) => error);
      await client.end();
      expect(failure).toMatchObject({ code: 'provider-refused', hint: expect.stringContaining('pg_signal_backend') });
    });

    it('is never followed by the removal of the role', async () => {
      const { rotator, ctx, plan } = await begin(await testServer.freshDatabase('superuser'), 'in-place');
      await expect(rotator.delete?.(ctx, plan)).rejects.toMatchObject({ code: 'conflict' });
    });
  });

  describe('what the server stores', () => {
    it.each([
      ['scram-sha-256', 'plain'],
      ['scram-sha-256', 'p\u00e4ss w\u00f6rd'],
      ['scram-sha-256', 'a\u00a0b\u00adc\u2168'],
      ['scram-sha-256', 'control\u0001\u00e4'],
      ['md5', 'plain'],
    ])('is recognized with %s: %j', async (encryption, word) => {
      const db = await testServer.freshDatabase();
      const user = userOf(db.app);
      await db.query(`SET password_encryption = '${encryption}'; ALTER ROLE "${user}" PASSWORD ${escapeLiteral(word)}`);
      const [row] = await db.query<{ rolpassword: string }>('SELECT rolpassword FROM pg_authid WHERE rolname = $1', [
        user,
      ]);
      const stored = new SecretValue(row?.rolpassword ?? '');
      expect(verifierMatches(stored, user, new SecretValue(word))).toBe(true);
      expect(verifierMatches(stored, user, new SecretValue(`${word}x`))).toBe(false);
    });

    it('is replaced when it was md5, and the plan warns of old clients', async () => {
      const db = await testServer.freshDatabase('superuser');
      const user = userOf(db.app);
      await db.query(
        `SET password_encryption = 'md5'; ALTER ROLE "${user}" PASSWORD ${escapeLiteral(db.app.secret.reveal())}`,
      );
      const snapshot = await rotatorOf(db).snapshot(newContext(), db.app);
      expect(snapshot.notes.join('\n')).toContain('md5');
    });
  });

  describe('the connection', () => {
    it('goes to the configured server whatever the environment and the credential say', async () => {
      const db = await testServer.freshDatabase();
      for (const [name, value] of Object.entries(HOSTILE_ENVIRONMENT)) vi.stubEnv(name, value);
      const elsewhere = {
        ...db.app,
        attributes: { ...db.app.attributes, host: '192.0.2.1', port: '1', database: 'no' },
      };
      const { rotator, ctx, plan, prepared } = await begin(db, 'overlap', elsewhere);
      await rotator.verify(ctx, plan, await rotator.issue(ctx, plan, prepared));
      expect(await rotator.confirm(ctx, plan)).toBe('accepted');
    });

    it('is ambiguous when it broke around COMMIT, and reconcile finds that nothing was done', async () => {
      const { db, rotator, ctx, plan, prepared } = await begin(await testServer.freshDatabase(), 'overlap');
      const proxy = await lossyProxy(testServer.server.port, { cutBefore: (sql) => sql === 'COMMIT' });
      try {
        const cut = postgresRotator({ ...db.settings, port: proxy.port }, db.admin, systemClock);
        await expect(cut.issue(ctx, plan, prepared)).rejects.toMatchObject({ code: 'ambiguous' });
        expect(proxy.cut()).toBe(1);
      } finally {
        await proxy.stop();
      }
      expect(await rotator.reconcile(ctx, { effect: 'issue', plan, prepared })).toEqual({ outcome: 'not-applied' });
    });

    it('is ambiguous when the answer to the end of the password was lost, and reconcile finds it done', async () => {
      const { db, rotator, ctx, plan } = await begin(await testServer.freshDatabase(), 'overlap');
      const proxy = await lossyProxy(testServer.server.port, { loseAnswerTo: (sql) => sql.endsWith('PASSWORD NULL') });
      try {
        const losing = postgresRotator({ ...db.settings, port: proxy.port }, db.admin, systemClock);
        expect(await losing.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'not-applied' });
        await expect(losing.disable(ctx, plan)).rejects.toMatchObject({ code: 'ambiguous' });
        expect(proxy.lost()).toBe(1);
      } finally {
        await proxy.stop();
      }
      expect(await rotator.reconcile(ctx, { effect: 'disable', plan })).toEqual({ outcome: 'applied' });
    });

    it('says unreachable when nobody listens and when nobody answers before the deadline', async () => {
      const db = await testServer.freshDatabase();
      const silent = await silentServer();
      try {
        const hung = postgresRotator({ ...db.settings, port: silent.port }, db.admin, systemClock);
        const soon = { ...newContext(), signal: AbortSignal.timeout(200) };
        await expect(hung.snapshot(soon, db.app)).rejects.toMatchObject({ code: 'provider-unreachable' });
      } finally {
        await silent.stop();
      }
      const nobody = postgresRotator({ ...db.settings, port: silent.port }, db.admin, systemClock);
      await expect(nobody.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-unreachable' });
      const plan = {
        order: 'overlap',
        current: db.app,
        snapshot: await rotatorOf(db).snapshot(newContext(), db.app),
      } as const;
      await expect(nobody.confirm(newContext(), plan)).rejects.toMatchObject({ code: 'provider-unreachable' });
    });

    it('is refused with the reason when the admin credential is wrong', async () => {
      const db = await testServer.freshDatabase();
      const wrong = postgresRotator(db.settings, testPassword(), systemClock);
      await expect(wrong.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-refused' });
    });

    it('wants TLS where it is configured, with the authority and the name that are configured', async ({ skip }) => {
      const db = await testServer.freshDatabase();
      const strict = { ...db.settings, tls: 'verify-full' as const };
      const clear = postgresRotator(strict, db.admin, systemClock);
      await expect(clear.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-refused' });
      const ca = await turnOnTls(testServer, db);
      if (ca === undefined) return skip('openssl is not on this machine');
      const named = { ...strict, host: 'localhost', ca };
      const right = postgresRotator(named, db.admin, systemClock);
      expect((await right.snapshot(newContext(), db.app)).orders).toEqual(['overlap', 'in-place']);
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      const unknownAuthority = postgresRotator({ ...strict, host: 'localhost' }, db.admin, systemClock);
      await expect(unknownAuthority.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-refused' });
      const wrongName = postgresRotator({ ...named, host: '127.0.0.1' }, db.admin, systemClock);
      await expect(wrongName.snapshot(newContext(), db.app)).rejects.toMatchObject({ code: 'provider-refused' });
    });
  });
});

const HOSTILE_ENVIRONMENT: Readonly<Record<string, string>> = {
  PGHOST: '192.0.2.1',
  PGPORT: '1',
  PGUSER: 'somebody',
  PGPASSWORD: 'something',
  PGDATABASE: 'elsewhere',
  PGOPTIONS: '-c role=postgres',
  PGSSLMODE: 'require',
  PGSSLNEGOTIATION: 'direct',
  PGAPPNAME: 'other',
  PGREPLICATION: 'true',
  PGCLIENT_ENCODING: 'LATIN1',
  PGCONNECT_TIMEOUT: '1',
};

/** Lets one role of one database in with any password, as a careless pg_hba.conf does. */
async function trust({ server }: PostgresTestServer, db: TestDatabase, user: string): Promise<void> {
  const file = join(server.dataDir, 'pg_hba.conf');
  const old = await readFile(file, 'utf8');
  await writeFile(file, `host "${db.settings.database}" "${user}" 127.0.0.1/32 trust\n${old}`);
  await reload(db);
}

/** Reloads the configuration and waits until a session sees it. */
async function reload(db: TestDatabase): Promise<void> {
  const loaded = (): Promise<readonly { at: Date }[]> => db.query<{ at: Date }>('SELECT pg_conf_load_time() AS at');
  const before = (await loaded())[0]?.at.getTime();
  await db.query('SELECT pg_reload_conf()');
  await vi.waitFor(async () => {
    expect((await loaded())[0]?.at.getTime()).not.toBe(before);
  });
}

/** Gives the server a certificate of an authority of its own, for `localhost` only; the authority's certificate. */
async function turnOnTls({ server }: PostgresTestServer, db: TestDatabase): Promise<string | undefined> {
  const [key, certificate] = [join(server.dataDir, 'server.key'), join(server.dataDir, 'server.crt')];
  const args = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  const names = ['-addext', 'subjectAltName=DNS:localhost', '-keyout', key, '-out', certificate];
  try {
    await promisify(execFile)('openssl', [...args, ...names]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { uid, gid } = await stat(server.dataDir);
  for (const file of [key, certificate]) {
    await chmod(file, 0o600);
    await chown(file, uid, gid);
  }
  await db.query(`ALTER SYSTEM SET ssl = 'on'`);
  await reload(db);
  return readFile(certificate, 'utf8');
}

/** Takes connections and never says a word. */
async function silentServer(): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
