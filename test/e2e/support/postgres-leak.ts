import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretValue } from '../../../src/core/secret-value.js';
import { scramVerifier } from '../../../src/rotators/postgres/scram.js';
import { openClient, type PostgresTestServer, type TestDatabase } from '../../support/postgres.js';
import type { Leak } from './leak-scene.js';

export interface PostgresLeakOptions {
  readonly order?: 'overlap' | 'in-place';
  /** Where unleak connects, when not straight to the server. */
  readonly port?: number;
  /** Whether the admin credential is read from its file or given by a program. Default `file`. */
  readonly adminBy?: 'file' | 'exec';
  /** Instead of a simple one. */
  readonly oldPassword?: string;
}

/** The password of a role that has leaked, and the server's word about logins. */
export class PostgresLeak {
  readonly database: TestDatabase;
  readonly leak: Leak;
  readonly #folder: string;

  static async make(server: PostgresTestServer, options: PostgresLeakOptions = {}): Promise<PostgresLeak> {
    const database = await server.freshDatabase();
    const secret = options.oldPassword === undefined ? database.app.secret : new SecretValue(options.oldPassword);
    const made = new PostgresLeak({ ...database, app: { ...database.app, secret } }, options);
    await made.restore();
    return made;
  }

  private constructor(database: TestDatabase, options: PostgresLeakOptions) {
    this.database = database;
    this.#folder = mkdtempSync(join(tmpdir(), 'unleak-admin-'));
    this.leak = leakOf(database, this.adminFile, options);
    writeFileSync(this.adminFile, `${database.admin.reveal()}\n`, { mode: 0o600 });
  }

  get adminFile(): string {
    return join(this.#folder, 'admin');
  }

  get user(): string {
    return this.database.app.attributes['user']!;
  }

  get oldPassword(): string {
    return this.database.app.secret.reveal();
  }

  /** The role with its old password alone, by its verifier, so that no clear password stands in the server's log. */
  async restore(): Promise<void> {
    for (const sibling of await this.siblings()) await this.database.query(`DROP ROLE "${sibling}"`);
    const verifier = await scramVerifier(this.database.app.secret);
    await this.database.query(`ALTER ROLE "${this.user}" LOGIN PASSWORD '${verifier.reveal()}'`);
  }

  async siblings(): Promise<readonly string[]> {
    const rows = await this.database.query<{ rolname: string }>(`select rolname from pg_roles where rolname like $1`, [
      `${this.user}\\_r%`,
    ]);
    return rows.map((row) => row.rolname);
  }

  /** How many logins of the application have a password, as the server's own table says. */
  async liveLogins(): Promise<number> {
    const rows = await this.database.query<{ n: number }>(
      `select count(*)::int as n from pg_authid
       where (rolname = $1 or rolname like $2) and rolcanlogin and rolpassword is not null`,
      [this.user, `${this.user}\\_r%`],
    );
    return rows[0]!.n;
  }

  /** `works`, or the server's code of refusal. */
  async login(user: string, password: string): Promise<string> {
    const { settings } = this.database;
    try {
      const login = { user, password: new SecretValue(password) };
      const client = await openClient(settings, settings.database ?? 'postgres', login);
      await client.end();
      return 'works';
    } catch (error) {
      return (error as { code?: string }).code ?? 'no code';
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function leakOf(database: TestDatabase, adminFile: string, options: PostgresLeakOptions): Leak {
  const { settings, app } = database;
  const user = app.attributes['user']!;
  // Not where unleak connects: that is the configuration's to say, never the finding's.
  const url = `postgres://${user}:${encodeURIComponent(app.secret.reveal())}@db.orders.internal:5432/orders`;
  return {
    provider: 'postgres',
    history: {
      path: 'config/database.yml',
      before: `production:\n  url: ${url}\n`,
      after: 'production:\n  url: <%= ENV["DATABASE_URL"] %>\n',
    },
    env: `# local\nDATABASE_URL=${url}\nLOG_LEVEL=info\n`,
    log: `2026-01-01 start\n{"level":"error","message":"cannot connect to ${url}"}\n`,
    providers: {
      'orders-db': {
        type: 'postgres',
        host: settings.host,
        port: options.port ?? settings.port,
        database: settings.database,
        admin: options.adminBy === 'exec' ? `exec:["/bin/cat","${adminFile}"]` : `file:${adminFile}`,
        'admin-user': settings.adminUser,
        tls: 'disable',
      },
    },
    credential: {
      match: { provider: 'postgres', user },
      rotator: 'orders-db',
      field: 'password',
      'user-field': 'user',
      ...(options.order === 'in-place' ? { 'in-place': { reason: 'test', owner: 'tester', until: '2099-01-01' } } : {}),
    },
    keys: { key: 'DATABASE_URL' },
  };
}
