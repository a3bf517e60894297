/** A command that tells somebody to read the store again: a reload, a restart, a deployment. */
import { AppError } from '../core/errors.js';
import { runCommand, type RunCommand } from '../platform/process.js';
import type { Consumer } from './consumer.js';

export interface CommandSettings {
  readonly argv: readonly string[];
}

export interface CommandDependencies {
  readonly env: NodeJS.ProcessEnv;
  readonly run?: RunCommand;
}

const TIMEOUT_MS = 50_000;

/**
 * Runs without a shell and gets the place of the new value (`STORE:PATH#FIELD` in UNLEAK_REFERENCE) and the rotation's id,
 * never the value. It may run again after a crash, so it has to be repeatable.
 */
export function commandConsumer({ argv }: CommandSettings, { env, run = runCommand }: CommandDependencies): Consumer {
  const program = argv[0] ?? '';
  return {
    name: `command:${argv.join(' ')}`,
    carries: ['user'],
    check: () => Promise.resolve('unknown'),
    async update({ reference, rotationId }, signal) {
      const { exitCode } = await run(argv, {
        env: { ...env, UNLEAK_REFERENCE: reference, UNLEAK_ROTATION: rotationId },
        allowEnv: ['UNLEAK_REFERENCE', 'UNLEAK_ROTATION'],
        timeoutMs: TIMEOUT_MS,
        signal,
      });
      if (exitCode === 0) return;
      throw new AppError('provider-refused', `consumer: command ${program}: exit code ${String(exitCode)}`, {
        hint: 'run it by hand to see what it says; the old credential still works',
      });
    },
  };
}
