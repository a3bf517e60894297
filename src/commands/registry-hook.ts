import type { Command } from 'commander';
import type { HookFlags } from './hook.js';
import type { Declare, Run } from './shared/declare.js';

/** Declares `hook` and what it can do. `hook run` is for git: `cli.ts` runs it without this. */
export const hook: Declare = (program, run) => {
  const group = program
    .command('hook')
    .summary('check every commit and push')
    .description(
      'Installs git hooks that check what a commit or a push adds, and stop it when a secret is in it or when the check ' +
        'fails. A hook that is there already goes on running.',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ unleak hook install              both hooks, in the repository you are in
  $ unleak hook install --pre-push   only the one for pushes
  $ unleak hook status               exit code 1 unless they are in place`,
    );
  const declare = (name: string, summary: string, run1: (flags: HookFlags) => Promise<void>): void => {
    withHooks(
      group
        .command(name)
        .summary(summary)
        .description(`${capital(summary)}.`),
      name,
    ).action(run1);
  };
  declare('install', 'install the hooks and keep those that are there', (flags) =>
    run(async (io) => (await import('./hook.js')).runHookInstall(flags, io)),
  );
  declare('uninstall', 'remove the hooks and put back those that were there', (flags) =>
    run(async (io) => (await import('./hook.js')).runHookUninstall(flags, io)),
  );
  declare('status', 'say of each hook whether it is in place', (flags) =>
    run(async (io) => (await import('./hook.js')).runHookStatus(flags, io)),
  );
  declareRun(group, run);
};

function declareRun(group: Command, run: Run): void {
  group
    .command('run')
    .summary('what the installed hooks run')
    .description(
      'Runs one hook as git does: `pre-push` with the name of the remote, and the refs on standard input; `pre-commit` ' +
        'with nothing.',
    )
    .argument('<hook>', 'pre-commit or pre-push')
    .argument('[argument...]', 'what git gives the hook')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak hook run pre-commit       check what is staged now

Exit codes: 0 nothing found; anything else stops the commit or push.`,
    )
    .action((name: string, rest: string[]) =>
      run(async (io) => (await import('./hook-run.js')).runHook([name, ...rest], io)),
    );
}

function withHooks(command: Command, name: string): Command {
  return command
    .option('--pre-commit', 'only the hook for commits')
    .option('--pre-push', 'only the hook for pushes')
    .addHelpText(
      'after',
      `
Examples:
  $ unleak hook ${name}
  $ unleak hook ${name} --pre-push`,
    );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
