import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SecretValue } from '../../src/core/secret-value.js';
import { systemClock } from '../../src/platform/clock.js';
import { Sealer } from '../../src/sealing/sealer.js';
import { awsSecretsManagerStore } from '../../src/stores/aws-secrets-manager.js';
import { localStore } from '../../src/stores/local.js';
import type { SecretStore } from '../../src/stores/secret-store.js';
import { vaultStore } from '../../src/stores/vault.js';
import { missingBackend } from './backends.js';
import { startMoto } from './moto.js';
import { startOpenbao } from './openbao.js';

/** A store that runs, and somebody else's way to write to it. */
export interface SharedStore {
  open(): SecretStore;
  /** Makes the value current as a person or another program would, and gives its version's id. */
  write(path: string, value: SecretValue): Promise<string>;
  stop(): Promise<void>;
}

const signal = AbortSignal.timeout(20 * 60_000);

/** One of each type. */
export const SHARED_STORES: readonly {
  readonly title: string;
  readonly missing: string | undefined;
  start(): Promise<SharedStore>;
}[] = [
  { title: 'the local store', missing: undefined, start: startLocal },
  { title: 'Vault (OpenBao)', missing: missingBackend('bao'), start: startVault },
  { title: 'AWS Secrets Manager (moto)', missing: missingBackend('python'), start: startAws },
];

async function startLocal(): Promise<SharedStore> {
  const dir = await mkdtemp(join(tmpdir(), 'unleak-test-'));
  const sealer = await Sealer.ephemeral();
  const open = (): ReturnType<typeof localStore> => localStore({ dir, sealer, clock: systemClock });
  return { open, write: (path, value) => open().put(path, value, signal), stop: () => rm(dir, { recursive: true }) };
}

async function startVault(): Promise<SharedStore> {
  const bao = await startOpenbao();
  const mount = await bao.newMount();
  const auth = { token: new SecretValue(bao.rootToken) };
  return {
    open: () => vaultStore({ address: bao.address, mount, auth }, { clock: systemClock }),
    write: async (path, value) => {
      const data: unknown = JSON.parse(value.reveal());
      const answer = await bao.call('POST', `${mount}/data/${path}`, { data });
      return String((answer['data'] as { version: number }).version);
    },
    stop: () => bao.stop(),
  };
}

async function startAws(): Promise<SharedStore> {
  const moto = await startMoto();
  const { endpoint, region, admin } = moto;
  const sdk = new SecretsManagerClient({ endpoint, region, credentials: admin });
  const credentials = { accessKeyId: admin.accessKeyId, secretAccessKey: new SecretValue(admin.secretAccessKey) };
  return {
    open: () => awsSecretsManagerStore({ region, endpoint, credentials }),
    write: async (SecretId, value) => {
      const SecretString = value.reveal();
      try {
        const { VersionId = '' } = await sdk.send(new CreateSecretCommand({ Name: SecretId, SecretString }));
        return VersionId;
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'ResourceExistsException') throw error;
        const { VersionId = '' } = await sdk.send(new PutSecretValueCommand({ SecretId, SecretString }));
        return VersionId;
      }
    },
    stop: async () => {
      sdk.destroy();
      await moto.stop();
    },
  };
}
