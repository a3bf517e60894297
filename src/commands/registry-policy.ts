import type { Declare } from './shared/declare.js';

/** Declares `policy`: what a credential may be, who approves, and what is waived. */
export const policy: Declare = (program, run) => {
  const group = program
    .command('policy')
    .summary('judge credentials by the policy')
    .description('Judges credentials by policy: of the configuration, and by the strict default where it says nothing.')
    .addHelpText('after', '\nExample:\n  $ unleak policy test');
  group
    .command('test')
    .description(
      'Shows for each configured credential, as a rotation would replace it, and for each open finding of earlier scans ' +
        'what each rule says. Asks nobody: what providers said is known from scan --validate and inspect.',
    )
    .option('--config <file>', "read this configuration instead of the user's")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak policy test
  $ unleak policy test --json | jq '.subjects[].verdicts[] | select(.state == "violated")'

Exit codes: 0 nothing is violated, 1 something is and nobody waived it, 2 usage or configuration.`,
    )
    .action((flags: { readonly config?: string; readonly json?: boolean }) =>
      run(async (io) => (await import('./policy.js')).testPolicy(flags, io)),
    );
};
