import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('../../../dist/unleak.cjs', import.meta.url));

const CACHE = join(tmpdir(), `unleak-e2e-cache-${String(process.getuid?.() ?? 0)}`);

export interface CommandResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Leaves standard input open and empty, as a pipe that nobody has written to yet. */
  readonly keepStdinOpen?: boolean;
  /** Called with the running child, to send it signals. */
  readonly whileRunning?: (child: RunningCommand) => void | Promise<void>;
}

export interface RunningCommand {
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the child has taken it, but for what a pipe holds (64 KiB). */
  readonly write: (text: string | Buffer) => Promise<void>;
  /** Ends standard input that was kept open. */
  readonly end: () => void;
  /** Gets what the child prints, as it comes. */
  readonly onStdout: (listener: (text: string) => void) => void;
}

/** A home of its own for one test, so that nothing of the person who runs it is read or written. */
export class Home {
  readonly folder: string;

  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'unleak-e2e-'));
    mkdirSync(join(this.folder, 'work'));
  }

  /** An empty folder in which things to scan may be put. */
  get work(): string {
    return join(this.folder, 'work');
  }

  get env(): Record<string, string> {
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: this.folder,
      XDG_CONFIG_HOME: join(this.folder, 'config'),
      XDG_STATE_HOME: join(this.folder, 'state'),
      XDG_DATA_HOME: join(this.folder, 'data'),
      // What V8 made of the program is the same for all tests.
      XDG_CACHE_HOME: CACHE,
      LANG: 'C.UTF-8',
    };
  }

  /** Runs the built command line as a user would and resolves when it has ended. */
  run(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return runCommandLine(argv, { cwd: this.work, ...options, env: { ...this.env, ...options.env } });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function runCommandLine(argv: readonly string[], options: CommandOptions): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...argv], { cwd: options.cwd, env: options.env, stdio: 'pipe' });
    const stdout: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    // A child that does not read its input, because it refused its arguments, is no fault of the test.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, stdout: Buffer.concat(stdout).toString('utf8'), stderr });
    });
    if (options.keepStdinOpen !== true) child.stdin.end(options.input ?? '');
    void options.whileRunning?.({
      kill: (signal) => child.kill(signal),
      end: () => void child.stdin.end(),
      write: (text) => new Promise((written) => child.stdin.write(text, () => written())),
      onStdout: (listener) => void child.stdout.on('data', (chunk: Buffer) => listener(chunk.toString('utf8'))),
    });
  });
}
