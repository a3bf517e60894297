import type { VaultTokenScene } from '../../support/vault-token-world.js';
import { printedText, type Leak } from './leak-scene.js';

/** A token of a Vault that has leaked, and an administrator of that Vault. */
export function vaultTokenLeak(scene: VaultTokenScene): Leak {
  const line = `VAULT_TOKEN=${scene.credential.secret.reveal()}\n`;
  const { address, check } = scene.settings;
  return {
    provider: 'vault',
    history: { path: 'ci.env', before: line, after: '# see the store\n' },
    env: line,
    log: `export ${line}`,
    providers: { vault: { type: 'vault-token', address, admin: printedText(scene.admin), check } },
    credential: { match: { provider: 'vault' }, rotator: 'vault', field: 'token' },
    keys: { key: 'VAULT_TOKEN' },
  };
}
