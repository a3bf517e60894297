import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { Client } from 'pg';
import { SecretValue } from '../../src/core/secret-value.js';
import { LeakScene, type SceneOptions } from '../e2e/support/leak-scene.js';
import { openClient, type PostgresTestServer } from '../support/postgres.js';

const ENTRY = fileURLToPath(new URL('../../dist/unleak.js', import.meta.url));
const KILL_AT = fileURLToPath(new URL('kill-at.mjs', import.meta.url));

/** A run that takes longer hangs; it is killed and fails its case. */
const RUN_TIMEOUT_MS = 90_000;

export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One leak that is put back to its start before each case, since making a new one takes seconds. */
export class CrashBench {
  readonly scene: LeakScene;
  readonly fingerprint: string;
  readonly #template: string;
  /** A login with the old password that is open when the rotation begins; it has to end with it. */
  #session: Client | undefined;

  static async make(server: PostgresTestServer, options: SceneOptions): Promise<CrashBench> {
    const scene = await LeakScene.make(server, options);
    const fingerprint = await scene.scan();
    return new CrashBench(scene, fingerprint);
  }

  private constructor(scene: LeakScene, fingerprint: string) {
    this.scene = scene;
    this.fingerprint = fingerprint;
    this.#template = join(mkdtempSync(join(tmpdir(), 'unleak-crash-')), 'home');
    cpSync(scene.home.folder, this.#template, { recursive: true });
  }

  /** Files and server as they were right after the scan. */
  async reset(): Promise<void> {
    const { home, database, user, oldPassword } = this.scene;
    rmSync(home.folder, { recursive: true, force: true });
    cpSync(this.#template, home.folder, { recursive: true });
    for (const sibling of await this.#siblings()) await database.query(`DROP ROLE "${sibling}"`);
    await database.query(`ALTER ROLE "${user}" LOGIN PASSWORD '${oldPassword}'`);
    await this.#openSession();
  }

  async remove(): Promise<void> {
    await this.#session?.end();
    rmSync(join(this.#template, '..'), { recursive: true, force: true });
    this.scene.home.remove();
  }

  /** The command line with the counter loaded; killed before the operation with that number, if one is given. */
  run(argv: readonly string[], killAt?: number, countFile?: string): Promise<Run> {
    const env = {
      ...this.scene.home.env,
      ...(killAt === undefined ? {} : { UNLEAK_TEST_KILL_AT: String(killAt) }),
      ...(countFile === undefined ? {} : { UNLEAK_TEST_COUNT_FILE: countFile }),
    };
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--import', KILL_AT, ENTRY, ...argv], {
        cwd: this.scene.home.work,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: RUN_TIMEOUT_MS,
        killSignal: 'SIGABRT',
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    });
  }

  apply(killAt?: number): Promise<Run> {
    return this.run(['rotate', this.fingerprint, '--apply'], killAt);
  }

  /** What is counted when the command runs to its end. */
  async count(argv: readonly string[]): Promise<readonly string[]> {
    const file = join(this.scene.home.folder, 'operations.json');
    const run = await this.run(argv, undefined, file);
    if (run.code !== 0) throw new Error(`counting: exit code ${String(run.code)}: ${run.stderr}`);
    const operations = JSON.parse(readFileSync(file, 'utf8')) as string[];
    rmSync(file);
    return operations;
  }

  /** Goes on after a crash as a person would: resume, or rotate again where nothing was begun. */
  async goOn(): Promise<Run> {
    const resumed = await this.run(['rotations', 'resume']);
    return resumed.stdout.includes('no rotation is open') ? this.apply() : resumed;
  }

  /** What the server, the store, the env file and the disk say; compared as one value, so that a difference shows. */
  async outcome(): Promise<Record<string, unknown>> {
    const { scene } = this;
    const stored = await this.run(['secret', 'get', 'apps/orders/db']);
    const { user, password } = JSON.parse(stored.stdout) as { user: string; password: string };
    const url = new URL(scene.env()['DATABASE_URL']!);
    return {
      liveLogins: (await this.#rolesWithPassword()).length,
      oldPassword: await this.#login(scene.user, scene.oldPassword),
      storedLogin: await this.#login(user, password),
      envFileAgrees: decodeURIComponent(url.username) === user && decodeURIComponent(url.password) === password,
      oldSessions: await this.#countSessions(),
      ...this.#leftovers(),
    };
  }

  /** The same after an abort: the old login is the only one, and nothing was written anywhere. */
  async untouched(): Promise<Record<string, unknown>> {
    const { scene } = this;
    const list = await this.run(['secret', 'list', '--json']);
    const entries = JSON.parse(list.stdout) as { currentVersion?: string; pendingRotationId?: string }[];
    return {
      liveLogins: (await this.#rolesWithPassword()).length,
      oldPassword: await this.#login(scene.user, scene.oldPassword),
      siblings: (await this.#siblings()).length,
      stored: entries.filter((entry) => entry.currentVersion !== undefined || entry.pendingRotationId !== undefined),
      envFileAgrees: scene.env()['DATABASE_URL']!.includes(scene.oldPassword),
      ...this.#leftovers(),
    };
  }

  #leftovers(): Record<string, unknown> {
    const { home, repository } = this.scene;
    const state = new Database(join(home.folder, 'state/unleak/state.db'), { readonly: true });
    const sealed = state.prepare('select count(*) as n from sealed').get() as { n: number };
    const open = state.prepare(`select count(*) as n from rotation where state not in ('done', 'aborted')`).get() as {
      n: number;
    };
    state.close();
    const folders = [repository, join(home.folder, 'data'), join(home.folder, 'config'), join(home.folder, 'state')];
    const temporary = folders
      .filter((folder) => existsSync(folder))
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      .filter((name) => /(^|\/)\.unleak-|\.tmp/.test(name));
    return { sealedSecrets: sealed.n, openRotations: open.n, temporaryFiles: temporary };
  }

  async #openSession(): Promise<void> {
    await this.#session?.end();
    const { settings } = this.scene.database;
    const login = { user: this.scene.user, password: new SecretValue(this.scene.oldPassword) };
    this.#session = await openClient(settings, settings.database ?? 'postgres', login);
  }

  async #countSessions(): Promise<number> {
    const rows = await this.scene.database.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where usename = $1 and application_name = 'application'`,
      [this.scene.user],
    );
    return rows[0]!.n;
  }

  async #siblings(): Promise<readonly string[]> {
    const rows = await this.scene.database.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like $1`,
      [`${this.scene.user}\\_r%`],
    );
    return rows.map((row) => row.rolname);
  }

  async #rolesWithPassword(): Promise<readonly string[]> {
    const rows = await this.scene.database.query<{ rolname: string }>(
      `select rolname from pg_authid where (rolname = $1 or rolname like $2) and rolcanlogin and rolpassword is not null`,
      [this.scene.user, `${this.scene.user}\\_r%`],
    );
    return rows.map((row) => row.rolname);
  }

  async #login(user: string, password: string): Promise<string> {
    const { settings } = this.scene.database;
    try {
      const client = await openClient(settings, settings.database ?? 'postgres', {
        user,
        password: new SecretValue(password),
      });
      await client.end();
      return 'works';
    } catch (error) {
      return (error as { code?: string }).code ?? 'no code';
    }
  }
}

export const ROTATED = {
  liveLogins: 1,
  oldPassword: '28P01',
  storedLogin: 'works',
  envFileAgrees: true,
  oldSessions: 0,
  sealedSecrets: 0,
  openRotations: 0,
  temporaryFiles: [],
};

export const UNTOUCHED = {
  liveLogins: 1,
  oldPassword: 'works',
  siblings: 0,
  stored: [],
  envFileAgrees: true,
  sealedSecrets: 0,
  openRotations: 0,
  temporaryFiles: [],
};
