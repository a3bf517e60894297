import { resolveReference } from '../../config/references.js';
import type { SecretValue } from '../../core/secret-value.js';
import type { Io } from './io.js';

/** What a reference in a list stands for. Stores are only opened for one that names them. */
export function sweepSecret(reference: string, config: string | undefined, io: Io): Promise<SecretValue> {
  return resolveReference(reference, {
    env: io.env,
    signal: io.signal,
    readStore: async (store, path, field) => {
      const { openRotationHouse } = await import('./rotation-house.js');
      const { readStored, storeNamed } = await import('./stores.js');
      const house = await openRotationHouse(io, config === undefined ? {} : { config });
      try {
        return await readStored(await storeNamed(io, house, store), path, field, io.signal);
      } finally {
        await house.close();
      }
    },
  });
}
