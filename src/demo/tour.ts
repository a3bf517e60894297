import { AppError } from '../core/errors.js';
import { SecretValue } from '../core/secret-value.js';
import { runCommand } from '../platform/process.js';
import { startPostgres, type PostgresChoice, type PostgresServer } from './postgres-server.js';
import { APP_ROLE, configure, fillDatabase, leak, makeStage, newPassword, tryLogin, type Stage } from './scene.js';

export interface TourOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly prefer: PostgresChoice;
  /** How this very program is started again: node and the script. */
  readonly program: readonly [string, string];
  readonly say: (text: string) => void;
}

const STEP_TIMEOUT_MS = 60_000;

/**
 * Plays the main job before the reader's eyes with real parts: each command is run as a person would type it. Leaves
 * nothing behind, however it ends; a step that fails says which it was and why.
 */
export async function tour(options: TourOptions): Promise<void> {
  const startedAt = performance.now();
  const stage = await makeStage(options.env);
  let server: PostgresServer | undefined;
  try {
    const superuserPassword = newPassword();
    server = await startPostgres({
      superuserPassword,
      prefer: options.prefer,
      signal: options.signal,
      log: (line) => options.say(`   ${line}\n`),
    });
    await new Tour(options, stage, server).play(superuserPassword);
  } finally {
    await server?.stop();
    await stage.remove();
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  options.say(`\nDone in ${seconds} s. The server, the repository and every file of the tour are gone again.\n`);
  options.say('Next: unleak init, then unleak scan in a repository of yours.\n');
}

class Tour {
  readonly #options: TourOptions;
  readonly #stage: Stage;
  readonly #server: PostgresServer;
  #step = 0;

  constructor(options: TourOptions, stage: Stage, server: PostgresServer) {
    this.#options = options;
    this.#stage = stage;
    this.#server = server;
  }

  async play(superuserPassword: SecretValue): Promise<void> {
    const { signal } = this.#options;
    this.#tell(`A leak. PostgreSQL ${this.#server.version} runs on 127.0.0.1 with the role ${APP_ROLE}. Its password was
   committed to a repository and taken out again, stands in an ignored env file, and in a log.`);
    const { app, admin } = await fillDatabase(this.#server, superuserPassword);
    await leak(this.#stage, app, signal);

    this.#tell('Set up once: an identity that secrets are sealed to, and a configuration.');
    await this.#run(['init'], { show: 3 });
    const configuration = await configure(this.#stage, this.#server, admin);
    this.#options.say(`\n${indent(configuration, '     | ')}`);

    this.#tell('Find it: one secret, three places, in every commit, in ignored files and on standard input.');
    const log = await this.#readLog();
    const report = await this.#run(['scan', 'orders', '-', '--name', 'orders.log'], {
      input: log,
      exitCode: 1,
      typed: 'unleak scan orders - --name orders.log < orders.log',
    });
    const fingerprint = /v1:[0-9a-f]{32}/.exec(report)?.[0];
    if (fingerprint === undefined) throw this.#failure('the scan named no fingerprint');

    this.#tell('See what would be done. Nothing is changed.');
    await this.#run(['rotate', fingerprint]);

    this.#tell('Do it: a new login, stored, proven and handed over before the old one dies.');
    await this.#run(['rotate', fingerprint, '--apply'], { withStderr: true });

    this.#tell('Proof, asked of the server itself.');
    await this.#prove(app);

    this.#tell('The record: every step with its time; no secret in it.');
    const list = await this.#run(['rotations', 'list']);
    const id = /^r[0-9a-f]{12}/.exec(list)?.[0];
    if (id === undefined) throw this.#failure('no rotation is on record');
    await this.#run(['rotations', 'show', id]);
  }

  async #prove(old: SecretValue): Promise<void> {
    const stored = await this.#run(['secret', 'get', 'orders/db'], {
      show: 0,
      typed: 'unleak secret get orders/db | …',
    });
    const { user, password } = JSON.parse(stored) as { user: string; password: string };
    const oldAnswer = await tryLogin(this.#server, APP_ROLE, old);
    const newAnswer = await tryLogin(this.#server, user, new SecretValue(password));
    this.#options.say(`     the leaked password: ${oldAnswer}\n     the stored login:    ${newAnswer}\n`);
    if (!oldAnswer.includes('28P01')) throw this.#failure('the server did not refuse the old password');
    if (!newAnswer.startsWith('accepted')) throw this.#failure('the server did not accept the new login');
  }

  /** Runs one command line of ours as a person would, shows it with what it prints, and gives its output. */
  async #run(
    argv: readonly string[],
    options: {
      readonly input?: string;
      readonly exitCode?: number;
      readonly typed?: string;
      readonly withStderr?: boolean;
      /** How many lines of the output are shown. */
      readonly show?: number;
    } = {},
  ): Promise<string> {
    this.#options.say(`\n   $ ${options.typed ?? `unleak ${argv.join(' ')}`}\n`);
    const result = await runCommand([...this.#options.program, ...argv], {
      env: this.#stage.env,
      cwd: this.#stage.work,
      timeoutMs: STEP_TIMEOUT_MS,
      signal: this.#options.signal,
      ...(options.input === undefined ? {} : { input: options.input }),
    });
    const stdout = result.stdout.toString('utf8');
    const stderr = result.stderr.toString('utf8');
    if (result.exitCode !== (options.exitCode ?? 0)) {
      throw this.#failure(`exit code ${String(result.exitCode)}: ${stderr.trim()}`);
    }
    const text = `${options.withStderr === true ? stderr : ''}${stdout}`;
    const lines = text.trimEnd().split('\n');
    this.#options.say(indent(lines.slice(0, options.show ?? lines.length).join('\n'), '     '));
    return stdout;
  }

  async #readLog(): Promise<string> {
    const { readFile } = await import('node:fs/promises');
    return readFile(`${this.#stage.work}/orders.log`, 'utf8');
  }

  #tell(text: string): void {
    this.#step += 1;
    this.#options.say(`\n${String(this.#step)}. ${text}\n`);
  }

  #failure(why: string): AppError {
    return new AppError('internal', `demo: step ${String(this.#step)}: ${why}`);
  }
}

function indent(text: string, by: string): string {
  return text === '' ? '' : `${text.trimEnd().replaceAll(/^/gm, by)}\n`;
}
