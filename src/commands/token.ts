import { AppError } from '../core/errors.js';
import { EXIT, type ExitCode } from '../core/exit-codes.js';
import { withDeadline } from '../platform/deadline.js';
import { mintInstallationToken } from '../rotators/github/app-token.js';
import { appendTrail } from '../trail/trail.js';
import { thisActor } from './shared/actor.js';
import { writeAll, type Io } from './shared/io.js';
import { openRotationHouse } from './shared/rotation-house.js';
import { lookUp } from './shared/stores.js';

export interface TokenFlags {
  readonly reveal?: boolean;
  readonly config?: string;
}

const TIMEOUT_MS = 30_000;

/** Mints a short-lived token and writes it to standard output; to a terminal only when it is asked to. Kept nowhere. */
export async function mintToken(name: string, flags: TokenFlags, io: Io): Promise<ExitCode> {
  if (io.isStdoutTty && flags.reveal !== true) {
    throw new AppError('usage', 'token: standard output is a terminal', {
      hint: 'pipe it to where it is needed, or add --reveal to see it',
    });
  }
  const house = await openRotationHouse(io, flags);
  try {
    const settings = house.config.tokens[name];
    if (settings === undefined) {
      const known = Object.keys(house.config.tokens).join(', ');
      throw new AppError('config', `token: ${name}: not under tokens in the configuration`, {
        hint: known === '' ? 'none is there' : `there are ${known}`,
      });
    }
    const { key: reference, ...app } = settings;
    const key = await lookUp(io, house, reference);
    const { token, expiresAt } = await withDeadline(`token: ${name}`, TIMEOUT_MS, io.signal, (signal) =>
      mintInstallationToken(app, key, io.clock, signal),
    );
    await house.state.write((trx) =>
      appendTrail(trx, {
        at: io.clock.now().toISOString(),
        actor: thisActor(),
        action: 'token minted',
        detail: { name, expiresAt: expiresAt.toISOString() },
      }),
    );
    await writeAll(io.stdout, [`${token.reveal()}${io.isStdoutTty ? '\n' : ''}`]);
    io.stderr.write(`note: ${name} ends at ${expiresAt.toISOString()}\n`);
    return EXIT.ok;
  } finally {
    await house.close();
  }
}
