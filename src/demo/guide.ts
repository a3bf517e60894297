import { elapsedMs } from '../core/elapsed.js';
import { AppError } from '../core/errors.js';
import { runCommand } from '../platform/process.js';
import { startPostgres, type PostgresChoice, type PostgresServer } from './postgres-server.js';
import { makeStage, newPassword, type Stage } from './scene.js';
import type { SecretValue } from '../core/secret-value.js';

export interface TourOptions {
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly prefer: PostgresChoice;
  /** How this very program is started again: node and the script. */
  readonly program: readonly [string, string];
  readonly say: (text: string) => void;
}

export interface RunOptions {
  readonly input?: string;
  readonly exitCode?: number;
  readonly typed?: string;
  readonly withStderr?: boolean;
  /** How many lines of the output are shown. */
  readonly show?: number;
}

const STEP_TIMEOUT_MS = 60_000;

/** Leads through a story step by step: tells what comes, and runs command lines of ours as a person would type them. */
export class Guide {
  readonly stage: Stage;
  readonly server: PostgresServer;
  readonly #options: TourOptions;
  #step = 0;

  constructor(options: TourOptions, stage: Stage, server: PostgresServer) {
    this.#options = options;
    this.stage = stage;
    this.server = server;
  }

  get signal(): AbortSignal {
    return this.#options.signal;
  }

  tell(text: string): void {
    this.#step += 1;
    this.say(`\n${String(this.#step)}. ${text}\n`);
  }

  say(text: string): void {
    this.#options.say(text);
  }

  /** Runs one command line of ours as a person would, shows it with what it prints, and gives its output. */
  async run(argv: readonly string[], options: RunOptions = {}): Promise<string> {
    this.say(`\n   $ ${options.typed ?? `unleak ${argv.join(' ')}`}\n`);
    const result = await runCommand([...this.#options.program, ...argv], {
      env: this.stage.env,
      cwd: this.stage.work,
      timeoutMs: STEP_TIMEOUT_MS,
      signal: this.signal,
      ...(options.input === undefined ? {} : { input: options.input }),
    });
    const stdout = result.stdout.toString('utf8');
    const stderr = result.stderr.toString('utf8');
    if (result.exitCode !== (options.exitCode ?? 0)) {
      throw this.failure(`exit code ${String(result.exitCode)}: ${stderr.trim()}`);
    }
    const text = `${options.withStderr === true ? stderr : ''}${stdout}`;
    const lines = text.trimEnd().split('\n');
    this.say(indent(lines.slice(0, options.show ?? lines.length).join('\n'), '     '));
    return stdout;
  }

  failure(why: string): AppError {
    return new AppError('internal', `demo: step ${String(this.#step)}: ${why}`);
  }
}

/** Sets the stage with a real server, plays, and leaves nothing behind, however it ends. */
export async function onStage(
  options: TourOptions,
  play: (guide: Guide, superuserPassword: SecretValue) => Promise<void>,
): Promise<void> {
  const startedAt = elapsedMs();
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
    await play(new Guide(options, stage, server), superuserPassword);
  } finally {
    await server?.stop();
    await stage.remove();
  }
  const seconds = ((elapsedMs() - startedAt) / 1000).toFixed(0);
  options.say(`\nDone in ${seconds} s. The server, the repository and every file of the tour are gone again.\n`);
}

export function indent(text: string, by: string): string {
  return text === '' ? '' : `${text.trimEnd().replaceAll(/^/gm, by)}\n`;
}
