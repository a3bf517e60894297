import { Option } from 'commander';
import type { Declare } from './shared/declare.js';
import type { SweepFlags } from './sweep.js';

/** Declares `sweep`: many places from one file. */
export const sweep: Declare = (program, run) => {
  program
    .command('sweep')
    .summary('go through many repositories, folders and logs, and tell what changed')
    .description(
      'Scans every place that a file lists: clones, mirrors, addresses, folders, logs and env files. It remembers what ' +
        'it has seen, so that the next sweep reads only what is new, and tells what changed since the last one. One ' +
        'that was killed goes on where it stopped. What the repositories say about findings does not count.',
    )
    .argument('<list>', 'the file: targets, who is told, what may be rotated')
    .addOption(
      new Option('--min-confidence <level>', 'leave out what is less certain')
        .choices(['low', 'medium', 'high'])
        .default('medium'),
    )
    .addOption(
      new Option('--fail-on <what>', 'what gives exit code 1').choices(['new', 'open', 'never']).default('new'),
    )
    .option('--baseline <file>', 'accepted findings')
    .option('--config <file>', "read this configuration instead of the user's")
    .option('--rules <file>', 'more rules, suppressions and severities')
    .option('--validate', 'ask the providers which of what is open still works')
    .option('--rotate', 'rotate what the list and the policy allow, and plan the rest')
    .option('--json', 'print JSON')
    .option('--output <file>', 'write the report there (0600) instead of to standard output')
    .option('--quiet', 'no progress and no notes')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak sweep sweep.yaml                          what changed since the last sweep
  $ unleak sweep sweep.yaml --json --output night.json
  $ unleak sweep sweep.yaml --fail-on open           as long as anything is open

Exit codes: 0 nothing new, 1 new or reopened findings, 2 usage or configuration, 3 nothing new but something could not be
read, 4 a rotation wants attention or another process sweeps this list, 130 interrupted (the next one goes on).`,
    )
    .action((list: string, flags: SweepFlags) =>
      run(async (io) => (await import('./sweep.js')).runSweep(list, flags, io)),
    );
};
