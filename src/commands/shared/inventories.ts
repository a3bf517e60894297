import type { ProviderConfigOf } from '../../config/providers/index.js';
import type { ProviderConfig } from '../../config/schema.js';
import type { Inventory } from '../../audit/inventory.js';
import type { ProviderEntry } from '../../audit/collect.js';
import type { VaultAudit } from '../../audit/inventories/vault.js';
import { AppError } from '../../core/errors.js';
import { readField } from '../../core/secret-document.js';
import type { SecretValue } from '../../core/secret-value.js';
import { awsAccess } from './aws-access.js';
import type { Io } from './io.js';
import type { RotationHouse } from './rotation-house.js';
import { lookUp, readCertificate } from './stores.js';

/** The providers that have to be audited, each with what lists its tokens. Nothing is looked up before it is opened. */
export function entriesOf(
  io: Io,
  house: RotationHouse,
  names: readonly string[] | undefined,
): readonly ProviderEntry[] {
  const configured = house.config.providers;
  const unknown = names?.find((name) => !Object.hasOwn(configured, name));
  if (unknown !== undefined) {
    const known = Object.keys(configured).sort().join(', ');
    throw new AppError('usage', `audit: --provider: ${unknown}: not under providers in the configuration`, {
      hint: known === '' ? 'none is there' : `there are ${known}`,
    });
  }
  return Object.entries(configured)
    .filter(([name]) => names?.includes(name) ?? true)
    .map(([name, settings]) => ({ name, type: settings.type, open: openerOf(io, house, settings) }));
}

/** A new inventory is a file in `audit/inventories` and a case here. Undefined for types whose tokens nothing lists. */
function openerOf(io: Io, house: RotationHouse, settings: ProviderConfig): (() => Promise<Inventory>) | undefined {
  switch (settings.type) {
    case 'aws-iam':
      return () => openAws(io, house, settings);
    case 'github':
      return () => openGithub(io, house, settings);
    case 'gitlab':
      return () => openGitlab(io, house, settings);
    case 'cloudflare':
      return () => openCloudflare(io, house, settings);
    case 'openai':
      return () => openOpenai(io, house, settings);
    case 'sendgrid':
      return () => openSendgrid(io, house, settings);
    case 'vault-token':
      return () => openVault(io, house, settings);
    case 'generic':
    case 'google-api-key':
    case 'google-service-account':
    case 'mysql':
    case 'npm':
    case 'postgres':
    case 'redis':
    case 'slack':
    case 'ssh':
    case 'stripe':
      return undefined;
  }
}

async function openAws(io: Io, house: RotationHouse, settings: ProviderConfigOf<'aws-iam'>): Promise<Inventory> {
  const { awsInventory } = await import('../../audit/inventories/aws.js');
  const { iamReader } = await import('../../audit/inventories/aws-client.js');
  const { account, region, endpoint } = settings;
  const admin = awsAccess(await lookUp(io, house, settings.admin));
  return awsInventory(account, iamReader({ region, endpoint, admin }), io.clock);
}

async function openGithub(io: Io, house: RotationHouse, settings: ProviderConfigOf<'github'>): Promise<Inventory> {
  const { audit, api } = settings;
  if (audit === undefined) {
    throw new AppError('config', 'github: listing tokens: the organization: not configured', {
      hint: 'add audit: { organization: NAME, app: { app-id: ..., installation-id: ..., key: REFERENCE } }',
    });
  }
  const { githubInventory } = await import('../../audit/inventories/github.js');
  const admin =
    audit.app === undefined
      ? await adminOf(io, house, settings)
      : await installationToken(io, house, api, { ...audit, app: audit.app });
  const { organization, sso: hasSso } = audit;
  return githubInventory({ address: api, admin, organization, hasSso }, io.clock);
}

type GithubAudit = NonNullable<ProviderConfigOf<'github'>['audit']>;

/** With the rights to read lists and nothing else. It ends by itself within the hour. */
async function installationToken(
  io: Io,
  house: RotationHouse,
  api: string,
  { app, sso }: GithubAudit & { readonly app: NonNullable<GithubAudit['app']> },
): Promise<SecretValue> {
  const { mintInstallationToken } = await import('../../rotators/github/app-token.js');
  const { appId, installationId, key } = app;
  const always = { organization_personal_access_tokens: 'read', administration: 'read' } as const;
  const permissions = sso ? ({ ...always, organization_administration: 'read' } as const) : always;
  const settings = { api, appId, installationId, permissions };
  const { token } = await mintInstallationToken(settings, await lookUp(io, house, key), io.clock, io.signal);
  return token;
}

async function openGitlab(io: Io, house: RotationHouse, settings: ProviderConfigOf<'gitlab'>): Promise<Inventory> {
  const { gitlabInventory } = await import('../../audit/inventories/gitlab.js');
  const admin = await adminOf(io, house, settings);
  const ca = settings.ca === undefined ? undefined : await readCertificate(io, settings.ca);
  const { groups = [], projects = [] } = settings.audit ?? {};
  const homes = [
    ...groups.map((path) => ({ kind: 'group', path }) as const),
    ...projects.map((path) => ({ kind: 'project', path }) as const),
  ];
  return gitlabInventory({ address: settings.address, ca, admin, homes }, io.clock);
}

async function openCloudflare(
  io: Io,
  house: RotationHouse,
  settings: ProviderConfigOf<'cloudflare'>,
): Promise<Inventory> {
  const { cloudflareInventory } = await import('../../audit/inventories/cloudflare.js');
  const { api: address, account } = settings;
  return cloudflareInventory({ address, account, admin: await adminOf(io, house, settings) }, io.clock);
}

async function openOpenai(io: Io, house: RotationHouse, settings: ProviderConfigOf<'openai'>): Promise<Inventory> {
  const { openaiInventory } = await import('../../audit/inventories/openai.js');
  return openaiInventory({ address: settings.api, admin: await lookUp(io, house, settings.admin) }, io.clock);
}

async function openSendgrid(io: Io, house: RotationHouse, settings: ProviderConfigOf<'sendgrid'>): Promise<Inventory> {
  const { sendgridInventory } = await import('../../audit/inventories/sendgrid.js');
  const { address, admin } = settings;
  return sendgridInventory({ address, admin: await lookUp(io, house, admin) }, io.clock);
}

async function openVault(io: Io, house: RotationHouse, settings: ProviderConfigOf<'vault-token'>): Promise<Inventory> {
  const { vaultInventory } = await import('../../audit/inventories/vault.js');
  const { address, namespace } = settings;
  const ca = settings.ca === undefined ? undefined : await readCertificate(io, settings.ca);
  const admin = await lookUp(io, house, settings.admin);
  return vaultInventory({ address, ca, namespace, auth: vaultAuth(admin, settings['approle-mount']) }, io.clock);
}

function vaultAuth(admin: SecretValue, mount: string): VaultAudit['auth'] {
  if (!admin.reveal().startsWith('{')) return { token: admin };
  const roleId = readField(admin, 'role_id').reveal();
  return { approle: { roleId, secretId: readField(admin, 'secret_id'), mount } };
}

function adminOf(
  io: Io,
  house: RotationHouse,
  { type, admin }: { readonly type: string; readonly admin?: string | undefined },
): Promise<SecretValue> {
  if (admin !== undefined) return lookUp(io, house, admin);
  throw new AppError('config', `${type}: listing tokens: admin: not configured`, {
    hint: 'add admin: a reference to a token that may list tokens',
  });
}
