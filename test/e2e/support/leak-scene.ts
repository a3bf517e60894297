import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SecretValue } from '../../../src/core/secret-value.js';
import { scramVerifier } from '../../../src/rotators/postgres/scram.js';
import type { PostgresTestServer, TestDatabase } from '../../support/postgres.js';
import { GitFixture } from '../../support/git-fixtures.js';
import { Home, type CommandResult } from './command.js';

export interface SceneOptions {
  readonly order?: 'overlap' | 'in-place';
  /** Where unleak connects, when not straight to the server. */
  readonly port?: number;
  /** Whether the admin credential is read from its file or given by a program. Default `file`. */
  readonly adminBy?: 'file' | 'exec';
  /** Instead of a simple one. */
  readonly oldPassword?: string;
}

/**
 * A leak as it happens: a role's password in the history of a repository (deleted since), in an ignored env file and in a
 * log, and a user's configuration that knows the role.
 */
export class LeakScene {
  readonly home: Home;
  readonly database: TestDatabase;
  readonly repository: string;
  readonly envFile: string;
  readonly log: string;

  static async make(server: PostgresTestServer, options: SceneOptions = {}): Promise<LeakScene> {
    const database = await server.freshDatabase();
    const old = options.oldPassword === undefined ? database.app.secret : new SecretValue(options.oldPassword);
    const scene = new LeakScene(new Home(), { ...database, app: { ...database.app, secret: old } });
    if (options.oldPassword !== undefined) await scene.#setPassword();
    scene.#writeRepository();
    await scene.#writeConfiguration(options);
    return scene;
  }

  private constructor(home: Home, database: TestDatabase) {
    this.home = home;
    this.database = database;
    this.repository = join(home.work, 'orders');
    this.envFile = join(this.repository, '.env');
    this.log = `2026-01-01 start\n{"level":"error","message":"cannot connect to ${this.#url()}"}\n`;
  }

  get user(): string {
    return this.database.app.attributes['user']!;
  }

  get oldPassword(): string {
    return this.database.app.secret.reveal();
  }

  /** The environment file as an application would read it. */
  env(): Record<string, string> {
    const lines = readFileSync(this.envFile, 'utf8').split('\n');
    return Object.fromEntries(lines.filter((line) => line.includes('=')).map((line) => split(line)));
  }

  /** Scans repository and log; gives the fingerprint of the role's password. */
  async scan(): Promise<string> {
    const result = await this.home.run(['scan', this.repository, '-', '--name', 'orders.log', '--json'], {
      input: this.log,
    });
    const report = JSON.parse(result.stdout) as { findings: { fingerprint: string; provider: string }[] };
    const found = report.findings.filter((finding) => finding.provider === 'postgres');
    if (found.length !== 1) throw new Error(`expected one finding, got ${String(found.length)}: ${result.stderr}`);
    return found[0]!.fingerprint;
  }

  run(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    return this.home.run(argv, { env });
  }

  #url(): string {
    // Not where unleak connects: that is the configuration's to say, never the finding's.
    return `postgres://${this.user}:${encodeURIComponent(this.oldPassword)}@db.orders.internal:5432/orders`;
  }

  /** By its verifier, so that no clear password stands in the server's log. */
  async #setPassword(): Promise<void> {
    const verifier = await scramVerifier(this.database.app.secret);
    await this.database.query(`ALTER ROLE "${this.user}" PASSWORD '${verifier.reveal()}'`);
  }

  #writeRepository(): void {
    mkdirSync(this.repository, { recursive: true });
    const git = new GitFixture(this.repository);
    git.write('.gitignore', '.env\n');
    git.write('README', 'orders\n');
    git.git('add', '.gitignore', 'README');
    git.git('commit', '-q', '-m', 'start');
    git.write('config/database.yml', `production:\n  url: ${this.#url()}\n`);
    git.git('add', 'config');
    git.git('commit', '-q', '-m', 'connect');
    git.write('config/database.yml', 'production:\n  url: <%= ENV["DATABASE_URL"] %>\n');
    git.git('add', 'config');
    git.git('commit', '-q', '-m', 'take the password out');
    writeFileSync(this.envFile, `# local\nDATABASE_URL=${this.#url()}\nLOG_LEVEL=info\n`, { mode: 0o640 });
  }

  async #writeConfiguration(options: SceneOptions): Promise<void> {
    const init = await this.home.run(['init']);
    if (init.code !== 0) throw new Error(init.stderr);
    const adminFile = join(this.home.folder, 'admin');
    writeFileSync(adminFile, `${this.database.admin.reveal()}\n`, { mode: 0o600 });
    const { settings } = this.database;
    const inPlace = { reason: 'test', owner: 'tester', until: '2099-01-01' };
    const config = {
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
      credentials: [
        {
          name: 'orders-app',
          match: { provider: 'postgres', user: this.user },
          rotator: 'orders-db',
          store: 'local',
          path: 'apps/orders/db',
          field: 'password',
          'user-field': 'user',
          purpose: 'orders service reads and writes its schema',
          consumers: [{ 'env-file': this.envFile, key: 'DATABASE_URL' }],
          ...(options.order === 'in-place' ? { 'in-place': inPlace } : {}),
        },
      ],
    };
    // JSON is YAML.
    writeFileSync(join(this.home.folder, 'config/unleak/unleak.yaml'), JSON.stringify(config), { mode: 0o600 });
  }
}

function split(line: string): [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}
