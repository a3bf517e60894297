import { join } from 'node:path';
import type { Clock } from '../platform/clock.js';
import { expandPath, pathsFor } from '../platform/paths.js';
import type { Sealer } from '../sealing/sealer.js';
import { localStore, type LocalStore } from './local.js';

export interface StoreDependencies {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  readonly sealer: Sealer;
}

/** The local store of that name; `local` is the one that exists without configuration. */
export function openLocalStore(
  name: string,
  settings: { readonly dir?: string | undefined },
  deps: StoreDependencies,
): LocalStore {
  const data = pathsFor(deps.env).data;
  const dir = settings.dir === undefined ? join(data, 'stores', name) : expandPath(settings.dir, deps.env, data);
  return localStore({ dir, sealer: deps.sealer, clock: deps.clock });
}
