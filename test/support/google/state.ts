// The fake's projects, who may do what in them, their API keys, service accounts and tokens.
import { generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { selfSignedCertificate } from './certificate.js';
import * as mint from './mint.js';
import type {
  GoogleAccessToken,
  GoogleApiKey,
  GoogleOperation,
  GooglePrincipal,
  GoogleProject,
  GoogleRestrictions,
  GoogleServiceAccount,
  GoogleServiceAccountKey,
} from './model.js';

export interface GoogleOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** A key that was deleted or disabled goes on working for so long. */
  readonly deathDelayMs?: number;
  /** A key that was deleted or disabled goes on working for so many uses. */
  readonly deathAfterUses?: number;
  /** How often an operation is asked for before it is done; 0: it is done when it begins. */
  readonly operationPolls?: number;
  /** API keys that a project may have. */
  readonly mostApiKeys?: number;
  /** What a second upload of the same public key does. The provider does not document it. */
  readonly secondUpload?: 'refused' | 'another key';
}

export const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
/** "You can create up to 10 keys for a service account." */
export const MOST_SERVICE_ACCOUNT_KEYS = 10;
const HOUR_MS = 3_600_000;
const FOR_EVER = new Date('9999-12-31T23:59:59Z');

/** No one has the private half of a system-managed key, so that one public half serves for all. */
let systemKeys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;

export class GoogleState {
  readonly projects: GoogleProject[] = [];
  readonly principals: GooglePrincipal[] = [];
  readonly serviceAccounts: GoogleServiceAccount[] = [];
  readonly accessTokens: GoogleAccessToken[] = [];
  readonly apiKeys: GoogleApiKey[] = [];
  readonly operations: GoogleOperation[] = [];
  /** What requests should not have been, beyond their shape. */
  readonly complaints: string[] = [];
  readonly options: GoogleOptions;

  constructor(options: GoogleOptions) {
    this.options = options;
  }

  get now(): number {
    return (this.options.now ?? Date.now)();
  }

  addProject(id = 'orders'): GoogleProject {
    const project = { id, number: mint.mintNumber(12), constraints: new Set<string>(), keyHours: undefined };
    this.projects.push(project);
    return project;
  }

  /** A person with these permissions in a project, and an access token of theirs. */
  addCaller(
    project: GoogleProject,
    permissions: readonly string[],
    scopes: readonly string[] = [CLOUD_PLATFORM],
  ): GoogleAccessToken {
    const email = `person-${String(this.principals.length + 1)}@${project.id}.internal`;
    const principal = { email, permissions: new Map<string, Set<string>>() };
    this.principals.push(principal);
    this.grant(principal, project, permissions);
    return this.addAccessToken(email, scopes, undefined);
  }

  grant(principal: GooglePrincipal, project: GoogleProject, permissions: readonly string[]): void {
    const held = principal.permissions.get(project.id) ?? [];
    principal.permissions.set(project.id, new Set([...held, ...permissions]));
  }

  /** With the key that the provider keeps for itself, as every account has. */
  addServiceAccount(
    project: GoogleProject,
    name = 'deploy',
    permissions: readonly string[] = [],
  ): GoogleServiceAccount {
    const account: GoogleServiceAccount = {
      email: `${name}@${project.id}.iam.gserviceaccount.com`,
      projectId: project.id,
      uniqueId: mint.mintNumber(21),
      isDisabled: false,
      permissions: new Map(),
      keys: [],
    };
    this.grant(account, project, permissions);
    systemKeys ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    const validBeforeMs = this.now + 400 * 24 * HOUR_MS;
    this.#addKey(account, { ...systemKeys, origin: 'GOOGLE_PROVIDED', type: 'SYSTEM_MANAGED', validBeforeMs });
    this.serviceAccounts.push(account);
    return account;
  }

  /** A key pair that the provider makes; its private half is told once, here. */
  addServiceAccountKey(account: GoogleServiceAccount): {
    readonly key: GoogleServiceAccountKey;
    readonly privateKey: KeyObject;
    /** The JSON of the key file. */
    readonly file: string;
  } {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { keyHours } = this.projectOf(account.projectId)!;
    const validBeforeMs = keyHours === undefined ? undefined : this.now + keyHours * HOUR_MS;
    const key = this.#addKey(account, { ...pair, origin: 'GOOGLE_PROVIDED', type: 'USER_MANAGED', validBeforeMs });
    return { key, privateKey: pair.privateKey, file: keyFile(account, key, pair.privateKey) };
  }

  /** A public key that its owner brought, in a certificate. */
  uploadServiceAccountKey(
    account: GoogleServiceAccount,
    parts: Pick<GoogleServiceAccountKey, 'publicKey' | 'certificate' | 'validAfterMs' | 'validBeforeMs'>,
  ): GoogleServiceAccountKey {
    const key = freshKey({ ...parts, origin: 'USER_PROVIDED', type: 'USER_MANAGED' });
    account.keys.push(key);
    return key;
  }

  addAccessToken(email: string, scopes: readonly string[], keyId: string | undefined): GoogleAccessToken {
    const token = {
      id: `access-${String(this.accessTokens.length + 1)}`,
      value: mint.mintAccessToken(),
      email,
      scopes,
      expiresAtMs: this.now + HOUR_MS,
      keyId,
      isRevoked: false,
    };
    this.accessTokens.push(token);
    return token;
  }

  addApiKey(
    project: GoogleProject,
    parts: {
      readonly id?: string | undefined;
      readonly displayName?: string;
      readonly annotations?: Readonly<Record<string, string>>;
      readonly restrictions?: GoogleRestrictions | undefined;
    } = {},
  ): GoogleApiKey {
    const uid = randomUUID();
    const key: GoogleApiKey = {
      id: parts.id ?? uid,
      uid,
      value: mint.mintApiKey(),
      projectId: project.id,
      displayName: parts.displayName ?? '',
      annotations: parts.annotations ?? {},
      restrictions: parts.restrictions,
      createdAtMs: this.now,
      updatedAtMs: this.now,
      deletedAtMs: undefined,
      revision: 1,
      lastUsedAtMs: undefined,
      ended: undefined,
      usesSinceEnd: 0,
    };
    this.apiKeys.push(key);
    return key;
  }

  /** By id or number. */
  projectOf(name: string): GoogleProject | undefined {
    return this.projects.find(({ id, number }) => id === name || number === name);
  }

  /** By email or unique id; the project may be `-`. */
  accountOf(project: string, name: string): GoogleServiceAccount | undefined {
    const account = this.serviceAccounts.find(({ email, uniqueId }) => email === name || uniqueId === name);
    return project === '-' || this.projectOf(project)?.id === account?.projectId ? account : undefined;
  }

  principalOf(email: string): GooglePrincipal | undefined {
    return [...this.principals, ...this.serviceAccounts].find((principal) => principal.email === email);
  }

  /** Whether something that was ended still works, by the delays that were asked for; counts the use. */
  outlives(thing: GoogleApiKey | GoogleServiceAccountKey): boolean {
    const { deathDelayMs = 0, deathAfterUses = 0 } = this.options;
    if (thing.ended === undefined) return true;
    if (this.now < thing.ended.atMs + deathDelayMs) return true;
    if (thing.usesSinceEnd >= deathAfterUses) return false;
    thing.usesSinceEnd += 1;
    return true;
  }

  /** Everything that lasts, as text that two moments can be compared by; without a secret value or a last use. */
  stateText(): string {
    const accounts = this.serviceAccounts.map(({ keys, permissions, ...rest }) => ({
      ...rest,
      permissions: [...permissions].map(([project, held]) => [project, [...held].sort()]),
      keys: keys.map(({ publicKey: _key, usesSinceEnd: _uses, lastUsedAtMs: _last, ...key }) => key),
    }));
    const apiKeys = this.apiKeys.map(({ value: _value, usesSinceEnd: _uses, lastUsedAtMs: _last, ...rest }) => rest);
    const accessTokens = this.accessTokens.map(({ value: _value, ...rest }) => rest);
    const projects = this.projects.map(({ constraints, ...rest }) => ({
      ...rest,
      constraints: [...constraints].sort(),
    }));
    return JSON.stringify({ projects, accounts, apiKeys, accessTokens }, undefined, 1);
  }

  #addKey(
    account: GoogleServiceAccount,
    parts: Pick<GoogleServiceAccountKey, 'publicKey' | 'origin' | 'type' | 'validBeforeMs'> & {
      readonly privateKey: KeyObject;
    },
  ): GoogleServiceAccountKey {
    const { privateKey, ...rest } = parts;
    const notAfter = parts.validBeforeMs === undefined ? FOR_EVER : new Date(parts.validBeforeMs);
    const certificate = selfSignedCertificate({
      commonName: account.uniqueId,
      publicKey: parts.publicKey,
      privateKey,
      notBefore: new Date(this.now),
      notAfter,
    });
    const key = freshKey({ ...rest, certificate, validAfterMs: this.now });
    account.keys.push(key);
    return key;
  }
}

function freshKey(
  parts: Omit<GoogleServiceAccountKey, 'id' | 'isDisabled' | 'isDeleted' | 'ended' | 'usesSinceEnd' | 'lastUsedAtMs'>,
): GoogleServiceAccountKey {
  const fresh = { isDisabled: false, isDeleted: false, ended: undefined, usesSinceEnd: 0, lastUsedAtMs: undefined };
  return { id: mint.mintKeyId(), ...parts, ...fresh };
}

function keyFile(account: GoogleServiceAccount, key: GoogleServiceAccountKey, privateKey: KeyObject): string {
  return JSON.stringify({
    type: 'service_account',
    project_id: account.projectId,
    private_key_id: key.id,
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: account.email,
    client_id: account.uniqueId,
    auth_uri: 'https://accounts.google.com/o/oauth2/auth',
    token_uri: 'https://oauth2.googleapis.com/token',
    auth_provider_x509_cert_url: 'https://www.googleapis.com/oauth2/v1/certs',
    client_x509_cert_url: `https://www.googleapis.com/robot/v1/metadata/x509/${encodeURIComponent(account.email)}`,
    universe_domain: 'googleapis.com',
  });
}
