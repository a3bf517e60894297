import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GitFixture } from '../../support/git-fixtures.js';
import { Home, type CommandResult } from './command.js';

/** What has leaked, in the forms in which it stands in files, and what the configuration has to say about it. */
export interface Leak {
  /** Provider that the finding names. */
  readonly provider: string;
  /** Committed once and taken out again. */
  readonly history: { readonly path: string; readonly before: string; readonly after: string };
  /** An ignored env file. */
  readonly env: string;
  readonly log: string;
  readonly providers: Readonly<Record<string, unknown>>;
  /** The entry under `credentials` without its store and consumers. */
  readonly credential: Readonly<Record<string, unknown>>;
  /** Of the env-file consumer. */
  readonly keys: Readonly<Record<string, string>>;
  /** `policy` of the configuration. */
  readonly policy?: object;
}

/** A reference to a text, since a configuration holds none: a program prints it. */
export const printedText = (value: string): string => `exec:${JSON.stringify(['/bin/echo', value])}`;

/** Where the replacement goes: the name of the store and its entry in the configuration. */
export interface StoreChoice {
  readonly name: string;
  readonly stores: Readonly<Record<string, unknown>>;
}

export const LOCAL_STORE: StoreChoice = { name: 'local', stores: {} };

/**
 * A leak as it happens: a secret in the history of a repository (deleted since), in an ignored env file and in a log, and a
 * user's configuration that knows the credential.
 */
export class LeakScene {
  readonly home: Home;
  readonly leak: Leak;
  readonly store: StoreChoice;
  readonly repository: string;
  readonly envFile: string;
  /** Path of the replacement in the store. */
  path = 'apps/orders';

  static async make(leak: Leak, store: StoreChoice = LOCAL_STORE, home: Home = new Home()): Promise<LeakScene> {
    const scene = new LeakScene(leak, store, home);
    scene.#writeRepository();
    const init = await scene.home.run(['init']);
    if (init.code !== 0) throw new Error(init.stderr);
    scene.writeConfiguration();
    return scene;
  }

  private constructor(leak: Leak, store: StoreChoice, home: Home) {
    this.home = home;
    this.leak = leak;
    this.store = store;
    this.repository = join(this.home.work, 'orders');
    this.envFile = join(this.repository, '.env');
  }

  get configFile(): string {
    return join(this.home.folder, 'config/unleak/unleak.yaml');
  }

  /** The environment file as an application would read it. */
  env(): Record<string, string> {
    const lines = readFileSync(this.envFile, 'utf8').split('\n');
    return Object.fromEntries(lines.filter((line) => line.includes('=')).map((line) => split(line)));
  }

  /** Scans repository and log; gives the fingerprint of the leaked secret. */
  async scan(): Promise<string> {
    const result = await this.home.run(['scan', this.repository, '-', '--name', 'orders.log', '--json'], {
      input: this.leak.log,
    });
    const report = JSON.parse(result.stdout) as { findings: { fingerprint: string; provider: string }[] };
    const found = report.findings.filter((finding) => finding.provider === this.leak.provider);
    if (found.length !== 1) throw new Error(`expected one finding, got ${String(found.length)}: ${result.stderr}`);
    return found[0]!.fingerprint;
  }

  run(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> {
    return this.home.run(argv, { env });
  }

  /** The replacement as an application would read it. */
  async stored(): Promise<Record<string, string>> {
    const result = await this.run(['secret', 'get', this.path, '--store', this.store.name]);
    if (result.code !== 0) throw new Error(result.stderr);
    return JSON.parse(result.stdout) as Record<string, string>;
  }

  /** @param more for each provider's entry */
  writeConfiguration(more: object = {}): void {
    const providers = Object.entries(this.leak.providers).map(([name, entry]) => [
      name,
      { ...(entry as object), ...more },
    ]);
    const config = {
      stores: this.store.stores,
      providers: Object.fromEntries(providers) as object,
      ...(this.leak.policy === undefined ? {} : { policy: this.leak.policy }),
      credentials: [
        {
          name: 'orders-app',
          store: this.store.name,
          path: this.path,
          purpose: 'orders service',
          consumers: [{ 'env-file': this.envFile, ...this.leak.keys }],
          ...this.leak.credential,
        },
      ],
    };
    // JSON is YAML.
    writeFileSync(this.configFile, JSON.stringify(config), { mode: 0o600 });
  }

  #writeRepository(): void {
    const { history, env } = this.leak;
    mkdirSync(this.repository, { recursive: true });
    const git = new GitFixture(this.repository);
    const commit = (message: string, files: Readonly<Record<string, string>>): void => {
      for (const [path, content] of Object.entries(files)) git.write(path, content);
      git.git('add', ...Object.keys(files));
      git.git('commit', '-q', '-m', message);
    };
    commit('start', { '.gitignore': '.env\n', README: 'orders\n' });
    commit('connect', { [history.path]: history.before });
    commit('take it out', { [history.path]: history.after });
    writeFileSync(this.envFile, env, { mode: 0o640 });
  }
}

function split(line: string): [string, string] {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
}
