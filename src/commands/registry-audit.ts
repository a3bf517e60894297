import { Option } from 'commander';
import type { AuditFlags } from './audit.js';
import type { Declare } from './shared/declare.js';

const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Declares `audit`: every active token, against the hygiene policy. */
export const audit: Declare = (program, run) => {
  program
    .command('audit')
    .summary('list the active tokens at the providers and in the stores, and what is wrong with them')
    .description(
      'Lists what is active at AWS, GitHub, GitLab, Cloudflare, OpenAI, SendGrid and Vault, by the providers of the ' +
        'configuration, reads the stores, and joins both with what scans have found: what never expires, expires too ' +
        'late, is unused, too broad, shared, never rotated, a root key, one of two, or on disk and in no store. It only ' +
        'reads. A provider that could not be listed is named.',
    )
    .option('--provider <name>', 'only this entry of providers (repeatable)', collect)
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['text', 'json', 'csv', 'html']).default('text'),
    )
    .option('--json', 'same as --format json')
    .option('--output <file>', 'write the report there (0600) instead of to standard output')
    .option('--fix', 'plan the rotation of what is wrong and configured; nothing is changed')
    .option('--config <file>', "read this configuration instead of the user's")
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak audit                                   all providers and stores of the configuration
  $ unleak audit --provider aws-main --fix         with a plan for each credential that is configured
  $ unleak audit --format html --output audit.html
  $ unleak audit --format csv --output quarter.csv

Exit codes: 0 nothing against the policy, 1 something is, 2 usage or configuration, 3 nothing found but a provider or store
could not be listed to the end, 130 interrupted.`,
    )
    .action((flags: AuditFlags) => run(async (io) => (await import('./audit.js')).runAudit(flags, io)));
};
