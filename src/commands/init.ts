import { initialise } from '../config/initialise.js';
import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { createIdentity } from '../sealing/identity.js';
import { askPassphrase } from './shared/identity-access.js';
import { writeAll, type Io } from './shared/io.js';

/** Writes configuration and identity where they are missing and tells how to back the identity up. */
export async function runInit(
  flags: { readonly passphrase?: boolean; readonly json?: boolean },
  io: Io,
): Promise<ExitCode> {
  const passphrase = flags.passphrase === true ? await newPassphrase(io) : undefined;
  const { text, ...result } = await initialise({ env: io.env, passphrase, createIdentity, clock: io.clock });
  await writeAll(io.stdout, [flags.json === true ? `${JSON.stringify(result, null, 2)}\n` : text]);
  return EXIT.ok;
}

async function newPassphrase(io: Io): Promise<Awaited<ReturnType<typeof askPassphrase>>> {
  const first = await askPassphrase(io, 'New passphrase:');
  const second = await askPassphrase(io, 'Again:');
  if (first.equals(second) && first.length > 0) return first;
  throw new AppError('usage', 'init: --passphrase: the two entries differ, or are empty');
}
