import type { ProviderConfigOf } from '../../../config/providers/index.js';
import { readField } from '../../../core/secret-document.js';
import type { SecretValue } from '../../../core/secret-value.js';
import type { Rotator } from '../../../rotators/rotator.js';
import type { VaultTokenAuth } from '../../../rotators/vault-token.js';
import type { Io } from '../io.js';
import type { RotationHouse } from '../rotation-house.js';
import { lookUp, readCertificate } from '../stores.js';

export async function openVaultToken(
  io: Io,
  house: RotationHouse,
  settings: ProviderConfigOf<'vault-token'>,
): Promise<Rotator> {
  const { vaultTokenRotator } = await import('../../../rotators/vault-token.js');
  const { address, namespace, policies, role, check } = settings;
  const auth = administrator(await lookUp(io, house, settings.admin), settings['approle-mount']);
  const authority = settings.ca === undefined ? {} : { ca: await readCertificate(io, settings.ca) };
  return vaultTokenRotator({ address, namespace, policies, role, check, auth, ...authority }, io.clock);
}

function administrator(admin: SecretValue, mount: string): VaultTokenAuth {
  if (!admin.reveal().startsWith('{')) return { token: admin };
  const roleId = readField(admin, 'role_id').reveal();
  return { approle: { roleId, secretId: readField(admin, 'secret_id'), mount } };
}
