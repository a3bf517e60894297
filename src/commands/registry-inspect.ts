import { InvalidArgumentError, Option } from 'commander';
import type { InspectFlags } from './inspect.js';
import type { Declare } from './shared/declare.js';

/** Declares `inspect`: all that can be known of one credential. */
export const inspect: Declare = (program, run) => {
  program
    .command('inspect')
    .summary('say what a credential is, whether it is live and what it may do')
    .description(
      'Reads a credential from standard input and says what it is, whether its checksum holds, whether its provider ' +
        'accepts it, whose it is, what it may do, what of that is too much, and how it would be replaced. The provider ' +
        'is asked with a request that only reads.',
    )
    .option('--fingerprint <fingerprint>', 'a finding of an earlier scan, read again from where it stands')
    .option('--provider <name>', 'whose it is, where its form does not tell')
    .option('--offline', 'ask nobody')
    .addOption(
      new Option('--timeout <duration>', 'how long to wait for answers, like 30s or 2m')
        .default(30_000, '30s')
        .argParser(durationOf('--timeout')),
    )
    .option('--config <file>', "read this configuration instead of the user's")
    .option('--no-state', 'record nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak inspect < token.txt
  $ pass show old-key | unleak inspect --offline     nobody is asked
  $ unleak inspect --fingerprint v1:0123...          as unleak scan gives it
  $ grep AWS_ .env | unleak inspect                  with its key id beside it

Exit codes: 0 it is dead, or nobody was asked (--offline); 1 it is live; 2 usage, or no rule knows it; 3 whether it is
live is not known.`,
    )
    .action((flags: InspectFlags) => run(async (io) => (await import('./inspect.js')).runInspect(flags, io)));
};

/** Reads `30s` or `2m` from the command line; gives milliseconds. */
export function durationOf(option: string): (text: string) => number {
  return (text) => {
    const [, number = '', unit = ''] = /^([1-9]\d{0,4})(s|m)$/.exec(text) ?? [];
    if (number === '') throw new InvalidArgumentError(`${option}: expected a duration like 30s or 2m`);
    return Number(number) * (unit === 's' ? 1000 : 60_000);
  };
}
