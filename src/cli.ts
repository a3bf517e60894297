// Parses argv, runs one command, turns what it threw into an exit code.
//
// A new command takes two steps: `commands/NAME.ts` exports one function `(arguments, options, io) => Promise<ExitCode>`,
// and `commands/registry.ts` gets a declaration (its options and help, light enough to load at every start) whose action
// imports that file. Commands never touch `process`: what they need from it stands in `Io`.
import { Command, CommanderError } from 'commander';
import { commands } from './commands/registry.js';
import type { Io } from './commands/shared/io.js';
import { AppError, exitCodeOf } from './core/errors.js';
import { EXIT, type ExitCode } from './core/exit-codes.js';
import { runEntry } from './entry.js';

/** Runs one command line to its end and gives its exit code; never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  try {
    const program = programFor(io, (code) => {
      exitCode = code;
    });
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, io);
  }
}

function programFor(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('unleak')
    .description(
      'Finds leaked credentials, replaces them with narrower ones, stores those and proves the old ones dead.',
    )
    .version(UNLEAK_VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .addHelpText(
      'after',
      `
Examples:
  $ unleak scan .                 find what is leaked in this repository, its history included
  $ unleak scan --help            what a command does, with examples`,
    );
  for (const declare of commands) {
    declare(program, async (work) => {
      done(await work(io));
    });
  }
  return program;
}

function report(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has printed its message, or the help or version that was asked for.
    return error.code === 'commander.helpDisplayed' || error.code === 'commander.version' ? EXIT.ok : EXIT.usage;
  }
  if (io.signal.aborted && isAbort(error, io.signal)) {
    io.stderr.write('error: interrupted\n');
    return EXIT.interrupted;
  }
  io.stderr.write(describe(error, io.env));
  return exitCodeOf(error);
}

function isAbort(error: unknown, signal: AbortSignal): boolean {
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError');
}

function describe(error: unknown, env: NodeJS.ProcessEnv): string {
  const trace = env['UNLEAK_TRACE'] === '1' && error instanceof Error ? `${error.stack ?? ''}\n` : '';
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof AppError) {
    const hint = error.hint === undefined ? '' : `hint: ${error.hint}\n`;
    return `error: ${message}\n${hint}${trace}`;
  }
  return `error: unleak: internal error: ${message}\nhint: UNLEAK_TRACE=1 shows where; please report it\n${trace}`;
}

/** `main` for the real process. Resolves when all output is on its way. */
export function runProcess(): Promise<ExitCode> {
  return runEntry(main);
}
