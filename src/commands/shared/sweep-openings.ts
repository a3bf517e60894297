import { join } from 'node:path';
import { matchesGlob } from '../../core/glob.js';
import type { SweepFile, SweepTarget } from '../../config/sweep-file.js';
import { openAskPass } from '../../platform/ask-pass.js';
import { openGit } from '../../platform/git.js';
import { pathsFor } from '../../platform/paths.js';
import type { RemoteGit } from '../../sweep/mirror.js';
import type { OpeningParts } from '../../sweep/open-target.js';
import type { Io } from './io.js';
import { sweepSecret } from './sweep-secret.js';

/** How each place of the list is opened: where mirrors are kept, and with what git is let in. */
export function openings(file: SweepFile, config: string | undefined, io: Io): (target: SweepTarget) => OpeningParts {
  const keep = file.keep ?? join(pathsFor(io.env).state, 'mirrors');
  const quietMs = file.deadlineMs;
  return ({ auth, user }) => ({
    keep,
    matchesGlob,
    openGit: async (folder, address, signal): Promise<RemoteGit> => {
      const protocol = address.startsWith('https:') ? 'https' : address.startsWith('file:') ? 'file' : 'ssh';
      if (auth === undefined) {
        const git = await openGit(folder, io.env, signal, { protocol, quietMs });
        return { run: (...args) => git.run(...args), close: () => Promise.resolve() };
      }
      const token = await sweepSecret(auth, config, io);
      const askPass = await openAskPass({ host: new URL(address).host, user, token });
      const git = await openGit(folder, io.env, signal, { protocol, quietMs, askPass: askPass.program });
      return { run: (...args) => git.run(...args), close: () => askPass.close() };
    },
  });
}
