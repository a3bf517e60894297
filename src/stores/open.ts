import { join } from 'node:path';
import { AppError } from '../core/errors.js';
import type { Clock } from '../platform/clock.js';
import { expandPath, pathsFor } from '../platform/paths.js';
import type { Sealer } from '../sealing/sealer.js';
import { localStore, type LocalStore } from './local.js';
import type { SecretStore } from './secret-store.js';

/** What the configuration says about a store. */
export interface StoreSettings {
  readonly type: string;
  /** Of a local store; below the user's data folder unless said otherwise. */
  readonly dir?: string | undefined;
}

export interface StoreDependencies {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly sealer: Sealer;
}

/** The store that a configuration entry describes. Nothing is read or written yet. */
export function openStore(name: string, settings: StoreSettings, deps: StoreDependencies): SecretStore {
  switch (settings.type) {
    case 'local':
      return openLocalStore(name, settings, deps);
    default:
      throw new AppError('unsupported', `store ${name}: open: type ${settings.type}: not supported (expected local)`);
  }
}

/** The local store of that name; `local` is the one that exists without configuration. */
export function openLocalStore(
  name: string,
  settings: Pick<StoreSettings, 'dir'>,
  deps: StoreDependencies,
): LocalStore {
  const data = pathsFor(deps.env).data;
  const dir = settings.dir === undefined ? join(data, 'stores', name) : expandPath(settings.dir, deps.env, data);
  return localStore({ dir, sealer: deps.sealer, clock: deps.clock });
}
