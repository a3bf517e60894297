import { Argument, type Command, Option } from 'commander';
import type { AcceptFlags, BaselineFlags, CreateFlags } from './baseline.js';
import type { ForeignFormat } from '../triage/foreign.js';
import type { ImportFlags } from './baseline-import.js';
import type { ExplainFlags, RulesFlags } from './rules.js';
import type { Declare } from './shared/declare.js';

/** `FOREIGN_FORMATS` of triage, which is not loaded at every start; a test compares the two. */
export const FOREIGN_FORMATS: readonly ForeignFormat[] = ['gitleaksignore', 'gitleaks-json', 'detect-secrets'];
const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
const JSON_OUTPUT = ['--json', 'print JSON'] as const;

/** Declares `baseline`: accepted findings. */
export const baseline: Declare = (program, run) => {
  const group = program
    .command('baseline')
    .summary('accept findings, until a day')
    .description(
      'Keeps what was looked at and accepted, by the fingerprint of the value: it stays accepted wherever it moves, and ' +
        'comes back after its last day. What is known to be live is refused.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ unleak baseline create --owner ann --reason "before we began" --expires 90d
  $ unleak baseline add v1:0123... --owner ann --reason "key of a public demo" --expires 2027-01-31
  $ unleak scan --baseline .unleak-baseline
  $ unleak baseline check            exit code 1 when something has expired`,
    );
  const declare = (name: string, description: string): Command =>
    group
      .command(name)
      .description(description)
      .option('--baseline <file>', 'the file (default: .unleak-baseline at the root of the repository)');
  accepting(
    declare('create', 'Scans, and accepts all that is found now.').argument('[path...]', 'what to scan (default: .)'),
  )
    .addOption(
      new Option('--min-confidence <level>', 'leave out what is less certain')
        .choices(['low', 'medium', 'high'])
        .default('medium'),
    )
    .option('--quiet', 'no progress')
    .action((paths: string[], flags: CreateFlags) =>
      run(async (io) => (await import('./baseline.js')).createBaseline(paths, flags, io)),
    );
  accepting(
    declare('add', 'Accepts one finding, or changes how it is accepted.').argument(
      '<fingerprint>',
      'as a scan gives it',
    ),
  ).action((fingerprint: string, flags: AcceptFlags) =>
    run(async (io) => (await import('./baseline.js')).addToBaseline(fingerprint, flags, io)),
  );
  accepting(
    declare('import', 'Accepts what another tool has accepted. Scans, and says what it could not find.')
      .addArgument(new Argument('<format>', 'of the file').choices(FOREIGN_FORMATS))
      .argument('<file>', 'for example .gitleaksignore, a JSON report of gitleaks, .secrets.baseline'),
  )
    .option('--path <path>', 'what to scan (repeatable; default: .)', collect)
    .option('--quiet', 'no progress')
    .action((format: ForeignFormat, file: string, flags: ImportFlags) =>
      run(async (io) => (await import('./baseline-import.js')).importBaseline(format, file, flags, io)),
    );
  declare('remove', 'No longer accepts findings.')
    .argument('<fingerprint...>', 'as list gives them')
    .action((fingerprints: string[], flags: BaselineFlags) =>
      run(async (io) => (await import('./baseline.js')).removeFromBaseline(fingerprints, flags, io)),
    );
  declare('list', 'Lists what is accepted, by whom, why and until when.')
    .option(...JSON_OUTPUT)
    .action((flags: BaselineFlags) => run(async (io) => (await import('./baseline.js')).listBaseline(flags, io)));
  declare('check', 'Says what has expired or will soon; exit code 1 when something has.')
    .option(...JSON_OUTPUT)
    .action((flags: BaselineFlags) => run(async (io) => (await import('./baseline.js')).checkBaseline(flags, io)));
};

function accepting(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why it is no danger')
    .requiredOption('--owner <name>', 'who answers for it: a name or address without blanks')
    .option('--expires <when>', 'last day: a date, a duration like 90d, or never', '365d');
}

/** Declares `rules`: what is looked for. */
const rules: Declare = (program, run) => {
  const group = program
    .command('rules')
    .summary('list, show, explain and test rules')
    .description('Shows what a scan looks for: our rules, and those of the repository that you are in.')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak rules list --provider stripe
  $ unleak rules explain < settings.py     which rules looked at it, and why it is reported or not
  $ unleak rules test                      the examples of the rules in unleak.yaml`,
    );
  const declare = (name: string, description: string): Command =>
    group
      .command(name)
      .description(description)
      .option(...JSON_OUTPUT);
  const withFiles = (command: Command): Command =>
    command
      .option('--rules <file>', 'with the rules of this file')
      .option('--config <file>', "read this configuration instead of the user's");
  withFiles(declare('list', 'Lists the rules.'))
    .option('--provider <name>', 'only those of this provider')
    .action((flags: RulesFlags) => run(async (io) => (await import('./rules.js')).listRules(flags, io)));
  withFiles(declare('show', 'Shows all that is known of one rule.').argument('<id>', 'as list gives it')).action(
    (id: string, flags: RulesFlags) => run(async (io) => (await import('./rules.js')).showRule(id, flags, io)),
  );
  withFiles(
    declare('explain', 'Says of a text on standard input which rules matched where, and why each match counts or not.'),
  )
    .option('--name <path>', 'what the text is called, for rules that look at the name')
    .action((flags: ExplainFlags) => run(async (io) => (await import('./rules.js')).explainText(flags, io)));
  declare('test', 'Runs the examples of the rules in a file; exit code 1 when one is not as it should be.')
    .argument('[file]', 'default: unleak.yaml at the root of the repository')
    .action((file: string | undefined, flags: RulesFlags) =>
      run(async (io) => (await import('./rules.js')).testRules(file, flags, io)),
    );
};

/** Everything about what is done with findings. */
export const triageCommands: readonly Declare[] = [rules, baseline];
