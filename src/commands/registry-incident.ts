import { Option } from 'commander';
import { durationOf } from './registry-inspect.js';
import type { Declare } from './shared/declare.js';

const CONFIG = ['--config <file>', "read this configuration instead of the user's"] as const;
const JSON_OUTPUT = ['--json', 'print JSON'] as const;
const QUIET = ['--quiet', 'no progress and no notes'] as const;
const EMERGENCY = [
  '--emergency',
  'the leaked credential dies first; a plan of its own, with its own approval',
] as const;
const REASON = ['--reason <text>', 'why, for the record; with --emergency'] as const;
const SECRET = ['--secret-stdin', 'read the leaked value from standard input, when its place can not be read'] as const;
const UPDATE = new Option('--update <file>', 'rewrite the value in this file too; may be repeated').argParser(
  (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
);

/** Declares `incident`: one leak from its report to its end. */
export const incident: Declare = (program, run) => {
  const group = program
    .command('incident')
    .summary('one leak from report to closed: impact, rotation, evidence, time line')
    .addHelpText(
      'after',
      `
Example, from the leak to the post-mortem:
  $ unleak incident open < token.txt          what it is, live or dead, whose, where else; the plan
  $ unleak incident approve ID --by ann       somebody's name under the plan
  $ unleak incident rotate ID                 carries it out, up to the proof that the old one is dead
  $ unleak incident close ID                  refuses while anything is owed
  $ unleak incident report ID --output post-mortem.md`,
    );
  group
    .command('open')
    .description(
      'Opens an incident about a credential: a value on standard input, the fingerprint of a finding, or a finding of a ' +
        'report. Its provider is asked with a request that only reads, and the plan of its rotation is made.',
    )
    .argument('[fingerprint]', 'of a finding; standard input is read when left out')
    .option('--from <report>', 'take the finding from a JSON report')
    .option('--provider <name>', 'whose it is, where its form does not tell')
    .option('--offline', 'ask nobody: neither whether it is live nor for a plan')
    .addOption(
      new Option('--timeout <duration>', 'how long to wait for that answer, like 30s or 2m')
        .default(30_000, '30s')
        .argParser(durationOf('--timeout')),
    )
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .option(...QUIET)
    .addHelpText(
      'after',
      `
Examples:
  $ unleak incident open < token.txt
  $ unleak incident open v1:3f0c…
  $ unleak incident open --from report.json v1:3f0c…`,
    )
    .action((fingerprint: string | undefined, flags) =>
      run(async (io) => (await import('./incident.js')).openIncident(fingerprint, flags, io)),
    );
  group
    .command('list')
    .description('One line an incident, the latest first.')
    .option('--open', 'only those that are not closed')
    .option(...JSON_OUTPUT)
    .action((flags) => run(async (io) => (await import('./incident-look.js')).listIncidents(flags, io)));
  group
    .command('show')
    .description('All that is on record: the credential, where it stands, the plan, its approval, what is owed.')
    .argument('<id>')
    .option(...JSON_OUTPUT)
    .action((id: string, flags) => run(async (io) => (await import('./incident-look.js')).showIncident(id, flags, io)));
  group
    .command('plan')
    .description('Makes the plan anew and shows it, for approval. Changes nothing.')
    .argument('<id>')
    .option(...EMERGENCY)
    .option(...REASON)
    .option(...SECRET)
    .addOption(UPDATE)
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .action((id: string, flags) =>
      run(async (io) => (await import('./incident-rotate.js')).planIncident(id, flags, io)),
    );
  group
    .command('approve')
    .description('Records that a named person approves the plan as it is. A plan that changes needs another approval.')
    .argument('<id>')
    .requiredOption('--by <name>', 'who approves; policy.approvers of the configuration says who may')
    .option('--plan <hash>', 'the plan that was read: refused where it is another one by now')
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .action((id: string, flags) =>
      run(async (io) => (await import('./incident-act.js')).approveIncident(id, flags, io)),
    );
  group
    .command('rotate')
    .description(
      'Carries the approved plan out, or goes on with a rotation that waits. Without an approval of the plan as it is ' +
        'now it shows the plan and does nothing.',
    )
    .argument('<id>')
    .option('--consumers-updated', 'everyone who uses the credential has the new value')
    .option(...EMERGENCY)
    .option(...REASON)
    .option(...SECRET)
    .addOption(UPDATE)
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .option(...QUIET)
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 2 usage or configuration, 4 it waits, or wants an approval or a person.',
    )
    .action((id: string, flags) =>
      run(async (io) => (await import('./incident-rotate.js')).rotateIncident(id, flags, io)),
    );
  group
    .command('report')
    .description('One file for the post-mortem: the whole story with its open ends, and no value.')
    .argument('<id>')
    .addOption(new Option('--format <format>', 'form of the report').choices(['markdown', 'html']).default('markdown'))
    .option('--output <file>', 'write it there (0600) instead of to standard output')
    .action((id: string, flags) =>
      run(async (io) => (await import('./incident-look.js')).reportIncident(id, flags, io)),
    );
  group
    .command('close')
    .description('Closes it, and refuses while anything is owed: a proof of death, a rotation, a consumer.')
    .argument('<id>')
    .option('--revoked-by <name>', 'who says that it is dead, where its provider can not be asked; with --reason')
    .option('--reason <text>', 'how that is known')
    .option(...JSON_OUTPUT)
    .addHelpText('after', '\nExit codes: 0 closed, 4 something is owed.')
    .action((id: string, flags) => run(async (io) => (await import('./incident-act.js')).closeIncident(id, flags, io)));
};
