import { startMoto, type Moto } from '../../support/moto.js';
import { startOpenbao, type Openbao } from '../../support/openbao.js';
import { LOCAL_STORE, printedText, type StoreChoice } from './leak-scene.js';

/** A reference to a value as JSON. */
export const printed = (value: unknown): string => printedText(JSON.stringify(value));

/** An entry for a new mount of this Vault, with an AppRole that may use it and nothing else. */
export async function vaultChoice(bao: Openbao, address = bao.address): Promise<StoreChoice> {
  const mount = await bao.newMount();
  const { roleId, secretId } = await bao.appRole(
    `path "${mount}/*" { capabilities = ["create", "read", "update", "patch", "delete", "list"] }`,
  );
  const auth = { approle: printed({ role_id: roleId, secret_id: secretId }) };
  return { name: 'team', stores: { team: { type: 'vault', address, mount, auth } } };
}

export function secretsManagerChoice(moto: Moto, endpoint = moto.endpoint): StoreChoice {
  const { region, admin } = moto;
  const team = { type: 'aws-secrets-manager', region, endpoint, credentials: printed(admin) };
  return { name: 'team', stores: { team } };
}

/** The three stores with their servers. */
export interface StoreServers {
  readonly moto: Moto;
  readonly choices: readonly { readonly title: string; readonly choose: () => Promise<StoreChoice> }[];
  stop(): Promise<void>;
}

export const STORE_TITLES = ['the local store', 'Vault', 'Secrets Manager'] as const;

export async function startStores({ enforceIam = false } = {}): Promise<StoreServers> {
  const moto = await startMoto({ enforceIam });
  const bao = await startOpenbao();
  const [local, vault, manager] = STORE_TITLES;
  return {
    moto,
    choices: [
      { title: local, choose: () => Promise.resolve(LOCAL_STORE) },
      { title: vault, choose: () => vaultChoice(bao) },
      { title: manager, choose: () => Promise.resolve(secretsManagerChoice(moto)) },
    ],
    stop: async () => {
      await moto.stop();
      await bao.stop();
    },
  };
}
