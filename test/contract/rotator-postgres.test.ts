import type { Client } from 'pg';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { attribute, type Credential } from '../../src/core/credential.js';
import type { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { postgresRotator } from '../../src/rotators/postgres.js';
import { scramVerifier } from '../../src/rotators/postgres/scram.js';
import type { OrderName } from '../../src/rotators/rotator.js';
import { lossyProxy } from '../support/lossy-proxy.js';
import {
  openClient,
  postgresBackends,
  postgresTestServer,
  testPassword,
  type PostgresTestServer,
  type TestDatabase,
} from '../support/postgres.js';
import { rotatorContract, type ProviderSession, type RotatorWorld } from './rotators.js';

const backends = await postgresBackends();

describe.each(backends)('$title', ({ title, prefer, isThere }) => {
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

  for (const order of ['overlap', 'in-place'] as const) {
    // The first may not read verifiers and has to ask by logging in; the second may.
    for (const admin of ['createrole', 'superuser'] as const) {
      rotatorContract(`postgres with a ${admin} administrator`, order, async () =>
        worldOf(testServer, await testServer.freshDatabase(admin), order),
      );
    }
  }
});

function worldOf(testServer: PostgresTestServer, db: TestDatabase, order: OrderName): RotatorWorld {
  const { server } = testServer;
  const database = db.settings.database;
  const loginOf = (credential: Credential): { user: string; password: SecretValue } => ({
    user: attribute(credential, 'user'),
    password: credential.secret,
  });
  const user = attribute(db.app, 'user');
  return {
    rotator: postgresRotator(db.settings, db.admin, systemClock),
    credential: db.app,
    otherSecrets: [db.admin.reveal(), db.settingSecret.reveal()],
    providerState: () => stateOf(db),
    countLiveLogins: async () => {
      const [row] = await db.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_authid a WHERE rolcanlogin AND rolpassword IS NOT NULL
           AND (rolname = $1 OR starts_with(rolname, $1 || '_r'))`,
        [user],
      );
      return row?.count ?? 0;
    },
    isLive: async (credential) => {
      const client = await openClient(server, database, loginOf(credential)).catch(() => undefined);
      await client?.end();
      return client !== undefined;
    },
    openSession: async (credential) => sessionOf(await openClient(server, database, loginOf(credential))),
    losingAnswers: async () => {
      let left = 1;
      const isChange = (sql: string): boolean =>
        order === 'overlap' ? sql === 'COMMIT' : /^ALTER ROLE .* PASSWORD '/.test(sql);
      const proxy = await lossyProxy(server.port, { loseAnswerTo: (sql) => isChange(sql) && left-- > 0 });
      const rotator = postgresRotator({ ...db.settings, port: proxy.port }, db.admin, systemClock);
      return { rotator, lost: () => proxy.lost(), stop: () => proxy.stop() };
    },
    occupyName: async (successor) => {
      await db.query(`CREATE ROLE "${attribute(successor, 'user')}" NOLOGIN`);
    },
    changeSecret: async () => {
      const verifier = (await scramVerifier(testPassword())).reveal();
      await db.query(`ALTER ROLE "${user}" PASSWORD '${verifier}'`);
    },
    providerLog: () => testServer.statementLog(),
    stop: () => Promise.resolve(),
  };
}

/** All roles, memberships, settings and comments of this server that have to do with this world's application. */
async function stateOf(db: TestDatabase): Promise<string> {
  const rows = await db.query<{ state: string }>(`
    SELECT jsonb_build_object(
      'roles', (SELECT jsonb_agg(to_jsonb(a) ORDER BY a.rolname) FROM pg_authid a),
      'members', (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.roleid, m.member, m.grantor) FROM pg_auth_members m),
      'settings', (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.setdatabase, s.setrole) FROM pg_db_role_setting s),
      'comments', (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.objoid, d.classoid) FROM pg_shdescription d),
      'owned', (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.classid, d.objid, d.refobjid) FROM pg_shdepend d)
    )::text AS state`);
  return rows[0]?.state ?? '';
}

function sessionOf(client: Client): ProviderSession {
  return {
    isOpen: () =>
      client.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: () => client.end().catch(() => undefined),
  };
}
