import { AppError } from '../../core/errors.js';
import { SecretValue } from '../../core/secret-value.js';
import { resolveReference } from '../../config/references.js';
import type { IdentityAccess } from '../../sealing/identity.js';
import type { Io } from './io.js';

/** How the identity is unlocked: a passphrase is asked for on the terminal, a reference is looked up. */
export function identityAccess(io: Io): IdentityAccess {
  return {
    env: io.env,
    passphrase: () => askPassphrase(io, 'Passphrase of the identity:'),
    resolveReference: (reference) =>
      resolveReference(reference, {
        env: io.env,
        signal: io.signal,
        readStore: () => {
          throw new AppError('config', 'UNLEAK_IDENTITY: reading: a store can not hold the key that opens it', {
            hint: 'use a path, env:NAME or exec:[...]',
          });
        },
      }),
  };
}

/** Asks on the terminal without an echo; an error where there is none. */
export async function askPassphrase(io: Io, question: string): Promise<SecretValue> {
  const input = io.stdin();
  if (!io.isStderrTty || !('isTTY' in input && input.isTTY === true)) {
    throw new AppError('usage', 'passphrase: asking: standard input and error are not a terminal', {
      hint: 'run it on a terminal, or set UNLEAK_IDENTITY to an identity without a passphrase',
    });
  }
  const { default: password } = await import('@inquirer/password');
  return new SecretValue(await password({ message: question }, { input, output: io.stderr, signal: io.signal }));
}
