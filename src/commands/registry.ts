import { Option } from 'commander';
import { countOf } from './shared/count-of.js';
import type { ScanFlags } from './scan.js';
import { audit } from './registry-audit.js';
import { hook } from './registry-hook.js';
import { incident } from './registry-incident.js';
import { durationOf, inspect } from './registry-inspect.js';
import { policy } from './registry-policy.js';
import { rotationCommands } from './registry-rotation.js';
import { sweep } from './registry-sweep.js';
import { triageCommands } from './registry-triage.js';
import type { Declare } from './shared/declare.js';

/** The names of `reporters`, which is not loaded before there is something to report; a test compares the two. */
export const FORMATS = [
  'text',
  'json',
  'jsonl',
  'sarif',
  'junit',
  'csv',
  'gitlab',
  'github',
  'markdown',
  'html',
] as const;

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

const scan: Declare = (program, run) => {
  program
    .command('scan')
    .summary('find leaked credentials')
    .description(
      'Scans repositories (every object, reachable or not, and the working tree with ignored files), folders, files ' +
        'or standard input. Needs no git installed.',
    )
    .argument('[path...]', 'what to scan (default: the current folder); - is standard input')
    .option('--stdin', 'scan standard input, as the path - does')
    .option('--name <name>', 'what standard input is called in the report', 'stdin')
    .option('--history', "of a repository, only git's objects")
    .option('--worktree', 'of a repository, only the working tree')
    .option('--staged', 'of a repository, only what the next commit adds')
    .option('--range <a..b>', 'of a repository, only what the commits of B add that A does not have')
    .option('--since <date>', 'of a repository, only what commits since this date or duration (90d) add')
    .option('--logs <glob>', 'log files that match, with what was rotated away from them (repeatable)', collect)
    .option('--follow <file>', 'a log that grows: shows what is found as it comes, until Ctrl-C')
    .addOption(new Option('--format <format>', 'form of the report').choices(FORMATS).default('text'))
    .option('--json', 'same as --format json')
    .option('--output <file>', 'write the report there (0600) instead of to standard output')
    .option('--show-secrets', 'put the values in the report (json and jsonl only)')
    .addOption(
      new Option('--min-confidence <level>', 'leave out what is less certain')
        .choices(['low', 'medium', 'high'])
        .default('medium'),
    )
    .addOption(
      new Option('--fail-on <what>', 'which findings make the exit code 1; of live ones, unknown counts as live')
        .choices(['any', 'high', 'live', 'never'])
        .default('any'),
    )
    .option('--baseline <file>', 'accepted findings; else .unleak-baseline of what is scanned (see unleak baseline)')
    .option('--no-baseline', 'use no baseline')
    .option('--config <file>', "instead of the user's configuration")
    .option('--rules <file>', 'rules, suppressions and severities of yours, as in unleak.yaml')
    .addOption(
      new Option('--markers <which>', 'inline markers that count: unleak:allow REASON and those of other scanners')
        .choices(['all', 'own', 'none'])
        .default('all'),
    )
    .option('--validate', 'ask the providers which of what is found still works; never done in a hook')
    .option('--validate-again', 'ask also about what was asked within the last hour')
    .addOption(
      new Option('--validate-timeout <duration>', 'for all questions together, like 30s or 10m')
        .default(120_000, '2m')
        .argParser(durationOf('--validate-timeout')),
    )
    .addOption(
      new Option('--threads <n>', 'scan what is larger than 32 MiB with so many threads')
        .default(1)
        .argParser(countOf('--threads', 64)),
    )
    .option('--no-state', 'record nothing: no findings, no key file')
    .option('--quiet', 'no progress and no notes')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak scan                          the repository or folder you are in
  $ unleak scan ../orders ./deploy.env   several places, one report
  $ journalctl -u orders | unleak scan - --name orders.log
  $ unleak scan --logs '/var/log/orders/*.log'   with app.log.1, app.log.2.gz and so on, oldest first
  $ unleak scan --follow app.log --format jsonl
  $ unleak scan --range origin/main..HEAD          what a merge would bring
  $ unleak scan --json --output report.json .
  $ unleak scan --validate --fail-on live          dead credentials do not count

Exit codes: 0 nothing found, 1 findings, 2 usage or a path that is not there, 3 nothing found but something could
not be read, 70 internal error, 130 interrupted (what was found so far is still reported).`,
    )
    .action((paths: string[], options: ScanFlags) =>
      run(async (io) => {
        const { runScan } = await import('./scan.js');
        return runScan(paths, options, io);
      }),
    );
};

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly Declare[] = [
  scan,
  inspect,
  hook,
  sweep,
  ...rotationCommands,
  incident,
  audit,
  policy,
  ...triageCommands,
];
