import { loadUserConfig } from '../../config/load.js';
import { loadRepositoryConfig, mergeAdditions } from '../../config/repository-config.js';
import type { Config } from '../../config/schema.js';
import { Journal } from '../../journal/journal.js';
import { pathsFor } from '../../platform/paths.js';
import { isProcessGone } from '../../platform/process-name.js';
import { Sealer } from '../../sealing/sealer.js';
import { openState, type State } from '../../state/database.js';
import { identityAccess } from './identity-access.js';
import type { Io } from './io.js';
import { recordEvent } from './record-event.js';
import { repositoryAround } from './repository-around.js';

/** What every command about rotations works with; `close` it at the end. */
export interface RotationHouse {
  readonly config: Config;
  readonly state: State;
  readonly sealer: Sealer;
  readonly journal: Journal;
  close(): Promise<void>;
}

/** Opens configuration, state, sealing and journal. Without an identity it says to run `init`. */
export async function openRotationHouse(io: Io, flags: { readonly config?: string }): Promise<RotationHouse> {
  const config = await loadConfig(io, flags);
  const sealer = await Sealer.open(identityAccess(io));
  const state = await openState(pathsFor(io.env).state);
  const journal = new Journal({
    state,
    sealer,
    now: () => io.clock.now(),
    isHolderGone: isProcessGone,
    onEvent: recordEvent,
  });
  return { config, state, sealer, journal, close: () => state.close() };
}

/** The user's configuration, with what that of the repository around the current folder adds if it is trusted. */
export async function loadConfig(io: Io, flags: { readonly config?: string }): Promise<Config> {
  const config = await loadUserConfig({ env: io.env, cwd: io.cwd, configPath: flags.config });
  const root = repositoryAround(io.cwd);
  const repository = root === undefined ? undefined : await loadRepositoryConfig(root, io.env);
  if (repository === undefined) return config;
  for (const message of repository.messages) io.stderr.write(`note: ${message}\n`);
  return mergeAdditions(config, repository);
}
