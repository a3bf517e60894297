import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/platform/clock.js';
import { Sealer } from '../../src/sealing/sealer.js';
import { localStore } from '../../src/stores/local.js';
import { storeContract } from './stores.js';

storeContract('local', async () => {
  const root = mkdtempSync(join(tmpdir(), 'unleak-store-'));
  const options = { dir: join(root, 'store'), sealer: await Sealer.ephemeral(), clock: systemClock };
  const store = localStore(options);
  return {
    store,
    second: localStore(options),
    seed: (path, value) => store.put(path, value, AbortSignal.timeout(60_000)),
    close: () => Promise.resolve(rmSync(root, { recursive: true, force: true })),
  };
});
