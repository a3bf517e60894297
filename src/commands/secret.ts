import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { appendTrail } from '../trail/trail.js';
import { thisActor } from './shared/actor.js';
import { writeAll, type Io } from './shared/io.js';
import { readStored, storeNamed } from './shared/stores.js';
import { openRotationHouse } from './shared/rotation-house.js';

export interface SecretFlags {
  readonly store: string;
  readonly field?: string;
  readonly reveal?: boolean;
  readonly config?: string;
  readonly json?: boolean;
}

/** Writes a secret's current value to standard output; to a terminal only when it is asked to. */
export async function getSecret(name: string, flags: SecretFlags, io: Io): Promise<ExitCode> {
  if (io.isStdoutTty && flags.reveal !== true) {
    throw new AppError('usage', 'secret get: standard output is a terminal', {
      hint: 'pipe it to where it is needed, or add --reveal to see it',
    });
  }
  const house = await openRotationHouse(io, flags);
  try {
    const value = await readStored(await storeNamed(io, house, flags.store), name, flags.field, io.signal);
    await house.state.write((trx) =>
      appendTrail(trx, {
        at: io.clock.now().toISOString(),
        actor: thisActor(),
        action: 'secret get',
        detail: { store: flags.store, name, ...(flags.field === undefined ? {} : { field: flags.field }) },
      }),
    );
    await writeAll(io.stdout, [`${value.reveal()}${io.isStdoutTty ? '\n' : ''}`]);
    return EXIT.ok;
  } finally {
    await house.close();
  }
}

/** Names, versions and dates of what a store holds; no values. */
export async function listSecrets(flags: SecretFlags, io: Io): Promise<ExitCode> {
  const house = await openRotationHouse(io, flags);
  try {
    const entries = await (await storeNamed(io, house, flags.store)).list(io.signal);
    const lines = entries.map(
      (entry) =>
        `${entry.path}  ${entry.updatedAt}${entry.pendingRotationId === undefined ? '' : `  pending ${entry.pendingRotationId}`}\n`,
    );
    await writeAll(io.stdout, flags.json === true ? [`${JSON.stringify(entries, null, 2)}\n`] : lines);
    return EXIT.ok;
  } finally {
    await house.close();
  }
}
